import { pickTexts, readListSearch, type ListSearch } from '../../parts/list-search.ts'
import type { OrderSort, OrderStatus } from '../../__generated__/graphql.ts'

export const orderStatuses = ['AWAITING_PAYMENT', 'UNDERPAID', 'PAID', 'OVERPAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELLED', 'DRAFT'] as const satisfies readonly OrderStatus[]
export const orderSorts = ['PLACED_AT_DESC', 'PLACED_AT_ASC', 'TOTAL_DESC', 'TOTAL_ASC', 'NUMBER_DESC', 'NUMBER_ASC', 'CUSTOMER_ASC', 'CUSTOMER_DESC', 'STATUS_ASC', 'STATUS_DESC', 'PAID_DESC', 'PAID_ASC', 'DUE_DESC', 'DUE_ASC', 'EMAIL_ASC', 'EMAIL_DESC', 'REFERENCE_ASC', 'REFERENCE_DESC', 'PAYMENT_CODE_ASC', 'PAYMENT_CODE_DESC'] as const satisfies readonly OrderSort[]

export const orderAmounts = ['total', 'paid', 'due'] as const
export const lackable = ['email', 'reference'] as const

export interface OrdersSearch extends ListSearch {
  status?: string
  /** Of this customer only. */
  customer?: string
  /** Only money above the total on which nobody has decided. */
  over?: string
  /** Amounts from and to, as `readAmounts` has them. */
  total?: string
  paid?: string
  due?: string
  /** Changed by this change of many. */
  set?: string
  /** "email" and "reference", of orders that have none. */
  without?: string
  /** The record fills the page. */
  view?: string
}

export function ordersSearch(raw: Record<string, unknown>): OrdersSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['status', 'customer', 'over', 'total', 'paid', 'due', 'without', 'set', 'view']) }
}
