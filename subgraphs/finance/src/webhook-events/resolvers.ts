import type { Resolvers } from '../__generated__/resolvers.ts'

export const webhookEventResolvers = {
  Project: {
    webhookEvents: ({ id }, { filter, ...page }, { lists, webhookEvents }) => lists.page(id, webhookEvents.list(filter), page),
  },
  WebhookEvent: {
    state: ({ state, isHeld }) => (isHeld ? 'PROCESSING' : state),
    receivedAt: ({ createdAt }) => createdAt,
    payload: (event, _args, { loaders }) => loaders.payload.load(event),
  },
} satisfies Resolvers
