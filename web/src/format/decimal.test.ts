import { describe, expect, it } from 'vitest'
import { change, fromMinor, readTypedAmount, sumByCurrency, toMinor } from './decimal.ts'

describe('exact amounts', () => {
  it('survive the way to minor units and back beyond what a float can hold', () => {
    expect(toMinor('900719925474099301.25', 2)).toBe(90071992547409930125n)
    expect(fromMinor(90071992547409930125n, 2)).toBe('900719925474099301.25')
    expect(fromMinor(-5n, 2)).toBe('-0.05')
    expect(fromMinor(250000n, 0)).toBe('250000')
  })

  it('refuse digits that the currency does not have', () => {
    expect(toMinor('1.5', 0)).toBeNull()
    expect(toMinor('1.50', 1)).toBe(15n)
  })

  it('are added within a currency and never across', () => {
    expect(
      sumByCurrency([
        { amount: '0.10', currency: 'USD' },
        { amount: '250000', currency: 'VND' },
        { amount: '0.20', currency: 'USD' },
        { amount: '-100', currency: 'VND' },
      ]),
    ).toEqual([
      { amount: '0.30', currency: 'USD' },
      { amount: '249900', currency: 'VND' },
    ])
  })

  it('have no change against nothing', () => {
    expect(change('10.00', '0.00')).toBeNull()
    expect(change('15.00', '10.00')).toBe(0.5)
    expect(change('-5.00', '10.00')).toBe(-1.5)
    expect(change('0', '-10')).toBe(1)
  })
})

describe('a typed amount', () => {
  it.each([
    ['250000', 0, '250000'],
    ['250.000', 0, '250000'],
    ['1,250,000', 0, '1250000'],
    ['12.50', 2, '12.50'],
    ['12,5', 2, '12.5'],
    ['1.234,56', 2, '1234.56'],
    ['1,234.56', 2, '1234.56'],
    ['1 234,56', 2, '1234.56'],
    ['1,234', 2, '1234'],
    ['0012', 2, '12'],
    ['1.234', 3, '1.234'],
  ])('%s with %i digits is %s', (typed, digits, amount) => {
    expect(readTypedAmount(typed, digits)).toBe(amount)
  })

  it.each([
    ['', 2],
    ['abc', 2],
    ['-5', 2],
    ['1.5', 0],
    ['12.345.6', 2],
    ['12.', 2],
    ['1,23,456', 2],
    ['1e5', 2],
  ])('%s with %i digits is refused', (typed, digits) => {
    expect(readTypedAmount(typed, digits)).toBeNull()
  })
})
