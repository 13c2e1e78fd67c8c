import { notFound } from '@howl/platform/errors'
import type { Resolvers } from '../__generated__/resolvers.ts'
import type { Context } from '../context.ts'
import type { User } from '../users/entities.ts'

async function person({ anybody }: Context, id: string): Promise<User> {
  const found = await anybody.load(id)
  if (!found) throw notFound('person')
  return found
}

export const impersonationResolvers: Resolvers = {
  Viewer: {
    impersonation: (_viewer, _args, { claims, impersonations }) => impersonations.current(claims),
  },
  Impersonation: {
    operator: ({ operatorId }, _args, context) => person(context, operatorId),
    user: ({ userId }, _args, context) => person(context, userId),
  },
  Mutation: {
    startImpersonation: (_parent, { input }, { claims, impersonations }) => impersonations.start(claims, input),
    endImpersonation: async (_parent, { input }, context) => {
      const ended = await context.impersonations.end(context.claims, input.id ?? null)
      context.responseExtensions.claimsChanged = true
      return { __typename: 'EndImpersonationSuccess', ended }
    },
  },
}
