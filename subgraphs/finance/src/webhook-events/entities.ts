import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { PaymentProvider } from '../payment-connections/entities.ts'

type ActorKind = 'PERSON' | 'API_KEY' | 'AGENT' | 'RULE'

/** The payload is not among its columns: it can be a megabyte, and lists do not show it. */
@Entity({ schema: 'finance', name: 'webhook_events' })
export class WebhookEvent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'connection_id', type: 'uuid' })
  connectionId!: string

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

  /** Of the first delivery, redacted; null where they were not kept yet. */
  @Column({ type: 'jsonb', nullable: true })
  headers!: Record<string, string> | null

  @Column({ name: 'dealt_with_at', type: 'timestamptz', precision: 3, nullable: true })
  dealtWithAt!: Date | null

  @Column({ name: 'dealt_with_note', type: 'text', nullable: true })
  dealtWithNote!: string | null

  @Column({ name: 'dealt_with_by_kind', type: 'text', nullable: true })
  dealtWithByKind!: ActorKind | null

  @Column({ name: 'dealt_with_by_id', type: 'uuid', nullable: true })
  dealtWithById!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  /** How often the same event was delivered again; counted apart from the row. */
  duplicates!: number

  /** A worker has claimed it and is about to process it; computed by the statements that read lists. */
  isHeld!: boolean
}

/** A callback's body, as the graph shows it. */
export class WebhookBody {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

export type WebhookAttemptResult = 'RECORDED' | 'RECORDED_BEFORE' | 'IGNORED' | 'FAILED'

/** A try that failed, or a replay. Written once, never changed. */
@Entity({ schema: 'finance', name: 'webhook_attempts' })
export class WebhookAttempt {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'webhook_event_id', type: 'uuid' })
  webhookEventId!: string

  /** Counts up over all that is tried. */
  @Column({ type: 'bigint' })
  place!: string

  @Column({ type: 'text' })
  kind!: 'WORK' | 'REPLAY'

  @Column({ type: 'text' })
  result!: WebhookAttemptResult

  @Column({ type: 'text', nullable: true })
  outcome!: string | null

  @Column({ type: 'text', nullable: true })
  error!: string | null

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: ActorKind

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  @Column({ name: 'replay_id', type: 'uuid', nullable: true })
  replayId!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

export type WebhookReplayState = 'QUEUED' | 'RUNNING' | 'FINISHED' | 'CANCELLED' | 'FAILED'

/** A replay of many callbacks, and how far it has come. */
@Entity({ schema: 'finance', name: 'webhook_replays' })
export class WebhookReplay {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  state!: WebhookReplayState

  @Column({ type: 'jsonb' })
  filter!: unknown

  @Column({ type: 'integer' })
  total!: number

  @Column({ type: 'integer' })
  recorded!: number

  @Column({ name: 'recorded_before', type: 'integer' })
  recordedBefore!: number

  @Column({ type: 'integer' })
  ignored!: number

  @Column({ type: 'integer' })
  failed!: number

  @Column({ type: 'integer' })
  skipped!: number

  @Column({ type: 'text', nullable: true })
  failure!: string | null

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: ActorKind

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
