import { createTextSearch } from '@howl/platform/text-search'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A contact is found by name or address without reading all that a project has. */
export class SearchByIndex1795857300000 implements MigrationInterface {
  /** The index is made while others write. */
  transaction = false as const

  async up(runner: QueryRunner): Promise<void> {
    await createTextSearch(runner, 'growth', [{ table: 'contacts' }])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index growth.contacts_by_text')
    await runner.query('drop function growth.search_texts(text, uuid, jsonb, integer)')
  }
}
