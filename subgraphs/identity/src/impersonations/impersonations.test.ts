import { uuidv7 } from '@howl/platform/ids'
import { testSecrets } from '@howl/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, CREATE_PROJECT, openIdentity, PROJECT, REFRESH, REMOVE, REVOKE_SESSION, SESSIONS, SIGN_IN, SIGN_OUT, UPDATE_PROJECT, VIEWER, type Asker, type Identity, type Person } from '../../test/factories.ts'
import { SCOPES } from '../roles/roles.ts'
import { openAccessTokens } from '../sessions/access-tokens.ts'

const START = `mutation ($input: StartImpersonationInput!) { startImpersonation(input: $input) { __typename
  ... on StartImpersonationSuccess { accessToken expiresAt impersonation { id operator { id email } user { id email } projectIds reason startedAt expiresAt } }
  ... on InvalidInput { fieldErrors { path message } } } }`
const END = `mutation ($input: EndImpersonationInput! = {}) { endImpersonation(input: $input) { ... on EndImpersonationSuccess { ended } } }`
const LOOKING = `{ viewer { user { id email } sessions { id } projects { nodes { id name myRole { key } myScopes } }
  impersonation { id operator { id email } user { id email } reason projectIds expiresAt } } }`
const AUDIT = `query ($id: ID!) { project(id: $id) { auditEntries(filter: { search: "impersonation" }) { nodes {
  action subject outcome actor { kind id email } onBehalfOf { id email } after note address } } } }`
const INSTALLATION = `query ($search: String) { installation { auditEntries(filter: { search: $search }) { nodes { action subject actor { kind id } onBehalfOf { id } note } } } }`

let howl: Identity
let operator: Person
beforeAll(async () => {
  howl = await openIdentity()
  operator = await superadmin()
})
afterAll(() => howl.stop())

async function superadmin(): Promise<Person> {
  const person = await howl.signUp()
  await howl.running.call('make-superadmin', { email: person.email })
  return person
}

async function shop(): Promise<{ owner: Person; projectId: string }> {
  const owner = await howl.signUp()
  return { owner, projectId: await howl.createProject(owner) }
}

type Started = { id: string; bearer: string }

async function start(by: Person | Asker, input: Record<string, unknown>): Promise<Started> {
  const { data, code } = await howl.ask(by, START, { input: { reason: 'Asked for help with an order', ...input } })
  if (data?.startImpersonation?.__typename !== 'StartImpersonationSuccess') throw new Error(`startImpersonation: ${code} ${JSON.stringify(data)}`)
  return { id: data.startImpersonation.impersonation.id, bearer: data.startImpersonation.accessToken }
}

const isLive = async ({ bearer }: Started): Promise<boolean> => (await codeOf(howl.resolve({ bearer }))) === null
const faults = async (input: Record<string, unknown>) =>
  (await howl.ask(operator, START, { input: { reason: 'Asked', ...input } })).data.startImpersonation.fieldErrors?.map(({ path }: { path: string[] }) => path.join('.'))

describe('looking as somebody else', () => {
  it('shows what the person may read, and says who really looks', async () => {
    const { owner, projectId } = await shop()
    const { id, bearer } = await start(operator, { email: owner.email.toUpperCase() })
    const claims = await howl.resolve({ bearer })
    expect(claims).toMatchObject({ caller: { kind: 'operator', operatorId: operator.id, userId: owner.id, impersonationId: id }, globalRole: 'USER' })
    expect(Object.keys(claims.projects)).toEqual([projectId])
    expect(claims.projects[projectId]?.scopes).toEqual(SCOPES.filter((scope) => scope.endsWith(':read')))
    expect(claims.projects[projectId]?.scopes).toContain('audit:read')
    const { data } = await howl.ask({ bearer }, LOOKING)
    expect(data.viewer).toMatchObject({
      user: { id: owner.id, email: owner.email },
      // Where the person is signed in is nothing of a project.
      sessions: [],
      projects: { nodes: [{ id: projectId, myRole: { key: 'OWNER' } }] },
      impersonation: { id, operator: { id: operator.id, email: operator.email }, user: { id: owner.id, email: owner.email }, reason: 'Asked for help with an order', projectIds: [projectId] },
    })
    expect((await howl.ask(owner, LOOKING)).data.viewer.impersonation).toBeNull()
    expect((await howl.ask(operator, LOOKING)).data.viewer.impersonation).toBeNull()
  })

  it('shows no more than the person has at that moment', async () => {
    const { owner, projectId } = await shop()
    const worker = await howl.join(owner, projectId, 'WORKER')
    const { bearer } = await start(operator, { userId: worker.id })
    const scopes = async () => (await howl.resolve({ bearer })).projects[projectId]?.scopes
    expect(await scopes()).toEqual(['project:read', 'finance:read', 'growth:read', 'ai:read'])
    expect((await howl.ask({ bearer }, `query ($id: ID!) { project(id: $id) { invitations { nodes { id } } } }`, { id: projectId })).code).toBe('FORBIDDEN')
    await howl.ask(owner, REMOVE, { input: { projectId, userId: worker.id } })
    expect(await scopes()).toBeUndefined()
  })

  it('of one project shows no other, and never one that the person has joined since', async () => {
    const { owner, projectId } = await shop()
    const also = await howl.createProject(owner)
    const one = await start(operator, { userId: owner.id, projectId })
    expect(Object.keys((await howl.resolve(one)).projects)).toEqual([projectId])
    expect((await howl.ask({ bearer: one.bearer }, PROJECT, { id: also })).code).toBe('NOT_FOUND')
    const all = await start(operator, { userId: owner.id })
    const later = await howl.createProject(owner)
    expect(Object.keys((await howl.resolve(all)).projects).toSorted()).toEqual([projectId, also].toSorted())
    expect((await howl.ask({ bearer: all.bearer }, PROJECT, { id: later })).code).toBe('NOT_FOUND')
  })

  it('gives an operator nothing of their own role', async () => {
    const other = await superadmin()
    const { bearer } = await start(operator, { userId: other.id })
    expect(await howl.resolve({ bearer })).toMatchObject({ globalRole: 'USER', projects: {} })
    expect((await howl.ask({ bearer }, INSTALLATION)).code).toBe('FORBIDDEN')
  })
})

describe('its end', () => {
  it('comes after fifteen minutes, by the token and by the database', async () => {
    const { owner } = await shop()
    const { data } = await howl.ask(operator, START, { input: { userId: owner.id, reason: 'Asked' } })
    const minutes = (time: string) => (new Date(time).getTime() - Date.now()) / 60_000
    for (const time of [data.startImpersonation.expiresAt, data.startImpersonation.impersonation.expiresAt]) {
      expect(minutes(time)).toBeGreaterThan(14.5)
      expect(minutes(time)).toBeLessThanOrEqual(15.02)
    }
    const { id, bearer } = await start(operator, { userId: owner.id })
    const [session] = await howl.database.query<{ id: string }>('select id from identity.sessions where user_id = $1', [operator.id])
    const bygone = await openAccessTokens(testSecrets.HOWL_SECRET).sign({ kind: 'operator', sub: operator.id, sid: session?.id ?? '', imp: id }, new Date(Date.now() - 15 * 60_000 - 1_000))
    expect(await isLive({ id, bearer: bygone.token })).toBe(false)
    expect(await isLive({ id, bearer })).toBe(true)
    await howl.database.query(`update identity.impersonations set expires_at = now() where id = $1`, [id])
    expect(await isLive({ id, bearer })).toBe(false)
  })

  it('cannot be put off: there is nothing to refresh', async () => {
    const { owner } = await shop()
    const answer = await howl.ask(operator, START, { input: { userId: owner.id, reason: 'Asked' } })
    expect(answer.cookie).toBeUndefined()
    const { bearer } = await start(operator, { userId: owner.id })
    for (const asker of [{ bearer }, { bearer, cookie: operator.cookie }, { bearer, cookie: owner.cookie }]) {
      const claims = { ...(await howl.claimsOf({ bearer })), ...('cookie' in asker ? { refreshToken: asker.cookie } : {}) }
      const refused = await howl.askWith(claims, REFRESH)
      expect(refused.code).toBe('FORBIDDEN')
      expect(refused.cookie).toBeUndefined()
    }
  })

  it('comes when the operator says so, through the token or as themselves', async () => {
    const { owner } = await shop()
    const [first, second, third] = [await start(operator, { userId: owner.id }), await start(operator, { userId: owner.id }), await start(operator, { userId: owner.id })]
    const ended = await howl.ask({ bearer: first.bearer }, END)
    expect(ended.data.endImpersonation).toEqual({ ended: 1 })
    expect(ended.extensions.claimsChanged).toBe(true)
    expect([await isLive(first), await isLive(second), await isLive(third)]).toEqual([false, true, true])
    expect((await howl.ask(operator, END, { input: { id: second.id } })).data.endImpersonation).toEqual({ ended: 1 })
    expect((await howl.ask(operator, END, { input: { id: second.id } })).data.endImpersonation).toEqual({ ended: 0 })
    expect([await isLive(second), await isLive(third)]).toEqual([false, true])
    await start(operator, { userId: owner.id })
    expect((await howl.ask(operator, END)).data.endImpersonation.ended).toBeGreaterThanOrEqual(2)
    expect(await isLive(third)).toBe(false)
    const events = (await howl.events()).filter(({ type }) => type === 'identity.impersonationEnded')
    expect(events).toContainEqual({ type: 'identity.impersonationEnded', project_id: null, subject: first.id, payload: { impersonationId: first.id, operatorId: operator.id } })
  })

  it("cannot be brought about by anybody else, nor through another one's token", async () => {
    const { owner } = await shop()
    const [mine, other] = [await start(operator, { userId: owner.id }), await start(await superadmin(), { userId: owner.id })]
    for (const id of [mine.id, uuidv7(), 'nonsense']) expect((await howl.ask(owner, END, { input: { id } })).code).toBe('NOT_FOUND')
    expect((await howl.ask(operator, END, { input: { id: other.id } })).code).toBe('NOT_FOUND')
    expect((await howl.ask({ bearer: mine.bearer }, END, { input: { id: other.id } })).code).toBe('NOT_FOUND')
    expect((await howl.ask({}, END)).code).toBe('UNAUTHENTICATED')
    expect((await howl.ask(owner, END)).data.endImpersonation).toEqual({ ended: 0 })
    expect([await isLive(mine), await isLive(other)]).toEqual([true, true])
  })

  it('comes with the session that started it, however that ends, and not with another', async () => {
    const { owner, projectId } = await shop()
    const operators = await superadmin()
    const places = await Promise.all(Array.from({ length: 4 }, () => howl.ask({}, SIGN_IN, { input: { email: operators.email, password: operators.password } })))
    const [revoked, signedOut, reused, other] = await Promise.all(
      places.map(async ({ data, cookie }) => {
        const bearer = data.signIn.accessToken as string
        const { caller } = await howl.resolve({ bearer })
        return { bearer, cookie: String(cookie), sessionId: caller.kind === 'user' ? caller.sessionId : '', looking: await start({ bearer }, { userId: owner.id, projectId }) }
      }),
    )
    if (!revoked || !signedOut || !reused || !other) throw new Error('four places')
    await howl.ask({ bearer: other.bearer }, REVOKE_SESSION, { id: revoked.sessionId })
    await howl.ask({ bearer: signedOut.bearer }, SIGN_OUT)
    const next = await howl.ask({ cookie: reused.cookie }, REFRESH)
    await howl.ask({ cookie: String(next.cookie) }, REFRESH)
    await howl.ask({ cookie: reused.cookie }, REFRESH)
    expect(await Promise.all([revoked, signedOut, reused, other].map(({ looking }) => isLive(looking)))).toEqual([false, false, false, true])
    await howl.database.query(`update identity.sessions set expires_at = now() where id = $1`, [other.sessionId])
    expect(await isLive(other.looking)).toBe(false)
    await howl.drain()
    const { data } = await howl.ask(owner, AUDIT, { id: projectId })
    const endings = data.project.auditEntries.nodes.filter(({ action }: { action: string }) => action === 'impersonation.ended')
    expect(endings.map(({ subject, note }: Record<string, string>) => [subject, note]).toSorted()).toEqual(
      [revoked, signedOut, reused].map(({ looking }) => [looking.id, 'The session that started it has ended.']).toSorted(),
    )
  })

  it('comes with the role of the operator', async () => {
    const { owner } = await shop()
    const former = await superadmin()
    const looking = await start(former, { userId: owner.id })
    expect(await isLive(looking)).toBe(true)
    const claims = await howl.claimsOf({ bearer: former.token })
    await howl.database.query(`update identity.users set global_role = 'USER' where id = $1`, [former.id])
    expect(await isLive(looking)).toBe(false)
    // Claims that are a second old start nothing either.
    expect((await howl.askWith(claims, START, { input: { userId: owner.id, reason: 'Asked' } })).code).toBe('FORBIDDEN')
  })
})

describe('whoever is no operator', () => {
  it('starts nothing: FORBIDDEN for a person, a key and an AI run, UNAUTHENTICATED signed out', async () => {
    const { owner, projectId } = await shop()
    const input = { userId: operator.id, reason: 'Curious' }
    const { secret } = await howl.createKey(owner, { projectId, scopes: [...SCOPES] })
    const { token } = (await howl.running.call('agent-token', { userId: owner.id, projectId, scopes: [...SCOPES], runId: uuidv7() })) as { token: string }
    for (const asker of [owner, { bearer: secret }, { bearer: token }]) expect((await howl.ask(asker, START, { input })).code).toBe('FORBIDDEN')
    expect((await howl.ask({}, START, { input })).code).toBe('UNAUTHENTICATED')
    // A key or a run of an operator is none.
    const own = await howl.createProject(operator)
    const key = await howl.createKey(operator, { projectId: own, scopes: [...SCOPES] })
    const run = (await howl.running.call('agent-token', { userId: operator.id, projectId: own, scopes: [...SCOPES], runId: uuidv7() })) as { token: string }
    for (const bearer of [key.secret, run.token]) expect((await howl.ask({ bearer }, START, { input: { userId: owner.id, reason: 'Curious' } })).code).toBe('FORBIDDEN')
  })

  it('is also whoever looks as somebody else already', async () => {
    const { owner } = await shop()
    const other = await superadmin()
    const looking = await start(operator, { userId: other.id })
    expect((await howl.ask({ bearer: looking.bearer }, START, { input: { userId: owner.id, reason: 'Further in' } })).code).toBe('FORBIDDEN')
  })

  it('learns nothing from a token that was made up or changed', async () => {
    const { owner } = await shop()
    const { id } = await start(operator, { userId: owner.id })
    const [session] = await howl.database.query<{ id: string }>('select id from identity.sessions where user_id = $1', [owner.id])
    const tokens = openAccessTokens(testSecrets.HOWL_SECRET)
    const foreign = await tokens.sign({ kind: 'operator', sub: owner.id, sid: session?.id ?? '', imp: id })
    expect(await isLive({ id, bearer: foreign.token })).toBe(false)
    const forged = await openAccessTokens('another secret, which is as long as it has to be').sign({ kind: 'operator', sub: operator.id, sid: uuidv7(), imp: id })
    expect(await isLive({ id, bearer: forged.token })).toBe(false)
  })
})

describe('what has to be said', () => {
  it('is the reason, and one person by one name', async () => {
    const { owner } = await shop()
    expect(await faults({ userId: owner.id, reason: '  ' })).toEqual(['reason'])
    expect(await faults({ userId: owner.id, reason: 'x'.repeat(501) })).toEqual(['reason'])
    expect(await faults({})).toEqual(['email'])
    expect(await faults({ userId: owner.id, email: owner.email })).toEqual(['email'])
    expect(await faults({ email: 'no address' })).toEqual(['email'])
    expect(await faults({ email: 'nobody.at.all@example.com' })).toEqual(['email'])
    expect(await faults({ userId: operator.id })).toEqual(['userId'])
    expect(await faults({ email: operator.email })).toEqual(['email'])
  })

  it('names a person and a project of theirs, else it is NOT_FOUND', async () => {
    const { owner } = await shop()
    const foreign = await shop()
    const codes = async (input: Record<string, unknown>) => (await howl.ask(operator, START, { input: { reason: 'Asked', ...input } })).code
    expect(await codes({ userId: uuidv7() })).toBe('NOT_FOUND')
    expect(await codes({ userId: 'nonsense' })).toBe('NOT_FOUND')
    for (const projectId of [foreign.projectId, uuidv7(), 'nonsense']) expect(await codes({ userId: owner.id, projectId })).toBe('NOT_FOUND')
  })
})

describe('mutations through it', () => {
  it('are refused, also those that need no right, and stand in the audit of the project as refused', async () => {
    const { owner, projectId } = await shop()
    const { bearer } = await start(operator, { userId: owner.id })
    const sessions = await howl.ask(owner, SESSIONS)
    const claims = { ...(await howl.claimsOf({ bearer })), refreshToken: owner.cookie }
    for (const [query, input] of [
      [CREATE_PROJECT, { name: 'Mine', kind: 'OTHER', currency: 'USD', timeZone: 'UTC' }],
      [UPDATE_PROJECT, { projectId, name: 'Mine' }],
      [SIGN_OUT, { everywhere: true }],
      [SIGN_IN, { email: owner.email, password: owner.password }],
    ] as const) {
      expect((await howl.askWith(claims, query, { input })).code).toBe('FORBIDDEN')
    }
    expect((await howl.askWith(claims, REVOKE_SESSION, { id: sessions.data.viewer.sessions[0].id })).code).toBe('FORBIDDEN')
    expect(await howl.ask(owner, SESSIONS)).toEqual(sessions)
    expect((await howl.ask(owner, VIEWER)).data.viewer.projects.totalCount).toBe(1)
    await howl.drain()
    const { data } = await howl.ask(owner, `query ($id: ID!) { project(id: $id) { name auditEntries(filter: { outcome: REFUSED }) { nodes { action actor { kind id } onBehalfOf { id } scope } } } }`, { id: projectId })
    expect(data.project.name).toBe('In 3D')
    expect(data.project.auditEntries.nodes).toEqual([{ action: 'updateProject', actor: { kind: 'OPERATOR', id: operator.id }, onBehalfOf: { id: owner.id }, scope: 'project:admin' }])
  })
})

describe('the audit', () => {
  it('of every project that can be seen says who looked, as whom, why and until when; and so does that of the installation', async () => {
    const { owner, projectId } = await shop()
    const also = await howl.createProject(owner)
    const notMine = await shop()
    const looking = await start(operator, { userId: owner.id, reason: 'Ticket 4711' })
    await howl.ask({ bearer: looking.bearer }, END)
    await howl.drain()
    for (const id of [projectId, also]) {
      const { data } = await howl.ask(owner, AUDIT, { id })
      const who = { actor: { kind: 'OPERATOR', id: operator.id, email: operator.email }, onBehalfOf: { id: owner.id, email: owner.email }, subject: looking.id, outcome: 'DONE', address: '203.0.113.7' }
      expect(data.project.auditEntries.nodes).toEqual([
        { action: 'impersonation.ended', ...who, after: null, note: null },
        { action: 'impersonation.started', ...who, after: { operator: operator.email, user: owner.email, expiresAt: expect.any(String) }, note: 'Ticket 4711' },
      ])
    }
    expect((await howl.ask(notMine.owner, AUDIT, { id: notMine.projectId })).data.project.auditEntries.nodes).toEqual([])
    const { data } = await howl.ask(operator, INSTALLATION, { search: looking.id })
    expect(data.installation.auditEntries.nodes.map(({ action }: { action: string }) => action)).toEqual(['impersonation.ended', 'impersonation.started'])
  })

  it('is written with the start, or there is no start', async () => {
    const { owner, projectId } = await shop()
    await howl.database.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$`)
    await howl.database.query('create trigger no_audit before insert on identity.audit_entries for each row execute function refuse()')
    const { code } = await howl.ask(operator, START, { input: { userId: owner.id, reason: 'Unseen' } })
    await howl.database.query('drop trigger no_audit on identity.audit_entries')
    expect(code).toBe('INTERNAL_SERVER_ERROR')
    expect(await howl.database.query('select from identity.impersonations where user_id = $1', [owner.id])).toEqual([])
    await howl.drain()
    expect((await howl.ask(owner, AUDIT, { id: projectId })).data.project.auditEntries.nodes).toEqual([])
  })
})
