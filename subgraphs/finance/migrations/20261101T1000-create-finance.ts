import { createEventTables, guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Keys are (id, project_id), so that a foreign key names the tenant too: a line, a transfer or an expense cannot hang
 * on another tenant's row, whatever the code does. Times have milliseconds, as cursors have.
 */
export class CreateFinance1793527200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createProjects(runner)
    await createPaymentConnections(runner)
    await createOrders(runner)
    await createWebhookEvents(runner)
    await createTransactions(runner)
    await createExpenses(runner)
    await createBalances(runner)
    await createMetrics(runner)
    await createEventTables(runner, 'finance')
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not taken back: drop the database instead.')
  }
}

async function createProjects(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.projects (
      project_id uuid primary key,
      currency text not null,
      time_zone text not null,
      state text not null,
      version integer not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'projects', grants: ['select', 'insert', 'update'] })

  await runner.query(`
    create table finance.idempotency_keys (
      project_id uuid not null,
      operation text not null,
      key text not null,
      input_hash text not null,
      result_id uuid not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, operation, key)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'idempotency_keys', grants: ['select', 'insert'] })
}

async function createPaymentConnections(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.payment_connections (
      id uuid not null,
      project_id uuid not null,
      provider text not null check (provider in ('SEPAY', 'STRIPE', 'PAYFAST', 'MANUAL')),
      name text not null,
      settings jsonb not null,
      code_prefix text,
      sealed_secrets text not null,
      secret_hint text,
      refused_webhooks bigint not null default 0,
      disabled_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      primary key (id, project_id)
    )`)
  await runner.query('create index payment_connections_of_project on finance.payment_connections (project_id, created_at, id)')
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'payment_connections',
    grants: ['select', 'insert', 'update'],
    // A callback names its connection and nothing else: who the tenant is stands on the row.
    system: {
      select: ['id', 'project_id', 'provider', 'settings', 'sealed_secrets', 'disabled_at', 'refused_webhooks'],
      update: ['refused_webhooks'],
    },
  })
}

async function createOrders(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.order_counters (
      project_id uuid primary key,
      last_number integer not null,
      created_at timestamptz(3) not null default now()
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'order_counters', grants: ['select', 'insert', 'update'] })

  await runner.query(`
    create table finance.orders (
      id uuid not null,
      project_id uuid not null,
      number integer not null,
      payment_code text not null constraint orders_payment_code unique,
      status text not null check (status in
        ('DRAFT', 'AWAITING_PAYMENT', 'UNDERPAID', 'PAID', 'OVERPAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELLED')),
      reference text,
      customer_name text not null,
      customer_email text,
      currency text not null,
      total_minor bigint not null check (total_minor > 0),
      paid_minor numeric(38, 0) not null default 0,
      placed_at timestamptz(3) not null,
      first_paid_at timestamptz(3),
      paid_at timestamptz(3),
      announced_paid_at timestamptz(3),
      cancelled_at timestamptz(3),
      cancel_reason text,
      search_text text not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint orders_number unique (project_id, number)
    )`)
  await runner.query('create index orders_by_placed_at on finance.orders (project_id, placed_at, id)')
  await runner.query('create index orders_by_status on finance.orders (project_id, status, placed_at, id)')
  await runner.query('create index orders_by_total on finance.orders (project_id, total_minor, id)')
  await guardTenantTable(runner, { schema: 'finance', table: 'orders', grants: ['select', 'insert', 'update'] })

  await runner.query(`
    create table finance.order_lines (
      project_id uuid not null,
      order_id uuid not null,
      position integer not null,
      description text not null,
      quantity integer not null check (quantity > 0),
      unit_price_minor bigint not null check (unit_price_minor >= 0),
      total_minor bigint not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, order_id, position),
      foreign key (order_id, project_id) references finance.orders (id, project_id)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'order_lines', grants: ['select', 'insert'] })
}

async function createWebhookEvents(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.webhook_events (
      id uuid not null,
      project_id uuid not null,
      connection_id uuid not null,
      provider text not null,
      external_id text not null,
      state text not null default 'RECEIVED' check (state in ('RECEIVED', 'PROCESSED', 'IGNORED', 'FAILED')),
      payload bytea not null,
      outcome text,
      processed_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      ${workColumns},
      primary key (id, project_id),
      constraint webhook_events_external_id unique (connection_id, external_id),
      foreign key (connection_id, project_id) references finance.payment_connections (id, project_id)
    )`)
  await runner.query('create index webhook_events_by_time on finance.webhook_events (project_id, created_at, id)')
  await runner.query('create index webhook_events_of_connection on finance.webhook_events (project_id, connection_id, created_at)')
  // Nearly every callback ends PROCESSED; the few that did not are what people look for.
  await runner.query(`create index webhook_events_open on finance.webhook_events (project_id, created_at, id) where state <> 'PROCESSED'`)
  await indexWork(runner, 'finance.webhook_events')
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'webhook_events',
    grants: ['select', 'update'],
    system: { select: true, insert: true, update: workColumnNames },
  })

  // Apart from the events: a delivery that comes again must not wait for the row that is being worked on, nor hold it up.
  await runner.query(`
    create table finance.webhook_duplicates (
      project_id uuid not null,
      connection_id uuid not null,
      external_id text not null,
      count integer not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, connection_id, external_id)
    )`)
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'webhook_duplicates',
    grants: ['select'],
    system: { select: true, insert: true, update: ['count'] },
  })
}

/** What the drain of a work table writes; the outcome of the work itself is written as the tenant. */
const workColumnNames = ['attempts', 'next_attempt_at', 'lease_token', 'lease_until', 'last_error', 'dead_at']

async function createTransactions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.transactions (
      id uuid not null,
      project_id uuid not null,
      connection_id uuid,
      webhook_event_id uuid,
      provider text not null check (provider in ('SEPAY', 'STRIPE', 'PAYFAST', 'MANUAL')),
      source text not null check (source in ('WEBHOOK', 'POLL', 'HAND')),
      external_id text not null,
      direction text not null check (direction in ('IN', 'OUT')),
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      occurred_at timestamptz(3) not null,
      match_state text not null check (match_state in ('MATCHED', 'UNMATCHED', 'NOT_APPLICABLE')),
      match_reason text,
      order_id uuid,
      account_number text,
      sub_account text,
      reference text,
      code text,
      content text,
      description text,
      note text,
      balance_after_minor bigint,
      sequence numeric(38, 0),
      fingerprint text,
      search_text text not null,
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint transactions_external_id unique (connection_id, external_id),
      constraint transactions_match check ((match_state = 'MATCHED') = (order_id is not null)),
      foreign key (order_id, project_id) references finance.orders (id, project_id),
      foreign key (connection_id, project_id) references finance.payment_connections (id, project_id)
    )`)
  await runner.query('create index transactions_by_time on finance.transactions (project_id, occurred_at, id)')
  await runner.query('create index transactions_by_amount on finance.transactions (project_id, amount_minor, id)')
  await runner.query('create index transactions_of_order on finance.transactions (project_id, order_id) where order_id is not null')
  await runner.query(`create index transactions_unmatched on finance.transactions (project_id, occurred_at, id) where match_state = 'UNMATCHED'`)
  await runner.query('create index transactions_balance on finance.transactions (project_id, occurred_at, sequence) where balance_after_minor is not null')
  await runner.query('create index transactions_fingerprint on finance.transactions (project_id, fingerprint) where fingerprint is not null')
  await guardTenantTable(runner, { schema: 'finance', table: 'transactions', grants: ['select', 'insert', 'update'] })
}

async function createExpenses(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.expense_categories (
      id uuid not null,
      project_id uuid not null,
      name text not null,
      key text not null,
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint expense_categories_key unique (project_id, key)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'expense_categories', grants: ['select', 'insert'] })

  await runner.query(`
    create table finance.expenses (
      id uuid not null,
      project_id uuid not null,
      category_id uuid not null,
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      spent_on date not null,
      vendor text,
      note text,
      search_text text not null,
      deleted_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      foreign key (category_id, project_id) references finance.expense_categories (id, project_id)
    )`)
  await runner.query('create index expenses_by_day on finance.expenses (project_id, spent_on, id) where deleted_at is null')
  await runner.query('create index expenses_by_amount on finance.expenses (project_id, amount_minor, id) where deleted_at is null')
  await guardTenantTable(runner, { schema: 'finance', table: 'expenses', grants: ['select', 'insert', 'update'] })
}

async function createBalances(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.balances (
      id uuid not null,
      project_id uuid not null,
      day date not null,
      at timestamptz(3) not null,
      amount_minor bigint not null,
      currency text not null,
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id)
    )`)
  await runner.query('create index balances_by_time on finance.balances (project_id, at, id)')
  await guardTenantTable(runner, { schema: 'finance', table: 'balances', grants: ['select', 'insert'] })
}

async function createMetrics(runner: QueryRunner): Promise<void> {
  // category_id is the nil UUID where a kind of entry has none: a key column cannot be null.
  const entry = `
      project_id uuid not null,
      day date not null,
      kind text not null check (kind in ('RECEIVED', 'REFUNDED', 'SPENT', 'ORDERED', 'UNMATCHED')),
      currency text not null,
      category_id uuid not null default '00000000-0000-0000-0000-000000000000'`
  await runner.query(`
    create table finance.metric_deltas (
      id bigint generated always as identity primary key,
      ${entry},
      minor bigint not null,
      count integer not null,
      created_at timestamptz(3) not null default now()
    )`)
  await runner.query('create index metric_deltas_key on finance.metric_deltas (project_id, day, kind, currency, category_id)')
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'metric_deltas',
    grants: ['select', 'insert'],
    system: { select: true, delete: true },
  })
  await runner.query(`
    create table finance.metric_rollups (
      ${entry},
      minor numeric(38, 0) not null,
      count bigint not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, day, kind, currency, category_id)
    )`)
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'metric_rollups',
    grants: ['select'],
    system: { select: true, insert: true, update: ['minor', 'count'] },
  })
}
