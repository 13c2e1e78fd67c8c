import { Column, Entity, PrimaryColumn } from 'typeorm'

/** Whom a project pays. Two ways to write a name are one vendor: `key` is the name as it is compared. */
@Entity({ schema: 'finance', name: 'vendors' })
export class Vendor {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text' })
  key!: string

  /** For expenses that name the vendor and no category. */
  @Column({ name: 'default_category_id', type: 'uuid', nullable: true })
  defaultCategoryId!: string | null

  /** Where its expenses went: its name is now another name of that vendor. */
  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
