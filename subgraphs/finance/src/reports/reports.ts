import type { Claims } from '@howl/platform/claims'
import { notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import DataLoader from 'dataloader'
import type { CashInCurrency, CashOfPeriod, ProfitOfPeriod } from '../__generated__/resolvers.ts'
import type { Balance, Balances } from '../balances/balances.ts'
import type { DayRange } from '../day-ranges.ts'
import type { Expense } from '../expenses/entities.ts'
import type { Expenses } from '../expenses/expenses.ts'
import type { Projects } from '../projects/projects.ts'
import { addCash, cashOf, otherCurrencies, readCash, type CashAsked, type CashByCurrency } from './cash.ts'
import type { RevenuePart } from './entities.ts'
import { piecesOf } from './periods.ts'
import type { ProjectSums } from './portfolio.ts'
import { addPeriods, profitOf, readPeriods, type PeriodAsked, type PeriodSums } from './profit.ts'
import { figureOf, shareOf, type ReportFigure, type Span, type Sum } from './report-figures.ts'
import { readCustomers, readParts, type CustomerAsked, type PartAsked, type PartOf } from './revenue-parts.ts'
import { openSpanLists } from './span-lists.ts'

type Services = { projects: Projects; expenses: Expenses; balances: Balances; now: () => Date }

/** The reports of one request. What is asked at the same moment, of however many periods and projects, is one statement of each kind. */
export function openReports({ projects, expenses, balances, now }: Services, claims: Claims) {
  const periods = new DataLoader<PeriodAsked, PeriodSums, string>((asked) => inPieces(asked, (pieces) => readPeriods(projects, claims, pieces), addPeriods), { cacheKeyFn: nameOf })
  const cash = new DataLoader<CashAsked, CashByCurrency, string>((asked) => inPieces(asked, (pieces) => readCash(projects, claims, pieces), addCash), { cacheKeyFn: nameOf })
  const parts = new DataLoader<PartAsked, Sum, string>((asked) => readParts(projects, claims, asked), { cacheKeyFn: ({ span, of, key }) => `${nameOf(span)} ${of} ${key}` })
  const customers = new DataLoader<CustomerAsked, { name: string; email: string | null }, string>((asked) => readCustomers(projects, claims, asked), {
    cacheKeyFn: ({ projectId, key }) => `${projectId} ${key}`,
  })
  const lastBalances = new DataLoader<string, Balance | null>((ids) => balances.last(claims, ids))
  const expensesById = new DataLoader<ExpenseAsked, Expense | null, string>((asked) => readExpenses({ projects, expenses }, claims, asked), { cacheKeyFn: ({ id }) => id })

  /** Of the span's own period and of the one beside it. */
  const both = async <Read>(span: Span, load: (period: DayRange) => Promise<Read>): Promise<[Read, Read | null]> =>
    Promise.all([load(span.period), span.comparedWith && load(span.comparedWith)])
  const sumsOf = (span: Span, wantsCategories: boolean) => both(span, (period) => periods.load({ ...span, period, wantsCategories }))

  return {
    asOf: now,
    lists: openSpanLists((projectIds, work) => projects.read(claims, projectIds, work)),
    customers,
    expenses: expensesById,

    async profit(span: Span): Promise<ProfitOfPeriod> {
      return profitOf(span, ...(await sumsOf(span, true)))
    },

    async revenue(span: Span): Promise<ReportFigure> {
      const [sums, before] = await sumsOf(span, false)
      return figureOf(span, { kind: 'REVENUE', now: sums.revenue, before: before && before.revenue })
    },

    /** What one customer paid, or was paid for lines of one description. */
    async part(span: Span, of: PartOf, { key, minor, count }: RevenuePart): Promise<ReportFigure> {
      const before = span.comparedWith && (await parts.load({ span: { ...span, period: span.comparedWith }, of, key }))
      return figureOf(span, { kind: of === 'CUSTOMER' ? 'CUSTOMER_REVENUE' : 'LINE_REVENUE', part: key, now: { minor: BigInt(minor), count }, before })
    },

    /** Its share of the revenue. */
    async share(span: Span, { minor }: RevenuePart): Promise<string | null> {
      const { revenue } = await periods.load({ ...span, wantsCategories: false })
      return shareOf(BigInt(minor), revenue.minor)
    },

    async cash(span: Span): Promise<CashOfPeriod> {
      const [moved, before] = await both(span, async (period) => {
        const [sums, recorded] = await Promise.all([cash.load({ ...span, period }), periods.load({ ...span, period, wantsCategories: false })])
        return { cash: sums, recorded }
      })
      return cashOf(span, moved, before)
    },

    async otherCurrencies(span: Span): Promise<CashInCurrency[]> {
      return otherCurrencies(span, ...(await both(span, (period) => cash.load({ ...span, period }))))
    },

    async project(span: Span): Promise<ProjectSums> {
      const [[sums, before], balance] = await Promise.all([sumsOf(span, false), lastBalances.load(span.projectId)])
      return { span, now: sums, before, balance }
    },

    /** @throws NOT_FOUND for a category that is not of the project, also for a malformed id. */
    async checkCategory(projectId: string, id: string): Promise<void> {
      const [found] = isUuid(id)
        ? await projects.read(claims, [projectId], (tx) => tx.query('select id from finance.expense_categories where project_id = $1 and id = $2', [projectId, id]))
        : []
      if (!found) throw notFound('category')
    },
  }
}

type Asked = { projectId: string; period: DayRange; wantsCategories?: boolean }

const nameOf = ({ projectId, period: { from, to }, wantsCategories = false }: Asked): string => `${projectId} ${from} ${to} ${wantsCategories}`

/** Months lie in their year, and a period may overlap the one beside it: no day is read twice for it. */
async function inPieces<One extends Asked, Read>(asked: readonly One[], read: (pieces: One[]) => Promise<Read[]>, add: (reads: readonly Read[]) => Read): Promise<Read[]> {
  const groups = new Map<string, number[]>()
  asked.forEach(({ projectId, wantsCategories = false }, place) => {
    const name = `${projectId} ${wantsCategories}`
    groups.set(name, [...(groups.get(name) ?? []), place])
  })
  const pieces: One[] = []
  const placesOf = new Map<number, number[]>()
  for (const group of groups.values()) {
    const cut = piecesOf(group.map((place) => (asked[place] as One).period))
    group.forEach((place, index) => placesOf.set(place, (cut.places[index] ?? []).map((piece) => pieces.length + piece)))
    pieces.push(...cut.pieces.map((period) => ({ ...(asked[group[0] as number] as One), period })))
  }
  const sums = await read(pieces)
  return asked.map((_one, place) => add((placesOf.get(place) ?? []).map((piece) => sums[piece] as Read)))
}

type ExpenseAsked = { projectId: string; id: string }

async function readExpenses({ projects, expenses }: Pick<Services, 'projects' | 'expenses'>, claims: Claims, asked: readonly ExpenseAsked[]): Promise<(Expense | null)[]> {
  // As every list of expenses reads them.
  const { columns, from } = expenses.list(null, null)
  const ids = [...new Set(asked.map(({ projectId }) => projectId))]
  const rows = await projects.read(claims, ids, (tx) =>
    tx.query<Expense>(`select ${columns} from ${from} where e.project_id = any ($1) and e.id = any ($2)`, [ids, asked.map(({ id }) => id)]),
  )
  const byId = new Map(rows.map((expense) => [expense.id, expense]))
  return asked.map(({ id }) => byId.get(id) ?? null)
}
