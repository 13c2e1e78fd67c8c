import { addDays, addMonths, firstOfMonth, lastOfMonth } from '@howl/platform/dates'
import type { RecurringExpense } from './entities.ts'

/** The day of an occurrence: the day of the month, or its last day where it has no such day. @param month its first day. */
export function occurrenceDay(month: string, dayOfMonth: number): string {
  const last = lastOfMonth(month)
  const day = addDays(month, dayOfMonth - 1)
  return day > last ? last : day
}

/** The first month whose occurrence is not before a day. */
export function firstMonthFrom(day: string, dayOfMonth: number): string {
  const month = firstOfMonth(day)
  return occurrenceDay(month, dayOfMonth) >= day ? month : addMonths(month, 1)
}

type Series = Pick<RecurringExpense, 'nextMonth' | 'dayOfMonth' | 'endsOn'>

/** The day of the next occurrence; null when the series has ended. */
export function nextOn({ nextMonth, dayOfMonth, endsOn }: Series): string | null {
  const day = occurrenceDay(nextMonth, dayOfMonth)
  return endsOn !== null && day > endsOn ? null : day
}

/** The occurrences that are due by a day and not recorded yet, and the month that comes after them. */
export function dueBy(today: string, series: Series, most: number): { due: { month: string; day: string }[]; nextMonth: string } {
  const due: { month: string; day: string }[] = []
  let { nextMonth } = series
  while (due.length < most) {
    const day = nextOn({ ...series, nextMonth })
    if (day === null || day > today) break
    due.push({ month: nextMonth, day })
    nextMonth = addMonths(nextMonth, 1)
  }
  return { due, nextMonth }
}
