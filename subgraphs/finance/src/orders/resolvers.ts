import { projectOf } from '@howl/platform/access'
import { projectIn, type Claims } from '@howl/platform/claims'
import { notFound } from '@howl/platform/errors'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { cancelOrder, reopenOrder } from './closing.ts'
import { findCustomer } from './customers.ts'
import { dueOf } from './order-standing.ts'
import { ORDER_SUMS, type OrderSums } from './orders.ts'
import { assignOverpayment, keepOverpayment, openOverpayment, reopenOverpayment } from './overpayments.ts'

export const orderResolvers = {
  Project: {
    orders: ({ id }, { filter, sort, ...page }, { claims, lists, orders }) => lists.page(id, orders.list(factsOf(claims, id), filter, sort), page),
    orderTotals: async ({ id }, { filter }, { claims, lists, orders }) => {
      const sums = await lists.sums<OrderSums>(id, orders.list(factsOf(claims, id), filter, null), ORDER_SUMS)
      return sums.map(({ currency, count, totalMinor, paidMinor, dueMinor }) => {
        const money = (minor: string) => formatMoney({ minor: BigInt(minor), currency })
        return { count, total: money(totalMinor), paid: money(paidMinor), due: money(dueMinor) }
      })
    },
    order: ({ id: projectId }, { id }, { claims, orders }) => orders.get(claims, projectId, id),
    customer: ({ id: projectId }, { key }, { claims, projects }) => findCustomer(projects, claims, { projectId, key }),
  },
  Order: {
    __resolveReference: async ({ id, projectId }, { loaders }) => {
      const order = await loaders.order.load(id)
      // The guard let the caller into the project that the reference names: the order must be of that very project.
      if (order?.projectId !== projectId) throw notFound('order')
      return order
    },
    customer: ({ customerName, customerEmail, customerKey }) => ({ name: customerName, email: customerEmail, key: customerKey }),
    lines: (order, _args, { loaders }) => loaders.linesOfOrder.load(order),
    total: ({ totalMinor, currency }) => formatMoney({ minor: BigInt(totalMinor), currency }),
    paid: ({ paidMinor, currency }) => formatMoney({ minor: BigInt(paidMinor), currency }),
    due: (order) => formatMoney({ minor: dueOf(order), currency: order.currency }),
    openOverpayment: (order) => formatMoney({ minor: openOverpayment(order), currency: order.currency }),
    timeline: ({ id, projectId }, page, { lists, orders }) => lists.page(projectId, orders.timeline(id), page),
    transactions: (order, _args, { loaders }) => loaders.transactionsOfOrder.load(order),
    voidedTransactions: (order, _args, { loaders }) => loaders.voidedOfOrder.load(order),
    paymentInstructions: async (order, _args, { loaders }) => {
      const sepay = await loaders.activeSepay.load(order.projectId)
      if (!sepay || order.currency !== 'VND') return null
      const amount = formatMoney({ minor: dueOf(order), currency: order.currency })
      return { bank: sepay.bank, accountNumber: sepay.accountNumber, amount, content: order.paymentCode }
    },
  },
  Contact: {
    timeline: ({ projectId, orderIds }, page, { lists, orders }) => lists.page(projectId, orders.timelineOfMany(orderIds), page),
  },
  OrderEntry: {
    order: async ({ orderId }, _args, { loaders }) => {
      const order = await loaders.order.load(orderId)
      if (!order) throw notFound('order')
      return order
    },
    amount: ({ amountMinor, currency }) => (amountMinor === null ? null : formatMoney({ minor: BigInt(amountMinor), currency })),
    at: ({ happenedAt, createdAt }) => happenedAt ?? createdAt,
  },
  OrderLine: {
    unitPrice: ({ unitPriceMinor, currency }) => formatMoney({ minor: BigInt(unitPriceMinor), currency }),
    total: ({ totalMinor, currency }) => formatMoney({ minor: BigInt(totalMinor), currency }),
  },
  Mutation: {
    createOrder: (_parent, { input }, { claims, orders }) => orders.create(claims, input),
    cancelOrder: (_parent, args, { claims, projects, now }) => cancelOrder({ projects, now }, claims, { ...args.input, projectId: projectOf(args) }),
    reopenOrder: (_parent, args, { claims, projects, now }) => reopenOrder({ projects, now }, claims, { ...args.input, projectId: projectOf(args) }),
    duplicateOrder: (_parent, args, { claims, orders }) => orders.duplicate(claims, { ...args.input, projectId: projectOf(args) }),
    addOrderNote: (_parent, args, { claims, orders }) => orders.addNote(claims, { ...args.input, projectId: projectOf(args) }),
    keepOverpayment: (_parent, args, { claims, projects }) => keepOverpayment(projects, claims, { ...args.input, projectId: projectOf(args) }),
    reopenOverpayment: (_parent, args, { claims, projects }) => reopenOverpayment(projects, claims, { ...args.input, projectId: projectOf(args) }),
    assignOverpayment: (_parent, args, { claims, projects }) => assignOverpayment(projects, claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers

const factsOf = (claims: Claims, projectId: string) => projectIn(claims, projectId) ?? { timeZone: 'UTC', currency: 'VND' }
