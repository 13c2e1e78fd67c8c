import { defineDrain, type DrainDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'
import type { StoredWebhook } from './processing.ts'

export const PROCESS_WEBHOOK = 'finance.processWebhook'

export const processWebhook: DrainDefinition<Services, StoredWebhook> = defineDrain<Services, StoredWebhook>({
  name: PROCESS_WEBHOOK,
  table: 'webhook_events',
  batch: 100,
  concurrency: 2,
  handleAll: ({ webhookEvents }, tx, rows) => webhookEvents.process(tx, rows),
  onDead: ({ webhookEvents }, tx, row, error) => webhookEvents.noteDead(tx, row, error),
  onRetry: ({ webhookEvents }, tx, row) => webhookEvents.noteRetry(tx, row),
})
