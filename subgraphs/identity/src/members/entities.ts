import { Column, Entity, PrimaryColumn } from 'typeorm'

/** What a statement selects from `identity.members m` to have a `Member`. */
export const MEMBER_COLUMNS = 'm.project_id as "projectId", m.user_id as "userId", m.role_key as "roleKey", m.joined_at as "joinedAt"'

/** What a statement selects from `identity.invitations i` to have an `Invitation`. */
export const INVITATION_COLUMNS =
  'i.id, i.project_id as "projectId", i.email, i.role_key as "roleKey", i.created_at as "createdAt", i.expires_at as "expiresAt"'

/** A person's role in a project. */
@Entity({ schema: 'identity', name: 'members' })
export class Member {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string

  @Column({ name: 'role_key', type: 'text' })
  roleKey!: string

  @Column({ name: 'joined_at', type: 'timestamptz', precision: 3 })
  joinedAt!: Date
}

@Entity({ schema: 'identity', name: 'invitations' })
export class Invitation {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  email!: string

  @Column({ name: 'role_key', type: 'text' })
  roleKey!: string

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date

  /** Set only in the answer to the mutation that made the invitation: the database keeps the token's hash. */
  acceptUrl?: string
}
