import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { PaymentProvider } from '../payment-connections/entities.ts'

export type TransactionDirection = 'IN' | 'OUT'
export type MatchState = 'MATCHED' | 'UNMATCHED' | 'NOT_APPLICABLE' | 'SET_ASIDE' | 'VOID'
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

  /** What of it a person has set aside. What is neither matched nor set aside waits, if it is money for orders at all. */
  @Column({ name: 'set_aside_minor', type: 'bigint' })
  setAsideMinor!: string

  @Column({ name: 'set_aside_as', type: 'text', nullable: true })
  setAsideAs!: SetAsideAs | null

  /** A transfer that tells perhaps of the same money. */
  @Column({ name: 'twin_of', type: 'uuid', nullable: true })
  twinOf!: string | null

  /** When a person took back what was recorded by hand; null unless it is VOID. */
  @Column({ name: 'voided_at', type: 'timestamptz', precision: 3, nullable: true })
  voidedAt!: Date | null

  @Column({ name: 'voided_by_kind', type: 'text', nullable: true })
  voidedByKind!: 'PERSON' | 'API_KEY' | 'AGENT' | 'RULE' | null

  @Column({ name: 'voided_by_id', type: 'uuid', nullable: true })
  voidedById!: string | null

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason!: string | null

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
