import { Column, Entity, PrimaryColumn } from 'typeorm'

export type PaymentProvider = 'SEPAY' | 'STRIPE' | 'PAYFAST' | 'MANUAL'

/** What its sealed secrets are, only the service that uses them reads. */
@Entity({ schema: 'finance', name: 'payment_connections' })
export class PaymentConnection {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  provider!: PaymentProvider

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'jsonb' })
  settings!: Record<string, unknown>

  @Column({ name: 'secret_hint', type: 'text', nullable: true })
  secretHint!: string | null

  @Column({ name: 'refused_webhooks', type: 'bigint' })
  refusedWebhooks!: string

  @Column({ name: 'disabled_at', type: 'timestamptz', precision: 3, nullable: true })
  disabledAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
