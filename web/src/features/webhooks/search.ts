import type { WebhookEventSort, WebhookEventState, WebhookReplayResult } from '../../__generated__/graphql.ts'
import { pickTexts, readListSearch, type ListSearch } from '../../parts/list-search.ts'

export const webhookStates = ['FAILED', 'RECEIVED', 'PROCESSING', 'PROCESSED', 'IGNORED'] as const satisfies readonly WebhookEventState[]
export const webhookSorts = ['RECEIVED_AT_DESC', 'RECEIVED_AT_ASC', 'STATE_DESC', 'STATE_ASC'] as const satisfies readonly WebhookEventSort[]
export const replayResults = ['RECORDED', 'RECORDED_BEFORE', 'IGNORED', 'FAILED', 'SKIPPED', 'PENDING'] as const satisfies readonly WebhookReplayResult[]
/** What a person may want to see of all that came. */
export const webhookMarks = ['open', 'dealt', 'again'] as const

export interface WebhooksSearch extends ListSearch {
  state?: string
  /** Not dealt with, dealt with, or delivered again. */
  mark?: string
  /** Those of one replay, and what came of them in it. */
  replay?: string
  result?: string
}

export function webhooksSearch(raw: Record<string, unknown>): WebhooksSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['state', 'mark', 'replay', 'result']) }
}
