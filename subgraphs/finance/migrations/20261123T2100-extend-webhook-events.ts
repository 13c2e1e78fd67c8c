import { guardTenantTable, indexWork, makeAppendOnly, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The inbox keeps a callback's headers beside its body, each try that failed, and who replayed what; and a person can say
 * that a failure is dealt with.
 */
export class ExtendWebhookEvents1795467600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await extendWebhookEvents(runner)
    await createReplays(runner)
    await createAttempts(runner)
  }

  async down(): Promise<void> {
    throw new Error('Who replayed what, and what was dealt with, is not thrown away.')
  }
}

const actor = `
      actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
      actor_id uuid`

async function extendWebhookEvents(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table finance.webhook_events
      add column headers jsonb,
      add column search_text text,
      add column dealt_with_at timestamptz(3),
      add column dealt_with_note text,
      add column dealt_with_by_kind text check (dealt_with_by_kind in ('PERSON', 'API_KEY', 'AGENT')),
      add column dealt_with_by_id uuid,
      add constraint webhook_events_dealt_with check ((dealt_with_at is null) = (dealt_with_by_kind is null))`)
  // Row-level security is forced on the owner too, who would see no row to carry over.
  await runner.query('alter table finance.webhook_events no force row level security')
  await fillSearchTexts(runner)
  await runner.query('alter table finance.webhook_events force row level security')

  // In the place of the index of all that is not PROCESSED: a callback that comes in still writes as many as before.
  await runner.query('drop index finance.webhook_events_open')
  await runner.query('create index webhook_events_by_state on finance.webhook_events (project_id, state, created_at, id)')
  // What needs a person is counted on every dashboard.
  await runner.query(`create index webhook_events_needing_person on finance.webhook_events (project_id, created_at, id) where state = 'FAILED' and dealt_with_at is null`)
  await runner.query('create index transactions_of_webhook_event on finance.transactions (project_id, webhook_event_id) where webhook_event_id is not null')
}

const BATCH = 500

async function fillSearchTexts(runner: QueryRunner): Promise<void> {
  for (;;) {
    const rows = (await runner.query(
      'select id, external_id, substr(payload, 1, 4000) as beginning from finance.webhook_events where search_text is null limit $1',
      [BATCH],
    )) as { id: string; external_id: string; beginning: Buffer }[]
    if (rows.length === 0) return
    await runner.query(
      `update finance.webhook_events w set search_text = t.text from unnest($1::uuid[], $2::text[]) as t (id, text) where w.id = t.id`,
      [rows.map(({ id }) => id), rows.map(({ external_id, beginning }) => searchText(`${external_id}\n${beginning.toString('utf8')}`))],
    )
  }
}

/** As the code does it at this time; what it does later must not change what this migration did. */
const searchText = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\u0000', '').toLowerCase().replaceAll('đ', 'd').trim()

async function createReplays(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.webhook_replays (
      id uuid not null,
      project_id uuid not null,
      state text not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'CANCELLED', 'FAILED')),
      filter jsonb not null,
      total integer not null check (total > 0),
      recorded integer not null default 0,
      recorded_before integer not null default 0,
      ignored integer not null default 0,
      failed integer not null default 0,
      skipped integer not null default 0,
      failure text,
      ${actor},
      started_at timestamptz(3),
      finished_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      ${workColumns},
      primary key (id, project_id),
      constraint webhook_replays_counts check (recorded + recorded_before + ignored + failed + skipped <= total)
    )`)
  await runner.query('create index webhook_replays_by_time on finance.webhook_replays (project_id, created_at, id)')
  await indexWork(runner, 'finance.webhook_replays')
  await guardTenantTable(runner, { schema: 'finance', table: 'webhook_replays', grants: ['select', 'insert', 'update'] })

  // Which callbacks were meant is settled when somebody asks, and not by what the filter finds while they change.
  await runner.query(`
    create table finance.webhook_replay_items (
      project_id uuid not null,
      replay_id uuid not null,
      webhook_event_id uuid not null,
      place integer not null,
      result text check (result in ('RECORDED', 'RECORDED_BEFORE', 'IGNORED', 'FAILED', 'SKIPPED')),
      created_at timestamptz(3) not null default now(),
      primary key (project_id, replay_id, webhook_event_id),
      foreign key (replay_id, project_id) references finance.webhook_replays (id, project_id),
      foreign key (webhook_event_id, project_id) references finance.webhook_events (id, project_id)
    )`)
  await runner.query('create index webhook_replay_items_pending on finance.webhook_replay_items (project_id, replay_id, place) where result is null')
  await guardTenantTable(runner, { schema: 'finance', table: 'webhook_replay_items', grants: ['select', 'insert', 'update'] })
}

async function createAttempts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.webhook_attempts (
      id uuid not null,
      project_id uuid not null,
      webhook_event_id uuid not null,
      place bigint generated always as identity,
      kind text not null check (kind in ('WORK', 'REPLAY')),
      result text not null check (result in ('RECORDED', 'RECORDED_BEFORE', 'IGNORED', 'FAILED')),
      outcome text,
      error text,
      ${actor},
      replay_id uuid,
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (id, project_id),
      constraint webhook_attempts_text check (num_nonnulls(outcome, error) = 1),
      foreign key (webhook_event_id, project_id) references finance.webhook_events (id, project_id),
      foreign key (replay_id, project_id) references finance.webhook_replays (id, project_id)
    )`)
  await runner.query('create index webhook_attempts_of_event on finance.webhook_attempts (project_id, webhook_event_id, place)')
  await guardTenantTable(runner, { schema: 'finance', table: 'webhook_attempts', grants: ['select', 'insert'] })
  await makeAppendOnly(runner, 'finance.webhook_attempts')
}
