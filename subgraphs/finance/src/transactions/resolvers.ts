import { projectOf } from '@howl/platform/access'
import { projectIn } from '@howl/platform/claims'
import { formatMoney } from '@howl/platform/money'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { waitingIn } from './allotment.ts'
import { restorePayment, voidPayment } from './voiding.ts'

export const transactionResolvers = {
  Project: {
    transactions: ({ id }, { filter, sort, ...page }, { claims, lists, transactions }) =>
      lists.page(id, transactions.list(projectIn(claims, id) ?? { timeZone: 'UTC', currency: 'VND' }, filter, sort), page),
  },
  Transaction: {
    amount: ({ amountMinor, currency }) => formatMoney({ minor: BigInt(amountMinor), currency }),
    order: async (transaction, _args, { loaders }) => {
      const [only, second] = await loaders.matches.load(transaction)
      return only && !second ? only.order : null
    },
    matches: (transaction, _args, { loaders }) => loaders.matches.load(transaction),
    unmatched: (transaction) => formatMoney({ minor: waitingIn(transaction), currency: transaction.currency }),
    setAside: ({ setAsideMinor, currency }) => formatMoney({ minor: BigInt(setAsideMinor), currency }),
    twin: ({ twinOf }, _args, { loaders }) => (twinOf ? loaders.transaction.load(twinOf) : null),
    suggestions: (transaction, _args, { loaders }) => loaders.suggestions.load(transaction),
  },
  Mutation: {
    recordPayment: (_parent, args, { claims, transactions }) => transactions.recordPayment(claims, { ...args.input, projectId: projectOf(args) }),
    voidPayment: (_parent, args, { claims, projects, now }) => voidPayment({ projects, now }, claims, { ...args.input, projectId: projectOf(args) }),
    restorePayment: (_parent, args, { claims, projects }) => restorePayment(projects, claims, { ...args.input, projectId: projectOf(args) }),
    matchTransaction: (_parent, args, { claims, decisions }) => decisions.match(claims, { ...args.input, projectId: projectOf(args) }),
    unmatchTransaction: (_parent, args, { claims, decisions }) => decisions.unmatch(claims, { ...args.input, projectId: projectOf(args) }),
    createOrderFromTransaction: (_parent, args, { claims, decisions }) => decisions.createOrder(claims, { ...args.input, projectId: projectOf(args) }),
    setTransactionAside: (_parent, args, { claims, decisions }) => decisions.setAside(claims, { ...args.input, projectId: projectOf(args) }),
    returnTransaction: (_parent, args, { claims, decisions }) => decisions.putBack(claims, { ...args.input, projectId: projectOf(args) }),
    decideTwin: (_parent, args, { claims, decisions }) => decisions.decideTwin(claims, { ...args.input, projectId: projectOf(args) }),
    rejectSuggestion: async (_parent, args, { claims, decisions }) => ({
      __typename: 'RejectSuggestionSuccess',
      transaction: await decisions.reject(claims, { ...args.input, projectId: projectOf(args), isRejected: true }),
    }),
    restoreSuggestion: async (_parent, args, { claims, decisions }) => ({
      __typename: 'RestoreSuggestionSuccess',
      transaction: await decisions.reject(claims, { ...args.input, projectId: projectOf(args), isRejected: false }),
    }),
  },
} satisfies Resolvers
