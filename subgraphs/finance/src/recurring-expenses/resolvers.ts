import { projectOf } from '@howl/platform/access'
import { notFound } from '@howl/platform/errors'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { nextOn } from './occurrences.ts'

export const recurringExpenseResolvers = {
  Project: {
    recurringExpenses: ({ id }, page, { lists, recurringExpenses }) => lists.page(id, recurringExpenses.list(), page),
  },
  RecurringExpense: {
    category: async ({ projectId, categoryId }, _args, { loaders }) => {
      const category = await loaders.categoryOf(projectId, categoryId)
      if (!category) throw notFound('expense category')
      return category
    },
    vendor: ({ vendorId }, _args, { loaders }) => (vendorId ? loaders.vendor.load(vendorId) : null),
    amount: ({ amountMinor, currency }) => formatMoney({ minor: BigInt(amountMinor), currency }),
    nextOn: (series) => nextOn(series),
  },
  Mutation: {
    createRecurringExpense: (_parent, { input }, { claims, recurringExpenses }) => recurringExpenses.create(claims, input),
    updateRecurringExpense: (_parent, args, { claims, recurringExpenses }) => recurringExpenses.update(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers
