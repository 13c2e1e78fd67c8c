import { dayIn } from '@howl/platform/dates'
import { formatMoney } from '@howl/platform/money'
import { placesIn } from '@howl/platform/project-lists'
import type { Expense } from '../expenses/entities.ts'
import type { Order, OrderLine } from '../orders/entities.ts'
import { dueOf } from '../orders/order-standing.ts'
import type { Transaction } from '../transactions/entities.ts'
import type { TransactionMatch } from '../transactions/transactions.ts'
import { moment, number, text } from './csv.ts'
import { defineExport, loadAll, loadPresent } from './export-definitions.ts'

/** Several in one cell: the bar is in no number and seldom in a description. */
const BETWEEN = ' | '

const amountOf = (minor: bigint | string, currency: string): string => formatMoney({ minor: BigInt(minor), currency }).amount

type OrderRow = { order: Order; lines: OrderLine[]; placedOn: string }

export const ordersExport = defineExport<OrderRow>({
  part: 'orders',
  columns: {
    number: number(({ order }) => String(order.number)),
    paymentCode: text(({ order }) => order.paymentCode),
    status: text(({ order }) => order.status),
    reference: text(({ order }) => order.reference),
    customerName: text(({ order }) => order.customerName),
    customerEmail: text(({ order }) => order.customerEmail),
    lines: text(({ lines }) => lines.map(({ quantity, description }) => `${quantity} × ${description}`).join(BETWEEN)),
    currency: text(({ order }) => order.currency),
    total: number(({ order }) => amountOf(order.totalMinor, order.currency)),
    paid: number(({ order }) => amountOf(order.paidMinor, order.currency)),
    due: number(({ order }) => amountOf(dueOf(order), order.currency)),
    placedOn: text(({ placedOn }) => placedOn),
    placedAt: moment(({ order }) => order.placedAt),
    paidAt: moment(({ order }) => order.paidAt),
    cancelledAt: moment(({ order }) => order.cancelledAt),
    cancelReason: text(({ order }) => order.cancelReason),
    createdAt: moment(({ order }) => order.createdAt),
    id: text(({ order }) => order.id),
  },
  keys: ({ orders }, { project, wish }) => placesIn(project.projectId, orders.list(project, wish.orders?.filter, wish.orders?.sort), 'o.id'),
  rows: async ({ loaders }, { project, keys }) => {
    const orders = await loadPresent(loaders.order, keys)
    const lines = await loadAll(loaders.linesOfOrder, orders)
    return orders.map((order, index) => ({ order, lines: lines[index] ?? [], placedOn: dayIn(project.timeZone, order.placedAt) }))
  },
})

type TransactionRow = { transaction: Transaction; matches: TransactionMatch[]; occurredOn: string }

export const transactionsExport = defineExport<TransactionRow>({
  part: 'transactions',
  columns: {
    occurredOn: text(({ occurredOn }) => occurredOn),
    occurredAt: moment(({ transaction }) => transaction.occurredAt),
    direction: text(({ transaction }) => transaction.direction),
    currency: text(({ transaction }) => transaction.currency),
    amount: number(({ transaction }) => amountOf(transaction.amountMinor, transaction.currency)),
    signedAmount: number(({ transaction: { amountMinor, direction, currency } }) => amountOf(direction === 'OUT' ? -BigInt(amountMinor) : amountMinor, currency)),
    matchState: text(({ transaction }) => transaction.matchState),
    matchReason: text(({ transaction }) => transaction.matchReason),
    matched: number(({ transaction }) => amountOf(transaction.matchedMinor, transaction.currency)),
    orderNumbers: text(({ matches }) => matches.map(({ order }) => order.number).join(BETWEEN)),
    orderAmounts: text(({ matches }) => matches.map(({ amount }) => amount.amount).join(BETWEEN)),
    setAside: number(({ transaction }) => amountOf(transaction.setAsideMinor, transaction.currency)),
    setAsideAs: text(({ transaction }) => transaction.setAsideAs),
    voidedAt: moment(({ transaction }) => transaction.voidedAt),
    voidReason: text(({ transaction }) => transaction.voidReason),
    provider: text(({ transaction }) => transaction.provider),
    externalId: text(({ transaction }) => transaction.externalId),
    accountNumber: text(({ transaction }) => transaction.accountNumber),
    reference: text(({ transaction }) => transaction.reference),
    code: text(({ transaction }) => transaction.code),
    content: text(({ transaction }) => transaction.content),
    note: text(({ transaction }) => transaction.note),
    createdAt: moment(({ transaction }) => transaction.createdAt),
    id: text(({ transaction }) => transaction.id),
  },
  keys: ({ transactions }, { project, wish }) => placesIn(project.projectId, transactions.list(project, wish.transactions?.filter, wish.transactions?.sort), 't.id'),
  rows: async ({ loaders }, { project, keys }) => {
    const transactions = await loadPresent(loaders.transaction, keys)
    const matches = await loadAll(loaders.matches, transactions)
    return transactions.map((transaction, index) => ({ transaction, matches: matches[index] ?? [], occurredOn: dayIn(project.timeZone, transaction.occurredAt) }))
  },
})

export const expensesExport = defineExport<Expense>({
  part: 'expenses',
  columns: {
    spentOn: text(({ spentOn }) => spentOn),
    category: text(({ category }) => category),
    topCategory: text(({ topCategory }) => topCategory),
    currency: text(({ currency }) => currency),
    amount: number(({ amountMinor, currency }) => amountOf(amountMinor, currency)),
    vendor: text(({ vendor }) => vendor),
    note: text(({ note }) => note),
    deletedAt: moment(({ deletedAt }) => deletedAt),
    createdAt: moment(({ createdAt }) => createdAt),
    id: text(({ id }) => id),
  },
  keys: ({ expenses }, { project, wish }) => placesIn(project.projectId, expenses.list(wish.expenses?.filter, wish.expenses?.sort), 'e.id'),
  rows: ({ loaders }, { keys }) => loadPresent(loaders.expense, keys),
})
