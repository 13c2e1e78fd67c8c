import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openIdentity, PASSWORD, REFRESH, SIGN_IN, type Identity, type Person } from '../../test/factories.ts'
import { waitingFor } from '../../test/statements.ts'

const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on ChangePasswordSuccess { endedSessions }
  ... on InvalidCredentials { message } ... on TooManyAttempts { retryAt } ... on InvalidInput { fieldErrors { path message } } } }`
const RENAME = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on UpdateProfileSuccess { user { id name } } ... on InvalidInput { fieldErrors { path message } } } }`
const MEMBERS = `query ($id: ID!) { project(id: $id) { members { nodes { user { name } } } } }`
const NEXT = 'a quite different sentence'

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

const signIn = async (person: Person, password = person.password) => (await howl.ask({}, SIGN_IN, { input: { email: person.email, password } })).data.signIn
const change = async (by: Person | { bearer: string }, input: Record<string, string> = {}) => (await howl.ask(by, CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEXT, ...input } })).data.changePassword
const isLive = async (bearer: string) => (await codeOf(howl.resolve({ bearer }))) === null
const audited = (person: Person) =>
  howl.database.query<{ action: string; actor_id: string; before: unknown; after: unknown }>(`select action, actor_id, before, after from identity.audit_entries where project_id is null and subject = $1 order by at`, [person.id])

describe('changing the password', () => {
  it('lets the new one in and the old one no more, and ends every session but the one that asks', async () => {
    const person = await howl.signUp()
    const elsewhere = [await signIn(person), await signIn(person)]
    const answer = await howl.ask(person, CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEXT } })
    expect(answer.data.changePassword).toEqual({ __typename: 'ChangePasswordSuccess', endedSessions: 2 })
    expect(answer.extensions.claimsChanged).toBe(true)
    expect(await isLive(person.token)).toBe(true)
    for (const { accessToken } of elsewhere) expect(await isLive(accessToken)).toBe(false)
    expect((await howl.ask({ cookie: person.cookie }, REFRESH)).data.refreshSession.__typename).toBe('RefreshSessionSuccess')
    expect((await signIn(person)).__typename).toBe('InvalidCredentials')
    expect((await signIn(person, NEXT)).__typename).toBe('SignInSuccess')
    const ended = (await howl.events('identity.sessionEnded')).filter(({ payload }) => payload['userId'] === person.id)
    expect(ended).toHaveLength(2)
  })

  it('stands in the audit, without a password in it', async () => {
    const person = await howl.signUp()
    await signIn(person)
    await change(person)
    expect(await audited(person)).toEqual([{ action: 'user.passwordChanged', actor_id: person.id, before: null, after: { endedSessions: 1 } }])
    const [row] = await howl.database.query<{ found: number }>(`select count(*)::int as found from identity.audit_entries a where a::text like '%' || $1 || '%' or a::text like '%' || $2 || '%'`, [PASSWORD, NEXT])
    expect(row?.found).toBe(0)
  })

  it('is refused for a wrong present password, for one that cannot be taken, and for the same one', async () => {
    const person = await howl.signUp()
    expect(await change(person, { currentPassword: 'not the password' })).toMatchObject({ __typename: 'InvalidCredentials' })
    for (const newPassword of ['short', 'password123!', person.email, PASSWORD]) {
      expect(await change(person, { newPassword })).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['newPassword'] }] })
    }
    expect((await signIn(person)).__typename).toBe('SignInSuccess')
    expect(await audited(person)).toEqual([])
  })

  it('counts wrong guesses as sign-in does, both together', async () => {
    const person = await howl.signUp()
    for (let guess = 0; guess < 6; guess += 1) await change(person, { currentPassword: `guess number ${guess}` })
    for (let guess = 0; guess < 4; guess += 1) await signIn(person, `guess number ${guess}`)
    expect(await change(person)).toMatchObject({ __typename: 'TooManyAttempts', retryAt: expect.any(String) })
    expect((await signIn(person)).__typename).toBe('TooManyAttempts')
    // What is no guess is not counted: a new password that cannot be taken says so still.
    expect(await change(person, { newPassword: 'short' })).toMatchObject({ __typename: 'InvalidInput' })
  })

  it('happens once, when two browsers do it at once', async () => {
    const person = await howl.signUp()
    const other = await signIn(person)
    const outcomes = await Promise.all([change(person), change({ bearer: other.accessToken }, { newPassword: 'the other new password' })])
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangePasswordSuccess', 'InvalidCredentials'])
  })

  it('leaves no session behind that the old password opens at the same moment', async () => {
    const person = await howl.signUp()
    const holder = new pg.Client({ connectionString: howl.database.ownerUrl })
    await holder.connect()
    await holder.query('begin')
    // Held here, the sign-in has found the old password right, and has yet to open its session.
    await holder.query(`update identity.passwords set hash = 'of another password' where user_id = $1`, [person.id])
    const signingIn = signIn(person)
    await expect.poll(() => waitingFor(howl.database), { timeout: 20_000 }).toBeGreaterThan(0)
    await holder.query('commit')
    await holder.end()
    expect((await signingIn).__typename).toBe('InvalidCredentials')
  })

  it('is for a person alone: not for nobody, a key or an operator who looks as them', async () => {
    const owner = await howl.signUp()
    const projectId = await howl.createProject(owner)
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    const input = { currentPassword: PASSWORD, newPassword: NEXT }
    expect((await howl.ask({}, CHANGE, { input })).code).toBe('UNAUTHENTICATED')
    expect((await howl.ask({ bearer: secret }, CHANGE, { input })).code).toBe('FORBIDDEN')
    expect((await howl.ask({ bearer: secret }, RENAME, { input: { name: 'Key' } })).code).toBe('FORBIDDEN')
    expect((await signIn(owner)).__typename).toBe('SignInSuccess')
  })
})

describe('changing the name', () => {
  it('shows everywhere at once, and stands in the audit with what it was', async () => {
    const person = await howl.signUp()
    const projectId = await howl.createProject(person)
    expect((await howl.ask(person, RENAME, { input: { name: '  Trần   Thị Hoa ' } })).data.updateProfile).toEqual({ __typename: 'UpdateProfileSuccess', user: { id: person.id, name: 'Trần Thị Hoa' } })
    expect((await howl.ask(person, MEMBERS, { id: projectId })).data.project.members.nodes).toEqual([{ user: { name: 'Trần Thị Hoa' } }])
    await howl.ask(person, RENAME, { input: { name: 'Trần Thị Hoa' } })
    expect(await audited(person)).toEqual([{ action: 'user.renamed', actor_id: person.id, before: { name: person.name }, after: { name: 'Trần Thị Hoa' } }])
  })

  it('is refused for what is no name', async () => {
    const person = await howl.signUp()
    for (const name of ['', '   ', 'x'.repeat(101), 'a\u0007b']) {
      expect((await howl.ask(person, RENAME, { input: { name } })).data.updateProfile).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['name'] }] })
    }
    expect(await audited(person)).toEqual([])
  })
})
