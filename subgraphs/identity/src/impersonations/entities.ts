import { Column, Entity, PrimaryColumn } from 'typeorm'

/** What a statement selects from `identity.impersonations i` to have an `Impersonation`. */
export const IMPERSONATION_COLUMNS = `
  i.id, i.operator_id as "operatorId", i.session_id as "sessionId", i.user_id as "userId", i.project_ids as "projectIds", i.reason,
  i.started_at as "startedAt", i.expires_at as "expiresAt"`

/** An operator looks as a person. Its token says which one it is, and everything else is looked up here each time. */
@Entity({ schema: 'identity', name: 'impersonations' })
export class Impersonation {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ name: 'operator_id', type: 'uuid' })
  operatorId!: string

  /** The operator's own, with which it ends. */
  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string

  @Column({ name: 'project_ids', type: 'uuid', array: true })
  projectIds!: string[]

  @Column({ type: 'text' })
  reason!: string

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt!: Date

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date
}
