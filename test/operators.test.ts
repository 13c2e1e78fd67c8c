import { setTimeout as sleep } from 'node:timers/promises'
import { getNamedType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutationInputs } from './mutation-cases.ts'
import { fieldsOf, mutationFor, operationFor, publishedGraph, scopeOf, type PublishedField } from './published-graph.ts'
import { createProject, mutator, PASSWORD, seedProject, sendTransfer, sepayConnection, type Seeded } from './seed.ts'

/**
 * What whoever operates the installation can do, over networked subgraphs: look after work of any project, and look as a
 * person without changing anything. The mutations come from the published graph: a new one is tried without anybody
 * thinking of it.
 */
let seeded: Seeded
beforeAll(async () => {
  seeded = await seedProject()
}, 180_000)
afterAll(() => seeded?.stop())

/** By a mutation that no rule of its own refuses. */
async function change(name: string, input: Record<string, unknown>, token: string): Promise<unknown> {
  const { data, errors } = await seeded.ask(mutationFor(fieldsOf(publishedGraph, 'Mutation').find(({ field }) => field.name === name)!, input), token)
  if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`)
  return data?.[name]
}

const lookAs = async (input: Record<string, unknown>): Promise<{ bearer: string; id: string }> => {
  const { accessToken, impersonation } = await mutator(seeded, seeded.tokens.operator)('startImpersonation', { reason: 'Asked for help', ...input }, 'accessToken impersonation { id }')
  return { bearer: accessToken, id: impersonation.id }
}

/** Every row of every part of the product, but for what says that something was refused. */
async function everything(): Promise<Record<string, string>> {
  const tables = await seeded.database.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('identity', 'finance', 'growth', 'ai')
     and tablename not in ('migrations', 'events', 'inbox', 'audit_entries') order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await seeded.database.query<{ sum: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`)
    found[name] = row?.sum ?? ''
  }
  for (const schema of ['identity', 'finance', 'growth', 'ai']) {
    const [row] = await seeded.database.query<{ count: string }>(`select count(*) from ${schema}.events where type <> 'audit.recorded'`)
    found[`${schema}.events`] = row?.count ?? ''
  }
  return found
}

/** Figures are folded every second and due work is looked for every minute, whoever does what: none of it begins until the clocks go on. */
async function stopClocks(): Promise<void> {
  await seeded.database.query(`update live.schedules set next_run_at = 'infinity'`)
  while ((await seeded.database.query('select from live.schedules where lease_until > now()')).length > 0) await sleep(50)
}

const letClocksGoOn = () => seeded.database.query('update live.schedules set next_run_at = now()')

describe('through an impersonation', () => {
  let bearer: string
  let before: Record<string, string>
  beforeAll(async () => {
    ;({ bearer } = await lookAs({ userId: seeded.seed.ownerId }))
    await stopClocks()
    await seeded.runJobsUntilIdle()
    before = await everything()
  })
  afterAll(letClocksGoOn)

  const mutations = fieldsOf(publishedGraph, 'Mutation').filter(({ field }) => field.name !== 'endImpersonation')

  it.each(mutations.map((published) => [published.field.name, published] as const))('%s is FORBIDDEN', async (name, published) => {
    expect(await seeded.codes(mutationFor(published, mutationInputs[name]?.(seeded.seed)), bearer)).toEqual(['FORBIDDEN'])
  })

  it('nothing of all that has changed anything, anywhere', async () => {
    expect(mutations.length).toBeGreaterThan(40)
    await seeded.runJobsUntilIdle()
    expect(await everything()).toEqual(before)
  })

  it('nor has it with the cookie of the person beside it: their session lives on', async () => {
    const signedIn = await fetch(`${seeded.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `mutation { signIn(input: { email: "${seeded.seed.ownerEmail}", password: "${PASSWORD}" }) { __typename } }` }),
    })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).not.toBe('')
    const ask = async (query: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${seeded.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, ...headers }, body: JSON.stringify({ query }) })
      return { setCookie: response.headers.get('set-cookie'), body: (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] } }
    }
    for (const query of ['mutation { signOut { __typename } }', 'mutation { refreshSession { __typename } }']) {
      const { setCookie, body } = await ask(query, { authorization: `Bearer ${bearer}` })
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
      expect(setCookie).toBeNull()
    }
    expect((await ask('{ viewer { user { id } } }')).body.data).toEqual({ viewer: { user: { id: seeded.seed.ownerId } } })
  })

  const isForReaders = (published: PublishedField) => scopeOf(published)?.endsWith(':read') ?? true
  const fields = fieldsOf(publishedGraph, 'Project').map((published) => [`${published.field.name} (${scopeOf(published) ?? 'no scope'})`, published] as const)

  it.each(fields)('Project.%s can be read when reading is all that it needs', async (_, published) => {
    const codes = await seeded.codes(operationFor(published, seeded.variables, 1), bearer)
    const type = getNamedType(published.field.type)
    const within = isObjectType(type) ? fieldsOf(publishedGraph, type.name).filter((one) => !isForReaders(one)) : []
    expect(codes).toEqual(isForReaders(published) ? within.map(() => 'FORBIDDEN') : ['FORBIDDEN'])
  })

  it('is seen by everybody who may read the audit, together with what it tried', async () => {
    const { data } = await seeded.ask(
      { query: 'query ($id: ID!) { project(id: $id) { auditEntries(first: 200, filter: { search: "operator" }) { nodes { action outcome actor { kind } onBehalfOf { id } note } } refused: auditEntries(first: 200, filter: { outcome: REFUSED }) { nodes { action actor { kind } } } } }', variables: { id: seeded.seed.projectId } },
      seeded.tokens.owner,
    )
    const { auditEntries, refused } = (data as { project: { auditEntries: { nodes: object[] }; refused: { nodes: { action: string; actor: { kind: string } }[] } } }).project
    expect(auditEntries.nodes).toContainEqual({ action: 'impersonation.started', outcome: 'DONE', actor: { kind: 'OPERATOR' }, onBehalfOf: { id: seeded.seed.ownerId }, note: 'Asked for help' })
    const guarded = mutations.filter((one) => scopeOf(one) !== null).map(({ field }) => field.name)
    expect(new Set(refused.nodes.filter(({ actor }) => actor.kind === 'OPERATOR').map(({ action }) => action))).toEqual(new Set(guarded))
  })

  it('ends for every gateway and stream within a second of its end', async () => {
    const looking = await lookAs({ userId: seeded.seed.ownerId, projectId: seeded.seed.projectId })
    const isOpen = async () => (await seeded.codes({ query: '{ viewer { user { id } } }', variables: {} }, looking.bearer)).length === 0
    expect(await isOpen()).toBe(true)
    const stream = await fetch(`${seeded.url}/events`, { headers: { authorization: `Bearer ${looking.bearer}` } })
    expect(stream.status).toBe(200)
    const closed = (async () => {
      for await (const _ of stream.body ?? new ReadableStream<Uint8Array>()) void _
    })()
    await change('endImpersonation', { id: looking.id }, seeded.tokens.operator)
    const started = performance.now()
    while (await isOpen()) await sleep(20)
    expect(performance.now() - started).toBeLessThan(1_000)
    await Promise.race([closed, sleep(5_000).then(() => Promise.reject(new Error('the stream is open')))])
    const again = await fetch(`${seeded.url}/events`, { headers: { authorization: `Bearer ${looking.bearer}` } })
    expect(again.status).toBe(401)
  })
})

type Work = { id: string; projectId: string; kind: string; lastError: string | null }
type Queue = { kind: string; waiting: number; running: number; stuck: number; dead: number; ageSeconds: number | null }

describe('the installation', () => {
  const QUERY = `{ installation { ${['identity', 'finance', 'growth', 'ai'].map((name) => `${name}Queues { kind waiting running stuck dead ageSeconds }`).join(' ')}
    financeWork(states: [DEAD]) { totalCount nodes { id projectId kind lastError } } } }`

  it('shows dead work of all projects with its cause, and brings it to zero', async () => {
    const { tokens, seed, database } = seeded
    const neighbour = await createProject(seeded, tokens.stranger, 'Next door')
    const { connection } = await mutator(seeded, tokens.stranger)('createPaymentConnection', sepayConnection(neighbour), 'connection { webhookUrl }')
    await sendTransfer(connection.webhookUrl, { id: 77, content: 'hello', amount: 1_000 })
    await seeded.runJobsUntilIdle()
    const died = await database.query<{ id: string; project_id: string }>(
      `update finance.webhook_events set dead_at = now(), next_attempt_at = null, attempts = 8, last_error = 'It broke.' where project_id = any ($1) returning id, project_id`,
      [[seed.projectId, neighbour]],
    )
    expect(new Set(died.map(({ project_id }) => project_id))).toEqual(new Set([seed.projectId, neighbour]))

    const look = async () => ((await seeded.ask({ query: QUERY, variables: {} }, tokens.operator)).data as { installation: Record<string, Queue[]> & { financeWork: { totalCount: number; nodes: Work[] } } }).installation
    const sick = await look()
    expect(sick.financeWork.totalCount).toBe(died.length)
    expect(new Set(sick.financeWork.nodes.map(({ id, projectId }) => `${id} ${projectId}`))).toEqual(new Set(died.map(({ id, project_id }) => `${id} ${project_id}`)))
    expect(sick.financeWork.nodes[0]).toMatchObject({ kind: 'finance.processWebhook', lastError: 'It broke.' })
    expect(sick['financeQueues']?.find(({ kind }) => kind === 'finance.processWebhook')).toMatchObject({ waiting: 0, dead: died.length, ageSeconds: null })
    expect(sick['identityQueues']?.map(({ kind }) => kind)).toContain('identity.keepAudit')
    expect(sick['growthQueues']?.map(({ kind }) => kind)).toContain('growth.makeContact')
    expect(sick['aiQueues']).toHaveLength(1)

    const own = await seeded.ask({ query: 'query ($id: ID!) { project(id: $id) { financeQueues { kind dead } } }', variables: { id: seed.projectId } }, tokens.owner)
    const mine = died.filter(({ project_id }) => project_id === seed.projectId).length
    expect((own.data as { project: { financeQueues: Queue[] } }).project.financeQueues).toContainEqual({ kind: 'finance.processWebhook', dead: mine })

    expect(await change('retryFinanceWorkAnywhere', { ids: died.map(({ id }) => id) }, tokens.operator)).toMatchObject({ RetryFinanceWorkAnywhereSuccess_retried: died.length })
    await seeded.runJobsUntilIdle()
    const well = await look()
    expect(well.financeWork.totalCount).toBe(0)
    expect(well['financeQueues']?.every(({ dead, stuck }) => dead === 0 && stuck === 0)).toBe(true)
    for (const [projectId, token] of [
      [seed.projectId, tokens.owner],
      [neighbour, tokens.stranger],
    ] as const) {
      const { data } = await seeded.ask({ query: 'query ($id: ID!) { project(id: $id) { auditEntries(first: 200, filter: { actions: ["work.retried"] }) { nodes { subject before actor { kind name } } } } }', variables: { id: projectId } }, token)
      const entries = (data as { project: { auditEntries: { nodes: { subject: string }[] } } }).project.auditEntries.nodes
      expect(new Set(entries.map(({ subject }) => subject))).toEqual(new Set(died.filter(({ project_id }) => project_id === projectId).map(({ id }) => id)))
      expect(entries[0]).toMatchObject({ before: { kind: 'finance.processWebhook', state: 'DEAD', lastError: 'It broke.' }, actor: { kind: 'USER', name: 'operator' } })
    }
  })
})

describe('the audit over all parts of the product', () => {
  it('tells of connections what changed, and no secret', async () => {
    const { tokens, seed } = seeded
    await change('updatePaymentConnection', { id: seed.connectionId, name: 'Renamed', secrets: { authentication: 'API_KEY', secret: 'brand-new-secret-42' } }, tokens.owner)
    await change('disablePaymentConnection', { id: seed.connectionId }, tokens.owner)
    await change('disablePaymentConnection', { id: seed.connectionId }, tokens.owner)
    await change('enablePaymentConnection', { id: seed.connectionId }, tokens.owner)
    await seeded.runJobsUntilIdle()
    const { data } = await seeded.ask({ query: 'query ($id: ID!) { project(id: $id) { auditEntries(filter: { search: "paymentConnection", outcome: DONE }) { nodes { action subject before after actor { id email } } } } }', variables: { id: seed.projectId } }, tokens.owner)
    const entries = (data as { project: { auditEntries: { nodes: { action: string }[] } } }).project.auditEntries.nodes
    expect(entries.map(({ action }) => action)).toEqual(['paymentConnection.enabled', 'paymentConnection.disabled', 'paymentConnection.updated', 'paymentConnection.created'])
    expect(entries[2]).toMatchObject({ subject: seed.connectionId, before: { name: 'Main account' }, after: { name: 'Renamed', secretsReplaced: true }, actor: { id: seed.ownerId, email: seed.ownerEmail } })
    expect(entries[0]).toMatchObject({ before: { isDisabled: true }, after: { isDisabled: false } })
    expect(JSON.stringify(entries)).not.toMatch(/brand-new-secret|sepay-test-secret/)
  })
})
