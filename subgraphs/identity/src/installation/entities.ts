/** All that runs here, which is one. Each part of the product adds what it knows about it. */
export class Installation {
  readonly id = 'installation'
}

/** What operators are told of a project. What it holds, its members alone see. */
export class InstallationProject {
  id!: string
  name!: string
  slug!: string
  createdAt!: Date
  archivedAt!: Date | null
  ownerIds!: string[]
}
