import { projectOf } from '@howl/platform/access'
import { projectIn } from '@howl/platform/claims'
import type { Resolvers } from '../__generated__/resolvers.ts'
import { indentJson } from '../lossless-json.ts'
import { WebhookBody } from './entities.ts'

export const webhookEventResolvers = {
  Project: {
    webhookEvents: async ({ id }, { filter, sort, ...page }, { claims, lists, webhookEvents }) => {
      await webhookEvents.checkFilter(claims, id, filter ?? {})
      return lists.page(id, webhookEvents.list(projectIn(claims, id) ?? { timeZone: 'UTC' }, filter ?? {}, sort), page)
    },
    webhookEvent: ({ id: projectId }, { id }, { claims, webhookEvents }) => webhookEvents.get(claims, projectId, id),
    webhooksNeedingPerson: ({ id }, _args, { loaders }) => loaders.webhooksNeedingPerson.load(id),
    webhookReplays: ({ id }, page, { lists, webhookReplays }) => lists.page(id, webhookReplays.list(), page),
    webhookReplay: ({ id: projectId }, { id }, { claims, webhookReplays }) => webhookReplays.get(claims, projectId, id),
  },
  WebhookEvent: {
    state: ({ state, isHeld }) => (isHeld ? 'PROCESSING' : state),
    connection: (event, _args, { loaders }) => loaders.connectionOfWebhook.load(event),
    receivedAt: ({ createdAt }) => createdAt,
    transactions: (event, _args, { loaders }) => loaders.transactionsOfWebhook.load(event),
    orders: async (event, _args, { loaders }) => {
      const transactions = await loaders.transactionsOfWebhook.load(event)
      const matches = await Promise.all(transactions.map((transaction) => loaders.matches.load(transaction)))
      return [...new Map(matches.flat().map(({ order }) => [order.id, order])).values()]
    },
    history: ({ id, projectId }, page, { lists, webhookEvents }) => lists.page(projectId, webhookEvents.history(id), page),
    dealtWith: ({ dealtWithAt, dealtWithNote, dealtWithByKind, dealtWithById }) =>
      dealtWithAt && dealtWithByKind ? { at: dealtWithAt, note: dealtWithNote, actorKind: dealtWithByKind, actorId: dealtWithById } : null,
    headers: ({ headers }) => headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
    payload: async (event, _args, { loaders }) => (await loaders.webhookBody.load(event)).toString('utf8'),
    body: async (event, _args, { loaders }) => new WebhookBody(await loaders.webhookBody.load(event)),
  },
  WebhookBody: {
    size: ({ bytes }) => bytes.length,
    base64: ({ bytes }) => bytes.toString('base64'),
    text: ({ bytes }) => textOf(bytes),
    pretty: ({ bytes }) => indentJson(bytes),
  },
  WebhookAttempt: {
    at: ({ createdAt }) => createdAt,
  },
  WebhookReplay: {
    done: ({ recorded, recordedBefore, ignored, failed, skipped }) => recorded + recordedBefore + ignored + failed + skipped,
  },
  Mutation: {
    replayWebhook: (_parent, args, { claims, webhookReplays }) => webhookReplays.replayOne(claims, { id: args.input.id, projectId: projectOf(args) }),
    replayWebhooks: (_parent, { input }, { claims, webhookReplays }) => webhookReplays.start(claims, input),
    cancelWebhookReplay: (_parent, args, { claims, webhookReplays }) => webhookReplays.cancel(claims, { id: args.input.id, projectId: projectOf(args) }),
    markWebhookDealtWith: (_parent, args, { claims, webhookEvents }) => webhookEvents.markDealtWith(claims, { ...args.input, projectId: projectOf(args) }),
    reopenWebhook: async (_parent, args, { claims, webhookEvents }) => ({
      __typename: 'ReopenWebhookSuccess',
      webhookEvent: await webhookEvents.reopen(claims, { id: args.input.id, projectId: projectOf(args) }),
    }),
  },
} satisfies Resolvers

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
