import { audit } from '@howl/platform/audit'
import { projectIdsWith, type Claims } from '@howl/platform/claims'
import { Conditions } from '@howl/platform/conditions'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import { cancelWork } from '@howl/platform/work-rows'
import type { BulkEditExpensesInput, ExpenseChangeSetItemState } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { LONGEST_CATEGORY, readCategory } from '../expense-categories/naming.ts'
import { addFilter } from '../expenses/filtering.ts'
import { findRepeated } from '../idempotency.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { orRefusal, refuseFaults } from '../refusals.ts'
import { LONGEST_VENDOR, vendorNamed } from '../vendors/naming.ts'
import { ExpenseChangeSetItem, type BulkChange, type ExpenseChangeSet } from './entities.ts'
import { CHANGE_EXPENSES, CHANGE_SET, openChangeSet, tellOfChangeSet } from './opening.ts'
import { restoreSurroundings } from './undoing.ts'

type Result<Typename extends string> = { __typename: Typename; changeSet: ExpenseChangeSet }
type Refusal<Typename extends string> = { __typename: Typename; message: string }
type Which = { projectId: string; id: string }

const NEWEST: PageKey<ExpenseChangeSet>[] = [
  { column: 's.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 's.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]
const BY_EXPENSE: PageKey<ExpenseChangeSetItem>[] = [{ column: 'i.expense_id', type: 'uuid', direction: 'ASC', of: ({ expenseId }) => expenseId }]

const MERGES = ['MERGE_CATEGORIES', 'MERGE_VENDORS']

export class ExpenseChangeSets {
  readonly #projects: Projects

  constructor({ projects }: { projects: Projects }) {
    this.#projects = projects
  }

  list(): ProjectList<ExpenseChangeSet> {
    return { columns: CHANGE_SET, from: 'finance.expense_change_sets s', projectColumn: 's.project_id', keys: NEWEST }
  }

  items({ id }: Pick<ExpenseChangeSet, 'id'>, states: readonly ExpenseChangeSetItemState[] | null | undefined): ProjectList<ExpenseChangeSetItem> {
    const conditions = listConditions()
    if (states) conditions.add((param) => `i.state = any (${param(states)}::text[])`)
    return {
      columns: columnsOf(ExpenseChangeSetItem, 'i'),
      from: 'finance.expense_change_set_items i',
      projectColumn: 'i.project_id',
      owner: { column: 'i.change_set_id', id },
      keys: BY_EXPENSE,
      conditions,
    }
  }

  /** @throws NOT_FOUND, also for a malformed id. */
  get(claims: Claims, { projectId, id }: Which): Promise<ExpenseChangeSet> {
    if (!isUuid(id)) throw notFound('expense change set')
    return this.#projects.read(claims, [projectId], (tx) => getChangeSet(tx, { projectId, id }))
  }

  /** For loaders: in the order of the ids, null where there is none in the caller's projects. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<(ExpenseChangeSet | null)[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    if (mine.length === 0) return ids.map(() => null)
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<ExpenseChangeSet>(`select ${CHANGE_SET} from finance.expense_change_sets s where s.project_id = any ($1) and s.id = any ($2)`, [mine, ids]),
    )
    const byId = new Map(rows.map((set) => [set.id, set]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  bulkEdit(claims: Claims, input: BulkEditExpensesInput): Promise<Result<'BulkEditExpensesSuccess'> | InvalidInput> {
    const { projectId, idempotencyKey, filter, change } = input
    changeable(claims, projectId)
    // A filter that no list would take is refused here, and not found out by a worker.
    addFilter(new Conditions(0), filter, '$1')
    const reader = new InputReader()
    const category = change.category == null ? null : reader.text({ path: ['change', 'category'], value: change.category, name: 'The category', max: LONGEST_CATEGORY })
    const vendor = reader.optionalText({ path: ['change', 'vendor'], value: change.vendor, name: 'The vendor', max: LONGEST_VENDOR })
    const isSetting = category !== null || change.vendor !== undefined
    if (!isSetting && !change.delete) reader.fault(['change'], 'Say what to change: the category, the vendor, or `delete`.')
    if (isSetting && change.delete) reader.fault(['change', 'delete'], 'Either set something or delete, not both.')
    if (filter.isDeleted) reader.fault(['filter', 'isDeleted'], 'Deleted expenses are not edited. Restore them first.')
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx): Promise<Result<'BulkEditExpensesSuccess'>> => {
      const id = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'bulkEditExpenses', key: idempotencyKey, input: { filter, change }, newId: id })
      if (earlier) return { __typename: 'BulkEditExpensesSuccess', changeSet: await getChangeSet(tx, { projectId, id: earlier }) }
      const categoryId = category === null ? null : await readCategory(tx, { projectId, name: category, reader, path: ['change', 'category'] })
      refuseFaults(reader)
      const made: BulkChange = {
        ...(categoryId === null ? {} : { categoryId }),
        ...(change.vendor === undefined ? {} : { vendorId: (await vendorNamed(tx, projectId, { name: vendor, categoryId }))?.id ?? null }),
        ...(change.delete ? { isDeleted: true as const } : {}),
      }
      const changeSet = await openChangeSet(tx, { projectId, id, plan: { kind: 'BULK_EDIT', filter, change: made }, actor: actorOf(claims) })
      await audit(tx, claims, { projectId, action: 'expenses.bulkEdited', subject: id, after: { filter, change } })
      return { __typename: 'BulkEditExpensesSuccess', changeSet }
    })
    return orRefusal(work)
  }

  /** Its worker can write nothing more; what it has written stays. */
  cancel(claims: Claims, { projectId, id: given }: Which): Promise<Result<'CancelExpenseChangeSetSuccess'> | Refusal<'ExpenseChangeSetNotCancellable'>> {
    const id = given.toLowerCase()
    return this.#projects.change(claims, projectId, async (tx) => {
      const set = await lockChangeSet(tx, { projectId, id })
      const refuse = (message: string): Refusal<'ExpenseChangeSetNotCancellable'> => ({ __typename: 'ExpenseChangeSetNotCancellable', message })
      if (set.state === 'UNDOING') return refuse('It is being undone, and an undo is not left half done.')
      if (set.state !== 'QUEUED' && set.state !== 'RUNNING') return refuse('It has ended already. Undo it instead.')
      if (MERGES.includes(set.kind)) return refuse('A merge is not left half done. Undo it when it has ended.')
      const cancelled = await updateChangeSet(tx, set, { set: `state = 'CANCELLED', finished_at = now()` })
      await cancelWork(tx, 'finance.expense_change_sets', id)
      await tellOfChangeSet(tx, cancelled)
      await audit(tx, claims, { projectId, action: 'expenseChangeSet.cancelled', subject: id, before: { state: set.state }, after: { state: cancelled.state, changed: cancelled.changed } })
      return { __typename: 'CancelExpenseChangeSetSuccess', changeSet: cancelled }
    })
  }

  undo(claims: Claims, { projectId, id: given }: Which): Promise<Result<'UndoExpenseChangeSetSuccess'> | Refusal<'ExpenseChangeSetNotUndoable'>> {
    const id = given.toLowerCase()
    return this.#projects.change(claims, projectId, async (tx, project) => {
      const set = await lockChangeSet(tx, { projectId, id })
      const refuse = (message: string): Refusal<'ExpenseChangeSetNotUndoable'> => ({ __typename: 'ExpenseChangeSetNotUndoable', message })
      if (set.state === 'QUEUED' || set.state === 'RUNNING') return refuse('It is still going. Wait for its end, or cancel it first.')
      if (set.state === 'UNDOING') return refuse('It is being undone already.')
      if (set.state === 'UNDONE') return refuse('It was undone already.')
      // Each gives back what it met, so they are undone from the last to the first; two at once would leave alone what the other still holds.
      const [later] = await tx.query(`select 1 from finance.expense_change_sets where project_id = $1 and id > $2 and state in ('QUEUED', 'RUNNING', 'UNDOING') limit 1`, [projectId, id])
      if (later) return refuse('A later change is still going. Wait for its end.')
      // Undone for the second time, because the first try broke off: its surroundings are put back, or said to stay, already.
      const stays = set.isUndo ? null : await restoreSurroundings(tx, project, set)
      const actor = actorOf(claims)
      const undoing = await updateChangeSet(tx, set, {
        set: `state = 'UNDOING', is_undo = true, failure = $5, finished_at = null, undo_actor_kind = $3, undo_actor_id = $4,
          attempts = 0, dead_at = null, last_error = null, next_attempt_at = now()`,
        values: [actor.kind, actor.id, stays],
      })
      await tellOfChangeSet(tx, undoing)
      await audit(tx, claims, { projectId, action: 'expenseChangeSet.undone', subject: id, before: { kind: set.kind, state: set.state, changed: set.changed } })
      tx.ring(CHANGE_EXPENSES)
      return { __typename: 'UndoExpenseChangeSetSuccess', changeSet: undoing }
    })
  }
}

/** @throws NOT_FOUND */
async function getChangeSet(tx: Tx, { projectId, id }: Which): Promise<ExpenseChangeSet> {
  const [set] = await tx.query<ExpenseChangeSet>(`select ${CHANGE_SET} from finance.expense_change_sets s where s.project_id = $1 and s.id = $2`, [projectId, id])
  if (!set) throw notFound('expense change set')
  return set
}

async function lockChangeSet(tx: Tx, { projectId, id }: Which): Promise<ExpenseChangeSet> {
  const [set] = await tx.query<ExpenseChangeSet>(`select ${CHANGE_SET} from finance.expense_change_sets s where s.project_id = $1 and s.id = $2 for update`, [projectId, id])
  if (!set) throw notFound('expense change set')
  return set
}

/** @param change assignments; their values are numbered from $3. */
async function updateChangeSet(tx: Tx, { projectId, id }: Which, change: { set: string; values?: readonly unknown[] }): Promise<ExpenseChangeSet> {
  const [changed] = await tx.query<ExpenseChangeSet>(
    `update finance.expense_change_sets s set ${change.set} where s.project_id = $1 and s.id = $2 returning ${CHANGE_SET}`,
    [projectId, id, ...(change.values ?? [])],
  )
  if (!changed) throw notFound('expense change set')
  return changed
}
