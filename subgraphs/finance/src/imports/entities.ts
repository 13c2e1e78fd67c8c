import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Delimiter } from './csv.ts'
import type { ImportMapping } from './mapping.ts'

export type ImportState = 'AWAITING_FILE' | 'READING' | 'READ' | 'CHECKING' | 'CHECKED' | 'STARTED' | 'FAILED'

/** A CSV file on its way to become expenses: read, mapped, checked as a dry run, and then recorded as a change set. */
@Entity({ schema: 'finance', name: 'expense_imports' })
export class ExpenseImport {
  @PrimaryColumn({ type: 'uuid' })
  id!: string

  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string

  @Column({ type: 'text' })
  state!: ImportState

  @Column({ name: 'file_id', type: 'uuid', nullable: true })
  fileId!: string | null

  /** As it was read; null before. */
  @Column({ type: 'text', nullable: true })
  delimiter!: Delimiter | null

  @Column({ type: 'text', nullable: true })
  encoding!: string | null

  @Column({ name: 'column_count', type: 'integer' })
  columnCount!: number

  /** The first rows. */
  @Column({ type: 'jsonb' })
  sample!: string[][]

  @Column({ type: 'jsonb', nullable: true })
  suggestion!: ImportMapping | null

  @Column({ type: 'jsonb', nullable: true })
  mapping!: ImportMapping | null

  @Column({ name: 'row_count', type: 'integer' })
  rowCount!: number

  @Column({ type: 'integer' })
  checked!: number

  @Column({ type: 'integer' })
  valid!: number

  @Column({ type: 'integer' })
  faulty!: number

  @Column({ type: 'integer' })
  duplicates!: number

  /** Names that the import would make. */
  @Column({ name: 'new_categories', type: 'jsonb' })
  newCategories!: string[]

  @Column({ name: 'new_vendors', type: 'jsonb' })
  newVendors!: string[]

  /** Why the file cannot be read, in plain words. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null

  @Column({ name: 'change_set_id', type: 'uuid', nullable: true })
  changeSetId!: string | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** One record of the file, and what came of it. */
@Entity({ schema: 'finance', name: 'expense_import_rows' })
export class ExpenseImportRow {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string

  @PrimaryColumn({ name: 'import_id', type: 'uuid' })
  importId!: string

  /** Where it begins in the file, counted from 1: a quoted cell may hold line breaks. */
  @PrimaryColumn({ type: 'integer' })
  line!: number

  @Column({ type: 'jsonb' })
  cells!: string[]

  @Column({ type: 'text' })
  state!: 'READ' | 'HEADER' | 'VALID' | 'FAULTY' | 'DUPLICATE' | 'IMPORTED' | 'SKIPPED'

  @Column({ type: 'text', nullable: true })
  reason!: string | null

  @Column({ name: 'spent_on', type: 'date', nullable: true })
  spentOn!: string | null

  @Column({ name: 'amount_minor', type: 'bigint', nullable: true })
  amountMinor!: string | null

  /** Null where the vendor's own stands in. */
  @Column({ type: 'text', nullable: true })
  category!: string | null

  @Column({ type: 'text', nullable: true })
  vendor!: string | null

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ name: 'expense_id', type: 'uuid', nullable: true })
  expenseId!: string | null
}
