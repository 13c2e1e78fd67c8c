import { projectOf } from '@howl/platform/access'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { prepareTestTransfer, webhookUrlOf } from './test-transfers.ts'

export const paymentConnectionResolvers = {
  Project: {
    paymentConnections: ({ id }, page, { lists, connections }) => lists.page(id, connections.list(), page),
  },
  PaymentConnection: {
    webhookUrl: (connection, _args, { claims }) => webhookUrlOf(claims, connection),
    status: async (connection, _args, { loaders }) => {
      if (connection.disabledAt) return 'DISABLED'
      return (await loaders.lastWebhook.load(connection)) ? 'ACTIVE' : 'WAITING'
    },
    lastWebhookAt: (connection, _args, { loaders }) => loaders.lastWebhook.load(connection),
    // The graph's Int ends at 2^31; a flood of forgeries does not have to.
    refusedWebhooks: ({ refusedWebhooks }) => Math.min(Number(refusedWebhooks), 2 ** 31 - 1),
  },
  Mutation: {
    createPaymentConnection: (_parent, { input }, { claims, connections }) => connections.create(claims, input),
    updatePaymentConnection: (_parent, args, { claims, connections }) => connections.update(claims, { ...args.input, projectId: projectOf(args) }),
    disablePaymentConnection: async (_parent, args, { claims, connections }) => ({
      __typename: 'DisablePaymentConnectionSuccess',
      connection: await connections.disable(claims, { id: args.input.id, projectId: projectOf(args) }),
    }),
    enablePaymentConnection: async (_parent, args, { claims, connections }) => ({
      __typename: 'EnablePaymentConnectionSuccess',
      connection: await connections.enable(claims, { id: args.input.id, projectId: projectOf(args) }),
    }),
    prepareTestTransfer: (_parent, args, { claims, connections, orders, now }) =>
      prepareTestTransfer({ connections, findOrder: (by, projectId, id) => orders.get(by, projectId, id), now }, claims, {
        ...args.input,
        projectId: projectOf(args),
      }),
  },
} satisfies Resolvers
