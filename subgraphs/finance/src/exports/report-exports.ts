import { formatMoney } from '@howl/platform/money'
import type { DayRange } from '../day-ranges.ts'
import { checkMetricsRange } from '../metrics/metrics.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { readCash, type CashSums } from '../reports/cash.ts'
import { monthsOf } from '../reports/periods.ts'
import { netProfitOf, readPeriods, type PeriodSums } from '../reports/profit.ts'
import { NOTHING, reduced, shareOf, type Span, type Sum } from '../reports/report-figures.ts'
import { customerList, lineList, readCustomers, readParts } from '../reports/revenue-parts.ts'
import { placesInSpan } from '../reports/span-lists.ts'
import { number, text } from './csv.ts'
import type { ExportWish } from './entities.ts'
import { defineExport } from './export-definitions.ts'

/** A report without its days is refused before it is asked for its rows. */
function rangeOf({ report }: ExportWish): DayRange {
  if (!report) throw new Error('a report of no days')
  return report.range
}

function spanOf({ projectId, currency, timeZone }: ProjectFacts, wish: ExportWish): Span {
  const period = rangeOf(wish)
  checkMetricsRange(period)
  return { projectId, currency, timeZone, period, comparison: null, comparedWith: null }
}

/** A month is known by its first day, or that of the range. */
const monthKeys = (_services: object, { wish }: { wish: ExportWish }): string[] => {
  checkMetricsRange(rangeOf(wish))
  return monthsOf(rangeOf(wish)).map(({ from }) => from)
}

const monthsFor = (wish: ExportWish, keys: readonly string[]): DayRange[] => monthsOf(rangeOf(wish)).filter(({ from }) => keys.includes(from))

type OfMonth = { month: DayRange; currency: string }

const ofMonth = { from: text(({ month }: OfMonth) => month.from), to: text(({ month }: OfMonth) => month.to), currency: text(({ currency }: OfMonth) => currency) }

const amountOf = ({ minor }: Sum, { currency }: { currency: string }): string => formatMoney({ minor, currency }).amount

export const profitByMonth = defineExport<OfMonth & { sums: PeriodSums }>({
  part: 'report',
  columns: {
    ...ofMonth,
    revenue: number((row) => amountOf(row.sums.revenue, row)),
    expenses: number((row) => amountOf(row.sums.expenses, row)),
    netProfit: number((row) => amountOf(netProfitOf(row.sums), row)),
    profitMargin: number(({ sums }) => shareOf(netProfitOf(sums).minor, sums.revenue.minor)),
    unmatched: number((row) => amountOf(row.sums.unmatched, row)),
  },
  keys: monthKeys,
  rows: async ({ projects }, { claims, project: { projectId, currency }, wish, keys }) => {
    const months = monthsFor(wish, keys)
    const sums = await readPeriods(projects, claims, months.map((period) => ({ projectId, currency, period, wantsCategories: false })))
    return months.flatMap((month, index) => (sums[index] ? [{ month, currency, sums: sums[index] }] : []))
  },
})

export const expensesByCategory = defineExport<OfMonth & PeriodSums['categories'][number]>({
  part: 'report',
  columns: {
    ...ofMonth,
    topCategory: text(({ category: { name, parentName } }) => parentName ?? name),
    category: text(({ category }) => category.name),
    expenses: number((row) => amountOf(row.sum, row)),
    count: number(({ sum }) => String(sum.count)),
  },
  keys: monthKeys,
  rows: async ({ projects }, { claims, project: { projectId, currency }, wish, keys }) => {
    const months = monthsFor(wish, keys)
    const sums = await readPeriods(projects, claims, months.map((period) => ({ projectId, currency, period, wantsCategories: true })))
    // What was taken back within the month leaves a sum of nothing.
    return months.flatMap((month, index) =>
      (sums[index]?.categories ?? []).flatMap((spent) => (spent.sum.count === 0 && spent.sum.minor === 0n ? [] : [{ month, currency, ...spent }])).toSorted(byName),
    )
  },
})

type Categorised = PeriodSums['categories'][number]

const nameOf = ({ category: { name, parentName } }: Categorised): string => `${parentName ?? name}\u0000${parentName === null ? '' : name}`
const byName = (one: Categorised, other: Categorised): number => (nameOf(one) < nameOf(other) ? -1 : 1)

type Part = { key: string; sum: Sum; currency: string }

export const revenueByCustomer = defineExport<Part & { name: string; email: string | null }>({
  part: 'report',
  columns: {
    customerName: text(({ name }) => name),
    customerEmail: text(({ email }) => email),
    customerKey: text(({ key }) => key),
    currency: text(({ currency }) => currency),
    revenue: number((row) => amountOf(row.sum, row)),
  },
  keys: (_services, { project, wish }) => placesInSpan(spanOf(project, wish), customerList(null)),
  rows: async ({ projects }, { claims, project, wish, keys }) => {
    const span = spanOf(project, wish)
    const [sums, customers] = await Promise.all([
      readParts(projects, claims, keys.map((key) => ({ span, of: 'CUSTOMER', key }))),
      readCustomers(projects, claims, keys.map((key) => ({ projectId: project.projectId, key }))),
    ])
    return keys.map((key, index) => ({ key, currency: project.currency, sum: sums[index] ?? NOTHING, ...(customers[index] ?? { name: key, email: null }) }))
  },
})

export const revenueByLine = defineExport<Part>({
  part: 'report',
  columns: {
    description: text(({ key }) => key),
    currency: text(({ currency }) => currency),
    revenue: number((row) => amountOf(row.sum, row)),
  },
  keys: (_services, { project, wish }) => placesInSpan(spanOf(project, wish), lineList(null)),
  rows: async ({ projects }, { claims, project, wish, keys }) => {
    const span = spanOf(project, wish)
    const sums = await readParts(projects, claims, keys.map((key) => ({ span, of: 'LINE', key })))
    return keys.map((key, index) => ({ key, currency: project.currency, sum: sums[index] ?? NOTHING }))
  },
})

export const cashByMonth = defineExport<OfMonth & { sums: CashSums }>({
  part: 'report',
  columns: {
    ...ofMonth,
    cashIn: number((row) => amountOf(row.sums.cashIn, row)),
    matched: number((row) => amountOf(row.sums.matched, row)),
    unmatched: number((row) => amountOf(row.sums.unmatched, row)),
    setAside: number((row) => amountOf(row.sums.setAside, row)),
    notApplicable: number((row) => amountOf(row.sums.notApplicable, row)),
    cashOut: number((row) => amountOf(row.sums.cashOut, row)),
    netCash: number((row) => amountOf(reduced(row.sums.cashIn, row.sums.cashOut), row)),
  },
  keys: monthKeys,
  rows: async ({ projects }, { claims, project: { projectId, currency, timeZone }, wish, keys }) => {
    const months = monthsFor(wish, keys)
    const moved = await readCash(projects, claims, months.map((period) => ({ projectId, timeZone, period })))
    // The project's own currency always; another one where money moved in it. They are never added.
    return months.flatMap((month, index) => {
      const own = moved[index]?.get(currency) ?? NO_CASH
      const others = [...(moved[index] ?? [])].filter(([code]) => code !== currency).toSorted(([a], [b]) => (a < b ? -1 : 1))
      return [[currency, own] as const, ...others].map(([code, sums]) => ({ month, currency: code, sums }))
    })
  },
})

const NO_CASH: CashSums = { cashIn: NOTHING, matched: NOTHING, unmatched: NOTHING, setAside: NOTHING, notApplicable: NOTHING, cashOut: NOTHING }
