import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import type { Balance } from './balances.ts'

export const balanceResolvers = {
  Project: {
    balance: async ({ id }, _args, { loaders }) => {
      const balance = await loaders.balance.load(id)
      return balance && shown(balance)
    },
  },
  Mutation: {
    recordBalance: async (_parent, { input }, { claims, balances }) => {
      const recorded = await balances.record(claims, input)
      return recorded.__typename === 'InvalidInput' ? recorded : { ...recorded, balance: shown(recorded.balance) }
    },
  },
} satisfies Resolvers

const shown = ({ day, amountMinor, currency, isRecordedByHand }: Balance) => ({
  on: day,
  amount: formatMoney({ minor: BigInt(amountMinor), currency }),
  isRecordedByHand,
})
