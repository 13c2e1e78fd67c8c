import { openDatabase, type Database, type Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { createLog } from '@howl/platform/log'
import { claimsFor } from '@howl/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ACCEPT,
  ARCHIVE,
  CHANGE_ROLE,
  CREATE_KEY,
  LEAVE,
  openIdentity,
  REFRESH,
  REMOVE,
  RESTORE,
  REVOKE_INVITATION,
  REVOKE_KEY,
  REVOKE_SESSION,
  SIGN_IN,
  UPDATE_PROJECT,
  type Asker,
  type Identity,
  type Person,
} from '../../test/factories.ts'
import { refusalOf } from '../../test/probes.ts'
import { countStatements } from '../../test/statements.ts'

const ENTRY = `id at action subject outcome actor { kind id name email } onBehalfOf { kind id name email } before after note scope count address userAgent requestId`
const AUDIT = `query ($id: ID!, $filter: AuditFilter, $first: Int, $after: String) {
  project(id: $id) { auditEntries(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${ENTRY} } } } }`
const INSTALLATION = `query ($filter: AuditFilter) { installation { auditEntries(filter: $filter) { totalCount nodes { ${ENTRY} } } } }`

let howl: Identity
let db: Database
beforeAll(async () => {
  howl = await openIdentity()
  db = await openDatabase({ url: howl.database.appUrl, schema: 'identity', entities: [], log: createLog({ name: 'test', level: 'silent' }) })
})
afterAll(async () => {
  await db.close()
  await howl.stop()
})

type Options = { filter?: Record<string, unknown>; first?: number; after?: string | null }

/** After everything that was said has been kept. */
async function auditOf(by: Person | Asker, projectId: string, options: Options = {}) {
  await howl.drain()
  const { data, code } = await howl.ask(by, AUDIT, { id: projectId, ...options })
  if (code) throw new Error(code)
  return data.project.auditEntries as { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Record<string, any>[] }
}
const actionsOf = async (by: Person | Asker, projectId: string, options: Options = {}) => (await auditOf(by, projectId, options)).nodes.map(({ action }) => action as string)

async function shopOf(given: { name?: string } = {}): Promise<{ owner: Person; projectId: string }> {
  const owner = await howl.signUp(given)
  return { owner, projectId: await howl.createProject(owner) }
}

/** As the real role, past the graph. */
const inTenant = <Result>(person: Person, projectId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  db.inTenant(claimsFor({ userId: person.id, projects: { [projectId]: {} } }), [projectId], work)

async function superadmin(): Promise<Person> {
  const person = await howl.signUp()
  await howl.running.call('make-superadmin', { email: person.email })
  return person
}

describe('the audit of a project', () => {
  it('tells of all that changes rights, keys and the project, the newest first', async () => {
    const { owner, projectId } = await shopOf()
    const open = await howl.ask(owner, 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ... on InviteMemberSuccess { invitation { id } } } }', {
      input: { projectId, email: 'open@example.com', roleKey: 'VIEWER' },
    })
    await howl.ask(owner, REVOKE_INVITATION, { id: open.data.inviteMember.invitation.id })
    const member = await howl.join(owner, projectId, 'VIEWER')
    await howl.ask(owner, CHANGE_ROLE, { input: { projectId, userId: member.id, roleKey: 'MANAGER' } })
    await howl.ask(owner, REMOVE, { input: { projectId, userId: member.id } })
    const guest = await howl.join(owner, projectId, 'VIEWER')
    await howl.ask(guest, LEAVE, { id: projectId })
    const key = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    await howl.ask(owner, REVOKE_KEY, { id: key.id })
    await howl.ask(owner, UPDATE_PROJECT, { input: { projectId, name: 'In 4D' } })
    await howl.ask(owner, ARCHIVE, { id: projectId })
    await howl.ask(owner, RESTORE, { id: projectId })

    const { nodes, totalCount } = await auditOf(owner, projectId)
    expect(nodes.map(({ action }) => action).toReversed()).toEqual([
      'project.created',
      'member.invited',
      'invitation.revoked',
      'member.invited',
      'invitation.accepted',
      'member.roleChanged',
      'member.removed',
      'member.invited',
      'invitation.accepted',
      'member.left',
      'apiKey.created',
      'apiKey.revoked',
      'project.updated',
      'project.archived',
      'project.restored',
    ])
    expect(totalCount).toBe(15)
    const entry = (action: string) => nodes.find((node) => node.action === action)
    expect(entry('member.roleChanged')).toMatchObject({
      subject: member.id,
      outcome: 'DONE',
      actor: { kind: 'USER', id: owner.id, name: owner.name, email: owner.email },
      onBehalfOf: null,
      before: { name: member.name, email: member.email, roleKey: 'VIEWER' },
      after: { name: member.name, email: member.email, roleKey: 'MANAGER' },
      count: 1,
      scope: null,
      address: '203.0.113.7',
      userAgent: 'vitest',
    })
    expect(entry('member.roleChanged')?.requestId).toMatch(/^[\w-]{36}$/)
    expect(entry('member.removed')).toMatchObject({ before: { email: member.email, roleKey: 'MANAGER' }, after: null })
    expect(entry('invitation.revoked')).toMatchObject({ before: { email: 'open@example.com', roleKey: 'VIEWER' }, after: null })
    expect(entry('apiKey.created')).toMatchObject({ subject: key.id, before: null, after: { name: 'Key', scopes: ['project:read'], expiresAt: null } })
    expect(entry('project.updated')).toMatchObject({ before: { name: 'In 3D', state: 'ACTIVE' }, after: { name: 'In 4D', state: 'ACTIVE' } })
  })

  it('still names whoever has left since, and lets nobody else see them', async () => {
    const { owner, projectId } = await shopOf()
    const guest = await howl.join(owner, projectId, 'VIEWER')
    await howl.ask(guest, LEAVE, { id: projectId })
    const [left] = (await auditOf(owner, projectId, { filter: { actions: ['member.left'] } })).nodes
    expect(left?.actor).toEqual({ kind: 'USER', id: guest.id, name: guest.name, email: guest.email })
    const other = await shopOf()
    await howl.drain()
    const people = (person: Person, id: string) => inTenant(person, id, (tx) => tx.query<{ id: string }>('select id from identity.users'))
    expect((await people(owner, projectId)).map(({ id }) => id).toSorted()).toEqual([owner.id, guest.id].toSorted())
    expect(await people(other.owner, other.projectId)).toEqual([{ id: other.owner.id }])
  })

  it('is not read to find out who may be seen, however long it grows', async () => {
    const { owner, projectId } = await shopOf()
    const plan = await inTenant(owner, projectId, (tx) => tx.query<Record<string, string>>('explain select * from identity.users u where u.id = any ($1)', [[owner.id]]))
    const text = plan.map((row) => Object.values(row)[0]).join('\n')
    expect(text).toContain('audited_people')
    expect(text).not.toContain('audit_entries')
  })

  it('says nothing of what was no change, or was rolled back', async () => {
    const { owner, projectId } = await shopOf()
    const { secret: _secret, id } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    await howl.ask(owner, REVOKE_KEY, { id })
    await howl.ask(owner, REVOKE_KEY, { id })
    await howl.ask(owner, UPDATE_PROJECT, { input: { projectId, name: 'In 3D' } })
    await howl.ask(owner, RESTORE, { id: projectId })
    // The last owner cannot leave.
    await howl.ask(owner, LEAVE, { id: projectId })
    expect(await actionsOf(owner, projectId)).toEqual(['apiKey.revoked', 'apiKey.created', 'project.created'])
  })

  it('holds no secret: neither a key nor the token of a link', async () => {
    const { owner, projectId } = await shopOf()
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'], idempotencyKey: 'once' })
    const token = await howl.invite(owner, { projectId, email: 'link@example.com', roleKey: 'VIEWER', idempotencyKey: 'once' })
    await howl.drain()
    const rows = await howl.database.query('select * from identity.audit_entries where project_id = $1', [projectId])
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-20))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('stands there once, however often it is delivered', async () => {
    const { owner, projectId } = await shopOf()
    await howl.drain()
    await howl.database.query(`update identity.events set sequence = null where project_id = $1`, [projectId])
    await howl.database.query('delete from live.events')
    await howl.drain()
    await howl.database.query(`update identity.events set sequence = null where project_id = $1`, [projectId])
    // As if the note of the first delivery were older than notes are kept.
    await howl.database.query('delete from live.events')
    await howl.database.query('delete from identity.inbox')
    await howl.drain()
    expect(await actionsOf(owner, projectId)).toEqual(['project.created'])
  })

  it('tells what a key did by the name of the key, and what an AI run did by its person', async () => {
    const { owner, projectId } = await shopOf()
    const { secret, id } = await howl.createKey(owner, { projectId, name: 'Till', scopes: ['project:admin', 'project:read', 'audit:read'] })
    await howl.ask({ bearer: secret }, UPDATE_PROJECT, { input: { projectId, name: 'By the till' } })
    const runId = uuidv7()
    const { token } = (await howl.running.call('agent-token', { userId: owner.id, projectId, scopes: ['project:admin', 'project:read'], runId })) as { token: string }
    await howl.ask({ bearer: token }, UPDATE_PROJECT, { input: { projectId, name: 'By the run' } })
    const [byRun, byKey] = (await auditOf({ bearer: secret }, projectId, { filter: { actions: ['project.updated'] } })).nodes
    expect(byKey?.actor).toEqual({ kind: 'API_KEY', id, name: 'Till', email: null })
    expect(byKey?.onBehalfOf).toBeNull()
    expect(byRun?.actor).toEqual({ kind: 'AGENT', id: runId, name: null, email: null })
    expect(byRun?.onBehalfOf).toEqual({ kind: 'USER', id: owner.id, name: owner.name, email: owner.email })
  })
})

describe('refusals', () => {
  it('are kept with the mutation and the right that was missing, and not again and again', async () => {
    const { owner, projectId } = await shopOf()
    const viewer = await howl.join(owner, projectId, 'VIEWER')
    for (let count = 0; count < 30; count += 1) {
      const { code } = await howl.ask(viewer, CREATE_KEY, { input: { projectId, name: 'Mine', scopes: ['project:read'] } })
      expect(code).toBe('FORBIDDEN')
    }
    const key = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    expect((await howl.ask(viewer, REVOKE_KEY, { id: key.id })).code).toBe('FORBIDDEN')
    const { nodes } = await auditOf(owner, projectId, { filter: { outcome: 'REFUSED' } })
    expect(nodes).toHaveLength(2)
    expect(nodes[0]).toMatchObject({ action: 'revokeApiKey', subject: key.id, scope: 'keys:manage', outcome: 'REFUSED', actor: { kind: 'USER', id: viewer.id, name: viewer.name }, address: '203.0.113.7' })
    expect(nodes[1]).toMatchObject({ action: 'createApiKey', subject: projectId, scope: 'keys:manage', count: 1 })
  })

  it('are those that only the service knows of, too', async () => {
    const { owner, projectId } = await shopOf()
    const { secret, id } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    expect((await howl.ask({ bearer: secret }, LEAVE, { id: projectId })).code).toBe('FORBIDDEN')
    const [refused] = (await auditOf(owner, projectId, { filter: { outcome: 'REFUSED' } })).nodes
    expect(refused).toMatchObject({ action: 'leaveProject', actor: { kind: 'API_KEY', id } })
  })

  it('of strangers, and of what does not exist, are nowhere: nobody writes into an audit that is not theirs', async () => {
    const { owner, projectId } = await shopOf()
    const key = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    await howl.drain()
    const before = await howl.database.query('select count(*) from identity.audit_entries')
    const stranger = await howl.signUp()
    for (const by of [stranger, {}]) {
      const codes = [
        (await howl.ask(by, UPDATE_PROJECT, { input: { projectId, name: 'Mine' } })).code,
        (await howl.ask(by, REVOKE_KEY, { id: key.id })).code,
        (await howl.ask(by, REVOKE_KEY, { id: uuidv7() })).code,
      ]
      expect(new Set(codes)).toEqual(new Set([by === stranger ? 'NOT_FOUND' : 'UNAUTHENTICATED']))
    }
    await howl.drain()
    expect(await howl.database.query('select count(*) from identity.audit_entries')).toEqual(before)
  })
})

describe('the list', () => {
  it('is for those with the right to it, and nobody else', async () => {
    const { owner, projectId } = await shopOf()
    const ask = async (by: Person | Asker) => (await howl.ask(by, AUDIT, { id: projectId })).code
    expect(await ask(await howl.join(owner, projectId, 'ACCOUNTANT'))).toBeNull()
    expect(await ask(await howl.join(owner, projectId, 'MARKETER'))).toBe('FORBIDDEN')
    expect(await ask(await howl.signUp())).toBe('NOT_FOUND')
    expect(await ask({})).toBe('UNAUTHENTICATED')
  })

  it('is filtered by what was done, who did it, on whose behalf, how it ended and when', async () => {
    const { owner, projectId } = await shopOf()
    const manager = await howl.join(owner, projectId, 'PROJECTADMIN')
    await howl.ask(manager, UPDATE_PROJECT, { input: { projectId, name: 'Renamed' } })
    expect(await actionsOf(owner, projectId, { filter: { actions: ['member.invited', 'project.created'] } })).toEqual(['member.invited', 'project.created'])
    expect(await actionsOf(owner, projectId, { filter: { actorId: manager.id } })).toEqual(['project.updated', 'invitation.accepted'])
    expect(await actionsOf(owner, projectId, { filter: { actorId: uuidv7() } })).toEqual([])
    expect(await actionsOf(owner, projectId, { filter: { actorId: 'nonsense' } })).toEqual([])
    expect(await actionsOf(owner, projectId, { filter: { outcome: 'REFUSED' } })).toEqual([])
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
    expect(await actionsOf(owner, projectId, { filter: { range: { from: today, to: '9999-12-31' } } })).toHaveLength(4)
    expect(await actionsOf(owner, projectId, { filter: { range: { from: '0001-01-01', to: '2020-01-01' } } })).toEqual([])
    expect((await howl.ask(owner, AUDIT, { id: projectId, filter: { range: { from: '2026-01-02', to: '2026-01-01' } } })).code).toBe('BAD_USER_INPUT')
  })

  it('begins and ends its days in the time zone of the project', async () => {
    const { owner, projectId } = await shopOf()
    await howl.drain()
    // Half past midnight in Hà Nội is the day before in UTC.
    await howl.database.query(
      `insert into identity.audit_entries (id, project_id, at, action, subject, outcome, actor_kind, search_text) values (gen_random_uuid(), $1, '2026-03-04T17:30:00Z', 'x.y', 'z', 'DONE', 'SYSTEM', '')`,
      [projectId],
    )
    const on = (day: string) => actionsOf(owner, projectId, { filter: { range: { from: day, to: day } } })
    expect(await on('2026-03-05')).toEqual(['x.y'])
    expect(await on('2026-03-04')).toEqual([])
  })

  it('is searched by all the words, in whatever part they stand, with and without accents, and by nothing else', async () => {
    const { owner, projectId } = await shopOf({ name: 'Nguyễn Thị Lan' })
    await howl.createKey(owner, { projectId, name: 'Máy tính tiền', scopes: ['project:read'] })
    await howl.invite(owner, { projectId, email: 'thu.ha@example.com', roleKey: 'ACCOUNTANT' })
    const search = (text: string) => actionsOf(owner, projectId, { filter: { search: text } })
    expect(await search('may tinh')).toEqual(['apiKey.created'])
    expect(await search('THU.HA accountant')).toEqual(['member.invited'])
    expect(await search('nguyen lan apikey')).toEqual(['apiKey.created'])
    expect(await search('tiền accountant')).toEqual([])
    expect(await search('100%')).toEqual([])
    // With a wildcard it would be `member.invited`.
    expect(await search('member_invited')).toEqual([])
    expect(await search('\\')).toEqual([])
    expect(await search('   ')).toHaveLength(3)
    expect(await search('qz\u0000qz')).toEqual([])
  })

  it('has pages without gap or repeat', async () => {
    const { owner, projectId } = await shopOf()
    for (let count = 0; count < 12; count += 1) await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    // All in one instant.
    await howl.drain()
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof auditOf>> = await auditOf(owner, projectId, { first: 5, after })
      seen.push(...page.nodes.map(({ id }) => id))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toHaveLength(13)
    expect(new Set(seen).size).toBe(13)
  })

  it('costs as many statements for one entry as for many', async () => {
    const few = await shopOf()
    const many = await shopOf()
    for (let count = 0; count < 10; count += 1) {
      const member = await howl.join(many.owner, many.projectId, 'PROJECTADMIN')
      const { secret } = await howl.createKey(member, { projectId: many.projectId, scopes: ['project:read', 'project:admin'] })
      await howl.ask({ bearer: secret }, UPDATE_PROJECT, { input: { projectId: many.projectId, name: `Name ${count}` } })
    }
    const { secret } = await howl.createKey(few.owner, { projectId: few.projectId, scopes: ['project:read', 'project:admin'] })
    await howl.ask({ bearer: secret }, UPDATE_PROJECT, { input: { projectId: few.projectId, name: 'Name' } })
    await howl.drain()
    const counted: number[] = []
    for (const { owner, projectId } of [few, many]) {
      const claims = await howl.claimsOf({ bearer: owner.token })
      const { result, statements } = await countStatements(() => howl.askWith(claims, AUDIT, { id: projectId }))
      expect(result.code).toBeNull()
      counted.push(statements.length)
    }
    // The project, a page, its count, the people, the keys.
    expect(counted).toEqual([5, 5])
  })
})

describe('two tenants', () => {
  it('find nothing of each other, by no filter and no search', async () => {
    const ann = await shopOf()
    const bob = await shopOf()
    await howl.createKey(bob.owner, { projectId: bob.projectId, name: 'Bobs key', scopes: ['project:read'] })
    const others = JSON.stringify([
      await auditOf(ann.owner, ann.projectId),
      await auditOf(ann.owner, ann.projectId, { filter: { actorId: bob.owner.id } }),
      await auditOf(ann.owner, ann.projectId, { filter: { search: 'bobs' } }),
    ])
    for (const foreign of [bob.owner.id, bob.owner.email, bob.projectId, 'Bobs key']) expect(others).not.toContain(foreign)
  })
})

describe('entries', () => {
  const CHANGES = [`update identity.audit_entries set note = 'x'`, 'delete from identity.audit_entries', 'truncate identity.audit_entries', `update identity.audit_entries set note = 'x' where false`]

  it.each(CHANGES)('are neither changed nor removed by a role of the product: %s', async (sql) => {
    const { owner, projectId } = await shopOf()
    await howl.drain()
    expect(await refusalOf(inTenant(owner, projectId, (tx) => tx.query(sql)))).toBe('42501')
    expect(await refusalOf(db.asSystem('a test of the grants', (tx) => tx.query(sql)))).toBe('42501')
  })

  it.each(CHANGES)('nor by the owner of the table, who is not let past by row-level security but by nothing: %s', async (sql) => {
    await shopOf()
    await howl.drain()
    const before = await howl.database.query('select * from identity.audit_entries order by id')
    expect(before.length).toBeGreaterThan(0)
    await expect(howl.database.query(sql)).rejects.toThrow(/audit_entries is append-only/)
    // As somebody would who copies data in.
    await expect(howl.database.query(`set session_replication_role = replica; ${sql}`)).rejects.toThrow(/audit_entries is append-only/)
    await howl.database.query('reset session_replication_role')
    expect(await howl.database.query('select * from identity.audit_entries order by id')).toEqual(before)
  })

  it('cannot be written for a tenant by whoever acts across tenants, nor be read', async () => {
    const { projectId } = await shopOf()
    await howl.drain()
    const insert = (id: string) => `insert into identity.audit_entries (id, project_id, at, action, subject, outcome, actor_kind, search_text) values (gen_random_uuid(), ${id}, now(), 'x', 'x', 'DONE', 'SYSTEM', '')`
    expect(await refusalOf(db.asSystem('a test of the grants', (tx) => tx.query(insert(`'${projectId}'`))))).toBe('42501')
    const seen = await db.asSystem('a test of the grants', async (tx) => {
      await tx.query(insert('null'))
      return tx.query<{ project_id: string | null }>('select project_id from identity.audit_entries')
    })
    expect(new Set(seen.map(({ project_id }) => project_id))).toEqual(new Set([null]))
  })
})

describe('what belongs to no project', () => {
  it('is kept where operators see it, and nobody else', async () => {
    const operator = await superadmin()
    const person = await howl.signUp()
    const { data } = await howl.ask({}, SIGN_IN, { input: { email: person.email, password: person.password } })
    const { data: sessions } = await howl.ask({ bearer: data.signIn.accessToken }, '{ viewer { sessions { id isCurrent } } }')
    const other = sessions.viewer.sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent)
    await howl.ask({ bearer: data.signIn.accessToken }, REVOKE_SESSION, { id: other.id })
    const { data: seen } = await howl.ask(operator, INSTALLATION, { filter: { actorId: person.id } })
    expect(seen.installation.auditEntries.nodes).toMatchObject([
      { action: 'session.revoked', subject: other.id, actor: { kind: 'USER', id: person.id, email: person.email }, before: { userId: person.id, userAgent: 'vitest' }, address: '203.0.113.7' },
    ])
    const made = await howl.ask(operator, INSTALLATION, { filter: { actions: ['user.madeSuperadmin'], search: operator.email } })
    expect(made.data.installation.auditEntries.nodes).toMatchObject([{ subject: operator.id, actor: { kind: 'SYSTEM', id: null }, after: { globalRole: 'SUPERADMIN' } }])

    const { owner, projectId } = await shopOf()
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['audit:read', 'operations:manage'] })
    expect((await howl.ask(owner, INSTALLATION)).code).toBe('FORBIDDEN')
    expect((await howl.ask({ bearer: secret }, INSTALLATION)).code).toBe('FORBIDDEN')
    expect((await howl.ask({}, INSTALLATION)).code).toBe('UNAUTHENTICATED')
  })

  it('shows operators nothing of what belongs to a project', async () => {
    const operator = await superadmin()
    const { owner } = await shopOf()
    await howl.drain()
    const { data } = await howl.ask(operator, INSTALLATION, { filter: { actorId: owner.id } })
    expect(data.installation.auditEntries).toMatchObject({ totalCount: 0, nodes: [] })
  })

  it('tells of a refresh token that was used twice, by whoever held it', async () => {
    const operator = await superadmin()
    const person = await howl.signUp()
    const first = await howl.ask({ cookie: person.cookie }, REFRESH)
    await howl.ask({ cookie: String(first.cookie) }, REFRESH)
    await howl.database.query(`update identity.sessions set rotated_at = rotated_at - interval '1 hour' where user_id = $1`, [person.id])
    await howl.ask({ cookie: person.cookie }, REFRESH)
    const { data } = await howl.ask(operator, INSTALLATION, { filter: { actions: ['session.endedBecauseReused'] } })
    expect(data.installation.auditEntries.nodes[0]).toMatchObject({ before: { userId: person.id }, address: '203.0.113.7' })
  })
})

it('an invitation that is made again says which one it replaced', async () => {
  const { owner, projectId } = await shopOf()
  await howl.invite(owner, { projectId, email: 'again@example.com', roleKey: 'VIEWER' })
  const token = await howl.invite(owner, { projectId, email: 'again@example.com', roleKey: 'MANAGER' })
  const person = await howl.signUp({ email: 'again@example.com' })
  await howl.ask(person, ACCEPT, { input: { token } })
  const { nodes } = await auditOf(owner, projectId)
  expect(nodes.slice(0, 3)).toMatchObject([
    { action: 'invitation.accepted', actor: { id: person.id }, before: { roleKey: 'MANAGER' }, after: { roleKey: 'MANAGER', userId: person.id } },
    { action: 'member.invited', before: { email: 'again@example.com', roleKey: 'VIEWER' }, after: { email: 'again@example.com', roleKey: 'MANAGER' } },
    { action: 'member.invited', before: null },
  ])
})
