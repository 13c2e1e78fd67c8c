import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { PaymentProvider } from '../payment-connections/entities.ts'

export type TransactionDirection = 'IN' | 'OUT'
export type MatchState = 'MATCHED' | 'UNMATCHED' | 'NOT_APPLICABLE' | 'SET_ASIDE'
export type SetAsideAs = 'OWN_TRANSFER' | 'LOAN' | 'INVESTMENT' | 'INTEREST' | 'REFUND_RECEIVED' | 'MISTAKEN_TRANSFER' | 'OTHER'

@Entity({ schema: 'finance', name: 'transactions' })
export class Transaction {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  provider!: PaymentProvider

  @Column({ name: 'external_id', type: 'text' })
  externalId!: string

  @Column({ type: 'text' })
  direction!: TransactionDirection

  @Column({ name: 'amount_minor', type: 'bigint' })
  amountMinor!: string

  @Column({ type: 'text' })
  currency!: string

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt!: Date

  @Column({ name: 'match_state', type: 'text' })
  matchState!: MatchState

  @Column({ name: 'match_reason', type: 'text', nullable: true })
  matchReason!: string | null

  /** What of it pays orders. */
  @Column({ name: 'matched_minor', type: 'bigint' })
  matchedMinor!: string

  @Column({ name: 'set_aside_as', type: 'text', nullable: true })
  setAsideAs!: SetAsideAs | null

  /** A transfer that tells perhaps of the same money. */
  @Column({ name: 'twin_of', type: 'uuid', nullable: true })
  twinOf!: string | null

  @Column({ name: 'account_number', type: 'text', nullable: true })
  accountNumber!: string | null

  /** The bank's. */
  @Column({ type: 'text', nullable: true })
  reference!: string | null

  @Column({ type: 'text', nullable: true })
  code!: string | null

  @Column({ type: 'text', nullable: true })
  content!: string | null

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
