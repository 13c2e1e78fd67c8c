import { createEventTables, guardTenantTable } from '@howl/platform/migrations'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateContacts1793527200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Names are sorted and searched by a folded copy in byte order, so that an order does not hang on the server's locale.
    await runner.query(`
      create table growth.contacts (
        id uuid primary key,
        project_id uuid not null,
        name text not null,
        email text,
        name_key text collate "C" not null,
        search_text text collate "C" not null,
        order_count integer not null default 0,
        last_order_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        unique (project_id, id)
      )`)
    await runner.query(`create unique index contacts_email on growth.contacts (project_id, email) where email is not null`)
    // Search reads these indexes and not the table: see the search in contacts.ts.
    await runner.query(`create index contacts_by_age on growth.contacts (project_id, created_at, id) include (search_text)`)
    await runner.query(`create index contacts_by_name on growth.contacts (project_id, name_key, id) include (search_text)`)
    await guardTenantTable(runner, { schema: 'growth', table: 'contacts', grants: ['select', 'insert', 'update'] })

    // The key on order_id decides which contact an order belongs to, whatever order its events arrive in. The contact
    // may be made after the row, so the reference is checked at commit.
    await runner.query(`
      create table growth.contact_orders (
        order_id uuid primary key,
        project_id uuid not null,
        contact_id uuid not null,
        customer_name text not null,
        placed_at timestamptz(3),
        ordered_at timestamptz(3) not null,
        created_at timestamptz(3) not null default now(),
        foreign key (project_id, contact_id) references growth.contacts (project_id, id) deferrable initially deferred
      )`)
    await runner.query(`create index contact_orders_of_contact on growth.contact_orders (project_id, contact_id, ordered_at, order_id)`)
    await guardTenantTable(runner, { schema: 'growth', table: 'contact_orders', grants: ['select', 'insert', 'update'] })

    await createEventTables(runner, 'growth')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table growth.inbox, growth.events, growth.contact_orders, growth.contacts`)
  }
}
