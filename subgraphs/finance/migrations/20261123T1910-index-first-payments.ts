import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Orders that count in a range are found by their first money, and listed by it. */
export class IndexFirstPayments1795461000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index orders_by_first_payment on finance.orders (project_id, first_paid_at, id) where first_paid_at is not null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index finance.orders_by_first_payment')
  }
}
