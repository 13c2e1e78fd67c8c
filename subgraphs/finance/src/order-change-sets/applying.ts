import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { closeOrders, openOrders, whyNotClosed, whyNotOpened } from '../orders/closing.ts'
import type { Order } from '../orders/entities.ts'
import { keepOverpayments, openOverpayment, restoreOverpayments } from '../orders/overpayments.ts'
import { lockOrders } from '../orders/settlement.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import type { AskedBy, OrderChangeSet, OrderChangeSetItem, OrderState } from './entities.ts'

/** One transaction's worth: a few hundred milliseconds, so that whoever has one of the orders open hardly waits. */
const BATCH = 250

/** Where the next batch begins: whoever takes the work over begins at the beginning, and passes over what is done. */
export const START = '00000000-0000-0000-0000-000000000000'

/** As `stateOf` says it, in SQL of `finance.orders o`. */
export const ORDER_STATE = `jsonb_build_object('status', o.status, 'paid', o.paid_minor::text, 'kept', o.kept_overpayment_minor::text, 'cancelReason', o.cancel_reason, 'cancelledAt', o.cancelled_at)`

const stateOf = ({ status, paidMinor, keptOverpaymentMinor, cancelReason, cancelledAt }: Order): OrderState => ({
  status,
  paid: paidMinor,
  kept: keptOverpaymentMinor,
  cancelReason,
  cancelledAt: cancelledAt?.toISOString() ?? null,
})

/** Whether an order is like it was. What was changed and changed back counts as not changed: two sets, one after the other, are undone in turn. */
const isLike = (order: Order, { status, paid, kept, cancelReason }: OrderState): boolean =>
  order.status === status && BigInt(order.paidMinor) === BigInt(paid) && BigInt(order.keptOverpaymentMinor) === BigInt(kept) && order.cancelReason === cancelReason

type Item = Pick<OrderChangeSetItem, 'orderId' | 'met' | 'leftAs'>
type Step = { project: ProjectFacts; set: OrderChangeSet; now: Date; after: string }

/** The next orders of a set. @returns where it goes on; null at the end. */
export async function applyBatch(tx: Tx, { project, set, now, after }: Step): Promise<string | null> {
  const items = await nextItems(tx, set, { state: 'PENDING', after })
  const last = items.at(-1)
  if (!last) return null
  const orders = await lockOrders(tx, project, { column: 'id', values: items.map(({ orderId }) => orderId) })
  const met = new Map(items.map((item) => [item.orderId, item.met]))
  const refused = new Map(orders.flatMap((order) => [skipping(set, order, met.get(order.id))].flatMap((reason) => (reason ? [[order.id, reason] as const] : []))))
  const changed = await apply(tx, project, { set, now, orders: orders.filter(({ id }) => !refused.has(id)) })
  await settle(tx, set, [
    ...[...refused].map(([id, reason]) => ({ id, state: 'SKIPPED' as const, reason, leftAs: null })),
    ...changed.map((order) => ({ id: order.id, state: 'CHANGED' as const, reason: null, leftAs: stateOf(order) })),
  ])
  return last.orderId
}

/** Why nothing becomes of an order. */
function skipping({ kind }: OrderChangeSet, order: Order, met: OrderState | undefined): string | null {
  // What somebody did to it meanwhile they did knowingly, and perhaps so that the filter meets it no more.
  if (!met || !isLike(order, met)) return 'It was changed in the meantime.'
  switch (kind) {
    case 'CANCEL':
      return whyNotClosed(order)
    case 'REOPEN':
      return whyNotOpened(order)
    case 'KEEP_OVERPAYMENT':
      return openOverpayment(order) > 0n ? null : order.status === 'OVERPAID' ? 'It is kept already.' : 'Nothing was paid above its total.'
  }
}

type Wave = { set: OrderChangeSet; now: Date; orders: readonly Order[] }

function apply(tx: Tx, project: ProjectFacts, { set, now, orders }: Wave): Promise<Order[]> {
  const { reason } = set
  const claims = claimsOf(set.askedBy)
  switch (set.kind) {
    case 'CANCEL':
      return closeOrders(tx, project, { orders, claims, reason, cancelledAt: () => now, isQuiet: true })
    case 'REOPEN':
      return openOrders(tx, project, { orders, claims, reason, isQuiet: true })
    case 'KEEP_OVERPAYMENT':
      return keepOverpayments(tx, project, { orders, claims, note: reason })
  }
}

/**
 * Takes the next changes of a set back. An order that was changed after the set is left as it is: undoing must not undo
 * what somebody did later and knowingly.
 *
 * @returns where it goes on; null at the end.
 */
export async function undoBatch(tx: Tx, { project, set, after }: Step): Promise<string | null> {
  const items = await nextItems(tx, set, { state: 'CHANGED', after })
  const last = items.at(-1)
  if (!last) return null
  const orders = await lockOrders(tx, project, { column: 'id', values: items.map(({ orderId }) => orderId) })
  const byOrder = new Map(items.map((item) => [item.orderId, item]))
  const untouched = orders.filter((order) => {
    const { leftAs } = byOrder.get(order.id) ?? {}
    return leftAs != null && isLike(order, leftAs) && (set.kind !== 'REOPEN' || whyNotClosed(order) === null)
  })
  await takeBack(tx, project, { set, orders: untouched, items: byOrder })
  const isUntouched = new Set(untouched.map(({ id }) => id))
  await settle(
    tx,
    set,
    orders.map(({ id }) =>
      isUntouched.has(id) ? { id, state: 'UNDONE' as const, reason: null, leftAs: null } : { id, state: 'KEPT' as const, reason: 'It was changed after this, and stays as it is.', leftAs: null },
    ),
  )
  return last.orderId
}

const TAKEN_BACK = 'A change of many orders was undone.'

async function takeBack(tx: Tx, project: ProjectFacts, { set, orders, items }: { set: OrderChangeSet; orders: readonly Order[]; items: ReadonlyMap<string, Item> }): Promise<void> {
  const claims = claimsOf(set.undoAskedBy ?? set.askedBy)
  switch (set.kind) {
    case 'CANCEL':
      await openOrders(tx, project, { orders, claims, reason: TAKEN_BACK, isQuiet: true })
      return
    case 'REOPEN': {
      // Each gets its own reason and its own time again.
      const metOf = ({ id }: Order) => items.get(id)?.met
      const cancelledAt = (order: Order) => new Date(metOf(order)?.cancelledAt ?? order.createdAt)
      await closeOrders(tx, project, { orders, claims, reason: TAKEN_BACK, cancelledAt, cancelReason: (order) => metOf(order)?.cancelReason ?? null, isQuiet: true })
      return
    }
    case 'KEEP_OVERPAYMENT':
      await restoreOverpayments(tx, project, { orders, claims, note: TAKEN_BACK, keptBefore: ({ id }) => BigInt(items.get(id)?.met.kept ?? '0') })
  }
}

/** Their name without any of their rights: what they were allowed to do was decided when they asked. */
const claimsOf = (asked: AskedBy): Claims => ({ ...asked, globalRole: 'USER', projects: {} })

const nextItems = (tx: Tx, { projectId, id }: OrderChangeSet, { state, after }: { state: 'PENDING' | 'CHANGED'; after: string }): Promise<Item[]> =>
  tx.query(
    `select order_id as "orderId", met, left_as as "leftAs" from finance.order_change_set_items
     where project_id = $1 and change_set_id = $2 and order_id > $4 and state = $3 order by order_id limit ${BATCH}`,
    [projectId, id, state, after],
  )

type Decision = { id: string; state: 'CHANGED' | 'SKIPPED' | 'UNDONE' | 'KEPT'; reason: string | null; leftAs: OrderState | null }

async function settle(tx: Tx, { projectId, id }: OrderChangeSet, decisions: readonly Decision[]): Promise<void> {
  await tx.query(
    `update finance.order_change_set_items i set state = d.state, reason = d.reason, left_as = coalesce(d.left_as, i.left_as)
     from unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[]) as d (order_id, state, reason, left_as)
     where i.project_id = $1 and i.change_set_id = $2 and i.order_id = d.order_id`,
    [projectId, id, decisions.map((one) => one.id), decisions.map(({ state }) => state), decisions.map(({ reason }) => reason), decisions.map(({ leftAs }) => leftAs && JSON.stringify(leftAs))],
  )
  const count = (state: Decision['state']): number => decisions.filter((one) => one.state === state).length
  await tx.query(
    `update finance.order_change_sets set changed = changed + $3, skipped = skipped + $4, undone = undone + $5, kept = kept + $6 where project_id = $1 and id = $2`,
    [projectId, id, count('CHANGED'), count('SKIPPED'), count('UNDONE'), count('KEPT')],
  )
}
