import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A balance as a person entered it. What providers report stands on their transactions. */
@Entity({ schema: 'finance', name: 'balances' })
export class RecordedBalance {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  /** In the project's time zone. */
  @Column({ type: 'date' })
  day!: string

  /** The end of the day, or the moment of entry when that was earlier. */
  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date

  @Column({ name: 'amount_minor', type: 'bigint' })
  amountMinor!: string

  @Column({ type: 'text' })
  currency!: string
}
