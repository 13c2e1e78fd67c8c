import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { formatMoney } from '@howl/platform/money'
import type { AssignOverpaymentInput, KeepOverpaymentInput, ReopenOverpaymentInput } from '../__generated__/resolvers.ts'
import type { ProjectFacts, Projects } from '../projects/projects.ts'
import { allot, lockTransactions, matchesOf, type Allotment } from '../transactions/allotment.ts'
import { payable } from '../transactions/matching.ts'
import type { Order } from './entities.ts'
import { lockOrders } from './settlement.ts'
import { actorOf, noteOnOrders } from './timeline.ts'

type Named<Input> = Input & { projectId: string }
type NotOverpaid = { __typename: 'OrderNotOverpaid'; message: string }
type Kept = { __typename: 'KeepOverpaymentSuccess'; order: Order }
type Reopened = { __typename: 'ReopenOverpaymentSuccess'; order: Order }
type Assigned = { __typename: 'AssignOverpaymentSuccess'; order: Order; toOrder: Order | null }

/** What is above the total and not yet said to be kept. */
export const openOverpayment = ({ status, totalMinor, paidMinor, keptOverpaymentMinor }: Order): bigint => {
  const open = BigInt(paidMinor) - BigInt(totalMinor) - BigInt(keptOverpaymentMinor)
  return status === 'OVERPAID' && open > 0n ? open : 0n
}

/** The customer lets us keep it: it stays with the order, and nobody is asked about it again. */
export async function keepOverpayment(projects: Projects, claims: Claims, input: Named<KeepOverpaymentInput>): Promise<Kept | NotOverpaid | InvalidInput> {
  const reader = new InputReader()
  const note = reader.optionalText({ path: ['note'], value: input.note, name: 'The note', max: 500 })
  if (reader.isFaulty) return reader.refusal()
  return projects.change(claims, input.projectId, async (tx, project) => {
    const [order] = await lock(tx, project, [input.id])
    if (!order) throw notFound('order')
    const minor = openOverpayment(order)
    if (minor === 0n) return order.status === 'OVERPAID' ? { __typename: 'KeepOverpaymentSuccess', order } : notOverpaid(order)
    const [kept = order] = await keepOverpayments(tx, project, { orders: [order], claims, note })
    await audit(tx, claims, { projectId: project.projectId, action: 'overpayment.kept', subject: order.id, before: factsOf(order), after: factsOf(kept), note })
    return { __typename: 'KeepOverpaymentSuccess', order: kept }
  })
}

/** Undoes the decision to keep it. */
export async function reopenOverpayment(projects: Projects, claims: Claims, input: Named<ReopenOverpaymentInput>): Promise<Reopened> {
  return projects.change(claims, input.projectId, async (tx, project) => {
    const [order] = await lock(tx, project, [input.id])
    if (!order) throw notFound('order')
    if (BigInt(order.keptOverpaymentMinor) === 0n) return { __typename: 'ReopenOverpaymentSuccess', order }
    const [open = order] = await restoreOverpayments(tx, project, { orders: [order], claims, note: null, keptBefore: () => 0n })
    await audit(tx, claims, { projectId: project.projectId, action: 'overpayment.reopened', subject: order.id, before: factsOf(order), after: factsOf(open) })
    return { __typename: 'ReopenOverpaymentSuccess', order: open }
  })
}

/** Moves what is above the total to another order, or back among the unmatched: of the transfers that came last, first. */
export async function assignOverpayment(projects: Projects, claims: Claims, input: Named<AssignOverpaymentInput>): Promise<Assigned | NotOverpaid | InvalidInput> {
  const reader = new InputReader()
  const note = reader.optionalText({ path: ['note'], value: input.note, name: 'The note', max: 500 })
  if (input.toOrderId?.toLowerCase() === input.id.toLowerCase()) reader.fault(['toOrderId'], 'Choose another order.')
  if (reader.isFaulty) return reader.refusal()
  return projects.change(claims, input.projectId, async (tx, project) => {
    const orders = await lock(tx, project, [input.id, ...(input.toOrderId ? [input.toOrderId] : [])])
    const order = orders.find(({ id }) => id === input.id.toLowerCase())
    const target = input.toOrderId ? (orders.find(({ id }) => id === input.toOrderId?.toLowerCase()) ?? null) : null
    if (!order) throw notFound('order')
    const refused = target && payable(target, order.currency)
    if (refused) reader.fault(['toOrderId'], refused.reason)
    const open = openOverpayment(order)
    const minor = input.amount ? reader.money({ path: ['amount'], value: input.amount, project, least: 1n }) : open
    if (minor > open && open > 0n) reader.fault(['amount'], 'This is more than what was paid above the total.')
    if (reader.isFaulty) return reader.refusal()
    if (open === 0n) return notOverpaid(order)
    const done = await allot(tx, project, { allotments: await movedOff(tx, project, { order, target, minor }), orders, decided: { claims, action: 'overpayment.assigned', why: note } })
    const after = new Map(done.orders.map((one) => [one.id, one]))
    return { __typename: 'AssignOverpaymentSuccess', order: after.get(order.id) ?? order, toOrder: target && (after.get(target.id) ?? target) }
  })
}

const factsOf = ({ keptOverpaymentMinor, currency }: Order) => ({ kept: formatMoney({ minor: BigInt(keptOverpaymentMinor), currency }) })

async function lock(tx: Tx, project: ProjectFacts, ids: readonly string[]): Promise<Order[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))]
  const orders = wanted.every(isUuid) ? await lockOrders(tx, project, { column: 'id', values: wanted }) : []
  if (orders.length < wanted.length) throw notFound('order')
  return orders
}

const notOverpaid = (order: Order): NotOverpaid => ({ __typename: 'OrderNotOverpaid', message: `Nothing was paid above the total of order #${order.number}.` })

type Keeping = { orders: readonly Order[]; claims: Claims; note: string | null }

/** Of locked orders that have an open overpayment. @returns the orders as they are now. */
export async function keepOverpayments(tx: Tx, project: ProjectFacts, { orders, claims, note }: Keeping): Promise<Order[]> {
  const actor = actorOf(claims)
  await noteOnOrders(tx, project, orders.map((order) => ({ orderId: order.id, kind: 'OVERPAYMENT_KEPT', actor, text: note, amountMinor: openOverpayment(order) })))
  return write(tx, project, orders.map((order) => ({ order, kept: BigInt(order.keptOverpaymentMinor) + openOverpayment(order) })))
}

/** Of locked orders: no more is kept than was before. @returns the orders as they are now. */
export async function restoreOverpayments(tx: Tx, project: ProjectFacts, { orders, claims, note, keptBefore }: Keeping & { keptBefore: (order: Order) => bigint }): Promise<Order[]> {
  const actor = actorOf(claims)
  await noteOnOrders(tx, project, orders.map((order) => ({ orderId: order.id, kind: 'OVERPAYMENT_REOPENED', actor, text: note, amountMinor: BigInt(order.keptOverpaymentMinor) - keptBefore(order) })))
  return write(tx, project, orders.map((order) => ({ order, kept: keptBefore(order) })))
}

async function write(tx: Tx, { projectId }: ProjectFacts, changes: readonly { order: Order; kept: bigint }[]): Promise<Order[]> {
  await tx.query(
    `update finance.orders o set kept_overpayment_minor = c.kept, updated_at = now() from unnest($2::uuid[], $3::numeric[]) as c (id, kept) where o.project_id = $1 and o.id = c.id`,
    [projectId, changes.map(({ order }) => order.id), changes.map(({ kept }) => kept.toString())],
  )
  return changes.map(({ order, kept }) => ({ ...order, keptOverpaymentMinor: kept.toString() }))
}

async function movedOff(tx: Tx, project: ProjectFacts, { order, target, minor }: { order: Order; target: Order | null; minor: bigint }): Promise<Allotment[]> {
  const paying = await tx.query<{ id: string }>('select transaction_id as id from finance.matches where project_id = $1 and order_id = $2', [project.projectId, order.id])
  const transactions = (await lockTransactions(tx, project, paying.map(({ id }) => id))).toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1))
  const matches = await matchesOf(tx, project, transactions.map(({ id }) => id))
  const allotments: Allotment[] = []
  let left = minor
  for (const transaction of transactions) {
    if (left === 0n) break
    const parts = new Map(matches.filter(({ transactionId }) => transactionId === transaction.id).map(({ orderId, amountMinor, reason }) => [orderId, { orderId, minor: BigInt(amountMinor), reason }]))
    const here = parts.get(order.id)
    if (!here) continue
    const moved = here.minor < left ? here.minor : left
    left -= moved
    if (moved === here.minor) parts.delete(order.id)
    else parts.set(order.id, { ...here, minor: here.minor - moved })
    if (target) parts.set(target.id, { orderId: target.id, minor: (parts.get(target.id)?.minor ?? 0n) + moved, reason: `What was paid too much for order #${order.number}.` })
    allotments.push({ transaction, parts: [...parts.values()], otherwise: { state: 'UNMATCHED', reason: `What was paid too much for order #${order.number}.` } })
  }
  return allotments
}
