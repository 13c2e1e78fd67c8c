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
    if (order.status === 'CANCELLED') return { __typename: 'CancelOrderSuccess', order }
    if (order.paidAt !== null) return { __typename: 'OrderAlreadyPaid', message: `Order #${order.number} is paid. Refund it instead of cancelling it.` }
    const actor = actorOf(claims)
    const cancelledAt = now()
    await tx.query('update finance.orders set cancelled_at = $3, cancel_reason = $4, updated_at = now() where project_id = $1 and id = $2', [project.projectId, order.id, cancelledAt, reason])
    const cancelled = { ...order, cancelledAt, cancelReason: reason }
    await noteOnOrders(tx, project, [{ orderId: order.id, kind: 'CANCELLED', actor, text: reason }])
    await allot(tx, project, { allotments: await without(tx, project, order), orders: [cancelled], decided: { claims, action: 'transaction.unmatched', note: reason } })
    // Also an order that nobody had paid anything of gets its new state.
    const [settled = cancelled] = await settleOrders(tx, project, { orders: [await lockOrder(tx, project, order.id)], actor })
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
    const actor = actorOf(claims)
    const allotments = await withReleased(tx, project, order)
    await tx.query('update finance.orders set cancelled_at = null, cancel_reason = null, updated_at = now() where project_id = $1 and id = $2', [project.projectId, order.id])
    const open = { ...order, cancelledAt: null, cancelReason: null }
    await noteOnOrders(tx, project, [{ orderId: order.id, kind: 'REOPENED', actor, text: reason }])
    await allot(tx, project, { allotments, orders: [open], decided: { claims, action: 'transaction.matched', note: reason } })
    const [settled = open] = await settleOrders(tx, project, { orders: [await lockOrder(tx, project, order.id)], actor })
    await audit(tx, claims, { projectId: project.projectId, action: 'order.reopened', subject: order.id, before: factsOf(order), after: factsOf(settled), note: reason })
    return { __typename: 'ReopenOrderSuccess', order: settled }
  })
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
async function withReleased(tx: Tx, project: ProjectFacts, order: Order): Promise<Allotment[]> {
  const released = await tx.query<{ transactionId: string; amountMinor: string }>(
    `select e.transaction_id as "transactionId", e.amount_minor as "amountMinor" from finance.order_entries e
     where e.project_id = $1 and e.order_id = $2 and e.kind = 'MONEY_RELEASED' and e.place > (
       select max(c.place) from finance.order_entries c where c.project_id = $1 and c.order_id = $2 and c.kind = 'CANCELLED')`,
    [project.projectId, order.id],
  )
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
