import { expect, test } from 'vitest'
import { fold } from '../search-text.ts'
import { suggestMapping } from './mapping.ts'

const suggest = (sample: string[][], currencyDigits = 2) => suggestMapping(sample, { currencyDigits, fold })

test('columns are recognised by their headings, in English', () => {
  expect(suggest([['Date', 'Payee', 'Description', 'Category', 'Amount'], ['2026-01-31', 'AWS', 'x', 'Hosting', '1,250.50']])).toMatchObject({
    hasHeader: true, dateColumn: 0, vendorColumn: 1, noteColumn: 2, categoryColumn: 3, amountColumn: 4, dateFormat: 'YEAR_MONTH_DAY', decimalSign: 'POINT', amountsAreNegative: false,
  })
})

test('and in Vietnamese, with dong', () => {
  expect(suggest([['Ngày', 'Nhà cung cấp', 'Danh mục', 'Số tiền', 'Ghi chú'], ['31/01/2026', 'Bà Sáu', 'Thuê', '6.500.000', '']], 0)).toMatchObject({
    dateColumn: 0, vendorColumn: 1, categoryColumn: 2, amountColumn: 3, noteColumn: 4, dateFormat: 'DAY_MONTH_YEAR', decimalSign: 'COMMA',
  })
})

test('without headings by what stands in them', () => {
  expect(suggest([['AWS', '01/31/2026', '-5,50'], ['Hetzner', '02/01/2026', '-6,00']])).toMatchObject({
    hasHeader: false, dateColumn: 1, amountColumn: 2, vendorColumn: null, dateFormat: 'MONTH_DAY_YEAR', decimalSign: 'COMMA', amountsAreNegative: true,
  })
})

test.each([
  ['250.000', 0, 'COMMA'],
  ['250,000', 0, 'POINT'],
  ['12.50', 2, 'POINT'],
  ['12,50', 2, 'COMMA'],
  ['1.500', 3, 'POINT'],
  ['1,234.500', 3, 'POINT'],
  ['500', 2, 'POINT'],
])('the decimal sign of %s with %i digits is a %s', (amount, digits, sign) => {
  expect(suggest([['Date', 'Amount'], ['2026-01-31', amount]], digits)?.decimalSign).toBe(sign)
})

test.each([[[]], [[['a', 'b'], ['c', 'd']]], [[['Date', 'x'], ['2026-01-31', 'd']]]])('nothing is suggested for %j', (sample) => {
  expect(suggest(sample)).toBeNull()
})
