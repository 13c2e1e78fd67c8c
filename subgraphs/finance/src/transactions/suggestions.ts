import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { formatMoney, type Money } from '@howl/platform/money'
import { columnsOf } from '../columns.ts'
import { Order } from '../orders/entities.ts'
import { codesInText } from '../orders/payment-codes.ts'
import type { Projects } from '../projects/projects.ts'
import { fold } from '../search-text.ts'
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

/** For loaders: what each unmatched transfer may be for, the likeliest first; nothing for the others. */
export async function suggest(projects: Projects, claims: Claims, transactions: readonly Transaction[]): Promise<Suggestion[][]> {
  const open = transactions.filter(({ matchState }) => matchState === 'UNMATCHED')
  if (open.length === 0) return transactions.map(() => [])
  const projectIds = [...new Set(open.map(({ projectId }) => projectId))]
  const { byAmount, recent, rejected } = await projects.read(claims, projectIds, async (tx) => ({
    byAmount: await sameAmount(tx, open),
    recent: await recentlyPlaced(tx, projectIds),
    rejected: await rejectedPairs(tx, projectIds, open),
  }))
  return transactions.map((transaction) => {
    if (transaction.matchState !== 'UNMATCHED') return []
    const candidates = new Map([...(byAmount.get(transaction.id) ?? []), ...recent.filter(({ projectId }) => projectId === transaction.projectId)].map((order) => [order.id, order]))
    return [...candidates.values()]
      .filter(({ id, currency }) => currency === transaction.currency && !rejected.has(`${transaction.id} ${id}`))
      .map((order) => scoreOf(transaction, order))
      .filter(({ score }) => score >= LEAST_SCORE)
      .toSorted((a, b) => b.score - a.score || b.order.number - a.order.number)
      .slice(0, AT_MOST)
  })
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
      transactions.map((transaction) => leftIn(transaction).toString()),
      transactions.map(({ occurredAt }) => occurredAt),
    ],
  )
  const found = new Map<string, Order[]>()
  for (const { transactionId, ...order } of rows) found.set(transactionId, [...(found.get(transactionId) ?? []), order])
  return found
}

/** Open ones, and those that a transfer may name although they are paid or cancelled are for a person to look up. */
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

const leftIn = ({ amountMinor, matchedMinor }: Transaction): bigint => BigInt(amountMinor) - BigInt(matchedMinor)

/** Amount, name, time and text each say something; together they are not certain either, hence never more than 99. */
function scoreOf(transaction: Transaction, order: Order): Suggestion {
  const left = leftIn(transaction)
  const owed = BigInt(order.totalMinor) - BigInt(order.paidMinor)
  const text = fold([transaction.content, transaction.code, transaction.note].filter(Boolean).join(' '))
  const found = [byText(text, order), byName(text, order), byAmountOwed(left, owed), byTime(transaction.occurredAt, order.placedAt)].filter((one) => one !== null)
  // That an order is open and was placed lately speaks for no transfer by itself.
  const says = found.filter(({ points }) => points > 0)
  const isSaid = says.some(({ reason }) => reason !== TIME_REASON)
  const score = isSaid ? Math.max(0, Math.min(99, found.reduce((sum, { points }) => sum + points, 0))) : 0
  return { order, amount: formatMoney({ minor: left < owed || owed <= 0n ? left : owed, currency: order.currency }), score, reasons: says.map(({ reason }) => reason) }
}

function byText(text: string, order: Order): Scored | null {
  const code = fold(order.paymentCode)
  const { clear, glued } = codesInText(text)
  if (clear.includes(order.paymentCode) || glued.includes(order.paymentCode)) return { points: 60, reason: `The text names its payment code ${order.paymentCode}.` }
  if (looksLike(code, text)) return { points: 45, reason: `The text holds something close to its payment code ${order.paymentCode}.` }
  const reference = fold(order.reference ?? '')
  if (reference.length >= 3 && hasWord(text, reference)) return { points: 40, reason: `The text holds its reference ${order.reference}.` }
  if (new RegExp(`(?:#|order|don hang|don|dh|no|so)[ .:]*0*${order.number}(?!\\d)`).test(text)) return { points: 35, reason: `The text names order ${order.number}.` }
  return null
}

/** A digit that is wrong or missing, or two neighbours that changed places. */
function looksLike(code: string, text: string): boolean {
  const wanted = code.replace(/\D/g, '')
  return [...text.replaceAll(/[\s.-]/g, '').matchAll(/\d{7,9}/g)].some(([digits]) => {
    if (Math.abs(digits.length - wanted.length) > 1) return false
    return distanceIsOne(digits, wanted)
  })
}

function distanceIsOne(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA === restB) return true
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
}

/** Whole words of the customer's name; a given name alone is shared by too many. */
function byName(text: string, { customerName }: Order): Scored | null {
  const words = [...new Set(fold(customerName).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1))]
  if (words.length === 0) return null
  const named = words.filter((word) => hasWord(text, word)).length
  if (named === words.length) return { points: words.length === 1 ? 15 : 35, reason: `The text names ${customerName}.` }
  return named >= 2 ? { points: 15, reason: `The text names a part of ${customerName}.` } : null
}

const hasWord = (text: string, word: string): boolean => new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(text)

function byAmountOwed(left: bigint, owed: bigint): Scored | null {
  if (owed <= 0n) return null
  if (left === owed) return { points: 40, reason: 'The amount is exactly what it owes.' }
  // A bank's fee, or a slip: within a hundredth.
  const apart = left > owed ? left - owed : owed - left
  if (apart * 100n <= owed) return { points: 25, reason: 'The amount is within one per cent of what it owes.' }
  return left > owed ? { points: -10, reason: '' } : null
}

const TIME_REASON = 'It was placed shortly before.'

function byTime(occurredAt: Date, placedAt: Date): Scored | null {
  const days = (occurredAt.getTime() - placedAt.getTime()) / DAY_MS
  // People pay after they have ordered, though an order may be entered a little later.
  if (days < -1) return { points: -15, reason: '' }
  if (days <= 2) return { points: 15, reason: TIME_REASON }
  return days <= 14 ? { points: 8, reason: TIME_REASON } : days > 90 ? { points: -5, reason: '' } : null
}
