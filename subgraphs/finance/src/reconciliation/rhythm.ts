import { localHour } from './local-hours.ts'

const HOUR_MS = 3_600_000
/** Fewer callbacks, or over fewer days, are no rhythm. */
const LEAST_CALLBACKS = 20
const LEAST_DAYS = 7
/** Nobody is told sooner than this after the last callback: SePay itself tries for half an hour. */
const LEAST_SILENCE_MS = 45 * 60_000
const LONGEST_LOOK_AHEAD_HOURS = 21 * 24
/** A silence has to outlast the longest but a few of all that were before, by half. */
const QUANTILE = 0.99
const MARGIN = 1.5
/** Even where callbacks come evenly: so many must be missing. */
const LEAST_MISSED = 4

/**
 * When a connection will have been silent for longer than is usual for it; null where too little is known.
 *
 * A pause is measured in callbacks that would have come in it: by hour of the day, and apart for working days and weekends.
 * So a night counts for little where nights are quiet, and an hour for much where one comes each minute.
 *
 * @param callbacks moments of the last weeks, in any order.
 */
export function silentAt(callbacks: readonly Date[], timeZone: string): Date | null {
  const times = callbacks.map((at) => at.getTime()).toSorted((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || times.length < LEAST_CALLBACKS || last - first < LEAST_DAYS * 24 * HOUR_MS) return null
  const rate = ratesOf(times, timeZone)
  const gaps = times.slice(1).map((time, index) => expected(times[index] ?? time, time, rate)).toSorted((a, b) => a - b)
  const usual = gaps[Math.min(Math.ceil(gaps.length * QUANTILE), gaps.length) - 1] ?? 0
  const limit = Math.max(usual * MARGIN, LEAST_MISSED)
  let missed = 0
  for (let hour = Math.floor(last / HOUR_MS); hour < last / HOUR_MS + LONGEST_LOOK_AHEAD_HOURS; hour += 1) {
    const [from, to] = [Math.max(hour * HOUR_MS, last), (hour + 1) * HOUR_MS]
    const more = expected(from, to, rate)
    if (missed + more >= limit) return new Date(Math.max(from + ((limit - missed) / more) * (to - from), last + LEAST_SILENCE_MS))
    missed += more
  }
  return null
}

type Rate = (hour: number) => number

/** Callbacks an hour, by the kind of hour. @param hour counted since 1970. */
function ratesOf(times: readonly number[], timeZone: string): Rate {
  const kinds = new Map<number, string>()
  const kindOf = (hour: number): string => {
    const known = kinds.get(hour) ?? localHour(timeZone, new Date(hour * HOUR_MS))
    kinds.set(hour, known)
    return known
  }
  const [hours, came] = [new Map<string, number>(), new Map<string, number>()]
  const add = (map: Map<string, number>, kind: string): void => void map.set(kind, (map.get(kind) ?? 0) + 1)
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  for (let hour = Math.floor(first / HOUR_MS); hour <= last / HOUR_MS; hour += 1) add(hours, kindOf(hour))
  for (const time of times) add(came, kindOf(Math.floor(time / HOUR_MS)))
  return (hour) => (came.get(kindOf(hour)) ?? 0) / Math.max(hours.get(kindOf(hour)) ?? 0, 1)
}

/** How many callbacks would usually have come between two moments. */
function expected(from: number, to: number, rate: Rate): number {
  let sum = 0
  for (let hour = Math.floor(from / HOUR_MS); hour * HOUR_MS < to; hour += 1) {
    const part = (Math.min(to, (hour + 1) * HOUR_MS) - Math.max(from, hour * HOUR_MS)) / HOUR_MS
    sum += part * rate(hour)
  }
  return sum
}
