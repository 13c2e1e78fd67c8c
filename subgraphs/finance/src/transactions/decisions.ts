import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { formatMoney, MoneyProblem, parseMoney } from '@howl/platform/money'
import type {
  CreateOrderFromTransactionInput,
  DecideTwinInput,
  MatchPartInput,
  MatchTransactionInput,
  RejectSuggestionInput,
  ReturnTransactionInput,
  SetTransactionAsideInput,
  UnmatchTransactionInput,
} from '../__generated__/resolvers.ts'
import type { Order } from '../orders/entities.ts'
import type { Orders } from '../orders/orders.ts'
import { lockOrders } from '../orders/settlement.ts'
import { actorOf } from '../orders/timeline.ts'
import type { ProjectFacts, Projects } from '../projects/projects.ts'
import { closeFindingsOf } from '../reconciliation/finding-rows.ts'
import { allot, lockTransactions, matchesOf, SET_ASIDE, waitingIn, type Decided, type Part } from './allotment.ts'
import type { Transaction } from './entities.ts'
import { matchOrder, namedCodes, payable, paysNoOrder, readCodes } from './matching.ts'

type Named<Input> = Input & { projectId: string }
type Payload<Name extends string> = { __typename: `${Name}Success`; transaction: Transaction; orders: Order[] }
/** The money is spoken for: there is nothing left of it to match, or it is no money for orders. */
type NothingLeft = { __typename: 'NothingLeftToMatch'; message: string }

const IS_VOID = 'This payment is void. Restore it first.'

/** What people decide about money that no rule could match, and the undoing of it. */
export class Decisions {
  readonly #projects: Projects
  readonly #orders: Orders

  constructor({ projects, orders }: { projects: Projects; orders: Orders }) {
    this.#projects = projects
    this.#orders = orders
  }

  /** Lets a transfer pay one order or several, each with a part of what is left of it. */
  async match(claims: Claims, input: Named<MatchTransactionInput>): Promise<Payload<'MatchTransaction'> | NothingLeft | InvalidInput> {
    const { reader, note } = noteOf(input.note)
    if (input.parts.length === 0) reader.fault(['parts'], 'Name at least one order.')
    if (input.parts.length > 100) reader.fault(['parts'], 'A transfer pays at most 100 orders.')
    if (new Set(input.parts.map(({ orderId }) => orderId.toLowerCase())).size < input.parts.length) reader.fault(['parts'], 'Each order stands here once.')
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const orders = await lockAll(tx, project, input.parts.map(({ orderId }) => orderId))
      const transaction = await lockOne(tx, project, input.id)
      const left = leftOf(transaction)
      if (typeof left !== 'bigint') return left
      const parts = readParts(reader, { given: input.parts, orders, transaction, left })
      if (reader.isFaulty) return reader.refusal()
      const decided = await this.#add(tx, project, { transaction, parts, orders, decided: { claims, action: 'transaction.matched', why: note } })
      return { __typename: 'MatchTransactionSuccess', ...decided }
    })
  }

  /** Takes a transfer off one order, or off all that it pays: it waits unmatched again. */
  async unmatch(claims: Claims, input: Named<UnmatchTransactionInput>): Promise<Payload<'UnmatchTransaction'> | InvalidInput> {
    const { reader, note } = noteOf(input.note)
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const id = input.id.toLowerCase()
      const paid = (await matchesOf(tx, project, [id])).map(({ orderId }) => orderId)
      const off = input.orderId ? paid.filter((orderId) => orderId === input.orderId?.toLowerCase()) : paid
      if (input.orderId && off.length === 0) await lockAll(tx, project, [input.orderId])
      const orders = await lockAll(tx, project, off)
      const transaction = await lockOne(tx, project, id)
      const parts = partsOf(await matchesOf(tx, project, [id])).filter(({ orderId }) => !off.includes(orderId))
      if (transaction.matchedMinor === '0' || off.length === 0) return { __typename: 'UnmatchTransactionSuccess', transaction, orders }
      const done = await allot(tx, project, {
        allotments: [{ transaction, parts, otherwise: { state: 'UNMATCHED', reason: 'Taken off its order by hand.' } }],
        orders,
        decided: { claims, action: 'transaction.unmatched', why: note },
      })
      return { __typename: 'UnmatchTransactionSuccess', transaction: one(done.transactions), orders: done.orders }
    })
  }

  /** Makes the order that a transfer is for: of what is left of it, on the day it was received. */
  async createOrder(claims: Claims, input: Named<CreateOrderFromTransactionInput>): Promise<Payload<'CreateOrderFromTransaction'> | NothingLeft | InvalidInput> {
    const { reader, note } = noteOf(input.note)
    const name = reader.text({ path: ['customer', 'name'], value: input.customer.name, name: "The customer's name", max: 200 })
    const email = reader.email(['customer', 'email'], input.customer.email)
    const description = reader.text({ path: ['description'], value: input.description, name: 'The description', max: 500 })
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const transaction = await lockOne(tx, project, input.id)
      const left = leftOf(transaction)
      if (typeof left !== 'bigint') return left
      if (transaction.currency !== project.currency) {
        reader.fault(['id'], `The money is in ${transaction.currency} and the project in ${project.currency}.`)
        return reader.refusal()
      }
      // Nobody else knows of an order that is made here: that it is locked after the transfer keeps nobody waiting.
      const order = await this.#orders.insert(tx, project, {
        claims,
        order: {
          reference: null,
          customerName: name,
          customerEmail: email,
          lines: [{ description, quantity: 1, unitPriceMinor: left, totalMinor: left }],
          totalMinor: left,
          placedAt: transaction.occurredAt,
        },
      })
      const parts = [{ orderId: order.id, minor: left, reason: `Order #${order.number} was made from it.` }]
      const decided = await this.#add(tx, project, { transaction, parts, orders: [order], decided: { claims, action: 'transaction.orderCreated', why: note } })
      return { __typename: 'CreateOrderFromTransactionSuccess', ...decided }
    })
  }

  /** Says that what of a transfer pays no order is for none. */
  async setAside(claims: Claims, input: Named<SetTransactionAsideInput>): Promise<Payload<'SetTransactionAside'> | NothingLeft | InvalidInput> {
    const { reader, note } = noteOf(input.note)
    if (reader.isFaulty) return reader.refusal()
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const transaction = await lockOne(tx, project, input.id)
      if (transaction.matchState === 'SET_ASIDE' && transaction.setAsideAs === input.as) return { __typename: 'SetTransactionAsideSuccess', transaction, orders: [] }
      const left = transaction.matchState === 'SET_ASIDE' ? null : leftOf(transaction)
      if (left !== null && typeof left !== 'bigint') return left
      const parts = partsOf(await matchesOf(tx, project, [transaction.id]))
      const reason = note ? `${SET_ASIDE[input.as]} ${note}` : SET_ASIDE[input.as]
      const done = await allot(tx, project, { allotments: [{ transaction, parts, otherwise: { state: 'SET_ASIDE', as: input.as, reason } }], orders: [], decided: { claims, action: 'transaction.setAside', note } })
      return { __typename: 'SetTransactionAsideSuccess', transaction: one(done.transactions), orders: [] }
    })
  }

  /** Brings a transfer that was set aside, or taken for one told twice, back among the unmatched, if it is money for orders at all. */
  async putBack(claims: Claims, input: Named<ReturnTransactionInput>): Promise<Payload<'ReturnTransaction'> | NothingLeft> {
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const transaction = await lockOne(tx, project, input.id)
      const isSetAside = transaction.setAsideMinor !== '0'
      if (transaction.matchState === 'UNMATCHED' && !isSetAside) return { __typename: 'ReturnTransactionSuccess', transaction, orders: [] }
      const isTwin = transaction.matchState === 'NOT_APPLICABLE' && transaction.twinOf !== null
      if (!isSetAside && !isTwin) {
        const why = { MATCHED: 'This money pays an order. Take it off the order instead.', VOID: IS_VOID, NOT_APPLICABLE: 'This money can pay no order.' }
        return { __typename: 'NothingLeftToMatch', message: why[transaction.matchState as keyof typeof why] }
      }
      // The twin was only a further reason: without it, it pays no order either.
      if (isTwin && paysNoOrder(transaction)) return { __typename: 'ReturnTransactionSuccess', transaction, orders: [] }
      const done = await allot(tx, project, {
        allotments: [{ transaction, parts: partsOf(await matchesOf(tx, project, [transaction.id])), otherwise: transaction.direction === 'OUT' ? { state: 'NOT_APPLICABLE', reason: 'The money went out.' } : { state: 'UNMATCHED', reason: 'Put back among the unmatched by hand.', isAllBack: true } }],
        orders: [],
        decided: { claims, action: 'transaction.returned' },
      })
      return { __typename: 'ReturnTransactionSuccess', transaction: one(done.transactions), orders: [] }
    })
  }

  /**
   * Whether a transfer and its twin are the same money. If so it pays nothing, as the twin already does; if not it is money
   * of its own, and pays the order that it names.
   */
  async decideTwin(claims: Claims, input: Named<DecideTwinInput>): Promise<Payload<'DecideTwin'> | NothingLeft> {
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      const id = input.id.toLowerCase()
      const [text] = await tx.query<{ code: string | null; content: string | null }>('select code, content from finance.transactions where project_id = $1 and id = $2', [project.projectId, id])
      const codes = readCodes(text ?? {})
      const named = input.isSame ? [] : await lockOrders(tx, project, { column: 'payment_code', values: namedCodes(codes) })
      const told = await lockOne(tx, project, id)
      if (told.twinOf === null) return { __typename: 'NothingLeftToMatch', message: 'This transfer has no twin.' }
      if (input.isSame) {
        if (told.matchedMinor !== '0') return { __typename: 'NothingLeftToMatch', message: 'This money pays an order. Take it off the order first.' }
        const said = 'The same money as its twin, said a person.'
        // What pays no order by a rule keeps the rule's reason: it is the one that stays true when the twin is taken back.
        const otherwise = { state: 'NOT_APPLICABLE' as const, reason: paysNoOrder(told) ? (told.matchReason ?? said) : said }
        const done = await allot(tx, project, { allotments: [{ transaction: told, parts: [], otherwise }], orders: [], decided: { claims, action: 'transaction.twinDecided', note: said } })
        await closeFindingsOf(tx, project, { about: [id], state: 'RESOLVED', outcome: 'It is the same money, and counts once.', actor: actorOf(claims) })
        return { __typename: 'DecideTwinSuccess', transaction: one(done.transactions), orders: [] }
      }
      const decided = { claims, action: 'transaction.twinDecided', note: 'Other money than its twin, said a person.' }
      const transaction = { ...told, twinOf: null }
      await tx.query('update finance.transactions set twin_of = null where project_id = $1 and id = $2', [project.projectId, id])
      await closeFindingsOf(tx, project, { about: [id], state: 'DISMISSED', outcome: 'Both are kept: it is different money.', actor: actorOf(claims) })
      // What a person has decided of it, and what a rule says of it, does not rest on the twin.
      if (told.setAsideMinor !== '0' || told.matchedMinor !== '0' || paysNoOrder(told)) {
        await audit(tx, claims, { projectId: project.projectId, action: decided.action, subject: id, before: { twinOf: told.twinOf }, after: { twinOf: null }, note: decided.note })
        return { __typename: 'DecideTwinSuccess', transaction, orders: [] }
      }
      const match = matchOrder(named, codes, { minor: BigInt(told.amountMinor), currency: told.currency })
      const parts = match.order ? [{ orderId: match.order.id, minor: BigInt(told.amountMinor), reason: match.reason }] : []
      const done = await allot(tx, project, { allotments: [{ transaction, parts, otherwise: { state: 'UNMATCHED', reason: match.reason } }], orders: named, decided })
      return { __typename: 'DecideTwinSuccess', transaction: one(done.transactions), orders: done.orders.filter((order) => order.id === match.order?.id) }
    })
  }

  /** Remembers that a transfer is not for an order, or forgets it again. */
  async reject(claims: Claims, { isRejected, ...input }: Named<RejectSuggestionInput> & { isRejected: boolean }): Promise<Transaction> {
    return this.#projects.change(claims, input.projectId, async (tx, project) => {
      await lockAll(tx, project, [input.orderId])
      const transaction = await lockOne(tx, project, input.id)
      const pair = [project.projectId, transaction.id, input.orderId]
      const changed = isRejected
        ? await tx.query('insert into finance.rejected_suggestions (project_id, transaction_id, order_id) values ($1, $2, $3) on conflict do nothing returning order_id', pair)
        : await tx.query('delete from finance.rejected_suggestions where project_id = $1 and transaction_id = $2 and order_id = $3 returning order_id', pair)
      if (changed.length > 0) {
        const facts = (is: boolean) => ({ orderId: input.orderId.toLowerCase(), isRejected: is })
        const action = isRejected ? 'suggestion.rejected' : 'suggestion.restored'
        await audit(tx, claims, { projectId: project.projectId, action, subject: transaction.id, before: facts(!isRejected), after: facts(isRejected) })
      }
      return transaction
    })
  }

  async #add(
    tx: Tx,
    project: ProjectFacts,
    { transaction, parts, orders, decided }: { transaction: Transaction; parts: readonly Part[]; orders: readonly Order[]; decided: Decided },
  ): Promise<{ transaction: Transaction; orders: Order[] }> {
    const earlier = partsOf(await matchesOf(tx, project, [transaction.id]))
    const added = new Map(parts.map((part) => [part.orderId, part]))
    const grown = earlier.map((part) => {
      const more = added.get(part.orderId)
      added.delete(part.orderId)
      return more ? { ...more, minor: part.minor + more.minor } : part
    })
    const done = await allot(tx, project, {
      allotments: [{ transaction, parts: [...grown, ...added.values()], otherwise: { state: 'UNMATCHED', reason: 'A part of it pays an order; the rest still waits.' } }],
      orders,
      decided,
    })
    return { transaction: one(done.transactions), orders: done.orders }
  }
}

function noteOf(value: string | null | undefined): { reader: InputReader; note: string | null } {
  const reader = new InputReader()
  return { reader, note: reader.optionalText({ path: ['note'], value, name: 'The note', max: 500 }) }
}

const partsOf = (matches: readonly { orderId: string; amountMinor: string; reason: string }[]): Part[] =>
  matches.map(({ orderId, amountMinor, reason }) => ({ orderId, minor: BigInt(amountMinor), reason }))

function one<Row>([row]: readonly Row[]): Row {
  if (!row) throw new Error('a decision changed nothing')
  return row
}

export async function lockAll(tx: Tx, project: ProjectFacts, ids: readonly string[]): Promise<Order[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))]
  const orders = wanted.every(isUuid) ? await lockOrders(tx, project, { column: 'id', values: wanted }) : []
  if (orders.length < wanted.length) throw notFound('order')
  return orders
}

export async function lockOne(tx: Tx, project: ProjectFacts, id: string): Promise<Transaction> {
  const [transaction] = await lockTransactions(tx, project, [id.toLowerCase()])
  if (!transaction) throw notFound('transaction')
  return transaction
}

function leftOf(transaction: Transaction): bigint | NothingLeft {
  const { direction, matchState } = transaction
  const refused = (message: string): NothingLeft => ({ __typename: 'NothingLeftToMatch', message })
  switch (matchState) {
    case 'UNMATCHED':
      return waitingIn(transaction)
    case 'MATCHED':
      return refused('All of this money pays orders already. Take it off an order first.')
    case 'SET_ASIDE':
      return refused('This money was set aside. Put it back among the unmatched first.')
    case 'VOID':
      return refused(IS_VOID)
    case 'NOT_APPLICABLE':
      return refused(direction === 'OUT' ? 'This money went out: it pays no order.' : 'This money can pay no order here.')
  }
}

/** Amounts that are not given are what each order still owes, as far as the money reaches, and the last takes the rest. */
function readParts(reader: InputReader, { given, orders, transaction, left }: { given: readonly MatchPartInput[]; orders: readonly Order[]; transaction: Transaction; left: bigint }): Part[] {
  const byId = new Map(orders.map((order) => [order.id, order]))
  let rest = left
  const parts = given.map(({ orderId, amount }, index): Part => {
    const path = ['parts', String(index)]
    const order = byId.get(orderId.toLowerCase())
    if (!order) throw notFound('order')
    const refused = payable(order, transaction.currency)
    if (refused) reader.fault([...path, 'orderId'], refused.reason)
    const owed = BigInt(order.totalMinor) - BigInt(order.paidMinor)
    const isLast = index === given.length - 1
    const minor = amount ? readAmount(reader, { path: [...path, 'amount'], given: amount, currency: transaction.currency }) : isLast || owed > rest ? rest : owed > 0n ? owed : rest
    rest -= minor
    if (minor <= 0n && !reader.isFaulty) reader.fault(path, `Nothing is left for order #${order.number}.`)
    return { orderId: order.id, minor, reason: `Matched to order #${order.number} by hand.` }
  })
  if (rest < 0n && !reader.isFaulty) reader.fault(['parts'], `The parts come to more than the ${formatMoney({ minor: left, currency: transaction.currency }).amount} ${transaction.currency} that are left.`)
  return parts
}

function readAmount(reader: InputReader, { path, given, currency }: { path: string[]; given: { amount: string; currency: string }; currency: string }): bigint {
  if (given.currency !== currency) {
    reader.fault([...path, 'currency'], `The money is in ${currency}.`)
    return 0n
  }
  try {
    const { minor } = parseMoney(given)
    if (minor <= 0n) reader.fault([...path, 'amount'], 'The amount must be more than zero.')
    return minor
  } catch (error) {
    if (!(error instanceof MoneyProblem)) throw error
    reader.fault([...path, 'amount'], error.message)
    return 0n
  }
}
