import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, firstOfMonth } from '@howl/platform/dates'
import { dueBy, firstMonthFrom, nextOn, occurrenceDay } from './occurrences.ts'

describe('the day of an occurrence', () => {
  test.each([
    ['2026-01-01', 31, '2026-01-31'],
    ['2026-02-01', 31, '2026-02-28'],
    ['2028-02-01', 31, '2028-02-29'],
    ['2026-02-01', 29, '2026-02-28'],
    ['2026-04-01', 31, '2026-04-30'],
    ['2026-04-01', 30, '2026-04-30'],
    ['2026-12-01', 1, '2026-12-01'],
  ])('in the month of %s on the %i. is %s', (month, dayOfMonth, day) => {
    expect(occurrenceDay(month, dayOfMonth)).toBe(day)
  })
})

test.each([
  ['2026-01-15', 15, '2026-01-01'],
  ['2026-01-16', 15, '2026-02-01'],
  ['2026-12-31', 30, '2027-01-01'],
  ['2026-02-28', 31, '2026-02-01'],
])('a series from %s on the %i. begins in the month of %s', (day, dayOfMonth, month) => {
  expect(firstMonthFrom(day, dayOfMonth)).toBe(month)
})

test.each([
  ['2026-03-31', '2026-03-31'],
  ['2026-03-30', null],
  [null, '2026-03-31'],
])('a series that ends on %s has its next occurrence on %s', (endsOn, day) => {
  expect(nextOn({ nextMonth: '2026-03-01', dayOfMonth: 31, endsOn })).toBe(day)
})

test('every month up to today is due exactly once, in however many steps it is caught up with', () => {
  const scenario = fc.record({
    start: fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2020-01-01', days)),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    today: fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days)),
    most: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(scenario, ({ start, dayOfMonth, today, most }) => {
      const series = { nextMonth: firstMonthFrom(start, dayOfMonth), dayOfMonth, endsOn: null }
      const months: string[] = []
      for (;;) {
        const { due, nextMonth } = dueBy(today, series, most)
        if (due.length === 0) break
        for (const { month, day } of due) {
          expect(firstOfMonth(day)).toBe(month)
          expect(day >= start && day <= today).toBe(true)
          months.push(month)
        }
        series.nextMonth = nextMonth
      }
      expect(months).toEqual(months.map((_month, index) => addMonths(months[0] ?? '', index)))
      expect(nextOn(series)! > today).toBe(true)
    }),
  )
})
