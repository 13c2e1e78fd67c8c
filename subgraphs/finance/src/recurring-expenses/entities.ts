import { Column, Entity, PrimaryColumn } from 'typeorm'

/** An expense that comes back every month: what each of its occurrences starts as. */
@Entity({ schema: 'finance', name: 'recurring_expenses' })
export class RecurringExpense {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'category_id', type: 'uuid' })
  categoryId!: string

  @Column({ name: 'vendor_id', type: 'uuid', nullable: true })
  vendorId!: string | null

  @Column({ name: 'amount_minor', type: 'bigint' })
  amountMinor!: string

  @Column({ type: 'text' })
  currency!: string

  @Column({ type: 'text', nullable: true })
  note!: string | null

  /** In a shorter month its last day. */
  @Column({ name: 'day_of_month', type: 'integer' })
  dayOfMonth!: number

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: string

  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: string | null

  /** The first day of the month whose occurrence is the next to be recorded. */
  @Column({ name: 'next_month', type: 'date' })
  nextMonth!: string

  /** Counts up with every edit. */
  @Column({ type: 'integer' })
  version!: number

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
