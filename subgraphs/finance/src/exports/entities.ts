import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Caller } from '@howl/platform/claims'
import type { ExportKind, StartExportInput } from '../__generated__/resolvers.ts'
import type { Actor } from '../orders/timeline.ts'

/** What of a list is to be written: the part of the input that belongs to the kind. */
export type ExportWish = Pick<StartExportInput, 'orders' | 'transactions' | 'expenses' | 'report'>

/** A file that is to be written, is being written, or was. */
@Entity({ schema: 'finance', name: 'exports' })
export class Export {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  kind!: ExportKind

  @Column({ type: 'text' })
  state!: 'QUEUED' | 'RUNNING' | 'READY' | 'FAILED' | 'CANCELLED'

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string

  @Column({ type: 'jsonb' })
  wish!: ExportWish

  @Column({ type: 'text', array: true })
  columns!: string[]

  @Column({ name: 'has_byte_order_mark', type: 'boolean' })
  hasByteOrderMark!: boolean

  /** In whose name it is read. */
  @Column({ type: 'jsonb' })
  caller!: Caller

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: Actor['kind']

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  /** How many pages of keys there are; null until they are settled. */
  @Column({ type: 'integer', nullable: true })
  pages!: number | null

  @Column({ name: 'pages_written', type: 'integer' })
  pagesWritten!: number

  @Column({ name: 'rows_total', type: 'integer', nullable: true })
  rowsTotal!: number | null

  @Column({ name: 'rows_written', type: 'integer' })
  rowsWritten!: number

  @Column({ name: 'file_id', type: 'uuid', nullable: true })
  fileId!: string | null

  @Column({ type: 'bigint', nullable: true })
  bytes!: string | null

  @Column({ type: 'text', nullable: true })
  failure!: string | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
