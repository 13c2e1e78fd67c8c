import { projectOf } from '@howl/platform/access'
import { projectIn } from '@howl/platform/claims'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const expenseImportResolvers = {
  Project: {
    expenseImports: ({ id }, page, { lists, expenseImports }) => lists.page(id, expenseImports.list(), page),
    expenseImport: ({ id: projectId }, { id }, { claims, expenseImports }) => expenseImports.get(claims, { projectId, id }),
  },
  ExpenseImport: {
    uploadPath: ({ id }) => `/files/finance/expense-import/${id}`,
    rows: (one, { states, ...page }, { lists, expenseImports }) => lists.page(one.projectId, expenseImports.rows(one, states), page),
    changeSet: ({ changeSetId }, _args, { loaders }) => (changeSetId ? loaders.expenseChangeSet.load(changeSetId) : null),
  },
  ExpenseImportRow: {
    amount: ({ projectId, amountMinor }, _args, { claims }) =>
      amountMinor === null ? null : formatMoney({ minor: BigInt(amountMinor), currency: projectIn(claims, projectId)?.currency ?? '' }),
    expense: ({ expenseId }, _args, { loaders }) => (expenseId ? loaders.expense.load(expenseId) : null),
  },
  Mutation: {
    createExpenseImport: (_parent, { input }, { claims, expenseImports }) => expenseImports.create(claims, input),
    mapExpenseImport: (_parent, args, { claims, expenseImports }) => expenseImports.map(claims, { ...args.input, projectId: projectOf(args) }),
    startExpenseImport: (_parent, args, { claims, expenseImports }) => expenseImports.start(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers
