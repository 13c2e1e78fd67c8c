/** Calendar days are `YYYY-MM-DD` strings; arithmetic on them runs in UTC, where each day has 24 hours. */
const dayMs = 86_400_000

export interface Days {
  from: string
  to: string
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && atUtc(text) !== null
}

/** The calendar day on which an instant falls in a zone. */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'gregory', numberingSystem: 'latn' }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

export function addDays(day: string, days: number): string {
  return new Date((atUtc(day) ?? 0) + days * dayMs).toISOString().slice(0, 10)
}

export function daysBetween({ from, to }: Days): number {
  return Math.round(((atUtc(to) ?? 0) - (atUtc(from) ?? 0)) / dayMs) + 1
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`
}

/** The same day of the month some months earlier or later; the last day of that month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

/** Noon UTC of a day, for showing it: no zone shifts it to a neighbour when it is formatted in UTC. */
export function dayAsDate(day: string): Date {
  return new Date((atUtc(day) ?? 0) + dayMs / 2)
}

function atUtc(day: string): number | null {
  const time = Date.parse(`${day}T00:00:00.000Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : time
}
