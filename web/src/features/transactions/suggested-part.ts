import type { MatchPartInput } from '../../__generated__/graphql.ts'
import type { Money } from '../../format/decimal.ts'

/** What confirming a suggestion does: the order gets what the suggestion said it would, and not all that is left of the transfer. */
export const suggestedPart = ({ order, amount }: { order: { id: string }; amount: Money }): MatchPartInput => ({
  orderId: order.id,
  amount: { amount: amount.amount, currency: amount.currency },
})
