import { buildSubgraphSchema } from '@apollo/subgraph'
import type { Claims } from '@howl/platform/claims'
import { subgraphSdl } from '@howl/platform/sdl'
import { isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutationInputs } from './mutation-cases.ts'
import { fieldsOf, isForOperators, mutationFor, operationFor, publishedGraph, scopeOf, selectField, type PublishedField } from './published-graph.ts'
import { seedProject, type Seeded } from './seed.ts'

/**
 * Every door of the graph, tried by those who may not enter. The cases come from the schemas themselves: a new field is
 * tested without anybody thinking of it, or fails here for want of a case.
 */
const SUBGRAPHS = ['identity', 'finance', 'growth', 'ai'] as const
type Name = (typeof SUBGRAPHS)[number]

/** Reached with no scope on purpose. What each shows to whom is tested below, one by one. */
const PUBLIC_QUERIES = ['viewer', 'project', 'portfolio', 'roles', 'invitation']
const PUBLIC_MUTATIONS = ['signUp', 'signIn', 'refreshSession', 'signOut', 'revokeSession', 'createProject', 'acceptInvitation', 'endImpersonation', 'updateProfile', 'changePassword']

const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'INTERNAL_SERVER_ERROR', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']

let seeded: Seeded
beforeAll(async () => {
  seeded = await seedProject()
}, 180_000)
afterAll(() => seeded?.stop())

const schemas = Object.fromEntries(
  SUBGRAPHS.map((name) => [name, buildSubgraphSchema(subgraphSdl(name, new URL(`../subgraphs/${name}`, import.meta.url).pathname))]),
) as Record<Name, ReturnType<typeof buildSubgraphSchema>>

type Door = { subgraph: Name; label: string; scope: string | null; isForOperators: boolean; ask: () => { query: string; variables: Record<string, unknown> } }

const hasKey = (type: GraphQLObjectType): boolean =>
  [type.astNode, ...type.extensionASTNodes].some((node) => node?.directives?.some(({ name }) => name.value === 'key'))

/** The own scope of a field of an entity, else the scope of the type in this very subgraph. */
function entityDoors(subgraph: Name): Door[] {
  return Object.values(schemas[subgraph].getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || !hasKey(type)) return []
    return Object.values(type.getFields()).map((field): Door => {
      const published: PublishedField = { parent: type, field }
      const own = scopeOf(published)
      const { text, declarations } = selectField(published, 1)
      return {
        subgraph,
        label: `${type.name}.${field.name}`,
        scope: own,
        isForOperators: isForOperators(published),
        ask: () => {
          const head = ['$representations: [_Any!]!', ...declarations].join(', ')
          return {
            query: `query (${head}) { _entities(representations: $representations) { ... on ${type.name} { ${text} } } }`,
            variables: { ...seeded.variables, representations: [seeded.representation(type.name)] },
          }
        },
      }
    })
  })
}

function mutationDoors(subgraph: Name): Door[] {
  return fieldsOf(schemas[subgraph], 'Mutation')
    .filter(({ field }) => !PUBLIC_MUTATIONS.includes(field.name))
    .map((published) => ({
      subgraph,
      label: `Mutation.${published.field.name}`,
      scope: scopeOf(published),
      isForOperators: isForOperators(published),
      ask: () => mutationFor(published, mutationInputs[published.field.name]?.(seeded.seed) ?? {}),
    }))
}

const allDoors = SUBGRAPHS.flatMap((name) => [...entityDoors(name), ...mutationDoors(name)])
const doors = allDoors.filter((door) => !door.isForOperators)

async function codesOf(door: Door, claims: Claims): Promise<{ code: unknown; scope: unknown }[]> {
  const { errors } = await seeded.execute(door.subgraph, door.ask(), claims)
  return (errors ?? []).map(({ extensions }) => ({ code: extensions?.code, scope: extensions?.scope }))
}

describe('the cases', () => {
  it('cover every mutation that is published', () => {
    const published = fieldsOf(publishedGraph, 'Mutation').map(({ field }) => field.name)
    expect(published.filter((name) => !mutationInputs[name])).toEqual([])
    expect(Object.keys(mutationInputs).filter((name) => !published.includes(name))).toEqual([])
  })

  it('know every query and mutation that needs no scope', () => {
    const open = (type: string) => fieldsOf(publishedGraph, type).filter((one) => scopeOf(one) === null && !isForOperators(one)).map(({ field }) => field.name)
    expect(open('Query').sort()).toEqual([...PUBLIC_QUERIES].sort())
    expect(open('Mutation').sort()).toEqual([...PUBLIC_MUTATIONS].sort())
    // Whoever asks for a project names it by its id.
    expect(open('Project')).toEqual(['id'])
  })
})

describe.each(SUBGRAPHS)('straight at %s, with claims that the gateway signed', (subgraph) => {
  const own = doors.filter((door) => door.subgraph === subgraph)

  it.each(own.filter(({ label }) => !label.startsWith('Mutation')).map((door) => [door.label, door] as const))(
    'lets the owner through %s, so that the refusals below mean something',
    async (_, door) => {
      const codes = await codesOf(door, seeded.owner)
      expect(codes.filter(({ code }) => REFUSALS.includes(String(code)))).toEqual([])
    },
  )

  it.each(own.map((door) => [door.label, door] as const))('hides %s from a stranger as if it were not there', async (_, door) => {
    expect((await codesOf(door, seeded.stranger)).map(({ code }) => code)).toEqual(['NOT_FOUND'])
  })

  it.each(own.filter(({ scope }) => scope !== null).map((door) => [door.label, door] as const))(
    'refuses %s to a member who has every scope but its own, and names it',
    async (_, door) => {
      expect(await codesOf(door, seeded.without(door.scope ?? ''))).toEqual([{ code: 'FORBIDDEN', scope: door.scope }])
    },
  )

  it.each(own.map((door) => [door.label, door] as const))('asks whoever comes to %s signed out to sign in', async (_, door) => {
    expect((await codesOf(door, seeded.anonymous)).map(({ code }) => code)).toEqual(['UNAUTHENTICATED'])
  })
})

/** Doors of the whole installation: there is no project that could be somebody else's, so whoever is no operator is told so. */
describe('what is for operators', () => {
  const own = allDoors.filter((door) => door.isForOperators).map((door) => [`${door.subgraph} ${door.label}`, door] as const)
  const published = ['Query', 'Mutation'].flatMap((type) => fieldsOf(publishedGraph, type).filter(isForOperators)).map((one) => [one.field.name, one] as const)
  const operation = (one: PublishedField) => (one.parent.name === 'Mutation' ? mutationFor(one, mutationInputs[one.field.name]?.(seeded.seed)) : operationFor(one, seeded.variables, 2))
  const distinct = (codes: unknown[]) => [...new Set(codes)]

  it.each(own)('%s: FORBIDDEN for everybody else, whatever they may in projects; UNAUTHENTICATED signed out', async (_, door) => {
    const codes = async (claims: Claims) => distinct((await codesOf(door, claims)).map(({ code }) => code))
    const { seed } = seeded
    const looking: Claims = { ...seeded.owner, globalRole: 'SUPERADMIN', caller: { kind: 'operator', operatorId: seed.memberId, userId: seed.ownerId, sessionId: seed.sessionId, impersonationId: seed.sessionId } }
    const key: Claims = { ...seeded.owner, globalRole: 'SUPERADMIN', caller: { kind: 'key', keyId: seed.apiKeyId } }
    const run: Claims = { ...seeded.owner, globalRole: 'SUPERADMIN', caller: { kind: 'agent', userId: seed.ownerId, runId: seed.runId } }
    for (const claims of [seeded.owner, seeded.stranger, looking, key, run]) expect(await codes(claims)).toEqual(['FORBIDDEN'])
    expect(await codes(seeded.anonymous)).toEqual(['UNAUTHENTICATED'])
    if (!door.label.startsWith('Mutation')) expect((await codes(seeded.operator)).filter((code) => REFUSALS.includes(String(code)))).toEqual([])
  })

  it.each(published)('%s, through the gateway: the same, and open to an operator', async (_, one) => {
    for (const token of [seeded.tokens.owner, seeded.tokens.stranger]) expect(distinct(await seeded.codes(operation(one), token))).toEqual(['FORBIDDEN'])
    expect(distinct(await seeded.codes(operation(one), null))).toEqual(['UNAUTHENTICATED'])
    // There is no such work, which only an operator is told.
    const isOfWork = one.field.name.endsWith('WorkAnywhere') && one.field.name !== 'retryAiWorkAnywhere'
    expect(await seeded.codes(operation(one), seeded.tokens.operator)).toEqual(isOfWork ? ['NOT_FOUND'] : [])
  })

  it('gives an operator no way into a project', async () => {
    for (const one of fieldsOf(publishedGraph, 'Project')) {
      expect(await seeded.codes(operationFor(one, seeded.variables, 1), seeded.tokens.operator), one.field.name).toEqual(['NOT_FOUND'])
    }
  })
})

describe('through the gateway', () => {
  const projectFields = fieldsOf(publishedGraph, 'Project')
  const mutations = fieldsOf(publishedGraph, 'Mutation').filter((one) => !PUBLIC_MUTATIONS.includes(one.field.name) && !isForOperators(one))
  const named = (fields: PublishedField[]) => fields.map((published) => [published.field.name, published] as const)

  it.each(named(projectFields))('Project.%s: NOT_FOUND for a stranger, UNAUTHENTICATED signed out, answered for the owner', async (_, published) => {
    const operation = operationFor(published, seeded.variables, 1)
    expect(await seeded.codes(operation, seeded.tokens.stranger)).toEqual(['NOT_FOUND'])
    expect(await seeded.codes(operation, null)).toEqual(['UNAUTHENTICATED'])
    expect(await seeded.codes(operation, seeded.tokens.owner)).toEqual([])
  })

  it.each(named(projectFields.filter((one) => scopeOf(one) !== null)))('Project.%s: FORBIDDEN for an API key that lacks its scope', async (_, published) => {
    const scope = scopeOf(published) ?? ''
    const operation = operationFor(published, seeded.variables, 1)
    const key = await seeded.keyWithout(scope)
    expect([...new Set(await seeded.codes(operation, key))]).toEqual(['FORBIDDEN'])
  })

  it.each(named(mutations))('%s: NOT_FOUND for a stranger, UNAUTHENTICATED signed out', async (name, published) => {
    const operation = mutationFor(published, mutationInputs[name]?.(seeded.seed))
    expect(await seeded.codes(operation, seeded.tokens.stranger)).toEqual(['NOT_FOUND'])
    expect(await seeded.codes(operation, null)).toEqual(['UNAUTHENTICATED'])
  })

  it.each(named(mutations))('%s: FORBIDDEN for an API key that lacks its scope', async (name, published) => {
    const operation = mutationFor(published, mutationInputs[name]?.(seeded.seed))
    expect(await seeded.codes(operation, await seeded.keyWithout(scopeOf(published) ?? ''))).toEqual(['FORBIDDEN'])
  })

  it.each(['expired', 'forged', 'unknown API key', 'not a token'] as const)('refuses a credential that is %s', async (kind) => {
    const operation = operationFor(projectFields[0]!, seeded.variables, 1)
    expect(await seeded.codes(operation, seeded.badTokens[kind])).toEqual(['UNAUTHENTICATED'])
  })
})

describe('doors that need no scope', () => {
  const query = (name: string) => fieldsOf(publishedGraph, 'Query').find(({ field }) => field.name === name)!

  it('viewer is nobody when signed out, and shows a stranger no project of others', async () => {
    const anonymous = await seeded.ask(operationFor(query('viewer'), {}), null)
    expect(anonymous.data).toEqual({ viewer: null })
    const stranger = await seeded.ask({ query: '{ viewer { projects { nodes { id } } } }', variables: {} }, seeded.tokens.stranger)
    expect(JSON.stringify(stranger.data)).not.toContain(seeded.seed.projectId)
  })

  it('portfolio: shows a stranger no project of others, and asks whoever is signed out to sign in', async () => {
    const operation = operationFor(query('portfolio'), seeded.variables, 4)
    expect(await seeded.codes(operation, null)).toEqual(['UNAUTHENTICATED'])
    const stranger = await seeded.ask(operation, seeded.tokens.stranger)
    expect(stranger.errors).toBeUndefined()
    expect(JSON.stringify(stranger.data)).not.toContain(seeded.seed.projectId)
    expect(JSON.stringify((await seeded.ask(operation, seeded.tokens.owner)).data)).toContain(seeded.seed.projectId)
  })

  it('portfolio: an API key without finance:read sees its project and no figure', async () => {
    const answer = await seeded.ask({ query: 'query ($range: DateRangeInput!) { portfolio(range: $range) { totals { currency } projects { nodes { isPermitted figures { profitMargin } } } } }', variables: seeded.variables }, await seeded.keyWithout('finance:read'))
    expect(answer.data).toEqual({ portfolio: { totals: [], projects: { nodes: [{ isPermitted: false, figures: null }] } } })
  })

  it.each([['malformed', 'no-uuid'], ['missing', '0190a000-0000-7000-8000-00000000dead'], ['empty', '']])('project: a %s id is NOT_FOUND', async (_, id) => {
    expect(await seeded.codes({ query: 'query ($id: ID!) { project(id: $id) { id } }', variables: { id } }, seeded.tokens.owner)).toEqual(['NOT_FOUND'])
  })

  it('endImpersonation: whoever started none ends none', async () => {
    const mutation = fieldsOf(publishedGraph, 'Mutation').find(({ field }) => field.name === 'endImpersonation')!
    const answer = await seeded.ask(mutationFor(mutation, {}), seeded.tokens.stranger)
    expect(answer.data).toMatchObject({ endImpersonation: { EndImpersonationSuccess_ended: 0 } })
    expect(await seeded.codes(mutationFor(mutation, {}), null)).toEqual(['UNAUTHENTICATED'])
  })

  it("revokeSession: another person's session is NOT_FOUND, and lives on", async () => {
    const mutation = fieldsOf(publishedGraph, 'Mutation').find(({ field }) => field.name === 'revokeSession')!
    expect(await seeded.codes(mutationFor(mutation, { id: seeded.seed.sessionId }), seeded.tokens.stranger)).toEqual(['NOT_FOUND'])
    expect(await seeded.codes(operationFor(query('viewer'), {}), seeded.tokens.owner)).toEqual([])
  })

  it('acceptInvitation: a stranger with another e-mail does not get in', async () => {
    const mutation = fieldsOf(publishedGraph, 'Mutation').find(({ field }) => field.name === 'acceptInvitation')!
    const answer = await seeded.ask(mutationFor(mutation, { token: seeded.seed.invitationToken }), seeded.tokens.stranger)
    expect(answer.data).toMatchObject({ acceptInvitation: { __typename: 'InvitationForSomeoneElse' } })
  })
})

describe('the address of a networked subgraph', () => {
  const asking = { query: '{ __typename }' }

  it.each(SUBGRAPHS)('%s answers claims that are signed for it', async (subgraph) => {
    expect(await seeded.post(subgraph, asking, 'valid')).toEqual({ status: 200, codes: [] })
  })

  it.each(SUBGRAPHS.flatMap((subgraph) => (['absent', 'forged', 'expired', 'wrong audience', 'wrong algorithm'] as const).map((kind) => [subgraph, kind] as const)))(
    '%s refuses claims that are %s',
    async (subgraph, kind) => {
      expect(await seeded.post(subgraph, asking, kind)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
    },
  )

  it.each(['claims', 'agent-token'])('identity refuses the internal call %s without proof, and with a proof for another call', async (call) => {
    expect(await seeded.callInternal(call, null)).toBe(401)
    expect(await seeded.callInternal(call, 'another')).toBe(401)
  })
})
