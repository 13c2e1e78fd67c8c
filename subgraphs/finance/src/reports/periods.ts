import { addDays, addMonths, daysBetween, firstOfMonth, lastOfMonth } from '@howl/platform/dates'
import type { DayRange } from '../day-ranges.ts'

export type Comparison = 'PERIOD_BEFORE' | 'YEAR_BEFORE'

/** The period that one is compared with. */
export function comparedPeriod(period: DayRange, comparison: Comparison): DayRange {
  if (comparison === 'YEAR_BEFORE') return monthsEarlier(period, 12)
  if (period.from === firstOfMonth(period.from)) return monthsEarlier(period, monthsTouched(period))
  const days = daysBetween(period.from, period.to) + 1
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) }
}

/** The calendar months that a period touches, clipped to it. */
export function monthsOf({ from, to }: DayRange): DayRange[] {
  const months = []
  for (let first = firstOfMonth(from); first <= to; first = addMonths(first, 1)) {
    const last = lastOfMonth(first)
    months.push({ from: first < from ? from : first, to: last > to ? to : last })
  }
  return months
}

function monthsTouched({ from, to }: DayRange): number {
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return month(to) - month(from) + 1
}

/** What ends with a month is compared with what ends with one: February of a leap year has a day more. */
function monthsEarlier({ from, to }: DayRange, months: number): DayRange {
  const end = addMonths(to, -months)
  return { from: addMonths(from, -months), to: to === lastOfMonth(to) ? lastOfMonth(end) : end }
}

/**
 * Periods cut at each other's ends: a day that lies in several of them lies in one piece, and is read once.
 *
 * @returns the pieces, and of each period the places of those that it is made of.
 */
export function piecesOf(periods: readonly DayRange[]): { pieces: DayRange[]; places: number[][] } {
  const starts = [...new Set(periods.flatMap(({ from, to }) => [from, addDays(to, 1)]))].toSorted()
  const pieces = starts.slice(1).flatMap((next, index): DayRange[] => {
    const piece = { from: starts[index] ?? next, to: addDays(next, -1) }
    return periods.some((period) => contains(period, piece)) ? [piece] : []
  })
  return { pieces, places: periods.map((period) => pieces.flatMap((piece, place) => (contains(period, piece) ? [place] : []))) }
}

const contains = (period: DayRange, piece: DayRange): boolean => period.from <= piece.from && piece.to <= period.to
