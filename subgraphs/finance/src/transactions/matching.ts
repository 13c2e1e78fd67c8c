import { codesInText, type CodesInText } from '../orders/payment-codes.ts'
import type { Transaction } from './entities.ts'

/** What matching must know of an order. */
export type MatchableOrder = { id: string; number: number; paymentCode: string; currency: string; totalMinor: string; cancelledAt: Date | null }

/** Codes that a transfer names: those the provider extracted are believed before those in its text. */
export type NamedCodes = { extracted: string[]; text: CodesInText }

export type Match<O> = { state: 'MATCHED'; order: O; reason: string } | { state: 'UNMATCHED'; order: null; reason: string }

/** What a transfer names: by the code that the provider extracted, and by its text. */
export const readCodes = ({ code, content }: { code?: string | null; content?: string | null }): NamedCodes => ({
  extracted: codesInText(code ?? '').clear,
  text: codesInText(content ?? ''),
})

export const namedCodes = ({ extracted, text }: NamedCodes): string[] => [...new Set([...extracted, ...text.clear, ...text.glued])]

/**
 * Decides which order a transfer pays. Only facts that never change are asked (code, currency, the order's total) and
 * whether the order is cancelled, so that transfers that arrive in another order are matched the same.
 *
 * @param orders those of the project that have one of the named codes.
 */
export function matchOrder<O extends MatchableOrder>(orders: readonly O[], codes: NamedCodes, money: { minor: bigint; currency: string }): Match<O> {
  const withCode = (wanted: readonly string[]): O[] => orders.filter(({ paymentCode }) => wanted.includes(paymentCode))
  const byExtracted = withCode(codes.extracted)
  if (byExtracted.length > 0) return decide(byExtracted, money, 'The payment code names')
  const byText = withCode(codes.text.clear)
  if (byText.length > 0) return decide(byText, money, 'The text names')
  // Letters run into the code might also belong to somebody else's code: the exact amount has to speak for it too.
  const byGlued = withCode(codes.text.glued).filter(({ totalMinor }) => BigInt(totalMinor) === money.minor)
  if (byGlued.length > 0) return decide(byGlued, money, 'The text with the exact amount names')
  const [code] = namedCodes(codes)
  return unmatched(code ? `No order here has the payment code ${code}.` : 'Its text holds no payment code.')
}

function decide<O extends MatchableOrder>(orders: readonly O[], { currency }: { currency: string }, how: string): Match<O> {
  const [order, second] = orders
  if (!order || second) return unmatched(`Its text names several orders: ${orders.map(({ number }) => `#${number}`).join(', ')}.`)
  return payable(order, currency) ?? { state: 'MATCHED', order, reason: `${how} order #${order.number}.` }
}

/** Why money in this currency cannot pay the order; null when it can. */
export function payable(order: MatchableOrder, currency: string): { state: 'UNMATCHED'; order: null; reason: string } | null {
  if (order.cancelledAt) return unmatched(`Order #${order.number} is cancelled.`)
  if (order.currency !== currency) return unmatched(`Order #${order.number} is in ${order.currency}, the money in ${currency}.`)
  return null
}

/** Whether a transfer pays no order by what it is, told of twice or not: it went out, or is for another account than its connection's. */
export const paysNoOrder = ({ direction, matchState, matchReason }: Transaction): boolean =>
  // Only the reason of that time tells of the account: the connection's may have been changed since.
  direction === 'OUT' || (matchState === 'NOT_APPLICABLE' && (matchReason ?? '').startsWith('It is for account '))

const unmatched = (reason: string): { state: 'UNMATCHED'; order: null; reason: string } => ({ state: 'UNMATCHED', order: null, reason })
