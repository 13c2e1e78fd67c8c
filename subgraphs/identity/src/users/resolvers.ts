import { userIdOf } from '@howl/platform/claims'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { Viewer } from './entities.ts'
import { answerWithSession } from '../sessions/cookies.ts'

export const userResolvers: Resolvers = {
  Query: {
    viewer: (_parent, _args, { claims }) => (claims.caller.kind === 'anonymous' ? null : new Viewer()),
  },
  Viewer: {
    user: (_viewer, _args, { claims, personIn }) => {
      const userId = userIdOf(claims)
      return userId === null ? null : personIn.load({ userId, projectId: null })
    },
    projects: (_viewer, args, { claims, projects }) => projects.list(claims, args),
    sessions: (_viewer, _args, { claims, sessions }) => sessions.list(claims),
  },
  Mutation: {
    signUp: async (_parent, { input }, context) => answerWithSession(context, await context.users.signUp(context.claims, input)),
    updateProfile: (_parent, { input }, { claims, users }) => users.updateProfile(claims, input),
    changePassword: async (_parent, { input }, context) => {
      const outcome = await context.users.changePassword(context.claims, input)
      if (outcome.__typename === 'ChangePasswordSuccess') context.responseExtensions.claimsChanged = true
      return outcome
    },
  },
}
