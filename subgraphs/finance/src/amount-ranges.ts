import type { Conditions } from '@howl/platform/conditions'
import { badInput } from '@howl/platform/errors'
import { MoneyProblem, parseMoney } from '@howl/platform/money'
import type { AmountRangeInput } from './__generated__/resolvers.ts'

/**
 * Binds a column of minor units to a range that a caller gave as decimals of the project's currency.
 *
 * @throws BAD_USER_INPUT for a bound that is no amount of that currency.
 */
export function boundAmount(conditions: Conditions, column: string, { least, most, currency }: AmountRangeInput & { currency: string }): void {
  if (least != null) conditions.add((param) => `${column} >= ${param(minorOf(least, currency))}::bigint`)
  if (most != null) conditions.add((param) => `${column} <= ${param(minorOf(most, currency))}::bigint`)
}

function minorOf(amount: string, currency: string): string {
  try {
    return parseMoney({ amount, currency }).minor.toString()
  } catch (error) {
    if (error instanceof MoneyProblem) throw badInput(`A bound of the amount: ${error.message}`)
    throw error
  }
}
