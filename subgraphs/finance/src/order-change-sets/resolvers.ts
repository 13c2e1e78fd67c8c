import { projectOf } from '@howl/platform/access'
import { notFound } from '@howl/platform/errors'
import type { Resolvers } from '../__generated__/resolvers.ts'

export const orderChangeSetResolvers = {
  Project: {
    orderChangeSets: ({ id }, page, { lists, orderChangeSets }) => lists.page(id, orderChangeSets.list(), page),
    orderChangeSet: ({ id: projectId }, { id }, { claims, orderChangeSets }) => orderChangeSets.get(claims, { projectId, id }),
  },
  OrderChangeSet: {
    items: (set, { states, ...page }, { lists, orderChangeSets }) => lists.page(set.projectId, orderChangeSets.items(set, states), page),
  },
  OrderChangeSetItem: {
    order: async ({ orderId }, _args, { loaders }) => {
      const order = await loaders.order.load(orderId)
      if (!order) throw notFound('order')
      return order
    },
  },
  Mutation: {
    changeOrders: (_parent, { input }, { claims, orderChangeSets }) => orderChangeSets.change(claims, input),
    cancelOrderChangeSet: (_parent, args, { claims, orderChangeSets }) => orderChangeSets.cancel(claims, { id: args.input.id, projectId: projectOf(args) }),
    undoOrderChangeSet: (_parent, args, { claims, orderChangeSets }) => orderChangeSets.undo(claims, { id: args.input.id, projectId: projectOf(args) }),
  },
} satisfies Resolvers
