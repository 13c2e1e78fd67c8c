import { projectOf } from '@howl/platform/access'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const expenseResolvers = {
  Project: {
    expenses: ({ id }, { filter, sort, ...page }, { lists, expenses }) => lists.page(id, expenses.list(filter, sort), page),
    expense: ({ id: projectId }, { id }, { claims, expenses }) => expenses.get(claims, { projectId, id }),
  },
  Expense: {
    amount: ({ amountMinor, currency }) => formatMoney({ minor: BigInt(amountMinor), currency }),
    isDeleted: ({ deletedAt }) => deletedAt !== null,
    recurringExpense: ({ recurringExpenseId }, _args, { loaders }) => (recurringExpenseId ? loaders.recurringExpense.load(recurringExpenseId) : null),
    changes: (expense, _args, { loaders }) => loaders.changesOfExpense.load(expense),
  },
  ExpenseChange: {
    changeSet: ({ changeSetId }, _args, { loaders }) => (changeSetId ? loaders.expenseChangeSet.load(changeSetId) : null),
  },
  ExpenseVersion: {
    amount: ({ amountMinor, currency }) => formatMoney({ minor: BigInt(amountMinor), currency }),
  },
  Mutation: {
    recordExpense: (_parent, { input }, { claims, expenses }) => expenses.record(claims, input),
    updateExpense: (_parent, args, { claims, expenses }) => expenses.update(claims, { ...args.input, projectId: projectOf(args) }),
    undoExpenseChange: (_parent, args, { claims, expenses }) => expenses.undoChange(claims, { ...args.input, projectId: projectOf(args) }),
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
