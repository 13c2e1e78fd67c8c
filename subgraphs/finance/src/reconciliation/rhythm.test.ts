import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { silentAt } from './rhythm.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A Monday, 07:00 in Vietnam. */
const START = Date.parse('2026-10-05T00:00:00Z')

/** Every so many minutes between two hours of the day in Vietnam, Monday to Friday, until a moment. */
function officeHours({ everyMinutes, from, to, until, isWeekendToo = false }: { everyMinutes: number; from: number; to: number; until: Date; isWeekendToo?: boolean }): Date[] {
  const moments: Date[] = []
  for (let time = START; time <= until.getTime(); time += everyMinutes * MINUTE) {
    const local = new Date(time + 7 * HOUR)
    const isOpen = local.getUTCHours() >= from && local.getUTCHours() < to
    if (isOpen && (isWeekendToo || ![0, 6].includes(local.getUTCDay()))) moments.push(new Date(time))
  }
  return moments
}

describe('a silence', () => {
  test('is noticed after some of what usually comes is missing, and not before SePay has given up', () => {
    const last = new Date('2026-10-22T03:00:00Z')
    const silent = silentAt(officeHours({ everyMinutes: 30, from: 0, to: 24, until: last, isWeekendToo: true }), ZONE)
    expect(silent?.getTime()).toBeGreaterThanOrEqual(last.getTime() + 100 * MINUTE)
    expect(silent?.getTime()).toBeLessThanOrEqual(last.getTime() + 3 * HOUR)
    const busy = silentAt(officeHours({ everyMinutes: 1, from: 0, to: 24, until: last, isWeekendToo: true }), ZONE)
    expect(busy).toEqual(new Date(last.getTime() + 45 * MINUTE))
  })

  test('of a night is none where nights are quiet, nor of a weekend', () => {
    // Thursday, a quarter to eight in the evening: the shop has just closed.
    const evening = new Date('2026-10-22T12:45:00Z')
    const overnight = silentAt(officeHours({ everyMinutes: 15, from: 8, to: 20, until: evening }), ZONE)
    expect(overnight?.getTime()).toBeGreaterThan(Date.parse('2026-10-23T01:30:00Z'))
    const friday = new Date('2026-10-23T12:45:00Z')
    const overWeekend = silentAt(officeHours({ everyMinutes: 15, from: 8, to: 20, until: friday }), ZONE)
    expect(overWeekend?.getTime()).toBeGreaterThan(Date.parse('2026-10-26T01:30:00Z'))
  })

  test('is unknown of a connection that is young, or that seldom hears', () => {
    expect(silentAt([], ZONE)).toBeNull()
    expect(silentAt([new Date()], ZONE)).toBeNull()
    expect(silentAt(officeHours({ everyMinutes: 10, from: 0, to: 24, until: new Date(START + 3 * 24 * HOUR) }), ZONE)).toBeNull()
    expect(silentAt(Array.from({ length: 10 }, (_, index) => new Date(START + index * 48 * HOUR)), ZONE)).toBeNull()
  })

  test('has to be longer than nearly all that were before, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 40, maxLength: 150 }), (minutes) => {
        let time = START
        const moments = minutes.map((pause) => new Date((time += pause * MINUTE)))
        const silent = silentAt(moments, ZONE)
        const last = moments.at(-1)
        if (silent && last) expect(silent.getTime()).toBeGreaterThanOrEqual(last.getTime() + 45 * MINUTE)
        expect(silentAt(moments.toReversed(), ZONE)).toEqual(silent)
      }),
    )
  })
})
