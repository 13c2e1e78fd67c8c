import { endOfDay, startOfDay } from '@howl/platform/dates'
import { badInput } from '@howl/platform/errors'

/** Days, both inclusive, in a project's time zone. */
export type DayRange = { from: string; to: string }

/** @throws BAD_USER_INPUT when it ends before it begins. */
export function checkRange({ from, to }: DayRange): void {
  if (from > to) throw badInput(`The range ends on ${to}, before it begins on ${from}.`)
}

/** No row is older or newer; what lies beyond could not be turned into an instant that PostgreSQL and JavaScript both know. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '9000-12-31'] as const

/** The instants `[lower, upper)` of a range in a time zone. @throws BAD_USER_INPUT when it ends before it begins. */
export function instantsOf(timeZone: string, range: DayRange): { lower: Date; upper: Date } {
  checkRange(range)
  const clamp = (day: string): string => (day < FIRST_DAY ? FIRST_DAY : day > LAST_DAY ? LAST_DAY : day)
  return { lower: startOfDay(timeZone, clamp(range.from)), upper: endOfDay(timeZone, clamp(range.to)) }
}
