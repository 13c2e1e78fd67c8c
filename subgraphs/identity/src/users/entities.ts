import { Column, Entity, PrimaryColumn } from 'typeorm'

export type GlobalRole = 'SUPERADMIN' | 'USER'

/** What a statement selects from `identity.users u` to have a `User`. */
export const USER_COLUMNS = 'u.id, u.email, u.name, u.global_role as "globalRole", u.created_at as "createdAt"'

/** Who asks. It has nothing of its own: its fields come from the claims. */
export class Viewer {}

/** A person with an account. The password's hash stands in a table of its own, which no tenant's role can read. */
@Entity({ schema: 'identity', name: 'users' })
export class User {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ type: 'text' })
  email!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ name: 'global_role', type: 'text' })
  globalRole!: GlobalRole

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
