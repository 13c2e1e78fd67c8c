import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { EntryKind } from '../metric-deltas.ts'
import type { Actor } from '../orders/timeline.ts'

/** The recount of one project: a row of work that comes back every night. */
@Entity({ schema: 'finance', name: 'recounts' })
export class Recount {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3 })
  dueAt!: Date

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  /** Of the last one that got to its end. */
  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  /** Rows that the last one has looked at, so far. */
  @Column({ name: 'rows_counted', type: 'bigint' })
  rowsCounted!: string

  /** Set while there is something to do. */
  @Column({ name: 'next_attempt_at', type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt!: Date | null

  @Column({ name: 'dead_at', type: 'timestamptz', precision: 3, nullable: true })
  deadAt!: Date | null

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null
}

/** What is kept beside the rows that it follows from: sums of a day, what is paid of an order, what of a transfer is matched. */
export type KeptFigure = EntryKind | 'ORDER_PAID' | 'TRANSACTION_MATCHED'

/** Something that is kept and is not what its rows come to. */
@Entity({ schema: 'finance', name: 'discrepancies' })
export class Discrepancy {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  figure!: KeptFigure

  /** In the project's time zone: of the sums, or on which the order was placed or the transfer moved. */
  @Column({ type: 'date' })
  day!: string

  @Column({ type: 'text' })
  currency!: string

  /** The order, the transfer or the category; the nil UUID for a sum over all. */
  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string

  @Column({ name: 'kept_minor', type: 'numeric' })
  keptMinor!: string

  @Column({ name: 'counted_minor', type: 'numeric' })
  countedMinor!: string

  @Column({ name: 'kept_count', type: 'bigint', nullable: true })
  keptCount!: string | null

  @Column({ name: 'counted_count', type: 'bigint', nullable: true })
  countedCount!: string | null

  /** Of an order: when its first money moved. */
  @Column({ name: 'kept_first_at', type: 'timestamptz', precision: 3, nullable: true })
  keptFirstAt!: Date | null

  @Column({ name: 'counted_first_at', type: 'timestamptz', precision: 3, nullable: true })
  countedFirstAt!: Date | null

  @Column({ type: 'text' })
  state!: 'OPEN' | 'REPAIRED' | 'GONE'

  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt!: Date | null

  @Column({ name: 'closed_by_kind', type: 'text', nullable: true })
  closedByKind!: Actor['kind'] | null

  @Column({ name: 'closed_by_id', type: 'uuid', nullable: true })
  closedById!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** What an operator sees of a tenant's discrepancy: that there is one. */
export class InstallationDiscrepancy {
  id!: string
  projectId!: string
  figure!: KeptFigure
  day!: string
  createdAt!: Date
}
