import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Money that went out is for no order, and does not wait for one; it is set aside only where the bank never had it. Every way
 * of recording it has kept to that; what could break it was a decision about twins.
 */
export class KeepOutgoingOffOrders1795525200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table finance.transactions
        add constraint transactions_outgoing check (direction = 'IN' or match_state in ('NOT_APPLICABLE', 'SET_ASIDE'))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table finance.transactions drop constraint transactions_outgoing`)
  }
}
