import { addDays, addMonths, dayIn, daysBetween, firstOfMonth, isDay, type Days } from './dates.ts'

export const presets = ['7d', '30d', '90d', 'month', 'last-month', 'quarter', 'year'] as const
export type Preset = (typeof presets)[number]

/** What the address says: a preset, or two days. */
export interface RangeSearch {
  range?: string
  from?: string
  to?: string
}

export interface Range extends Days {
  preset: Preset | 'custom'
  previous: Days
  bucket: 'DAY' | 'WEEK' | 'MONTH'
}

const defaultPreset: Preset = '30d'

/** Longest span whose days can still be told apart in the chart. */
const longestByDay = 93
const longestByWeek = 400
/** A range beyond this is a slip of the keyboard. */
const longestRange = 3660

export function readRange(search: RangeSearch, timeZone: string, now = new Date()): Range {
  const today = dayIn(timeZone, now)
  if (isDay(search.from) && isDay(search.to) && search.from <= search.to && daysBetween({ from: search.from, to: search.to }) <= longestRange) {
    const days = { from: search.from, to: search.to }
    return { ...days, preset: 'custom', previous: daysBefore(days), bucket: bucketOf(days) }
  }
  const preset = presets.find((one) => one === search.range) ?? defaultPreset
  const days = daysOf(preset, today)
  return { ...days, preset, previous: previousOf(preset, days), bucket: bucketOf(days) }
}

export function daysOf(preset: Preset, today: string): Days {
  switch (preset) {
    case '7d':
      return { from: addDays(today, -6), to: today }
    case '30d':
      return { from: addDays(today, -29), to: today }
    case '90d':
      return { from: addDays(today, -89), to: today }
    case 'month':
      return { from: firstOfMonth(today), to: today }
    case 'last-month': {
      const first = addMonths(firstOfMonth(today), -1)
      return { from: first, to: addDays(firstOfMonth(today), -1) }
    }
    case 'quarter': {
      const month = Number(today.slice(5, 7))
      return { from: addMonths(firstOfMonth(today), -((month - 1) % 3)), to: today }
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
  }
}

/** A calendar range is compared with the same days of the calendar before it, any other with as many days before. */
function previousOf(preset: Preset, days: Days): Days {
  const back = preset === 'month' || preset === 'last-month' ? 1 : preset === 'quarter' ? 3 : preset === 'year' ? 12 : 0
  if (back === 0) return daysBefore(days)
  const from = addMonths(days.from, -back)
  return { from, to: preset === 'last-month' ? addDays(days.from, -1) : addMonths(days.to, -back) }
}

function daysBefore(days: Days): Days {
  return { from: addDays(days.from, -daysBetween(days)), to: addDays(days.from, -1) }
}

function bucketOf(days: Days): 'DAY' | 'WEEK' | 'MONTH' {
  const count = daysBetween(days)
  return count <= longestByDay ? 'DAY' : count <= longestByWeek ? 'WEEK' : 'MONTH'
}
