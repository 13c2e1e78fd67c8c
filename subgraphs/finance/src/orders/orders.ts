import { projectIdsWith, type Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { dayIn } from '@howl/platform/dates'
import { badInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { formatMoney } from '@howl/platform/money'
import type { PageKey } from '@howl/platform/pagination'
import { orderPlaced } from '@howl/schema/events/finance'
import type { CancelOrderInput, CreateOrderInput, OrderFilter, OrderSort } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { instantsOf } from '../day-ranges.ts'
import { findRepeated } from '../idempotency.ts'
import { InputReader } from '../input.ts'
import { appendDeltas, type Delta } from '../metric-deltas.ts'
import { listConditions, type ProjectList } from '../project-lists.ts'
import { changeable, type ProjectFacts, type Projects } from '../projects/projects.ts'
import { searchText, searchWords } from '../search-text.ts'
import { Order, OrderLine } from './entities.ts'
import { readOrder, type NewOrder, type NewOrderLine } from './order-input.ts'
import { DEFAULT_PREFIX, drawPaymentCode } from './payment-codes.ts'
import { lockOrders, settleOrders } from './settlement.ts'

type CreateOrderSuccess = { __typename: 'CreateOrderSuccess'; order: Order }
type CancelOrderSuccess = { __typename: 'CancelOrderSuccess'; order: Order }
type OrderAlreadyPaid = { __typename: 'OrderAlreadyPaid'; message: string }

/** Ten million codes for each prefix: even when nine in ten are taken, this many draws miss once in 10^9 orders. */
const MAX_DRAWS = 200

const ORDER = columnsOf(Order, 'o')

export class Orders {
  readonly #projects: Projects
  readonly #now: () => Date
  readonly #drawCode: (prefix: string) => string

  constructor({ projects, now, drawCode = drawPaymentCode }: { projects: Projects; now: () => Date; drawCode?: (prefix: string) => string }) {
    this.#projects = projects
    this.#now = now
    this.#drawCode = drawCode
  }

  async create(claims: Claims, input: CreateOrderInput): Promise<CreateOrderSuccess | InvalidInput> {
    const { projectId, idempotencyKey, ...wish } = input
    const order = readOrder(input, changeable(claims, projectId), this.#now())
    if ('__typename' in order) return order
    return this.#projects.change(claims, projectId, async (tx, project) => {
      const id = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'createOrder', key: idempotencyKey, input: wish, newId: id })
      const made = earlier ? await this.#get(tx, projectId, earlier) : await this.#insert(tx, project, { id, ...order })
      return { __typename: 'CreateOrderSuccess', order: made }
    })
  }

  async #insert(tx: Tx, project: ProjectFacts, order: NewOrder & { id: string }): Promise<Order> {
    const { projectId, currency } = project
    // The counter's row stays locked until commit and a rollback takes the number back: that is what leaves no gaps.
    const [next] = await tx.query<{ number: number; prefix: string | null }>(
      `insert into finance.order_counters as c (project_id, last_number) values ($1, 1)
       on conflict (project_id) do update set last_number = c.last_number + 1
       returning c.last_number as number, (
         select code_prefix from finance.payment_connections where project_id = $1 and code_prefix is not null
         order by (disabled_at is not null), created_at, id limit 1
       ) as prefix`,
      [projectId],
    )
    if (!next) throw new Error('the order counter gave no number')
    const made = await this.#insertWithFreshCode(tx, next, (paymentCode) => {
      const total = formatMoney({ minor: order.totalMinor, currency }).amount
      return [
        order.id,
        projectId,
        next.number,
        paymentCode,
        order.reference,
        order.customerName,
        order.customerEmail,
        currency,
        order.totalMinor.toString(),
        order.placedAt,
        searchText([`#${next.number}`, paymentCode, order.customerName, order.customerEmail, order.reference, total]),
      ]
    })
    await insertLines(tx, made, order.lines)
    await publish(tx, orderPlaced, {
      projectId,
      subject: made.id,
      payload: {
        orderId: made.id,
        number: made.number,
        customer: { name: made.customerName, email: made.customerEmail },
        total: { minor: made.totalMinor, currency },
        placedAt: made.placedAt.toISOString(),
      },
    })
    return made
  }

  /** Codes are unique over the installation, and other tenants' codes cannot be seen: the unique index is asked. */
  async #insertWithFreshCode(tx: Tx, { prefix }: { prefix: string | null }, row: (paymentCode: string) => unknown[]): Promise<Order> {
    for (let draws = 0; draws < MAX_DRAWS; draws += 1) {
      const [made] = await tx.query<Order>(
        `insert into finance.orders as o
           (id, project_id, number, payment_code, status, reference, customer_name, customer_email, currency, total_minor, placed_at, search_text)
         values ($1, $2, $3, $4, 'AWAITING_PAYMENT', $5, $6, $7, $8, $9, $10, $11)
         on conflict on constraint orders_payment_code do nothing returning ${ORDER}`,
        row(this.#drawCode(prefix ?? DEFAULT_PREFIX)),
      )
      if (made) return made
    }
    throw new Error(`no free payment code with the prefix ${prefix ?? DEFAULT_PREFIX} was found`)
  }

  async cancel(claims: Claims, input: CancelOrderInput & { projectId: string }): Promise<CancelOrderSuccess | OrderAlreadyPaid> {
    const { projectId } = input
    const id = input.id.toLowerCase()
    changeable(claims, projectId)
    const reader = new InputReader()
    const reason = reader.optionalText({ path: ['reason'], value: input.reason, name: 'The reason', max: 500 })
    if (reader.isFaulty) throw badInput(reader.refusal().message)
    return this.#projects.change(claims, projectId, async (tx, project) => {
      const [order] = await lockOrders(tx, project, { column: 'id', values: [id] })
      if (!order) throw notFound('order')
      if (order.status === 'CANCELLED') return { __typename: 'CancelOrderSuccess', order }
      if (order.paidAt !== null) {
        return { __typename: 'OrderAlreadyPaid', message: `Order #${order.number} is paid. Refund it instead of cancelling it.` }
      }
      await releaseMoney(tx, project, order)
      const [cancelled] = await tx.query<Order>(
        `update finance.orders o set cancelled_at = $3, cancel_reason = $4, updated_at = now() where o.project_id = $1 and o.id = $2 returning ${ORDER}`,
        [projectId, id, this.#now(), reason],
      )
      if (!cancelled) throw notFound('order')
      const [settled] = await settleOrders(tx, project, [cancelled])
      return { __typename: 'CancelOrderSuccess', order: settled ?? cancelled }
    })
  }

  /** @throws NOT_FOUND, also for a malformed id. */
  get(claims: Claims, projectId: string, id: string): Promise<Order> {
    if (!isUuid(id)) throw notFound('order')
    return this.#projects.read(claims, [projectId], (tx) => this.#get(tx, projectId, id))
  }

  async #get(tx: Tx, projectId: string, id: string): Promise<Order> {
    const [order] = await tx.query<Order>(`select ${ORDER} from finance.orders o where o.project_id = $1 and o.id = $2`, [projectId, id])
    if (!order) throw notFound('order')
    return order
  }

  /** For loaders: in the order of the ids, null where there is none in the caller's projects. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<(Order | null)[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    const wanted = ids.filter(isUuid)
    if (mine.length === 0 || wanted.length === 0) return ids.map(() => null)
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<Order>(`select ${ORDER} from finance.orders o where o.id = any ($1) and o.project_id = any ($2)`, [wanted, mine]),
    )
    const byId = new Map(rows.map((order) => [order.id, order]))
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null)
  }

  /** For loaders: the lines of each order, as they were entered. */
  async linesOf(claims: Claims, orders: readonly Order[]): Promise<OrderLine[][]> {
    const projectIds = [...new Set(orders.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<OrderLine>(
        `select ${columnsOf(OrderLine, 'l')} from finance.order_lines l where l.project_id = any ($1) and l.order_id = any ($2) order by l.order_id, l.position`,
        [projectIds, orders.map(({ id }) => id)],
      ),
    )
    const byOrder = new Map<string, OrderLine[]>(orders.map(({ id }) => [id, []]))
    for (const row of rows) byOrder.get(row.orderId)?.push(row)
    return orders.map(({ id, currency }) => (byOrder.get(id) ?? []).map((line) => ({ ...line, currency })))
  }

  list(timeZone: string, filter: OrderFilter | null | undefined, sort: OrderSort | null | undefined): ProjectList<Order> {
    const conditions = listConditions()
    const { statuses, placed, search } = filter ?? {}
    if (statuses) conditions.add((param) => `o.status = any (${param(statuses)}::text[])`)
    if (placed) conditions.add(() => 'o.placed_at >= parent.lower and o.placed_at < parent.upper')
    for (const word of searchWords(search)) {
      conditions.add((param) => word.map((form) => `strpos(o.search_text, ${param(form)}) > 0`).join(' or '))
    }
    return {
      columns: ORDER,
      from: 'finance.orders o',
      projectColumn: 'o.project_id',
      keys: SORTS[sort ?? 'PLACED_AT_DESC'],
      conditions,
      bounds: placed ? instantsOf(timeZone, placed) : null,
    }
  }
}

const byId = (direction: 'ASC' | 'DESC'): PageKey<Order> => ({ column: 'o.id', type: 'uuid', direction, of: ({ id }) => id })
const byPlacedAt = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.placed_at', type: 'timestamptz', direction, of: ({ placedAt }) => placedAt },
  byId(direction),
]
const byTotal = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.total_minor', type: 'bigint', direction, of: ({ totalMinor }) => totalMinor },
  byId(direction),
]
const byNumber = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.number', type: 'integer', direction, of: ({ number }) => number },
]

const SORTS: Record<OrderSort, PageKey<Order>[]> = {
  PLACED_AT_DESC: byPlacedAt('DESC'),
  PLACED_AT_ASC: byPlacedAt('ASC'),
  TOTAL_DESC: byTotal('DESC'),
  TOTAL_ASC: byTotal('ASC'),
  NUMBER_DESC: byNumber('DESC'),
  NUMBER_ASC: byNumber('ASC'),
}

async function insertLines(tx: Tx, { id, projectId }: Order, lines: readonly NewOrderLine[]): Promise<void> {
  await tx.query(
    `insert into finance.order_lines (project_id, order_id, position, description, quantity, unit_price_minor, total_minor)
     select $1, $2, position, description, quantity, price, total
     from unnest($3::text[], $4::int[], $5::bigint[], $6::bigint[]) with ordinality as l (description, quantity, price, total, position)`,
    [
      projectId,
      id,
      lines.map(({ description }) => description),
      lines.map(({ quantity }) => quantity),
      lines.map(({ unitPriceMinor }) => unitPriceMinor.toString()),
      lines.map(({ totalMinor }) => totalMinor.toString()),
    ],
  )
}

/** The order's money did come in: it waits among the unmatched, on the day it was received. */
async function releaseMoney(tx: Tx, { projectId, timeZone }: ProjectFacts, order: Order): Promise<void> {
  const released = await tx.query<{ amountMinor: string; currency: string; occurredAt: Date }>(
    `update finance.transactions set order_id = null, match_state = 'UNMATCHED', match_reason = $3
     where project_id = $1 and order_id = $2
     returning amount_minor as "amountMinor", currency, occurred_at as "occurredAt"`,
    [projectId, order.id, `Order #${order.number} was cancelled.`],
  )
  const deltas = released.flatMap(({ amountMinor, currency, occurredAt }): Delta[] => {
    const entry = { day: dayIn(timeZone, occurredAt), currency, minor: BigInt(amountMinor) }
    return [
      { ...entry, kind: 'RECEIVED', minor: -entry.minor, count: -1 },
      { ...entry, kind: 'UNMATCHED', count: 1 },
    ]
  })
  await appendDeltas(tx, projectId, deltas)
}
