import { projectOf } from '@howl/platform/access'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const vendorResolvers = {
  Project: {
    vendors: ({ id }, { search, ...page }, { lists, vendors }) => lists.page(id, vendors.list(search), page),
  },
  Vendor: {
    defaultCategory: ({ projectId, defaultCategoryId }, _args, { loaders }) => (defaultCategoryId ? loaders.categoryOf(projectId, defaultCategoryId) : null),
    mergedInto: ({ mergedInto }, _args, { loaders }) => (mergedInto ? loaders.vendor.load(mergedInto) : null),
  },
  Mutation: {
    updateVendor: (_parent, args, { claims, vendors }) => vendors.update(claims, { ...args.input, projectId: projectOf(args) }),
    mergeVendors: (_parent, args, { claims, vendors }) => vendors.merge(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers
