import { createHash } from 'node:crypto'
import type { Tx } from '@howl/platform/database'
import { publishAll } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { formatMoney, type Amount } from '@howl/platform/money'
import { transactionReceived } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { appendDeltas } from '../metric-deltas.ts'
import type { Order } from '../orders/entities.ts'
import { lockOrders, settleOrders } from '../orders/settlement.ts'
import { BY_RULE, noteOnOrders, type Actor } from '../orders/timeline.ts'
import type { PaymentProvider } from '../payment-connections/entities.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { searchText } from '../search-text.ts'
import { deltasOf, insertMatches } from './allotment.ts'
import { Transaction, type MatchState, type TransactionDirection } from './entities.ts'
import { matchOrder, namedCodes, payable, readCodes, type NamedCodes } from './matching.ts'
import { findTellings, mergeTellings, type Telling } from './told-twice.ts'

/** Money that moved, as a provider, a poll or a person tells of it. */
export type Movement = {
  connectionId: string | null
  webhookEventId: string | null
  provider: PaymentProvider
  source: 'WEBHOOK' | 'POLL' | 'HAND'
  /** The provider's; of what is recorded by hand it becomes our own id too. */
  externalId: string
  direction: TransactionDirection
  amount: Amount
  occurredAt: Date
  /** By what its order is found: the text of the transfer, a person's word, or not at all, and then why. */
  pays: { by: 'text' } | { by: 'hand'; orderId: string } | { by: 'nothing'; reason: string }
  /** Who tells of it, where that is a person. */
  teller?: Actor
  accountNumber?: string | null
  subAccount?: string | null
  reference?: string | null
  code?: string | null
  content?: string | null
  description?: string | null
  note?: string | null
  /** The account's balance after it, where the provider says so. */
  balanceAfterMinor?: bigint | null
  /** Orders movements of the same second, where the provider counts them. */
  sequence?: bigint | null
}

export type Received = {
  movement: Movement
  /** Null when it had been recorded before: then nothing was done. */
  transaction: Transaction | null
  order: Order | null
  /** Whether, and as what, it had been told of before. */
  telling: Telling
}

/**
 * Records money that moved, finds the orders that it pays, and brings orders and figures up to date; all in the caller's
 * transaction. A movement that is recorded already changes nothing, whichever way told of it; one that perhaps is waits for a person.
 */
export async function receive(tx: Tx, project: ProjectFacts, movements: readonly Movement[]): Promise<Received[]> {
  const ids = movements.map((movement) => (movement.source === 'HAND' ? movement.externalId : uuidv7()))
  const tellings = await findTellings(tx, project, { movements, ids })
  const codes = movements.map(codesOf)
  const orders = new Map<string, Order>()
  const named = [...new Set(codes.flatMap((one) => (one ? namedCodes(one) : [])))]
  const chosen = movements.flatMap(({ pays }) => (pays.by === 'hand' ? [pays.orderId] : []))
  for (const order of await lockOrders(tx, project, { column: 'payment_code', values: named })) orders.set(order.id, order)
  for (const order of await lockOrders(tx, project, { column: 'id', values: chosen })) orders.set(order.id, order)

  const matched = movements.map((movement, index) => {
    const telling = tellings[index] ?? { kind: 'NEW' as const }
    return { movement, telling, id: ids[index] ?? uuidv7(), ...(telling.kind === 'DOUBT' ? doubtful(movement, telling.reason) : matchOf(movement, codes[index] ?? null, orders)) }
  })
  const own = matched.filter(({ telling }) => telling.kind === 'NEW' || telling.kind === 'DOUBT')
  await mergeTellings(tx, project, matched.flatMap(({ movement, telling }) => (telling.kind === 'SAME' ? [{ movement, transactionId: telling.transactionId }] : [])))
  const recorded = new Map((await insert(tx, project, own)).map((transaction) => [transaction.id, transaction]))
  const fresh = matched.filter(({ id }) => recorded.has(id))
  await appendDeltas(tx, project.projectId, [...recorded.values()].flatMap((transaction) => deltasOf(project, transaction)))
  await noteMatches(tx, project, fresh)
  await announce(tx, project, fresh)
  const paid = new Set(fresh.flatMap(({ order }) => (order ? [order.id] : [])))
  const settled = new Map(
    (await settleOrders(tx, project, { orders: [...orders.values()].filter(({ id }) => paid.has(id)), actor: movements[0]?.teller ?? BY_RULE })).map((order) => [order.id, order]),
  )
  return matched.map(({ movement, telling, id, order }) => ({
    movement,
    telling,
    transaction: recorded.get(id) ?? null,
    order: (order && settled.get(order.id)) ?? order,
  }))
}

type Matched = { id: string; movement: Movement; telling: Telling; state: MatchState; reason: string; order: Order | null }

/** It pays nothing until somebody has said that it is money of its own. */
const doubtful = ({ pays }: Movement, reason: string): Pick<Matched, 'state' | 'reason' | 'order'> =>
  pays.by === 'nothing' ? { state: 'NOT_APPLICABLE', reason: pays.reason, order: null } : { state: 'UNMATCHED', reason, order: null }

function codesOf({ pays, ...movement }: Movement): NamedCodes | null {
  return pays.by === 'text' ? readCodes(movement) : null
}

function matchOf({ pays, amount }: Movement, codes: NamedCodes | null, orders: ReadonlyMap<string, Order>): Pick<Matched, 'state' | 'reason' | 'order'> {
  if (pays.by === 'nothing') return { state: 'NOT_APPLICABLE', reason: pays.reason, order: null }
  if (codes) return matchOrder([...orders.values()], codes, amount)
  const order = pays.by === 'hand' ? orders.get(pays.orderId) : undefined
  if (!order) throw new Error('money was recorded by hand for an order that is not there')
  return payable(order, amount.currency) ?? { state: 'MATCHED', order, reason: 'Recorded by hand for this order.' }
}

async function insert(tx: Tx, { projectId }: ProjectFacts, matched: readonly Matched[]): Promise<Transaction[]> {
  const of = <Value>(read: (movement: Movement, one: Matched) => Value): Value[] => matched.map((one) => read(one.movement, one))
  if (matched.length === 0) return []
  return tx.query<Transaction>(
    `insert into finance.transactions as t
       (project_id, id, connection_id, webhook_event_id, provider, source, external_id, direction, amount_minor, currency, occurred_at,
        match_state, match_reason, matched_minor, account_number, sub_account, reference, code, content, description, note,
        balance_after_minor, sequence, fingerprint, search_text, twin_of)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[],
       $11::timestamptz[], $12::text[], $13::text[], $14::bigint[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[],
       $21::text[], $22::bigint[], $23::numeric[], $24::text[], $25::text[], $26::uuid[])
     on conflict on constraint transactions_external_id do nothing
     returning ${columnsOf(Transaction, 't')}`,
    [
      projectId,
      of((_movement, { id }) => id),
      of(({ connectionId }) => connectionId),
      of(({ webhookEventId }) => webhookEventId),
      of(({ provider }) => provider),
      of(({ source }) => source),
      of(({ externalId }) => externalId),
      of(({ direction }) => direction),
      of(({ amount }) => amount.minor.toString()),
      of(({ amount }) => amount.currency),
      of(({ occurredAt }) => occurredAt),
      of((_movement, { state }) => state),
      of((_movement, { reason }) => reason),
      of(({ amount }, { order }) => (order ? amount.minor.toString() : '0')),
      of(({ accountNumber }) => accountNumber ?? null),
      of(({ subAccount }) => subAccount ?? null),
      of(({ reference }) => reference ?? null),
      of(({ code }) => code ?? null),
      of(({ content }) => content ?? null),
      of(({ description }) => description ?? null),
      of(({ note }) => note ?? null),
      of(({ balanceAfterMinor }) => balanceAfterMinor?.toString() ?? null),
      of(({ sequence }) => sequence?.toString() ?? null),
      of(fingerprintOf),
      of((movement) => searchText([movement.content, movement.reference, movement.code, movement.externalId, movement.note, formatMoney(movement.amount).amount])),
      of((_movement, { telling }) => (telling.kind === 'DOUBT' ? telling.transactionId : null)),
    ],
  )
}

/**
 * The same money may be told of twice by one provider, under two ids that have nothing in common. These five facts agree
 * then; without the bank's reference they prove nothing.
 */
function fingerprintOf({ accountNumber, reference, direction, amount, occurredAt }: Movement): string | null {
  if (!reference || !accountNumber) return null
  const facts = [accountNumber, reference, direction, amount.minor.toString(), amount.currency, occurredAt.toISOString()]
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
}

async function noteMatches(tx: Tx, project: ProjectFacts, recorded: readonly Matched[]): Promise<void> {
  const matches = recorded.flatMap(({ id, movement: { amount, note, teller }, order, reason }) =>
    order ? [{ transactionId: id, orderId: order.id, minor: amount.minor, reason, text: note ?? reason, actor: teller ?? BY_RULE }] : [],
  )
  await insertMatches(tx, project.projectId, matches)
  await noteOnOrders(
    tx,
    project,
    matches.map(({ minor, ...match }) => ({ ...match, kind: 'MONEY_MATCHED', amountMinor: minor })),
  )
}

async function announce(tx: Tx, { projectId }: ProjectFacts, recorded: readonly Matched[]): Promise<void> {
  await publishAll(
    tx,
    transactionReceived,
    recorded.map(({ id, movement: { amount, direction }, state, order }) => ({
      projectId,
      subject: id,
      payload: {
        transactionId: id,
        orderId: order?.id ?? null,
        amount: { minor: amount.minor.toString(), currency: amount.currency },
        direction,
        matchState: state,
      },
    })),
  )
}
