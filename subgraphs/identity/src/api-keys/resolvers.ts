import { projectOf } from '@howl/platform/access'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { API_KEY_LIST } from './api-keys.ts'

export const apiKeyResolvers: Resolvers = {
  Project: {
    apiKeys: ({ id }, args, { lists }) => lists.page(id, API_KEY_LIST, args),
  },
  Mutation: {
    createApiKey: (_parent, { input }, { claims, apiKeys }) => apiKeys.create(claims, input),
    revokeApiKey: async (_parent, args, { claims, apiKeys }) => ({
      __typename: 'RevokeApiKeySuccess',
      apiKey: await apiKeys.revoke(claims, projectOf(args), args.input.id),
    }),
  },
}
