import { projectIn, type Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { addDays, dayIn } from '@howl/platform/dates'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { publish, type EventDefinition } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { formatMoney } from '@howl/platform/money'
import type { PageKey } from '@howl/platform/pagination'
import { expenseDeleted, expenseRecorded, expenseRestored } from '@howl/schema/events/finance'
import type { ExpenseFilter, ExpenseSort, RecordExpenseInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { checkRange } from '../day-ranges.ts'
import { findRepeated } from '../idempotency.ts'
import { InputReader } from '@howl/platform/input'
import { appendDeltas } from '../metric-deltas.ts'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import { changeable, type Projects } from '../projects/projects.ts'
import { searchText, searchWords } from '../search-text.ts'
import { categoryKey, categoryNames } from './categories.ts'
import { Expense } from './entities.ts'

type Recorded = { __typename: 'RecordExpenseSuccess'; expense: Expense }
type Which = { projectId: string; id: string }

const EXPENSE = `${columnsOf(Expense, 'e')}, c.name as category`
const FROM = 'finance.expenses e join finance.expense_categories c on c.project_id = e.project_id and c.id = e.category_id'

/** What is paid ahead may be entered ahead; a year that was mistyped should not be. */
const DAYS_AHEAD = 5 * 366

export class Expenses {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  async record(claims: Claims, input: RecordExpenseInput): Promise<Recorded | InvalidInput> {
    const { projectId, idempotencyKey, spentOn, ...wish } = input
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const category = reader.text({ path: ['category'], value: input.category, name: 'The category', max: 80 })
    const minor = reader.money({ path: ['amount'], value: input.amount, project: facts, least: 1n })
    const vendor = reader.optionalText({ path: ['vendor'], value: input.vendor, name: 'The vendor', max: 200 })
    const note = reader.optionalText({ path: ['note'], value: input.note, name: 'The note', max: 2000 })
    const latest = addDays(dayIn(facts.timeZone, this.#now()), DAYS_AHEAD)
    if (spentOn < '1970-01-01' || spentOn > latest) reader.fault(['spentOn'], `The day lies between 1970-01-01 and ${latest}.`)
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, projectId, async (tx, { currency }) => {
      const id = uuidv7()
      const call = { projectId, operation: 'recordExpense', key: idempotencyKey, input: { spentOn, ...wish }, newId: id }
      const earlier = await findRepeated(tx, call)
      if (earlier) return { __typename: 'RecordExpenseSuccess', expense: await get(tx, { projectId, id: earlier }) }
      const categoryId = await categoryOf(tx, projectId, category)
      const text = searchText([vendor, note, category, formatMoney({ minor, currency }).amount])
      await tx.query(
        `insert into finance.expenses (id, project_id, category_id, amount_minor, currency, spent_on, vendor, note, search_text)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, projectId, categoryId, minor.toString(), currency, spentOn, vendor, note, text],
      )
      await appendDeltas(tx, projectId, [{ day: spentOn, kind: 'SPENT', currency, minor, count: 1, categoryId }])
      await publish(tx, expenseRecorded, { projectId, subject: id, payload: { expenseId: id } })
      return { __typename: 'RecordExpenseSuccess', expense: await get(tx, { projectId, id }) }
    })
  }

  /** Deleting what is deleted changes nothing. */
  delete(claims: Claims, which: Which): Promise<Expense> {
    return this.#switch(claims, which, { set: 'deleted_at = now()', when: 'deleted_at is null', sign: -1, event: expenseDeleted })
  }

  restore(claims: Claims, which: Which): Promise<Expense> {
    return this.#switch(claims, which, { set: 'deleted_at = null', when: 'deleted_at is not null', sign: 1, event: expenseRestored })
  }

  #switch(claims: Claims, { projectId, id: given }: Which, { set, when, sign, event }: Switch): Promise<Expense> {
    const id = given.toLowerCase()
    return this.#projects.change(claims, projectId, async (tx) => {
      // Of two at once the second waits for the row and finds nothing to change: the figures move once.
      const [changed] = await tx.query<Pick<Expense, 'amountMinor' | 'currency' | 'spentOn' | 'categoryId'>>(
        `update finance.expenses set ${set}, updated_at = now() where project_id = $1 and id = $2 and ${when}
         returning amount_minor as "amountMinor", currency, spent_on::text as "spentOn", category_id as "categoryId"`,
        [projectId, id],
      )
      if (changed) {
        const { amountMinor, currency, spentOn: day, categoryId } = changed
        await appendDeltas(tx, projectId, [{ day, kind: 'SPENT', currency, minor: BigInt(amountMinor) * BigInt(sign), count: sign, categoryId }])
        await publish(tx, event, { projectId, subject: id, payload: { expenseId: id } })
      }
      return get(tx, { projectId, id })
    })
  }

  /** For loaders: categories in use and those that projects of the kind are likely to need. */
  async categoriesOf(claims: Claims, projectIds: readonly string[]): Promise<string[][]> {
    const ids = [...new Set(projectIds)]
    const rows = await this.#projects.read(claims, ids, (tx) =>
      tx.query<{ projectId: string; name: string }>(
        `select c.project_id as "projectId", c.name from finance.expense_categories c
         where c.project_id = any ($1) and exists (
           select from finance.expenses e where e.project_id = c.project_id and e.category_id = c.id and e.deleted_at is null)`,
        [ids],
      ),
    )
    const used = (id: string) => rows.filter(({ projectId }) => projectId === id).map(({ name }) => name)
    return projectIds.map((id) => categoryNames(used(id), projectIn(claims, id)?.kind ?? ''))
  }

  list(filter: ExpenseFilter | null | undefined, sort: ExpenseSort | null | undefined): ProjectList<Expense> {
    const conditions = listConditions()
    const { spent, categories, search } = filter ?? {}
    conditions.add(() => 'e.deleted_at is null')
    if (spent) checkRange(spent)
    if (spent) conditions.add((param) => `e.spent_on between ${param(spent.from)}::date and ${param(spent.to)}::date`)
    // No key holds NUL, and PostgreSQL would not even compare it.
    if (categories) conditions.add((param) => `c.key = any (${param(categories.map(categoryKey).filter((key) => !key.includes('\0')))}::text[])`)
    for (const word of searchWords(search)) {
      conditions.add((param) => word.map((form) => `strpos(e.search_text, ${param(form)}) > 0`).join(' or '))
    }
    return { columns: EXPENSE, from: FROM, projectColumn: 'e.project_id', keys: SORTS[sort ?? 'SPENT_ON_DESC'], conditions }
  }
}

type Switch = { set: string; when: string; sign: 1 | -1; event: EventDefinition<{ expenseId: string }> }

async function get(tx: Tx, { projectId, id }: Which): Promise<Expense> {
  const [expense] = await tx.query<Expense>(`select ${EXPENSE} from ${FROM} where e.project_id = $1 and e.id = $2`, [projectId, id])
  if (!expense) throw notFound('expense')
  return expense
}

async function categoryOf(tx: Tx, projectId: string, name: string): Promise<string> {
  const key = categoryKey(name)
  const find = () => tx.query<{ id: string }>('select id from finance.expense_categories where project_id = $1 and key = $2', [projectId, key])
  const [known] = await find()
  if (known) return known.id
  const [made] = await tx.query<{ id: string }>(
    `insert into finance.expense_categories (id, project_id, name, key) values ($1, $2, $3, $4)
     on conflict on constraint expense_categories_key do nothing returning id`,
    [uuidv7(), projectId, name, key],
  )
  const [found] = made ? [made] : await find()
  if (!found) throw new Error('an expense category vanished')
  return found.id
}

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
