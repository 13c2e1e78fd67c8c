import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Also what is left of a transfer that pays an order with a part of it can be set aside: how much of it is, stands in its row. */
export class SetRestsAside1795858200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table finance.transactions
        drop constraint transactions_matched,
        drop constraint transactions_set_aside,
        add column set_aside_minor bigint not null default 0`)
    // Row-level security is forced on the owner too, who would see no row to carry over.
    await runner.query('alter table finance.transactions no force row level security')
    await runner.query(`update finance.transactions set set_aside_minor = amount_minor where match_state = 'SET_ASIDE'`)
    await runner.query('alter table finance.transactions force row level security')
    await runner.query(`
      alter table finance.transactions
        add constraint transactions_parts check (
          matched_minor >= 0 and set_aside_minor >= 0 and matched_minor + set_aside_minor <= amount_minor
          and (match_state = 'MATCHED') = (matched_minor = amount_minor)
          and (match_state = 'SET_ASIDE') = (set_aside_minor > 0 and matched_minor + set_aside_minor = amount_minor)
          and (match_state in ('MATCHED', 'SET_ASIDE', 'UNMATCHED') or matched_minor + set_aside_minor = 0)),
        add constraint transactions_set_aside check ((set_aside_minor > 0) = (set_aside_as is not null))`)
  }

  async down(): Promise<void> {
    throw new Error('What was set aside of a transfer would wait again.')
  }
}
