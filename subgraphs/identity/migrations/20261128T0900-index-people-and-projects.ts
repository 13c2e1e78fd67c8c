import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Operators look through all people and all projects: by creation or by name, and by words that are typed with marks or
 * without. The columns follow from what stands beside them, so rows and programs of before have them too.
 */
export class IndexPeopleAndProjects1795856400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Vietnamese is typed with and without its marks; đ is a letter of its own to Unicode.
    await runner.query(`
      create function identity.fold_text(text) returns text language sql immutable strict parallel safe
      return replace(lower(regexp_replace(normalize($1, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd')`)
    for (const [table, column] of [['users', 'email'], ['projects', 'slug']]) {
      await runner.query(`alter table identity.${table} add column search_text text not null generated always as (identity.fold_text(name || ' ' || ${column})) stored`)
      await runner.query(`create index ${table}_by_creation on identity.${table} (created_at, id)`)
      await runner.query(`create index ${table}_by_name on identity.${table} (lower(name), id)`)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['users', 'projects']) {
      await runner.query(`drop index identity.${table}_by_creation, identity.${table}_by_name`)
      await runner.query(`alter table identity.${table} drop column search_text`)
    }
    await runner.query('drop function identity.fold_text')
  }
}
