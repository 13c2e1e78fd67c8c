import type { GlobalRole } from '../users/entities.ts'
import type { ProjectKind } from '../projects/entities.ts'

/** All that runs here, which is one. Each part of the product adds what it knows about it. */
export class Installation {
  readonly id = 'installation'
}

/** What operators are told of a project. What it holds, its members alone see. */
export class InstallationProject {
  id!: string
  name!: string
  slug!: string
  kind!: ProjectKind
  currency!: string
  createdAt!: Date
  archivedAt!: Date | null
  lastActiveAt!: Date | null
  ownerIds!: string[]
  memberCount!: number
}

/** What operators are told of a person. */
export class InstallationUser {
  id!: string
  email!: string
  name!: string
  globalRole!: GlobalRole
  createdAt!: Date
  lastSeenAt!: Date | null
  projectCount!: number
}

/** Who works where, with which role. */
export class InstallationMember {
  projectId!: string
  userId!: string
  roleKey!: string
  joinedAt!: Date
}
