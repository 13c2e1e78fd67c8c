import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayIn,
  daysBetween,
  endOfDay,
  firstOfMonth,
  isDay,
  isTimeZone,
  isoWeekStart,
  lastOfMonth,
  monthsBack,
  startOfDay,
} from './dates.ts'

const zones = [
  'UTC',
  'Asia/Ho_Chi_Minh',
  'Africa/Johannesburg',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Africa/Casablanca',
]
const zone = fc.constantFrom(...zones)
const day = fc
  .integer({ min: 0, max: daysBetween('1990-01-01', '2040-12-31') })
  .map((offset) => addDays('1990-01-01', offset))

/** Days that a zone left out when it moved to the other side of the date line. */
const skipped = new Set(['Pacific/Apia 2011-12-30', 'Pacific/Kiritimati 1994-12-31'])

const hours = (timeZone: string, some: string) =>
  (endOfDay(timeZone, some).getTime() - startOfDay(timeZone, some).getTime()) / 3_600_000

describe('where a day begins', () => {
  test.each([
    ['Asia/Ho_Chi_Minh', '2026-03-10', '2026-03-09T17:00:00.000Z', 24],
    ['Africa/Johannesburg', '2026-03-10', '2026-03-09T22:00:00.000Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    // The clock jumps from 00:00 to 01:00: the day has no midnight.
    ['America/Santiago', '2022-09-11', '2022-09-11T04:00:00.000Z', 23],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z', 23],
    ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00.000Z', 23],
    // At 01:00 the clock goes back to 00:00: midnight comes twice, and the first one counts.
    ['America/Havana', '2023-11-05', '2023-11-05T04:00:00.000Z', 25],
    // At midnight the clock goes back into the day before, which gets the hour.
    ['America/Santiago', '2022-04-02', '2022-04-02T03:00:00.000Z', 25],
    // Half an hour.
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', 23.5],
    // Samoa left this day out, when it moved to the other side of the date line.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 24],
    ['Pacific/Kiritimati', '1994-12-31', '1994-12-31T10:00:00.000Z', 0],
  ])('%s, %s: %s, %d hours', (timeZone, some, start, length) => {
    expect(startOfDay(timeZone, some).toISOString()).toBe(start)
    expect(hours(timeZone, some)).toBe(length)
  })

  test('the first millisecond of a day is on the day, and the one before is not', () => {
    fc.assert(
      fc.property(zone, day, (timeZone, some) => {
        fc.pre(!skipped.has(`${timeZone} ${some}`))
        const start = startOfDay(timeZone, some)
        expect(dayIn(timeZone, start)).toBe(some)
        expect(dayIn(timeZone, new Date(start.getTime() - 1)) < some).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('every instant lies between the start and the end of its day', () => {
    const instant = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const some = dayIn(timeZone, at)
        expect(startOfDay(timeZone, some) <= at && at < endOfDay(timeZone, some)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

test('the same instant is another day elsewhere', () => {
  const at = new Date('2026-01-31T18:00:00Z')
  expect(['UTC', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati', 'America/New_York'].map((name) => dayIn(name, at))).toEqual([
    '2026-01-31',
    '2026-02-01',
    '2026-02-01',
    '2026-01-31',
  ])
})

test('adding days goes over months and leap years, and back again', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
  fc.assert(
    fc.property(day, fc.integer({ min: -10_000, max: 10_000 }), (some, count) => {
      expect(addDays(addDays(some, count), -count)).toBe(some)
      expect(daysBetween(some, addDays(some, count))).toBe(count)
    }),
  )
})

test('months end where they end', () => {
  expect(monthsBack('2026-03-31', 1)).toBe('2026-02-28')
  expect(monthsBack('2024-03-31', 1)).toBe('2024-02-29')
  expect(monthsBack('2026-01-15', 13)).toBe('2024-12-15')
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  expect(firstOfMonth('2026-02-17')).toBe('2026-02-01')
  expect(lastOfMonth('2026-02-17')).toBe('2026-02-28')
  expect(lastOfMonth('2024-02-01')).toBe('2024-02-29')
})

test('weeks begin on Monday, also over a year’s end', () => {
  expect(isoWeekStart('2026-01-01')).toBe('2025-12-29')
  expect(isoWeekStart('2027-01-03')).toBe('2026-12-28')
  fc.assert(
    fc.property(day, (some) => {
      const monday = isoWeekStart(some)
      expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
      expect(daysBetween(monday, some)).toBeGreaterThanOrEqual(0)
      expect(daysBetween(monday, some)).toBeLessThan(7)
    }),
  )
})

test('only days that exist are days', () => {
  fc.assert(fc.property(day, (some) => isDay(some)))
  for (const wrong of ['2026-02-30', '2025-02-29', '1900-02-29', '2026-00-01', '2026-13-01', '2026-01-00', '0000-01-01', '2026-1-1', '', null, 20260101]) {
    expect(isDay(wrong)).toBe(false)
  }
  expect(isDay('0001-01-01') && isDay('9999-12-31') && isDay('2000-02-29')).toBe(true)
})

test('only names of zones are zones', () => {
  expect(zones.every(isTimeZone)).toBe(true)
  for (const wrong of ['', '+07:00', 'GMT+7', 'Asia/Nowhere', 'local', '../etc/passwd', 'Asia/Ho_Chi_Minh\u0000']) {
    expect(isTimeZone(wrong)).toBe(false)
  }
})
