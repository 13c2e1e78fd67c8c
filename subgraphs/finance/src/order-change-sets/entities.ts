import type { Claims } from '@howl/platform/claims'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Actor } from '../orders/timeline.ts'

export type OrderChangeKind = 'CANCEL' | 'REOPEN' | 'KEEP_OVERPAYMENT'

/** Whoever asked, without any right: what the audit and the timeline say of them. */
export type AskedBy = Pick<Claims, 'caller' | 'requestId' | 'client'>

/** What a change of many looks at and puts back: by this an order is still the one that was met. */
export type OrderState = {
  status: string
  paid: string
  kept: string
  cancelReason: string | null
  cancelledAt: string | null
}

/** One change of many orders: made in the background, counted, and undone as one. */
@Entity({ schema: 'finance', name: 'order_change_sets' })
export class OrderChangeSet {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  kind!: OrderChangeKind

  @Column({ type: 'text' })
  state!: 'QUEUED' | 'RUNNING' | 'FINISHED' | 'CANCELLED' | 'FAILED' | 'UNDOING' | 'UNDONE'

  @Column({ type: 'text', nullable: true })
  reason!: string | null

  /** Whether the work on it is, or was, to undo it. */
  @Column({ name: 'is_undo', type: 'boolean' })
  isUndo!: boolean

  @Column({ type: 'integer' })
  total!: number

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

  @Column({ name: 'asked_by', type: 'jsonb' })
  askedBy!: AskedBy

  @Column({ name: 'undo_asked_by', type: 'jsonb', nullable: true })
  undoAskedBy!: AskedBy | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** What came of one order of a set. */
@Entity({ schema: 'finance', name: 'order_change_set_items' })
export class OrderChangeSetItem {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @PrimaryColumn({ name: 'change_set_id', type: 'uuid' })
  changeSetId!: string

  @PrimaryColumn({ name: 'order_id', type: 'uuid' })
  orderId!: string

  @Column({ type: 'text' })
  state!: 'PENDING' | 'CHANGED' | 'SKIPPED' | 'UNDONE' | 'KEPT'

  @Column({ type: 'text', nullable: true })
  reason!: string | null

  @Column({ type: 'jsonb' })
  met!: OrderState

  @Column({ name: 'left_as', type: 'jsonb', nullable: true })
  leftAs!: OrderState | null
}
