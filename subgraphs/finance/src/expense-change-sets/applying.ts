import type { Tx } from '@howl/platform/database'
import { Conditions } from '@howl/platform/conditions'
import { followMerged } from '../expense-categories/naming.ts'
import { changeExpenses, isSame, lockExpenses, stateOf, type ExpenseState } from '../expenses/changing.ts'
import type { Expense } from '../expenses/entities.ts'
import { addFilter } from '../expenses/filtering.ts'
import { followMergedVendors } from '../vendors/naming.ts'
import type { ChangeSetPlan, ExpenseChangeSet } from './entities.ts'

/** One transaction's worth: a few hundred milliseconds, so that whoever edits one of them by hand hardly waits. */
const BATCH = 500

/** Settles which expenses the set is about. What is recorded later is not among them. */
export async function collectItems(tx: Tx, { projectId, id, plan }: ExpenseChangeSet): Promise<void> {
  const conditions = new Conditions(2)
  switch (plan.kind) {
    case 'BULK_EDIT':
      addFilter(conditions, plan.filter, '$1')
      break
    case 'MERGE_CATEGORIES':
      conditions.add((param) => `e.category_id = ${param(plan.from)}`)
      break
    case 'MERGE_VENDORS':
      conditions.add((param) => `e.vendor_id = ${param(plan.from)}`)
      break
    case 'SERIES_EDIT':
    case 'IMPORT':
      // Theirs are noted as they are changed.
      return
  }
  await tx.query(
    `insert into finance.expense_change_set_items (project_id, change_set_id, expense_id, state, version)
     select $1, $2, e.id, 'PENDING', e.version from finance.expenses e where e.project_id = $1 and ${conditions.where}`,
    [projectId, id, ...conditions.params],
  )
  await tx.query(
    `update finance.expense_change_sets set is_collected = true, total = (
       select count(*) from finance.expense_change_set_items where project_id = $1 and change_set_id = $2)
     where project_id = $1 and id = $2`,
    [projectId, id],
  )
}

type Decision = { id: string; state: 'CHANGED' | 'SKIPPED' | 'UNDONE' | 'KEPT'; reason: string | null; version: number | null }

/** Where the next batch begins: whoever takes the work over begins at the beginning, and passes over what is done. */
export type Cursor = { expenseId: string; line: number }

export const START: Cursor = { expenseId: '00000000-0000-0000-0000-000000000000', line: 0 }

/** The next expenses of a bulk edit or a merge. @returns where it goes on; null at the end. */
export async function applyBatch(tx: Tx, set: ExpenseChangeSet, after: Cursor): Promise<Cursor | null> {
  const items = await nextItems(tx, set, { state: 'PENDING', after })
  const last = items.at(-1)
  if (!last) return null
  const rows = await lockExpenses(tx, set.projectId, items.map(({ expenseId }) => expenseId))
  const decide = await decider(tx, set.projectId, set.plan)
  const collected = new Map(items.map(({ expenseId, version }) => [expenseId, version]))
  const decided = rows.map((row) => ({ row, decision: decide(row, collected.get(row.id) ?? null) }))
  const changes = decided.flatMap(({ row, decision }) => (typeof decision === 'string' ? [] : [{ row, after: decision }]))
  const kind = set.plan.kind === 'BULK_EDIT' && set.plan.change.isDeleted ? 'DELETED' : 'CHANGED'
  await changeExpenses(tx, set.projectId, { changes, kind, actor: { kind: set.actorKind, id: set.actorId }, changeSetId: set.id })
  await settle(
    tx,
    set,
    decided.map(({ row, decision }): Decision =>
      typeof decision === 'string'
        ? { id: row.id, state: 'SKIPPED', reason: decision, version: null }
        : { id: row.id, state: 'CHANGED', reason: null, version: row.version + 1 },
    ),
  )
  return { ...after, expenseId: last.expenseId }
}

/** @param collected the version that was met; null for what was met before versions were noted. */
type Decide = (row: Expense, collected: number | null) => ExpenseState | string

/** What becomes of an expense, or why nothing does. */
async function decider(tx: Tx, projectId: string, plan: ChangeSetPlan): Promise<Decide> {
  switch (plan.kind) {
    case 'BULK_EDIT': {
      const { categoryId, vendorId, isDeleted } = plan.change
      const intoCategory = categoryId === undefined ? null : (await followMerged(tx, projectId, [categoryId]))(categoryId)
      const intoVendor = vendorId === undefined ? undefined : (await followMergedVendors(tx, projectId, vendorId === null ? [] : [vendorId]))(vendorId)
      return (row, collected) => {
        if (row.deletedAt) return 'It was deleted in the meantime.'
        // Whoever changed it perhaps saw to it that the filter meets it no more: it is not the expense that was meant.
        if (collected !== null && row.version !== collected) return 'It was changed in the meantime.'
        const before = stateOf(row)
        const after = {
          ...before,
          categoryId: intoCategory ?? before.categoryId,
          vendorId: intoVendor === undefined ? before.vendorId : intoVendor,
          isDeleted: isDeleted ?? false,
        }
        const isSame = after.categoryId === before.categoryId && after.vendorId === before.vendorId && !after.isDeleted
        return isSame ? 'It is like that already.' : after
      }
    }
    case 'MERGE_CATEGORIES': {
      const into = (await followMerged(tx, projectId, [plan.into]))(plan.into)
      return (row) => (row.categoryId === plan.from ? { ...stateOf(row), categoryId: into } : MOVED_MEANWHILE)
    }
    case 'MERGE_VENDORS': {
      const into = (await followMergedVendors(tx, projectId, [plan.into]))(plan.into)
      return (row) => (row.vendorId === plan.from ? { ...stateOf(row), vendorId: into } : MOVED_MEANWHILE)
    }
    case 'SERIES_EDIT':
    case 'IMPORT':
      throw new Error(`${plan.kind} has no expenses that wait`)
  }
}

const MOVED_MEANWHILE = 'Somebody moved it in the meantime.'

/**
 * Takes the next changes of a set back. An expense that was changed after the set is left as it is: undoing must not undo
 * what somebody did later and knowingly.
 *
 * @returns where it goes on; null at the end.
 */
export async function undoBatch(tx: Tx, set: ExpenseChangeSet, after: Cursor): Promise<Cursor | null> {
  const { projectId } = set
  const items = await nextItems(tx, set, { state: 'CHANGED', after })
  const last = items.at(-1)
  if (!last) return null
  const rows = await lockExpenses(tx, projectId, items.map(({ expenseId }) => expenseId))
  const left = new Map(items.map(({ expenseId, version }) => [expenseId, version ?? 0]))
  const later = rows.filter(({ id, version }) => version !== left.get(id))
  const kept = await statesOf(tx, projectId, later.map(({ id }) => ({ id, version: left.get(id) ?? 0 })))
  // Changed and changed back counts as not changed: two sets, one after the other, are undone in turn.
  const untouched = rows.filter((row) => {
    const asLeft = row.version === left.get(row.id) ? stateOf(row) : kept.get(row.id)
    return asLeft !== undefined && isSame(asLeft, stateOf(row))
  })
  const before = await statesOf(tx, projectId, untouched.map(({ id }) => ({ id, version: (left.get(id) ?? 0) - 1 })))
  const toCategory = await followMerged(tx, projectId, [...before.values()].map(({ categoryId }) => categoryId))
  const toVendor = await followMergedVendors(tx, projectId, [...before.values()].flatMap(({ vendorId }) => vendorId ?? []))
  const changes = untouched.map((row) => {
    const state = before.get(row.id)
    // What the set recorded was not there before it.
    if (!state) return { row, after: { ...stateOf(row), isDeleted: true } }
    return { row, after: { ...state, categoryId: toCategory(state.categoryId), vendorId: toVendor(state.vendorId) } }
  })
  await changeExpenses(tx, projectId, { changes, kind: 'UNDONE', actor: { kind: set.undoActorKind ?? set.actorKind, id: set.undoActorId }, changeSetId: set.id })
  const isUntouched = new Set(untouched.map(({ id }) => id))
  await settle(
    tx,
    set,
    rows.map(({ id }): Decision =>
      isUntouched.has(id)
        ? { id, state: 'UNDONE', reason: null, version: null }
        : { id, state: 'KEPT', reason: 'It was changed after this, and stays as it is.', version: null },
    ),
  )
  return { ...after, expenseId: last.expenseId }
}

type Wanted = { state: 'PENDING' | 'CHANGED'; after: Cursor }

const nextItems = (tx: Tx, { projectId, id }: ExpenseChangeSet, { state, after }: Wanted): Promise<{ expenseId: string; version: number | null }[]> =>
  tx.query(
    `select expense_id as "expenseId", version from finance.expense_change_set_items
     where project_id = $1 and change_set_id = $2 and expense_id > $4 and state = $3 order by expense_id limit ${BATCH}`,
    [projectId, id, state, after.expenseId],
  )

/** Each as it was in an earlier version; those that had none of that number are left out. */
async function statesOf(tx: Tx, projectId: string, versions: readonly { id: string; version: number }[]): Promise<Map<string, ExpenseState>> {
  if (versions.length === 0) return new Map()
  // The limit says what no statistics of a table that has only just grown could say: that there is one.
  const states = await tx.query<ExpenseState & { expenseId: string }>(
    `select h.expense_id as "expenseId", h.category_id as "categoryId", h.vendor_id as "vendorId", h.amount_minor as "amountMinor",
       h.spent_on::text as "spentOn", h.note, h.is_deleted as "isDeleted"
     from unnest($2::uuid[], $3::int[]) as was (expense_id, version) cross join lateral (
       select * from finance.expense_changes c where c.project_id = $1 and c.expense_id = was.expense_id and c.number = was.version limit 1) h`,
    [projectId, versions.map(({ id }) => id), versions.map(({ version }) => version)],
  )
  return new Map(states.map(({ expenseId, ...state }) => [expenseId, state]))
}

async function settle(tx: Tx, { projectId, id }: ExpenseChangeSet, decisions: readonly Decision[]): Promise<void> {
  await tx.query(
    `update finance.expense_change_set_items i set state = d.state, reason = d.reason, version = coalesce(d.version, i.version)
     from unnest($3::uuid[], $4::text[], $5::text[], $6::int[]) as d (expense_id, state, reason, version)
     where i.project_id = $1 and i.change_set_id = $2 and i.expense_id = d.expense_id`,
    [projectId, id, decisions.map((one) => one.id), decisions.map(({ state }) => state), decisions.map(({ reason }) => reason), decisions.map(({ version }) => version)],
  )
  const count = (state: Decision['state']): number => decisions.filter((one) => one.state === state).length
  await tx.query(
    `update finance.expense_change_sets set changed = changed + $3, skipped = skipped + $4, undone = undone + $5, kept = kept + $6 where project_id = $1 and id = $2`,
    [projectId, id, count('CHANGED'), count('SKIPPED'), count('UNDONE'), count('KEPT')],
  )
}
