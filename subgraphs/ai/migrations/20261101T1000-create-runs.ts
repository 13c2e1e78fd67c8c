import { createEventTables, guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

const WORK_COLUMNS = ['attempts', 'next_attempt_at', 'lease_token', 'lease_until', 'last_error', 'dead_at']

export class CreateRuns1793527200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.runs (
        id uuid primary key,
        project_id uuid not null,
        kind text not null check (kind in ('MONTH_REVIEW')),
        state text not null check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
        progress integer not null default 0 check (progress between 0 and 100),
        step text,
        engine text not null,
        range_from date not null,
        range_to date not null check (range_to >= range_from),
        requested_by uuid not null,
        scopes text[] not null,
        request_caller text,
        request_key text,
        request_hash text,
        answer jsonb,
        failure text,
        created_at timestamptz(3) not null default now(),
        started_at timestamptz(3),
        finished_at timestamptz(3),
        ${workColumns},
        unique (project_id, id),
        check ((state = 'SUCCEEDED') = (answer is not null)),
        check ((state = 'FAILED') = (failure is not null))
      )`)
    await runner.query(`create unique index runs_request on ai.runs (project_id, request_caller, request_key) where request_key is not null`)
    await runner.query(`create index runs_by_age on ai.runs (project_id, created_at, id)`)
    await runner.query(`create index runs_going on ai.runs (project_id) where state in ('QUEUED', 'RUNNING')`)
    await indexWork(runner, 'ai.runs')
    await guardTenantTable(runner, {
      schema: 'ai',
      table: 'runs',
      grants: ['select', 'insert', 'update'],
      system: { select: ['id', 'project_id', 'created_at', ...WORK_COLUMNS], update: WORK_COLUMNS },
    })

    // Rows as they were when the answer was given: what becomes of an order later does not change what was said.
    await runner.query(`
      create table ai.run_rows (
        project_id uuid not null,
        run_id uuid not null,
        row_set text not null,
        place integer not null,
        row_type text not null check (row_type in ('Order', 'Transaction', 'Expense')),
        row_id uuid not null,
        label text not null,
        amount_minor bigint not null,
        currency text not null,
        created_at timestamptz(3) not null default now(),
        primary key (project_id, run_id, row_set, place),
        foreign key (project_id, run_id) references ai.runs (project_id, id)
      )`)
    await guardTenantTable(runner, { schema: 'ai', table: 'run_rows', grants: ['select', 'insert'] })

    await createEventTables(runner, 'ai')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ai.inbox, ai.events, ai.run_rows, ai.runs`)
  }
}
