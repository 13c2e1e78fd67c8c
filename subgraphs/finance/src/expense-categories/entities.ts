import { Column, Entity, PrimaryColumn } from 'typeorm'

/**
 * What money is spent on. Two levels: a top category, and those beneath it. Two ways to write a name are one category in
 * the whole project, whatever it stands beneath: `key` is the name as it is compared.
 */
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

  /** The top category that it stands beneath; null for one that is a top category itself. */
  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId!: string | null

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null

  /** Where its expenses went: its name is now another name of that category. */
  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto!: string | null

  /** Whether those beneath it are shown with the archived ones: as the tree was asked for. */
  showsArchived?: boolean

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
