import type { Tx } from '@howl/platform/database'
import { InputReader } from '@howl/platform/input'
import { archivedText, LONGEST_CATEGORY } from '../expense-categories/naming.ts'
import { daysAllowed, LONGEST_NOTE } from '../expenses/expense-input.ts'
import { nameKey } from '../name-keys.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { findVendors, LONGEST_VENDOR, type NamedVendor } from '../vendors/naming.ts'
import type { ExpenseImport, ExpenseImportRow } from './entities.ts'
import type { ImportMapping } from './mapping.ts'
import { updateImport } from './storing.ts'
import { otherCurrency, readAmount, readDay } from './values.ts'

const BATCH = 2_000
const MOST_SHOWN = 200

/** What a row says, or what is wrong with it. */
type Checked = Pick<ExpenseImportRow, 'line' | 'state' | 'reason' | 'spentOn' | 'amountMinor' | 'category' | 'vendor' | 'note'> & { categoryKey: string | null; vendorKey: string | null }

type Known = { archived: ReadonlyMap<string, string>; vendors: ReadonlyMap<string, NamedVendor> }

/** What an earlier dry run said of the rows was said under another mapping. */
export const forgetCheck = async (tx: Tx, { projectId, id }: Pick<ExpenseImport, 'projectId' | 'id'>): Promise<void> =>
  void (await tx.query(`update finance.expense_import_rows set state = 'READ', reason = null where project_id = $1 and import_id = $2 and state <> 'READ'`, [projectId, id]))

type Batch = { import: ExpenseImport; mapping: ImportMapping; now: Date; afterLine: number }

/** The next rows of a dry run: nothing but the rows themselves is written. @returns the last line of them; null at the end. */
export async function checkBatch(tx: Tx, project: ProjectFacts, { mapping, now, afterLine, ...batch }: Batch): Promise<number | null> {
  const { id, checked } = batch.import
  const { projectId } = project
  const rows = await tx.query<Pick<ExpenseImportRow, 'line' | 'cells'>>(
    `select line, cells from finance.expense_import_rows where project_id = $1 and import_id = $2 and line > $3 and state = 'READ' order by line limit ${BATCH}`,
    [projectId, id, afterLine],
  )
  const last = rows.at(-1)
  if (!last) return null
  const read = rows.map((row, index) => (checked === 0 && index === 0 && mapping.hasHeader ? header(row) : readRow(row, { mapping, project, now })))
  const known = await lookUp(tx, projectId, read)
  const named = read.map((row) => withNames(row, known))
  const recorded = await linesRecorded(tx, { projectId, importId: id }, named.filter(isWhole))
  const done = named.map((row): Checked => (recorded.has(row.line) ? { ...row, state: 'DUPLICATE', reason: RECORDED_ALREADY } : row))
  await tx.query(
    `update finance.expense_import_rows r set state = d.state, reason = d.reason, spent_on = d."spentOn", amount_minor = d."amountMinor",
       category = d.category, category_key = d."categoryKey", vendor = d.vendor, vendor_key = d."vendorKey", note = d.note
     from jsonb_to_recordset($3) as d (line int, state text, reason text, "spentOn" date, "amountMinor" bigint, category text, "categoryKey" text, vendor text, "vendorKey" text, note text)
     where r.project_id = $1 and r.import_id = $2 and r.line = d.line`,
    [projectId, id, JSON.stringify(done)],
  )
  const count = (state: ExpenseImportRow['state']): number => done.filter((row) => row.state === state).length
  await updateImport(tx, { projectId, id }, {
    set: 'checked = checked + $3, valid = valid + $4, faulty = faulty + $5',
    values: [rows.length, count('VALID'), count('FAULTY')],
  })
  return last.line
}

const EMPTY = { spentOn: null, amountMinor: null, category: null, categoryKey: null, vendor: null, vendorKey: null, note: null }

const header = ({ line }: Pick<ExpenseImportRow, 'line'>): Checked => ({ line, state: 'HEADER', reason: null, ...EMPTY })

type Reading = { mapping: ImportMapping; project: ProjectFacts; now: Date }

/** Names every fault of a row at once, so that the file is mended once. */
function readRow({ line, cells }: Pick<ExpenseImportRow, 'line' | 'cells'>, { mapping, project: { currency, timeZone }, now }: Reading): Checked {
  const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? '').trim())
  const reader = new InputReader()
  const faulty = (message: string) => reader.fault([], message)
  const { dateColumn, amountColumn, currencyColumn, dateFormat, decimalSign, amountsAreNegative } = mapping
  const day = cell(dateColumn) === '' ? { fault: 'The day is missing.' } : readDay(cell(dateColumn), dateFormat)
  const amount = cell(amountColumn) === '' ? { fault: 'The amount is missing.' } : readAmount(cell(amountColumn), { decimalSign, currency, isNegative: amountsAreNegative })
  const named = cell(currencyColumn)
  if ('fault' in day) faulty(day.fault)
  else {
    const { first, last } = daysAllowed(timeZone, now)
    if (day.value < first || day.value > last) faulty(`The day lies between ${first} and ${last}.`)
  }
  if (named !== '' && named.toUpperCase() !== currency) faulty(otherCurrency(named.slice(0, 10), currency))
  if ('fault' in amount) faulty(amount.fault)
  const category = reader.optionalText({ path: ['category'], value: cell(mapping.categoryColumn), name: 'The category', max: LONGEST_CATEGORY })
  const vendor = reader.optionalText({ path: ['vendor'], value: cell(mapping.vendorColumn), name: 'The vendor', max: LONGEST_VENDOR })
  const note = reader.optionalText({ path: ['note'], value: cell(mapping.noteColumn), name: 'The note', max: LONGEST_NOTE })
  if (reader.isFaulty) {
    const reason = reader.refusal().fieldErrors.map(({ message }) => message)
    return { line, state: 'FAULTY', reason: [...new Set(reason)].join(' '), ...EMPTY }
  }
  return {
    line,
    state: 'VALID',
    reason: null,
    spentOn: 'value' in day ? day.value : null,
    amountMinor: 'value' in amount ? amount.value.toString() : null,
    category: category ?? mapping.defaultCategory,
    categoryKey: null,
    vendor,
    vendorKey: null,
    note,
  }
}

/** By one statement each for all rows of a batch. */
async function lookUp(tx: Tx, projectId: string, rows: readonly Checked[]): Promise<Known> {
  const keys = (names: readonly (string | null)[]): string[] => [...new Set(names.flatMap((name) => (name === null ? [] : [nameKey(name)])))]
  const archived = await tx.query<{ key: string; name: string }>(
    `select c.key, t.name from finance.expense_categories c join finance.expense_categories t on t.project_id = c.project_id and t.id = coalesce(c.merged_into, c.id)
     where c.project_id = $1 and c.key = any ($2) and t.archived_at is not null and t.withdrawn_at is null`,
    [projectId, keys(rows.map(({ category }) => category))],
  )
  return {
    archived: new Map(archived.map(({ key, name }) => [key, name])),
    vendors: await findVendors(tx, projectId, keys(rows.map(({ vendor }) => vendor))),
  }
}

function withNames(row: Checked, { archived, vendors }: Known): Checked {
  if (row.state !== 'VALID') return row
  const vendor = row.vendor === null ? undefined : vendors.get(nameKey(row.vendor))
  const categoryKey = row.category === null ? null : nameKey(row.category)
  const refused = (reason: string): Checked => ({ line: row.line, state: 'FAULTY', reason, ...EMPTY })
  if (categoryKey === null && !vendor?.defaultCategoryId) return refused('The category is missing.')
  const gone = categoryKey === null ? undefined : archived.get(categoryKey)
  if (gone !== undefined) return refused(archivedText(gone))
  return { ...row, categoryKey, vendorKey: row.vendor === null ? null : nameKey(vendor?.name ?? row.vendor) }
}

/** Flags rows that are the same as an earlier one, and says what would be made. */
export async function concludeCheck(tx: Tx, { projectId, id }: Pick<ExpenseImport, 'projectId' | 'id'>): Promise<ExpenseImport> {
  // The rows have only just come and no statistics know of them: taken for one, they would be compared each with each.
  await tx.query('set local enable_nestloop = off')
  await tx.query(
    `update finance.expense_import_rows r set state = 'DUPLICATE', reason = 'The same as line ' || alike.first_line || '.'
     from (
       select line, first_value(line) over w as first_line from finance.expense_import_rows
       where project_id = $1 and import_id = $2 and state = 'VALID'
       window w as (partition by spent_on, amount_minor, vendor_key, note order by line)
     ) alike
     where r.project_id = $1 and r.import_id = $2 and r.line = alike.line and alike.line <> alike.first_line`,
    [projectId, id],
  )
  await tx.query('set local enable_nestloop = on')
  const named = await tx.query<{ categories: string[]; vendors: string[] }>(
    `select array(
       select min(category) from finance.expense_import_rows r where project_id = $1 and import_id = $2 and state in ('VALID', 'DUPLICATE') and category_key is not null
         and not exists (select from finance.expense_categories c where c.project_id = $1 and c.key = r.category_key and c.withdrawn_at is null)
       group by category_key order by category_key limit ${MOST_SHOWN}) as categories,
     array(
       select min(vendor) from finance.expense_import_rows r where project_id = $1 and import_id = $2 and state in ('VALID', 'DUPLICATE') and vendor_key is not null
         and not exists (select from finance.vendors v where v.project_id = $1 and v.key = r.vendor_key and v.withdrawn_at is null)
       group by vendor_key order by vendor_key limit ${MOST_SHOWN}) as vendors`,
    [projectId, id],
  )
  return updateImport(tx, { projectId, id }, {
    set: `state = 'CHECKED', new_categories = $3, new_vendors = $4,
     (valid, duplicates) = (select count(*) filter (where r.state = 'VALID'), count(*) filter (where r.state = 'DUPLICATE') from finance.expense_import_rows r where r.project_id = $1 and r.import_id = $2)`,
    values: [JSON.stringify(named[0]?.categories ?? []), JSON.stringify(named[0]?.vendors ?? [])],
  })
}

export const RECORDED_ALREADY = 'An expense of the same day, amount, vendor and note is recorded already.'

/** What makes two expenses look like one. */
export type Likeness = { spentOn: string; amountMinor: string; vendorKey: string | null; note: string | null }

const likeness = ({ spentOn, amountMinor, vendorKey, note }: Likeness): string => JSON.stringify([spentOn, amountMinor, vendorKey, note])

const isWhole = (row: Checked): row is Checked & Likeness => row.state === 'VALID' && row.spentOn !== null && row.amountMinor !== null

/**
 * The lines whose like is recorded already, by hand or from another file. The whole batch is looked up at once: row by row
 * the planner, which knows nothing of a table that is just growing, took an index that had to be searched again and again.
 */
export async function linesRecorded(tx: Tx, { projectId, importId }: { projectId: string; importId: string }, rows: readonly (Likeness & { line: number })[]): Promise<Set<number>> {
  const recorded = await tx.query<Likeness>(
    `select e.spent_on::text as "spentOn", e.amount_minor as "amountMinor", v.key as "vendorKey", e.note
     from finance.expenses e left join finance.vendors v on v.project_id = e.project_id and v.id = e.vendor_id
     where e.project_id = $1 and e.deleted_at is null and e.import_id is distinct from $2 and e.spent_on = any ($3) and e.amount_minor = any ($4)`,
    [projectId, importId, [...new Set(rows.map(({ spentOn }) => spentOn))], [...new Set(rows.map(({ amountMinor }) => amountMinor))]],
  )
  const alike = new Set(recorded.map(likeness))
  return new Set(rows.filter((row) => alike.has(likeness(row))).map(({ line }) => line))
}
