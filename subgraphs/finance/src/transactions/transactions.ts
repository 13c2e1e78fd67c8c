import { audit } from '@howl/platform/audit'
import { projectIdsWith, type Claims, type ProjectClaims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { formatMoney, type Money } from '@howl/platform/money'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, searchBy, type ProjectList } from '@howl/platform/project-lists'
import type { RecordPaymentInput, TransactionFilter, TransactionSort } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { instantsOf } from '../day-ranges.ts'
import { findRepeated } from '../idempotency.ts'
import { Order } from '../orders/entities.ts'
import { boundAmount } from '../amount-ranges.ts'
import { lockOrders } from '../orders/settlement.ts'
import { actorOf } from '../orders/timeline.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { searchWords } from '../search-text.ts'
import { Transaction, type MatchState } from './entities.ts'
import { receive } from './receiving.ts'

/** A part of a transfer that pays an order. */
export type TransactionMatch = { order: Order; amount: Money; reason: string }

type RecordPaymentSuccess = { __typename: 'RecordPaymentSuccess'; transaction: Transaction; order: Order }

const TRANSACTION = columnsOf(Transaction, 't')
const ORDER = columnsOf(Order, 'o')

export class Transactions {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  async recordPayment(claims: Claims, input: RecordPaymentInput & { projectId: string }): Promise<RecordPaymentSuccess | InvalidInput> {
    const { projectId, id, idempotencyKey, ...wish } = input
    const orderId = id.toLowerCase()
    const facts = changeable(claims, projectId)
    const reader = new InputReader()
    const minor = reader.money({ path: ['amount'], value: input.amount, project: facts, least: 1n })
    const occurredAt = reader.past({ path: ['receivedAt'], value: input.receivedAt, name: 'The day of the payment', now: this.#now() })
    const note = reader.optionalText({ path: ['note'], value: input.note, name: 'The note', max: 2000 })
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, projectId, async (tx, project) => {
      const externalId = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'recordPayment', key: idempotencyKey, input: { orderId, ...wish }, newId: externalId })
      if (earlier) return this.#repeated(tx, projectId, { orderId, transactionId: earlier })
      const [received] = await receive(tx, project, [
        {
          connectionId: null,
          webhookEventId: null,
          provider: 'MANUAL',
          source: 'HAND',
          externalId,
          direction: 'IN',
          amount: { minor, currency: facts.currency },
          occurredAt,
          pays: { by: 'hand', orderId },
          teller: actorOf(claims),
          note,
        },
      ])
      if (!received?.transaction) throw new Error('a payment recorded by hand was not recorded')
      const order = received.order ?? (await getOrder(tx, project, orderId))
      await audit(tx, claims, {
        projectId,
        action: 'payment.recorded',
        subject: received.transaction.id,
        after: { amount: formatMoney({ minor, currency: facts.currency }), receivedAt: occurredAt, orderId: order.id, matchState: received.transaction.matchState },
        note,
      })
      return { __typename: 'RecordPaymentSuccess', transaction: received.transaction, order }
    })
  }

  async #repeated(tx: Tx, projectId: string, { orderId, transactionId }: { orderId: string; transactionId: string }): Promise<RecordPaymentSuccess> {
    const [transaction] = await tx.query<Transaction>(
      `select ${TRANSACTION} from finance.transactions t where t.project_id = $1 and t.id = $2`,
      [projectId, transactionId],
    )
    if (!transaction) throw notFound('payment')
    return { __typename: 'RecordPaymentSuccess', transaction, order: await getOrder(tx, { projectId }, orderId) }
  }

  /** For loaders: the money matched to each order, oldest first. */
  ofOrders(claims: Claims, orders: readonly Order[]): Promise<Transaction[][]> {
    return this.#ofOrders(claims, orders, 'finance.matches')
  }

  /** For loaders: the payments that each order lost because they were taken back, oldest first. */
  voidedOfOrders(claims: Claims, orders: readonly Order[]): Promise<Transaction[][]> {
    return this.#ofOrders(claims, orders, 'finance.voided_matches')
  }

  async #ofOrders(claims: Claims, orders: readonly Order[], matches: 'finance.matches' | 'finance.voided_matches'): Promise<Transaction[][]> {
    const projectIds = [...new Set(orders.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<Transaction & { orderId: string }>(
        `select m.order_id as "orderId", ${TRANSACTION} from ${matches} m join finance.transactions t on t.project_id = m.project_id and t.id = m.transaction_id
         where m.project_id = any ($1) and m.order_id = any ($2) order by t.occurred_at, t.id`,
        [projectIds, orders.map(({ id }) => id)],
      ),
    )
    const byOrder = new Map<string, Transaction[]>(orders.map(({ id }) => [id, []]))
    for (const { orderId, ...row } of rows) byOrder.get(orderId)?.push(row)
    return orders.map(({ id }) => byOrder.get(id) ?? [])
  }

  /** For loaders: the orders that each transfer pays, with what part of it, in the order in which they were matched. */
  async matchesOf(claims: Claims, transactions: readonly Transaction[]): Promise<TransactionMatch[][]> {
    const projectIds = [...new Set(transactions.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<Order & { transactionId: string; matchedMinor: string; matchReason: string }>(
        `select m.transaction_id as "transactionId", m.amount_minor as "matchedMinor", m.reason as "matchReason", ${ORDER}
         from finance.matches m join finance.orders o on o.project_id = m.project_id and o.id = m.order_id
         where m.project_id = any ($1) and m.transaction_id = any ($2) order by m.created_at, m.id`,
        [projectIds, transactions.map(({ id }) => id)],
      ),
    )
    const byTransaction = new Map<string, TransactionMatch[]>(transactions.map(({ id }) => [id, []]))
    for (const { transactionId, matchedMinor, matchReason, ...order } of rows) {
      const amount = formatMoney({ minor: BigInt(matchedMinor), currency: order.currency })
      byTransaction.get(transactionId)?.push({ order, amount, reason: matchReason })
    }
    return transactions.map(({ id }) => byTransaction.get(id) ?? [])
  }

  /** For loaders: in the order of the ids, null where there is none in the caller's projects. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<(Transaction | null)[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    if (mine.length === 0) return ids.map(() => null)
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<Transaction>(`select ${TRANSACTION} from finance.transactions t where t.id = any ($1) and t.project_id = any ($2)`, [ids, mine]),
    )
    const byId = new Map(rows.map((transaction) => [transaction.id, transaction]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  /** @throws BAD_USER_INPUT for a bound that is no amount of the project's currency. */
  list({ timeZone, currency }: Pick<ProjectClaims, 'timeZone' | 'currency'>, filter: TransactionFilter | null | undefined, sort: TransactionSort | null | undefined): ProjectList<Transaction> {
    const conditions = listConditions()
    const { matchStates, setAsideAs, amount, direction, occurred, search } = filter ?? {}
    // The states stand in the statement itself, so that PostgreSQL sees that the index of unmatched money serves.
    if (matchStates) conditions.add(() => matchStates.map((state) => MATCH_STATES[state]).join(' or ') || 'false')
    if (setAsideAs) conditions.add((param) => `t.set_aside_as = any (${param(setAsideAs)}::text[])`)
    if (amount) boundAmount(conditions, 't.amount_minor', { ...amount, currency })
    if (direction) conditions.add((param) => `t.direction = ${param(direction)}`)
    if (occurred) conditions.add(() => 't.occurred_at >= parent.lower and t.occurred_at < parent.upper')
    for (const word of searchWords(search)) {
      conditions.add((param) => word.map((form) => `strpos(t.search_text, ${param(form)}) > 0`).join(' or '))
    }
    return {
      columns: TRANSACTION,
      from: 'finance.transactions t',
      projectColumn: 't.project_id',
      keys: SORTS[sort ?? 'OCCURRED_AT_DESC'],
      conditions,
      found: searchBy('finance.transactions', { key: 't.id', words: searchWords(search) }),
      bounds: occurred ? instantsOf(timeZone, occurred) : null,
    }
  }
}

async function getOrder(tx: Tx, { projectId }: { projectId: string }, id: string): Promise<Order> {
  const [order] = isUuid(id) ? await lockOrders(tx, { projectId }, { column: 'id', values: [id] }) : []
  if (!order) throw notFound('order')
  return order
}

const MATCH_STATES: Record<MatchState, string> = {
  MATCHED: `t.match_state = 'MATCHED'`,
  UNMATCHED: `t.match_state = 'UNMATCHED'`,
  NOT_APPLICABLE: `t.match_state = 'NOT_APPLICABLE'`,
  SET_ASIDE: `t.match_state = 'SET_ASIDE'`,
  VOID: `t.match_state = 'VOID'`,
}

const byId = (direction: 'ASC' | 'DESC'): PageKey<Transaction> => ({ column: 't.id', type: 'uuid', direction, of: ({ id }) => id })
const byTime = (direction: 'ASC' | 'DESC'): PageKey<Transaction>[] => [
  { column: 't.occurred_at', type: 'timestamptz', direction, of: ({ occurredAt }) => occurredAt },
  byId(direction),
]
const byAmount = (direction: 'ASC' | 'DESC'): PageKey<Transaction>[] => [
  { column: 't.amount_minor', type: 'bigint', direction, of: ({ amountMinor }) => amountMinor },
  byId(direction),
]

const SORTS: Record<TransactionSort, PageKey<Transaction>[]> = {
  OCCURRED_AT_DESC: byTime('DESC'),
  OCCURRED_AT_ASC: byTime('ASC'),
  AMOUNT_DESC: byAmount('DESC'),
  AMOUNT_ASC: byAmount('ASC'),
}
