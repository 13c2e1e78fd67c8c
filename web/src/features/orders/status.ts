import type { OrderStatus } from '../../__generated__/graphql.ts'
import type { Tone } from '../../parts/StatusMark.tsx'

export const orderTones: Record<OrderStatus, Tone> = {
  DRAFT: 'calm',
  AWAITING_PAYMENT: 'calm',
  UNDERPAID: 'warn',
  PAID: 'good',
  OVERPAID: 'warn',
  PARTIALLY_REFUNDED: 'calm',
  REFUNDED: 'calm',
  CANCELLED: 'calm',
}
