import { setImmediate } from 'node:timers/promises'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { badInput } from '@howl/platform/errors'
import { formatMoney, type Money } from '@howl/platform/money'
import { columnsOf } from '../columns.ts'
import { Order } from '../orders/entities.ts'
import { codesInText } from '../orders/payment-codes.ts'
import type { Projects } from '../projects/projects.ts'
import { fold } from '../search-text.ts'
import { waitingIn } from './allotment.ts'
import type { Transaction } from './entities.ts'

/** An order that a transfer is perhaps for. It is only shown: a person decides, also when just one order fits. */
export type Suggestion = {
  order: Order
  /** What the order would get of the transfer. */
  amount: Money
  /** 0 to 100. */
  score: number
  reasons: string[]
}

type Scored = { points: number; reason: string }

const AT_MOST = 5
/** Below this it would be guessing: an open order of last week is no reason by itself. */
const LEAST_SCORE = 30
const DAY_MS = 86_400_000
/** How far back an open order is looked for by its name or text. */
const RECENT = 500
const SAME_AMOUNT = 20

/** More than a page on which a person works through them, and few enough to be answered without anybody noticing. */
const MOST_TRANSFERS = 50
/** What is read of a text; a bank gives a few hundred characters at most. */
const MOST_TEXT = 4000

/**
 * For loaders of one operation: what each unmatched transfer may be for, the likeliest first; nothing for the others.
 *
 * @throws BAD_USER_INPUT from the transfer on that is one too many.
 */
export function openSuggestions(projects: Projects, claims: Claims): (transactions: readonly Transaction[]) => Promise<Suggestion[][]> {
  let asked = 0
  return async (transactions) => {
    asked += transactions.filter(({ matchState }) => matchState === 'UNMATCHED').length
    if (asked > MOST_TRANSFERS) throw badInput(`Ask what money may be for of at most ${MOST_TRANSFERS} unmatched transfers at a time.`)
    return suggest(projects, claims, transactions)
  }
}

async function suggest(projects: Projects, claims: Claims, transactions: readonly Transaction[]): Promise<Suggestion[][]> {
  const open = transactions.filter(({ matchState }) => matchState === 'UNMATCHED')
  if (open.length === 0) return transactions.map(() => [])
  const projectIds = [...new Set(open.map(({ projectId }) => projectId))]
  const { byAmount, recent, rejected } = await projects.read(claims, projectIds, async (tx) => ({
    byAmount: await sameAmount(tx, open),
    recent: await recentlyPlaced(tx, projectIds),
    rejected: await rejectedPairs(tx, projectIds, open),
  }))
  // Each order is read once, however many transfers it is held against.
  const known = new Map(recent.map((order) => [order.id, readOrder(order)]))
  const read = (order: Order): ReadOrder => {
    const one = known.get(order.id) ?? readOrder(order)
    known.set(order.id, one)
    return one
  }
  const suggested: Suggestion[][] = []
  for (const transaction of transactions) {
    if (transaction.matchState !== 'UNMATCHED') {
      suggested.push([])
      continue
    }
    const candidates = new Set([...(byAmount.get(transaction.id) ?? []), ...recent.filter(({ projectId }) => projectId === transaction.projectId)].map(read))
    const transfer = readTransfer(transaction)
    suggested.push(
      [...candidates]
        .filter(({ order: { id, currency } }) => currency === transaction.currency && !rejected.has(`${transaction.id} ${id}`))
        .map((one) => scoreOf(transfer, one))
        .filter(({ score }) => score >= LEAST_SCORE)
        .toSorted((a, b) => b.score - a.score || b.of.order.number - a.of.order.number)
        .slice(0, AT_MOST)
        .map(({ of: { order, owed }, score, says }) => ({
          order,
          amount: formatMoney({ minor: transfer.left < owed || owed <= 0n ? transfer.left : owed, currency: order.currency }),
          score,
          reasons: says.map(({ reason }) => reason),
        })),
    )
    // A page of transfers against a thousand orders must not keep everybody else of this process waiting until its end.
    await setImmediate()
  }
  return suggested
}

const OPEN = `o.status in ('AWAITING_PAYMENT', 'UNDERPAID')`

async function sameAmount(tx: Tx, transactions: readonly Transaction[]): Promise<Map<string, Order[]>> {
  const rows = await tx.query<Order & { transactionId: string }>(
    `select t.id as "transactionId", found.* from unnest($1::uuid[], $2::uuid[], $3::numeric[], $4::timestamptz[]) as t (id, project_id, amount, at)
     cross join lateral (
       select ${columnsOf(Order, 'o')} from finance.orders o
       where o.project_id = t.project_id and ${OPEN} and o.total_minor - o.paid_minor = t.amount
       order by abs(extract(epoch from t.at - o.placed_at)), o.id limit ${SAME_AMOUNT}) found`,
    [
      transactions.map(({ id }) => id),
      transactions.map(({ projectId }) => projectId),
      transactions.map((transaction) => waitingIn(transaction).toString()),
      transactions.map(({ occurredAt }) => occurredAt),
    ],
  )
  const found = new Map<string, Order[]>()
  for (const { transactionId, ...order } of rows) found.set(transactionId, [...(found.get(transactionId) ?? []), order])
  return found
}

/** The open ones only: of those that are paid or cancelled a transfer may name one too, and that is for a person to look up. */
const recentlyPlaced = (tx: Tx, projectIds: readonly string[]): Promise<Order[]> =>
  tx.query<Order>(
    `select recent.* from unnest($1::uuid[]) as p (id) cross join lateral (
       (select ${columnsOf(Order, 'o')} from finance.orders o where o.project_id = p.id and o.status = 'AWAITING_PAYMENT' order by o.placed_at desc, o.id desc limit ${RECENT})
       union all
       (select ${columnsOf(Order, 'o')} from finance.orders o where o.project_id = p.id and o.status = 'UNDERPAID' order by o.placed_at desc, o.id desc limit ${RECENT})) recent`,
    [projectIds],
  )

async function rejectedPairs(tx: Tx, projectIds: readonly string[], transactions: readonly Transaction[]): Promise<Set<string>> {
  const rows = await tx.query<{ transactionId: string; orderId: string }>(
    `select r.transaction_id as "transactionId", r.order_id as "orderId" from finance.rejected_suggestions r where r.project_id = any ($1) and r.transaction_id = any ($2)`,
    [projectIds, transactions.map(({ id }) => id)],
  )
  return new Set(rows.map(({ transactionId, orderId }) => `${transactionId} ${orderId}`))
}


/** What a transfer says, read once: it is held against every open order, so nothing of it may be read for each of them. */
type ReadTransfer = {
  left: bigint
  occurredAt: number
  text: string
  words: ReadonlySet<string>
  codes: ReadonlySet<string>
  /** The digits of codes that are in the text but for one slip. */
  nearCodes: ReadonlySet<string>
  orderNumbers: ReadonlySet<number>
}

type ReadOrder = { order: Order; owed: bigint; placedAt: number; codeDigits: string; reference: string; nameWords: readonly string[] }

function readTransfer(transaction: Transaction): ReadTransfer {
  const text = fold([transaction.content, transaction.code, transaction.note].filter(Boolean).join(' ').slice(0, MOST_TEXT))
  const { clear, glued } = codesInText(text)
  return {
    left: waitingIn(transaction),
    occurredAt: transaction.occurredAt.getTime(),
    text,
    words: new Set(wordsOf(text)),
    codes: new Set([...clear, ...glued]),
    nearCodes: new Set([...text.replaceAll(/[\s.-]/g, '').matchAll(/\d{7,9}/g)].flatMap(([digits]) => withOneSlip(digits))),
    orderNumbers: new Set([...text.matchAll(NAMED_ORDER)].map(([, number]) => Number(number))),
  }
}

const readOrder = (order: Order): ReadOrder => ({
  order,
  owed: BigInt(order.totalMinor) - BigInt(order.paidMinor),
  placedAt: order.placedAt.getTime(),
  codeDigits: order.paymentCode.replaceAll(/\D/g, ''),
  reference: fold(order.reference ?? ''),
  nameWords: [...new Set(wordsOf(fold(order.customerName)).filter((word) => word.length > 1))],
})

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** A number is that of an order only behind a word that says so: "so 12" alone is a house, "kho 5" a warehouse. */
const NAMED_ORDER = /(?<![\p{L}\p{N}])(?:#|(?:order|don +hang|don|dh)(?:[ .:]*(?:#|(?:no|so)(?!\p{L})))?)[ .:]*(\d{1,9})(?!\d)/gu

/** Amount, name, time and text each say something; together they are not certain either, hence never more than 99. */
function scoreOf(transfer: ReadTransfer, of: ReadOrder): { of: ReadOrder; score: number; says: Scored[] } {
  const found = [byText(transfer, of), byName(transfer, of), byAmountOwed(transfer.left, of.owed), byTime(transfer.occurredAt, of.placedAt)].filter((one) => one !== null)
  // That an order is open and was placed lately speaks for no transfer by itself.
  const says = found.filter(({ points }) => points > 0)
  const isSaid = says.some(({ reason }) => reason !== TIME_REASON)
  const score = isSaid ? Math.max(0, Math.min(99, found.reduce((sum, { points }) => sum + points, 0))) : 0
  return { of, score, says }
}

function byText({ text, codes, nearCodes, orderNumbers }: ReadTransfer, { order, codeDigits, reference }: ReadOrder): Scored | null {
  if (codes.has(order.paymentCode)) return { points: 60, reason: `The text names its payment code ${order.paymentCode}.` }
  if (nearCodes.has(codeDigits)) return { points: 45, reason: `The text holds something close to its payment code ${order.paymentCode}.` }
  if (reference.length >= 3 && standsIn(text, reference)) return { points: 40, reason: `The text holds its reference ${order.reference}.` }
  if (orderNumbers.has(order.number)) return { points: 35, reason: `The text names order ${order.number}.` }
  return null
}

/** The eight digits that may be meant by seven to nine: one is wrong, missing or too many, or two neighbours changed places. */
function withOneSlip(digits: string): string[] {
  const places = [...digits].map((_digit, place) => place)
  if (digits.length === 9) return places.map((place) => digits.slice(0, place) + digits.slice(place + 1))
  if (digits.length === 7) return [...places, 7].flatMap((place) => DIGITS.map((digit) => digits.slice(0, place) + digit + digits.slice(place)))
  const wrong = places.flatMap((place) => DIGITS.map((digit) => digits.slice(0, place) + digit + digits.slice(place + 1)))
  return [...wrong, ...places.slice(1).map((place) => digits.slice(0, place - 1) + digits.charAt(place) + digits.charAt(place - 1) + digits.slice(place + 1))]
}

const DIGITS = [...'0123456789']

/** Whole words of the customer's name; a given name alone is shared by too many. */
function byName({ words }: ReadTransfer, { order: { customerName }, nameWords }: ReadOrder): Scored | null {
  if (nameWords.length === 0) return null
  const named = nameWords.filter((word) => words.has(word)).length
  if (named === nameWords.length) return { points: named === 1 ? 15 : 35, reason: `The text names ${customerName}.` }
  return named >= 2 ? { points: 15, reason: `The text names a part of ${customerName}.` } : null
}

/** Not as a part of a longer word: a reference may hold spaces and signs, so it is looked for in the text as it stands. */
function standsIn(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    // Two units: a letter outside the first plane has as many.
    if (!ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at)) && !BEGINS_WITH_WORD.test(text.slice(end, end + 2))) return true
  }
  return false
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u
const BEGINS_WITH_WORD = /^[\p{L}\p{N}]/u

function byAmountOwed(left: bigint, owed: bigint): Scored | null {
  if (owed <= 0n) return null
  if (left === owed) return { points: 40, reason: 'The amount is exactly what it owes.' }
  // A bank's fee, or a slip: within a hundredth.
  const apart = left > owed ? left - owed : owed - left
  if (apart * 100n <= owed) return { points: 25, reason: 'The amount is within one per cent of what it owes.' }
  return left > owed ? { points: -10, reason: '' } : null
}

const TIME_REASON = 'It was placed shortly before.'

function byTime(occurredAt: number, placedAt: number): Scored | null {
  const days = (occurredAt - placedAt) / DAY_MS
  // People pay after they have ordered, though an order may be entered a little later.
  if (days < -1) return { points: -15, reason: '' }
  if (days <= 2) return { points: 15, reason: TIME_REASON }
  return days <= 14 ? { points: 8, reason: TIME_REASON } : days > 90 ? { points: -5, reason: '' } : null
}
