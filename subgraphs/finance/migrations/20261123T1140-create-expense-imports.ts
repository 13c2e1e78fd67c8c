import { guardTenantTable, indexWork, workColumns } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A file is taken apart once and kept as its rows: so it can be looked at under another mapping without being sent again,
 * and each row says what came of it.
 */
export class CreateExpenseImports1795434000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table finance.expense_imports (
        id uuid not null,
        project_id uuid not null,
        file_name text not null,
        state text not null check (state in ('AWAITING_FILE', 'READING', 'READ', 'CHECKING', 'CHECKED', 'STARTED', 'FAILED')),
        -- Files expire; what matters of this one is kept in its rows.
        file_id uuid,
        delimiter text check (delimiter in ('COMMA', 'SEMICOLON', 'TAB')),
        encoding text,
        column_count integer not null default 0,
        sample jsonb not null default '[]',
        suggestion jsonb,
        mapping jsonb,
        row_count integer not null default 0,
        checked integer not null default 0,
        valid integer not null default 0,
        faulty integer not null default 0,
        duplicates integer not null default 0,
        new_categories jsonb not null default '[]',
        new_vendors jsonb not null default '[]',
        failure text,
        change_set_id uuid,
        actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'AGENT', 'RULE')),
        actor_id uuid,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        ${workColumns},
        primary key (id, project_id),
        constraint expense_imports_started check ((state = 'STARTED') = (change_set_id is not null)),
        foreign key (change_set_id, project_id) references finance.expense_change_sets (id, project_id)
      )`)
    await runner.query('create index expense_imports_by_age on finance.expense_imports (project_id, created_at, id)')
    await indexWork(runner, 'finance.expense_imports')
    await guardTenantTable(runner, { schema: 'finance', table: 'expense_imports', grants: ['select', 'insert', 'update'] })

    await runner.query(`
      create table finance.expense_import_rows (
        project_id uuid not null,
        import_id uuid not null,
        line integer not null,
        cells jsonb not null,
        state text not null default 'READ' check (state in ('READ', 'HEADER', 'VALID', 'FAULTY', 'DUPLICATE', 'IMPORTED', 'SKIPPED')),
        reason text,
        spent_on date,
        amount_minor bigint,
        category text,
        category_key text,
        vendor text,
        vendor_key text,
        note text,
        expense_id uuid,
        created_at timestamptz(3) not null default now(),
        primary key (project_id, import_id, line),
        foreign key (import_id, project_id) references finance.expense_imports (id, project_id),
        foreign key (expense_id, project_id) references finance.expenses (id, project_id)
      )
      -- Each row is written three times, by and by: with room beside it and no index on what changes, it stays on its page.
      with (fillfactor = 40)`)
    await guardTenantTable(runner, { schema: 'finance', table: 'expense_import_rows', grants: ['select', 'insert', 'update', 'delete'] })
    await runner.query(
      'alter table finance.expenses add constraint expenses_import foreign key (import_id, project_id) references finance.expense_imports (id, project_id)',
    )
  }

  async down(): Promise<void> {
    throw new Error('Expenses that were imported would lose where they came from.')
  }
}
