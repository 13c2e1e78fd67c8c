import { projectIn, type Claims } from '@howl/platform/claims'
import { dayIn } from '@howl/platform/dates'
import { unauthenticated } from '@howl/platform/errors'
import { formatMoney } from '@howl/platform/money'
import type { Connection } from '@howl/platform/pagination'
import type { ReportComparison, Resolvers, ResolversTypes } from '../__generated__/resolvers.ts'
import type { Context } from '../context.ts'
import type { DayRange } from '../day-ranges.ts'
import { checkMetricsRange } from '../metrics/metrics.ts'
import { definitionsOf } from './definitions.ts'
import { comparedPeriod } from './periods.ts'
import { figuresOfProject, portfolioPage, portfolioProjects, totalsOf } from './portfolio.ts'
import { monthSpans, spanOf, type Span } from './report-figures.ts'
import { reportRows } from './report-rows.ts'
import { customerList, lineList } from './revenue-parts.ts'

type Asked = { range: DayRange; compareWith?: ReportComparison | null | undefined }
type OfSpan = { span: Span }

function report(claims: Claims, projectId: string, { range, compareWith }: Asked): OfSpan {
  checkMetricsRange(range)
  return { span: spanOf(claims, { projectId, period: range, comparison: compareWith ?? null }) }
}

/** What every report of a project says of itself. */
const ofSpan = {
  period: ({ span }: OfSpan) => span.period,
  comparedWith: ({ span }: OfSpan) => span.comparedWith,
  asOf: (_report: OfSpan, _args: object, { reports }: Context) => reports.asOf(),
}

/** The rows of a page, each with the period that its report is of. */
function inSpan<Part>(span: Span, { edges, nodes, ...rest }: Connection<Part>): Connection<{ span: Span; part: Part }> {
  const of = (part: Part) => ({ span, part })
  return { ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, node: of(node) })), nodes: nodes.map(of) }
}

export const reportResolvers = {
  Project: {
    profitReport: ({ id }, args, { claims }) => report(claims, id, args),
    customerReport: ({ id }, args, { claims }) => report(claims, id, args),
    lineReport: ({ id }, args, { claims }) => report(claims, id, args),
    cashReport: ({ id }, args, { claims }) => report(claims, id, args),
    reportRows: async ({ id }, { of: { kind, range, part = null }, ...page }, { claims, reports }) => {
      const { span } = report(claims, id, { range })
      if (kind === 'EXPENSES' && part !== null) await reports.checkCategory(id, part)
      return reports.lists.page(span, reportRows({ kind, part }), page)
    },
  },
  ProfitReport: {
    ...ofSpan,
    total: ({ span }, _args, { reports }) => reports.profit(span),
    months: ({ span }, _args, { reports }) => Promise.all(monthSpans(span).map((month) => reports.profit(month))),
    definitions: () => definitionsOf('revenue', 'expenses', 'netProfit', 'profitMargin', 'unmatched', 'change'),
  },
  CustomerReport: {
    ...ofSpan,
    revenue: ({ span }, _args, { reports }) => reports.revenue(span),
    customers: async ({ span }, { sort, ...page }, { reports }) => inSpan(span, await reports.lists.page(span, customerList(sort), page)),
    definitions: () => definitionsOf('revenue', 'customerRevenue', 'change'),
  },
  CustomerRevenue: {
    key: ({ part }) => part.key,
    name: async ({ span: { projectId }, part: { key } }, _args, { reports }) => (await reports.customers.load({ projectId, key })).name,
    email: async ({ span: { projectId }, part: { key } }, _args, { reports }) => (await reports.customers.load({ projectId, key })).email,
    orderCount: ({ part }) => part.orderCount,
    revenue: ({ span, part }, _args, { reports }) => reports.part(span, 'CUSTOMER', part),
    share: ({ span, part }, _args, { reports }) => reports.share(span, part),
  },
  LineReport: {
    ...ofSpan,
    revenue: ({ span }, _args, { reports }) => reports.revenue(span),
    lines: async ({ span }, { sort, ...page }, { reports }) => inSpan(span, await reports.lists.page(span, lineList(sort), page)),
    definitions: () => definitionsOf('revenue', 'lineRevenue', 'change'),
  },
  LineRevenue: {
    description: ({ part }) => part.key,
    revenue: ({ span, part }, _args, { reports }) => reports.part(span, 'LINE', part),
    share: ({ span, part }, _args, { reports }) => reports.share(span, part),
  },
  CashReport: {
    ...ofSpan,
    total: ({ span }, _args, { reports }) => reports.cash(span),
    months: ({ span }, _args, { reports }) => Promise.all(monthSpans(span).map((month) => reports.cash(month))),
    otherCurrencies: ({ span }, _args, { reports }) => reports.otherCurrencies(span),
    definitions: () => definitionsOf('cashIn', 'cashOut', 'netCash', 'unmatched', 'expenses', 'change'),
  },
  ReportRow: {
    id: ({ id, position }) => (position === 0 ? id : `${id}:${position}`),
    on: ({ projectId, at, day }, _args, { claims }) => day ?? dayIn(projectIn(claims, projectId)?.timeZone ?? 'UTC', at),
    at: ({ at, day }) => (day === null ? at : null),
    amount: ({ minor, currency }) => formatMoney({ minor: BigInt(minor), currency }),
    transaction: ({ transactionId }, _args, { loaders }) => (transactionId ? loaders.transaction.load(transactionId) : null),
    order: ({ orderId }, _args, { loaders }) => (orderId ? loaders.order.load(orderId) : null),
    expense: ({ projectId, expenseId }, _args, { reports }) => (expenseId ? reports.expenses.load({ projectId, id: expenseId }) : null),
  },
  Query: {
    portfolio: (_parent, { range, compareWith }, { claims }) => {
      if (claims.caller.kind === 'anonymous') throw unauthenticated()
      checkMetricsRange(range)
      return { period: range, comparison: compareWith ?? null }
    },
  },
  Portfolio: {
    period: ({ period }) => period,
    comparedWith: ({ period, comparison }) => comparison && comparedPeriod(period, comparison),
    totals: async (portfolio, _args, { claims, reports }) => {
      const spans = portfolioProjects(claims, portfolio).flatMap(({ span }) => span ?? [])
      return totalsOf(await Promise.all(spans.map((span) => reports.project(span))))
    },
    projects: (portfolio, args, { claims }) => portfolioPage(portfolioProjects(claims, portfolio), args),
    definitions: () => definitionsOf('revenue', 'expenses', 'netProfit', 'profitMargin', 'unmatched', 'balance', 'change'),
    asOf: (_portfolio, _args, { reports }) => reports.asOf(),
  },
  PortfolioProject: {
    // Every field of a project is resolved from its id.
    project: ({ projectId }) => ({ id: projectId }) as Awaited<ResolversTypes['Project']>,
    isPermitted: ({ span }) => span !== null,
    figures: async ({ span }, _args, { reports }) => span && figuresOfProject(await reports.project(span)),
  },
} satisfies Resolvers
