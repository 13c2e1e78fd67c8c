import { isDay } from '@howl/platform/dates'
import { MoneyProblem, parseMoney } from '@howl/platform/money'

export type DateFormat = 'YEAR_MONTH_DAY' | 'DAY_MONTH_YEAR' | 'MONTH_DAY_YEAR'
export type DecimalSign = 'POINT' | 'COMMA'

/** What a cell says, or what is wrong with it. */
type Read<Value> = { value: Value } | { fault: string }

const fault = (text: string) => ({ fault: text })

const DATE_PARTS: Readonly<Record<DateFormat, { pattern: RegExp; like: string }>> = {
  YEAR_MONTH_DAY: { pattern: /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?:[T ]+\d.*)?$/, like: '2026-01-31' },
  DAY_MONTH_YEAR: { pattern: /^(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>\d{4})(?:[, ]+\d.*)?$/, like: '31/01/2026' },
  MONTH_DAY_YEAR: { pattern: /^(?<month>\d{1,2})([-/.])(?<day>\d{1,2})\2(?<year>\d{4})(?:[, ]+\d.*)?$/, like: '01/31/2026' },
}

/** A day, with or without a time behind it. */
export function readDay(text: string, format: DateFormat): Read<string> {
  const { pattern, like } = DATE_PARTS[format]
  const parts = pattern.exec(text.trim())?.groups
  const day = parts ? `${parts['year']}-${parts['month']?.padStart(2, '0')}-${parts['day']?.padStart(2, '0')}` : ''
  return isDay(day) ? { value: day } : fault(`“${shortened(text)}” is no day like ${like}.`)
}

type AmountRule = { decimalSign: DecimalSign; currency: string; isNegative: boolean }

/** Signs of currencies, and to which they may belong. */
const SIGNS: Readonly<Record<string, (currency: string) => boolean>> = {
  '₫': (currency) => currency === 'VND',
  đ: (currency) => currency === 'VND',
  '€': (currency) => currency === 'EUR',
  '£': (currency) => currency === 'GBP',
  '¥': (currency) => currency === 'JPY' || currency === 'CNY',
  $: (currency) => /^(USD|AUD|CAD|NZD|SGD|HKD|TWD)$/.test(currency),
}

const GROUPED: Readonly<Record<DecimalSign, RegExp>> = {
  POINT: /^(?:\d+|\d{1,3}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*)(?:\.\d+)?$/,
  COMMA: /^(?:\d+|\d{1,3}(?:([.' \u00a0\u202f])\d{3})(?:\1\d{3})*)(?:,\d+)?$/,
}

/**
 * An amount as people and banks write it: 1,250.50 or 1.250,50 or 1 250,50, with the currency before or behind it, a minus
 * or brackets for what went out. In whole digits all the way: no float comes near it.
 *
 * @returns minor units, more than zero.
 */
export function readAmount(text: string, { decimalSign, currency, isNegative: wantsNegative }: AmountRule): Read<bigint> {
  const noAmount = fault(`“${shortened(text)}” is no amount like ${decimalSign === 'POINT' ? '1,250.50' : '1.250,50'}.`)
  const [, bracketed] = /^\((.*)\)$/s.exec(text.trim()) ?? []
  // A sign stands before the currency or behind it: -$5, $-5.
  const [, outer = '', before = '', inner = '', number = '', behind = ''] =
    /^([+\-−]?)\s*([^\d.,+\-−]*)([+\-−]?)\s*([\d.,' \u00a0\u202f]*)(.*)$/su.exec(bracketed?.trim() ?? text.trim()) ?? []
  const signs = [outer, inner, bracketed === undefined ? '' : '('].filter(Boolean)
  for (const part of [before, behind].map((one) => one.trim()).filter(Boolean)) {
    const isOurs = SIGNS[part.toLowerCase()]?.(currency) ?? part.toUpperCase() === currency
    if (!isOurs) return SIGNS[part.toLowerCase()] || /^[A-Za-z]{3}$/.test(part) ? fault(otherCurrency(part, currency)) : noAmount
  }
  if (signs.length > 1 || !GROUPED[decimalSign].test(number.trim())) return noAmount
  const isNegative = signs.length > 0 && signs[0] !== '+'
  const digits = number.replace(decimalSign === 'POINT' ? /[,' \u00a0\u202f]/g : /[.' \u00a0\u202f]/g, '').replace(',', '.')
  try {
    const { minor } = parseMoney({ amount: digits, currency })
    if (minor === 0n) return fault('The amount must be more than zero.')
    if (wantsNegative !== isNegative) return fault(wantsNegative ? 'This is money that came in: only amounts with a minus are expenses here.' : 'The amount is negative.')
    return { value: minor }
  } catch (error) {
    if (!(error instanceof MoneyProblem)) throw error
    return fault(error.message)
  }
}

export const otherCurrency = (written: string, currency: string): string => `The project's currency is ${currency}; amounts in ${written} cannot be taken yet.`

const LONGEST_SHOWN = 40

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…` : line
}
