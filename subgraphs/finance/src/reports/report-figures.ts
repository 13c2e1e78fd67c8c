import { projectIn, type Claims } from '@howl/platform/claims'
import { notFound } from '@howl/platform/errors'
import { divideToDecimal, formatMoney, type Money } from '@howl/platform/money'
import type { ReportRowsKind } from '../__generated__/resolvers.ts'
import type { DayRange } from '../day-ranges.ts'
import { comparedPeriod, monthsOf, type Comparison } from './periods.ts'

/** A period of one project, and the one beside it. */
export type Span = {
  projectId: string
  currency: string
  timeZone: string
  period: DayRange
  comparison: Comparison | null
  comparedWith: DayRange | null
}

/** How much it is, and of how many rows. */
export type Sum = { minor: bigint; count: number }

export const NOTHING: Sum = { minor: 0n, count: 0 }

export type ReportFigure = {
  amount: Money
  previous: Money | null
  change: Money | null
  changeShare: string | null
  rows: { count: number; kind: ReportRowsKind; from: string; to: string; part: string | null } | null
}

/** @throws NOT_FOUND for a project that is not the caller's. */
export function spanOf(claims: Claims, { projectId, ...asked }: Pick<Span, 'projectId' | 'period' | 'comparison'>): Span {
  const project = projectIn(claims, projectId)
  if (!project) throw notFound('project')
  const { currency, timeZone } = project
  return { projectId, currency, timeZone, ...asked, comparedWith: comparedWith(asked) }
}

/** The months of a span, each beside a period of its own. */
export const monthSpans = (span: Span): Span[] => monthsOf(span.period).map((period) => ({ ...span, period, comparedWith: comparedWith({ ...span, period }) }))

const comparedWith = ({ period, comparison }: Pick<Span, 'period' | 'comparison'>): DayRange | null => comparison && comparedPeriod(period, comparison)

/** @param before of the compared period; null when nothing is compared. */
export function movementOf(currency: string, now: bigint, before: bigint | null): Omit<ReportFigure, 'rows'> {
  const money = (minor: bigint): Money => formatMoney({ minor, currency })
  if (before === null) return { amount: money(now), previous: null, change: null, changeShare: null }
  const change = now - before
  // By the size of what was before, so that a loss that shrinks is a change upwards.
  const changeShare = before === 0n ? null : divideToDecimal(change, before < 0n ? -before : before, 4)
  return { amount: money(now), previous: money(before), change: money(change), changeShare }
}

/** The figure of a span and of the rows behind it. */
export function figureOf({ currency, period: { from, to } }: Pick<Span, 'currency' | 'period'>, what: { kind: ReportRowsKind; part?: string; now: Sum; before: Sum | null }): ReportFigure {
  const { kind, part = null, now, before } = what
  return { ...movementOf(currency, now.minor, before && before.minor), rows: { count: now.count, kind, from, to, part } }
}

/** Part of a whole as a fraction; a part of nothing, or of less than nothing, says nothing. */
export const shareOf = (part: bigint, whole: bigint): string | null => (whole > 0n ? divideToDecimal(part, whole, 4) : null)

export const added = (...sums: readonly Sum[]): Sum => sums.reduce((all, { minor, count }) => ({ minor: all.minor + minor, count: all.count + count }), NOTHING)

/** What is left of one after another; the rows of both stand behind it. */
export const reduced = (sum: Sum, by: Sum): Sum => ({ minor: sum.minor - by.minor, count: sum.count + by.count })
