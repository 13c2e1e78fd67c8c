import { projectOf } from '@howl/platform/access'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const expenseResolvers = {
  Project: {
    expenses: ({ id }, { filter, sort, ...page }, { lists, expenses }) => lists.page(id, expenses.list(filter, sort), page),
    expenseCategories: ({ id }, _args, { loaders }) => loaders.categories.load(id),
  },
  Expense: {
    amount: ({ amountMinor, currency }) => formatMoney({ minor: BigInt(amountMinor), currency }),
  },
  Mutation: {
    recordExpense: (_parent, { input }, { claims, expenses }) => expenses.record(claims, input),
    deleteExpense: async (_parent, args, { claims, expenses }) => ({
      __typename: 'DeleteExpenseSuccess',
      expense: await expenses.delete(claims, { id: args.input.id, projectId: projectOf(args) }),
    }),
    restoreExpense: async (_parent, args, { claims, expenses }) => ({
      __typename: 'RestoreExpenseSuccess',
      expense: await expenses.restore(claims, { id: args.input.id, projectId: projectOf(args) }),
    }),
  },
} satisfies Resolvers
