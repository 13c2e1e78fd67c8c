import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '@howl/platform/money'
import { readAmount, readDay, type DecimalSign } from './values.ts'

describe('a day', () => {
  test.each([
    ['2026-01-31', 'YEAR_MONTH_DAY', '2026-01-31'],
    ['2026/1/5', 'YEAR_MONTH_DAY', '2026-01-05'],
    ['2026-01-31T08:30:00Z', 'YEAR_MONTH_DAY', '2026-01-31'],
    [' 31/01/2026 ', 'DAY_MONTH_YEAR', '2026-01-31'],
    ['5.1.2026 08:30', 'DAY_MONTH_YEAR', '2026-01-05'],
    ['01-31-2026', 'MONTH_DAY_YEAR', '2026-01-31'],
    ['29/02/2028', 'DAY_MONTH_YEAR', '2028-02-29'],
  ] as const)('%s as %s is %s', (text, format, day) => {
    expect(readDay(text, format)).toEqual({ value: day })
  })

  test.each([
    ['31/01/2026', 'MONTH_DAY_YEAR'],
    ['29/02/2026', 'DAY_MONTH_YEAR'],
    ['31/01/26', 'DAY_MONTH_YEAR'],
    ['31/01-2026', 'DAY_MONTH_YEAR'],
    ['2026-01-31', 'DAY_MONTH_YEAR'],
    ['31 Jan 2026', 'DAY_MONTH_YEAR'],
    ['46053', 'YEAR_MONTH_DAY'],
  ] as const)('%s is none as %s', (text, format) => {
    expect(readDay(text, format)).toEqual({ fault: expect.stringContaining('is no day like') as string })
  })
})

describe('an amount', () => {
  const read = (text: string, decimalSign: DecimalSign = 'POINT', currency = 'USD', isNegative = false) => readAmount(text, { decimalSign, currency, isNegative })

  test.each([
    ['1250.5', 'POINT', 'USD', 125_050n],
    ['1,250.50', 'POINT', 'USD', 125_050n],
    ["1'250.50", 'POINT', 'CHF', 125_050n],
    ['1 250 000', 'POINT', 'VND', 1_250_000n],
    ['250.000', 'COMMA', 'VND', 250_000n],
    ['1.250.000 ₫', 'COMMA', 'VND', 1_250_000n],
    ['250.000đ', 'COMMA', 'VND', 250_000n],
    ['VND 5', 'POINT', 'VND', 5n],
    ['5 vnd', 'POINT', 'VND', 5n],
    ['1.250,50 €', 'COMMA', 'EUR', 125_050n],
    ['1\u00a0250,50', 'COMMA', 'EUR', 125_050n],
    ['$5', 'POINT', 'CAD', 500n],
    ['1.500', 'POINT', 'KWD', 1_500n],
    ['+5', 'POINT', 'USD', 500n],
    ['5.00', 'POINT', 'VND', 5n],
    ['999999999999999999', 'POINT', 'VND', 999_999_999_999_999_999n],
  ] as const)('%s with the decimal %s in %s', (text, sign, currency, minor) => {
    expect(read(text, sign, currency)).toEqual({ value: minor })
  })

  test.each([
    ['-5', 'negative'],
    ['(5.00)', 'negative'],
    ['-$5', 'negative'],
    ['0', 'more than zero'],
    ['0.001', 'digits behind the point'],
    ['1,25', 'is no amount'],
    ['1,2500', 'is no amount'],
    ['12,34,567', 'is no amount'],
    ['1.2.3', 'is no amount'],
    ['1e5', 'is no amount'],
    ['five', 'is no amount'],
    ['5 apples', 'is no amount'],
    ['٣٤', 'is no amount'],
    ['EUR 5', 'amounts in EUR cannot be taken yet'],
    ['€5', 'amounts in € cannot be taken yet'],
    ['1000000000000000000', '18 digits'],
  ])('%s is refused: %s', (text, reason) => {
    expect(read(text)).toEqual({ fault: expect.stringContaining(reason) as string })
  })

  test.each([['-5.00', 500n], ['−5', 500n], ['(5)', 500n], ['-$5', 500n], ['$-5', 500n], ['-1,250.50', 125_050n]])('where a minus is what was spent, %s is spent', (text, minor) => {
    expect(read(text, 'POINT', 'USD', true)).toEqual({ value: minor })
    expect(read(text.replace(/[-−()]/g, ''), 'POINT', 'USD', true)).toEqual({ fault: expect.stringContaining('came in') as string })
  })

  test('whatever a currency shows is read as it was, by either sign and with groups, to the last digit', () => {
    const amounts = fc.record({ minor: fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), currency: fc.constantFrom('VND', 'USD', 'KWD'), sign: fc.constantFrom<DecimalSign>('POINT', 'COMMA'), hasGroups: fc.boolean() })
    fc.assert(
      fc.property(amounts, ({ minor, currency, sign, hasGroups }) => {
        const [whole = '', fraction] = formatMoney({ minor, currency }).amount.split('.')
        const [group, point] = sign === 'POINT' ? [',', '.'] : ['.', ',']
        const grouped = hasGroups ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole
        expect(read(fraction === undefined ? grouped : `${grouped}${point}${fraction}`, sign, currency)).toEqual({ value: minor })
      }),
    )
  })
})
