import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Every column of the list of orders is a way to sort it, and each way has its index. */
export class SortOrdersByEveryColumn1795855800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Columns of bigint: under row-level security PostgreSQL seeks neither by arithmetic nor by numeric, which it does not trust.
    // More than 18 digits can only have been paid, and all of that is one place at the end of the list.
    await runner.query(`
      alter table finance.orders
        add column due_minor bigint not null generated always as (case when status = 'CANCELLED' then 0 else greatest(total_minor - paid_minor, 0) end) stored,
        add column paid_place bigint not null generated always as (least(paid_minor, 999999999999999999)) stored`)
    await runner.query('drop index finance.orders_by_paid')
    await runner.query('create index orders_by_paid on finance.orders (project_id, paid_place, id)')
    await runner.query('create index orders_by_due_minor on finance.orders (project_id, due_minor, id)')
    await runner.query(`create index orders_by_email on finance.orders (project_id, (case when customer_email is null then '' else customer_email end), id)`)
    await runner.query(`create index orders_by_reference on finance.orders (project_id, (case when reference is null then '' else reference end), id)`)
    await runner.query('create index orders_by_payment_code on finance.orders (project_id, payment_code)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index finance.orders_by_email, finance.orders_by_reference, finance.orders_by_payment_code')
    await runner.query('alter table finance.orders drop column due_minor, drop column paid_place')
    await runner.query('create index orders_by_paid on finance.orders (project_id, paid_minor, id)')
  }
}
