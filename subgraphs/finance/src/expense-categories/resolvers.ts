import { projectOf } from '@howl/platform/access'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const expenseCategoryResolvers = {
  Project: {
    expenseCategories: async ({ id }, _args, { loaders }) => (await loaders.categories.load(id)).filter(({ archivedAt }) => archivedAt === null).map(({ name }) => name),
    expenseCategoryTree: async ({ id }, { includeArchived }, { loaders }) => {
      const showsArchived = includeArchived ?? false
      const all = await loaders.categories.load(id)
      return all
        .filter(({ parentId, archivedAt }) => parentId === null && (showsArchived || archivedAt === null))
        .map((category) => ({ ...category, showsArchived }))
    },
  },
  ExpenseCategory: {
    parent: ({ projectId, parentId }, _args, { loaders }) => (parentId ? loaders.categoryOf(projectId, parentId) : null),
    children: async ({ projectId, id, showsArchived }, _args, { loaders }) =>
      (await loaders.categories.load(projectId))
        .filter(({ parentId, archivedAt }) => parentId === id && (showsArchived || archivedAt === null))
        .map((category) => ({ ...category, showsArchived: showsArchived ?? false })),
    isArchived: ({ archivedAt }) => archivedAt !== null,
    mergedInto: ({ projectId, mergedInto }, _args, { loaders }) => (mergedInto ? loaders.categoryOf(projectId, mergedInto) : null),
  },
  Mutation: {
    createExpenseCategory: (_parent, { input }, { claims, expenseCategories }) => expenseCategories.create(claims, input),
    updateExpenseCategory: (_parent, args, { claims, expenseCategories }) => expenseCategories.update(claims, { ...args.input, projectId: projectOf(args) }),
    archiveExpenseCategory: (_parent, args, { claims, expenseCategories }) => expenseCategories.archive(claims, { id: args.input.id, projectId: projectOf(args) }),
    restoreExpenseCategory: (_parent, args, { claims, expenseCategories }) => expenseCategories.restore(claims, { id: args.input.id, projectId: projectOf(args) }),
    mergeExpenseCategories: (_parent, args, { claims, expenseCategories }) => expenseCategories.merge(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers
