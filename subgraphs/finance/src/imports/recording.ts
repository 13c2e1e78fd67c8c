import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { archivedText, categoriesNamed, fallbackCategory, type NamedCategory } from '../expense-categories/naming.ts'
import type { Cursor } from '../expense-change-sets/applying.ts'
import type { ChangeSetPlan, ExpenseChangeSet } from '../expense-change-sets/entities.ts'
import { expenseText, spentBy, summed } from '../expenses/changing.ts'
import { appendDeltas } from '../metric-deltas.ts'
import { nameKey } from '../name-keys.ts'
import { findVendors, vendorsNamed, type NamedVendor } from '../vendors/naming.ts'
import { linesRecorded, RECORDED_ALREADY, type Likeness } from './checking.ts'
import type { ExpenseImportRow } from './entities.ts'

const BATCH = 1_000

type Row = Pick<ExpenseImportRow, 'line' | 'category' | 'vendor'> & Likeness
type Placed = Row & { expenseId: string; categoryId: string; vendorId: string | null }
type Skipped = { line: number; reason: string }

type Recording = { plan: Extract<ChangeSetPlan, { kind: 'IMPORT' }>; after: Cursor }

/** Records the next rows of an import as expenses of its change set. @returns where it goes on; null at the end. */
export async function recordBatch(tx: Tx, set: ExpenseChangeSet, { plan: { importId, takesDuplicates }, after }: Recording): Promise<Cursor | null> {
  const { projectId } = set
  const rows = await tx.query<Row>(
    `select line, category, vendor, vendor_key as "vendorKey", note, spent_on::text as "spentOn", amount_minor as "amountMinor"
     from finance.expense_import_rows where project_id = $1 and import_id = $2 and line > $4 and state = any ($3) order by line limit ${BATCH}`,
    [projectId, importId, takesDuplicates ? ['VALID', 'DUPLICATE'] : ['VALID'], after.line],
  )
  const last = rows.at(-1)
  if (!last) return null
  // Between the dry run and now somebody may have recorded the same.
  const recorded = takesDuplicates ? new Set<number>() : await linesRecorded(tx, { projectId, importId }, rows)
  const { placed, skipped } = await place(tx, { projectId, importId }, rows.filter(({ line }) => !recorded.has(line)))
  for (const line of recorded) skipped.push({ line, reason: RECORDED_ALREADY })
  await insertExpenses(tx, { set, importId }, placed)
  await tx.query(
    `update finance.expense_import_rows r set state = d.state, reason = coalesce(d.reason, r.reason), expense_id = d.expense_id
     from unnest($3::int[], $4::text[], $5::text[], $6::uuid[]) as d (line, state, reason, expense_id)
     where r.project_id = $1 and r.import_id = $2 and r.line = d.line`,
    [
      projectId,
      importId,
      [...placed, ...skipped].map(({ line }) => line),
      [...placed.map(() => 'IMPORTED'), ...skipped.map(() => 'SKIPPED')],
      [...placed.map(() => null), ...skipped.map(({ reason }) => reason)],
      [...placed.map(({ expenseId }) => expenseId), ...skipped.map(() => null)],
    ],
  )
  await tx.query('update finance.expense_change_sets set changed = changed + $3, skipped = skipped + $4 where project_id = $1 and id = $2', [
    projectId,
    set.id,
    placed.length,
    skipped.length,
  ])
  return { ...after, line: last.line }
}

/** Finds or makes what the rows name. Between the dry run and now somebody may have archived a category. */
async function place(tx: Tx, { projectId, importId }: { projectId: string; importId: string }, rows: readonly Row[]): Promise<{ placed: Placed[]; skipped: Skipped[] }> {
  const categories = await categoriesNamed(tx, { projectId, names: rows.flatMap(({ category }) => category ?? []), importId })
  const known = await findVendors(tx, projectId, [...new Set(rows.flatMap(({ category, vendor }) => (category === null && vendor !== null ? [nameKey(vendor)] : [])))])
  const fallbacks = await fallbacksOf(tx, projectId, known)
  const categoryOf = ({ category, vendor }: Row): NamedCategory | undefined =>
    category === null ? fallbacks.get(known.get(nameKey(vendor ?? ''))?.defaultCategoryId ?? '') : categories.get(nameKey(category))
  const skipped: Skipped[] = []
  const usable: (Row & { categoryId: string })[] = []
  for (const row of rows) {
    const category = categoryOf(row)
    if (!category) skipped.push({ line: row.line, reason: 'The category is missing.' })
    else if (category.isArchived) skipped.push({ line: row.line, reason: archivedText(category.name) })
    else usable.push({ ...row, categoryId: category.id })
  }
  const vendors = await vendorsNamed(tx, { projectId, vendors: usable.flatMap(({ vendor, categoryId }) => (vendor === null ? [] : [{ name: vendor, categoryId }])), importId })
  const placed = usable.map((row) => ({ ...row, expenseId: uuidv7(), vendorId: row.vendor === null ? null : (vendors.get(nameKey(row.vendor))?.id ?? null) }))
  return { placed, skipped }
}

async function fallbacksOf(tx: Tx, projectId: string, vendors: ReadonlyMap<string, NamedVendor>): Promise<Map<string, NamedCategory>> {
  const ids = [...new Set([...vendors.values()].flatMap(({ defaultCategoryId }) => defaultCategoryId ?? []))]
  const found = new Map<string, NamedCategory>()
  for (const id of ids) found.set(id, await fallbackCategory(tx, projectId, id))
  return found
}

async function insertExpenses(tx: Tx, { set, importId }: { set: ExpenseChangeSet; importId: string }, rows: readonly Placed[]): Promise<void> {
  const { projectId } = set
  const [project] = await tx.query<{ currency: string }>('select currency from finance.projects where project_id = $1', [projectId])
  const currency = project?.currency ?? ''
  await tx.query(
    `insert into finance.expenses (project_id, import_id, currency, recorded_by_kind, recorded_by_id, id, category_id, vendor_id, amount_minor, spent_on, note, search_text)
     select $1, $2, $3, $4, $5, * from unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::bigint[], $10::date[], $11::text[], $12::text[])`,
    [
      projectId,
      importId,
      currency,
      set.actorKind,
      set.actorId,
      rows.map(({ expenseId }) => expenseId),
      rows.map(({ categoryId }) => categoryId),
      rows.map(({ vendorId }) => vendorId),
      rows.map(({ amountMinor }) => amountMinor),
      rows.map(({ spentOn }) => spentOn),
      rows.map(({ note }) => note),
      rows.map(({ note, amountMinor }) => expenseText({ note, minor: BigInt(amountMinor), currency })),
    ],
  )
  await tx.query(
    `insert into finance.expense_change_set_items (project_id, change_set_id, state, version, expense_id) select $1, $2, 'CHANGED', 1, * from unnest($3::uuid[])`,
    [projectId, set.id, rows.map(({ expenseId }) => expenseId)],
  )
  await appendDeltas(tx, projectId, summed(rows.flatMap((row) => spentBy({ currency }, { ...row, isDeleted: false }))))
}
