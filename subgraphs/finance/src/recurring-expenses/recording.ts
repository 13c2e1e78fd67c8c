import type { Tx } from '@howl/platform/database'
import { dayIn, startOfDay } from '@howl/platform/dates'
import { publishAll } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { expenseRecorded } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { followMerged } from '../expense-categories/naming.ts'
import { expenseText, spentBy, summed } from '../expenses/changing.ts'
import { appendDeltas } from '../metric-deltas.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { followMergedVendors } from '../vendors/naming.ts'
import { RecurringExpense } from './entities.ts'
import { dueBy, nextOn } from './occurrences.ts'

export const RECORD_RECURRING = 'finance.recordRecurringExpenses'

/** Twenty years: nobody's series reaches back further. */
const MOST_AT_ONCE = 240

export const RECURRING = columnsOf(RecurringExpense, 'r')

/** When a series has to be looked at again; null when it has ended. */
export const dueAt = ({ timeZone }: Pick<ProjectFacts, 'timeZone'>, series: Pick<RecurringExpense, 'nextMonth' | 'dayOfMonth' | 'endsOn'>): Date | null => {
  const next = nextOn(series)
  return next === null ? null : startOfDay(timeZone, next)
}

/**
 * Records what is due of a series by now, in the project's time zone: one month, or all that were missed while nobody
 * worked. A month that is recorded already is left alone, so two who do this at once do it once.
 */
export async function recordDue(tx: Tx, project: ProjectFacts, { id, now }: { id: string; now: Date }): Promise<void> {
  const { projectId } = project
  const [series] = await tx.query<RecurringExpense>(`select ${RECURRING} from finance.recurring_expenses r where r.project_id = $1 and r.id = $2 for update`, [projectId, id])
  if (!series) throw new Error('a recurring expense vanished')
  const { due, nextMonth } = dueBy(dayIn(project.timeZone, now), series, MOST_AT_ONCE)
  if (due.length > 0) {
    const categoryId = (await followMerged(tx, projectId, [series.categoryId]))(series.categoryId)
    const vendorId = (await followMergedVendors(tx, projectId, series.vendorId ? [series.vendorId] : []))(series.vendorId)
    const { amountMinor, currency, note } = series
    const made = await tx.query<{ id: string; spentOn: string }>(
      `insert into finance.expenses as e
         (project_id, category_id, vendor_id, amount_minor, currency, note, search_text, recurring_expense_id, recorded_by_kind, id, occurrence_month, spent_on)
       select $1, $2, $3, $4, $5, $6, $7, $8, 'RULE', * from unnest($9::uuid[], $10::date[], $11::date[])
       on conflict (project_id, recurring_expense_id, occurrence_month) where recurring_expense_id is not null do nothing
       returning e.id, e.spent_on::text as "spentOn"`,
      [
        projectId,
        categoryId,
        vendorId,
        amountMinor,
        currency,
        note,
        expenseText({ note, minor: BigInt(amountMinor), currency }),
        id,
        due.map(() => uuidv7()),
        due.map(({ month }) => month),
        due.map(({ day }) => day),
      ],
    )
    await appendDeltas(tx, projectId, summed(made.flatMap(({ spentOn }) => spentBy({ currency }, { categoryId, vendorId, amountMinor, spentOn, note, isDeleted: false }))))
    await publishAll(tx, expenseRecorded, made.map((expense) => ({ projectId, subject: expense.id, payload: { expenseId: expense.id } })))
    await tx.query('update finance.recurring_expenses set next_month = $3 where project_id = $1 and id = $2', [projectId, id, nextMonth])
  }
  await noteDue(tx, { projectId, id, dueAt: dueAt(project, { ...series, nextMonth }) })
}

export const noteDue = async (tx: Tx, { projectId, id, dueAt: at }: { projectId: string; id: string; dueAt: Date | null }): Promise<void> =>
  void (await tx.query('update finance.recurring_expenses set due_at = $3 where project_id = $1 and id = $2', [projectId, id, at]))
