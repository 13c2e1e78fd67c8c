import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { codeOf, CREATE_KEY, openIdentity, PROJECT, REVOKE_KEY, type Identity, type Person } from '../../test/factories.ts'
import { createKey, isWellFormedKey } from './key-format.ts'

let howl: Identity
let owner: Person
let projectId: string
beforeAll(async () => {
  howl = await openIdentity()
  owner = await howl.signUp()
  projectId = await howl.createProject(owner)
})
afterAll(() => howl.stop())

type By = Person | { bearer?: string }
const create = (by: By, input: Record<string, unknown> = {}) => howl.ask(by, CREATE_KEY, { input: { projectId, name: 'Shop', scopes: ['project:read'], ...input } })
const faults = async (input: Record<string, unknown>, by: By = owner): Promise<string[]> => {
  const { data } = await create(by, input)
  expect(data.createApiKey.__typename).toBe('InvalidInput')
  return data.createApiKey.fieldErrors.map(({ path }: { path: string[] }) => path.join('.'))
}
const keyRow = async (id: string) => (await howl.database.query<{ text: string; last_used_at: Date | null }>('select k.*, k::text as text from identity.api_keys k where id = $1', [id]))[0]

describe('making a key', () => {
  it('shows the whole key once and keeps its hash', async () => {
    const { data } = await create(owner, { name: ' Shop  till ', scopes: ['finance:write', 'project:read', 'finance:write'], expiresAt: '2099-01-01T00:00:00Z' })
    const { apiKey, secret } = data.createApiKey
    expect(apiKey).toMatchObject({ name: 'Shop till', scopes: ['project:read', 'finance:write'], expiresAt: '2099-01-01T00:00:00.000Z', lastUsedAt: null, revokedAt: null })
    expect(secret).toMatch(/^howl_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/)
    expect(secret.startsWith(`${apiKey.prefix}_`)).toBe(true)
    expect((await keyRow(apiKey.id))?.text).not.toContain(secret.slice(14))
    const list = await howl.ask(owner, 'query ($id: ID!) { project(id: $id) { apiKeys { totalCount nodes { id prefix } } } }', { id: projectId })
    expect(list.data.project.apiKeys.nodes).toContainEqual({ id: apiKey.id, prefix: apiKey.prefix })
    expect(await howl.events('identity.apiKeyCreated')).toContainEqual({ type: 'identity.apiKeyCreated', project_id: projectId, subject: apiKey.id, payload: { keyId: apiKey.id } })
  })

  it('takes an area for all of its scopes', async () => {
    const { data } = await create(owner, { scopes: ['finance:*'] })
    expect(data.createApiKey.apiKey.scopes).toEqual(['finance:read', 'finance:write', 'finance:refund', 'finance:export'])
  })

  it('refuses what is wrong and says where', async () => {
    expect(await faults({ name: '' })).toEqual(['name'])
    expect(await faults({ scopes: [] })).toEqual(['scopes'])
    expect(await faults({ scopes: ['project:read', 'finance:steal', '*', ':*', 'finance:', ''] })).toEqual(['scopes.1', 'scopes.2', 'scopes.3', 'scopes.4', 'scopes.5'])
    expect(await faults({ expiresAt: new Date(Date.now() - 1000).toISOString() })).toEqual(['expiresAt'])
    expect((await create(owner, { expiresAt: '2026-02-30T00:00:00Z' })).code).toBe('BAD_USER_INPUT')
  })

  it('gives no key more than its maker has', async () => {
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['project:read', 'keys:manage', 'finance:read'] })
    expect(await faults({ scopes: ['project:read', 'finance:write'] }, { bearer: secret })).toEqual(['scopes.1'])
    expect(await faults({ scopes: ['finance:*'] }, { bearer: secret })).toEqual(['scopes.0'])
    expect((await create({ bearer: secret }, { scopes: ['finance:read'] })).data.createApiKey.__typename).toBe('CreateApiKeySuccess')
  })

  it('needs keys:manage in a project of one\'s own', async () => {
    const [manager, stranger] = [await howl.join(owner, projectId, 'MANAGER'), await howl.signUp()]
    expect((await create(manager)).code).toBe('FORBIDDEN')
    expect((await create(stranger)).code).toBe('NOT_FOUND')
    expect((await create({})).code).toBe('UNAUTHENTICATED')
    for (const id of ['x', '', uuidv7()]) expect((await create(owner, { projectId: id })).code).toBe('NOT_FOUND')
    expect((await howl.ask(manager, 'query ($id: ID!) { project(id: $id) { apiKeys { totalCount } } }', { id: projectId })).code).toBe('FORBIDDEN')
  })

  it('gives the first key, secret and all, when it is repeated; CONFLICT for another wish; nothing after a day', async () => {
    const input = { name: 'Once', idempotencyKey: 'key-once' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(owner, input)))
    expect(new Set(answers.map(({ data }) => data.createApiKey.secret))).toHaveLength(1)
    expect(new Set(answers.map(({ data }) => data.createApiKey.apiKey.id))).toHaveLength(1)
    expect((await create(owner, { ...input, name: 'Twice' })).code).toBe('CONFLICT')
    const admin = await howl.join(owner, projectId, 'PROJECTADMIN')
    expect((await create(admin, input)).data.createApiKey.secret).not.toBe(answers[0]?.data.createApiKey.secret)
    await howl.database.query('update identity.api_keys set sealed_answer = null')
    expect((await create(owner, input)).code).toBe('CONFLICT')
    const events = (await howl.events('identity.apiKeyCreated')).filter(({ subject }) => subject === answers[0]?.data.createApiKey.apiKey.id)
    expect(events).toHaveLength(1)
  })
})

describe('using a key', () => {
  it('gives its scopes in its project and nothing anywhere else', async () => {
    await howl.createProject(owner)
    const { id, secret } = await howl.createKey(owner, { projectId, scopes: ['project:read', 'finance:read'] })
    expect(await howl.resolve({ bearer: secret })).toMatchObject({ caller: { kind: 'key', keyId: id }, globalRole: 'USER' })
    const { projects } = await howl.resolve({ bearer: secret })
    expect(Object.keys(projects)).toEqual([projectId])
    expect(projects[projectId]).toMatchObject({ roleKey: null, scopes: ['project:read', 'finance:read'], currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', version: 1 })
    const { data } = await howl.ask({ bearer: secret }, PROJECT, { id: projectId })
    expect(data.project).toMatchObject({ id: projectId, myRole: null, myScopes: ['project:read', 'finance:read'] })
  })

  it('is noted to the minute', async () => {
    const { id, secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    await howl.resolve({ bearer: secret })
    const first = (await keyRow(id))?.last_used_at
    expect(Date.now() - (first?.getTime() ?? 0)).toBeLessThan(60_000)
    await howl.resolve({ bearer: secret })
    expect((await keyRow(id))?.last_used_at).toEqual(first)
    await howl.database.query(`update identity.api_keys set last_used_at = now() - interval '61 seconds' where id = $1`, [id])
    await howl.resolve({ bearer: secret })
    expect((await keyRow(id))?.last_used_at?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0)
  })

  it('is refused when revoked, at the very next question', async () => {
    const { id, secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    const { data } = await howl.ask(owner, REVOKE_KEY, { id })
    expect(data.revokeApiKey.apiKey).toEqual({ id, revokedAt: expect.any(String) })
    expect(await codeOf(howl.resolve({ bearer: secret }))).toBe('UNAUTHENTICATED')
    expect((await howl.ask(owner, REVOKE_KEY, { id })).data.revokeApiKey.apiKey.revokedAt).toBe(data.revokeApiKey.apiKey.revokedAt)
    expect((await howl.events('identity.apiKeyRevoked')).filter(({ subject }) => subject === id)).toEqual([
      { type: 'identity.apiKeyRevoked', project_id: projectId, subject: id, payload: { keyId: id } },
    ])
  })

  it('is refused when expired, unknown, mistyped or malformed', async () => {
    const { id, secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'], expiresAt: new Date(Date.now() + 60_000).toISOString() })
    expect(await codeOf(howl.resolve({ bearer: secret }))).toBeNull()
    await howl.database.query(`update identity.api_keys set expires_at = now() where id = $1`, [id])
    const mistyped = secret.replace(/.$/, (letter) => (letter === 'a' ? 'b' : 'a'))
    for (const bearer of [secret, createKey().key, mistyped, 'howl_', `${secret}x`, secret.slice(0, 30)]) expect(await codeOf(howl.resolve({ bearer })), bearer).toBe('UNAUTHENTICATED')
  })
})

describe('revoking a key', () => {
  it('finds no key of somebody else, and needs keys:manage', async () => {
    const { id, secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    const [manager, stranger] = [await howl.join(owner, projectId, 'MANAGER'), await howl.signUp()]
    await howl.createProject(stranger)
    expect((await howl.ask(stranger, REVOKE_KEY, { id })).code).toBe('NOT_FOUND')
    expect((await howl.ask(manager, REVOKE_KEY, { id })).code).toBe('FORBIDDEN')
    expect((await howl.ask({}, REVOKE_KEY, { id })).code).toBe('UNAUTHENTICATED')
    for (const one of [uuidv7(), 'x', '']) expect((await howl.ask(owner, REVOKE_KEY, { id: one })).code).toBe('NOT_FOUND')
    expect(await codeOf(howl.resolve({ bearer: secret }))).toBeNull()
  })
})

describe('the form of a key', () => {
  it('carries a checksum that every single wrong character breaks', () => {
    const { key } = createKey()
    expect(isWellFormedKey(key)).toBe(true)
    for (let place = 0; place < key.length; place += 1) {
      for (const letter of ['0', 'Z', 'a']) {
        if (key[place] !== letter) expect(isWellFormedKey(`${key.slice(0, place)}${letter}${key.slice(place + 1)}`)).toBe(false)
      }
    }
  })

  it('is random in at least 128 bits', () => {
    const keys = Array.from({ length: 1000 }, () => createKey().key)
    expect(new Set(keys)).toHaveLength(1000)
    // Every place of the secret takes every letter now and then: none of them is fixed.
    for (let place = 14; place < 46; place += 1) expect(new Set(keys.map((key) => key[place])).size).toBeGreaterThan(50)
  })
})
