import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import type { InvalidInput } from '@howl/platform/errors'
import { InputReader } from '@howl/platform/input'
import type { RestorePaymentInput, VoidPaymentInput } from '../__generated__/resolvers.ts'
import type { Order } from '../orders/entities.ts'
import { actorOf } from '../orders/timeline.ts'
import type { ProjectFacts, Projects } from '../projects/projects.ts'
import { allot, matchesOf, type Part } from './allotment.ts'
import { lockAll, lockOne } from './decisions.ts'
import type { Transaction } from './entities.ts'
import { payable } from './matching.ts'

type Payload<Name extends string> = { __typename: `${Name}Success`; transaction: Transaction; orders: Order[] }
type Refused<Name extends string> = { __typename: Name; message: string }

/** What orders tell of it: not that money came or went, but that it never had. */
const TOLD = { gained: 'PAYMENT_RESTORED', lost: 'PAYMENT_VOIDED' } as const

/** Takes back a payment recorded by hand. What it paid is remembered, so that this can be undone. */
export async function voidPayment(
  { projects, now }: { projects: Projects; now: () => Date },
  claims: Claims,
  input: VoidPaymentInput & { projectId: string },
): Promise<Payload<'VoidPayment'> | Refused<'PaymentNotByHand' | 'PaymentAlreadyVoid'> | InvalidInput> {
  const reader = new InputReader()
  const reason = reader.optionalText({ path: ['reason'], value: input.reason, name: 'The reason', max: 500 })
  if (reader.isFaulty) return reader.refusal()
  return projects.change(claims, input.projectId, async (tx, project) => {
    const id = input.id.toLowerCase()
    const orders = await lockAll(tx, project, (await matchesOf(tx, project, [id])).map(({ orderId }) => orderId))
    const transaction = await lockOne(tx, project, id)
    if (transaction.provider !== 'MANUAL') return { __typename: 'PaymentNotByHand', message: 'This money was not recorded by hand: it did move. Take it off its order or set it aside instead.' }
    if (transaction.matchState === 'VOID') return { __typename: 'PaymentAlreadyVoid', message: 'This payment is void already.' }
    await remember(tx, project, id)
    const { kind, id: actorId } = actorOf(claims)
    const voided = { voidedAt: now(), voidedByKind: kind, voidedById: actorId, voidReason: reason }
    const done = await allot(tx, project, {
      allotments: [{ transaction, parts: [], otherwise: { state: 'VOID', reason: 'Taken back by hand: it counts nowhere.', voided } }],
      orders,
      decided: { claims, action: 'payment.voided', why: reason, told: TOLD },
    })
    return { __typename: 'VoidPaymentSuccess', transaction: done.transactions[0] ?? transaction, orders: done.orders }
  })
}

/** Lets a payment count again, on the orders that it paid; one that was cancelled meanwhile takes no money. */
export async function restorePayment(
  projects: Projects,
  claims: Claims,
  input: RestorePaymentInput & { projectId: string },
): Promise<Payload<'RestorePayment'> | Refused<'PaymentNotVoid'>> {
  return projects.change(claims, input.projectId, async (tx, project) => {
    const id = input.id.toLowerCase()
    const orders = await lockAll(tx, project, (await remembered(tx, project, id)).map(({ orderId }) => orderId))
    const transaction = await lockOne(tx, project, id)
    if (transaction.matchState !== 'VOID') return { __typename: 'PaymentNotVoid', message: 'This payment is not void.' }
    const open = new Set(orders.filter((order) => payable(order, transaction.currency) === null).map((order) => order.id))
    const paid = await remembered(tx, project, id)
    const parts = paid.filter(({ orderId }) => open.has(orderId))
    const reason = parts.length > 0 ? 'A part of it pays an order; the rest still waits.' : 'Restored by hand: it pays no order any more.'
    await tx.query('delete from finance.voided_matches where project_id = $1 and transaction_id = $2', [project.projectId, id])
    const done = await allot(tx, project, {
      allotments: [{ transaction, parts, otherwise: { state: 'UNMATCHED', reason } }],
      orders,
      decided: { claims, action: 'payment.restored', told: TOLD },
    })
    return { __typename: 'RestorePaymentSuccess', transaction: done.transactions[0] ?? transaction, orders: done.orders }
  })
}

const remember = (tx: Tx, { projectId }: ProjectFacts, id: string): Promise<unknown> =>
  tx.query(
    `insert into finance.voided_matches (project_id, transaction_id, order_id, amount_minor, reason)
     select m.project_id, m.transaction_id, m.order_id, m.amount_minor, m.reason from finance.matches m where m.project_id = $1 and m.transaction_id = $2`,
    [projectId, id],
  )

async function remembered(tx: Tx, { projectId }: ProjectFacts, id: string): Promise<Part[]> {
  const rows = await tx.query<{ orderId: string; amountMinor: string; reason: string }>(
    `select m.order_id as "orderId", m.amount_minor as "amountMinor", m.reason from finance.voided_matches m
     where m.project_id = $1 and m.transaction_id = $2 order by m.order_id`,
    [projectId, id],
  )
  return rows.map(({ orderId, amountMinor, reason }) => ({ orderId, minor: BigInt(amountMinor), reason }))
}
