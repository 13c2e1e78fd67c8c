import { Column, Entity, PrimaryColumn } from 'typeorm'

/** What a statement selects from `identity.api_keys k` to have an `ApiKey`. */
export const API_KEY_COLUMNS = `
  k.id, k.project_id as "projectId", k.name, k.prefix, k.scopes, k.created_at as "createdAt",
  k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"`

/** A credential for a program, bound to one project. */
@Entity({ schema: 'identity', name: 'api_keys' })
export class ApiKey {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text' })
  prefix!: string

  @Column({ type: 'text', array: true })
  scopes!: string[]

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null

  /** Accurate to a minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null
}
