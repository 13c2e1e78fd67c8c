import { projectOf } from '@howl/platform/access'
import type { ExportKind, Resolvers } from '../__generated__/resolvers.ts'
import { exportKinds } from './export-kinds.ts'
import { isExpired } from './exports.ts'

const kinds = Object.entries(exportKinds).map(([kind, { columns }]) => ({ kind: kind as ExportKind, columns }))

export const exportResolvers = {
  Project: {
    exports: ({ id }, page, { lists, exports }) => lists.page(id, exports.list(), page),
    export: ({ id: projectId }, { id }, { claims, exports }) => exports.get(claims, { projectId, id }),
    exportKinds: () => kinds,
  },
  Export: {
    state: (entry, _args, { now }) => (isExpired(entry, now()) ? 'EXPIRED' : entry.state),
    requestedByKind: ({ actorKind }) => actorKind,
    requestedById: ({ actorId }) => actorId,
    downloadUrl: (entry, _args, { claims, now }) => (entry.state === 'READY' && !isExpired(entry, now()) ? `${claims.client.publicUrl}/files/finance/export/${entry.id}` : null),
  },
  Mutation: {
    startExport: (_parent, { input }, context) => context.exports.start(context, context.claims, input),
    cancelExport: (_parent, args, { claims, exports }) => exports.cancel(claims, { id: args.input.id, projectId: projectOf(args) }),
    retryExport: (_parent, args, { claims, exports }) => exports.retry(claims, { id: args.input.id, projectId: projectOf(args) }),
  },
} satisfies Resolvers
