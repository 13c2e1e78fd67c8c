import { Column, Entity, PrimaryColumn } from 'typeorm'

export type ProjectKind = 'PRINT_SHOP' | 'SAAS_TOOL' | 'EVENT' | 'DIGITAL_PRODUCT' | 'TREND' | 'OTHER'

/** What a statement selects from `identity.projects p` to have a `Project`. */
export const PROJECT_COLUMNS = `
  p.id, p.slug, p.name, p.kind, p.currency, p.time_zone as "timeZone", p.version, p.created_at as "createdAt", p.archived_at as "archivedAt"`

@Entity({ schema: 'identity', name: 'projects' })
export class Project {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @Column({ type: 'text' })
  slug!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text' })
  kind!: ProjectKind

  @Column({ type: 'text' })
  currency!: string

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string

  /** Raised with every change, so that whoever keeps a copy sees that it is old. */
  @Column({ type: 'integer' })
  version!: number

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null
}
