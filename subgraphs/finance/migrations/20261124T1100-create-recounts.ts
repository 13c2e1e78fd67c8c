import { guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Every night the sums that are kept are compared with the rows that they are of; a difference waits for a person. */
export class CreateRecounts1795518000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRecounts(runner)
    await createDiscrepancies(runner)
  }

  async down(): Promise<void> {
    throw new Error('Recounts are not taken back: what was found and repaired would be forgotten.')
  }
}

async function createRecounts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.recounts (
      id uuid not null,
      project_id uuid not null,
      -- In the next night of the project. Until then it is no work.
      due_at timestamptz(3) not null,
      started_at timestamptz(3),
      finished_at timestamptz(3),
      rows_counted bigint not null default 0,
      created_at timestamptz(3) not null default now(),
      ${workColumns},
      primary key (id, project_id),
      constraint recounts_once unique (project_id)
    )`)
  await runner.query('create index recounts_by_due on finance.recounts (due_at)')
  await indexWork(runner, 'finance.recounts')
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'recounts',
    grants: ['select', 'insert', 'update'],
    // A schedule finds out whose night has come, and gives a recount to projects that have none.
    system: { select: ['due_at'], insert: ['id', 'project_id', 'due_at', 'next_attempt_at'] },
  })
  await runner.query('grant select (project_id, time_zone) on finance.projects to howl_finance_system')
  await runner.query('create policy system_select on finance.projects for select to howl_finance_system using (true)')
}

async function createDiscrepancies(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.discrepancies (
      id uuid not null,
      project_id uuid not null,
      figure text not null check (figure in ('RECEIVED', 'REFUNDED', 'SPENT', 'ORDERED', 'UNMATCHED', 'ORDER_PAID', 'TRANSACTION_MATCHED')),
      day date not null,
      currency text not null,
      -- The order, transfer or category; the nil UUID for a sum over all: a key column cannot be null.
      subject_id uuid not null,
      kept_minor numeric(38, 0) not null,
      counted_minor numeric(38, 0) not null,
      kept_count bigint,
      counted_count bigint,
      kept_first_at timestamptz(3),
      counted_first_at timestamptz(3),
      state text not null default 'OPEN' check (state in ('OPEN', 'REPAIRED', 'GONE')),
      -- When a recount last met it.
      seen_at timestamptz(3) not null default now(),
      closed_at timestamptz(3),
      closed_by_kind text check (closed_by_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
      closed_by_id uuid,
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint discrepancies_closed check ((state = 'OPEN') = (closed_at is null) and (closed_at is null) = (closed_by_kind is null))
    )`)
  await runner.query(`create unique index discrepancies_open on finance.discrepancies (project_id, figure, day, currency, subject_id) where state = 'OPEN'`)
  await runner.query('create index discrepancies_by_time on finance.discrepancies (project_id, created_at, id)')
  await runner.query(`create index discrepancies_waiting on finance.discrepancies (created_at, id) where state = 'OPEN'`)
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'discrepancies',
    grants: ['select', 'insert', 'update'],
    // Operators see that there is one, and where; what a tenant's money comes to is the tenant's.
    system: { select: ['id', 'project_id', 'figure', 'day', 'state', 'created_at'] },
  })
}
