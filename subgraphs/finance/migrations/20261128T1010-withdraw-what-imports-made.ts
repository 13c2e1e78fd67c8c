import type { MigrationInterface, QueryRunner } from 'typeorm'

/** An import that is undone takes back the categories and vendors that it made and nothing else uses. */
export class WithdrawWhatImportsMade1795860600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['expense_categories', 'vendors']) {
      await runner.query(`alter table finance.${table} add column made_by_import uuid, add column withdrawn_at timestamptz(3)`)
      await runner.query(`create index ${table}_made_by_import on finance.${table} (project_id, made_by_import) where made_by_import is not null`)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['expense_categories', 'vendors']) await runner.query(`alter table finance.${table} drop column made_by_import, drop column withdrawn_at`)
  }
}
