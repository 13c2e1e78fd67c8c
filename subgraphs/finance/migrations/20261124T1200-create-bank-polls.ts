import { guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What the bank's list says is asked for by a row of work per connection, money that is told of in two ways is noted as
 * told of twice, and where the two ways disagree a row waits for a person.
 */
export class CreateBankPolls1795521600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createPolls(runner)
    await createMerges(runner)
    await createFindings(runner)
  }

  async down(): Promise<void> {
    throw new Error('What was found, and decided about it, is not thrown away.')
  }
}

async function createPolls(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.bank_polls (
      id uuid not null,
      project_id uuid not null,
      connection_id uuid not null,
      -- Null until the sealed secrets of a connection from before have been looked at.
      has_token boolean,
      starts_at timestamptz(3) not null,
      -- All that moved before it is known.
      read_until timestamptz(3) not null,
      looked_back_at timestamptz(3),
      due_at timestamptz(3),
      -- When the callbacks will have been silent for longer than they ever are, as reckoned at rhythm_at.
      silent_at timestamptz(3),
      rhythm_at timestamptz(3),
      started_at timestamptz(3),
      succeeded_at timestamptz(3),
      failures integer not null default 0,
      problem text,
      problem_since timestamptz(3),
      created_at timestamptz(3) not null default now(),
      ${workColumns},
      primary key (id, project_id),
      constraint bank_polls_connection unique (project_id, connection_id),
      foreign key (connection_id, project_id) references finance.payment_connections (id, project_id)
    )`)
  await runner.query('create index bank_polls_by_due on finance.bank_polls (least(due_at, silent_at)) where next_attempt_at is null and dead_at is null')
  await indexWork(runner, 'finance.bank_polls')
  // Row-level security is forced on the owner too, who would see no connection.
  await runner.query('alter table finance.payment_connections no force row level security')
  await runner.query(`
    insert into finance.bank_polls (id, project_id, connection_id, starts_at, read_until, due_at, next_attempt_at)
    select gen_random_uuid(), project_id, id, created_at, created_at, now(), null from finance.payment_connections where provider = 'SEPAY'`)
  await runner.query('alter table finance.payment_connections force row level security')
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'bank_polls',
    grants: ['select', 'insert', 'update'],
    system: { select: ['connection_id', 'due_at', 'silent_at', 'rhythm_at', 'has_token', 'started_at'], update: ['due_at'] },
  })
}

async function createMerges(runner: QueryRunner): Promise<void> {
  // A transfer that two ways told of is recorded by the first; the second's id stands here, and at most one with each transfer.
  await runner.query(`
    create table finance.merged_transfers (
      project_id uuid not null,
      connection_id uuid not null,
      source text not null check (source in ('WEBHOOK', 'POLL')),
      external_id text not null,
      transaction_id uuid not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, connection_id, external_id),
      constraint merged_transfers_once unique (project_id, transaction_id),
      foreign key (transaction_id, project_id) references finance.transactions (id, project_id),
      foreign key (connection_id, project_id) references finance.payment_connections (id, project_id)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'merged_transfers', grants: ['select', 'insert'] })
  await runner.query('create index transactions_by_twin on finance.transactions (project_id, twin_of) where twin_of is not null')
}

async function createFindings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.bank_findings (
      id uuid not null,
      project_id uuid not null,
      connection_id uuid not null,
      kind text not null check (kind in ('MISSING_HERE', 'ARRIVED_TWICE', 'AMOUNT_DIFFERS', 'NOT_AT_BANK', 'WEBHOOK_SILENCE')),
      -- What is found again is the same finding.
      key text not null,
      state text not null check (state in ('OPEN', 'RESOLVED', 'DISMISSED')),
      text text not null,
      advice text,
      transaction_id uuid,
      other_transaction_id uuid,
      external_id text,
      amount_minor bigint,
      currency text,
      occurred_at timestamptz(3),
      outcome text,
      note text,
      actor_kind text check (actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
      actor_id uuid,
      decided_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint bank_findings_key unique (project_id, connection_id, key),
      constraint bank_findings_decided check ((state = 'OPEN') = (decided_at is null)),
      foreign key (connection_id, project_id) references finance.payment_connections (id, project_id),
      foreign key (transaction_id, project_id) references finance.transactions (id, project_id),
      foreign key (other_transaction_id, project_id) references finance.transactions (id, project_id)
    )`)
  await runner.query('create index bank_findings_by_time on finance.bank_findings (project_id, created_at, id)')
  await runner.query('create index bank_findings_by_kind on finance.bank_findings (project_id, kind, created_at, id)')
  await runner.query(`create index bank_findings_open on finance.bank_findings (project_id, created_at, id) where state = 'OPEN'`)
  await runner.query('create index bank_findings_of_transaction on finance.bank_findings (project_id, transaction_id) where transaction_id is not null')
  await guardTenantTable(runner, { schema: 'finance', table: 'bank_findings', grants: ['select', 'insert', 'update'] })
}
