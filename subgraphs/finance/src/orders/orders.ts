import { projectIdsWith, type Claims, type ProjectClaims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { formatMoney } from '@howl/platform/money'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, searchBy, type ProjectList } from '@howl/platform/project-lists'
import { orderChanged, orderPlaced } from '@howl/schema/events/finance'
import type { AddOrderNoteInput, CreateOrderInput, DuplicateOrderInput, OrderFilter, OrderSort } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { instantsOf } from '../day-ranges.ts'
import { findRepeated } from '../idempotency.ts'
import { changeable, type ProjectFacts, type Projects } from '../projects/projects.ts'
import { searchText, searchWords } from '../search-text.ts'
import { customerKey } from './customers.ts'
import { Order, OrderLine, type OrderEntry } from './entities.ts'
import { addOrderFilter } from './filtering.ts'
import { dueOf } from './order-standing.ts'
import { readOrder, type NewOrder, type NewOrderLine } from './order-input.ts'
import { DEFAULT_PREFIX, drawPaymentCode } from './payment-codes.ts'
import { actorOf, ENTRY, HAPPENED_AT, HAPPENED_FROM, HAPPENED_KEYS, noteOnOrders, TIMELINE_KEYS } from './timeline.ts'

type CreateOrderSuccess = { __typename: 'CreateOrderSuccess'; order: Order }
type DuplicateOrderSuccess = { __typename: 'DuplicateOrderSuccess'; order: Order }
type AddOrderNoteSuccess = { __typename: 'AddOrderNoteSuccess'; order: Order }

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
      const made = earlier ? await this.#get(tx, projectId, earlier) : await this.insert(tx, project, { id, order, claims })
      return { __typename: 'CreateOrderSuccess', order: made }
    })
  }

  /** The same order once more: customer, lines and reference, placed now. */
  async duplicate(claims: Claims, input: DuplicateOrderInput & { projectId: string }): Promise<DuplicateOrderSuccess> {
    const { projectId, idempotencyKey } = input
    return this.#projects.change(claims, projectId, async (tx, project) => {
      const model = await this.#get(tx, projectId, input.id.toLowerCase())
      const id = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'duplicateOrder', key: idempotencyKey, input: { id: model.id }, newId: id })
      if (earlier) return { __typename: 'DuplicateOrderSuccess', order: await this.#get(tx, projectId, earlier) }
      const lines = await tx.query<OrderLine>(`select ${columnsOf(OrderLine, 'l')} from finance.order_lines l where l.project_id = $1 and l.order_id = $2 order by l.position`, [projectId, model.id])
      const order: NewOrder = {
        reference: model.reference,
        customerName: model.customerName,
        customerEmail: model.customerEmail,
        lines: lines.map(({ description, quantity, unitPriceMinor, totalMinor }) => ({ description, quantity, unitPriceMinor: BigInt(unitPriceMinor), totalMinor: BigInt(totalMinor) })),
        totalMinor: BigInt(model.totalMinor),
        placedAt: this.#now(),
      }
      return { __typename: 'DuplicateOrderSuccess', order: await this.insert(tx, project, { id, order, claims, text: `As order #${model.number}.` }) }
    })
  }

  /** What somebody wants remembered stands in the order's timeline, with who wrote it. */
  async addNote(claims: Claims, input: AddOrderNoteInput & { projectId: string }): Promise<AddOrderNoteSuccess | InvalidInput> {
    const reader = new InputReader()
    const text = reader.text({ path: ['text'], value: input.text, name: 'The note', max: 2000 })
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const order = await this.#get(tx, project.projectId, input.id.toLowerCase())
      await noteOnOrders(tx, project, [{ orderId: order.id, kind: 'NOTE', actor: actorOf(claims), text }])
      await publish(tx, orderChanged, { projectId: project.projectId, subject: order.id, payload: { orderId: order.id, status: order.status } })
      return { __typename: 'AddOrderNoteSuccess', order }
    })
  }

  /** In the caller's transaction, from what was read and found good. */
  async insert(tx: Tx, project: ProjectFacts, { id = uuidv7(), order, claims, text = null }: { id?: string; order: NewOrder; claims: Claims; text?: string | null }): Promise<Order> {
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
        id,
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
        customerKey(order),
      ]
    })
    await insertLines(tx, made, order.lines)
    await noteOnOrders(tx, project, [{ orderId: made.id, kind: 'PLACED', actor: actorOf(claims), text }])
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
           (id, project_id, number, payment_code, status, reference, customer_name, customer_email, currency, total_minor, placed_at, search_text, customer_key)
         values ($1, $2, $3, $4, 'AWAITING_PAYMENT', $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict on constraint orders_payment_code do nothing returning ${ORDER}`,
        row(this.#drawCode(prefix ?? DEFAULT_PREFIX)),
      )
      if (made) return made
    }
    throw new Error(`no free payment code with the prefix ${prefix ?? DEFAULT_PREFIX} was found`)
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

  /** What happened to one order, the newest first. */
  timeline(orderId: string): ProjectList<OrderEntry> {
    return { columns: ENTRY, from: 'finance.order_entries e', projectColumn: 'e.project_id', owner: { column: 'e.order_id', id: orderId }, keys: TIMELINE_KEYS }
  }

  /** What happened to several orders as one list, the newest first. Ids of another project's orders have no part in this one. */
  timelineOfMany(orderIds: readonly string[]): ProjectList<OrderEntry> {
    const conditions = listConditions()
      .add((param) => `e.order_id = any (${param(orderIds)}::uuid[])`)
      .add(() => `e.kind <> 'STATUS_CHANGED' or e.status = 'PAID'`)
    return { columns: `${ENTRY}, ${HAPPENED_AT} as "happenedAt"`, from: HAPPENED_FROM, projectColumn: 'e.project_id', conditions, keys: HAPPENED_KEYS }
  }

  /** @throws BAD_USER_INPUT for a bound that is no amount of the project's currency. */
  list({ timeZone, currency }: Pick<ProjectClaims, 'timeZone' | 'currency'>, filter: OrderFilter | null | undefined, sort: OrderSort | null | undefined): ProjectList<Order> {
    const conditions = listConditions()
    addOrderFilter(conditions, filter, currency)
    return {
      columns: ORDER,
      from: 'finance.orders o',
      projectColumn: 'o.project_id',
      keys: SORTS[sort ?? 'PLACED_AT_DESC'],
      conditions,
      found: searchBy('finance.orders', { key: 'o.id', words: searchWords(filter?.search) }),
      bounds: filter?.placed ? instantsOf(timeZone, filter.placed) : null,
    }
  }
}

/** What orders come to, in the columns of their list. */
export const ORDER_SUMS = {
  columns: `o.currency, count(*)::int as count, sum(o.total_minor)::text as "totalMinor", sum(o.paid_minor)::text as "paidMinor", sum(o.due_minor)::text as "dueMinor"`,
  groupBy: 'o.currency',
}

export type OrderSums = { currency: string; count: number; totalMinor: string; paidMinor: string; dueMinor: string }

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
const byCustomer = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.customer_name', type: 'text', direction, of: ({ customerName }) => customerName },
  byId(direction),
]
const byStatus = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.status', type: 'text', direction, of: ({ status }) => status },
  { column: 'o.placed_at', type: 'timestamptz', direction, of: ({ placedAt }) => placedAt },
  byId(direction),
]
/** Where `paid_place` ends: as many digits as a cursor takes. */
const LAST_PLACE = 10n ** 18n - 1n

const byPaid = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.paid_place', type: 'bigint', direction, of: ({ paidMinor }) => (BigInt(paidMinor) < LAST_PLACE ? paidMinor : LAST_PLACE) },
  byId(direction),
]
// What is absent has a place among the others as an empty text. `coalesce` would say the same, but under row-level security
// PostgreSQL does not trust it and would not seek by it.
const byEmail = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: `case when o.customer_email is null then '' else o.customer_email end`, type: 'text', direction, of: ({ customerEmail }) => customerEmail ?? '' },
  byId(direction),
]
const byReference = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: `case when o.reference is null then '' else o.reference end`, type: 'text', direction, of: ({ reference }) => reference ?? '' },
  byId(direction),
]
const byPaymentCode = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.payment_code', type: 'text', direction, of: ({ paymentCode }) => paymentCode },
]
const byDue = (direction: 'ASC' | 'DESC'): PageKey<Order>[] => [
  { column: 'o.due_minor', type: 'bigint', direction, of: dueOf },
  byId(direction),
]

const SORTS: Record<OrderSort, PageKey<Order>[]> = {
  PLACED_AT_DESC: byPlacedAt('DESC'),
  PLACED_AT_ASC: byPlacedAt('ASC'),
  TOTAL_DESC: byTotal('DESC'),
  TOTAL_ASC: byTotal('ASC'),
  NUMBER_DESC: byNumber('DESC'),
  NUMBER_ASC: byNumber('ASC'),
  CUSTOMER_DESC: byCustomer('DESC'),
  CUSTOMER_ASC: byCustomer('ASC'),
  STATUS_DESC: byStatus('DESC'),
  STATUS_ASC: byStatus('ASC'),
  PAID_DESC: byPaid('DESC'),
  PAID_ASC: byPaid('ASC'),
  EMAIL_DESC: byEmail('DESC'),
  EMAIL_ASC: byEmail('ASC'),
  REFERENCE_DESC: byReference('DESC'),
  REFERENCE_ASC: byReference('ASC'),
  PAYMENT_CODE_DESC: byPaymentCode('DESC'),
  PAYMENT_CODE_ASC: byPaymentCode('ASC'),
  DUE_DESC: byDue('DESC'),
  DUE_ASC: byDue('ASC'),
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
