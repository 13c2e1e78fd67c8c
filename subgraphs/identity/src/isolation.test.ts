import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog } from '@howl/platform/log'
import { openDatabase, type Database } from '@howl/platform/database'
import { claimsFor } from '@howl/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIdentity, type Identity, type Person } from '../test/factories.ts'
import { findLeaks, refusalOf, type Guarded } from '../test/probes.ts'

let howl: Identity
let db: Database
let [ann, bob]: Person[] = []
let [own, foreign] = ['', '']

beforeAll(async () => {
  howl = await openIdentity()
  db = await openDatabase({ url: howl.database.appUrl, schema: 'identity', entities: [], log: createLog({ name: 'test', level: 'silent' }) })
  const side = async (): Promise<[Person, string]> => {
    const person = await howl.signUp()
    const projectId = await howl.createProject(person)
    await howl.invite(person, { projectId, email: `guest-of-${person.email}`, roleKey: 'VIEWER' })
    await howl.createKey(person, { projectId, scopes: ['project:read'] })
    await howl.drain()
    return [person, projectId]
  }
  ;[ann, own] = await side()
  ;[bob, foreign] = await side()
})
afterAll(async () => {
  await db.close()
  await howl.stop()
})

const ofProjects = ['projects', 'members', 'invitations', 'api_keys', 'audit_entries', 'audited_people', 'events', 'inbox']
const guardedTables = (): Guarded[] => [
  ...ofProjects.map((table) => ({ table: `identity.${table}`, column: 'project_id', own, foreign })),
  { table: 'identity.users', column: 'id', own: ann?.id ?? '', foreign: bob?.id ?? '' },
  { table: 'identity.sessions', column: 'user_id', own: ann?.id ?? '', foreign: bob?.id ?? '' },
]
const ofSystem = ['passwords', 'sign_in_attempts', 'impersonations']

const probing = () => ({ db, owner: howl.database, claims: claimsFor({ userId: ann?.id ?? '', projects: { [own]: {} } }), projectId: own })
const leaksOf = (table: string) => {
  const guarded = guardedTables().find((one) => one.table === table)
  if (!guarded) throw new Error(`no case for ${table}`)
  return findLeaks(probing(), guarded)
}

describe('row-level security', () => {
  it('has a case here for every table', async () => {
    const tables = await howl.database.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'identity'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations' order by relname`,
    )
    expect(tables.map(({ name }) => name)).toEqual([...ofProjects, 'users', 'sessions', ...ofSystem].toSorted())
  })

  it('is forced on every table, and the role that runs is nobody special', async () => {
    const loose = await howl.database.query(
      `select relname from pg_class where relnamespace = 'identity'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations' and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(loose).toEqual([])
    const roles = await howl.database.query(
      `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
       from pg_roles where rolname in ('howl_identity', 'howl_identity_system') order by rolname`,
    )
    const nobody = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, owns: 0 }
    expect(roles).toEqual([{ rolname: 'howl_identity', ...nobody }, { rolname: 'howl_identity_system', ...nobody }])
  })

  it('can look by project along an index, in every table of tenants', async () => {
    const indexed = await howl.database.query<{ name: string }>(
      `select distinct c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'identity'::regnamespace and a.attname = 'project_id'`,
    )
    expect(indexed.map(({ name }) => name)).toEqual(expect.arrayContaining(ofProjects))
  })

  it.each([...ofProjects, 'users', 'sessions'])('hides and protects the neighbour\'s rows of identity.%s', async (table) => {
    expect(await leaksOf(`identity.${table}`)).toEqual([])
  })

  it('is what does it: each policy that is opened, dropped or switched off makes the probe find a leak', async () => {
    const policies = await howl.database.query<{ table: string; name: string; qual: string | null; check: string | null }>(
      `select schemaname || '.' || tablename as table, policyname as name, qual, with_check as check from pg_policies
       where schemaname = 'identity' and roles = '{howl_identity}' and not (tablename = any ($1)) order by 1, 2`,
      [ofSystem],
    )
    expect(policies.length).toBeGreaterThan(15)
    for (const { table, name, qual, check } of policies) {
      const rule = (using: string | null, withCheck: string | null) => `${using === null ? '' : ` using (${using})`}${withCheck === null ? '' : ` with check (${withCheck})`}`
      await howl.database.query(`alter policy ${name} on ${table}${rule(qual && 'true', check && 'true')}`)
      expect(await leaksOf(table), `${name} on ${table} opened`).not.toEqual([])
      await howl.database.query(`alter policy ${name} on ${table}${rule(qual, check)}`)
    }
    for (const { table } of guardedTables()) {
      await howl.database.query(`alter table ${table} disable row level security`)
      expect(await leaksOf(table), `${table} switched off`).not.toEqual([])
      await howl.database.query(`alter table ${table} enable row level security`)
      expect(await leaksOf(table), `${table} switched on again`).toEqual([])
    }
  })

  it('keeps passwords and counters from every tenant', async () => {
    for (const table of ofSystem) {
      for (const sql of [`select * from identity.${table}`, `delete from identity.${table}`, `insert into identity.${table} default values`]) {
        const attempt = db.inTenant(probing().claims, [own], (tx) => tx.query(sql))
        expect(await refusalOf(attempt), sql).toBe('42501')
      }
    }
  })

  it('lets the system role do what runs before tenants, and no more', async () => {
    const asSystem = (sql: string) => refusalOf(db.asSystem('a test of the grants', (tx) => tx.query(sql)))
    const refused = [
      'select name from identity.api_keys',
      `update identity.api_keys set scopes = '{finance:write}'`,
      `update identity.invitations set role_key = 'OWNER'`,
      `update identity.members set role_key = 'OWNER'`,
      `insert into identity.members (project_id, user_id, role_key) values ('${foreign}', '${ann?.id}', 'OWNER')`,
      `update identity.projects set name = 'x'`,
      `update identity.users set email = 'x'`,
      `update identity.passwords set user_id = '${ann?.id}'`,
      'delete from identity.users',
      'update identity.impersonations set expires_at = now()',
      'delete from identity.impersonations',
      `update identity.audit_entries set note = 'x'`,
      'delete from identity.audit_entries',
      `insert into identity.audit_entries (id, project_id, at, action, subject, outcome, actor_kind, search_text)
       values (gen_random_uuid(), '${foreign}', now(), 'x', 'x', 'DONE', 'SYSTEM', '')`,
      'truncate identity.users',
    ]
    for (const sql of refused) expect(await asSystem(sql), sql).toBe('42501')
  })

  it('shows a person without a project only themselves', async () => {
    const claims = claimsFor({ userId: ann?.id ?? '', projects: { [own]: {} } })
    const seen = await db.inTenant(claims, [], (tx) => tx.query<{ id: string }>('select id from identity.users'))
    expect(seen).toEqual([{ id: ann?.id }])
  })

  it('shows colleagues to each other, and only in the project that they share', async () => {
    const carl = await howl.join(ann as Person, own, 'VIEWER')
    const claims = claimsFor({ userId: carl.id, projects: { [own]: {}, [foreign]: {} } })
    const seen = async (projectIds: string[]) => (await db.inTenant(claims, projectIds, (tx) => tx.query<{ id: string }>('select id from identity.users'))).map(({ id }) => id)
    expect((await seen([own])).toSorted()).toEqual([ann?.id, carl.id].toSorted())
    expect((await seen([foreign])).toSorted()).toEqual([bob?.id, carl.id].toSorted())
  })
})

describe('asSystem', () => {
  it('is used only here, each time with a reason: a new place has to be weighed', () => {
    const root = join(import.meta.dirname)
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    const uses = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/asSystem\(\s*(["'])(.+?)\1,/g)].map(([, , reason]) => `${file}: ${reason?.replaceAll('\\', '')}`))
    const calls = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/asSystem\(/g)])
    expect(calls).toHaveLength(uses.length)
    expect(uses.toSorted()).toEqual([
      'audit-entries/audit-entries.ts: what concerns the whole installation has no tenant',
      'claims/agent-tokens.ts: an AI run asks on behalf of a person who may be away',
      'claims/credentials.ts: a session says who asks',
      'claims/credentials.ts: an AI run says for whom it asks',
      'claims/credentials.ts: an API key says which project it is for',
      'claims/credentials.ts: an operator looks as somebody else',
      'context.ts: operators see who works where',
      'impersonations/impersonations.ts: an operator looks into projects that are in nobody else’s claims',
      'impersonations/impersonations.ts: an operator stops looking into projects of others',
      'impersonations/impersonations.ts: who looks as whom stands in no project',
      'installation/installation-projects.ts: operators are told whose a project is',
      'installation/installation-projects.ts: operators look through all projects',
      'installation/installation-users.ts: operators are told who a person is',
      'installation/installation-users.ts: operators look through all people',
      'members/invitations.ts: whoever accepts is no member of the project yet',
      'members/invitations.ts: whoever holds the link may not be signed in',
      'projects/projects.ts: a project that is being made is in nobody\'s claims yet',
      'sessions/sessions.ts: a refresh token says who asks',
      'sessions/sessions.ts: a refresh token says who asks',
      'sessions/sessions.ts: a session ends, and its end belongs to no project',
      'sessions/sessions.ts: a session ends, and its end belongs to no project',
      'sessions/sessions.ts: sign-in: the person is known now, but has no session yet',
      'sessions/sessions.ts: sign-in: who it is stands in no claims yet',
      'sweep.ts: what is old is cleared for all people and projects at once',
      'users/users.ts: a command of the machine: nobody is signed in',
      'users/users.ts: a password is changed by its owner',
      'users/users.ts: a password is looked at by nobody but its owner',
      'users/users.ts: operators and those they look as share no project',
      'users/users.ts: sign-up: nobody is signed in yet',
      'users/users.ts: sign-up: nobody is signed in yet',
      'users/users.ts: what a person is called belongs to no project',
    ])
  })
})
