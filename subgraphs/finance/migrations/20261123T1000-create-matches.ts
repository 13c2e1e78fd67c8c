import { guardTenantTable } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What part of a transfer pays which order stands in a table of its own, so that one transfer can pay several orders. An
 * order says what happened to it in rows that nobody changes.
 */
export class CreateMatches1795428000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Row-level security is forced on the owner too, who would see no row to carry over.
    for (const table of CARRIED_OVER) await runner.query(`alter table ${table} no force row level security`)
    await createMatches(runner)
    await createOrderEntries(runner)
    await extendOrders(runner)
    for (const table of CARRIED_OVER) await runner.query(`alter table ${table} force row level security`)
  }

  async down(): Promise<void> {
    throw new Error('Matches are not taken back: transfers that pay several orders would lose them.')
  }
}

const CARRIED_OVER = ['finance.orders', 'finance.transactions']

async function extendOrders(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table finance.orders
      add column customer_key text,
      add column kept_overpayment_minor numeric(38, 0) not null default 0`)
  await runner.query(`update finance.orders set customer_key = coalesce('email:' || lower(customer_email), 'name:' || lower(customer_name))`)
  await runner.query('alter table finance.orders alter column customer_key set not null')
  await runner.query('create index orders_of_customer on finance.orders (project_id, customer_key, placed_at, id)')
  await runner.query('create index orders_by_customer on finance.orders (project_id, customer_name, id)')
  await runner.query('create index orders_by_paid on finance.orders (project_id, paid_minor, id)')
  // What an open order still owes is what a transfer without a code is compared with.
  await runner.query(`create index orders_by_due on finance.orders (project_id, (total_minor - paid_minor), placed_at) where status in ('AWAITING_PAYMENT', 'UNDERPAID')`)
  await runner.query(`create index orders_overpaid on finance.orders (project_id, placed_at, id) where status = 'OVERPAID'`)
}

async function createMatches(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.matches (
      id uuid not null,
      project_id uuid not null,
      transaction_id uuid not null,
      order_id uuid not null,
      amount_minor bigint not null check (amount_minor > 0),
      reason text not null,
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint matches_once unique (project_id, transaction_id, order_id),
      foreign key (transaction_id, project_id) references finance.transactions (id, project_id),
      foreign key (order_id, project_id) references finance.orders (id, project_id)
    )`)
  await runner.query('create index matches_of_order on finance.matches (project_id, order_id)')
  await runner.query(`
    insert into finance.matches (id, project_id, transaction_id, order_id, amount_minor, reason, created_at)
    select gen_random_uuid(), project_id, id, order_id, amount_minor, coalesce(match_reason, ''), created_at
    from finance.transactions where order_id is not null`)
  await guardTenantTable(runner, { schema: 'finance', table: 'matches', grants: ['select', 'insert', 'update', 'delete'] })

  await runner.query(`
    alter table finance.transactions
      drop constraint transactions_match,
      drop constraint transactions_match_state_check,
      add column matched_minor bigint not null default 0,
      add column set_aside_as text,
      add column twin_of uuid`)
  await runner.query(`update finance.transactions set matched_minor = amount_minor where order_id is not null`)
  await runner.query(`
    alter table finance.transactions
      drop column order_id,
      add constraint transactions_match_state check (match_state in ('MATCHED', 'UNMATCHED', 'NOT_APPLICABLE', 'SET_ASIDE')),
      add constraint transactions_matched check (
        matched_minor between 0 and amount_minor
        and (match_state = 'MATCHED') = (matched_minor = amount_minor)
        and (matched_minor = 0 or match_state in ('MATCHED', 'UNMATCHED'))),
      add constraint transactions_set_aside check ((match_state = 'SET_ASIDE') = (set_aside_as is not null)),
      add constraint transactions_twin foreign key (twin_of, project_id) references finance.transactions (id, project_id)`)

  // An order that a person said no transfer of this is for: it is not suggested again.
  await runner.query(`
    create table finance.rejected_suggestions (
      project_id uuid not null,
      transaction_id uuid not null,
      order_id uuid not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, transaction_id, order_id),
      foreign key (transaction_id, project_id) references finance.transactions (id, project_id),
      foreign key (order_id, project_id) references finance.orders (id, project_id)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'rejected_suggestions', grants: ['select', 'insert', 'delete'] })
}

async function createOrderEntries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.order_entries (
      id uuid not null,
      project_id uuid not null,
      order_id uuid not null,
      -- Several things happen in one transaction, and have an order.
      place bigint generated always as identity,
      kind text not null,
      actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
      actor_id uuid,
      text text,
      amount_minor bigint,
      currency text not null,
      transaction_id uuid,
      status text,
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (id, project_id),
      foreign key (order_id, project_id) references finance.orders (id, project_id),
      foreign key (transaction_id, project_id) references finance.transactions (id, project_id)
    )`)
  await runner.query('create index order_entries_of_order on finance.order_entries (project_id, order_id, place)')
  await guardTenantTable(runner, { schema: 'finance', table: 'order_entries', grants: ['select', 'insert'] })
}
