import { createTextSearch } from '@howl/platform/text-search'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Orders, transfers and expenses are found by what is written in them, without reading all that a project has. */
export class SearchByIndex1795857300000 implements MigrationInterface {
  /** The indexes are made while others write. */
  transaction = false as const

  async up(runner: QueryRunner): Promise<void> {
    await createTextSearch(runner, 'finance', [
      { table: 'orders' },
      { table: 'transactions' },
      // By category and vendor too, which may have been renamed since.
      { table: 'expenses', by: { category_id: 'expense_categories', vendor_id: 'vendors' } },
    ])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index finance.orders_by_text, finance.transactions_by_text, finance.expenses_by_text')
    await runner.query('drop function finance.search_texts(text, uuid, jsonb, integer)')
  }
}
