import type { ReportComparison, ReportRowsInput, ReportRowsKind } from '../../__generated__/graphql.ts'
import type { RangeSearch } from '../../format/ranges.ts'
import { pickTexts } from '../../parts/list-search.ts'

export const reportKinds = ['profit', 'customers', 'lines', 'cash'] as const
export type ReportKind = (typeof reportKinds)[number]

export const comparisons = ['before', 'year', 'none'] as const
export type Comparison = (typeof comparisons)[number]

export interface ReportsSearch extends RangeSearch {
  report?: string
  with?: string
  /** The figure whose rows are open: its kind, its days, its part. */
  rows?: string
  part?: string
}

export function reportsSearch(raw: Record<string, unknown>): ReportsSearch {
  return pickTexts(raw, ['report', 'with', 'range', 'from', 'to', 'rows', 'part'])
}

export function compareWith(comparison: Comparison): ReportComparison | null {
  return comparison === 'none' ? null : comparison === 'year' ? 'YEAR_BEFORE' : 'PERIOD_BEFORE'
}

const rowKinds = [
  'REVENUE', 'EXPENSES', 'NET_PROFIT', 'UNMATCHED', 'ORDERS', 'CUSTOMER_REVENUE', 'LINE_REVENUE',
  'CASH_IN', 'CASH_MATCHED', 'CASH_UNMATCHED', 'CASH_SET_ASIDE', 'CASH_NOT_APPLICABLE', 'CASH_OUT', 'NET_CASH',
] as const satisfies readonly ReportRowsKind[]

interface Rows {
  kind: ReportRowsKind
  from: string
  to: string
  part: string | null
}

/** The address of the rows behind a figure. */
export function writeRows({ kind, from, to, part }: Rows): Pick<ReportsSearch, 'rows' | 'part'> {
  return { rows: `${kind}.${from}.${to}`, ...(part === null ? { part: undefined } : { part }) }
}

export function readRows({ rows, part }: ReportsSearch): ReportRowsInput | null {
  const [name, from, to] = rows?.split('.') ?? []
  const kind = rowKinds.find((one) => one === name)
  return kind && from && to ? { kind, range: { from, to }, part: part ?? null } : null
}
