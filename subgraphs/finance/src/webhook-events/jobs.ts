import { defineDrain, defineLeased, type DrainDefinition, type LeasedDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'
import type { StoredWebhook } from './processing.ts'
import { REPLAY_WEBHOOKS, type ReplayRow } from './replays.ts'

export const PROCESS_WEBHOOK = 'finance.processWebhook'

/** In a burst the batches grow and each callback is answered sooner; one at a time nobody notices. */
const WAITS_FOR_CALLBACKS_MS = 1_000

export const processWebhook: DrainDefinition<Services, StoredWebhook> = defineDrain<Services, StoredWebhook>({
  name: PROCESS_WEBHOOK,
  table: 'webhook_events',
  batch: 100,
  concurrency: 2,
  giveWay: ({ webhookStore }) => webhookStore.whenQuiet(WAITS_FOR_CALLBACKS_MS),
  handleAll: ({ webhookEvents }, tx, rows) => webhookEvents.process(tx, rows),
  onFailed: ({ webhookEvents }, tx, row, error) => webhookEvents.noteFailed(tx, row, error),
  onDead: ({ webhookEvents }, tx, row, error) => webhookEvents.noteDead(tx, row, error),
  onRetry: ({ webhookEvents }, tx, row) => webhookEvents.noteRetry(tx, row),
})

/** Then it is another project's turn: a replay of a hundred thousand does not hold up one of ten. */
const STEPS_A_TURN = 40

/** The right to write stays with the lease: every step goes through it, so a replay that was cancelled changes nothing more. */
export const replayWebhooks: LeasedDefinition<Services, ReplayRow> = defineLeased<Services, ReplayRow>({
  name: REPLAY_WEBHOOKS,
  table: 'webhook_replays',
  concurrency: 1,
  handle: async ({ webhookReplays, now }, { row, lease }) => {
    let hasMore = await lease.write((tx) => webhookReplays.begin(tx, row))
    for (let steps = 0; hasMore && steps < STEPS_A_TURN && !lease.signal.aborted; steps += 1) hasMore = await lease.write((tx) => webhookReplays.step(tx, row))
    lease.signal.throwIfAborted()
    await (hasMore ? lease.finish(undefined, { again: now() }) : lease.finish((tx) => webhookReplays.finish(tx, row)))
  },
  onDead: ({ webhookReplays }, tx, row, error) => webhookReplays.fail(tx, row, error),
  onRetry: ({ webhookReplays }, tx, row) => webhookReplays.queueAgain(tx, row),
})
