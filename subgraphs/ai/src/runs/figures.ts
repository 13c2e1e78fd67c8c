import type { MetricsResult } from './collect.ts'
import type { Period } from './periods.ts'

/** Money as the graph writes it: an exact decimal in major units. */
export type MoneyText = { amount: string; currency: string }

/** A transfer may be counted on orders for one part and wait for its order with another. */
export type TransactionPart = 'MATCHED' | 'UNMATCHED'

/** A row that a figure was computed from, with what is needed to compute it again; of a transfer the amount of the part. */
export type EvidenceRow = { id: string; label: string; amount: MoneyText } & (
  | { type: 'Transaction'; day: string; direction: 'IN' | 'OUT'; part: TransactionPart }
  | { type: 'Expense'; day: string; category: string }
  | { type: 'Order'; firstPaidOn: string }
)

/** The lists of rows that figures cite; `…Before` is the comparable period. */
export const ROW_SETS = [
  'received',
  'receivedBefore',
  'refunds',
  'orders',
  'ordersBefore',
  'unmatched',
  'expenses',
  'expensesBefore',
  'topCategory',
] as const

export type RowSet = (typeof ROW_SETS)[number]

/** All that an answer may be made of: what the graph said, and every row behind it. */
export type Evidence = {
  project: { name: string; currency: string; timeZone: string }
  period: Period
  before: Period
  query: string
  variables: Record<string, unknown>
  result: MetricsResult
  rows: Record<RowSet, readonly EvidenceRow[]>
}

export type FigureKey =
  | 'revenue'
  | 'revenueBefore'
  | 'revenueChange'
  | 'revenueChangeShare'
  | 'refunds'
  | 'orderCount'
  | 'orderCountBefore'
  | 'averageOrderValue'
  | 'unmatched'
  | 'unmatchedCount'
  | 'expenses'
  | 'expensesBefore'
  | 'expensesChange'
  | 'expensesChangeShare'
  | 'topCategory'
  | 'topCategoryShare'
  | 'netProfit'
  | 'netProfitBefore'
  | 'netProfitChange'
  | 'profitMargin'

/** One number that an answer states. */
export type Figure = {
  key: FigureKey
  label: string
  /** As it stands in the text. */
  text: string
  money: MoneyText | null
  number: string | null
  /** Where it stands in the query's result, or how it follows from places in it. */
  path: string
  rowSets: RowSet[]
  rowCount: number
  /** How often the text states it. One that the text states more or less often was mistaken for another. */
  mentions: number
}

export type Answer = { headline: string; paragraphs: string[]; figures: Figure[] }

/** "−1,234.50 USD". Works on the decimal text, so that no digit can be lost on the way. */
export function moneyInWords({ amount, currency }: MoneyText): string {
  const isNegative = amount.startsWith('-')
  const [whole = '', fraction] = (isNegative ? amount.slice(1) : amount).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${isNegative ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`} ${currency}`
}

/** "12.5 %" from "0.1250", by moving the point. */
export function shareInWords(share: string): string {
  const isNegative = share.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? share.slice(1) : share).split('.')
  const digits = fraction.padEnd(2, '0')
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = digits.slice(2).replace(/0+$/, '')
  return `${isNegative ? '−' : ''}${percent.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ? `.${rest}` : ''} %`
}

/** "1 order", "14 orders" */
export const countInWords = (count: number, noun: string): string =>
  `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${noun}${count === 1 ? '' : 's'}`

/** A name that a person gave, in quotes: what it contains is never taken for a figure. */
export const inQuotes = (name: string): string => `“${name.replace(/[“”]/g, '')}”`
