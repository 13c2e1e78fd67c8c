import { describe, expect, it } from 'vitest'
import { addMonths, dayIn } from './dates.ts'
import { readRange } from './ranges.ts'

const now = new Date('2026-03-31T18:30:00Z')

describe('a range', () => {
  it("begins and ends on the project's days, not the browser's", () => {
    expect(dayIn('Asia/Ho_Chi_Minh', now)).toBe('2026-04-01')
    expect(readRange({ range: 'month' }, 'Asia/Ho_Chi_Minh', now)).toMatchObject({ from: '2026-04-01', to: '2026-04-01', previous: { from: '2026-03-01', to: '2026-03-01' } })
    expect(readRange({ range: 'month' }, 'UTC', now)).toMatchObject({ from: '2026-03-01', to: '2026-03-31', previous: { from: '2026-02-01', to: '2026-02-28' } })
  })

  it('is compared with as many days before it', () => {
    expect(readRange({ range: '7d' }, 'UTC', now)).toMatchObject({ from: '2026-03-25', to: '2026-03-31', previous: { from: '2026-03-18', to: '2026-03-24' } })
    expect(readRange({ from: '2026-03-29', to: '2026-03-29' }, 'UTC', now)).toMatchObject({ preset: 'custom', previous: { from: '2026-03-28', to: '2026-03-28' } })
  })

  it('falls back to the default when the address is broken', () => {
    for (const broken of [{ from: '2026-02-30', to: '2026-03-01' }, { from: '2026-03-02', to: '2026-03-01' }, { range: 'never' }, { from: '0001-01-01', to: '9999-12-31' }]) {
      expect(readRange(broken, 'UTC', now).preset).toBe('30d')
    }
  })

  it('takes the whole of the month before', () => {
    expect(readRange({ range: 'last-month' }, 'UTC', now)).toMatchObject({ from: '2026-02-01', to: '2026-02-28', previous: { from: '2026-01-01', to: '2026-01-31' } })
  })

  it('reaches the end of a shorter month', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  })
})
