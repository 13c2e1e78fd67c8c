import { guardTenantTable } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A payment recorded by hand can be taken back: its row stays and says so, and remembers which orders it paid. */
export class VoidPayments1795856400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table finance.transactions
        drop constraint transactions_match_state,
        add column voided_at timestamptz(3),
        add column voided_by_kind text check (voided_by_kind in ('PERSON', 'API_KEY', 'AGENT')),
        add column voided_by_id uuid,
        add column void_reason text`)
    await runner.query(`
      alter table finance.transactions
        add constraint transactions_match_state check (match_state in ('MATCHED', 'UNMATCHED', 'NOT_APPLICABLE', 'SET_ASIDE', 'VOID')),
        add constraint transactions_void check ((match_state = 'VOID') = (voided_at is not null) and (voided_at is null) = (voided_by_kind is null) and (voided_at is null or source = 'HAND'))`)
    await runner.query(`
      create table finance.voided_matches (
        project_id uuid not null,
        transaction_id uuid not null,
        order_id uuid not null,
        amount_minor bigint not null check (amount_minor > 0),
        reason text not null,
        primary key (project_id, transaction_id, order_id),
        foreign key (transaction_id, project_id) references finance.transactions (id, project_id),
        foreign key (order_id, project_id) references finance.orders (id, project_id)
      )`)
    await runner.query('create index voided_matches_of_order on finance.voided_matches (project_id, order_id)')
    await guardTenantTable(runner, { schema: 'finance', table: 'voided_matches', grants: ['select', 'insert', 'delete'] })
  }

  async down(): Promise<void> {
    throw new Error('A payment that was taken back would count again.')
  }
}
