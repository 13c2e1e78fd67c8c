import { guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Lists written into files. What is to be written is settled first, as pages of keys, so that a worker can go on where another was lost. */
export class CreateExports1795432500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table finance.exports (
        id uuid not null,
        project_id uuid not null,
        kind text not null,
        state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED')),
        file_name text not null,
        wish jsonb not null,
        columns text[] not null,
        has_byte_order_mark boolean not null,
        caller jsonb not null,
        actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'AGENT')),
        actor_id uuid,
        pages integer,
        pages_written integer not null default 0,
        rows_total integer,
        rows_written integer not null default 0,
        file_id uuid,
        bytes bigint,
        failure text,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        expires_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        ${workColumns},
        primary key (id, project_id),
        constraint exports_ready check ((state = 'READY') = (expires_at is not null))
      )`)
    await runner.query('create index exports_by_time on finance.exports (project_id, created_at, id)')
    await indexWork(runner, 'finance.exports')
    await guardTenantTable(runner, { schema: 'finance', table: 'exports', grants: ['select', 'insert', 'update'] })

    await runner.query(`
      create table finance.export_pages (
        project_id uuid not null,
        export_id uuid not null,
        page integer not null,
        keys text[] not null,
        created_at timestamptz(3) not null default now(),
        primary key (project_id, export_id, page),
        foreign key (export_id, project_id) references finance.exports (id, project_id)
      )`)
    await guardTenantTable(runner, { schema: 'finance', table: 'export_pages', grants: ['select', 'insert', 'delete'] })
  }

  async down(): Promise<void> {
    throw new Error('Exports are not taken back: who took what out of the house would be forgotten.')
  }
}
