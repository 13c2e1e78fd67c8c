import { projectOf } from '@howl/platform/access'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { discrepancyList } from './discrepancies.ts'
import type { Discrepancy } from './entities.ts'

export const recountResolvers = {
  Project: {
    recount: ({ id }, _args, { claims, recounts }) => recounts.find(claims, id),
    discrepancies: ({ id }, { filter, ...page }, { lists }) => lists.page(id, discrepancyList(filter ?? {}), page),
  },
  Installation: {
    discrepancies: (_installation, page, { recounts }) => recounts.listOfInstallation(page),
  },
  Recount: {
    state: ({ deadAt, nextAttemptAt }) => (deadAt ? 'FAILED' : nextAttemptAt ? 'GOING' : 'RESTING'),
    rowsCounted: ({ rowsCounted }) => Number(rowsCounted),
    openDiscrepancies: ({ projectId }, _args, { claims, recounts }) => recounts.countOpen(claims, projectId),
  },
  Discrepancy: {
    kept: ({ keptMinor, keptCount, keptFirstAt, currency }) => ({ amount: moneyOf(keptMinor, currency), count: numberOf(keptCount), firstAt: keptFirstAt }),
    counted: ({ countedMinor, countedCount, countedFirstAt, currency }) => ({ amount: moneyOf(countedMinor, currency), count: numberOf(countedCount), firstAt: countedFirstAt }),
    orderId: (one) => subjectOf(one, 'ORDER_PAID'),
    transactionId: (one) => subjectOf(one, 'TRANSACTION_MATCHED'),
    categoryId: (one) => subjectOf(one, 'SPENT'),
    foundAt: ({ createdAt }) => createdAt,
  },
  InstallationDiscrepancy: {
    foundAt: ({ createdAt }) => createdAt,
  },
  Mutation: {
    startRecount: async (_parent, args, { claims, recounts }) => ({ __typename: 'StartRecountSuccess', recount: await recounts.start(claims, projectOf(args)) }),
    repairDiscrepancies: async (_parent, args, { claims, recounts }) => ({
      __typename: 'RepairDiscrepanciesSuccess',
      discrepancies: await recounts.repair(claims, { projectId: projectOf(args), ids: args.input.ids }),
    }),
  },
} satisfies Resolvers

const moneyOf = (minor: string, currency: string) => formatMoney({ minor: BigInt(minor), currency })
const numberOf = (count: string | null): number | null => (count === null ? null : Number(count))
const subjectOf = ({ figure, subjectId }: Discrepancy, wanted: Discrepancy['figure']): string | null => (figure === wanted ? subjectId : null)
