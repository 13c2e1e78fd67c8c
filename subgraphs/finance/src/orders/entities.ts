import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { OrderStatus } from './order-standing.ts'

/** Amounts are texts here, as the driver gives them: minor units do not fit a JavaScript number. */
@Entity({ schema: 'finance', name: 'orders' })
export class Order {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'integer' })
  number!: number

  @Column({ name: 'payment_code', type: 'text' })
  paymentCode!: string

  @Column({ type: 'text' })
  status!: OrderStatus

  @Column({ type: 'text', nullable: true })
  reference!: string | null

  @Column({ name: 'customer_name', type: 'text' })
  customerName!: string

  @Column({ name: 'customer_email', type: 'text', nullable: true })
  customerEmail!: string | null

  /** The same for all orders of one customer: see `customerKey`. */
  @Column({ name: 'customer_key', type: 'text' })
  customerKey!: string

  @Column({ type: 'text' })
  currency!: string

  @Column({ name: 'total_minor', type: 'bigint' })
  totalMinor!: string

  @Column({ name: 'paid_minor', type: 'numeric' })
  paidMinor!: string

  /** What of the money above the total a person has said is kept. */
  @Column({ name: 'kept_overpayment_minor', type: 'numeric' })
  keptOverpaymentMinor!: string

  @Column({ name: 'placed_at', type: 'timestamptz', precision: 3 })
  placedAt!: Date

  /** When the first matched money moved. */
  @Column({ name: 'first_paid_at', type: 'timestamptz', precision: 3, nullable: true })
  firstPaidAt!: Date | null

  @Column({ name: 'paid_at', type: 'timestamptz', precision: 3, nullable: true })
  paidAt!: Date | null

  /** When `finance.orderPaid` was said, which is said once. */
  @Column({ name: 'announced_paid_at', type: 'timestamptz', precision: 3, nullable: true })
  announcedPaidAt!: Date | null

  @Column({ name: 'cancelled_at', type: 'timestamptz', precision: 3, nullable: true })
  cancelledAt!: Date | null

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

@Entity({ schema: 'finance', name: 'order_lines' })
export class OrderLine {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @PrimaryColumn({ name: 'order_id', type: 'uuid' })
  orderId!: string

  @PrimaryColumn({ type: 'integer' })
  position!: number

  @Column({ type: 'text' })
  description!: string

  @Column({ type: 'integer' })
  quantity!: number

  /** Its order's. */
  currency!: string

  @Column({ name: 'unit_price_minor', type: 'bigint' })
  unitPriceMinor!: string

  @Column({ name: 'total_minor', type: 'bigint' })
  totalMinor!: string
}

export type OrderEntryKind =
  | 'PLACED'
  | 'MONEY_MATCHED'
  | 'MONEY_RELEASED'
  | 'PAYMENT_VOIDED'
  | 'PAYMENT_RESTORED'
  | 'STATUS_CHANGED'
  | 'CANCELLED'
  | 'REOPENED'
  | 'NOTE'
  | 'OVERPAYMENT_KEPT'
  | 'OVERPAYMENT_REOPENED'

/** Something that happened to an order. Written once, never changed. */
@Entity({ schema: 'finance', name: 'order_entries' })
export class OrderEntry {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'order_id', type: 'uuid' })
  orderId!: string

  /** Counts up over everything that happens. */
  @Column({ type: 'bigint' })
  place!: string

  @Column({ type: 'text' })
  kind!: OrderEntryKind

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: 'PERSON' | 'API_KEY' | 'AGENT' | 'RULE'

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  @Column({ type: 'text', nullable: true })
  text!: string | null

  @Column({ name: 'amount_minor', type: 'bigint', nullable: true })
  amountMinor!: string | null

  /** Its order's. */
  @Column({ type: 'text' })
  currency!: string

  @Column({ name: 'transaction_id', type: 'uuid', nullable: true })
  transactionId!: string | null

  @Column({ type: 'text', nullable: true })
  status!: OrderStatus | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  /** When it happened, where a list goes by that and not by when it was written down. */
  happenedAt?: Date
}
