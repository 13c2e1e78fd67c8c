import { guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Categories become a tree of two levels, vendors a noun of their own, and every change of an expense a row that keeps
 * what was there before. Many changes that belong together are one set, which can be undone as a whole.
 */
export class ExtendExpenses1795433400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Row-level security is forced on the owner too, who would see no row to carry over.
    for (const table of CARRIED_OVER) await runner.query(`alter table ${table} no force row level security`)
    await extendCategories(runner)
    await createVendors(runner)
    await createRecurringExpenses(runner)
    await createChangeSets(runner)
    await extendExpenses(runner)
    await createChanges(runner)
    for (const table of CARRIED_OVER) await runner.query(`alter table ${table} force row level security`)
  }

  async down(): Promise<void> {
    throw new Error('What expenses were before they were changed is not thrown away.')
  }
}

const CARRIED_OVER = ['finance.expense_categories', 'finance.expenses']

const actor = `
      actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
      actor_id uuid`

async function extendCategories(runner: QueryRunner): Promise<void> {
  await runner.query('alter table finance.projects add column has_categories boolean not null default false')
  await runner.query(`
    alter table finance.expense_categories
      add column parent_id uuid,
      add column search_text text not null default '',
      add column archived_at timestamptz(3),
      add column merged_into uuid,
      add column updated_at timestamptz(3) not null default now(),
      add column is_top boolean generated always as (parent_id is null) stored,
      add column parent_is_top boolean generated always as (case when parent_id is not null then true end) stored`)
  await runner.query(`
    alter table finance.expense_categories
      add constraint expense_categories_top unique (id, project_id, is_top),
      -- Two levels, whatever two people move at the same moment: a parent has no parent.
      add constraint expense_categories_parent foreign key (parent_id, project_id, parent_is_top) references finance.expense_categories (id, project_id, is_top),
      add constraint expense_categories_merged foreign key (merged_into, project_id) references finance.expense_categories (id, project_id),
      add constraint expense_categories_apart check (merged_into <> id)`)
  for (const { id, name } of (await runner.query('select id, name from finance.expense_categories')) as { id: string; name: string }[]) {
    await runner.query('update finance.expense_categories set search_text = $2 where id = $1', [id, searchText(name)])
  }
  await runner.query('grant update on finance.expense_categories to howl_finance')
  await runner.query(`create policy tenant_update on finance.expense_categories for update to howl_finance using (${ofTheProjects}) with check (${ofTheProjects})`)
}

/** As `guardTenantTable` writes it: the table was guarded before there was anything to update. */
const ofTheProjects = `project_id = any ((select string_to_array(nullif(current_setting('howl.project_ids', true), ''), ',')::uuid[])::uuid[])`

async function createVendors(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.vendors (
      id uuid not null,
      project_id uuid not null,
      name text not null,
      key text not null,
      search_text text not null,
      default_category_id uuid,
      merged_into uuid,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      primary key (id, project_id),
      constraint vendors_key unique (project_id, key),
      constraint vendors_apart check (merged_into <> id),
      constraint vendors_merged foreign key (merged_into, project_id) references finance.vendors (id, project_id),
      foreign key (default_category_id, project_id) references finance.expense_categories (id, project_id)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'vendors', grants: ['select', 'insert', 'update'] })
}

async function createRecurringExpenses(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.recurring_expenses (
      id uuid not null,
      project_id uuid not null,
      category_id uuid not null,
      vendor_id uuid,
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      note text,
      day_of_month integer not null check (day_of_month between 1 and 31),
      starts_on date not null,
      ends_on date,
      next_month date not null,
      -- The start of the day of its next occurrence; null when it has ended. Until then it is no work.
      due_at timestamptz(3),
      version integer not null default 1,
      ${actor},
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      ${workColumns},
      primary key (id, project_id),
      foreign key (category_id, project_id) references finance.expense_categories (id, project_id),
      foreign key (vendor_id, project_id) references finance.vendors (id, project_id)
    )`)
  await runner.query('create index recurring_expenses_by_age on finance.recurring_expenses (project_id, created_at, id)')
  await runner.query('create index recurring_expenses_by_due on finance.recurring_expenses (due_at) where due_at is not null')
  await indexWork(runner, 'finance.recurring_expenses')
  await guardTenantTable(runner, {
    schema: 'finance',
    table: 'recurring_expenses',
    grants: ['select', 'insert', 'update'],
    // A schedule finds out whose day has come.
    system: { select: ['due_at'] },
  })
}

async function createChangeSets(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table finance.expense_change_sets (
      id uuid not null,
      project_id uuid not null,
      kind text not null check (kind in ('BULK_EDIT', 'MERGE_CATEGORIES', 'MERGE_VENDORS', 'SERIES_EDIT', 'IMPORT')),
      state text not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE')),
      -- What it was asked to do, and what it has to put back beside the expenses when it is undone.
      plan jsonb not null,
      before jsonb,
      is_undo boolean not null default false,
      is_collected boolean not null default false,
      total integer,
      changed integer not null default 0,
      skipped integer not null default 0,
      undone integer not null default 0,
      kept integer not null default 0,
      failure text,
      ${actor},
      undo_actor_kind text check (undo_actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
      undo_actor_id uuid,
      started_at timestamptz(3),
      finished_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      ${workColumns},
      primary key (id, project_id)
    )`)
  await runner.query('create index expense_change_sets_by_age on finance.expense_change_sets (project_id, created_at, id)')
  await indexWork(runner, 'finance.expense_change_sets')
  await guardTenantTable(runner, { schema: 'finance', table: 'expense_change_sets', grants: ['select', 'insert', 'update'] })
}

async function extendExpenses(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table finance.expenses
      add column vendor_id uuid,
      add column version integer not null default 1,
      add column recurring_expense_id uuid,
      add column occurrence_month date,
      add column import_id uuid,
      add column recorded_by_kind text,
      add column recorded_by_id uuid,
      add constraint expenses_vendor foreign key (vendor_id, project_id) references finance.vendors (id, project_id),
      add constraint expenses_recurring foreign key (recurring_expense_id, project_id) references finance.recurring_expenses (id, project_id),
      add constraint expenses_occurrence check ((recurring_expense_id is null) = (occurrence_month is null))`)
  await carryVendorsOver(runner)
  // Their search text still holds the vendor's name of then: they are found by that one too.
  await runner.query('alter table finance.expenses drop column vendor')
  // A month of a recurring expense is recorded once, however often and by how many workers it is tried; a deleted one stays deleted.
  await runner.query('create unique index expenses_of_series on finance.expenses (project_id, recurring_expense_id, occurrence_month) where recurring_expense_id is not null')
  await runner.query('create index expenses_alike on finance.expenses (project_id, spent_on, amount_minor) where deleted_at is null')
  await runner.query('create index expenses_of_category on finance.expenses (project_id, category_id, spent_on, id)')
  await runner.query('create index expenses_of_vendor on finance.expenses (project_id, vendor_id, spent_on, id) where vendor_id is not null')
  await runner.query('create index expenses_of_import on finance.expenses (project_id, import_id) where import_id is not null')
  await runner.query('create index expenses_deleted on finance.expenses (project_id, spent_on, id) where deleted_at is not null')
}

async function carryVendorsOver(runner: QueryRunner): Promise<void> {
  const written = (await runner.query(
    `select project_id, vendor as name, min(created_at) as at from finance.expenses where vendor is not null group by project_id, vendor order by min(created_at)`,
  )) as { project_id: string; name: string }[]
  for (const { project_id: projectId, name } of written) {
    await runner.query(
      `insert into finance.vendors (id, project_id, name, key, search_text) values (gen_random_uuid(), $1, $2, $3, $4) on conflict on constraint vendors_key do nothing`,
      [projectId, name, nameKey(name), searchText(name)],
    )
    await runner.query(
      `update finance.expenses e set vendor_id = v.id from finance.vendors v where e.project_id = $1 and e.vendor = $2 and v.project_id = $1 and v.key = $3`,
      [projectId, name, nameKey(name)],
    )
  }
}

/** As the code does it at this time; what it does later must not change what this migration did. */
const nameKey = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
const searchText = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\u0000', '').toLowerCase().replaceAll('đ', 'd').trim()

async function createChanges(runner: QueryRunner): Promise<void> {
  // What the expense was before the change: the version of that number.
  await runner.query(`
    create table finance.expense_changes (
      project_id uuid not null,
      expense_id uuid not null,
      number integer not null,
      kind text not null check (kind in ('CHANGED', 'DELETED', 'RESTORED', 'UNDONE')),
      category_id uuid not null,
      vendor_id uuid,
      amount_minor bigint not null,
      currency text not null,
      spent_on date not null,
      note text,
      is_deleted boolean not null,
      change_set_id uuid,
      ${actor},
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (project_id, expense_id, number),
      foreign key (expense_id, project_id) references finance.expenses (id, project_id),
      foreign key (category_id, project_id) references finance.expense_categories (id, project_id),
      foreign key (vendor_id, project_id) references finance.vendors (id, project_id),
      foreign key (change_set_id, project_id) references finance.expense_change_sets (id, project_id)
    )`)
  await guardTenantTable(runner, { schema: 'finance', table: 'expense_changes', grants: ['select', 'insert'] })

  await runner.query(`
    create table finance.expense_change_set_items (
      project_id uuid not null,
      change_set_id uuid not null,
      expense_id uuid not null,
      state text not null check (state in ('PENDING', 'CHANGED', 'SKIPPED', 'UNDONE', 'KEPT')),
      reason text,
      -- The version that the set left behind: whoever changed the expense later is not undone with it.
      version integer,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, change_set_id, expense_id),
      foreign key (change_set_id, project_id) references finance.expense_change_sets (id, project_id),
      foreign key (expense_id, project_id) references finance.expenses (id, project_id)
    )
    -- As rows of imports: no index on what changes.
    with (fillfactor = 50)`)
  await guardTenantTable(runner, { schema: 'finance', table: 'expense_change_set_items', grants: ['select', 'insert', 'update'] })
}
