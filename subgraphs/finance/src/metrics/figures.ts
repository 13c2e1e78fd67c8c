import { addDays, addMonths, firstOfMonth, isoWeekStart, lastOfMonth } from '@howl/platform/dates'
import { divideHalfEven, divideToDecimal, formatMoney, type Money } from '@howl/platform/money'
import type { Balance } from '../balances/balances.ts'
import type { DayRange } from '../day-ranges.ts'
import type { EntryKind } from '../metric-deltas.ts'

export type MetricBucket = 'DAY' | 'WEEK' | 'MONTH'

/** Sums by kind: over the range, a bucket or a month. */
export type Sums = Partial<Record<EntryKind, { minor: bigint; count: number }>>

/** What the database adds up; everything else follows from it here. */
export type RawFigures = {
  range: Sums
  /** By the first day of the bucket, which may lie before the range. */
  buckets: ReadonlyMap<string, Sums>
  /** By the first day of the month: the three before the month of the range's last day. */
  months: ReadonlyMap<string, Sums>
  /** Whether anything was earned or spent before those months. */
  hasEarlier: boolean
  categories: { name: string; top: string; minor: bigint }[]
  balance: Balance | null
}

export type Figures = {
  revenue: Money
  refunds: Money
  expenses: Money
  netProfit: Money
  profitMargin: string | null
  burnRate: Money | null
  runwayMonths: string | null
  runwayUnknownBecause: string | null
  cashOutOn: string | null
  orderCount: number
  averageOrderValue: Money | null
  unmatched: Money
  unmatchedCount: number
  asOf: Date
  series: { from: string; to: string; revenue: Money; expenses: Money; netProfit: Money; orderCount: number }[]
  expenseBreakdown: CategoryAmount[]
  expenseBreakdownByTopCategory: CategoryAmount[]
}

type CategoryAmount = { category: string; amount: Money; share: string }

type Asked = { range: DayRange; bucket: MetricBucket; currency: string; asOf: Date; wantsSeries?: boolean }

export function figuresOf({ range, bucket, currency, asOf, wantsSeries = true }: Asked, raw: RawFigures): Figures {
  const money = (minor: bigint): Money => formatMoney({ minor, currency })
  const { revenue, refunds, expenses, netProfit, orderCount } = read(raw.range)
  const burn = burnOf(raw, range.to)
  return {
    revenue: money(revenue),
    refunds: money(refunds),
    expenses: money(expenses),
    netProfit: money(netProfit),
    // A share of nothing, or of less than nothing, says nothing.
    profitMargin: revenue > 0n ? divideToDecimal(netProfit, revenue, 4) : null,
    burnRate: burn === null ? null : money(burn),
    ...runwayOf(burn, raw.balance),
    orderCount,
    averageOrderValue: orderCount > 0 ? money(divideHalfEven(revenue, BigInt(orderCount))) : null,
    unmatched: money(raw.range.UNMATCHED?.minor ?? 0n),
    unmatchedCount: raw.range.UNMATCHED?.count ?? 0,
    asOf,
    series: (wantsSeries ? bucketsOf(range, bucket) : []).map(({ key, from, to }) => {
      const point = read(raw.buckets.get(key) ?? {})
      return { from, to, revenue: money(point.revenue), expenses: money(point.expenses), netProfit: money(point.netProfit), orderCount: point.orderCount }
    }),
    expenseBreakdown: breakdown(raw.categories, { currency, expenses }),
    expenseBreakdownByTopCategory: breakdown(byTop(raw.categories), { currency, expenses }),
  }
}

/** Largest first. */
function breakdown(categories: readonly { name: string; minor: bigint }[], { currency, expenses }: { currency: string; expenses: bigint }): CategoryAmount[] {
  return categories
    .filter(({ minor }) => minor !== 0n)
    .toSorted((a, b) => (a.minor === b.minor ? (a.name < b.name ? -1 : 1) : a.minor > b.minor ? -1 : 1))
    .map(({ name, minor }) => ({ category: name, amount: formatMoney({ minor, currency }), share: divideToDecimal(minor, expenses, 4) }))
}

function byTop(categories: RawFigures['categories']): { name: string; minor: bigint }[] {
  const sums = new Map<string, bigint>()
  for (const { top, minor } of categories) sums.set(top, (sums.get(top) ?? 0n) + minor)
  return [...sums].map(([name, minor]) => ({ name, minor }))
}

function read({ RECEIVED, REFUNDED, SPENT, ORDERED }: Sums) {
  const refunds = REFUNDED?.minor ?? 0n
  const revenue = (RECEIVED?.minor ?? 0n) - refunds
  const expenses = SPENT?.minor ?? 0n
  return { revenue, refunds, expenses, netProfit: revenue - expenses, orderCount: ORDERED?.count ?? 0 }
}

/** The three calendar months that are over when the month of the last day begins. */
export function burnMonths(to: string): string[] {
  const month = firstOfMonth(to)
  return [addMonths(month, -3), addMonths(month, -2), addMonths(month, -1)]
}

/**
 * Median of expenses − revenue over those months, from the first month in which anything was earned or spent.
 *
 * @returns null when no such month is over; zero when more came in than went out.
 */
function burnOf({ months, hasEarlier }: RawFigures, to: string): bigint | null {
  const counted = burnMonths(to)
  const hasMoney = (month: string) => Object.values(months.get(month) ?? {}).some(({ minor }) => minor !== 0n)
  const first = hasEarlier ? 0 : counted.findIndex(hasMoney)
  if (first < 0) return null
  const burns = counted
    .slice(first)
    .map((month) => -read(months.get(month) ?? {}).netProfit)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const middle = Math.floor(burns.length / 2)
  const [low = 0n, high = 0n] = burns.length % 2 === 1 ? [burns[middle], burns[middle]] : [burns[middle - 1], burns[middle]]
  const median = divideHalfEven(low + high, 2n)
  return median > 0n ? median : 0n
}

type Runway = Pick<Figures, 'runwayMonths' | 'runwayUnknownBecause' | 'cashOutOn'>

/** Days of an average month: 365.25 / 12. */
const [MONTH_DAYS, MONTH_DAYS_SCALE] = [304_375n, 10_000n] as const
/** A date beyond is no forecast, and soon none that exists. */
const FURTHEST_DAYS = 36_525n

function runwayOf(burn: bigint | null, balance: Balance | null): Runway {
  const unknown = (reason: string): Runway => ({ runwayMonths: null, runwayUnknownBecause: reason, cashOutOn: null })
  if (burn === null) return unknown('There is no full month of figures yet.')
  if (burn === 0n) return unknown('No money is being burnt: over the last full months at least as much came in as went out.')
  if (!balance) return unknown('No balance is known. Record one, or connect a bank account that reports it.')
  const left = BigInt(balance.amountMinor)
  if (left <= 0n) return { runwayMonths: '0.0000', runwayUnknownBecause: null, cashOutOn: balance.day }
  const days = (left * MONTH_DAYS) / (burn * MONTH_DAYS_SCALE)
  return {
    runwayMonths: divideToDecimal(left, burn, 4),
    runwayUnknownBecause: null,
    cashOutOn: days <= FURTHEST_DAYS ? addDays(balance.day, Number(days)) : null,
  }
}

/** The buckets that touch the range, clipped to it; `key` is the first day of the whole bucket. */
function bucketsOf({ from, to }: DayRange, bucket: MetricBucket): { key: string; from: string; to: string }[] {
  const buckets = []
  for (let key = startOf(from, bucket); key <= to; key = addDays(endOf(key, bucket), 1)) {
    const end = endOf(key, bucket)
    buckets.push({ key, from: key < from ? from : key, to: end > to ? to : end })
  }
  return buckets
}

function startOf(day: string, bucket: MetricBucket): string {
  if (bucket === 'DAY') return day
  return bucket === 'WEEK' ? isoWeekStart(day) : firstOfMonth(day)
}

function endOf(start: string, bucket: MetricBucket): string {
  if (bucket === 'DAY') return start
  return bucket === 'WEEK' ? addDays(start, 6) : lastOfMonth(start)
}

