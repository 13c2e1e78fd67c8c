import { auditAll, type AuditFacts } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { dayIn } from '@howl/platform/dates'
import { conflict } from '@howl/platform/errors'
import { publishAll } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { formatMoney } from '@howl/platform/money'
import { transactionChanged } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { appendDeltas, type Delta } from '../metric-deltas.ts'
import type { Order, OrderEntryKind } from '../orders/entities.ts'
import { settleOrders } from '../orders/settlement.ts'
import { actorOf, BY_RULE, noteOnOrders } from '../orders/timeline.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { Transaction, type SetAsideAs } from './entities.ts'

/** A part of a transfer that pays an order. */
export type Part = { orderId: string; minor: bigint; reason: string }

/** How a transfer is to stand: which orders it pays with how much, or why it pays none. */
export type Allotment = {
  transaction: Transaction
  parts: readonly Part[]
  /** For a transfer that pays nothing, or not with all of it. What was set aside stays so while the rest waits, unless all of it is to be back. */
  otherwise: { state: 'UNMATCHED'; reason: string; isAllBack?: boolean } | { state: 'NOT_APPLICABLE'; reason: string } | { state: 'SET_ASIDE'; as: SetAsideAs; reason: string } | { state: 'VOID'; reason: string; voided: Voided }
}

/** By whom, when and why a payment was taken back. */
export type Voided = Pick<Transaction, 'voidedAt' | 'voidedByKind' | 'voidedById' | 'voidReason'>

const NOT_VOID: Voided = { voidedAt: null, voidedByKind: null, voidedById: null, voidReason: null }

/** What an order tells of money that it gained or lost. */
type Told = { gained: OrderEntryKind; lost: OrderEntryKind }

const MONEY_MOVED: Told = { gained: 'MONEY_MATCHED', lost: 'MONEY_RELEASED' }

/** Who decided it (null: no person, but the rules or the bank), and what it was, in words of the audit: `transaction.matched`. Why, the orders tell too; a note stands in the audit alone. */
export type Decided = { claims: Claims | null; action: string; why?: string | null; note?: string | null; told?: Told }

type Match = { transactionId: string; orderId: string; amountMinor: string; reason: string }

export const SET_ASIDE: Record<SetAsideAs, string> = {
  OWN_TRANSFER: 'Set aside: moved between own accounts.',
  LOAN: 'Set aside: a loan.',
  INVESTMENT: 'Set aside: money put in by an owner.',
  INTEREST: 'Set aside: interest.',
  REFUND_RECEIVED: 'Set aside: money that a supplier paid back.',
  MISTAKEN_TRANSFER: 'Set aside: sent by mistake.',
  OTHER: 'Set aside: not for an order.',
}

/** What of a transfer waits for an order: neither matched nor set aside. */
export const waitingIn = ({ amountMinor, matchedMinor, setAsideMinor, matchState }: Pick<Transaction, 'amountMinor' | 'matchedMinor' | 'setAsideMinor' | 'matchState'>): bigint =>
  matchState === 'UNMATCHED' ? BigInt(amountMinor) - BigInt(matchedMinor) - BigInt(setAsideMinor) : 0n

/** What a transfer adds to the sums of its day. */
export type Counted = Pick<Transaction, 'amountMinor' | 'matchedMinor' | 'setAsideMinor' | 'matchState' | 'currency' | 'occurredAt'>

export function deltasOf({ timeZone }: Pick<ProjectFacts, 'timeZone'>, transaction: Counted): Delta[] {
  const { matchedMinor, matchState, currency, occurredAt } = transaction
  const day = dayIn(timeZone, occurredAt)
  const matched = BigInt(matchedMinor)
  return [
    ...(matched > 0n ? [{ day, currency, kind: 'RECEIVED' as const, minor: matched, count: 1 }] : []),
    ...(matchState === 'UNMATCHED' ? [{ day, currency, kind: 'UNMATCHED' as const, minor: waitingIn(transaction), count: 1 }] : []),
  ]
}

const takenBack = (deltas: readonly Delta[]): Delta[] => deltas.map((delta) => ({ ...delta, minor: -delta.minor, count: -delta.count }))

/**
 * Transfers whose matches are about to change. Orders are locked before (`lockOrders`), transfers after and in the order
 * of their ids: everybody takes locks the same way round.
 */
export const lockTransactions = (tx: Tx, { projectId }: Pick<ProjectFacts, 'projectId'>, ids: readonly string[]): Promise<Transaction[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.query<Transaction>(`select ${columnsOf(Transaction, 't')} from finance.transactions t where t.project_id = $1 and t.id = any ($2) order by t.id for update`, [projectId, ids])

export const matchesOf = (tx: Tx, { projectId }: Pick<ProjectFacts, 'projectId'>, transactionIds: readonly string[]): Promise<Match[]> =>
  tx.query<Match>(
    `select m.transaction_id as "transactionId", m.order_id as "orderId", m.amount_minor as "amountMinor", m.reason
     from finance.matches m where m.project_id = $1 and m.transaction_id = any ($2) order by m.created_at, m.id`,
    [projectId, transactionIds],
  )

/**
 * Brings transfers to the given allotment, whatever it was before, and everything that follows: the orders' standing, the
 * figures of the day on which the money was received, what the orders tell of themselves, the audit, and the events.
 *
 * @param orders all that gain or lose money by it, locked; the transfers are locked too.
 * @returns the orders and transfers as they are now.
 * @throws CONFLICT when an order that is not locked would lose money, because somebody else matched it meanwhile.
 */
export async function allot(
  tx: Tx,
  project: ProjectFacts,
  { allotments, orders, decided }: { allotments: readonly Allotment[]; orders: readonly Order[]; decided: Decided },
): Promise<{ transactions: Transaction[]; orders: Order[] }> {
  const actor = decided.claims ? actorOf(decided.claims) : BY_RULE
  const told = decided.told ?? MONEY_MOVED
  const before = await matchesOf(tx, project, allotments.map(({ transaction }) => transaction.id))
  const changed = allotments.map((allotment) => ({ ...allotment, after: standingAfter(allotment) }))
  const moves = movesBetween(before, changed)
  const locked = new Map(orders.map((order) => [order.id, order]))
  if (moves.some(({ orderId }) => !locked.has(orderId))) throw conflict('Somebody matched this money at the same moment. Look again, and decide anew.')
  await writeMatches(tx, project, changed)
  await writeTransactions(tx, project, changed)
  await appendDeltas(
    tx,
    project.projectId,
    changed.flatMap(({ transaction, after }) => [...takenBack(deltasOf(project, transaction)), ...deltasOf(project, after)]),
  )
  const touched = [...new Set(moves.map(({ orderId }) => orderId))].flatMap((id) => locked.get(id) ?? [])
  await noteOnOrders(
    tx,
    project,
    moves.map(({ orderId, transactionId, minor, reason }) => ({
      orderId,
      kind: minor > 0n ? told.gained : told.lost,
      actor,
      text: decided.why ?? reason,
      amountMinor: minor < 0n ? -minor : minor,
      transactionId,
    })),
  )
  // The audit holds what people decide.
  if (decided.claims) await auditAll(tx, decided.claims, changed.map((one) => audited(project, before, { ...one, decided })))
  const settled = new Map((await settleOrders(tx, project, { orders: touched, actor })).map((order) => [order.id, order]))
  await publishAll(
    tx,
    transactionChanged,
    changed.map(({ transaction, after }) => ({ projectId: project.projectId, subject: transaction.id, payload: { transactionId: transaction.id, matchState: after.matchState } })),
  )
  return { transactions: changed.map(({ after }) => after), orders: orders.map((order) => settled.get(order.id) ?? order) }
}

function standingAfter({ transaction, parts, otherwise }: Allotment): Transaction {
  const matched = parts.reduce((sum, { minor }) => sum + minor, 0n)
  const rest = BigInt(transaction.amountMinor) - matched
  const setAside = setAsideOf(transaction, { otherwise, rest })
  const state = rest === 0n ? 'MATCHED' : setAside && setAside.minor === rest ? 'SET_ASIDE' : otherwise.state
  const [only, second] = parts
  const reasons = { MATCHED: second || !only ? `It pays ${parts.length} orders.` : only.reason, SET_ASIDE: setAside && otherwise.state !== 'SET_ASIDE' ? SET_ASIDE[setAside.as] : otherwise.reason }
  return {
    ...transaction,
    matchedMinor: matched.toString(),
    matchState: state,
    matchReason: state === 'MATCHED' || state === 'SET_ASIDE' ? reasons[state] : otherwise.reason,
    setAsideMinor: (setAside?.minor ?? 0n).toString(),
    setAsideAs: setAside?.as ?? null,
    ...(otherwise.state === 'VOID' ? otherwise.voided : NOT_VOID),
  }
}

/** What of it is set aside then: all that pays nothing, by a decision of now, or as much as was before. */
function setAsideOf({ setAsideMinor, setAsideAs }: Transaction, { otherwise, rest }: Pick<Allotment, 'otherwise'> & { rest: bigint }): { minor: bigint; as: SetAsideAs } | null {
  if (rest === 0n) return null
  if (otherwise.state === 'SET_ASIDE') return { minor: rest, as: otherwise.as }
  if (otherwise.state !== 'UNMATCHED' || otherwise.isAllBack || setAsideAs === null) return null
  const before = BigInt(setAsideMinor)
  return { minor: before < rest ? before : rest, as: setAsideAs }
}

type Changed = Allotment & { after: Transaction }

async function writeMatches(tx: Tx, { projectId }: ProjectFacts, changed: readonly Changed[]): Promise<void> {
  const parts = changed.flatMap(({ transaction, parts: own }) => own.map((part) => ({ transactionId: transaction.id, ...part })))
  await tx.query(
    `delete from finance.matches m where m.project_id = $1 and m.transaction_id = any ($2)
       and not exists (select from unnest($3::uuid[], $4::uuid[]) as kept (transaction_id, order_id) where kept.transaction_id = m.transaction_id and kept.order_id = m.order_id)`,
    [projectId, changed.map(({ transaction }) => transaction.id), parts.map(({ transactionId }) => transactionId), parts.map(({ orderId }) => orderId)],
  )
  await insertMatches(tx, projectId, parts)
}

/** Also of transfers that are recorded at this moment. A match that is there already gets the new amount. */
export async function insertMatches(tx: Tx, projectId: string, parts: readonly (Part & { transactionId: string })[]): Promise<void> {
  if (parts.length === 0) return
  await tx.query(
    `insert into finance.matches as m (project_id, id, transaction_id, order_id, amount_minor, reason)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[])
     on conflict on constraint matches_once do update set amount_minor = excluded.amount_minor, reason = excluded.reason
       where (m.amount_minor, m.reason) is distinct from (excluded.amount_minor, excluded.reason)`,
    [
      projectId,
      parts.map(() => uuidv7()),
      parts.map(({ transactionId }) => transactionId),
      parts.map(({ orderId }) => orderId),
      parts.map(({ minor }) => minor.toString()),
      parts.map(({ reason }) => reason),
    ],
  )
}

async function writeTransactions(tx: Tx, { projectId }: ProjectFacts, changed: readonly Changed[]): Promise<void> {
  await tx.query(
    `update finance.transactions t set matched_minor = c.matched, match_state = c.state, match_reason = c.reason, set_aside_minor = c.set_aside, set_aside_as = c.set_aside_as,
       voided_at = c.voided_at, voided_by_kind = c.voided_by_kind, voided_by_id = c.voided_by_id, void_reason = c.void_reason
     from unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::timestamptz[], $9::text[], $10::uuid[], $11::text[])
       as c (id, matched, state, reason, set_aside, set_aside_as, voided_at, voided_by_kind, voided_by_id, void_reason)
     where t.project_id = $1 and t.id = c.id`,
    [
      projectId,
      changed.map(({ after }) => after.id),
      changed.map(({ after }) => after.matchedMinor),
      changed.map(({ after }) => after.matchState),
      changed.map(({ after }) => after.matchReason),
      changed.map(({ after }) => after.setAsideMinor),
      changed.map(({ after }) => after.setAsideAs),
      changed.map(({ after }) => after.voidedAt),
      changed.map(({ after }) => after.voidedByKind),
      changed.map(({ after }) => after.voidedById),
      changed.map(({ after }) => after.voidReason),
    ],
  )
}

function audited({ projectId }: ProjectFacts, before: readonly Match[], { transaction, parts, after, decided: { action, why, note } }: Changed & { decided: Decided }) {
  const had = before.filter(({ transactionId }) => transactionId === transaction.id).map(({ orderId, amountMinor }) => ({ orderId, minor: BigInt(amountMinor) }))
  return { projectId, action, subject: transaction.id, before: factsOf(transaction, had), after: factsOf(after, parts), note: note ?? why ?? null }
}

const factsOf = ({ matchState, setAsideMinor, setAsideAs, currency }: Transaction, parts: readonly Pick<Part, 'orderId' | 'minor'>[]): AuditFacts => ({
  matchState,
  ...(setAsideAs ? { setAsideAs, setAside: formatMoney({ minor: BigInt(setAsideMinor), currency }) } : {}),
  pays: parts.map(({ orderId, minor }) => ({ orderId, amount: formatMoney({ minor, currency }) })),
})

/** What each order gains (positive) or loses. */
function movesBetween(before: readonly Match[], changed: readonly Changed[]): { transactionId: string; orderId: string; minor: bigint; reason: string }[] {
  return changed.flatMap(({ transaction, parts, after }) => {
    const had = new Map(before.filter(({ transactionId }) => transactionId === transaction.id).map(({ orderId, amountMinor }) => [orderId, BigInt(amountMinor)]))
    const has = new Map(parts.map((part) => [part.orderId, part]))
    return [...new Set([...had.keys(), ...has.keys()])].flatMap((orderId) => {
      const minor = (has.get(orderId)?.minor ?? 0n) - (had.get(orderId) ?? 0n)
      return minor === 0n ? [] : [{ transactionId: transaction.id, orderId, minor, reason: has.get(orderId)?.reason ?? after.matchReason ?? '' }]
    })
  })
}
