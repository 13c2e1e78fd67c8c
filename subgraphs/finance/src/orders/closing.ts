import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { InputReader } from '@howl/platform/input'
import { formatMoney } from '@howl/platform/money'
import type { CancelOrderInput, ReopenOrderInput } from '../__generated__/resolvers.ts'
import type { ProjectFacts, Projects } from '../projects/projects.ts'
import { allot, lockTransactions, matchesOf, waitingIn, type Allotment } from '../transactions/allotment.ts'
import type { Order } from './entities.ts'
import { lockOrders, settleOrders } from './settlement.ts'
import { actorOf, noteOnOrders } from './timeline.ts'

type CancelOrderSuccess = { __typename: 'CancelOrderSuccess'; order: Order }
type OrderAlreadyPaid = { __typename: 'OrderAlreadyPaid'; message: string }
type ReopenOrderSuccess = { __typename: 'ReopenOrderSuccess'; order: Order }

type Parts = { projects: Projects; now: () => Date }

/** Closes an order that is not to be paid. What was paid of it did come in: it waits unmatched, on the day it was received. */
export async function cancelOrder({ projects, now }: Parts, claims: Claims, input: CancelOrderInput & { projectId: string }): Promise<CancelOrderSuccess | OrderAlreadyPaid | InvalidInput> {
  const { reader, reason } = reasonOf(input.reason)
  if (reader.isFaulty) return reader.refusal()
  return projects.change(claims, input.projectId, async (tx, project) => {
    const order = await lockOrder(tx, project, input.id)
    if (order.cancelledAt !== null) return { __typename: 'CancelOrderSuccess', order }
    if (whyNotClosed(order) !== null) return { __typename: 'OrderAlreadyPaid', message: `Order #${order.number} is paid. Refund it instead of cancelling it.` }
    const [settled = order] = await closeOrders(tx, project, { orders: [order], claims, reason, cancelledAt: now })
    await audit(tx, claims, { projectId: project.projectId, action: 'order.cancelled', subject: order.id, before: factsOf(order), after: factsOf(settled), note: reason })
    return { __typename: 'CancelOrderSuccess', order: settled }
  })
}

/** Undoes a cancellation. The money that it set free pays the order again, as far as nobody has used it meanwhile. */
export async function reopenOrder({ projects }: Parts, claims: Claims, input: ReopenOrderInput & { projectId: string }): Promise<ReopenOrderSuccess | InvalidInput> {
  const { reader, reason } = reasonOf(input.reason)
  if (reader.isFaulty) return reader.refusal()
  return projects.change(claims, input.projectId, async (tx, project) => {
    const order = await lockOrder(tx, project, input.id)
    if (order.cancelledAt === null) return { __typename: 'ReopenOrderSuccess', order }
    const [settled = order] = await openOrders(tx, project, { orders: [order], claims, reason })
    await audit(tx, claims, { projectId: project.projectId, action: 'order.reopened', subject: order.id, before: factsOf(order), after: factsOf(settled), note: reason })
    return { __typename: 'ReopenOrderSuccess', order: settled }
  })
}

/** Why an order is not one to cancel. */
export function whyNotClosed({ cancelledAt, paidAt }: Order): string | null {
  if (cancelledAt !== null) return 'It is cancelled already.'
  return paidAt === null ? null : 'It is paid. Refund it instead of cancelling it.'
}

/** Why an order is not one to reopen. */
export const whyNotOpened = ({ cancelledAt }: Order): string | null => (cancelledAt === null ? 'It is open already.' : null)

type Closing = {
  /** Locked. */
  orders: readonly Order[]
  claims: Claims
  /** What the timeline says of it. */
  reason: string | null
  /** No event is published for each order: whoever changes many says so once. */
  isQuiet?: boolean
}

/** Closes locked orders, any of which `whyNotClosed` has nothing against. @param closing `cancelReason` where that is another than the timeline's. @returns the orders as they are now. */
export async function closeOrders(
  tx: Tx,
  project: ProjectFacts,
  { orders, claims, reason, cancelledAt, cancelReason = () => reason, isQuiet = false }: Closing & { cancelledAt: (order: Order) => Date; cancelReason?: (order: Order) => string | null },
): Promise<Order[]> {
  const actor = actorOf(claims)
  const cancelled = orders.map((order) => ({ ...order, cancelledAt: cancelledAt(order), cancelReason: cancelReason(order) }))
  await tx.query(
    `update finance.orders o set cancelled_at = c.at, cancel_reason = c.reason, updated_at = now()
     from unnest($2::uuid[], $3::timestamptz[], $4::text[]) as c (id, at, reason) where o.project_id = $1 and o.id = c.id`,
    [project.projectId, cancelled.map(({ id }) => id), cancelled.map((order) => order.cancelledAt), cancelled.map((order) => order.cancelReason)],
  )
  await noteOnOrders(tx, project, cancelled.map(({ id }) => ({ orderId: id, kind: 'CANCELLED', actor, text: reason })))
  const paying = await paidBy(tx, project, orders)
  for (const order of cancelled) {
    if (paying.has(order.id)) await allot(tx, project, { allotments: await without(tx, project, order), orders: [order], decided: { claims, action: 'transaction.unmatched', note: reason } })
  }
  // Also orders that nobody had paid anything of get their new state.
  return settleOrders(tx, project, { orders: await lockOrders(tx, project, { column: 'id', values: orders.map(({ id }) => id) }), actor, isQuiet })
}

/** Opens locked orders that are cancelled. The money that was set free pays them again, as far as nobody has used it meanwhile. @returns the orders as they are now. */
export async function openOrders(tx: Tx, project: ProjectFacts, { orders, claims, reason, isQuiet = false }: Closing): Promise<Order[]> {
  const actor = actorOf(claims)
  const ids = orders.map(({ id }) => id)
  const freed = await releasedBy(tx, project, ids)
  await tx.query('update finance.orders set cancelled_at = null, cancel_reason = null, updated_at = now() where project_id = $1 and id = any ($2)', [project.projectId, ids])
  const open = orders.map((order) => ({ ...order, cancelledAt: null, cancelReason: null }))
  await noteOnOrders(tx, project, open.map(({ id }) => ({ orderId: id, kind: 'REOPENED', actor, text: reason })))
  for (const order of open) {
    const released = freed.filter(({ orderId }) => orderId === order.id)
    if (released.length > 0) await allot(tx, project, { allotments: await withReleased(tx, project, { order, released }), orders: [order], decided: { claims, action: 'transaction.matched', note: reason } })
  }
  return settleOrders(tx, project, { orders: await lockOrders(tx, project, { column: 'id', values: ids }), actor, isQuiet })
}

/** Which orders money is matched to. All of their transfers are locked at once, in the order that everybody locks in. */
async function paidBy(tx: Tx, project: ProjectFacts, orders: readonly Order[]): Promise<Set<string>> {
  const paying = await tx.query<{ id: string; orderId: string }>('select transaction_id as id, order_id as "orderId" from finance.matches where project_id = $1 and order_id = any ($2)', [
    project.projectId,
    orders.map(({ id }) => id),
  ])
  await lockTransactions(tx, project, paying.map(({ id }) => id))
  return new Set(paying.map(({ orderId }) => orderId))
}

type Released = { orderId: string; transactionId: string; amountMinor: string }

/** What the last cancellation of each set free. Its transfers are locked. */
async function releasedBy(tx: Tx, project: ProjectFacts, orderIds: readonly string[]): Promise<Released[]> {
  const released = await tx.query<Released>(
    `select e.order_id as "orderId", e.transaction_id as "transactionId", e.amount_minor as "amountMinor"
     from unnest($2::uuid[]) as of (id) join finance.order_entries e on e.project_id = $1 and e.order_id = of.id
     where e.kind = 'MONEY_RELEASED' and e.place > (
       select max(c.place) from finance.order_entries c where c.project_id = $1 and c.order_id = of.id and c.kind = 'CANCELLED')`,
    [project.projectId, orderIds],
  )
  await lockTransactions(tx, project, released.map(({ transactionId }) => transactionId))
  return released
}

const factsOf = ({ status, paidMinor, currency }: Order) => ({ status, paid: formatMoney({ minor: BigInt(paidMinor), currency }) })

function reasonOf(value: string | null | undefined): { reader: InputReader; reason: string | null } {
  const reader = new InputReader()
  return { reader, reason: reader.optionalText({ path: ['reason'], value, name: 'The reason', max: 500 }) }
}

async function lockOrder(tx: Tx, project: ProjectFacts, id: string): Promise<Order> {
  const [order] = await lockOrders(tx, project, { column: 'id', values: [id.toLowerCase()] })
  if (!order) throw notFound('order')
  return order
}

/** While the order is locked no transfer can be matched to it. */
async function without(tx: Tx, project: ProjectFacts, order: Order): Promise<Allotment[]> {
  const paying = await tx.query<{ id: string }>('select transaction_id as id from finance.matches where project_id = $1 and order_id = $2', [project.projectId, order.id])
  const transactions = await lockTransactions(tx, project, paying.map(({ id }) => id))
  const matches = await matchesOf(tx, project, transactions.map(({ id }) => id))
  return transactions.map((transaction) => ({
    transaction,
    parts: matches.flatMap(({ transactionId, orderId, amountMinor, reason }) => (transactionId === transaction.id && orderId !== order.id ? [{ orderId, minor: BigInt(amountMinor), reason }] : [])),
    otherwise: { state: 'UNMATCHED', reason: `Order #${order.number} was cancelled.` },
  }))
}

/** What the last cancellation set free, as far as it still waits for an order. */
async function withReleased(tx: Tx, project: ProjectFacts, { order, released }: { order: Order; released: readonly Released[] }): Promise<Allotment[]> {
  const transactions = await lockTransactions(tx, project, released.map(({ transactionId }) => transactionId))
  const matches = await matchesOf(tx, project, transactions.map(({ id }) => id))
  return transactions.flatMap((transaction): Allotment[] => {
    const freed = BigInt(released.find(({ transactionId }) => transactionId === transaction.id)?.amountMinor ?? '0')
    const left = waitingIn(transaction)
    const minor = left < freed ? left : freed
    if (minor <= 0n) return []
    const others = matches.filter(({ transactionId }) => transactionId === transaction.id).map(({ orderId, amountMinor, reason }) => ({ orderId, minor: BigInt(amountMinor), reason }))
    return [
      {
        transaction,
        parts: [...others, { orderId: order.id, minor, reason: `Order #${order.number} was reopened.` }],
        otherwise: { state: 'UNMATCHED', reason: transaction.matchReason ?? '' },
      },
    ]
  })
}
