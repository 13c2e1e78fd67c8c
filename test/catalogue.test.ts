import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * What PostgreSQL itself says about the guard of every table. A policy that is dropped, a grant too many or a table that
 * forgot its guard shows here, whatever the code above it does.
 */
let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

const SUBGRAPHS = ['identity', 'finance', 'growth', 'ai']
/** Those with `search_texts`, a function of a role that reads the texts of all tenants: see `createTextSearch`. */
const SEARCHED = ['finance', 'growth']

/** The runner's own list of what it has run; no role of the product may read it. */
const MIGRATIONS = 'migrations'

type Table = { schema: string; table: string; enabled: boolean; forced: boolean; tenant: boolean; nullable: boolean }

const tables = () =>
  clone.query<Table>(
    `select n.nspname as schema, c.relname as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
            a.attname is not null as tenant, coalesce(not a.attnotnull, false) as nullable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_attribute a on a.attrelid = c.oid and a.attname = 'project_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and n.nspname = any ($1) and c.relname <> $2 order by 1, 2`,
    [SUBGRAPHS, MIGRATIONS],
  )

type Policy = { schemaname: string; tablename: string; cmd: string; roles: string[]; qual: string | null; with_check: string | null }

const policies = () =>
  clone.query<Policy>(
    `select schemaname, tablename, cmd, roles::text[] as roles, qual, with_check from pg_policies where schemaname = any ($1)`,
    [SUBGRAPHS],
  )

type Grant = { schema: string; table: string; role: string; verb: string }

const grants = () =>
  clone.query<Grant>(
    `select table_schema as schema, table_name as table, grantee as role, lower(privilege_type) as verb
     from information_schema.table_privileges
     where grantee ~ '^howl_(app|gateway|identity|finance|growth|ai)' and table_schema = any ($1)
     union
     select table_schema, table_name, grantee, lower(privilege_type) from information_schema.column_privileges
     where grantee ~ '^howl_(app|gateway|identity|finance|growth|ai)' and table_schema = any ($1)`,
    [[...SUBGRAPHS, 'live']],
  )

/** People see those with whom they share a project, and those who did something in it: which rows those are is decided by the policies of these tables. */
const BY_ANOTHER_GUARD = [
  { table: 'identity.users', cmd: 'SELECT', rule: /^\(EXISTS \( SELECT\s+FROM identity\.members m\s+WHERE \(m\.user_id = users\.id\)\)\)$/ },
  { table: 'identity.users', cmd: 'SELECT', rule: /^\(EXISTS \( SELECT\s+FROM identity\.audited_people a\s+WHERE \(a\.user_id = users\.id\)\)\)$/ },
]

const isGuardedElsewhere = ({ schemaname, tablename, cmd }: Policy, rule: string): boolean =>
  BY_ANOTHER_GUARD.some((known) => known.table === `${schemaname}.${tablename}` && known.cmd === cmd && known.rule.test(rule))

describe('every table of a subgraph', () => {
  it('is there to be looked at', async () => {
    const found = await tables()
    expect(found.length).toBeGreaterThan(15)
    expect([...new Set(found.map(({ schema }) => schema))]).toEqual([...SUBGRAPHS].sort())
  })

  it('has row-level security, forced on its owner too', async () => {
    const open = (await tables()).filter(({ enabled, forced }) => !enabled || !forced)
    expect(open).toEqual([])
  })

  it('lets a tenant role through only by the projects or the person of the transaction', async () => {
    const loose = (await policies()).filter((policy) => {
      if (!policy.roles.includes(`howl_${policy.schemaname}`)) return false
      const rules = [policy.qual, policy.with_check].filter((rule): rule is string => rule !== null && rule !== 'false')
      return rules.some((rule) => !/current_setting\('howl\.(project_ids|user_id)'/.test(rule) && !isGuardedElsewhere(policy, rule))
    })
    expect(loose).toEqual([])
  })

  it('has a policy for each command that a role was granted, and none for everybody', async () => {
    const known = await policies()
    expect(known.filter(({ roles }) => roles.includes('public'))).toEqual([])
    const unguarded = (await grants()).filter(
      ({ schema, table, role, verb }) =>
        SUBGRAPHS.includes(schema) &&
        !known.some(
          (policy) =>
            policy.schemaname === schema &&
            policy.tablename === table &&
            policy.roles.includes(role) &&
            [verb.toUpperCase(), 'ALL'].includes(policy.cmd),
        ),
    )
    expect(unguarded).toEqual([])
  })

  it('has, when it belongs to a project, an index that leads with it', async () => {
    const indexed = await clone.query<{ schema: string; table: string }>(
      `select n.nspname as schema, c.relname as table from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where a.attname = 'project_id'`,
    )
    const has = new Set(indexed.map(({ schema, table }) => `${schema}.${table}`))
    const bare = (await tables()).filter(({ tenant, schema, table }) => tenant && !has.has(`${schema}.${table}`))
    expect(bare.map(({ schema, table }) => `${schema}.${table}`)).toEqual([])
  })
})

describe('the roles of the product', () => {
  it('cannot log in, own nothing, bypass nothing', async () => {
    const roles = await clone.query<{ rolname: string; rolcanlogin: boolean; rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean }>(
      `select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname ~ '^howl_(app|gateway|identity|finance|growth|ai)'`,
    )
    for (const { rolname, ...can } of roles) {
      expect({ rolname, ...can }).toEqual({ rolname, rolcanlogin: rolname === 'howl_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false })
    }
    // Two for each subgraph, one for each that has searched texts, the login and the gateway.
    expect(roles.length).toBe(2 * SUBGRAPHS.length + SEARCHED.length + 2)
    const owned = await clone.query(
      `select relname from pg_class join pg_roles r on r.oid = relowner where r.rolname ~ '^howl_(app|gateway|identity|finance|growth|ai)'`,
    )
    expect(owned).toEqual([])
  })

  it('cannot become the one that searches the texts of all tenants, and call its function for their own subgraph only', async () => {
    for (const schema of SEARCHED) {
      const [is] = await clone.query<{ member: boolean }>(`select pg_has_role('howl_app', 'howl_${schema}_search', 'member') as member`)
      expect(is).toEqual({ member: false })
      const callers = await clone.query<{ rolname: string }>(
        `select rolname from pg_roles where rolname ~ '^howl_(app|gateway|identity|finance|growth|ai)' and has_function_privilege(rolname, '${schema}.search_texts(text, uuid, jsonb, integer)', 'execute') order by 1`,
      )
      expect(callers.map(({ rolname }) => rolname)).toEqual([`howl_${schema}`, `howl_${schema}_search`])
    }
  })

  it('reach no table of a neighbour', async () => {
    const foreign = (await grants()).filter(({ schema, role }) => SUBGRAPHS.includes(schema) && !role.startsWith(`howl_${schema}`))
    expect(foreign).toEqual([])
  })

  it('have the schema to themselves: a neighbour may not even look inside', async () => {
    for (const schema of SUBGRAPHS) {
      for (const neighbour of SUBGRAPHS.filter((name) => name !== schema)) {
        const [row] = await clone.query<{ may: boolean }>(
          `select has_schema_privilege('howl_${neighbour}', $1, 'usage') or has_schema_privilege('howl_${neighbour}_system', $1, 'usage') as may`,
          [schema],
        )
        expect({ schema, neighbour, may: row?.may }).toEqual({ schema, neighbour, may: false })
      }
    }
  })
})

/** What all subgraphs share. Nobody owns it by its schema, so it is said here who reaches which rows. */
describe('the tables of live', () => {
  it('hold what is guarded by rows, and what says nothing of a tenant that its reader may not know', async () => {
    const found = await clone.query<{ name: string; guarded: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as guarded from pg_class
       where relnamespace = 'live'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
    expect(found).toEqual([
      // Names of consumers.
      { name: 'consumers', guarded: false },
      { name: 'deliveries', guarded: true },
      // Read by gateways alone, which look at the rights of each listener.
      { name: 'events', guarded: false },
      { name: 'rate_limits', guarded: false },
      { name: 'schedules', guarded: true },
    ])
  })

  it('let a subgraph at its own rows, and its tenants at those of their projects', async () => {
    const found = await clone.query<{ tablename: string; cmd: string; role: string; qual: string | null; check: string | null }>(
      `select tablename, cmd, array_to_string(roles, ' ') as role, qual, with_check as check from pg_policies where schemaname = 'live'`,
    )
    const ofTheProjects = /\(project_id = ANY \(\( SELECT \(string_to_array\(NULLIF\(current_setting\('howl\.project_ids'/
    const shape = ({ tablename, cmd, role, qual, check }: (typeof found)[number]): string => {
      const own = role.replace(/^howl_/, '').replace(/_system$/, '')
      const isOwn = qual?.includes(`subgraph = '${own}'`) ?? false
      const rule = qual === null ? `adds ${check ?? ''}` : `${isOwn ? 'own' : 'any'}${ofTheProjects.test(qual) ? ' of the project' : ''}${check === null ? '' : ' or else'}`
      return `${tablename} ${cmd} ${role}: ${rule}`
    }
    expect(found.map(shape).sort()).toEqual(
      SUBGRAPHS.flatMap((name) => [
        `deliveries ALL howl_${name}: own of the project`,
        `deliveries ALL howl_${name}_system: own`,
        // A dispatcher leaves deliveries for its neighbours.
        `deliveries INSERT howl_${name}_system: adds true`,
        `schedules ALL howl_${name}_system: own`,
      ]).sort(),
    )
  })

  it('are granted to each role by the verb', async () => {
    const known = await grants()
    const of = (role: string) => known.filter((grant) => grant.schema === 'live' && grant.role === role).map(({ table, verb }) => `${table} ${verb}`).sort()
    expect(of('howl_app')).toEqual([])
    expect(of('howl_gateway')).toEqual(['events select', 'rate_limits delete', 'rate_limits insert', 'rate_limits select', 'rate_limits update'])
    for (const name of SUBGRAPHS) {
      expect(of(`howl_${name}`)).toEqual(['deliveries select', 'deliveries update'])
      expect(of(`howl_${name}_system`)).toEqual([
        ...['consumers select', 'deliveries delete', 'deliveries insert', 'deliveries select', 'deliveries update'],
        ...['events delete', 'events insert', 'events select', 'schedules insert', 'schedules select', 'schedules update'],
      ])
    }
  })
})
