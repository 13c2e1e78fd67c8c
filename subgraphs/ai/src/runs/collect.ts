import { dayIn } from '@howl/platform/dates'
import { add, formatMoney, parseMoney } from '@howl/platform/money'
import { z } from 'zod'
import { moneyInWords, type Evidence, type EvidenceRow, type MoneyText, type TransactionPart } from './figures.ts'
import { comparablePeriod, liesIn, type Period } from './periods.ts'

/** Asks the graph one question as the run's agent, and reads the answer by its shape. */
export type Ask = <Shape extends z.ZodType>(query: string, variables: Record<string, unknown>, shape: Shape) => Promise<z.infer<Shape>>

/** Past this the rows no longer fit an answer that a person can follow, and the run says so instead of leaving some out. */
const MAX_ROWS = 50_000

const PAGE = 200

/** Of which orders may be paid, wholly or in part. */
const MAY_PAY = ['MATCHED', 'UNMATCHED', 'SET_ASIDE']

/** The question cannot be answered as asked, and asking again changes nothing. The message is shown to the person. */
export class CannotAnswer extends Error {
  override name = 'CannotAnswer'
}

const money = z.object({ amount: z.string(), currency: z.string() })

const metrics = z.object({
  revenue: money,
  refunds: money,
  expenses: money,
  netProfit: money,
  profitMargin: z.string().nullable(),
  orderCount: z.number().int(),
  averageOrderValue: money.nullable(),
  unmatched: money,
  unmatchedCount: z.number().int(),
  expenseBreakdown: z.array(z.object({ category: z.string(), amount: money, share: z.string() })),
})

const metricsResult = z.object({
  project: z.object({ name: z.string(), currency: z.string(), timeZone: z.string(), metrics, previous: metrics }),
})

export type Metrics = z.infer<typeof metrics>
export type MetricsResult = z.infer<typeof metricsResult>

/** One document for both periods, so that every figure of an answer cites the same query. */
const METRICS_QUERY = `query MonthReview($projectId: ID!, $range: DateRangeInput!, $previous: DateRangeInput!) {
  project(id: $projectId) {
    name
    currency
    timeZone
    metrics(range: $range, bucket: MONTH) { ...figures }
    previous: metrics(range: $previous, bucket: MONTH) { ...figures }
  }
}

fragment figures on ProjectMetrics {
  revenue { amount currency }
  refunds { amount currency }
  expenses { amount currency }
  netProfit { amount currency }
  profitMargin
  orderCount
  averageOrderValue { amount currency }
  unmatched { amount currency }
  unmatchedCount
  expenseBreakdown { category amount { amount currency } share }
}`

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

const transactionPage = z.object({
  project: z.object({
    page: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          provider: z.string(),
          externalId: z.string(),
          reference: z.string().nullable(),
          direction: z.enum(['IN', 'OUT']),
          matchState: z.string(),
          amount: money,
          unmatched: money,
          occurredAt: z.iso.datetime(),
          matches: z.array(
            z.object({
              amount: money,
              order: z.object({
                id: z.string(),
                number: z.number().int(),
                customer: z.object({ name: z.string() }),
                total: money,
                transactions: z.array(z.object({ direction: z.string(), occurredAt: z.iso.datetime() })),
              }),
            }),
          ),
        }),
      ),
      pageInfo,
    }),
  }),
})

type Transaction = z.infer<typeof transactionPage>['project']['page']['nodes'][number]

const TRANSACTIONS_QUERY = `query MonthReviewTransactions($projectId: ID!, $filter: TransactionFilter!, $first: Int!, $after: String) {
  project(id: $projectId) {
    page: transactions(filter: $filter, sort: OCCURRED_AT_ASC, first: $first, after: $after) {
      nodes {
        id
        provider
        externalId
        reference
        direction
        matchState
        amount { amount currency }
        unmatched { amount currency }
        occurredAt
        matches {
          amount { amount currency }
          order {
            id
            number
            customer { name }
            total { amount currency }
            transactions { direction occurredAt }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

const expensePage = z.object({
  project: z.object({
    page: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          category: z.string(),
          vendor: z.string().nullable(),
          amount: money,
          spentOn: z.string(),
        }),
      ),
      pageInfo,
    }),
  }),
})

type Expense = z.infer<typeof expensePage>['project']['page']['nodes'][number]

const EXPENSES_QUERY = `query MonthReviewExpenses($projectId: ID!, $filter: ExpenseFilter!, $first: Int!, $after: String) {
  project(id: $projectId) {
    page: expenses(filter: $filter, sort: SPENT_ON_ASC, first: $first, after: $after) {
      nodes { id category vendor amount { amount currency } spentOn }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

/** What the run is doing, for the person who waits: part done of 1, and a line. */
export type ReportStep = (done: number, step: string) => Promise<void>

/**
 * Everything a month review is made of: the figures of both periods, and every row behind them.
 *
 * @throws CannotAnswer when there are too many rows.
 */
export async function collect(ask: Ask, question: { projectId: string; period: Period }, report: ReportStep): Promise<Evidence> {
  const { projectId, period } = question
  const before = comparablePeriod(period)
  const variables = { projectId, range: period, previous: before }
  await report(0, 'Reading the figures')
  const result = await ask(METRICS_QUERY, variables, metricsResult)
  const { name, currency, timeZone, metrics: now } = result.project

  const transactions = (range: Period) =>
    allPages<Transaction>((first, after) =>
      ask(TRANSACTIONS_QUERY, { projectId, filter: { matchStates: MAY_PAY, occurred: range }, first, after }, transactionPage),
    )
  const expenses = (range: Period) =>
    allPages<Expense>((first, after) =>
      ask(EXPENSES_QUERY, { projectId, filter: { spent: range }, first, after }, expensePage),
    )

  await report(0.2, 'Reading the payments')
  const moved = await transactions(period)
  await report(0.45, 'Reading the payments of the period before')
  const movedBefore = await transactions(before)
  await report(0.7, 'Reading the expenses')
  const spent = (await expenses(period)).map(expenseRow)
  await report(0.85, 'Reading the expenses of the period before')
  const spentBefore = (await expenses(before)).map(expenseRow)

  const received = moved.flatMap((transaction) => matchedPart(transaction, timeZone))
  const topCategory = now.expenseBreakdown[0]?.category
  return {
    project: { name, currency, timeZone },
    period,
    before,
    query: METRICS_QUERY,
    variables,
    result,
    rows: {
      received,
      receivedBefore: movedBefore.flatMap((transaction) => matchedPart(transaction, timeZone)),
      refunds: received.filter((row) => row.type === 'Transaction' && row.direction === 'OUT'),
      orders: ordersFirstPaidIn(period, moved, timeZone),
      ordersBefore: ordersFirstPaidIn(before, movedBefore, timeZone),
      unmatched: moved.flatMap((transaction) => unmatchedPart(transaction, timeZone)),
      expenses: spent,
      expensesBefore: spentBefore,
      topCategory: spent.filter((row) => row.type === 'Expense' && row.category === topCategory),
    },
  }
}

type Page<Node> = { project: { page: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } }

async function allPages<Node>(ask: (first: number, after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const rows: Node[] = []
  for (let after: string | null = null; ; ) {
    const { project } = await ask(PAGE, after)
    rows.push(...project.page.nodes)
    if (rows.length > MAX_ROWS) {
      throw new CannotAnswer(`There are more than ${MAX_ROWS} rows behind one figure. Ask about fewer days.`)
    }
    const { hasNextPage, endCursor } = project.page.pageInfo
    if (!hasNextPage) return rows
    if (endCursor === null || endCursor === after) throw new Error('A list of the graph says that it goes on, and does not say where.')
    after = endCursor
  }
}

const PROVIDERS: Readonly<Record<string, string>> = { SEPAY: 'SePay', STRIPE: 'Stripe', PAYFAST: 'PayFast' }

/** What of a transfer is counted on orders: nothing, all of it, or a part. */
function matchedPart(transaction: Transaction, timeZone: string): EvidenceRow[] {
  const { matches, amount } = transaction
  const counted = formatMoney(matches.reduce((total, match) => add(total, parseMoney(match.amount)), { minor: 0n, currency: amount.currency }))
  const where = matches.map(({ order }) => `order #${order.number}, ${order.customer.name}`).join(' and ')
  return matches.length === 0 ? [] : [transactionRow(transaction, { timeZone, part: 'MATCHED', counted, where: `for ${where}` })]
}

/** What of a transfer waits for its order. */
function unmatchedPart(transaction: Transaction, timeZone: string): EvidenceRow[] {
  const { matchState, direction, unmatched } = transaction
  const waits = matchState === 'UNMATCHED' && direction === 'IN'
  return waits ? [transactionRow(transaction, { timeZone, part: 'UNMATCHED', counted: unmatched, where: 'without an order' })] : []
}

type Counted = { timeZone: string; part: TransactionPart; counted: MoneyText; where: string }

function transactionRow({ id, provider, externalId, reference, direction, amount, occurredAt }: Transaction, { timeZone, part, counted, where }: Counted): EvidenceRow {
  const what = direction === 'IN' ? 'Payment' : 'Refund'
  const how = provider === 'MANUAL' ? 'recorded by hand' : `${PROVIDERS[provider] ?? provider} ${reference ?? externalId}`
  const share = counted.amount === amount.amount ? what : `Part of a ${what.toLowerCase()} of ${moneyInWords(amount)}`
  return { type: 'Transaction', id, label: `${share} ${where} (${how})`, amount: counted, day: dayIn(timeZone, new Date(occurredAt)), direction, part }
}

function expenseRow({ id, category, vendor, amount, spentOn }: Expense): EvidenceRow {
  return { type: 'Expense', id, label: vendor ? `${category}, ${vendor}` : category, amount, day: spentOn, category }
}

/** An order counts once: on the day of the first money that was ever matched to it. */
function ordersFirstPaidIn(period: Period, transactions: Transaction[], timeZone: string): EvidenceRow[] {
  const orders = new Map<string, EvidenceRow>()
  for (const { order } of transactions.flatMap(({ matches }) => matches)) {
    if (orders.has(order.id)) continue
    const payments = order.transactions.filter(({ direction }) => direction === 'IN')
    const first = Math.min(...payments.map(({ occurredAt }) => Date.parse(occurredAt)))
    if (!Number.isFinite(first)) continue
    const firstPaidOn = dayIn(timeZone, new Date(first))
    if (!liesIn(firstPaidOn, period)) continue
    const label = `Order #${order.number}, ${order.customer.name}`
    orders.set(order.id, { type: 'Order', id: order.id, label, amount: order.total, firstPaidOn })
  }
  return [...orders.values()]
}
