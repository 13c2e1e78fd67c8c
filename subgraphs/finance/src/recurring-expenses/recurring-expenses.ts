import { projectIdsWith, type Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { addMonths, dayIn } from '@howl/platform/dates'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import type { ProjectList } from '@howl/platform/project-lists'
import type { CreateRecurringExpenseInput, UpdateRecurringExpenseInput } from '../__generated__/resolvers.ts'
import type { ExpenseChangeSet } from '../expense-change-sets/entities.ts'
import { placeEdit, placeExpense, readEditedTexts, readExpenseTexts } from '../expenses/expense-input.ts'
import { findRepeated } from '../idempotency.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { orRefusal, refuseFaults } from '../refusals.ts'
import type { RecurringExpense } from './entities.ts'
import { firstMonthFrom } from './occurrences.ts'
import { RECORD_RECURRING, RECURRING } from './recording.ts'
import { editSeries, lockSeries, type SeriesEdit } from './series.ts'

type CreateSuccess = { __typename: 'CreateRecurringExpenseSuccess'; recurringExpense: RecurringExpense }
type UpdateSuccess = { __typename: 'UpdateRecurringExpenseSuccess'; recurringExpense: RecurringExpense; changeSet: ExpenseChangeSet }

const NEWEST: PageKey<RecurringExpense>[] = [
  { column: 'r.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'r.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

/** A start that was mistyped would record a hundred expenses at once; one year ahead is enough to plan. */
const [MONTHS_BACK, MONTHS_AHEAD] = [120, 12] as const

export class RecurringExpenses {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  list(): ProjectList<RecurringExpense> {
    return { columns: RECURRING, from: 'finance.recurring_expenses r', projectColumn: 'r.project_id', keys: NEWEST }
  }

  /** For loaders: in the order of the ids, null where there is none in the caller's projects. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<(RecurringExpense | null)[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    if (mine.length === 0) return ids.map(() => null)
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<RecurringExpense>(`select ${RECURRING} from finance.recurring_expenses r where r.project_id = any ($1) and r.id = any ($2)`, [mine, ids]),
    )
    const byId = new Map(rows.map((series) => [series.id, series]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  create(claims: Claims, input: CreateRecurringExpenseInput): Promise<CreateSuccess | InvalidInput> {
    const { projectId, idempotencyKey, startsOn, endsOn = null, ...wish } = input
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const texts = readExpenseTexts(reader, input)
    const minor = reader.money({ path: ['amount'], value: input.amount, project: facts, least: 1n })
    const dayOfMonth = input.dayOfMonth ?? Number(startsOn.slice(8))
    checkDayOfMonth(reader, dayOfMonth)
    const today = dayIn(facts.timeZone, this.#now())
    const [earliest, latest] = [addMonths(today, -MONTHS_BACK), addMonths(today, MONTHS_AHEAD)]
    if (startsOn < earliest || startsOn > latest) reader.fault(['startsOn'], `It begins between ${earliest} and ${latest}.`)
    if (endsOn !== null && endsOn < startsOn) reader.fault(['endsOn'], 'It cannot end before it begins.')
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx, { currency }): Promise<CreateSuccess> => {
      const id = uuidv7()
      const call = { projectId, operation: 'createRecurringExpense', key: idempotencyKey, input: { startsOn, endsOn, ...wish }, newId: id }
      const earlier = await findRepeated(tx, call)
      if (earlier) return { __typename: 'CreateRecurringExpenseSuccess', recurringExpense: await get(tx, { projectId, id: earlier }) }
      const { categoryId, vendorId } = await placeExpense(tx, projectId, { ...texts, reader })
      refuseFaults(reader)
      const actor = actorOf(claims)
      const [recurringExpense] = await tx.query<RecurringExpense>(
        `insert into finance.recurring_expenses as r
           (project_id, id, category_id, vendor_id, amount_minor, currency, note, day_of_month, starts_on, ends_on, next_month, actor_kind, actor_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${RECURRING}`,
        [projectId, id, categoryId, vendorId, minor.toString(), currency, texts.note, dayOfMonth, startsOn, endsOn, firstMonthFrom(startsOn, dayOfMonth), actor.kind, actor.id],
      )
      if (!recurringExpense) throw new Error('a recurring expense was not written')
      tx.ring(RECORD_RECURRING)
      return { __typename: 'CreateRecurringExpenseSuccess', recurringExpense }
    })
    return orRefusal(work)
  }

  update(claims: Claims, { projectId, ...input }: UpdateRecurringExpenseInput & { projectId: string }): Promise<UpdateSuccess | InvalidInput> {
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const texts = readEditedTexts(reader, input)
    const minor = input.amount ? reader.money({ path: ['amount'], value: input.amount, project: facts, least: 1n }) : null
    if (input.dayOfMonth != null) checkDayOfMonth(reader, input.dayOfMonth)
    if (reader.isFaulty) return Promise.resolve(reader.refusal())
    const work = this.#projects.change(claims, projectId, async (tx, project): Promise<UpdateSuccess> => {
      const id = input.id.toLowerCase()
      // Before the names that it makes: everybody comes to those by way of the series.
      await lockSeries(tx, { projectId, id })
      const placed = await placeEdit(tx, projectId, { ...texts, reader })
      refuseFaults(reader)
      const edit: SeriesEdit = {
        ...(placed.categoryId === null ? {} : { categoryId: placed.categoryId }),
        ...(input.vendor === undefined ? {} : { vendorId: placed.vendorId }),
        ...(minor === null ? {} : { amountMinor: minor.toString() }),
        ...(input.note === undefined ? {} : { note: texts.note }),
        ...(input.dayOfMonth == null ? {} : { dayOfMonth: input.dayOfMonth }),
        ...(input.endsOn === undefined ? {} : { endsOn: input.endsOn }),
      }
      const { series, changeSet } = await editSeries(tx, project, { id, edit, fromMonth: null, actor: actorOf(claims), now: this.#now() })
      return { __typename: 'UpdateRecurringExpenseSuccess', recurringExpense: series, changeSet }
    })
    return orRefusal(work)
  }
}

function checkDayOfMonth(reader: InputReader, dayOfMonth: number): void {
  if (dayOfMonth < 1 || dayOfMonth > 31) reader.fault(['dayOfMonth'], 'A day of the month is 1 to 31; 31 is the last day of every month.')
}

async function get(tx: Tx, { projectId, id }: { projectId: string; id: string }): Promise<RecurringExpense> {
  const [series] = await tx.query<RecurringExpense>(`select ${RECURRING} from finance.recurring_expenses r where r.project_id = $1 and r.id = $2`, [projectId, id])
  if (!series) throw notFound('recurring expense')
  return series
}
