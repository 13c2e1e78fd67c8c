import { projectIdsWith, type Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { firstOfMonth } from '@howl/platform/dates'
import { invalidInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { publish, type EventDefinition } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, searchBy, type ProjectList } from '@howl/platform/project-lists'
import { expenseChanged, expenseDeleted, expenseRecorded, expenseRestored } from '@howl/schema/events/finance'
import type { ExpenseFilter, ExpenseSort, RecordExpenseInput, UndoExpenseChangeInput, UpdateExpenseInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { followMerged } from '../expense-categories/naming.ts'
import type { ExpenseChangeSet } from '../expense-change-sets/entities.ts'
import { findRepeated } from '../idempotency.ts'
import { appendDeltas } from '../metric-deltas.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type ProjectFacts, type Projects } from '../projects/projects.ts'
import { editSeries, lockOccurrences } from '../recurring-expenses/series.ts'
import { orRefusal, refuse, refuseFaults } from '../refusals.ts'
import { searchWords } from '../search-text.ts'
import { followMergedVendors } from '../vendors/naming.ts'
import { changeExpenses, expenseText, lockExpenses, spentBy, stateOf, type ExpenseState } from './changing.ts'
import { Expense, type ExpenseChange, type ExpenseVersion } from './entities.ts'
import { daysAllowed, placeEdit, placeExpense, readEditedTexts, readExpenseTexts } from './expense-input.ts'
import { addFilter } from './filtering.ts'

type Recorded = { __typename: 'RecordExpenseSuccess'; expense: Expense }
type Updated = { __typename: 'UpdateExpenseSuccess'; expense: Expense; changeSet: ExpenseChangeSet | null }
type Undone = { __typename: 'UndoExpenseChangeSuccess'; expense: Expense }
type ChangedSince = { __typename: 'ExpenseChangedSince'; message: string; expense: Expense }
type Which = { projectId: string; id: string }

/** Names are read row by row: a page walks its index and joins nothing, whatever the planner thinks of three small tables. */
const EXPENSE = `${columnsOf(Expense, 'e')},
  (select c.name from finance.expense_categories c where c.project_id = e.project_id and c.id = e.category_id) as category,
  (select coalesce(t.name, c.name) from finance.expense_categories c left join finance.expense_categories t on t.project_id = c.project_id and t.id = c.parent_id
   where c.project_id = e.project_id and c.id = e.category_id) as "topCategory",
  (select v.name from finance.vendors v where v.project_id = e.project_id and v.id = e.vendor_id) as vendor`

export class Expenses {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  record(claims: Claims, input: RecordExpenseInput): Promise<Recorded | InvalidInput> {
    const { projectId, idempotencyKey, spentOn, ...wish } = input
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const texts = readExpenseTexts(reader, input)
    const minor = reader.money({ path: ['amount'], value: input.amount, project: facts, least: 1n })
    checkDay(reader, spentOn, daysAllowed(facts.timeZone, this.#now()))
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx, { currency }): Promise<Recorded> => {
      const id = uuidv7()
      const call = { projectId, operation: 'recordExpense', key: idempotencyKey, input: { spentOn, ...wish }, newId: id }
      const earlier = await findRepeated(tx, call)
      if (earlier) return { __typename: 'RecordExpenseSuccess', expense: await get(tx, { projectId, id: earlier }) }
      const { categoryId, vendorId } = await placeExpense(tx, projectId, { ...texts, reader })
      refuseFaults(reader)
      const { note } = texts
      const actor = actorOf(claims)
      await tx.query(
        `insert into finance.expenses (id, project_id, category_id, amount_minor, currency, spent_on, vendor_id, note, search_text, recorded_by_kind, recorded_by_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, projectId, categoryId, minor.toString(), currency, spentOn, vendorId, note, expenseText({ note, minor, currency }), actor.kind, actor.id],
      )
      await appendDeltas(tx, projectId, spentBy({ currency }, { categoryId, vendorId, amountMinor: minor.toString(), spentOn, note, isDeleted: false }))
      await publish(tx, expenseRecorded, { projectId, subject: id, payload: { expenseId: id } })
      return { __typename: 'RecordExpenseSuccess', expense: await get(tx, { projectId, id }) }
    })
    return orRefusal(work)
  }

  update(claims: Claims, { projectId, ...input }: UpdateExpenseInput & { projectId: string }): Promise<Updated | ChangedSince | InvalidInput> {
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const texts = readEditedTexts(reader, input)
    const minor = input.amount ? reader.money({ path: ['amount'], value: input.amount, project: facts, least: 1n }) : null
    if (input.spentOn != null) checkDay(reader, input.spentOn, daysAllowed(facts.timeZone, this.#now()))
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx, project): Promise<Updated | ChangedSince> => {
      const row = input.reach === 'THIS_AND_FOLLOWING' ? await lockWithFollowing(tx, { projectId, id: input.id }) : await lock(tx, { projectId, id: input.id })
      if (input.version != null && input.version !== row.version) return changedSince(tx, row)
      if (row.deletedAt) refuse(['id'], 'This expense is deleted. Restore it before you change it.')
      const placed = await placeEdit(tx, projectId, { ...texts, reader })
      refuseFaults(reader)
      const edit = {
        ...(placed.categoryId === null ? {} : { categoryId: placed.categoryId }),
        ...(input.vendor === undefined ? {} : { vendorId: placed.vendorId }),
        ...(minor === null ? {} : { amountMinor: minor.toString() }),
        ...(input.note === undefined ? {} : { note: texts.note }),
      }
      const wish = { edit, spentOn: input.spentOn ?? null }
      const changeSet = input.reach === 'THIS_AND_FOLLOWING' ? await this.#editFollowing(tx, project, { claims, row, ...wish }) : await editOne(tx, { claims, row, ...wish })
      return { __typename: 'UpdateExpenseSuccess', expense: await get(tx, row), changeSet }
    })
    return orRefusal(work)
  }

  /** The day moves every occurrence to that day of its own month. */
  async #editFollowing(tx: Tx, project: ProjectFacts, { claims, row, edit, spentOn }: Editing): Promise<ExpenseChangeSet> {
    const { recurringExpenseId, occurrenceMonth } = row
    if (!recurringExpenseId || !occurrenceMonth) refuse(['reach'], 'This expense does not come back every month: there is nothing that follows it.')
    if (spentOn !== null && firstOfMonth(spentOn) !== occurrenceMonth) {
      refuse(['spentOn'], 'An occurrence that takes the following ones along stays in its month. Move it alone, or choose a day of the same month.')
    }
    const whole = { ...edit, ...(spentOn === null ? {} : { dayOfMonth: Number(spentOn.slice(8)) }) }
    const { changeSet } = await editSeries(tx, project, { id: recurringExpenseId, edit: whole, fromMonth: occurrenceMonth, actor: actorOf(claims), now: this.#now() })
    return changeSet
  }

  /** Deleting what is deleted changes nothing. */
  delete(claims: Claims, which: Which): Promise<Expense> {
    return this.#switch(claims, which, { isDeleted: true, kind: 'DELETED', event: expenseDeleted })
  }

  restore(claims: Claims, which: Which): Promise<Expense> {
    return this.#switch(claims, which, { isDeleted: false, kind: 'RESTORED', event: expenseRestored })
  }

  #switch(claims: Claims, { projectId, id }: Which, { isDeleted, kind, event }: Switch): Promise<Expense> {
    return this.#projects.change(claims, projectId, async (tx) => {
      // Of two at once the second waits for the row and finds nothing to change: the figures move once.
      const row = await lock(tx, { projectId, id })
      const changed = await changeExpenses(tx, projectId, { changes: [{ row, after: { ...stateOf(row), isDeleted } }], kind, actor: actorOf(claims) })
      if (changed.length > 0) await publish(tx, event, { projectId, subject: row.id, payload: { expenseId: row.id } })
      return get(tx, row)
    })
  }

  /** Back to the version before, or to any earlier one. That is a change too, so undoing it brings back what was undone. */
  undoChange(claims: Claims, { projectId, id, version, toVersion }: UndoExpenseChangeInput & { projectId: string }): Promise<Undone | ChangedSince | InvalidInput> {
    const work = this.#projects.change(claims, projectId, async (tx): Promise<Undone | ChangedSince | InvalidInput> => {
      const row = await lock(tx, { projectId, id })
      if (version != null && version !== row.version) return changedSince(tx, row)
      if (row.version === 1) return invalidInput([{ path: ['id'], message: 'This expense is as it was recorded: there is nothing to undo. Delete it instead.' }])
      const to = toVersion ?? row.version - 1
      const was = to < row.version ? await versionOf(tx, row, to) : null
      if (!was) return invalidInput([{ path: ['toVersion'], message: `Its earlier versions are 1 to ${row.version - 1}.` }])
      const after = {
        ...was,
        categoryId: (await followMerged(tx, projectId, [was.categoryId]))(was.categoryId),
        vendorId: (await followMergedVendors(tx, projectId, was.vendorId ? [was.vendorId] : []))(was.vendorId),
      }
      await changeExpenses(tx, projectId, { changes: [{ row, after }], kind: 'UNDONE', actor: actorOf(claims) })
      const isDeleted = row.deletedAt !== null
      const event = isDeleted === after.isDeleted ? expenseChanged : after.isDeleted ? expenseDeleted : expenseRestored
      await publish(tx, event, { projectId, subject: row.id, payload: { expenseId: row.id } })
      return { __typename: 'UndoExpenseChangeSuccess', expense: await get(tx, row) }
    })
    return orRefusal(work)
  }

  /** @throws NOT_FOUND, also for a malformed id. */
  get(claims: Claims, { projectId, id }: Which): Promise<Expense> {
    if (!isUuid(id)) throw notFound('expense')
    return this.#projects.read(claims, [projectId], (tx) => get(tx, { projectId, id }))
  }

  /** For loaders: in the order of the ids, null where there is none in the caller's projects. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<(Expense | null)[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    if (mine.length === 0) return ids.map(() => null)
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<Expense>(`select ${EXPENSE} from finance.expenses e where e.project_id = any ($1) and e.id = any ($2)`, [mine, ids]),
    )
    const byId = new Map(rows.map((expense) => [expense.id, expense]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  /** For loaders: what happened to each expense since it was recorded, the newest first. */
  async changesOf(claims: Claims, expenses: readonly Expense[]): Promise<ExpenseChange[][]> {
    const projectIds = [...new Set(expenses.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<Omit<ExpenseChange, 'before' | 'after'> & ExpenseVersion>(
        `select h.project_id as "projectId", h.expense_id as "expenseId", h.number, h.kind, h.change_set_id as "changeSetId",
           h.actor_kind as "actorKind", h.actor_id as "actorId", h.created_at as at, c.name as category, v.name as vendor,
           h.amount_minor as "amountMinor", h.currency, h.spent_on::text as "spentOn", h.note, h.is_deleted as "isDeleted"
         from finance.expense_changes h
         join finance.expense_categories c on c.project_id = h.project_id and c.id = h.category_id
         left join finance.vendors v on v.project_id = h.project_id and v.id = h.vendor_id
         where h.project_id = any ($1) and h.expense_id = any ($2) order by h.expense_id, h.number desc`,
        [projectIds, expenses.map(({ id }) => id)],
      ),
    )
    return expenses.map((expense) => {
      let after = versionNow(expense)
      return rows
        .filter(({ expenseId }) => expenseId === expense.id)
        .map(({ category, vendor, amountMinor, currency, spentOn, note, isDeleted, ...change }) => {
          const before = { category, vendor, amountMinor, currency, spentOn, note, isDeleted }
          const whole = { ...change, before, after }
          after = before
          return whole
        })
    })
  }

  list(filter: ExpenseFilter | null | undefined, sort: ExpenseSort | null | undefined): ProjectList<Expense> {
    const conditions = listConditions()
    addFilter(conditions, filter, 'parent.id')
    return { columns: EXPENSE, from: 'finance.expenses e', projectColumn: 'e.project_id', keys: SORTS[sort ?? 'SPENT_ON_DESC'], conditions, found: searchBy('finance.expenses', { key: 'e.id', words: searchWords(filter?.search) }) }
  }
}

type Switch = { isDeleted: boolean; kind: 'DELETED' | 'RESTORED'; event: EventDefinition<{ expenseId: string }> }
type Editing = { claims: Claims; row: Expense; edit: Partial<ExpenseState>; spentOn: string | null }

async function editOne(tx: Tx, { claims, row, edit, spentOn }: Editing): Promise<null> {
  const { projectId, id } = row
  const after = { ...stateOf(row), ...edit, ...(spentOn === null ? {} : { spentOn }) }
  const changed = await changeExpenses(tx, projectId, { changes: [{ row, after }], kind: 'CHANGED', actor: actorOf(claims) })
  if (changed.length > 0) await publish(tx, expenseChanged, { projectId, subject: id, payload: { expenseId: id } })
  return null
}

function checkDay(reader: InputReader, day: string, { first, last }: { first: string; last: string }): void {
  if (day < first || day > last) reader.fault(['spentOn'], `The day lies between ${first} and ${last}.`)
}

async function changedSince(tx: Tx, row: Expense): Promise<ChangedSince> {
  return { __typename: 'ExpenseChangedSince', message: 'Somebody changed this expense in the meantime. Look at it again before you go on.', expense: await get(tx, row) }
}

async function get(tx: Tx, { projectId, id }: Which): Promise<Expense> {
  const [expense] = await tx.query<Expense>(`select ${EXPENSE} from finance.expenses e where e.project_id = $1 and e.id = $2`, [projectId, id])
  if (!expense) throw notFound('expense')
  return expense
}

async function lock(tx: Tx, { projectId, id }: Which): Promise<Expense> {
  const [row] = await lockExpenses(tx, projectId, [id.toLowerCase()])
  if (!row) throw notFound('expense')
  return row
}

/** Of which series it is never changes, so that is asked before any lock. */
async function lockWithFollowing(tx: Tx, which: Which): Promise<Expense> {
  const { projectId, recurringExpenseId, occurrenceMonth } = await get(tx, which)
  if (recurringExpenseId && occurrenceMonth) await lockOccurrences(tx, { projectId, id: recurringExpenseId, fromMonth: occurrenceMonth })
  return lock(tx, which)
}

async function versionOf(tx: Tx, { projectId, id }: Expense, number: number): Promise<ExpenseState | null> {
  const [was] = await tx.query<ExpenseState>(
    `select category_id as "categoryId", vendor_id as "vendorId", amount_minor as "amountMinor", spent_on::text as "spentOn", note, is_deleted as "isDeleted"
     from finance.expense_changes where project_id = $1 and expense_id = $2 and number = $3`,
    [projectId, id, number],
  )
  return was ?? null
}

const versionNow = ({ category, vendor, amountMinor, currency, spentOn, note, deletedAt }: Expense): ExpenseVersion => ({
  category,
  vendor,
  amountMinor,
  currency,
  spentOn,
  note,
  isDeleted: deletedAt !== null,
})

const byId = (direction: 'ASC' | 'DESC'): PageKey<Expense> => ({ column: 'e.id', type: 'uuid', direction, of: ({ id }) => id })
const byDay = (direction: 'ASC' | 'DESC'): PageKey<Expense>[] => [
  { column: 'e.spent_on', type: 'date', direction, of: ({ spentOn }) => spentOn },
  byId(direction),
]
const byAmount = (direction: 'ASC' | 'DESC'): PageKey<Expense>[] => [
  { column: 'e.amount_minor', type: 'bigint', direction, of: ({ amountMinor }) => amountMinor },
  byId(direction),
]

const SORTS: Record<ExpenseSort, PageKey<Expense>[]> = {
  SPENT_ON_DESC: byDay('DESC'),
  SPENT_ON_ASC: byDay('ASC'),
  AMOUNT_DESC: byAmount('DESC'),
  AMOUNT_ASC: byAmount('ASC'),
}
