import { describe, expect, it } from 'vitest'
import { createFormat } from './format.ts'

const format = createFormat('en-US', 'Asia/Ho_Chi_Minh')

describe('figures that a person reads', () => {
  it('show money exactly, also beyond what a float can hold', () => {
    expect(format.money({ amount: '900719925474099301.25', currency: 'USD' })).toBe('$900,719,925,474,099,301.25')
    expect(format.money({ amount: '250000', currency: 'VND' })).toBe('₫250,000')
    expect(format.money({ amount: '-12.50', currency: 'USD' })).toBe('-$12.50')
    expect(format.money({ amount: '1.500', currency: 'KWD' })).toMatch(/1\.500$/)
  })

  it('keep a day where it is in every zone', () => {
    expect(createFormat('en-US', 'Pacific/Kiritimati').day('2026-03-01')).toBe('Mar 1, 2026')
    expect(createFormat('en-US', 'Pacific/Pago_Pago').day('2026-03-01')).toBe('Mar 1, 2026')
  })

  it("show an instant in the project's zone", () => {
    const now = Date.parse('2026-06-01T00:00:00Z')
    expect(format.instant('2026-03-31T18:30:00.000Z', now)).toBe('Apr 1, 01:30 AM')
    expect(format.instant('2025-12-31T16:59:00.000Z', now)).toBe('Dec 31, 2025, 11:59 PM')
    expect(format.instant('2025-12-31T17:01:00.000Z', now)).toBe('Jan 1, 12:01 AM')
  })

  it('name the distance in time in the largest whole unit', () => {
    const now = Date.parse('2026-03-31T18:30:00Z')
    expect(format.relative('2026-03-31T18:29:10Z', now)).toBe('50 seconds ago')
    expect(format.relative('2026-03-31T16:31:00Z', now)).toBe('1 hour ago')
    expect(format.relative('2026-04-02T18:30:00Z', now)).toBe('in 2 days')
  })
})
