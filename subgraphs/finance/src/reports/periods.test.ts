import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '@howl/platform/dates'
import { comparedPeriod, monthsOf, piecesOf } from './periods.ts'

const period = (text: string) => ({ from: text.slice(0, 10), to: text.slice(12) })
const text = ({ from, to }: { from: string; to: string }) => `${from}..${to}`

describe('the period before', () => {
  test.each([
    ['2026-03-01..2026-03-31', '2026-02-01..2026-02-28'],
    ['2026-04-01..2026-06-30', '2026-01-01..2026-03-31'],
    ['2026-01-01..2026-12-31', '2025-01-01..2025-12-31'],
    ['2026-03-01..2026-03-15', '2026-02-01..2026-02-15'],
    ['2026-03-01..2026-03-30', '2026-02-01..2026-02-28'],
    ['2026-02-01..2026-02-28', '2026-01-01..2026-01-31'],
    ['2026-03-02..2026-03-31', '2026-01-31..2026-03-01'],
    ['2026-03-09..2026-03-15', '2026-03-02..2026-03-08'],
    ['2026-03-09..2026-03-09', '2026-03-08..2026-03-08'],
  ])('of %s is %s', (given, before) => {
    expect(text(comparedPeriod(period(given), 'PERIOD_BEFORE'))).toBe(before)
  })

  const days = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 800 })).map(([from, length]) => ({ from: addDays('2022-01-01', from), to: addDays('2022-01-01', from + length) }))

  test('always ends before the period begins', () => {
    fc.assert(fc.property(days, (given) => comparedPeriod(given, 'PERIOD_BEFORE').to < given.from && comparedPeriod(given, 'PERIOD_BEFORE').from <= comparedPeriod(given, 'PERIOD_BEFORE').to))
  })

  test('months cover a period without a gap and without an overlap', () => {
    fc.assert(
      fc.property(days, (given) => {
        const months = monthsOf(given)
        expect([months[0]?.from, months.at(-1)?.to]).toEqual([given.from, given.to])
        months.slice(1).forEach(({ from }, index) => expect(daysBetween(months[index]?.to ?? '', from)).toBe(1))
        for (const { from, to } of months) expect(from.slice(0, 7)).toBe(to.slice(0, 7))
      }),
    )
  })
})

describe('the year before', () => {
  test.each([
    ['2026-03-01..2026-03-31', '2025-03-01..2025-03-31'],
    ['2026-03-09..2026-03-15', '2025-03-09..2025-03-15'],
    ['2024-02-01..2024-02-29', '2023-02-01..2023-02-28'],
    ['2025-02-01..2025-02-28', '2024-02-01..2024-02-29'],
    ['2024-02-29..2024-02-29', '2023-02-28..2023-02-28'],
    ['2025-11-15..2026-01-14', '2024-11-15..2025-01-14'],
  ])('of %s is %s', (given, before) => {
    expect(text(comparedPeriod(period(given), 'YEAR_BEFORE'))).toBe(before)
  })
})

test('pieces cover every day of their periods once, and each period is made of its own', () => {
  const day = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 6 }), (given) => {
      const periods = given.map(([one, other]) => ({ from: addDays('2026-01-20', Math.min(one, other)), to: addDays('2026-01-20', Math.max(one, other)) }))
      const { pieces, places } = piecesOf(periods)
      const daysOf = ({ from, to }: { from: string; to: string }) => Array.from({ length: daysBetween(from, to) + 1 }, (_one, index) => addDays(from, index))
      expect(pieces.flatMap(daysOf)).toEqual([...new Set(periods.flatMap(daysOf))].toSorted())
      periods.forEach((one, index) => expect((places[index] ?? []).flatMap((place) => daysOf(pieces[place]!))).toEqual(daysOf(one)))
    }),
  )
})
