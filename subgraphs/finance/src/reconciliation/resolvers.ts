import { projectOf } from '@howl/platform/access'
import { projectIn } from '@howl/platform/claims'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { ACTIONS } from './findings.ts'
import { NO_TOKEN } from './reconciliation.ts'

export const reconciliationResolvers = {
  Project: {
    bankFindings: async ({ id }, { filter, sort, ...page }, { claims, lists, bankFindings }) => {
      await bankFindings.checkFilter(claims, id, filter ?? {})
      return lists.page(id, bankFindings.list(projectIn(claims, id) ?? { timeZone: 'UTC' }, filter ?? {}, sort), page)
    },
    bankFinding: ({ id: projectId }, { id }, { claims, bankFindings }) => bankFindings.get(claims, projectId, id),
    bankFindingsNeedingPerson: ({ id }, _args, { loaders }) => loaders.bankFindingsNeedingPerson.load(id),
  },
  PaymentConnection: {
    reconciliation: async (connection, _args, { loaders }) => {
      const poll = await loaders.bankPoll.load(connection)
      const offBecause = connection.disabledAt ? 'The connection is switched off.' : poll?.hasToken === false || !poll ? NO_TOKEN : null
      const isRunning = poll !== null && poll.nextAttemptAt !== null
      const state = offBecause ? 'OFF' : isRunning ? 'RUNNING' : poll?.problem ? 'FAILING' : poll?.succeededAt ? 'UP_TO_DATE' : 'WAITING'
      return {
        state,
        offBecause,
        completeUntil: poll?.succeededAt ? poll.readUntil : null,
        lastRunAt: poll?.startedAt ?? null,
        lastSuccessAt: poll?.succeededAt ?? null,
        nextRunAt: offBecause ? null : (poll?.dueAt ?? null),
        problem: poll?.problem ?? null,
        problemSince: poll?.problemSince ?? null,
      }
    },
  },
  BankFinding: {
    action: ({ kind }) => ACTIONS[kind],
    connection: async ({ connectionId }, _args, { loaders }) => loaders.paymentConnection.load(connectionId),
    transaction: ({ transactionId }, _args, { loaders }) => (transactionId ? loaders.transaction.load(transactionId) : null),
    otherTransaction: ({ otherTransactionId }, _args, { loaders }) => (otherTransactionId ? loaders.transaction.load(otherTransactionId) : null),
    amount: ({ amountMinor, currency }) => (amountMinor !== null && currency ? formatMoney({ minor: BigInt(amountMinor), currency }) : null),
    foundAt: ({ createdAt }) => createdAt,
    decidedByKind: ({ actorKind }) => actorKind,
    decidedById: ({ actorId }) => actorId,
  },
  Mutation: {
    reconcileNow: (_parent, args, { claims, reconciliation }) => reconciliation.reconcileNow(claims, { ...args.input, projectId: projectOf(args) }),
    resolveBankFinding: (_parent, args, { claims, bankFindings }) => bankFindings.resolve(claims, { ...args.input, projectId: projectOf(args) }),
    dismissBankFinding: (_parent, args, { claims, bankFindings }) => bankFindings.dismiss(claims, { ...args.input, projectId: projectOf(args) }),
  },
} satisfies Resolvers
