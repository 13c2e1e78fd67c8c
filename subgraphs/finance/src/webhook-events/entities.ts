import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { PaymentProvider } from '../payment-connections/entities.ts'

/** The payload is not among its columns: it can be a megabyte, and lists do not show it. */
@Entity({ schema: 'finance', name: 'webhook_events' })
export class WebhookEvent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  provider!: PaymentProvider

  @Column({ name: 'external_id', type: 'text' })
  externalId!: string

  @Column({ type: 'text' })
  state!: 'RECEIVED' | 'PROCESSED' | 'IGNORED' | 'FAILED'

  @Column({ type: 'integer' })
  attempts!: number

  @Column({ type: 'text', nullable: true })
  outcome!: string | null

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null

  @Column({ name: 'dead_at', type: 'timestamptz', precision: 3, nullable: true })
  deadAt!: Date | null

  @Column({ name: 'processed_at', type: 'timestamptz', precision: 3, nullable: true })
  processedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  /** How often the same event was delivered again; counted apart from the row. */
  duplicates!: number

  /** A worker has claimed it and is about to process it; computed by the statements that read lists. */
  isHeld!: boolean
}
