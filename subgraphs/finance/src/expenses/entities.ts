import { Column, Entity, PrimaryColumn } from 'typeorm'

/** Two ways to write a name are one category: `key` is the name as it is compared. */
@Entity({ schema: 'finance', name: 'expense_categories' })
export class ExpenseCategory {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text' })
  key!: string
}

@Entity({ schema: 'finance', name: 'expenses' })
export class Expense {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'category_id', type: 'uuid' })
  categoryId!: string

  /** The name of its category, joined by every statement that reads expenses. */
  category!: string

  @Column({ name: 'amount_minor', type: 'bigint' })
  amountMinor!: string

  @Column({ type: 'text' })
  currency!: string

  @Column({ name: 'spent_on', type: 'date' })
  spentOn!: string

  @Column({ type: 'text', nullable: true })
  vendor!: string | null

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
