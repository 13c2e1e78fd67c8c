import { projectOf } from '@howl/platform/access'
import { notFound } from '@howl/platform/errors'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const expenseChangeSetResolvers = {
  Project: {
    expenseChangeSets: ({ id }, page, { lists, expenseChangeSets }) => lists.page(id, expenseChangeSets.list(), page),
    expenseChangeSet: ({ id: projectId }, { id }, { claims, expenseChangeSets }) => expenseChangeSets.get(claims, { projectId, id }),
  },
  ExpenseChangeSet: {
    items: (set, { states, ...page }, { lists, expenseChangeSets }) => lists.page(set.projectId, expenseChangeSets.items(set, states), page),
  },
  ExpenseChangeSetItem: {
    expense: async ({ expenseId }, _args, { loaders }) => {
      const expense = await loaders.expense.load(expenseId)
      if (!expense) throw notFound('expense')
      return expense
    },
  },
  Mutation: {
    bulkEditExpenses: (_parent, { input }, { claims, expenseChangeSets }) => expenseChangeSets.bulkEdit(claims, input),
    cancelExpenseChangeSet: (_parent, args, { claims, expenseChangeSets }) => expenseChangeSets.cancel(claims, { id: args.input.id, projectId: projectOf(args) }),
    undoExpenseChangeSet: (_parent, args, { claims, expenseChangeSets }) => expenseChangeSets.undo(claims, { id: args.input.id, projectId: projectOf(args) }),
  },
} satisfies Resolvers
