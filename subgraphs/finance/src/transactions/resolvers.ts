import { projectOf } from '@howl/platform/access'
import { projectIn } from '@howl/platform/claims'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const transactionResolvers = {
  Project: {
    transactions: ({ id }, { filter, sort, ...page }, { claims, lists, transactions }) =>
      lists.page(id, transactions.list(projectIn(claims, id)?.timeZone ?? 'UTC', filter, sort), page),
  },
  Transaction: {
    amount: ({ amountMinor, currency }) => formatMoney({ minor: BigInt(amountMinor), currency }),
    order: ({ orderId }, _args, { loaders }) => (orderId ? loaders.order.load(orderId) : null),
  },
  Mutation: {
    recordPayment: (_parent, args, { claims, transactions }) => transactions.recordPayment(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers
