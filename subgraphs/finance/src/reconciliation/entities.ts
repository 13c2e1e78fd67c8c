import { Column, Entity, PrimaryColumn } from 'typeorm'

export type BankFindingKind = 'MISSING_HERE' | 'ARRIVED_TWICE' | 'AMOUNT_DIFFERS' | 'NOT_AT_BANK' | 'WEBHOOK_SILENCE'
export type BankFindingState = 'OPEN' | 'RESOLVED' | 'DISMISSED'

/** Where what the bank says and what is recorded here do not agree. */
@Entity({ schema: 'finance', name: 'bank_findings' })
export class BankFinding {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'connection_id', type: 'uuid' })
  connectionId!: string

  @Column({ type: 'text' })
  kind!: BankFindingKind

  @Column({ type: 'text' })
  state!: BankFindingState

  @Column({ type: 'text' })
  text!: string

  @Column({ type: 'text', nullable: true })
  advice!: string | null

  @Column({ name: 'transaction_id', type: 'uuid', nullable: true })
  transactionId!: string | null

  @Column({ name: 'other_transaction_id', type: 'uuid', nullable: true })
  otherTransactionId!: string | null

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId!: string | null

  @Column({ name: 'amount_minor', type: 'bigint', nullable: true })
  amountMinor!: string | null

  @Column({ type: 'text', nullable: true })
  currency!: string | null

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3, nullable: true })
  occurredAt!: Date | null

  @Column({ type: 'text', nullable: true })
  outcome!: string | null

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ name: 'actor_kind', type: 'text', nullable: true })
  actorKind!: 'PERSON' | 'API_KEY' | 'AGENT' | 'RULE' | null

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3, nullable: true })
  decidedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** How far the bank's list of one connection is read. */
@Entity({ schema: 'finance', name: 'bank_polls' })
export class BankPoll {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'connection_id', type: 'uuid' })
  connectionId!: string

  @Column({ name: 'has_token', type: 'boolean', nullable: true })
  hasToken!: boolean | null

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3 })
  startsAt!: Date

  @Column({ name: 'read_until', type: 'timestamptz', precision: 3 })
  readUntil!: Date

  @Column({ name: 'looked_back_at', type: 'timestamptz', precision: 3, nullable: true })
  lookedBackAt!: Date | null

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt!: Date | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  @Column({ name: 'succeeded_at', type: 'timestamptz', precision: 3, nullable: true })
  succeededAt!: Date | null

  @Column({ type: 'integer' })
  failures!: number

  @Column({ type: 'text', nullable: true })
  problem!: string | null

  @Column({ name: 'problem_since', type: 'timestamptz', precision: 3, nullable: true })
  problemSince!: Date | null

  @Column({ name: 'next_attempt_at', type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt!: Date | null
}
