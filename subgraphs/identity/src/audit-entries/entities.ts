import { Column, Entity, PrimaryColumn } from 'typeorm'

export type ActorKind = 'USER' | 'API_KEY' | 'AGENT' | 'OPERATOR' | 'SYSTEM' | 'NOBODY'

/** What a statement selects from `identity.audit_entries a` to have an `AuditEntry`. */
export const AUDIT_ENTRY_COLUMNS = `
  a.id, a.project_id as "projectId", a.at, a.action, a.subject, a.outcome, a.actor_kind as "actorKind", a.actor_id as "actorId",
  a.as_user_id as "asUserId", a.before, a.after, a.note, a.scope, a.count, a.request_id as "requestId", a.address, a.user_agent as "userAgent"`

/** One thing that was done, or refused. The database lets nobody change it. */
@Entity({ schema: 'identity', name: 'audit_entries' })
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  /** Null for what concerns the whole installation. */
  @Column({ name: 'project_id', type: 'uuid', nullable: true })
  projectId!: string | null

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date

  @Column({ type: 'text' })
  action!: string

  @Column({ type: 'text' })
  subject!: string

  @Column({ type: 'text' })
  outcome!: 'DONE' | 'REFUSED'

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: ActorKind

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null

  @Column({ name: 'as_user_id', type: 'uuid', nullable: true })
  asUserId!: string | null

  @Column({ type: 'jsonb', nullable: true })
  before!: Record<string, unknown> | null

  @Column({ type: 'jsonb', nullable: true })
  after!: Record<string, unknown> | null

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ type: 'text', nullable: true })
  scope!: string | null

  @Column({ type: 'integer' })
  count!: number

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null

  @Column({ type: 'text', nullable: true })
  address!: string | null

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent!: string | null
}

/** Who did something, or on whose behalf. Its name is looked up where it is shown. */
export class AuditActor {
  kind!: ActorKind
  id!: string | null
  /** Where the entry stands that names it; null for one of the installation. */
  projectId!: string | null
}
