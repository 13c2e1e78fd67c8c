import { divideToDecimal, formatMoney } from '@howl/platform/money'
import type { Metrics } from '../src/runs/collect.ts'
import type { Evidence, EvidenceRow, MoneyText, TransactionPart } from '../src/runs/figures.ts'
import { comparablePeriod, type Period } from '../src/runs/periods.ts'

/** What happened in one period, in minor units of the project's currency. */
export type Happened = {
  /** Money that came in for an order of its own. */
  received?: bigint[]
  refunded?: bigint[]
  unmatched?: bigint[]
  expenses?: [category: string, minor: bigint][]
}

type Review = { name?: string; currency?: string; period?: Period; now?: Happened; before?: Happened }

const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/** Evidence as the graph would give it for what happened, with figures that finance would state for it. */
export function evidenceFor({ name = 'Print shop', currency = 'USD', period = { from: '2026-11-01', to: '2026-11-21' }, now = {}, before = {} }: Review): Evidence {
  const earlier = comparablePeriod(period)
  const rowsNow = rowsOf(now, { day: period.from, currency, prefix: 'now' })
  const rowsBefore = rowsOf(before, { day: earlier.from, currency, prefix: 'before' })
  const metrics = metricsOf(now, currency)
  const top = metrics.expenseBreakdown[0]?.category
  return {
    project: { name, currency, timeZone: 'Etc/UTC' },
    period,
    before: earlier,
    query: 'query MonthReview { … }',
    variables: { range: period, previous: earlier },
    result: { project: { name, currency, timeZone: 'Etc/UTC', metrics, previous: metricsOf(before, currency) } },
    rows: {
      received: rowsNow.received,
      receivedBefore: rowsBefore.received,
      refunds: rowsNow.received.filter((row) => row.type === 'Transaction' && row.direction === 'OUT'),
      orders: rowsNow.orders,
      ordersBefore: rowsBefore.orders,
      unmatched: rowsNow.unmatched,
      expenses: rowsNow.expenses,
      expensesBefore: rowsBefore.expenses,
      topCategory: rowsNow.expenses.filter((row) => row.type === 'Expense' && row.category === top),
    },
  }
}

function rowsOf(
  { received = [], refunded = [], unmatched = [], expenses = [] }: Happened,
  { day, currency, prefix }: { day: string; currency: string; prefix: string },
) {
  const amount = (minor: bigint) => formatMoney({ minor, currency })
  const transaction = (minor: bigint, id: string, direction: 'IN' | 'OUT', part: TransactionPart): EvidenceRow => ({
    type: 'Transaction',
    id: `${prefix}-${id}`,
    label: `Payment ${id}`,
    amount: amount(minor),
    day,
    direction,
    part,
  })
  return {
    received: [
      ...received.map((minor, index) => transaction(minor, `in-${index}`, 'IN', 'MATCHED')),
      ...refunded.map((minor, index) => transaction(minor, `out-${index}`, 'OUT', 'MATCHED')),
    ],
    unmatched: unmatched.map((minor, index) => transaction(minor, `unmatched-${index}`, 'IN', 'UNMATCHED')),
    orders: received.map(
      (minor, index): EvidenceRow => ({ type: 'Order', id: `${prefix}-order-${index}`, label: `Order #${index + 1}`, amount: amount(minor), firstPaidOn: day }),
    ),
    expenses: expenses.map(
      ([category, minor], index): EvidenceRow => ({ type: 'Expense', id: `${prefix}-expense-${index}`, label: category, amount: amount(minor), day, category }),
    ),
  }
}

/** The figures that finance states for what happened. */
export function metricsOf({ received = [], refunded = [], unmatched = [], expenses = [] }: Happened, currency: string): Metrics {
  const money = (minor: bigint): MoneyText => formatMoney({ minor, currency })
  const revenue = sum(received) - sum(refunded)
  const spent = sum(expenses.map(([, minor]) => minor))
  const categories = new Map<string, bigint>()
  for (const [category, minor] of expenses) categories.set(category, (categories.get(category) ?? 0n) + minor)
  return {
    revenue: money(revenue),
    refunds: money(sum(refunded)),
    expenses: money(spent),
    netProfit: money(revenue - spent),
    profitMargin: revenue === 0n ? null : divideToDecimal(revenue - spent, revenue, 4),
    orderCount: received.length,
    averageOrderValue: received.length === 0 ? null : money(BigInt(divideToDecimal(revenue, BigInt(received.length), 0))),
    unmatched: money(sum(unmatched)),
    unmatchedCount: unmatched.length,
    expenseBreakdown: [...categories]
      .toSorted(([, a], [, b]) => (a > b ? -1 : 1))
      .map(([category, minor]) => ({ category, amount: money(minor), share: divideToDecimal(minor, spent, 4) })),
  }
}
