import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveKey } from '@howl/platform/claims'
import { uuidv7 } from '@howl/platform/ids'
import { callInternal, serveSubgraph } from '@howl/platform/serve'
import { createLog } from '@howl/platform/log'
import { testSecrets } from '@howl/testkit'
import { CHANGE_ROLE, codeOf, CREATE_PROJECT, openIdentity, REMOVE, VIEWER, type Identity, type Person } from '../../test/factories.ts'
import { openAccessTokens } from '../sessions/access-tokens.ts'

let howl: Identity
let owner: Person
let projectId: string
beforeAll(async () => {
  howl = await openIdentity()
  owner = await howl.signUp()
  projectId = await howl.createProject(owner)
})
afterAll(() => howl.stop())

const runId = uuidv7()
const mint = async (input: Record<string, unknown>): Promise<{ token: string; expiresAt: string }> =>
  (await howl.running.call('agent-token', { userId: owner.id, projectId, scopes: ['project:read', 'finance:read'], runId, ...input })) as { token: string; expiresAt: string }

describe('an agent\'s token', () => {
  it('says which run asks for whom, and lives ten minutes', async () => {
    const { token, expiresAt } = await mint({})
    const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(9.9)
    expect(minutes).toBeLessThanOrEqual(10)
    expect(await howl.resolve({ bearer: token })).toMatchObject({
      caller: { kind: 'agent', userId: owner.id, runId },
      globalRole: 'USER',
      projects: { [projectId]: { scopes: ['project:read', 'finance:read'], currency: 'VND', state: 'ACTIVE' } },
    })
    const { data } = await howl.ask({ bearer: token }, VIEWER)
    expect(data.viewer).toMatchObject({ user: { id: owner.id }, projects: { totalCount: 1 }, sessions: [] })
  })

  it('never gives more than its person has at that moment', async () => {
    const member = await howl.join(owner, projectId, 'MANAGER')
    const { token } = await mint({ userId: member.id, scopes: ['project:read', 'finance:write', 'members:manage', 'made:up'] })
    const scopes = async () => (await howl.resolve({ bearer: token })).projects[projectId]?.scopes
    expect(await scopes()).toEqual(['project:read', 'finance:write'])
    await howl.ask(owner, CHANGE_ROLE, { input: { projectId, userId: member.id, roleKey: 'VIEWER' } })
    expect(await scopes()).toEqual(['project:read'])
    await howl.ask(owner, REMOVE, { input: { projectId, userId: member.id } })
    expect((await howl.resolve({ bearer: token })).projects).toEqual({})
  })

  it('never gives more than its ceiling, nor another project of its person, nor the whole installation', async () => {
    const other = await howl.createProject(owner)
    await howl.database.query(`update identity.users set global_role = 'SUPERADMIN' where id = $1`, [owner.id])
    const { token } = await mint({ scopes: ['finance:read'] })
    const claims = await howl.resolve({ bearer: token })
    expect(claims).toMatchObject({ globalRole: 'USER', projects: { [projectId]: { scopes: ['finance:read'] } } })
    expect(claims.projects[other]).toBeUndefined()
  })

  it('keeps nothing but reading in an archived project', async () => {
    const id = await howl.createProject(owner)
    const { token } = await mint({ projectId: id, scopes: ['project:read', 'finance:write'] })
    await howl.database.query('update identity.projects set archived_at = now() where id = $1', [id])
    expect((await howl.resolve({ bearer: token })).projects[id]).toMatchObject({ state: 'ARCHIVED', scopes: ['project:read'] })
  })

  it('makes no projects: a run acts within one', async () => {
    const { token } = await mint({ scopes: ['project:admin'] })
    const input = { name: 'x', kind: 'OTHER', currency: 'USD', timeZone: 'UTC' }
    expect((await howl.ask({ bearer: token }, CREATE_PROJECT, { input })).code).toBe('FORBIDDEN')
  })

  it('is refused when expired', async () => {
    const bearer = { kind: 'agent' as const, sub: owner.id, run: runId, project: projectId, scopes: ['project:read'] }
    const { token } = await openAccessTokens(testSecrets.HOWL_SECRET).sign(bearer, new Date(Date.now() - 10 * 60_000 - 1_000))
    expect(await codeOf(howl.resolve({ bearer: token }))).toBe('UNAUTHENTICATED')
  })

  it('is not made for somebody who is no member', async () => {
    const stranger = await howl.signUp()
    expect(await codeOf(mint({ userId: stranger.id }))).toBe('NOT_FOUND')
    expect(await codeOf(mint({ projectId: uuidv7() }))).toBe('NOT_FOUND')
    await expect(mint({ userId: 'x' })).rejects.toThrow('Invalid')
  })
})

describe('internal calls over HTTP', () => {
  it('answer who has the key of that very call, and nobody else', async () => {
    const log = createLog({ name: 'test', level: 'silent' })
    const server = await serveSubgraph(howl.running, { port: 0, host: '127.0.0.1', claimsPublicKey: testSecrets.HOWL_CLAIMS_PUBLIC_KEY, log })
    try {
      const keys = { secret: deriveKey(testSecrets.HOWL_SECRET, 'internal-calls'), agent: deriveKey(testSecrets.HOWL_AGENT_KEY, 'internal-calls') }
      const call = (name: string, key: Uint8Array, input: unknown) => callInternal({ url: server.url, subgraph: 'identity', name, key, input })
      const wanted = { userId: owner.id, projectId, scopes: ['project:read'], runId }

      expect(await call('claims', keys.secret, { bearer: owner.token })).toMatchObject({ caller: { userId: owner.id } })
      const { token } = (await call('agent-token', keys.agent, wanted)) as { token: string }
      expect(await call('claims', keys.secret, { bearer: token })).toMatchObject({ caller: { kind: 'agent', runId } })
      expect(await codeOf(call('claims', keys.secret, { bearer: 'expired' }))).toBe('UNAUTHENTICATED')

      expect(await codeOf(call('claims', keys.agent, { bearer: owner.token }))).toBe('UNAUTHENTICATED')
      expect(await codeOf(call('agent-token', keys.secret, wanted))).toBe('UNAUTHENTICATED')
      for (const key of Object.values(keys)) expect(await codeOf(call('make-superadmin', key, { email: owner.email }))).toBe('UNAUTHENTICATED')

      const bare = (authorization?: string) =>
        fetch(`${server.url}/internal/agent-token`, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }, body: JSON.stringify(wanted) })
      const forAnother = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setAudience('identity/claims').setExpirationTime('60s').sign(keys.agent)
      const expired = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setAudience('identity/agent-token').setExpirationTime(1).sign(keys.agent)
      for (const proof of [undefined, 'Bearer x', `Bearer ${forAnother}`, `Bearer ${expired}`]) expect((await bare(proof)).status).toBe(401)
    } finally {
      await server.close()
    }
  })

  it('give no agent tokens where no key for agents is set', async () => {
    const own = await openIdentity({ env: { HOWL_AGENT_KEY: '' }, database: howl.database })
    try {
      const [first, second] = [own.running.internalKey('agent-token'), own.running.internalKey('agent-token')]
      expect(first).not.toEqual(second)
    } finally {
      await own.stop()
    }
  })
})
