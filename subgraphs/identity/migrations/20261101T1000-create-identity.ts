import { createEventTables, guardSystemTable, guardTenantTable, guardUserTable } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

const schema = 'identity'

export class CreateIdentity1793527200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createPeople(runner)
    await createProjects(runner)
    await createMembers(runner)
    await createApiKeys(runner)
    await createEventTables(runner, schema)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['inbox', 'events', 'api_keys', 'invitations', 'members', 'projects', 'sign_in_attempts', 'sessions', 'passwords', 'users']) {
      await runner.query(`drop table identity.${table} cascade`)
    }
  }
}

async function createPeople(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table identity.users (
      id uuid primary key,
      email text not null constraint users_email_key unique,
      name text not null,
      global_role text not null default 'USER' check (global_role in ('SUPERADMIN', 'USER')),
      created_at timestamptz(3) not null default now()
    )`)
  // The right to update a column is also the right to lock a row.
  await guardUserTable(runner, { schema, table: 'users', column: 'id', grants: ['select'], system: { select: true, insert: true, update: ['global_role'] } })

  await runner.query(`
    create table identity.passwords (
      user_id uuid primary key references identity.users on delete cascade,
      hash text not null
    )`)
  await guardSystemTable(runner, { schema, table: 'passwords', system: { select: true, insert: true } })

  await runner.query(`
    create table identity.sessions (
      id uuid primary key,
      user_id uuid not null references identity.users on delete cascade,
      token_hash bytea not null,
      previous_hash bytea,
      rotation_salt bytea,
      rotated_at timestamptz(3),
      user_agent text,
      address text,
      created_at timestamptz(3) not null default now(),
      last_used_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      ended_at timestamptz(3),
      end_reason text check (end_reason in ('SIGNED_OUT', 'REVOKED', 'REUSED'))
    )`)
  await runner.query('create index sessions_of_user on identity.sessions (user_id, last_used_at desc)')
  await guardUserTable(runner, {
    schema,
    table: 'sessions',
    column: 'user_id',
    grants: ['select'],
    system: { select: true, insert: true, update: true, delete: true },
  })

  await runner.query(`
    create table identity.sign_in_attempts (
      key text primary key,
      attempts integer not null,
      window_ends_at timestamptz(3) not null
    )`)
  await guardSystemTable(runner, { schema, table: 'sign_in_attempts', system: { select: true, insert: true, update: true, delete: true } })
}

/** A call that can be repeated: `caller` and `idempotency_key` find the first one's row, `input_hash` says that the wish is the same. */
const repeatable = 'caller text, idempotency_key text, input_hash bytea'

async function createProjects(runner: QueryRunner): Promise<void> {
  // A project is its own tenant. The second name of its id lets the one policy of all tenant tables guard this one too.
  await runner.query(`
    create table identity.projects (
      id uuid primary key,
      project_id uuid not null generated always as (id) stored unique,
      slug text not null constraint projects_slug_key unique,
      name text not null,
      kind text not null check (kind in ('PRINT_SHOP', 'SAAS_TOOL', 'EVENT', 'DIGITAL_PRODUCT', 'TREND', 'OTHER')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      time_zone text not null,
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      archived_at timestamptz(3),
      created_by uuid not null references identity.users,
      ${repeatable}
    )`)
  await runner.query('create unique index projects_repeated on identity.projects (caller, idempotency_key) where idempotency_key is not null')
  await runner.query('create index projects_of_creator on identity.projects (created_by)')
  await guardTenantTable(runner, { schema, table: 'projects', grants: ['select', 'insert', 'update'], system: { select: true } })
}

async function createMembers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table identity.members (
      project_id uuid not null references identity.projects on delete cascade,
      user_id uuid not null references identity.users on delete cascade,
      role_key text not null check (role_key in ('OWNER', 'PROJECTADMIN', 'MANAGER', 'ACCOUNTANT', 'MARKETER', 'WORKER', 'VIEWER')),
      joined_at timestamptz(3) not null default now(),
      primary key (project_id, user_id)
    )`)
  await runner.query('create index members_in_order on identity.members (project_id, joined_at, user_id)')
  await runner.query('create index members_of_user on identity.members (user_id)')
  await guardTenantTable(runner, { schema, table: 'members', grants: ['select', 'insert', 'update', 'delete'], system: { select: true } })

  // Members of one project see each other. Which members those are is left to the policy of identity.members.
  await runner.query(`
    create policy colleagues_select on identity.users for select to howl_identity
    using (exists (select from identity.members m where m.user_id = users.id))`)

  await runner.query(`
    create table identity.invitations (
      id uuid primary key,
      project_id uuid not null references identity.projects on delete cascade,
      email text not null,
      role_key text not null check (role_key in ('OWNER', 'PROJECTADMIN', 'MANAGER', 'ACCOUNTANT', 'MARKETER', 'WORKER', 'VIEWER')),
      token_hash bytea not null unique,
      invited_by uuid references identity.users on delete set null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      accepted_at timestamptz(3),
      accepted_by uuid references identity.users on delete set null,
      revoked_at timestamptz(3),
      ${repeatable},
      sealed_answer bytea
    )`)
  await runner.query(`create unique index invitations_open on identity.invitations (project_id, email) where accepted_at is null and revoked_at is null`)
  await runner.query('create index invitations_in_order on identity.invitations (project_id, created_at desc, id desc)')
  await createRepeatableIndexes(runner, 'invitations')
  await guardTenantTable(runner, {
    schema,
    table: 'invitations',
    grants: ['select', 'insert', 'update'],
    system: { select: true, update: ['sealed_answer'] },
  })
}

async function createApiKeys(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table identity.api_keys (
      id uuid primary key,
      project_id uuid not null references identity.projects on delete cascade,
      name text not null,
      prefix text not null,
      key_hash bytea not null unique,
      scopes text[] not null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3),
      last_used_at timestamptz(3),
      revoked_at timestamptz(3),
      ${repeatable},
      sealed_answer bytea
    )`)
  await runner.query('create index api_keys_in_order on identity.api_keys (project_id, created_at desc, id desc)')
  await createRepeatableIndexes(runner, 'api_keys')
  await guardTenantTable(runner, {
    schema,
    table: 'api_keys',
    grants: ['select', 'insert', 'update'],
    system: {
      select: ['id', 'project_id', 'scopes', 'key_hash', 'created_at', 'expires_at', 'last_used_at', 'revoked_at', 'sealed_answer'],
      update: ['last_used_at', 'sealed_answer'],
    },
  })
}

async function createRepeatableIndexes(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(
    `create unique index ${table}_repeated on identity.${table} (project_id, caller, idempotency_key) where idempotency_key is not null`,
  )
  await runner.query(`create index ${table}_sealed on identity.${table} (created_at) where sealed_answer is not null`)
}
