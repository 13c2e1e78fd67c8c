import { projectIn } from '@howl/platform/claims'
import type { Resolvers } from '../__generated__/resolvers.ts'
import type { Context } from '../context.ts'
import type { User } from '../users/entities.ts'
import type { AuditActor } from './entities.ts'

const isPerson = ({ kind }: AuditActor): boolean => kind === 'USER' || kind === 'OPERATOR'

async function personOf(actor: AuditActor, { personIn, anybody }: Context): Promise<User | null> {
  const { id, projectId } = actor
  if (id === null || !isPerson(actor)) return null
  return projectId === null ? anybody.load(id) : personIn.load({ userId: id, projectId })
}

export const auditEntryResolvers: Resolvers = {
  Project: {
    auditEntries: ({ id }, { filter, ...page }, { claims, lists, auditEntries }) =>
      lists.page(id, auditEntries.list(filter, projectIn(claims, id)?.timeZone ?? 'UTC'), page),
  },
  Installation: {
    auditEntries: (_installation, { filter, ...page }, { auditEntries }) => auditEntries.listOfInstallation(filter, page),
  },
  AuditEntry: {
    actor: ({ actorKind, actorId, projectId }) => ({ kind: actorKind, id: actorId, projectId }),
    onBehalfOf: ({ asUserId, projectId }) => (asUserId === null ? null : { kind: 'USER', id: asUserId, projectId }),
  },
  AuditActor: {
    name: async (actor, _args, context) => {
      const { kind, id, projectId } = actor
      if (kind === 'API_KEY' && id !== null && projectId !== null) return context.keyName.load({ id, projectId })
      return (await personOf(actor, context))?.name ?? null
    },
    email: async (actor, _args, context) => (await personOf(actor, context))?.email ?? null,
  },
}
