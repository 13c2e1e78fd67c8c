import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCIES } from './currencies.ts'
import {
  type Amount,
  MAX_MINOR,
  MoneyProblem,
  add,
  allocate,
  compare,
  divideHalfEven,
  divideToDecimal,
  formatMoney,
  multiply,
  parseMoney,
  subtract,
} from './money.ts'

const currency = fc.constantFrom(...CURRENCIES.keys())
const minor = fc.bigInt({ min: -MAX_MINOR, max: MAX_MINOR })
const amount = fc.record({ minor, currency })

function fault(money: { amount: string; currency: string }): string {
  try {
    return `read as ${parseMoney(money).minor}`
  } catch (error) {
    if (error instanceof MoneyProblem) return error.reason
    throw error
  }
}

describe('reading and showing', () => {
  test('every amount is shown so that it reads back the same', () => {
    fc.assert(
      fc.property(amount, (some) => {
        expect(parseMoney(formatMoney(some))).toEqual(some)
      }),
    )
  })

  test.each([
    ['250000', 'VND', 250_000n],
    ['-250000', 'VND', -250_000n],
    ['5.00', 'VND', 5n],
    ['980', 'JPY', 980n],
    ['12.5', 'USD', 1_250n],
    ['12.50', 'USD', 1_250n],
    ['12.5000', 'USD', 1_250n],
    ['-0.01', 'USD', -1n],
    ['-0', 'USD', 0n],
    ['0', 'KWD', 0n],
    ['1.234', 'KWD', 1_234n],
    ['999999999999999999', 'VND', MAX_MINOR],
  ])('%s %s is %d minor units', (text, code, expected) => {
    expect(parseMoney({ amount: text, currency: code })).toEqual({ minor: expected, currency: code })
  })

  test.each([
    ['1.5', 'VND', 'fraction'],
    ['0.1', 'JPY', 'fraction'],
    ['0.001', 'USD', 'fraction'],
    ['1.2345', 'KWD', 'fraction'],
    ['12345678901234567890', 'VND', 'range'],
    ['1000000000000000000', 'VND', 'range'],
    ['99999999999999999.00', 'USD', 'range'],
    ['1e3', 'USD', 'range'],
    ['abc', 'USD', 'range'],
    ['', 'USD', 'range'],
    ['1', 'XXX', 'currency'],
    ['1', 'usd', 'currency'],
  ])('%s %s is refused: %s', (text, code, reason) => {
    expect(fault({ amount: text, currency: code })).toBe(reason)
  })

  test.each([
    [1_250n, 'USD', '12.50'],
    [-5n, 'USD', '-0.05'],
    [250_000n, 'VND', '250000'],
    [1_500n, 'KWD', '1.500'],
    [0n, 'ZAR', '0.00'],
    [9_007_199_254_740_993n, 'VND', '9007199254740993'],
  ])('%d %s is shown as %s', (units, code, text) => {
    expect(formatMoney({ minor: units, currency: code })).toEqual({ amount: text, currency: code })
  })
})

describe('arithmetic', () => {
  test('adding and taking away again changes nothing, at any size', () => {
    fc.assert(
      fc.property(minor, minor, currency, (left, right, code) => {
        const [a, b]: [Amount, Amount] = [{ minor: left, currency: code }, { minor: right, currency: code }]
        expect(add(a, b).minor).toBe(left + right)
        expect(subtract(add(a, b), b)).toEqual(a)
        expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0)
      }),
    )
  })

  test('currencies never meet', () => {
    const [dong, rand]: [Amount, Amount] = [{ minor: 1n, currency: 'VND' }, { minor: 1n, currency: 'ZAR' }]
    for (const operation of [add, subtract, compare]) expect(() => operation(dong, rand)).toThrow()
  })

  test('a price times a quantity is exact, or refused when it can no longer be stored', () => {
    expect(multiply({ minor: 1_999n, currency: 'USD' }, 3)).toEqual({ minor: 5_997n, currency: 'USD' })
    expect(() => multiply({ minor: MAX_MINOR, currency: 'USD' }, 2)).toThrow(MoneyProblem)
    expect(() => multiply({ minor: 100n, currency: 'USD' }, 1.5)).toThrow(RangeError)
  })
})

describe('allocation', () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((weight) => weight > 0n))

  test('loses nothing, and no part is a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(amount, weights, (some, by) => {
        const parts = allocate(some, by)
        const total = by.reduce((sum, weight) => sum + weight, 0n)
        expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(some.minor)
        parts.forEach((part, index) => {
          const distance = part.minor * total - some.minor * (by[index] ?? 0n)
          expect(distance < total && distance > -total).toBe(true)
        })
      }),
    )
  })

  test('what is left goes to the largest remainders', () => {
    const split = (units: bigint, by: bigint[]) => allocate({ minor: units, currency: 'USD' }, by).map((part) => part.minor)
    expect(split(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(split(10n, [1n, 5n, 6n])).toEqual([1n, 4n, 5n])
    expect(split(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
    expect(split(1n, [0n, 1n])).toEqual([0n, 1n])
  })

  test('weights that mean nothing are refused', () => {
    for (const wrong of [[], [0n], [0n, 0n], [-1n, 2n]]) {
      expect(() => allocate({ minor: 1n, currency: 'USD' }, wrong)).toThrow(RangeError)
    }
  })
})

describe('ratios', () => {
  test.each([
    [1n, 3n, 4, '0.3333'],
    [2n, 3n, 4, '0.6667'],
    [-2n, 3n, 4, '-0.6667'],
    [1n, 8n, 2, '0.12'],
    [3n, 8n, 2, '0.38'],
    [-1n, 8n, 2, '-0.12'],
    [7n, 1n, 0, '7'],
    [0n, -5n, 2, '0.00'],
    [-1n, 1_000n, 2, '0.00'],
    [10n ** 30n, 3n, 1, '333333333333333333333333333333.3'],
  ])('%d / %d to %d places is %s', (dividend, divisor, places, text) => {
    expect(divideToDecimal(dividend, divisor, places)).toBe(text)
  })

  test('rounding is never more than half a unit off, and exact halves become even', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt().filter((divisor) => divisor !== 0n), (dividend, divisor) => {
        const rounded = divideHalfEven(dividend, divisor)
        const off = 2n * (dividend - rounded * divisor)
        const magnitude = off < 0n ? -off : off
        const limit = divisor < 0n ? -divisor : divisor
        expect(magnitude <= limit).toBe(true)
        if (magnitude === limit) expect(rounded % 2n).toBe(0n)
      }),
    )
  })

  test('dividing by zero is refused', () => {
    expect(() => divideToDecimal(1n, 0n, 2)).toThrow(RangeError)
  })
})
