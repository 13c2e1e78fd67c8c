import type { Claims } from '@howl/platform/claims'
import { formatMoney } from '@howl/platform/money'
import { listPage, type Connection, type PageKey } from '@howl/platform/pagination'
import type { PortfolioFigures, PortfolioTotal } from '../__generated__/resolvers.ts'
import type { Balance } from '../balances/balances.ts'
import type { PortfolioProject } from './entities.ts'
import { netProfitOf, profitFigures, type PeriodSums } from './profit.ts'
import { added, movementOf, shareOf, spanOf, type Span, type Sum } from './report-figures.ts'

/** What one project of a portfolio comes to. */
export type ProjectSums = { span: Span; now: PeriodSums; before: PeriodSums | null; balance: Balance | null }

type Asked = Pick<Span, 'period' | 'comparison'>

/** Every project of the caller by name. Rights are those of each project: one that may not be seen has no span. */
export function portfolioProjects(claims: Claims, asked: Asked): PortfolioProject[] {
  return Object.entries(claims.projects)
    .map(([projectId, { name, scopes }]) => ({ projectId, name, span: scopes.includes('finance:read') ? spanOf(claims, { projectId, ...asked }) : null }))
    .toSorted((a, b) => order([a.name, a.projectId], [b.name, b.projectId]))
}

export function figuresOfProject({ span, now, before, balance }: ProjectSums): PortfolioFigures {
  return { ...profitFigures(span, now, before), balance: balance && formatMoney({ minor: BigInt(balance.amountMinor), currency: balance.currency }) }
}

/** One total for each currency, by code. */
export function totalsOf(projects: readonly ProjectSums[]): PortfolioTotal[] {
  const currencies = [...new Set(projects.map(({ span }) => span.currency))].toSorted()
  return currencies.map((currency) => totalOf(currency, projects.filter(({ span }) => span.currency === currency)))
}

function totalOf(currency: string, projects: readonly ProjectSums[]): PortfolioTotal {
  const figure = (of: (sums: PeriodSums) => Sum) => {
    const before = projects.flatMap((project) => project.before ?? [])
    const isCompared = projects.some(({ span }) => span.comparedWith !== null)
    return { ...movementOf(currency, added(...projects.map(({ now }) => of(now))).minor, isCompared ? added(...before.map(of)).minor : null), rows: null }
  }
  const sums = { revenue: added(...projects.map(({ now }) => now.revenue)), expenses: added(...projects.map(({ now }) => now.expenses)) }
  const balances = projects.flatMap(({ balance }) => balance ?? [])
  return {
    currency,
    projectCount: projects.length,
    revenue: figure(({ revenue }) => revenue),
    expenses: figure(({ expenses }) => expenses),
    netProfit: figure(netProfitOf),
    profitMargin: shareOf(netProfitOf(sums).minor, sums.revenue.minor),
    unmatched: figure(({ unmatched }) => unmatched),
    balance: balances.length === 0 ? null : formatMoney({ minor: balances.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n), currency }),
    projectsWithoutBalance: projects.length - balances.length,
  }
}

const KEYS: PageKey<PortfolioProject>[] = [
  { column: 'name', type: 'text', direction: 'ASC', of: ({ name }) => name },
  { column: 'id', type: 'uuid', direction: 'ASC', of: ({ projectId }) => projectId },
]

/** The claims hold all projects, so no statement finds the page. */
export const portfolioPage = (projects: readonly PortfolioProject[], args: { first?: number | null | undefined; after?: string | null | undefined }): Promise<Connection<PortfolioProject>> =>
  listPage({
    args,
    keys: KEYS,
    rows: ({ params, limit }) =>
      Promise.resolve(projects.filter(({ name, projectId }) => params.length === 0 || order([name, projectId], params as string[]) > 0).slice(0, limit)),
    count: () => Promise.resolve(projects.length),
  })

function order(left: readonly string[], right: readonly string[]): number {
  const place = left.findIndex((text, index) => text !== right[index])
  if (place < 0) return 0
  return (left[place] ?? '') < (right[place] ?? '') ? -1 : 1
}
