import { createHmac } from 'node:crypto'
import { runMigrations } from 'bullmq'
import pg from 'pg'
import type { Logger } from 'pino'
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm'

/** What `migrate` needs to know of a subgraph. */
export type MigratedSubgraph = {
  name: string
  migrations: (new () => MigrationInterface)[]
  /** Names of its event consumers with the types that they take. */
  consumers: { name: string; eventType: string }[]
}

/** Any number will do, as long as every process asks for the same one. */
const MIGRATION_LOCK = 4_815_162_342

/**
 * The address by which the running product logs in: `howl_app`, which owns nothing. Its password follows from the
 * owner's, so that one variable (DATABASE_URL) configures both.
 */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.password = appPassword(url)
  url.username = 'howl_app'
  return url.href
}

/** The same for every database of a server, because the role is: tests run on many clones at once. */
const appPassword = (owner: URL): string =>
  createHmac('sha256', decodeURIComponent(owner.password)).update('howl_app').digest('base64url')

/**
 * Brings roles, schemas and tables to the newest state; safe to call at every start and from several processes at once.
 *
 * @param ownerUrl a role that may create roles and schemas. The running product never uses it.
 */
export async function migrate({ ownerUrl, subgraphs, log }: { ownerUrl: string; subgraphs: MigratedSubgraph[]; log: Logger }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'howl-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await createRoles(client, ownerUrl, subgraphs)
    await createLiveSchema(client, subgraphs)
    await createQueueSchema(client, subgraphs)
    for (const subgraph of subgraphs) await migrateSubgraph(ownerUrl, subgraph, log)
    await registerConsumers(client, subgraphs)
  } finally {
    await client.end()
  }
}

/**
 * Roles belong to the whole server and advisory locks to one database, so migrations of two databases can meet here.
 * Hence nothing is written that is so already, and whoever loses a race looks again.
 */
async function createRoles(client: pg.Client, ownerUrl: string, subgraphs: MigratedSubgraph[]): Promise<void> {
  const roles = [...subgraphs.flatMap(({ name }) => [`howl_${name}`, `howl_${name}_system`]), 'howl_gateway']
  await unlessRaced(client, 'howl_app', 'create role howl_app login noinherit')
  if (!(await canLogIn(ownerUrl))) {
    await unlessRaced(client, null, `alter role howl_app password ${pg.escapeLiteral(appPassword(new URL(ownerUrl)))}`)
  }
  for (const role of roles) {
    await unlessRaced(client, role, `create role ${role} nologin`)
    const { rows } = await client.query<{ is: boolean }>(`select pg_has_role('howl_app', $1, 'member') as is`, [role])
    if (!rows[0]?.is) await unlessRaced(client, null, `grant ${role} to howl_app`)
  }
  for (const { name } of subgraphs) {
    await client.query(`create schema if not exists ${name}`)
    await client.query(`grant usage on schema ${name} to howl_${name}, howl_${name}_system`)
  }
}

/** What PostgreSQL says to the one of two that writes a role second: a duplicate, or a tuple that was just updated. */
const RACED = ['42710', '23505', 'XX000']

/** @param role nothing is done when it is there already; null for a statement that may be repeated. */
async function unlessRaced(client: pg.Client, role: string | null, sql: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    if (role) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount) return
    }
    try {
      await client.query(sql)
      return
    } catch (error) {
      if (tries === 5 || !RACED.includes((error as { code?: string }).code ?? '')) throw error
      await new Promise((done) => setTimeout(done, 50 * tries))
    }
  }
}

/** Whether howl_app has the password that follows from the owner's; it could not be read, only tried. */
async function canLogIn(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl(ownerUrl), application_name: 'howl-migrate' })
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01 and 28000: a wrong password, or none yet. Everything else is a fault that the caller has to see.
    if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) return false
    throw error
  } finally {
    await client.end()
  }
}

/** What every gateway and worker of an installation shares: the event stream, deliveries to consumers, rate limits. */
async function createLiveSchema(client: pg.Client, subgraphs: MigratedSubgraph[]): Promise<void> {
  await client.query(`
    create schema if not exists live;
    create sequence if not exists live.event_sequence;
    create table if not exists live.events (
      sequence bigint primary key,
      id uuid not null unique,
      project_id uuid,
      type text not null,
      subject text not null,
      at timestamptz(3) not null
    );
    create index if not exists events_by_project on live.events (project_id, sequence);
    create index if not exists events_by_time on live.events (at);
    create table if not exists live.consumers (
      name text not null,
      subgraph text not null,
      event_type text not null,
      primary key (name, event_type)
    );
    create table if not exists live.deliveries (
      id uuid primary key,
      consumer text not null,
      subgraph text not null,
      event_id uuid not null,
      project_id uuid,
      event jsonb not null,
      created_at timestamptz(3) not null default now(),
      ${workColumns},
      unique (consumer, event_id)
    );
    create index if not exists deliveries_due on live.deliveries (consumer, project_id, next_attempt_at) where next_attempt_at is not null;
    create index if not exists deliveries_dead on live.deliveries (subgraph, project_id) where dead_at is not null;
    create table if not exists live.schedules (
      name text primary key,
      subgraph text not null,
      next_run_at timestamptz(3) not null,
      lease_token uuid,
      lease_until timestamptz(3),
      last_error text
    );
    create unlogged table if not exists live.rate_limits (
      key text primary key,
      tokens double precision not null,
      granted double precision not null default 0,
      updated_at timestamptz not null
    );
    grant usage on schema live to howl_gateway;
    grant select on live.events to howl_gateway;
    grant select, insert, update, delete on live.rate_limits to howl_gateway;
    alter table live.deliveries enable row level security, force row level security;
    alter table live.schedules enable row level security, force row level security;
  `)
  for (const { name } of subgraphs) {
    const system = `howl_${name}_system`
    await client.query(`
      grant usage on schema live to ${system}, howl_${name};
      grant usage on sequence live.event_sequence to ${system};
      grant select, insert, delete on live.events to ${system};
      grant select on live.consumers to ${system};
      grant select, insert, update, delete on live.deliveries to ${system};
      grant select, update on live.deliveries to howl_${name};
      grant select, insert, update on live.schedules to ${system};
      drop policy if exists ${name}_insert on live.deliveries;
      create policy ${name}_insert on live.deliveries for insert to ${system} with check (true);
      drop policy if exists ${name}_own on live.deliveries;
      create policy ${name}_own on live.deliveries to ${system} using (subgraph = '${name}');
      drop policy if exists ${name}_own on live.schedules;
      create policy ${name}_own on live.schedules to ${system} using (subgraph = '${name}');
      drop policy if exists ${name}_tenant on live.deliveries;
      create policy ${name}_tenant on live.deliveries to howl_${name} using (subgraph = '${name}' and ${ofTheProjects});
    `)
  }
}

/** BullMQ makes its own tables; the running product may use them and not change them. */
async function createQueueSchema(client: pg.Client, subgraphs: MigratedSubgraph[]): Promise<void> {
  await runMigrations(client)
  // BullMQ makes the sequence of a queue's job ids at the first ring, which howl_app may not.
  for (const { name } of subgraphs) await client.query('select bullmq.next_job_id($1)', [name])
  await client.query(`
    grant usage on schema bullmq to howl_app;
    grant select, insert, update, delete on all tables in schema bullmq to howl_app;
    grant usage, select, update on all sequences in schema bullmq to howl_app;
    grant execute on all functions in schema bullmq to howl_app;
  `)
}

async function migrateSubgraph(ownerUrl: string, { name, migrations }: MigratedSubgraph, log: Logger): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: name,
    applicationName: 'howl-migrate',
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
  })
  await source.initialize()
  try {
    for (const { name: migration } of await source.runMigrations()) log.info({ subgraph: name, migration }, 'migrated')
  } finally {
    await source.destroy()
  }
}

/** The dispatcher of one subgraph does not know its neighbours: who wants which event stands in the database. */
async function registerConsumers(client: pg.Client, subgraphs: MigratedSubgraph[]): Promise<void> {
  const consumers = subgraphs.flatMap(({ name: subgraph, consumers: its }) => its.map((consumer) => ({ ...consumer, subgraph })))
  await client.query('begin')
  await client.query('delete from live.consumers')
  for (const { name, subgraph, eventType } of consumers) {
    await client.query('insert into live.consumers (name, subgraph, event_type) values ($1, $2, $3)', [name, subgraph, eventType])
  }
  await client.query('commit')
}

/**
 * The columns by which a row is also a piece of work: due at `next_attempt_at` (null: nothing to do), held by whoever
 * has the token until `lease_until`, given up at `dead_at`.
 */
export const workColumns = `
  attempts integer not null default 0,
  next_attempt_at timestamptz(3) default now(),
  lease_token uuid,
  lease_until timestamptz(3),
  last_error text,
  dead_at timestamptz(3)`

const workColumnNames = 'attempts, next_attempt_at, lease_token, lease_until, last_error, dead_at'

/**
 * Lets the worker find and hold rows of a table of work across tenants; it sees no other columns. What the rows say it
 * reads as their tenant, who needs `select` and `update`.
 *
 * @param table with its schema: `finance.webhook_events`. It has `id`, `project_id`, `created_at` and `workColumns`.
 */
export async function indexWork(runner: QueryRunner, table: string): Promise<void> {
  const [schema, name] = table.split('.')
  const system = `howl_${schema}_system`
  // Led by the project, because the worker takes from every project with due work in turn.
  await runner.query(`create index ${name}_due on ${table} (project_id, next_attempt_at) where next_attempt_at is not null`)
  await runner.query(`create index ${name}_dead on ${table} (project_id, dead_at) where dead_at is not null`)
  await runner.query(`grant select (id, project_id, created_at, ${workColumnNames}), update (${workColumnNames}) on ${table} to ${system}`)
  await runner.query(`create policy work_select on ${table} for select to ${system} using (true)`)
  await runner.query(`create policy work_update on ${table} for update to ${system} using (true) with check (true)`)
}

/** One sub-select, so that PostgreSQL reads the setting once a statement and not once a row, and the index still serves. */
const ofTheProjects = `project_id = any ((select string_to_array(nullif(current_setting('howl.project_ids', true), ''), ',')::uuid[])::uuid[])`
const ofThePerson = (column: string): string => `${column} = (select nullif(current_setting('howl.user_id', true), '')::uuid)`

/**
 * Lets rows be added to a table and never changed or removed: roles get no grant for it, and this refuses it to the
 * table's owner too, even where triggers are off because data is being copied in.
 *
 * @param table with its schema: `identity.audit_entries`.
 */
export async function makeAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  const [schema, name] = table.split('.')
  await runner.query(`
    create or replace function ${schema}.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '%.% is append-only: % is refused', tg_table_schema, tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
    end $$`)
  // For each statement, so that it is refused whether or not it finds a row.
  await runner.query(`create trigger ${name}_append_only before update or delete or truncate on ${table} for each statement execute function ${schema}.refuse_change()`)
  await runner.query(`alter table ${table} enable always trigger ${name}_append_only`)
}

type Verb = 'select' | 'insert' | 'update' | 'delete'
/** `true` for the whole table, or the columns. PostgreSQL has no column grants for delete. */
type SystemGrants = { select?: true | string[]; insert?: true | string[]; update?: true | string[]; delete?: true }

type GuardedTable = {
  schema: string
  table: string
  grants: Verb[]
  /** What `asSystem` may do across tenants; nothing when absent. */
  system?: SystemGrants
}

/** Forces row-level security on a table with `project_id`: a tenant sees and writes its own rows and no others. */
export const guardTenantTable = (runner: QueryRunner, guarded: GuardedTable): Promise<void> => guard(runner, guarded, ofTheProjects)

/** Forces row-level security on a table whose rows belong to one person. */
export const guardUserTable = (runner: QueryRunner, { column, ...guarded }: GuardedTable & { column: string }): Promise<void> =>
  guard(runner, guarded, ofThePerson(column))

/** For tables that only `asSystem` may touch: row-level security with no policy for tenants. */
export const guardSystemTable = (runner: QueryRunner, guarded: Omit<GuardedTable, 'grants'>): Promise<void> =>
  guard(runner, { ...guarded, grants: [] }, 'false')

async function guard(runner: QueryRunner, { schema, table, grants, system = {} }: GuardedTable, rule: string): Promise<void> {
  const name = `${schema}.${table}`
  await runner.query(`alter table ${name} enable row level security`)
  await runner.query(`alter table ${name} force row level security`)
  for (const verb of grants) {
    await runner.query(`grant ${verb} on ${name} to howl_${schema}`)
    await runner.query(`create policy tenant_${verb} on ${name} for ${verb} to howl_${schema} ${clauses(verb, rule)}`)
  }
  for (const [verb, columns] of Object.entries(system) as [Verb, true | string[]][]) {
    const list = columns === true ? '' : ` (${columns.join(', ')})`
    await runner.query(`grant ${verb}${list} on ${name} to howl_${schema}_system`)
    await runner.query(`create policy system_${verb} on ${name} for ${verb} to howl_${schema}_system ${clauses(verb, 'true')}`)
  }
}

function clauses(verb: Verb, rule: string): string {
  if (verb === 'insert') return `with check (${rule})`
  if (verb === 'update') return `using (${rule}) with check (${rule})`
  return `using (${rule})`
}

/** `<schema>.events`, where the subgraph says what happened, and `<schema>.inbox`, where its consumers note what they have taken. */
export async function createEventTables(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`
    create table ${schema}.events (
      id uuid primary key,
      project_id uuid,
      type text not null,
      subject text not null,
      payload jsonb not null,
      at timestamptz(3) not null default now(),
      sequence bigint unique
    )`)
  await runner.query(`create index events_unsent on ${schema}.events (at) where sequence is null`)
  await runner.query(`create index events_of_project on ${schema}.events (project_id, at)`)
  await guardTenantTable(runner, {
    schema,
    table: 'events',
    grants: ['select', 'insert'],
    system: { select: true, insert: true, update: ['sequence'] },
  })
  await runner.query(`
    create table ${schema}.inbox (
      consumer text not null,
      event_id uuid not null,
      project_id uuid,
      at timestamptz(3) not null default now(),
      primary key (consumer, event_id)
    )`)
  await runner.query(`create index inbox_of_project on ${schema}.inbox (project_id)`)
  await guardTenantTable(runner, { schema, table: 'inbox', grants: ['select', 'insert'], system: { select: ['at'], delete: true } })
}
