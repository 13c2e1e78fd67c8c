import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Operators see the work of all projects in the order in which it came; tables made from now on allow it by themselves. */
export class ShowWorkToOperators1795464300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant select (created_at) on finance.webhook_events to howl_finance_system')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke select (created_at) on finance.webhook_events from howl_finance_system')
  }
}
