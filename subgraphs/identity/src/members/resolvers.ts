import { projectOf } from '@howl/platform/access'
import { notFound } from '@howl/platform/errors'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { enterProject } from '../context.ts'
import { getRole } from '../roles/roles.ts'
import { INVITATION_LIST } from './invitations.ts'
import { MEMBER_LIST } from './members.ts'

export const memberResolvers: Resolvers = {
  Query: {
    invitation: (_parent, { token }, { invitations }) => invitations.preview(token),
  },
  Project: {
    members: ({ id }, args, { lists }) => lists.page(id, MEMBER_LIST, args),
    invitations: ({ id }, args, { lists }) => lists.page(id, INVITATION_LIST, args),
  },
  Member: {
    user: async ({ userId, projectId }, _args, { personIn }) => {
      const user = await personIn.load({ userId, projectId })
      if (!user) throw notFound('member')
      return user
    },
    role: ({ roleKey }) => getRole(roleKey),
  },
  Invitation: {
    role: ({ roleKey }) => getRole(roleKey),
    acceptUrl: ({ acceptUrl }) => acceptUrl ?? null,
  },
  Mutation: {
    inviteMember: (_parent, { input }, { claims, invitations }) => invitations.invite(claims, input),
    revokeInvitation: async (_parent, args, { claims, invitations }) => {
      await invitations.revoke(claims, projectOf(args), args.input.id)
      return { __typename: 'RevokeInvitationSuccess', id: args.input.id }
    },
    acceptInvitation: async (_parent, { input }, context) => {
      const outcome = await context.invitations.accept(context.claims, input.token)
      if (outcome.__typename === 'AcceptInvitationSuccess') enterProject(context, outcome)
      return outcome
    },
    changeMemberRole: async (_parent, { input }, context) => {
      const outcome = await context.members.changeRole(context.claims, input)
      context.responseExtensions.claimsChanged = true
      return outcome
    },
    removeMember: async (_parent, { input }, context) => {
      const outcome = await context.members.remove(context.claims, input)
      context.responseExtensions.claimsChanged = true
      return outcome
    },
    leaveProject: async (_parent, { input }, context) => {
      const outcome = await context.members.leave(context.claims, input.projectId)
      context.responseExtensions.claimsChanged = true
      return outcome
    },
  },
}
