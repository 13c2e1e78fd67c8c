import { guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Many orders are cancelled, reopened or settled together, in the background, and that is undone as a whole. */
export class CreateOrderChangeSets1795858500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table finance.order_change_sets (
        id uuid not null,
        project_id uuid not null,
        kind text not null check (kind in ('CANCEL', 'REOPEN', 'KEEP_OVERPAYMENT')),
        state text not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE')),
        reason text,
        is_undo boolean not null default false,
        total integer not null,
        changed integer not null default 0,
        skipped integer not null default 0,
        undone integer not null default 0,
        kept integer not null default 0,
        failure text,
        actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
        actor_id uuid,
        -- Who asks, and from where, for the audit of what a worker does in their name; no right follows from it.
        asked_by jsonb not null,
        undo_asked_by jsonb,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        ${workColumns},
        primary key (id, project_id)
      )`)
    await runner.query('create index order_change_sets_by_age on finance.order_change_sets (project_id, created_at, id)')
    await indexWork(runner, 'finance.order_change_sets')
    await guardTenantTable(runner, { schema: 'finance', table: 'order_change_sets', grants: ['select', 'insert', 'update'] })

    await runner.query(`
      create table finance.order_change_set_items (
        project_id uuid not null,
        change_set_id uuid not null,
        order_id uuid not null,
        state text not null check (state in ('PENDING', 'CHANGED', 'SKIPPED', 'UNDONE', 'KEPT')),
        reason text,
        -- What the order was like when the set was started, and as the set left it.
        met jsonb not null,
        left_as jsonb,
        created_at timestamptz(3) not null default now(),
        primary key (project_id, change_set_id, order_id),
        foreign key (change_set_id, project_id) references finance.order_change_sets (id, project_id),
        foreign key (order_id, project_id) references finance.orders (id, project_id)
      )
      -- As items of changes of expenses: no index on what changes.
      with (fillfactor = 50)`)
    await guardTenantTable(runner, { schema: 'finance', table: 'order_change_set_items', grants: ['select', 'insert', 'update'] })
  }

  async down(): Promise<void> {
    throw new Error('What was changed together could not be undone any more.')
  }
}
