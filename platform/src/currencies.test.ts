import * as reference from 'dinero.js/currencies'
import { expect, test } from 'vitest'
import { CURRENCIES, currencyDigits } from './currencies.ts'

test('digits are those of ISO 4217, also where price tags show fewer', () => {
  expect(['VND', 'JPY', 'USD', 'ZAR', 'HUF', 'IDR', 'KWD', 'IQD'].map(currencyDigits)).toEqual([0, 0, 2, 2, 2, 2, 3, 3])
})

test('what is no money of ISO 4217 has no digits', () => {
  expect(['', 'usd', 'XXX', 'XAU', 'XTS', 'BTC', 'constructor', 'DEM'].map(currencyDigits)).toEqual(Array(8).fill(null))
})

test('the table agrees with an independent one', () => {
  const others = new Map<string, number>(Object.values(reference).map(({ code, exponent }) => [code, exponent]))
  // It counts the fifths of the ariary and the ouguiya; the standard gives both two digits.
  others.set('MGA', 2).set('MRU', 2)
  const known = [...CURRENCIES].filter(([code]) => others.has(code))
  expect(known.length).toBeGreaterThan(150)
  expect(known.filter(([code, digits]) => others.get(code) !== digits)).toEqual([])
})
