import { createHmac } from 'node:crypto'
import { allScopes, claimsFor, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import type { Claims, ProjectClaims } from '@howl/platform/claims'
import { openDatabase } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { createLog } from '@howl/platform/log'
import type { GraphResponse, RouteResponse } from '@howl/platform/subgraph'
import { finance } from '../src/index.ts'
import { foldBatch } from '../src/metrics/jobs.ts'

export const SECRET = 'sepay-test-secret-0001'
export const ACCOUNT = '0123499999'

export type TestOrder = { id: string; number: number; paymentCode: string; status: string; total: Money; paid: Money; due: Money; paidAt: string | null }
export type Money = { amount: string; currency: string }

const ORDER = 'id number paymentCode status total { amount currency } paid { amount currency } due { amount currency } paidAt'
const FAULTS = '... on InvalidInput { message fieldErrors { path message } }'

type Settings = { now?: () => Date; maxConnections?: number; env?: Record<string, string> }

/** Finance alone, with its jobs at rest: what a test does not drain does not happen. */
export async function startFinance(settings: Settings = {}) {
  const subgraph = await startSubgraphForTest(finance, settings)
  // A second door to the same data, with the roles of the first.
  const db = await openDatabase({ url: subgraph.database.appUrl, schema: 'finance', entities: [], log: createLog({ name: 'test', level: 'fatal' }) })
  return {
    ...subgraph,
    db,
    project: (facts: Partial<ProjectClaims> = {}) => new TestProject(subgraph, facts, settings.now),
    /** Does what the schedule does every second. @returns how many entries were folded. */
    fold: (batch?: number) => foldBatch(db, batch),
    stop: async () => {
      await db.close()
      await subgraph.stop()
    },
  }
}

export type TestFinance = Awaited<ReturnType<typeof startFinance>>

let lastEventId = 1_000_000

/** A project and its owner, acting through the graph and the webhook route. */
export class TestProject {
  readonly id = uuidv7()
  readonly facts: Partial<ProjectClaims>
  readonly #subgraph: TestSubgraph
  readonly #now: () => Date

  constructor(subgraph: TestSubgraph, facts: Partial<ProjectClaims>, now = () => new Date()) {
    this.#subgraph = subgraph
    this.facts = facts
    this.#now = now
  }

  claims(scopes: readonly string[] = allScopes): Claims {
    return claimsFor({ projects: { [this.id]: { ...this.facts, scopes } } })
  }

  get currency(): string {
    return this.facts.currency ?? 'VND'
  }

  money(amount: string | number | bigint): Money {
    return { amount: String(amount), currency: this.currency }
  }

  ask<Data = Record<string, any>>(query: string, variables: Record<string, unknown> = {}, claims = this.claims()): Promise<Omit<GraphResponse, 'data'> & { data: Data }> {
    return this.#subgraph.execute<Data>(query, { projectId: this.id, ...variables }, claims)
  }

  /** A field of the project, entered as the gateway enters it. */
  async read<Data = Record<string, any>>(fields: string, { variables = {}, declare = '', claims = this.claims() }: { variables?: Record<string, unknown>; declare?: string; claims?: Claims } = {}): Promise<Data> {
    const { data, errors } = await this.ask<{ _entities: [Data] }>(
      `query ($projects: [_Any!]! ${declare}) { _entities(representations: $projects) { ... on Project { ${fields} } } }`,
      { projects: [{ __typename: 'Project', id: this.id }], ...variables },
      claims,
    )
    if (errors) throw new Error(JSON.stringify(errors))
    return data._entities[0]
  }

  /** One mutation; `selection` is of its payload. */
  async mutate<Payload = Record<string, any>>(name: string, input: Record<string, unknown>, { selection, claims = this.claims() }: { selection: string; claims?: Claims }): Promise<Payload> {
    const { data, errors } = await this.tryMutate<Payload>(name, input, { selection, claims })
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  async tryMutate<Payload = Record<string, any>>(name: string, input: Record<string, unknown>, { selection, claims = this.claims() }: { selection: string; claims?: Claims }) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const { data, errors } = await this.ask<Record<string, Payload> | null>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} } }`, { input }, claims)
    return { data: (data?.[name] ?? null) as Payload, errors, code: errors?.[0]?.extensions?.['code'] as string | undefined }
  }

  async connect(settings: Record<string, unknown> = {}, secrets: Record<string, unknown> = {}): Promise<TestConnection> {
    const payload = await this.mutate('createPaymentConnection', {
      projectId: this.id,
      provider: 'SEPAY',
      name: 'Main account',
      settings: { bank: 'Vietcombank', accountNumber: ACCOUNT, codePrefix: 'DH', ...settings },
      secrets: { authentication: 'HMAC', secret: SECRET, ...secrets },
    }, { selection: `... on CreatePaymentConnectionSuccess { connection { id } } ${FAULTS}` })
    return new TestConnection(this.#subgraph, payload.connection.id, this.#now)
  }

  orderInput(total: string | number | bigint, more: Record<string, unknown> = {}): Record<string, unknown> {
    return { projectId: this.id, customer: { name: 'Nguyễn Văn An', email: 'an@example.com' }, lines: [{ description: 'Vase', quantity: 1, unitPrice: this.money(total) }], ...more }
  }

  async createOrder(total: string | number | bigint, more: Record<string, unknown> = {}): Promise<TestOrder> {
    const payload = await this.mutate('createOrder', this.orderInput(total, more), { selection: `... on CreateOrderSuccess { order { ${ORDER} } } ${FAULTS}` })
    if (!payload.order) throw new Error(JSON.stringify(payload))
    return payload.order
  }

  async order(id: string): Promise<TestOrder> {
    const { order } = await this.read<{ order: TestOrder }>(`order(id: $id) { ${ORDER} }`, { declare: '$id: ID!', variables: { id } })
    return order
  }

  async cancelOrder(id: string) {
    return this.mutate('cancelOrder', { id }, { selection: `... on CancelOrderSuccess { order { ${ORDER} } } ... on OrderAlreadyPaid { message }` })
  }

  async recordExpense(amount: string | number | bigint, { spentOn, category = 'Filament', ...more }: { spentOn: string; category?: string } & Record<string, unknown>): Promise<string> {
    const payload = await this.mutate('recordExpense', { projectId: this.id, category, amount: this.money(amount), spentOn, ...more }, { selection: `... on RecordExpenseSuccess { expense { id } } ${FAULTS}` })
    if (!payload.expense) throw new Error(JSON.stringify(payload))
    return payload.expense.id
  }

  async recordPayment(orderId: string, amount: string | number | bigint, more: Record<string, unknown> = {}) {
    return this.mutate('recordPayment', { id: orderId, amount: this.money(amount), ...more }, { selection: `... on RecordPaymentSuccess { transaction { id externalId provider matchState matchReason order { id } } order { ${ORDER} } } ${FAULTS}` })
  }

  async metrics(range: { from: string; to: string }, { bucket = 'DAY', claims = this.claims() } = {}) {
    const { metrics } = await this.read(
      `metrics(range: $range, bucket: $bucket) {
        revenue { amount currency } refunds { amount } expenses { amount } netProfit { amount } profitMargin burnRate { amount } runwayMonths runwayUnknownBecause cashOutOn
        orderCount averageOrderValue { amount } unmatched { amount } unmatchedCount asOf
        series { from to revenue { amount } expenses { amount } netProfit { amount } orderCount } expenseBreakdown { category amount { amount } share }
      }`,
      { declare: '$range: DateRangeInput!, $bucket: MetricBucket', variables: { range, bucket }, claims },
    )
    return metrics
  }
}

/** A SePay connection, seen from SePay. */
export class TestConnection {
  readonly id: string
  readonly #subgraph: TestSubgraph
  readonly #now: () => Date

  constructor(subgraph: TestSubgraph, id: string, now: () => Date) {
    this.#subgraph = subgraph
    this.id = id
    this.#now = now
  }

  /** Posts bytes with a good signature. */
  post(body: string | Buffer, { secret = SECRET, at = this.#now().getTime(), headers }: { secret?: string; at?: number; headers?: Record<string, string | string[]> } = {}): Promise<RouteResponse> {
    const bytes = Buffer.from(body as string)
    return this.postRaw(bytes, headers ?? signedHeaders(bytes, { secret, at }))
  }

  async postRaw(body: Buffer, headers: Record<string, string | string[]>): Promise<RouteResponse> {
    const answer = await this.#subgraph.running.handleRoute('sepay', { method: 'POST', path: this.id, headers, query: {}, body, address: '127.0.0.1' })
    if (!answer) throw new Error('no route for sepay')
    return answer
  }

  send(transfer: Record<string, unknown>): Promise<RouteResponse> {
    return this.post(JSON.stringify(sepayEvent(transfer)))
  }
}

export function signedHeaders(body: Buffer, { secret = SECRET, at = Date.now() }: { secret?: string; at?: number } = {}): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
  return { 'content-type': 'application/json', 'x-sepay-timestamp': timestamp, 'x-sepay-signature': `sha256=${signature}` }
}

/** A transfer of now in Vietnam, with a fresh id. */
export function sepayEvent(more: Record<string, unknown> = {}): Record<string, unknown> {
  const id = (lastEventId += 1)
  return {
    id,
    gateway: 'Vietcombank',
    transactionDate: '2026-11-02 07:00:00',
    accountNumber: ACCOUNT,
    code: null,
    content: 'chuyen tien',
    transferType: 'in',
    transferAmount: 250_000,
    accumulated: 0,
    subAccount: null,
    referenceCode: `MBVCB.${id}`,
    description: 'BankAPINotify',
    ...more,
  }
}
