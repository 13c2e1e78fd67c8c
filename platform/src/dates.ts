/**
 * Days are texts `YYYY-MM-DD` and belong to a time zone; instants are `Date`. The way between them goes through `Intl`,
 * which knows every change of the clock. Arithmetic on days alone is done in UTC, where each day has 24 hours.
 */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS_A_DAY = 86_400_000
/** No zone is further from UTC than 15 hours at any time since 1850 (Manila and Alaska were, by the date line). */
const WIDEST_OFFSET = 26 * 3_600_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** True for a day that exists, in the years 1 to 9999. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const match = DAY.exec(value)
  return match !== null && match[1] !== '0000' && dayOfUtc(utc(value)) === value
}

/** True for an IANA name that this machine knows, such as `Asia/Ho_Chi_Minh`; not for a bare offset. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatFor(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The day that calendars in the zone show at an instant. */
export function dayIn(timeZone: string, instant: Date): string {
  const { year, month, day } = partsIn(timeZone, instant)
  return `${year.padStart(4, '0')}-${month}-${day}`
}

/**
 * The first instant of a day in a zone: later than 00:00 where the clock jumps over midnight, the first of two where
 * midnight comes twice, and the start of the following day where a zone skipped the day.
 */
export function startOfDay(timeZone: string, day: string): Date {
  const midnight = utc(day)
  let from = midnight - WIDEST_OFFSET
  let to = midnight + WIDEST_OFFSET
  // The common case, without a search: the zone's distance from UTC half a day around is the one at midnight.
  const guess = midnight - offsetAt(timeZone, midnight)
  if (isStart(timeZone, day, guess)) return new Date(guess)
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (dayIn(timeZone, new Date(middle)) < day) from = middle
    else to = middle
  }
  return new Date(to)
}

/** The first instant after a day in a zone, so that `[startOfDay, endOfDay)` is the day, of 23, 24 or 25 hours. */
export function endOfDay(timeZone: string, day: string): Date {
  return startOfDay(timeZone, addDays(day, 1))
}

export function addDays(day: string, count: number): string {
  return dayOfUtc(utc(day) + count * MILLISECONDS_A_DAY)
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: string, to: string): number {
  return (utc(to) - utc(from)) / MILLISECONDS_A_DAY
}

/** The same day some months later (earlier when negative), or the month's last day where it has no such day. */
export function addMonths(day: string, count: number): string {
  const date = new Date(utc(day))
  const first = new Date(0)
  first.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + count, 1)
  const last = lastOfMonth(dayOfUtc(first.getTime()))
  return last.slice(8) < day.slice(8) ? last : last.slice(0, 8) + day.slice(8)
}

/** `addMonths` backwards: 2026-03-31 one month back is 2026-02-28. */
export function monthsBack(day: string, count: number): string {
  return addMonths(day, -count)
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`
}

export function lastOfMonth(day: string): string {
  const date = new Date(utc(day))
  const end = new Date(0)
  end.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)
  return dayOfUtc(end.getTime())
}

/** The Monday of the day's week. */
export function isoWeekStart(day: string): string {
  const weekday = new Date(utc(day)).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

function isStart(timeZone: string, day: string, instant: number): boolean {
  return dayIn(timeZone, new Date(instant)) >= day && dayIn(timeZone, new Date(instant - 1)) < day
}

function offsetAt(timeZone: string, instant: number): number {
  const { year, month, day, hour, minute, second } = partsIn(timeZone, new Date(instant))
  const wall = new Date(0)
  wall.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  wall.setUTCHours(Number(hour), Number(minute), Number(second))
  return wall.getTime() - instant
}

type Parts = { year: string; month: string; day: string; hour: string; minute: string; second: string }

function partsIn(timeZone: string, instant: Date): Parts {
  const parts: Parts = { year: '', month: '', day: '', hour: '', minute: '', second: '' }
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) {
    if (type in parts) parts[type as keyof Parts] = value
  }
  return parts
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

function utc(day: string): number {
  const match = DAY.exec(day)
  if (!match) throw new RangeError(`${day} is no day YYYY-MM-DD.`)
  const date = new Date(0)
  return date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
}

function dayOfUtc(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
