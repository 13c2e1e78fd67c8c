import { guardSystemTable, guardTenantTable, makeAppendOnly } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

const schema = 'identity'

/** Who did what, kept for good; and which operator looks as whom, for as long as it lasts. */
export class CreateAuditEntries1795464000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAuditEntries(runner)
    await createAuditedPeople(runner)
    await createImpersonations(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy audited_select on identity.users')
    for (const table of ['impersonations', 'audited_people', 'audit_entries']) await runner.query(`drop table identity.${table}`)
    await runner.query('drop function identity.refuse_change')
  }
}

async function createAuditEntries(runner: QueryRunner): Promise<void> {
  // Who did it may be gone by the time somebody asks, so nothing is referenced but the project, which never goes.
  await runner.query(`
    create table identity.audit_entries (
      id uuid primary key,
      project_id uuid references identity.projects,
      at timestamptz(3) not null,
      action text not null,
      subject text not null,
      outcome text not null check (outcome in ('DONE', 'REFUSED')),
      actor_kind text not null check (actor_kind in ('USER', 'API_KEY', 'AGENT', 'OPERATOR', 'SYSTEM', 'NOBODY')),
      actor_id uuid,
      as_user_id uuid,
      before jsonb,
      after jsonb,
      note text,
      scope text,
      count integer not null default 1 check (count > 0),
      request_id text,
      address text,
      user_agent text,
      search_text text not null
    )`)
  await runner.query('create index audit_entries_in_order on identity.audit_entries (project_id, at desc, id desc)')
  await runner.query('create index audit_entries_of_actor on identity.audit_entries (project_id, actor_id, at desc, id desc)')
  await runner.query('create index audit_entries_as_person on identity.audit_entries (project_id, as_user_id) where as_user_id is not null')
  await runner.query('create index audit_entries_of_installation on identity.audit_entries (at desc, id desc) where project_id is null')
  await guardTenantTable(runner, { schema, table: 'audit_entries', grants: ['select', 'insert'] })
  // Across tenants there is nothing to see and nothing to write: only what belongs to no project at all.
  await runner.query('grant select, insert on identity.audit_entries to howl_identity_system')
  await runner.query('create policy system_select on identity.audit_entries for select to howl_identity_system using (project_id is null)')
  await runner.query('create policy system_insert on identity.audit_entries for insert to howl_identity_system with check (project_id is null)')
  await makeAppendOnly(runner, 'identity.audit_entries')
}

/**
 * Whoever reads the audit sees who it was, also when they have left the project since, or never were in it. It is a list of
 * its own, as short as that of members, because every look at a person passes by the policy: among hundreds of thousands of
 * entries of one busy person PostgreSQL would read them all for each colleague who has none.
 */
async function createAuditedPeople(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table identity.audited_people (
      project_id uuid not null references identity.projects,
      user_id uuid not null,
      primary key (project_id, user_id)
    )`)
  await guardTenantTable(runner, { schema, table: 'audited_people', grants: ['select', 'insert'] })
  await runner.query(`
    create policy audited_select on identity.users for select to howl_identity
    using (exists (select from identity.audited_people a where a.user_id = users.id))`)
}

async function createImpersonations(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table identity.impersonations (
      id uuid primary key,
      operator_id uuid not null references identity.users on delete cascade,
      session_id uuid not null references identity.sessions on delete cascade,
      user_id uuid not null references identity.users on delete cascade,
      project_ids uuid[] not null,
      reason text not null,
      started_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      ended_at timestamptz(3)
    )`)
  await runner.query('create index impersonations_of_session on identity.impersonations (session_id)')
  await guardSystemTable(runner, { schema, table: 'impersonations', system: { select: true, insert: true, update: ['ended_at'] } })
}
