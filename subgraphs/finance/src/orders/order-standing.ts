export type OrderStatus = 'DRAFT' | 'AWAITING_PAYMENT' | 'UNDERPAID' | 'PAID' | 'OVERPAID' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'CANCELLED'

/** Money that is matched to an order. */
export type MatchedMoney = { id: string; amountMinor: bigint; occurredAt: Date }

export type OrderStanding = {
  status: OrderStatus
  paidMinor: bigint
  /** When the first money moved, whatever order it was heard of in. */
  firstPaidAt: Date | null
  /** When what had moved first reached the total. */
  paidAt: Date | null
}

/**
 * Where an order stands is a function of its total and the money matched to it, and of nothing else. So it does not
 * matter in which order transfers are heard of, how often, or what the order looked like before.
 */
export function standingOf(order: { totalMinor: bigint; isCancelled: boolean }, money: readonly MatchedMoney[]): OrderStanding {
  const byTime = money.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1))
  let paidMinor = 0n
  let paidAt: Date | null = null
  for (const { amountMinor, occurredAt } of byTime) {
    paidMinor += amountMinor
    if (paidAt === null && paidMinor >= order.totalMinor) paidAt = occurredAt
  }
  const status = order.isCancelled ? 'CANCELLED' : statusOf(order.totalMinor, paidMinor)
  return { status, paidMinor, firstPaidAt: byTime[0]?.occurredAt ?? null, paidAt }
}

function statusOf(totalMinor: bigint, paidMinor: bigint): OrderStatus {
  if (paidMinor === 0n) return 'AWAITING_PAYMENT'
  if (paidMinor < totalMinor) return 'UNDERPAID'
  return paidMinor === totalMinor ? 'PAID' : 'OVERPAID'
}

/** What is still owed of an order. The column `due_minor`, which lists are sorted by, says the same. */
export function dueOf({ status, totalMinor, paidMinor }: { status: OrderStatus; totalMinor: string; paidMinor: string }): bigint {
  const due = BigInt(totalMinor) - BigInt(paidMinor)
  return status === 'CANCELLED' || due < 0n ? 0n : due
}
