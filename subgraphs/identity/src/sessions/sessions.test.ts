import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveKey } from '@howl/platform/claims'
import { uuidv7 } from '@howl/platform/ids'
import { testSecrets } from '@howl/testkit'
import { codeOf, openIdentity, PASSWORD, REFRESH, REVOKE_SESSION, SESSIONS, SIGN_IN, SIGN_OUT, VIEWER, type Identity, type Person } from '../../test/factories.ts'
import { openAccessTokens } from './access-tokens.ts'
import { openRefreshTokens } from './refresh-tokens.ts'

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

const signIn = async (person: Pick<Person, 'email' | 'password'>, address: string | null = null) =>
  howl.ask({ address }, SIGN_IN, { input: { email: person.email, password: person.password } })
const refresh = (cookie: string) => howl.ask({ cookie }, REFRESH)
const kindOf = ({ data }: { data: Record<string, { __typename: string }> }) => Object.values(data)[0]?.__typename
const sessionOf = async ({ id }: Person) => {
  const [row] = await howl.database.query<{ id: string; ended_at: Date | null; end_reason: string | null; rotations: string }>(
    'select * from identity.sessions where user_id = $1 order by created_at limit 1',
    [id],
  )
  if (!row) throw new Error('no session')
  return row
}
const isLive = async (token: string) => (await codeOf(howl.resolve({ bearer: token }))) === null

describe('sign-in', () => {
  it('opens a session of its own for each place', async () => {
    const person = await howl.signUp()
    const { data, extensions, cookie } = await signIn(person)
    expect(data.signIn).toMatchObject({ __typename: 'SignInSuccess', user: { id: person.id } })
    expect(cookie).not.toBe(person.cookie)
    expect(extensions.claimsChanged).toBe(true)
    const { data: seen } = await howl.ask({ bearer: data.signIn.accessToken }, SESSIONS)
    expect(seen.viewer.sessions.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent).toSorted()).toEqual([false, true])
    expect(seen.viewer.sessions[0]).toMatchObject({ userAgent: 'vitest', address: null })
  })

  it('says the same of a wrong password, an unknown address and what is no address', async () => {
    const person = await howl.signUp()
    const answers = await Promise.all([
      signIn({ ...person, password: 'something else entirely' }),
      signIn({ email: 'nobody-here@example.com', password: PASSWORD }),
      signIn({ email: 'no address\u0000', password: PASSWORD }),
      signIn({ email: person.email, password: '' }),
      signIn({ email: person.email, password: 'x'.repeat(100_000) }),
    ])
    expect(new Set(answers.map(({ data }) => JSON.stringify(data)))).toHaveLength(1)
    expect(answers.map(kindOf)).toContain('InvalidCredentials')
    expect(answers.map(({ cookie }) => cookie)).toEqual(answers.map(() => undefined))
  })

  it('takes as long for an address that nobody has as for a wrong password', async () => {
    const person = await howl.signUp()
    const times = { known: [] as number[], unknown: [] as number[] }
    const measure = async (kind: keyof typeof times, email: string) => {
      const start = performance.now()
      await signIn({ email, password: 'not the password' })
      times[kind].push(performance.now() - start)
    }
    // Turn by turn, so that whatever else the machine does falls on both alike.
    for (let round = 0; round < 40; round += 1) {
      await measure('known', person.email)
      await measure('unknown', `nobody-${round}@example.com`)
      await howl.database.query('delete from identity.sign_in_attempts')
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    const ratio = median(times.unknown) / median(times.known)
    // Without a hash for nobody it is about 0.3.
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.33)
  })
})

describe('the limit on sign-in', () => {
  it('stops guesses at one account, from wherever they come, the right password included, and says until when', async () => {
    const person = await howl.signUp()
    for (let guess = 0; guess < 10; guess += 1) {
      expect(kindOf(await signIn({ ...person, password: `wrong guess ${guess}` }, `198.51.100.${guess}`))).toBe('InvalidCredentials')
    }
    const { data } = await signIn(person, '192.0.2.1')
    expect(data.signIn.__typename).toBe('TooManyAttempts')
    const wait = new Date(data.signIn.retryAt).getTime() - Date.now()
    expect(wait).toBeGreaterThan(14 * 60_000)
    expect(wait).toBeLessThanOrEqual(15 * 60_000)
    await howl.database.query(`update identity.sign_in_attempts set window_ends_at = now() where key like 'account:%'`)
    expect(kindOf(await signIn(person))).toBe('SignInSuccess')
  })

  it('holds against guesses at the same moment', async () => {
    const person = await howl.signUp()
    const guesses = Array.from({ length: 40 }, (_, index) => signIn({ ...person, password: `parallel guess ${index}` }))
    const kinds = (await Promise.all(guesses)).map(kindOf)
    expect(kinds.filter((kind) => kind === 'InvalidCredentials')).toHaveLength(10)
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(30)
  })

  it('counts what nobody has as an account, too: the limit must not tell accounts apart', async () => {
    const guess = () => signIn({ email: 'Never.Seen@example.com', password: PASSWORD })
    for (let count = 0; count < 10; count += 1) await guess()
    expect(kindOf(await guess())).toBe('TooManyAttempts')
  })

  it('forgets failures after the right password', async () => {
    const person = await howl.signUp()
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) await signIn({ ...person, password: 'wrong password' })
      expect(kindOf(await signIn(person))).toBe('SignInSuccess')
    }
  })

  it('stops guesses at many accounts from one address, an IPv6 network counting as one', async () => {
    await howl.database.query(`insert into identity.sign_in_attempts values ('address:2001:db8:1:2', 200, now() + interval '1 minute'), ('address:192.0.2.77', 200, now() + interval '1 minute')`)
    const person = await howl.signUp()
    expect(kindOf(await signIn(person, '2001:db8:1:2:ffff::1'))).toBe('TooManyAttempts')
    expect(kindOf(await signIn(person, '2001:0db8:0001:0002::7'))).toBe('TooManyAttempts')
    expect(kindOf(await signIn(person, '::ffff:192.0.2.77'))).toBe('TooManyAttempts')
    expect(kindOf(await signIn(person, '2001:db8:1:3::1'))).toBe('SignInSuccess')
  })

  it('does not count those who sign in rightly from one address', async () => {
    const person = await howl.signUp()
    for (let round = 0; round < 5; round += 1) await signIn(person, '192.0.2.99')
    const [row] = await howl.database.query<{ attempts: number }>(`select attempts from identity.sign_in_attempts where key = 'address:192.0.2.99'`)
    expect(row?.attempts).toBe(0)
  })

  it('gives an address back, for a right password, no more than that one attempt', async () => {
    const [guessed, own] = [await howl.signUp(), await howl.signUp()]
    for (let guess = 0; guess < 3; guess += 1) await signIn({ ...guessed, password: 'wrong password' }, '192.0.2.98')
    expect(kindOf(await signIn(own, '192.0.2.98'))).toBe('SignInSuccess')
    const [row] = await howl.database.query<{ attempts: number }>(`select attempts from identity.sign_in_attempts where key = 'address:192.0.2.98'`)
    expect(row?.attempts).toBe(3)
  })
})

describe('an access token', () => {
  it('outlives a restart', async () => {
    const person = await howl.signUp()
    const again = await openIdentity({ database: howl.database })
    try {
      expect((await again.resolve({ bearer: person.token })).caller).toMatchObject({ kind: 'user', userId: person.id })
      expect(kindOf(await again.ask({ cookie: person.cookie }, REFRESH))).toBe('RefreshSessionSuccess')
    } finally {
      await again.stop()
    }
  })

  it('is refused when expired, forged, or made for something else', async () => {
    const person = await howl.signUp()
    const bearer = { kind: 'user' as const, sub: person.id, sid: (await sessionOf(person)).id }
    const good = openAccessTokens(testSecrets.HOWL_SECRET)
    const { token } = await good.sign(bearer)
    expect(await isLive(token)).toBe(true)
    const [head, body, signature] = token.split('.') as [string, string, string]
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString())
    const unsigned = `${Buffer.from('{"alg":"none","typ":"howl-access+jwt"}').toString('base64url')}.${body}.`
    const other = Buffer.from(JSON.stringify({ ...payload, sub: uuidv7() })).toString('base64url')
    const wrongType = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(deriveKey(testSecrets.HOWL_SECRET, 'access-tokens'))
    const expired = await good.sign(bearer, new Date(Date.now() - 15 * 60_000 - 1_000))
    const foreign = await openAccessTokens('another secret of another installation').sign(bearer)
    const ofNobody = await good.sign({ ...bearer, sub: uuidv7() })
    const ofNoSession = await good.sign({ ...bearer, sid: uuidv7() })
    const bad = [unsigned, `${head}.${other}.${signature}`, `${head}.${body}.`, wrongType, expired.token, foreign.token, ofNobody.token, ofNoSession.token, 'x', 'a.b.c', `${token}x`]
    for (const one of bad) expect(await codeOf(howl.resolve({ bearer: one })), one).toBe('UNAUTHENTICATED')
  })

  it('says who may do what anew each time, in one statement', async () => {
    const owner = await howl.signUp()
    const projectId = await howl.createProject(owner)
    const claims = await howl.resolve({ bearer: owner.token })
    expect(claims).toMatchObject({
      caller: { kind: 'user', userId: owner.id },
      globalRole: 'USER',
      projects: { [projectId]: { roleKey: 'OWNER', name: 'In 3D', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', kind: 'PRINT_SHOP', state: 'ACTIVE', version: 1 } },
    })
    expect(claims.projects[projectId]?.scopes).toContain('finance:refund')
    await howl.database.query(`update identity.members set role_key = 'VIEWER' where project_id = $1`, [projectId])
    expect((await howl.resolve({ bearer: owner.token })).projects[projectId]?.scopes).toEqual(['project:read', 'finance:read', 'growth:read', 'ai:read'])
  })
})

describe('refreshing', () => {
  it('gives a fresh access token and rotates the cookie', async () => {
    const person = await howl.signUp()
    const { data, cookie, extensions } = await refresh(person.cookie)
    expect(data.refreshSession).toMatchObject({ __typename: 'RefreshSessionSuccess', user: { id: person.id } })
    expect(cookie).not.toBe(person.cookie)
    expect(await isLive(data.refreshSession.accessToken)).toBe(true)
    const [{ expiresAt }] = extensions.setCookie as [{ expiresAt: Date }]
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(29 * 24 * 3_600_000)
  })

  it('works for a client without cookies', async () => {
    const person = await howl.signUp()
    const { data } = await howl.ask({}, REFRESH, { input: { refreshToken: person.cookie } })
    expect(data.refreshSession.user.id).toBe(person.id)
  })

  it('has one winner among twenty at once: one rotation, and the same successor for all', async () => {
    const person = await howl.signUp()
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(person.cookie)))
    expect(answers.map(kindOf)).toEqual(answers.map(() => 'RefreshSessionSuccess'))
    const successors = new Set(answers.map(({ cookie }) => cookie))
    expect(successors).toHaveLength(1)
    const [next] = [...successors]
    expect(next).not.toBe(person.cookie)
    expect(kindOf(await refresh(String(next)))).toBe('RefreshSessionSuccess')
  })

  it('gives the same successor to whoever lost the answer', async () => {
    const person = await howl.signUp()
    const lost = await refresh(person.cookie)
    const again = await refresh(person.cookie)
    expect(again.cookie).toBe(lost.cookie)
    expect((await sessionOf(person)).ended_at).toBeNull()
  })

  it('ends the whole family when a token comes a second time after the leeway', async () => {
    const person = await howl.signUp()
    const next = await refresh(person.cookie)
    await howl.database.query(`update identity.sessions set rotated_at = rotated_at - interval '11 seconds' where user_id = $1`, [person.id])
    const stolen = await refresh(person.cookie)
    expect(kindOf(stolen)).toBe('SessionEnded')
    expect(stolen.cookie).toBeNull()
    expect(kindOf(await refresh(String(next.cookie)))).toBe('SessionEnded')
    expect(await isLive(person.token)).toBe(false)
    expect(await isLive(next.data.refreshSession.accessToken)).toBe(false)
    const session = await sessionOf(person)
    expect(session.end_reason).toBe('REUSED')
    expect(await howl.events('identity.sessionEnded')).toContainEqual({
      type: 'identity.sessionEnded',
      project_id: null,
      subject: session.id,
      payload: { sessionId: session.id, userId: person.id },
    })
  })

  it('has no leeway once the successor was used: the answer was not lost', async () => {
    const person = await howl.signUp()
    const next = await refresh(person.cookie)
    const afterNext = await refresh(String(next.cookie))
    expect(kindOf(await refresh(person.cookie))).toBe('SessionEnded')
    expect(kindOf(await refresh(String(afterNext.cookie)))).toBe('SessionEnded')
  })

  it('ends no other session of the person on reuse', async () => {
    const person = await howl.signUp()
    const elsewhere = await signIn(person)
    await refresh(String((await refresh(person.cookie)).cookie))
    expect(kindOf(await refresh(person.cookie))).toBe('SessionEnded')
    expect(kindOf(await refresh(String(elsewhere.cookie)))).toBe('RefreshSessionSuccess')
  })

  it('does not let somebody who knows a session, but never had its token, end it', async () => {
    const person = await howl.signUp()
    const { id } = await sessionOf(person)
    const foreign = openRefreshTokens('another secret of another installation')
    const madeUp = foreign.write({ sessionId: id, secret: foreign.newSecret() })
    const flipped = Buffer.from(person.cookie, 'base64url')
    flipped[20] = (flipped[20] ?? 0) ^ 1
    for (const text of [madeUp, flipped.toString('base64url'), '', 'x', 'x'.repeat(86), `${person.cookie}=`, '\u0000']) {
      expect(kindOf(await howl.ask({}, REFRESH, { input: { refreshToken: text } }))).toBe('SessionEnded')
    }
    expect(kindOf(await refresh(person.cookie))).toBe('RefreshSessionSuccess')
  })

  it('is over when the session has not been used for a month', async () => {
    const person = await howl.signUp()
    await howl.database.query(`update identity.sessions set expires_at = now() - interval '1 second' where user_id = $1`, [person.id])
    expect(kindOf(await refresh(person.cookie))).toBe('SessionEnded')
    expect(await isLive(person.token)).toBe(false)
  })

  it('is over after half a year, however much the session is used', async () => {
    const person = await howl.signUp()
    await howl.database.query(`update identity.sessions set created_at = now() - interval '179 days' where user_id = $1`, [person.id])
    const { extensions } = await refresh(person.cookie)
    const [{ expiresAt }] = extensions.setCookie as [{ expiresAt: Date }]
    expect(expiresAt.getTime() - Date.now()).toBeLessThan(25 * 3_600_000)
  })
})

describe('the cookie as a credential', () => {
  it('is its session, and after a rotation the old one still for requests that were under way', async () => {
    const person = await howl.signUp()
    const mine = { kind: 'user', userId: person.id, sessionId: (await sessionOf(person)).id }
    expect((await howl.resolve({ cookie: person.cookie })).caller).toEqual(mine)
    const { cookie } = await refresh(person.cookie)
    expect((await howl.resolve({ cookie: String(cookie) })).caller).toEqual(mine)
    expect((await howl.resolve({ cookie: person.cookie })).caller).toEqual(mine)
    await howl.database.query(`update identity.sessions set rotated_at = rotated_at - interval '11 seconds' where user_id = $1`, [person.id])
    expect((await howl.resolve({ cookie: person.cookie })).caller).toEqual({ kind: 'anonymous' })
  })

  it('that has ended is nobody and no mistake: the browser sends it to sign in again', async () => {
    const person = await howl.signUp()
    await howl.ask({ cookie: person.cookie }, SIGN_OUT)
    for (const cookie of [person.cookie, 'rubbish']) expect((await howl.resolve({ cookie })).caller).toEqual({ kind: 'anonymous' })
  })

  it('goes after a bearer token', async () => {
    const [ann, bob] = [await howl.signUp(), await howl.signUp()]
    const claims = (await howl.running.call('claims', { bearer: ann.token, cookie: bob.cookie })) as { caller: { userId: string } }
    expect(claims.caller.userId).toBe(ann.id)
    expect(await codeOf(howl.running.call('claims', { bearer: 'expired', cookie: bob.cookie }))).toBe('UNAUTHENTICATED')
  })
})

describe('ending sessions', () => {
  it('signs out here, and here only', async () => {
    const person = await howl.signUp()
    const elsewhere = await signIn(person)
    const { data, cookie, extensions } = await howl.ask(person, SIGN_OUT)
    expect(data.signOut.endedSessions).toBe(1)
    expect(cookie).toBeNull()
    expect(extensions.claimsChanged).toBe(true)
    expect(await isLive(person.token)).toBe(false)
    expect(kindOf(await refresh(person.cookie))).toBe('SessionEnded')
    expect(await isLive(elsewhere.data.signIn.accessToken)).toBe(true)
  })

  it('signs out everywhere, and nobody else', async () => {
    const [person, other] = [await howl.signUp(), await howl.signUp()]
    const elsewhere = await signIn(person)
    const { data } = await howl.ask(person, SIGN_OUT, { input: { everywhere: true } })
    expect(data.signOut.endedSessions).toBe(2)
    expect(await isLive(elsewhere.data.signIn.accessToken)).toBe(false)
    expect(await isLive(other.token)).toBe(true)
    const ended = (await howl.events('identity.sessionEnded')).filter(({ payload }) => payload.userId === person.id)
    expect(ended).toHaveLength(2)
  })

  it('signs out by the cookie alone, and of nothing without complaint', async () => {
    const person = await howl.signUp()
    const anonymous = await howl.claimsOf({})
    const byCookie = await howl.askWith({ ...anonymous, refreshToken: person.cookie }, SIGN_OUT)
    expect(byCookie.data.signOut.endedSessions).toBe(1)
    expect((await howl.ask({}, SIGN_OUT)).data.signOut.endedSessions).toBe(0)
  })

  it('ends one of the own sessions from another, and it disappears from the list', async () => {
    const person = await howl.signUp()
    const elsewhere = await signIn(person)
    const { id } = await sessionOf(person)
    const { data } = await howl.ask({ bearer: elsewhere.data.signIn.accessToken }, REVOKE_SESSION, { id })
    expect(data.revokeSession).toEqual({ id })
    expect(await isLive(person.token)).toBe(false)
    const { data: seen } = await howl.ask({ bearer: elsewhere.data.signIn.accessToken }, SESSIONS)
    expect(seen.viewer.sessions).toHaveLength(1)
  })

  it('finds no session of somebody else, none that does not exist, and none that is malformed', async () => {
    const [person, stranger] = [await howl.signUp(), await howl.signUp()]
    const { id } = await sessionOf(stranger)
    for (const one of [id, uuidv7(), 'x', '']) expect((await howl.ask(person, REVOKE_SESSION, { id: one })).code, one).toBe('NOT_FOUND')
    expect(await isLive(stranger.token)).toBe(true)
    expect((await howl.ask({}, REVOKE_SESSION, { id })).code).toBe('UNAUTHENTICATED')
  })

  it('is not for keys and AI runs', async () => {
    const person = await howl.signUp()
    const projectId = await howl.createProject(person)
    const { secret } = await howl.createKey(person, { projectId, scopes: ['project:read'] })
    const { token } = (await howl.running.call('agent-token', { userId: person.id, projectId, scopes: ['project:read'], runId: uuidv7() })) as { token: string }
    const { id } = await sessionOf(person)
    for (const bearer of [secret, token]) {
      expect((await howl.ask({ bearer }, REVOKE_SESSION, { id })).code).toBe('FORBIDDEN')
      expect((await howl.ask({ bearer }, SIGN_OUT, { input: { everywhere: true } })).data.signOut.endedSessions).toBe(0)
      expect((await howl.ask({ bearer }, VIEWER)).data.viewer.sessions).toEqual([])
    }
    expect(await isLive(person.token)).toBe(true)
  })
})

describe('the list of sessions', () => {
  it('says when and from where one was used last, to the minute', async () => {
    const person = await howl.signUp()
    await howl.database.query(`update identity.sessions set last_used_at = now() - interval '2 minutes' where user_id = $1`, [person.id])
    const { data } = await howl.ask({ bearer: person.token, address: '192.0.2.200' }, SESSIONS)
    const [session] = data.viewer.sessions
    expect(Date.now() - new Date(session.lastUsedAt).getTime()).toBeLessThan(60_000)
    expect(session.address).toBe('192.0.2.200')
    await howl.ask({ bearer: person.token, address: '192.0.2.201' }, SESSIONS)
    const { data: again } = await howl.ask(person, SESSIONS)
    expect(again.viewer.sessions[0].lastUsedAt).toBe(session.lastUsedAt)
  })
})
