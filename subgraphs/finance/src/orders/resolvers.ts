import { projectOf } from '@howl/platform/access'
import { projectIn, type Claims } from '@howl/platform/claims'
import { notFound } from '@howl/platform/errors'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import type { Order } from './entities.ts'

export const orderResolvers = {
  Project: {
    orders: ({ id }, { filter, sort, ...page }, { claims, lists, orders }) => lists.page(id, orders.list(timeZoneOf(claims, id), filter, sort), page),
    order: ({ id: projectId }, { id }, { claims, orders }) => orders.get(claims, projectId, id),
  },
  Order: {
    __resolveReference: async ({ id, projectId }, { loaders }) => {
      const order = await loaders.order.load(id)
      // The guard let the caller into the project that the reference names: the order must be of that very project.
      if (order?.projectId !== projectId) throw notFound('order')
      return order
    },
    customer: ({ customerName, customerEmail }) => ({ name: customerName, email: customerEmail }),
    lines: (order, _args, { loaders }) => loaders.linesOfOrder.load(order),
    total: ({ totalMinor, currency }) => formatMoney({ minor: BigInt(totalMinor), currency }),
    paid: ({ paidMinor, currency }) => formatMoney({ minor: BigInt(paidMinor), currency }),
    due: (order) => formatMoney({ minor: dueOf(order), currency: order.currency }),
    transactions: (order, _args, { loaders }) => loaders.transactionsOfOrder.load(order),
    paymentInstructions: async (order, _args, { loaders }) => {
      const sepay = await loaders.activeSepay.load(order.projectId)
      if (!sepay || order.currency !== 'VND') return null
      const amount = formatMoney({ minor: dueOf(order), currency: order.currency })
      return { bank: sepay.bank, accountNumber: sepay.accountNumber, amount, content: order.paymentCode }
    },
  },
  OrderLine: {
    unitPrice: ({ unitPriceMinor, currency }) => formatMoney({ minor: BigInt(unitPriceMinor), currency }),
    total: ({ totalMinor, currency }) => formatMoney({ minor: BigInt(totalMinor), currency }),
  },
  Mutation: {
    createOrder: (_parent, { input }, { claims, orders }) => orders.create(claims, input),
    cancelOrder: (_parent, args, { claims, orders }) => orders.cancel(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers

function dueOf({ status, totalMinor, paidMinor }: Order): bigint {
  const due = BigInt(totalMinor) - BigInt(paidMinor)
  return status === 'CANCELLED' || due < 0n ? 0n : due
}

const timeZoneOf = (claims: Claims, projectId: string): string => projectIn(claims, projectId)?.timeZone ?? 'UTC'
