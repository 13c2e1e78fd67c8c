import * as dinero from 'dinero.js/bigint'
import { currencyDigits } from './currencies.ts'

/** Money in code and in the database: a whole number of minor units beside its currency. No float comes near it. */
export type Amount = { readonly minor: bigint; readonly currency: string }

/** Money in the graph. */
export type Money = { amount: string; currency: string }

/** Why a text is no amount: a digit too fine for the currency, too large to be stored, or a currency nobody has. */
export type MoneyFault = 'fraction' | 'range' | 'currency'

/** Thrown by `parseMoney` and `multiply`; services turn it into `InvalidInput` at the path of the amount. */
export class MoneyProblem extends Error {
  readonly reason: MoneyFault

  constructor(reason: MoneyFault, message: string) {
    super(message)
    this.name = 'MoneyProblem'
    this.reason = reason
  }
}

/** 18 digits of minor units: nine such amounts still add up inside a `bigint` column. */
export const MAX_MINOR = 10n ** 18n - 1n

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a decimal string exactly. Zeros behind the last digit of the currency are harmless ("5.00" VND); any other
 * digit there is not.
 *
 * @throws MoneyProblem
 */
export function parseMoney({ amount, currency }: { amount: string; currency: string }): Amount {
  const digits = currencyDigits(currency)
  if (digits === null) throw new MoneyProblem('currency', `${currency} is no currency of ISO 4217.`)
  const [, sign, whole, fraction = ''] = DECIMAL.exec(amount) ?? []
  if (whole === undefined) throw new MoneyProblem('range', `${amount} is no decimal number.`)
  const surplus = fraction.slice(digits)
  if (/[^0]/.test(surplus)) {
    const allowed = digits === 0 ? 'no digits' : `at most ${digits} digits`
    throw new MoneyProblem('fraction', `${currency} has ${allowed} behind the point.`)
  }
  const magnitude = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return storable({ minor: sign === '-' ? -magnitude : magnitude, currency })
}

/** The amount as the graph shows it, with every digit that the currency has: "12.50" USD, "250000" VND, "1.500" KWD. */
export function formatMoney(amount: Amount): Money {
  return { amount: dinero.toDecimal(toDinero(amount)), currency: amount.currency }
}

/** @throws when the currencies differ: they are never added. */
export function add(left: Amount, right: Amount): Amount {
  return toAmount(dinero.add(toDinero(left), toDinero(right)))
}

/** @throws when the currencies differ. */
export function subtract(left: Amount, right: Amount): Amount {
  return toAmount(dinero.subtract(toDinero(left), toDinero(right)))
}

/**
 * @returns -1, 0 or 1.
 * @throws when the currencies differ.
 */
export function compare(left: Amount, right: Amount): -1 | 0 | 1 {
  const order = dinero.compare(toDinero(left), toDinero(right))
  return order < 0 ? -1 : order > 0 ? 1 : 0
}

/**
 * A price times a quantity.
 *
 * @throws MoneyProblem 'range' when the result can no longer be stored.
 */
export function multiply(amount: Amount, factor: number | bigint): Amount {
  return storable(toAmount(dinero.multiply(toDinero(amount), BigInt(factor))))
}

/**
 * Splits an amount by weights and loses nothing: each part gets its exact share rounded towards zero, and the units
 * that are left go one each to the largest remainders, the earlier part first.
 *
 * @param weights whole and not negative, at least one above zero.
 */
export function allocate(amount: Amount, weights: readonly bigint[]): Amount[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('allocate needs weights that are not negative, and at least one above zero.')
  }
  const sign = amount.minor < 0n ? -1n : 1n
  const whole = amount.minor * sign
  // dinero.js gives what is left to the first parts, whatever their remainder.
  const shares = weights.map((weight, index) => ({
    index,
    minor: (whole * weight) / total,
    remainder: (whole * weight) % total,
  }))
  const left = whole - shares.reduce((sum, share) => sum + share.minor, 0n)
  const byRemainder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const share of byRemainder.slice(0, Number(left))) share.minor += 1n
  return shares.map((share) => ({ minor: share.minor * sign, currency: amount.currency }))
}

/**
 * A ratio of two amounts as an exact decimal string, rounded half to even: margins, shares, months of runway.
 *
 * @throws RangeError when the divisor is zero; the caller says what that means.
 */
export function divideToDecimal(dividend: bigint, divisor: bigint, places: number): string {
  const quotient = divideHalfEven(dividend * 10n ** BigInt(places), divisor)
  const digits = (quotient < 0n ? -quotient : quotient).toString().padStart(places + 1, '0')
  const sign = quotient < 0n ? '-' : ''
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/**
 * Whole division, rounded half to even, so that many roundings do not drift one way.
 *
 * @throws RangeError when the divisor is zero.
 */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n
  const numerator = dividend < 0n ? -dividend : dividend
  const denominator = divisor < 0n ? -divisor : divisor
  const floor = numerator / denominator
  const twice = (numerator % denominator) * 2n
  const rounded = twice > denominator || (twice === denominator && floor % 2n === 1n) ? floor + 1n : floor
  return isNegative ? -rounded : rounded
}

function storable(amount: Amount): Amount {
  if (amount.minor > MAX_MINOR || amount.minor < -MAX_MINOR) {
    throw new MoneyProblem('range', `An amount in ${amount.currency} may have at most 18 digits, cents included.`)
  }
  return amount
}

function toDinero({ minor, currency }: Amount): dinero.Dinero<bigint> {
  const digits = currencyDigits(currency)
  if (digits === null) throw new MoneyProblem('currency', `${currency} is no currency of ISO 4217.`)
  return dinero.dinero({ amount: minor, currency: { code: currency, base: 10n, exponent: BigInt(digits) } })
}

function toAmount(money: dinero.Dinero<bigint>): Amount {
  const { amount, currency } = dinero.toSnapshot(money)
  return { minor: amount, currency: currency.code }
}
