import { addDays, addMonths, daysBetween, firstOfMonth, lastOfMonth } from '@howl/platform/dates'

/** Days, both inclusive, YYYY-MM-DD. */
export type Period = { from: string; to: string }

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The month that `today` lies in, up to today. */
export const monthToDate = (today: string): Period => ({ from: firstOfMonth(today), to: today })

/**
 * The period that a reader would compare with: whole months with as many whole months before them, the begin of a month
 * with the same days of the month before (1 to 31 March with the whole of February), anything else with as many days
 * right before it.
 */
export function comparablePeriod({ from, to }: Period): Period {
  const months = monthNumber(to) - monthNumber(from) + 1
  const startsMonth = from === firstOfMonth(from)
  if (startsMonth && to === lastOfMonth(to)) return { from: addMonths(from, -months), to: addDays(from, -1) }
  if (startsMonth && months === 1) return { from: addMonths(from, -1), to: addMonths(to, -1) }
  return { from: addDays(from, -daysOf({ from, to })), to: addDays(from, -1) }
}

/** "November 2026", "1 to 21 November 2026", "28 October to 3 November 2026", "28 December 2025 to 3 January 2026". */
export function periodInWords({ from, to }: Period): string {
  if (from === to) return dayInWords(from)
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dayInWords(from)} to ${dayInWords(to)}`
  if (monthNumber(from) !== monthNumber(to)) return `${dayOf(from)} ${monthOf(from)} to ${dayInWords(to)}`
  if (from === firstOfMonth(from) && to === lastOfMonth(to)) return `${monthOf(to)} ${yearOf(to)}`
  return `${dayOf(from)} to ${dayInWords(to)}`
}

export const daysOf = ({ from, to }: Period): number => daysBetween(from, to) + 1

export const liesIn = (day: string, { from, to }: Period): boolean => day >= from && day <= to

const yearOf = (day: string): number => Number(day.slice(0, 4))
const monthOf = (day: string): string | undefined => MONTHS[Number(day.slice(5, 7)) - 1]
const dayOf = (day: string): number => Number(day.slice(8))
const monthNumber = (day: string): number => yearOf(day) * 12 + Number(day.slice(5, 7))
const dayInWords = (day: string): string => `${dayOf(day)} ${monthOf(day)} ${yearOf(day)}`
