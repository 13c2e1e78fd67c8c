import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The rows behind an answer are kept for a while; that they are gone stands on its run. */
export class ForgetRows1795860000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.runs add column rows_forgotten_at timestamptz(3)')
    await runner.query(`create index runs_with_rows on ai.runs (finished_at, id) where state = 'SUCCEEDED' and rows_forgotten_at is null`)
    await runner.query('grant select (state, finished_at, rows_forgotten_at), update (rows_forgotten_at) on ai.runs to howl_ai_system')
    await runner.query('grant select (project_id, run_id), delete on ai.run_rows to howl_ai_system')
    for (const verb of ['select', 'delete']) await runner.query(`create policy system_${verb} on ai.run_rows for ${verb} to howl_ai_system using (true)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const verb of ['select', 'delete']) await runner.query(`drop policy system_${verb} on ai.run_rows`)
    await runner.query('revoke select (project_id, run_id), delete on ai.run_rows from howl_ai_system')
    await runner.query('drop index ai.runs_with_rows')
    await runner.query('alter table ai.runs drop column rows_forgotten_at')
    await runner.query('revoke select (state, finished_at) on ai.runs from howl_ai_system')
  }
}
