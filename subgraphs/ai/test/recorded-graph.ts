import { AppError } from '@howl/platform/errors'
import { formatMoney } from '@howl/platform/money'
import { uuidv7 } from '@howl/platform/ids'
import type { GraphRequest, GraphResponse, Surroundings } from '@howl/platform/subgraph'
import type { Metrics } from '../src/runs/collect.ts'
import { metricsOf, type Happened } from './evidence.ts'
import { liesIn, type Period } from '../src/runs/periods.ts'

/** What happened on one day. Each amount is a payment for an order of its own. */
export type Day = Happened & { on: string }

type Range = { variables: { range: Period; previous: Period } }
type Paged = { variables: { filter: { occurred?: Period; spent?: Period; matchStates?: string[] }; first: number; after: string | null } }

/**
 * Stands where the gateway and identity stand: answers what the analyst asks from what happened, page by page. Tests set
 * `before` to hold an answer back, to fail, or to change what happened in between.
 */
export class RecordedGraph {
  readonly #days: Day[]
  readonly #currency: string
  /** Called before each answer, with the name of the operation. */
  before: (operation: string) => Promise<void> | void = () => {}
  /** Makes the figures differ from the rows. */
  alter: (metrics: Metrics) => void = () => {}
  /** The graph answers with this code and no data. */
  error: string | null = null
  /** Identity no longer gives the person's agent a token. */
  isRefusing = false
  /** The agents that asked. */
  readonly minted: unknown[] = []
  readonly asked: string[] = []

  constructor(days: Day[], currency = 'USD') {
    this.#days = days
    this.#currency = currency
  }

  readonly surroundings: Surroundings = {
    call: async (subgraph, name, input) => {
      if (this.isRefusing) throw new AppError('NOT_FOUND', 'There is no such project here.')
      this.minted.push(input)
      return { token: `${subgraph}/${name}` }
    },
    askGraph: async (request) => {
      const operation = /^query (\w+)/.exec(request.query)?.[1] ?? ''
      this.asked.push(operation)
      await this.before(operation)
      if (this.error) return { data: null, errors: [{ message: 'refused', extensions: { code: this.error } }] }
      return this.#answer(operation, request)
    },
  }

  add(day: Day): void {
    this.#days.push(day)
  }

  #answer(operation: string, request: GraphRequest): GraphResponse {
    switch (operation) {
      case 'MonthReview': {
        const { range, previous } = (request as unknown as Range).variables
        const metrics = this.#metrics(range)
        this.alter(metrics)
        return project({ name: 'Print shop', currency: this.#currency, timeZone: 'Etc/UTC', metrics, previous: this.#metrics(previous) })
      }
      case 'MonthReviewTransactions': {
        const { filter, ...page } = (request as unknown as Paged).variables
        const rows = this.#transactions(filter.occurred).filter(({ matchState }) => filter.matchStates?.includes(matchState))
        return project({ page: pageOf(rows, page) })
      }
      case 'MonthReviewExpenses': {
        const { filter, ...page } = (request as unknown as Paged).variables
        return project({ page: pageOf(this.#expenses(filter.spent), page) })
      }
      default:
        throw new Error(`nothing is recorded for ${operation}`)
    }
  }

  #in(period: Period | undefined): Day[] {
    return this.#days.filter(({ on }) => period && liesIn(on, period))
  }

  #metrics(period: Period) {
    const days = this.#in(period)
    return metricsOf(
      {
        received: days.flatMap(({ received = [] }) => received),
        refunded: days.flatMap(({ refunded = [] }) => refunded),
        unmatched: days.flatMap(({ unmatched = [] }) => unmatched),
        expenses: days.flatMap(({ expenses = [] }) => expenses),
      },
      this.#currency,
    )
  }

  #transactions(period: Period | undefined) {
    return this.#in(period).flatMap(({ on, received = [], refunded = [], unmatched = [] }) => [
      ...received.map((minor) => this.#transaction(on, { minor, direction: 'IN', matchState: 'MATCHED' })),
      ...refunded.map((minor) => this.#transaction(on, { minor, direction: 'OUT', matchState: 'MATCHED' })),
      ...unmatched.map((minor) => this.#transaction(on, { minor, direction: 'IN', matchState: 'UNMATCHED' })),
    ])
  }

  #transaction(on: string, { minor, direction, matchState }: { minor: bigint; direction: string; matchState: string }) {
    const amount = formatMoney({ minor, currency: this.#currency })
    const occurredAt = `${on}T10:00:00.000Z`
    const order = { id: uuidv7(), number: 7, customer: { name: 'Ann' }, total: amount, transactions: [{ direction, occurredAt }] }
    const isMatched = matchState === 'MATCHED'
    return {
      id: uuidv7(),
      provider: 'SEPAY',
      externalId: '1',
      reference: null,
      direction,
      matchState,
      amount,
      unmatched: isMatched ? formatMoney({ minor: 0n, currency: this.#currency }) : amount,
      occurredAt,
      matches: isMatched ? [{ amount, order }] : [],
    }
  }

  #expenses(period: Period | undefined) {
    return this.#in(period).flatMap(({ on, expenses = [] }) =>
      expenses.map(([category, minor]) => ({ id: uuidv7(), category, vendor: null, amount: formatMoney({ minor, currency: this.#currency }), spentOn: on })),
    )
  }
}

const project = (fields: Record<string, unknown>): GraphResponse => ({ data: { project: fields } })

/** Cursors are places: good enough for a list that does not change while it is read. */
function pageOf<Row>(rows: Row[], { first, after }: { first: number; after: string | null }) {
  const start = after === null ? 0 : Number(after) + 1
  const nodes = rows.slice(start, start + first)
  return { nodes, pageInfo: { hasNextPage: start + first < rows.length, endCursor: nodes.length > 0 ? String(start + nodes.length - 1) : null } }
}
