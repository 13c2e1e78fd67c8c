import type { Resolvers } from '../__generated__/resolvers.ts'
import { answerWithSession, changeCookie } from './cookies.ts'

export const sessionResolvers: Resolvers = {
  Session: {
    isCurrent: ({ id }, _args, { claims }) => claims.caller.kind === 'user' && claims.caller.sessionId === id,
  },
  Mutation: {
    signIn: async (_parent, { input }, context) => answerWithSession(context, await context.sessions.signIn(context.claims, input)),
    refreshSession: async (_parent, { input }, context) => {
      const outcome = await context.sessions.refresh(context.claims, input)
      // A cookie whose session is over would be sent, and refused, for ever.
      if (outcome.__typename === 'SessionEnded' && input.refreshToken == null) changeCookie(context, null)
      return answerWithSession(context, outcome)
    },
    signOut: async (_parent, { input }, context) => {
      const endedSessions = await context.sessions.signOut(context.claims, input.everywhere ?? false)
      changeCookie(context, null)
      return { __typename: 'SignOutSuccess', endedSessions }
    },
    revokeSession: async (_parent, { input }, context) => {
      const id = await context.sessions.revoke(context.claims, input.id)
      context.responseExtensions.claimsChanged = true
      return { __typename: 'RevokeSessionSuccess', id }
    },
  },
}
