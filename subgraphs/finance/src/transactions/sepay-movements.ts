import type { SepayTransfer } from '../payment-connections/providers/sepay-transfers.ts'
import type { SepaySettings } from '../payment-connections/providers/sepay.ts'
import type { Movement } from './receiving.ts'

type Told = Pick<Movement, 'connectionId' | 'webhookEventId' | 'source' | 'externalId'>

/** A transfer at SePay as a movement of ours; the same whether a callback told of it or the bank's list. */
export function sepayMovement(transfer: SepayTransfer, settings: SepaySettings, told: Told): Movement {
  const { isOurAccount, amountMinor, balanceAfterMinor, ...rest } = transfer
  return {
    ...rest,
    ...told,
    provider: 'SEPAY',
    amount: { minor: amountMinor, currency: 'VND' },
    pays: paysOf(transfer, settings),
    balanceAfterMinor: isOurAccount ? balanceAfterMinor : null,
  }
}

function paysOf({ isOurAccount, direction, accountNumber, subAccount }: SepayTransfer, settings: SepaySettings): Movement['pays'] {
  if (!isOurAccount) {
    return { by: 'nothing', reason: `It is for account ${accountNumber ?? subAccount}, and this connection's is ${settings.accountNumber}.` }
  }
  return direction === 'OUT' ? { by: 'nothing', reason: 'The money went out.' } : { by: 'text' }
}
