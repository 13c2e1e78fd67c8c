import type { Tx } from '@howl/platform/database'
import { dayIn } from '@howl/platform/dates'
import { notFound } from '@howl/platform/errors'
import { uuidv7 } from '@howl/platform/ids'
import type { ExpenseChangeSet } from '../expense-change-sets/entities.ts'
import { noteChanged, openFinishedChangeSet } from '../expense-change-sets/opening.ts'
import { changeExpenses, lockExpenses, stateOf } from '../expenses/changing.ts'
import type { Actor } from '../orders/timeline.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { refuse } from '../refusals.ts'
import type { RecurringExpense } from './entities.ts'
import { firstMonthFrom, nextOn, occurrenceDay } from './occurrences.ts'
import { dueAt, RECORD_RECURRING, RECURRING } from './recording.ts'

/** What an edit sets; what is absent stays. */
export type SeriesEdit = {
  categoryId?: string
  vendorId?: string | null
  amountMinor?: string
  note?: string | null
  dayOfMonth?: number
  endsOn?: string | null
}

/** The series as it was, and the version that the edit gave it: one that was edited again is not put back. */
export type BeforeSeriesEdit = Required<SeriesEdit> & { version: number }

type Editing = {
  id: string
  edit: SeriesEdit
  /** Occurrences of this month and later follow, recorded ones too; null leaves all that is recorded alone. */
  fromMonth: string | null
  actor: Actor
  now: Date
}

/**
 * Edits what a series records from now on, and what it has recorded from a month on. Every one of those gets what the edit
 * names, also one that was edited by itself before; nothing else of it changes.
 */
export async function editSeries(tx: Tx, project: ProjectFacts, { id, edit, fromMonth, actor, now }: Editing): Promise<{ series: RecurringExpense; changeSet: ExpenseChangeSet }> {
  const { projectId } = project
  const before = await lockSeries(tx, { projectId, id })
  const wished = { ...before, ...edit }
  if (wished.endsOn !== null && wished.endsOn < before.startsOn) refuse(['endsOn'], `It cannot end before it began, on ${before.startsOn}.`)
  // What ended and goes on again begins anew: the months between were not forgotten, there was nothing to pay.
  const hadEnded = nextOn(before) === null
  const nextMonth = hadEnded ? later(before.nextMonth, firstMonthFrom(dayIn(project.timeZone, now), wished.dayOfMonth)) : before.nextMonth
  const series = await writeSeries(tx, project, { ...wished, nextMonth })
  const { categoryId, vendorId, amountMinor, note, dayOfMonth, endsOn } = before
  const changeSetId = uuidv7()
  const changeSet = await openFinishedChangeSet(tx, {
    projectId,
    id: changeSetId,
    plan: { kind: 'SERIES_EDIT', recurringExpenseId: id },
    before: { categoryId, vendorId, amountMinor, note, dayOfMonth, endsOn, version: series.version },
    actor,
  })
  const recorded = fromMonth === null ? [] : await recordedFrom(tx, { projectId, id, fromMonth })
  const changes = recorded.map((row) => ({
    row,
    after: {
      ...stateOf(row),
      ...('categoryId' in edit ? { categoryId: series.categoryId } : {}),
      ...('vendorId' in edit ? { vendorId: series.vendorId } : {}),
      ...('amountMinor' in edit ? { amountMinor: series.amountMinor } : {}),
      ...('note' in edit ? { note: series.note } : {}),
      ...('dayOfMonth' in edit && row.occurrenceMonth ? { spentOn: occurrenceDay(row.occurrenceMonth, series.dayOfMonth) } : {}),
    },
  }))
  const changed = await changeExpenses(tx, projectId, { changes, kind: 'CHANGED', actor, changeSetId })
  return { series, changeSet: await noteChanged(tx, changeSet, changed) }
}

/** Puts a series back to what it was before an edit, unless it was edited again since. @returns whether it did. */
export async function restoreSeries(tx: Tx, project: ProjectFacts, { id, before }: { id: string; before: BeforeSeriesEdit }): Promise<boolean> {
  const { version, ...was } = before
  const series = await lockSeries(tx, { projectId: project.projectId, id })
  if (series.version !== version) return false
  await writeSeries(tx, project, { ...series, ...was })
  return true
}

/**
 * Locks a series, and then what it has recorded from a month on by the order of the ids. Whoever edits both takes the locks this way
 * before any other: one who began with an expense and went on to its series would wait in a circle with one who began with another.
 */
export async function lockOccurrences(tx: Tx, { projectId, id, fromMonth }: { projectId: string; id: string; fromMonth: string }): Promise<void> {
  await lockSeries(tx, { projectId, id })
  await recordedFrom(tx, { projectId, id, fromMonth })
}

export async function lockSeries(tx: Tx, { projectId, id }: { projectId: string; id: string }): Promise<RecurringExpense> {
  const [series] = await tx.query<RecurringExpense>(`select ${RECURRING} from finance.recurring_expenses r where r.project_id = $1 and r.id = $2 for update`, [projectId, id])
  if (!series) throw notFound('recurring expense')
  return series
}

/** A worker looks at it at once: its day may have come by the edit. */
async function writeSeries(tx: Tx, project: ProjectFacts, series: RecurringExpense): Promise<RecurringExpense> {
  const [written] = await tx.query<RecurringExpense>(
    `update finance.recurring_expenses r set category_id = $3, vendor_id = $4, amount_minor = $5, note = $6, day_of_month = $7, ends_on = $8, next_month = $9,
       version = r.version + 1, updated_at = now(),
       due_at = $10, next_attempt_at = now(), attempts = 0, dead_at = null, last_error = null
     where r.project_id = $1 and r.id = $2 returning ${RECURRING}`,
    [
      project.projectId,
      series.id,
      series.categoryId,
      series.vendorId,
      series.amountMinor,
      series.note,
      series.dayOfMonth,
      series.endsOn,
      series.nextMonth,
      dueAt(project, series),
    ],
  )
  if (!written) throw notFound('recurring expense')
  tx.ring(RECORD_RECURRING)
  return written
}

async function recordedFrom(tx: Tx, { projectId, id, fromMonth }: { projectId: string; id: string; fromMonth: string }) {
  const rows = await tx.query<{ id: string }>(
    `select e.id from finance.expenses e where e.project_id = $1 and e.recurring_expense_id = $2 and e.occurrence_month >= $3`,
    [projectId, id, fromMonth],
  )
  return (await lockExpenses(tx, projectId, rows.map((row) => row.id))).filter(({ deletedAt }) => deletedAt === null)
}

const later = (one: string, other: string): string => (one > other ? one : other)
