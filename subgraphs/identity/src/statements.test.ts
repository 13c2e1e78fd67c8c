import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { openIdentity, type Identity, type Person } from '../test/factories.ts'
import { countStatements } from '../test/statements.ts'

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

async function personWith(projects: number, members: number): Promise<{ person: Person; ids: string[] }> {
  const person = await howl.signUp()
  const ids: string[] = []
  for (let count = 0; count < projects; count += 1) {
    const projectId = await howl.createProject(person)
    ids.push(projectId)
    for (let member = 0; member < members; member += 1) {
      await howl.join(person, projectId, 'VIEWER')
      await howl.invite(person, { projectId, email: `guest${member}@example.com`, roleKey: 'VIEWER' })
      await howl.createKey(person, { projectId, scopes: ['project:read'] })
    }
  }
  return { person, ids }
}

const PORTFOLIO = `{ viewer { user { name } sessions { id } projects { totalCount nodes { id name state myRole { key } myScopes
  members { totalCount nodes { role { key } user { id name email } } }
  invitations { totalCount nodes { email role { key } } }
  apiKeys { totalCount nodes { prefix scopes lastUsedAt } } } } } }`

describe('statements', () => {
  it('of a whole portfolio are as many for one project as for eight, and for one member as for six', async () => {
    const counted = []
    for (const { person } of [await personWith(1, 1), await personWith(8, 1), await personWith(2, 6)]) {
      const claims = await howl.claimsOf({ bearer: person.token })
      const { result, statements } = await countStatements(() => howl.askWith(claims, PORTFOLIO))
      expect(result.code).toBeNull()
      counted.push(statements)
    }
    // Sessions, projects, the viewer; three lists with their counts; the people in the lists.
    expect(counted.map(({ length }) => length)).toEqual([10, 10, 10])
  })

  it('of many references from other subgraphs are one', async () => {
    const { person, ids } = await personWith(6, 0)
    const claims = await howl.claimsOf({ bearer: person.token })
    const representations = ids.map((id) => ({ __typename: 'Project', id }))
    const { result, statements } = await countStatements(() =>
      howl.askWith(claims, 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { slug } } }', { representations }),
    )
    expect(result.data._entities).toHaveLength(6)
    expect(statements).toHaveLength(1)
  })

  it('of finding out who asks is one, by whichever credential', async () => {
    const { person, ids } = await personWith(3, 0)
    const { secret } = await howl.createKey(person, { projectId: ids[0], scopes: ['project:read'] })
    const agent = { userId: person.id, projectId: ids[0], scopes: ['project:read'], runId: uuidv7() }
    const { token } = (await howl.running.call('agent-token', agent)) as { token: string }
    for (const credential of [{ bearer: person.token }, { cookie: person.cookie }, { bearer: secret }, { bearer: token }]) {
      const { result, statements } = await countStatements(() => howl.resolve(credential))
      expect(result.caller.kind).not.toBe('anonymous')
      expect(statements).toHaveLength(1)
    }
  })

  it('of a made-up API key are none: its checksum is wrong', async () => {
    const { statements } = await countStatements(() => howl.resolve({ bearer: `howl_aaaaaaaa_${'a'.repeat(38)}` }).catch(() => null))
    expect(statements).toEqual([])
  })
})
