import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A person or firm that the project deals with. */
@Entity({ schema: 'growth', name: 'contacts' })
export class Contact {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string

  /** As the earliest order gave it. */
  @Column({ type: 'text' })
  name!: string

  /** In lower case; unique in the project. */
  @Column({ type: 'text', nullable: true })
  email!: string | null

  /** The name as it is sorted. */
  @Column({ name: 'name_key', type: 'text' })
  nameKey!: string

  /** Name and e-mail as they are searched. */
  @Column({ name: 'search_text', type: 'text' })
  searchText!: string

  @Column({ name: 'order_count', type: 'integer' })
  orderCount!: number

  @Column({ name: 'last_order_at', type: 'timestamptz', precision: 3, nullable: true })
  lastOrderAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** An order of finance, and the contact who placed it. Decided once for each order. */
@Entity({ schema: 'growth', name: 'contact_orders' })
export class ContactOrder {
  @PrimaryColumn({ name: 'order_id', type: 'uuid' })
  orderId!: string

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'contact_id', type: 'uuid' })
  contactId!: string

  @Column({ name: 'customer_name', type: 'text' })
  customerName!: string

  /** Null until the event of the order itself has arrived. */
  @Column({ name: 'placed_at', type: 'timestamptz', precision: 3, nullable: true })
  placedAt!: Date | null

  /** When it was placed; until that is known, when it was paid. */
  @Column({ name: 'ordered_at', type: 'timestamptz', precision: 3 })
  orderedAt!: Date
}
