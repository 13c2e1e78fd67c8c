import { Column, Entity, PrimaryColumn } from 'typeorm'

/** One place where a person is signed in: the family of all refresh tokens that followed from one sign-in. */
@Entity({ schema: 'identity', name: 'sessions' })
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent!: string | null

  @Column({ type: 'text', nullable: true })
  address!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  /** Accurate to a minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3 })
  lastUsedAt!: Date

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date
}
