import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Actor } from '../orders/timeline.ts'

@Entity({ schema: 'finance', name: 'expenses' })
export class Expense {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'category_id', type: 'uuid' })
  categoryId!: string

  /** The name of its category, of the top category above it, and of its vendor: read with it by every statement that shows expenses. */
  category!: string
  topCategory!: string
  vendor!: string | null

  @Column({ name: 'vendor_id', type: 'uuid', nullable: true })
  vendorId!: string | null

  @Column({ name: 'amount_minor', type: 'bigint' })
  amountMinor!: string

  @Column({ type: 'text' })
  currency!: string

  @Column({ name: 'spent_on', type: 'date' })
  spentOn!: string

  @Column({ type: 'text', nullable: true })
  note!: string | null

  /** 1 when it is recorded; each change adds one and keeps what was there before under the number that it had. */
  @Column({ type: 'integer' })
  version!: number

  @Column({ name: 'recurring_expense_id', type: 'uuid', nullable: true })
  recurringExpenseId!: string | null

  /** The first day of the month that it is the occurrence of, whatever day it was moved to. */
  @Column({ name: 'occurrence_month', type: 'date', nullable: true })
  occurrenceMonth!: string | null

  @Column({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** An expense as it was, or is. */
export class ExpenseVersion {
  category!: string
  vendor!: string | null
  amountMinor!: string
  currency!: string
  spentOn!: string
  note!: string | null
  isDeleted!: boolean
}

/** One change of an expense: nobody edits or removes it. */
export class ExpenseChange {
  projectId!: string
  expenseId!: string
  /** The version that it changed. */
  number!: number
  kind!: 'CHANGED' | 'DELETED' | 'RESTORED' | 'UNDONE'
  changeSetId!: string | null
  actorKind!: Actor['kind']
  actorId!: string | null
  at!: Date
  before!: ExpenseVersion
  after!: ExpenseVersion
}
