import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { BeforeCategoryMerge } from '../expense-categories/merging.ts'
import type { Actor } from '../orders/timeline.ts'
import type { BeforeSeriesEdit } from '../recurring-expenses/series.ts'
import type { BeforeVendorMerge } from '../vendors/merging.ts'
import type { ExpenseFilter } from '../__generated__/resolvers.ts'

export type ChangeSetState = 'QUEUED' | 'RUNNING' | 'FINISHED' | 'CANCELLED' | 'FAILED' | 'UNDOING' | 'UNDONE'

/** What is set on every expense that a bulk edit meets. */
export type BulkChange = { categoryId?: string; vendorId?: string | null; isDeleted?: true }

/** What a set was asked to do. */
export type ChangeSetPlan =
  | { kind: 'BULK_EDIT'; filter: ExpenseFilter; change: BulkChange }
  | { kind: 'MERGE_CATEGORIES'; from: string; into: string }
  | { kind: 'MERGE_VENDORS'; from: string; into: string }
  | { kind: 'SERIES_EDIT'; recurringExpenseId: string }
  | { kind: 'IMPORT'; importId: string; takesDuplicates: boolean }

/** What a set changed beside expenses, and puts back when it is undone. */
export type BeforeChangeSet = BeforeCategoryMerge | BeforeVendorMerge | BeforeSeriesEdit

/** Changes of expenses that belong together: made in the background, counted, and undone as one. */
@Entity({ schema: 'finance', name: 'expense_change_sets' })
export class ExpenseChangeSet {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  kind!: ChangeSetPlan['kind']

  @Column({ type: 'text' })
  state!: ChangeSetState

  @Column({ type: 'jsonb' })
  plan!: ChangeSetPlan

  @Column({ type: 'jsonb', nullable: true })
  before!: BeforeChangeSet | null

  /** Whether the work on it is, or was, to undo it. */
  @Column({ name: 'is_undo', type: 'boolean' })
  isUndo!: boolean

  /** Whether it is settled which expenses it is about. */
  @Column({ name: 'is_collected', type: 'boolean' })
  isCollected!: boolean

  @Column({ type: 'integer', nullable: true })
  total!: number | null

  @Column({ type: 'integer' })
  changed!: number

  @Column({ type: 'integer' })
  skipped!: number

  @Column({ type: 'integer' })
  undone!: number

  /** Left as they are by the undo, because somebody changed them after the set. */
  @Column({ type: 'integer' })
  kept!: number

  @Column({ type: 'text', nullable: true })
  failure!: string | null

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: Actor['kind']

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  @Column({ name: 'undo_actor_kind', type: 'text', nullable: true })
  undoActorKind!: Actor['kind'] | null

  @Column({ name: 'undo_actor_id', type: 'uuid', nullable: true })
  undoActorId!: string | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** What came of one expense of a set. */
@Entity({ schema: 'finance', name: 'expense_change_set_items' })
export class ExpenseChangeSetItem {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @PrimaryColumn({ name: 'change_set_id', type: 'uuid' })
  changeSetId!: string

  @PrimaryColumn({ name: 'expense_id', type: 'uuid' })
  expenseId!: string

  @Column({ type: 'text' })
  state!: 'PENDING' | 'CHANGED' | 'SKIPPED' | 'UNDONE' | 'KEPT'

  @Column({ type: 'text', nullable: true })
  reason!: string | null

  /** Of the expense: while it is PENDING or SKIPPED as the set met it, afterwards as the set left it. */
  @Column({ type: 'integer', nullable: true })
  version!: number | null
}
