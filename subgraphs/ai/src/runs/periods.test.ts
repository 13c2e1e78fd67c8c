import { describe, expect, it } from 'vitest'
import { comparablePeriod, monthToDate, periodInWords } from './periods.ts'

describe('the comparable period', () => {
  it.each([
    ['a whole month', '2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['the begin of a month', '2026-11-01', '2026-11-21', '2026-10-01', '2026-10-21'],
    ['the begin of a month that the month before has no days for', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['January', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['a quarter', '2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
    ['a week', '2026-11-09', '2026-11-15', '2026-11-02', '2026-11-08'],
    ['one day', '2026-03-01', '2026-03-01', '2026-02-01', '2026-02-01'],
    ['the end of one month and the begin of the next', '2026-10-28', '2026-11-03', '2026-10-21', '2026-10-27'],
  ])('of %s', (_, from, to, beforeFrom, beforeTo) => {
    expect(comparablePeriod({ from, to })).toEqual({ from: beforeFrom, to: beforeTo })
  })

  it('starts from this month up to today', () => {
    expect(monthToDate('2026-11-21')).toEqual({ from: '2026-11-01', to: '2026-11-21' })
  })
})

describe('a period in words', () => {
  it.each([
    ['2026-11-01', '2026-11-30', 'November 2026'],
    ['2026-11-01', '2026-11-21', '1 to 21 November 2026'],
    ['2026-11-21', '2026-11-21', '21 November 2026'],
    ['2026-10-28', '2026-11-03', '28 October to 3 November 2026'],
    ['2026-01-01', '2026-03-31', '1 January to 31 March 2026'],
    ['2025-12-28', '2026-01-03', '28 December 2025 to 3 January 2026'],
  ])('%s to %s is %s', (from, to, words) => {
    expect(periodInWords({ from, to })).toBe(words)
  })
})
