import type { Tx } from '@howl/platform/database'
import { dayIn } from '@howl/platform/dates'
import { publishAll } from '@howl/platform/events'
import { orderChanged, orderPaid } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { appendDeltas, type Delta } from '../metric-deltas.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { Order } from './entities.ts'
import { standingOf, type MatchedMoney, type OrderStanding } from './order-standing.ts'
import { noteOnOrders, type Actor } from './timeline.ts'

/**
 * Orders whose money is about to change. Locked in the order of their ids, so that two transactions that need the same
 * orders never wait for each other in a circle.
 *
 * @param by `id` or `payment_code`; unknown ones are left out.
 */
export const lockOrders = (tx: Tx, { projectId }: Pick<ProjectFacts, 'projectId'>, by: { column: 'id' | 'payment_code'; values: readonly string[] }): Promise<Order[]> =>
  by.values.length === 0
    ? Promise.resolve([])
    : tx.query<Order>(
        `select ${columnsOf(Order, 'o')} from finance.orders o
         where o.project_id = $1 and o.${by.column} = any ($2) order by o.id for update`,
        [projectId, by.values],
      )

type Settled = { order: Order; standing: OrderStanding; keptMinor: bigint }

/**
 * Brings locked orders to the state that follows from the money now matched to them, and says what changed. Call it
 * after the matches are written.
 *
 * @param settling `isFigureKept` leaves the count of orders alone: what the order said of its first money was wrong, and the
 *   count never followed it. `isQuiet` says of no order that it changed: whoever changes many says so once.
 */
export async function settleOrders(
  tx: Tx,
  project: ProjectFacts,
  { orders, actor, isFigureKept = false, isQuiet = false }: { orders: readonly Order[]; actor: Actor; isFigureKept?: boolean; isQuiet?: boolean },
): Promise<Order[]> {
  if (orders.length === 0) return []
  const money = await matchedMoney(tx, project, orders)
  const settled = orders.map((order): Settled => {
    const state = { totalMinor: BigInt(order.totalMinor), isCancelled: order.cancelledAt !== null }
    const standing = standingOf(state, money.get(order.id) ?? [])
    return { order, standing, keptMinor: keptOf(order, standing) }
  })
  const changed = settled.filter(hasChanged)
  if (changed.length === 0) return [...orders]
  await write(tx, project, changed)
  if (!isFigureKept) await appendDeltas(tx, project.projectId, changed.flatMap((one) => orderedDeltas(project, one)))
  await noteOnOrders(
    tx,
    project,
    changed.flatMap(({ order, standing: { status }, keptMinor }) => {
      const shrunkBy = BigInt(order.keptOverpaymentMinor) - keptMinor
      return [
        ...(shrunkBy > 0n ? [{ orderId: order.id, kind: 'OVERPAYMENT_REOPENED' as const, actor, amountMinor: shrunkBy }] : []),
        ...(order.status === status ? [] : [{ orderId: order.id, kind: 'STATUS_CHANGED' as const, actor, status }]),
      ]
    }),
  )
  await announce(tx, project, { changed, isQuiet })
  return settled.map(({ order, standing, keptMinor }) => ({ ...order, ...standing, paidMinor: standing.paidMinor.toString(), keptOverpaymentMinor: keptMinor.toString() }))
}

async function matchedMoney(tx: Tx, { projectId }: ProjectFacts, orders: readonly Order[]): Promise<Map<string, MatchedMoney[]>> {
  const rows = await tx.query<{ id: string; orderId: string; amountMinor: string; occurredAt: Date }>(
    `select t.id, m.order_id as "orderId", m.amount_minor as "amountMinor", t.occurred_at as "occurredAt"
     from finance.matches m join finance.transactions t on t.project_id = m.project_id and t.id = m.transaction_id
     where m.project_id = $1 and m.order_id = any ($2)`,
    [projectId, orders.map(({ id }) => id)],
  )
  const money = new Map<string, MatchedMoney[]>(orders.map(({ id }) => [id, []]))
  for (const { orderId, amountMinor, ...rest } of rows) money.get(orderId)?.push({ ...rest, amountMinor: BigInt(amountMinor) })
  return money
}

/** No more than there is above the total: what was kept is gone with its money, and does not hide the next overpayment. */
function keptOf({ totalMinor, keptOverpaymentMinor }: Order, { paidMinor }: OrderStanding): bigint {
  const [kept, above] = [BigInt(keptOverpaymentMinor), paidMinor - BigInt(totalMinor)]
  return above <= 0n ? 0n : kept < above ? kept : above
}

const hasChanged = ({ order, standing, keptMinor }: Settled): boolean =>
  BigInt(order.keptOverpaymentMinor) !== keptMinor ||
  order.status !== standing.status ||
  BigInt(order.paidMinor) !== standing.paidMinor ||
  order.firstPaidAt?.getTime() !== standing.firstPaidAt?.getTime() ||
  order.paidAt?.getTime() !== standing.paidAt?.getTime()

async function write(tx: Tx, { projectId }: ProjectFacts, settled: readonly Settled[]): Promise<void> {
  await tx.query(
    `update finance.orders o set status = s.status, paid_minor = s.paid, first_paid_at = s.first_paid_at, paid_at = s.paid_at,
       kept_overpayment_minor = s.kept, announced_paid_at = coalesce(o.announced_paid_at, case when s.status in ('PAID', 'OVERPAID') then now() end), updated_at = now()
     from unnest($2::uuid[], $3::text[], $4::numeric[], $5::timestamptz[], $6::timestamptz[], $7::numeric[]) as s (id, status, paid, first_paid_at, paid_at, kept)
     where o.project_id = $1 and o.id = s.id`,
    [
      projectId,
      settled.map(({ order }) => order.id),
      settled.map(({ standing }) => standing.status),
      settled.map(({ standing }) => standing.paidMinor.toString()),
      settled.map(({ standing }) => standing.firstPaidAt),
      settled.map(({ standing }) => standing.paidAt),
      settled.map(({ keptMinor }) => keptMinor.toString()),
    ],
  )
}

/** An order counts on the day of its first money. When earlier money is heard of later, that day moves. */
function orderedDeltas({ timeZone }: ProjectFacts, { order, standing }: Settled): Delta[] {
  const before = order.firstPaidAt && dayIn(timeZone, order.firstPaidAt)
  const after = standing.firstPaidAt && dayIn(timeZone, standing.firstPaidAt)
  if (before === after) return []
  const entry = (day: string, count: number): Delta => ({ day, kind: 'ORDERED', currency: order.currency, minor: 0n, count })
  return [...(before ? [entry(before, -1)] : []), ...(after ? [entry(after, 1)] : [])]
}

async function announce(tx: Tx, { projectId }: ProjectFacts, { changed, isQuiet }: { changed: readonly Settled[]; isQuiet: boolean }): Promise<void> {
  await publishAll(
    tx,
    orderChanged,
    (isQuiet ? [] : changed).map(({ order, standing }) => ({ projectId, subject: order.id, payload: { orderId: order.id, status: standing.status } })),
  )
  await publishAll(
    tx,
    orderPaid,
    changed.flatMap(({ order, standing: { paidAt, paidMinor } }) => {
      if (paidAt === null || order.announcedPaidAt !== null) return []
      const { id: orderId, currency } = order
      const payload = {
        orderId,
        customer: { name: order.customerName, email: order.customerEmail },
        total: { minor: order.totalMinor, currency },
        paid: { minor: paidMinor.toString(), currency },
        paidAt: paidAt.toISOString(),
      }
      return [{ projectId, subject: orderId, payload }]
    }),
  )
}
