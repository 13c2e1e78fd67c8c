import type { Tx } from '@howl/platform/database'
import { formatMoney } from '@howl/platform/money'
import { columnsOf } from '../columns.ts'
import { bringBack } from '../imports/withdrawing.ts'
import { appendDeltas, type Delta } from '../metric-deltas.ts'
import type { Actor } from '../orders/timeline.ts'
import { searchText } from '../search-text.ts'
import { Expense, type ExpenseChange } from './entities.ts'

/** All of an expense that can change. */
export type ExpenseState = Pick<Expense, 'categoryId' | 'vendorId' | 'amountMinor' | 'spentOn' | 'note'> & { isDeleted: boolean }

export const stateOf = ({ categoryId, vendorId, amountMinor, spentOn, note, deletedAt }: Expense): ExpenseState => ({
  categoryId,
  vendorId,
  amountMinor,
  spentOn,
  note,
  isDeleted: deletedAt !== null,
})

/** Expenses that are about to change, in the order of their ids: two who change the same ones then wait and never in a circle. */
export const lockExpenses = (tx: Tx, projectId: string, ids: readonly string[]): Promise<Expense[]> =>
  tx.query<Expense>(`select ${columnsOf(Expense, 'e')} from finance.expenses e where e.project_id = $1 and e.id = any ($2) order by e.id for update`, [projectId, ids])

type Change = { row: Expense; after: ExpenseState }

type Changes = {
  /** Locked by `lockExpenses`. */
  changes: readonly Change[]
  kind: ExpenseChange['kind']
  actor: Actor
  changeSetId?: string
}

/**
 * The only way by which an expense that is recorded changes: what it was is kept, its version counts up, and the figures
 * lose what it was and gain what it is, all in the caller's transaction.
 *
 * @returns those that did change, with their new version. What is the same afterwards was no change.
 */
export async function changeExpenses(tx: Tx, projectId: string, { changes, kind, actor, changeSetId }: Changes): Promise<{ id: string; version: number }[]> {
  const real = changes.filter(({ row, after }) => !isSame(stateOf(row), after))
  if (real.length === 0) return []
  const ids = real.map(({ row }) => row.id)
  const before = real.map(({ row }) => stateOf(row))
  const after = real.map((change) => change.after)
  await tx.query(
    `insert into finance.expense_changes
       (project_id, kind, actor_kind, actor_id, change_set_id, expense_id, number, category_id, vendor_id, amount_minor, currency, spent_on, note, is_deleted)
     select $1, $2, $3, $4, $5, * from unnest($6::uuid[], $7::int[], $8::uuid[], $9::uuid[], $10::bigint[], $11::text[], $12::date[], $13::text[], $14::bool[])`,
    [projectId, kind, actor.kind, actor.id, changeSetId ?? null, ids, real.map(({ row }) => row.version), ...columns(before), ...moneyOf(real, before), ...restOf(before)],
  )
  await tx.query(
    `update finance.expenses e set category_id = c.category_id, vendor_id = c.vendor_id, amount_minor = c.amount_minor, spent_on = c.spent_on, note = c.note,
       deleted_at = case when c.is_deleted then coalesce(e.deleted_at, now()) end, search_text = c.search_text, version = e.version + 1, updated_at = now()
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::date[], $8::text[], $9::bool[], $10::text[])
       as c (id, category_id, vendor_id, amount_minor, currency, spent_on, note, is_deleted, search_text)
     where e.project_id = $1 and e.id = c.id`,
    [projectId, ids, ...columns(after), ...moneyOf(real, after), ...restOf(after), real.map(({ row: { currency }, after: { note, amountMinor } }) => expenseText({ note, minor: BigInt(amountMinor), currency }))],
  )
  const moved = real.filter(({ row, after: { categoryId, vendorId, isDeleted } }) => !isDeleted && (row.deletedAt !== null || categoryId !== row.categoryId || vendorId !== row.vendorId))
  if (moved.length > 0) await bringBack(tx, projectId, { categoryIds: moved.map(({ after: { categoryId } }) => categoryId), vendorIds: moved.flatMap(({ after: { vendorId } }) => vendorId ?? []) })
  await appendDeltas(
    tx,
    projectId,
    summed(real.flatMap(({ row, after: state }) => [...spentBy(row, stateOf(row)).map(takenBack), ...spentBy(row, state)])),
  )
  return real.map(({ row }) => ({ id: row.id, version: row.version + 1 }))
}

const columns = (states: readonly ExpenseState[]) => [states.map(({ categoryId }) => categoryId), states.map(({ vendorId }) => vendorId)]
const moneyOf = (changes: readonly Change[], states: readonly ExpenseState[]) => [states.map(({ amountMinor }) => amountMinor), changes.map(({ row }) => row.currency)]
const restOf = (states: readonly ExpenseState[]) => [states.map(({ spentOn }) => spentOn), states.map(({ note }) => note), states.map(({ isDeleted }) => isDeleted)]

export const isSame = (one: ExpenseState, other: ExpenseState): boolean =>
  one.categoryId === other.categoryId &&
  one.vendorId === other.vendorId &&
  BigInt(one.amountMinor) === BigInt(other.amountMinor) &&
  one.spentOn === other.spentOn &&
  one.note === other.note &&
  one.isDeleted === other.isDeleted

/** What an expense in a state adds to the figures: nothing when it is deleted. */
export function spentBy({ currency }: Pick<Expense, 'currency'>, { categoryId, amountMinor, spentOn, isDeleted }: ExpenseState): Delta[] {
  return isDeleted ? [] : [{ day: spentOn, kind: 'SPENT', currency, minor: BigInt(amountMinor), count: 1, categoryId }]
}

const takenBack = (delta: Delta): Delta => ({ ...delta, minor: -delta.minor, count: -delta.count })

/** One entry a day and category, however many expenses: what adds up to nothing is left out. */
export function summed(deltas: readonly Delta[]): Delta[] {
  const sums = new Map<string, Delta>()
  for (const delta of deltas) {
    const key = [delta.day, delta.kind, delta.currency, delta.categoryId].join()
    const sum = sums.get(key)
    sums.set(key, sum ? { ...sum, minor: sum.minor + delta.minor, count: sum.count + delta.count } : delta)
  }
  return [...sums.values()].filter(({ minor, count }) => minor !== 0n || count !== 0)
}

/** What is searched of an expense itself; its category and its vendor are searched by their own names, which may change. */
export const expenseText = ({ note, minor, currency }: { note: string | null; minor: bigint; currency: string }): string =>
  searchText([note, formatMoney({ minor, currency }).amount])
