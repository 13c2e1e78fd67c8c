import { parseOptions } from '@node-rs/argon2'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { waitingFor } from '../../test/statements.ts'
import { openIdentity, PASSWORD, SIGN_IN, SIGN_UP, VIEWER, type Identity } from '../../test/factories.ts'

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

const signUp = (input: Record<string, unknown>, address: string | null = null) =>
  howl.ask({ address }, SIGN_UP, { input: { email: 'somebody@example.com', password: PASSWORD, name: 'Some Body', ...input } })

const fieldErrors = async (input: Record<string, unknown>): Promise<string[]> => {
  const { data } = await signUp(input)
  expect(data.signUp.__typename).toBe('InvalidInput')
  return data.signUp.fieldErrors.map((error: { path: string[] }) => error.path.join('.'))
}

describe('sign-up', () => {
  it('makes an account and signs in: access token to the caller, refresh token to the cookie only', async () => {
    const { data, code, cookie, extensions } = await signUp({ email: 'ann@example.com', name: '  Ann   Lee ' })
    expect(code).toBeNull()
    expect(data.signUp).toMatchObject({ __typename: 'SignUpSuccess', user: { email: 'ann@example.com', name: 'Ann Lee', globalRole: 'USER' } })
    const lifetime = new Date(data.signUp.expiresAt).getTime() - Date.now()
    expect(lifetime).toBeGreaterThan(14.5 * 60_000)
    expect(lifetime).toBeLessThanOrEqual(15 * 60_000)
    expect(extensions.claimsChanged).toBe(true)
    expect(extensions.setCookie).toEqual([{ value: cookie, expiresAt: expect.any(Date) }])
    expect(JSON.stringify(data)).not.toContain(String(cookie))
    const { data: seen } = await howl.ask({ bearer: data.signUp.accessToken }, VIEWER)
    expect(seen.viewer.user).toEqual(data.signUp.user)
  })

  it('keeps the password as argon2id with 19 MiB, two passes and one lane, and the refresh token as a hash', async () => {
    const person = await howl.signUp()
    const [row] = await howl.database.query<{ hash: string }>('select hash from identity.passwords where user_id = $1', [person.id])
    expect(row?.hash).toMatch(/^\$argon2id\$/)
    expect(parseOptions(row?.hash ?? '')).toMatchObject({ memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 })
    const [session] = await howl.database.query<{ text: string }>('select s::text as text from identity.sessions s where user_id = $1', [person.id])
    const secret = Buffer.from(person.cookie, 'base64url').subarray(16, 48)
    expect(session?.text).not.toContain(secret.toString('hex'))
  })

  it('knows an address in any spelling, and takes it once', async () => {
    await signUp({ email: 'Bea.Case@Example.COM' })
    const again = await signUp({ email: ' bea.case@example.com ' })
    expect(again.data.signUp.__typename).toBe('EmailTaken')
    expect(again.cookie).toBeUndefined()
    const { data } = await howl.ask({}, SIGN_IN, { input: { email: 'BEA.CASE@example.com', password: PASSWORD } })
    expect(data.signIn.user.email).toBe('bea.case@example.com')
  })

  it('makes one account of twenty sign-ups at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUp({ email: 'rush@example.com' })))
    const kinds = answers.map(({ data }) => data.signUp.__typename).toSorted()
    expect(kinds).toEqual([...Array.from({ length: 19 }, () => 'EmailTaken'), 'SignUpSuccess'])
  })

  it.each(['', 'nobody', 'a@b', 'a b@example.com', '@example.com', 'a@', 'a@example..com', 'a@@example.com', 'a\u0000@example.com', `${'a'.repeat(250)}@example.com`])(
    'refuses %j as an e-mail address',
    async (email) => {
      expect(await fieldErrors({ email })).toEqual(['email'])
    },
  )

  it.each([
    'short-one',
    'somebody@example.com',
    'SOMEBODY@example.com',
    '1234567890',
    'Password123',
    'qwertyuiop',
    'aaaaaaaaaaaaaa',
    'abababababab',
    'abcdefghijklm',
    '9876543210',
    'x'.repeat(501),
  ])('refuses %j as a password', async (password) => {
    expect(await fieldErrors({ password })).toEqual(['password'])
  })

  it('refuses the part of the address before the @ as a password', async () => {
    expect(await fieldErrors({ email: 'maximilian.long@example.com', password: 'Maximilian.Long' })).toEqual(['password'])
  })

  it.each(['', '   ', 'a\u0007b', 'x'.repeat(101)])('refuses %j as a name', async (name) => {
    expect(await fieldErrors({ name })).toEqual(['name'])
  })

  it('names every fault at once', async () => {
    expect(await fieldErrors({ email: 'x', password: 'y', name: '' })).toEqual(['email', 'password', 'name'])
  })

  it('takes a password of spaces and any script, and reads it the same in both Unicode forms', async () => {
    await signUp({ email: 'unicode@example.com', password: 'mật khẩu dài é' })
    const { data } = await howl.ask({}, SIGN_IN, { input: { email: 'unicode@example.com', password: 'mật khẩu dài é'.normalize('NFD') } })
    expect(data.signIn.__typename).toBe('SignInSuccess')
  })

  it('gives nobody the whole installation unless the start says so', async () => {
    const [row] = await howl.database.query<{ count: number }>(`select count(*)::int as count from identity.users where global_role = 'SUPERADMIN'`)
    expect(row?.count).toBe(0)
  })

  it('stops an address that makes accounts by the hundred, and says until when', async () => {
    await howl.database.query(`insert into identity.sign_in_attempts values ('signUps:198.51.100.1', 500, now() + interval '5 minutes')`)
    const { data } = await signUp({ email: 'flood@example.com' }, '198.51.100.1')
    expect(data.signUp.__typename).toBe('TooManyAttempts')
    const wait = new Date(data.signUp.retryAt).getTime() - Date.now()
    expect(wait).toBeGreaterThan(4 * 60_000)
    expect(wait).toBeLessThanOrEqual(5 * 60_000)
  })
})

describe('the operator of an installation', () => {
  it('is who signs up first, where the start says so, and nobody else, even at the same moment', async () => {
    const own = await openIdentity({ env: { HOWL_FIRST_USER_IS_SUPERADMIN: 'true' } })
    try {
      // Nobody can be written down until all four have looked whether somebody is there.
      const holding = new pg.Client({ connectionString: own.database.ownerUrl })
      await holding.connect()
      await holding.query('begin; lock table identity.users in share mode')
      const signingUp = Promise.all(Array.from({ length: 4 }, () => own.signUp()))
      await vi.waitFor(async () => expect(await waitingFor(own.database)).toBe(4))
      await holding.query('commit')
      await holding.end()
      const people = await signingUp
      const roles = await own.database.query<{ global_role: string }>('select global_role from identity.users order by global_role')
      expect(roles.map(({ global_role }) => global_role)).toEqual(['SUPERADMIN', ...people.slice(1).map(() => 'USER')])
      const later = await own.signUp()
      expect((await own.resolve({ bearer: later.token })).globalRole).toBe('USER')
    } finally {
      await own.stop()
    }
  })

  it('can be made by a command of the machine', async () => {
    const person = await howl.signUp()
    await howl.running.call('make-superadmin', { email: person.email.toUpperCase() })
    expect((await howl.resolve({ bearer: person.token })).globalRole).toBe('SUPERADMIN')
    await expect(howl.running.call('make-superadmin', { email: 'nobody@example.com' })).rejects.toThrow('Nobody has signed up')
  })

  it('has no rights in projects by that', async () => {
    const [operator, owner] = [await howl.signUp(), await howl.signUp()]
    const projectId = await howl.createProject(owner)
    await howl.running.call('make-superadmin', { email: operator.email })
    const { code } = await howl.ask(operator, 'query ($id: ID!) { project(id: $id) { id } }', { id: projectId })
    expect(code).toBe('NOT_FOUND')
  })
})

describe('viewer', () => {
  it('is nobody when signed out', async () => {
    expect((await howl.ask({}, VIEWER)).data).toEqual({ viewer: null })
  })

  it('is no person for an API key, and has its one project and no sessions', async () => {
    const owner = await howl.signUp()
    const projectId = await howl.createProject(owner)
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    const { data } = await howl.ask({ bearer: secret }, VIEWER)
    expect(data.viewer).toEqual({ user: null, projects: { totalCount: 1, nodes: [{ id: projectId, name: 'In 3D' }] }, sessions: [] })
  })
})
