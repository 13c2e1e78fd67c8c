import type { Conditions } from '@howl/platform/conditions'
import type { Tx } from '@howl/platform/database'
import { badInput, notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { WebhookEventFilter, WebhookEventSort, WebhookEventState } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { instantsOf } from '../day-ranges.ts'
import { searchWords } from '../search-text.ts'
import { WebhookEvent } from './entities.ts'

/** Work on a callback is one transaction, so nobody ever sees it PROCESSING but between the claim and that transaction. */
const isHeld = `(w.state = 'RECEIVED' and coalesce(w.lease_until > now(), false))`

const duplicates = `coalesce((
  select d.count from finance.webhook_duplicates d
  where d.project_id = w.project_id and d.connection_id = w.connection_id and d.external_id = w.external_id), 0)`

const isDelivered = `exists (
  select from finance.webhook_duplicates d where d.project_id = w.project_id and d.connection_id = w.connection_id and d.external_id = w.external_id)`

/** What a statement selects from `finance.webhook_events w` to have a `WebhookEvent`. */
export const WEBHOOK_EVENT = `${columnsOf(WebhookEvent, 'w')}, ${isHeld} as "isHeld", ${duplicates} as duplicates`

/** In the statement itself and not as parameters, so that PostgreSQL sees which index serves. */
const STATES: Record<WebhookEventState, string> = {
  RECEIVED: `(w.state = 'RECEIVED' and not ${isHeld})`,
  PROCESSING: isHeld,
  PROCESSED: `w.state = 'PROCESSED'`,
  IGNORED: `w.state = 'IGNORED'`,
  FAILED: `w.state = 'FAILED'`,
}

/**
 * Which callbacks a filter means. `received` reads `parent.lower` and `parent.upper`, as a project list has them.
 *
 * @throws NOT_FOUND for an id that is none, BAD_USER_INPUT for results without the replay that they are of.
 */
export function webhookConditions(filter: WebhookEventFilter): Conditions {
  const conditions = listConditions()
  const { states, provider, connectionId, received, isDealtWith, hasDuplicates, search, replayId, replayResults } = filter
  if (states) conditions.add(() => states.map((state) => STATES[state]).join(' or ') || 'false')
  if (provider) conditions.add((param) => `w.provider = ${param(provider)}`)
  if (connectionId != null) conditions.add((param) => `w.connection_id = ${param(idOf(connectionId, 'payment connection'))}`)
  if (received) conditions.add(() => 'w.created_at >= parent.lower and w.created_at < parent.upper')
  if (isDealtWith != null) conditions.add(() => `w.dealt_with_at is ${isDealtWith ? 'not null' : 'null'}`)
  if (hasDuplicates != null) conditions.add(() => `${hasDuplicates ? '' : 'not '}${isDelivered}`)
  for (const word of searchWords(search)) {
    // What came of it is written in our own words, and those have no accents.
    conditions.add((param) =>
      word
        .map((form) => param(form))
        .map((form) => `strpos(coalesce(w.search_text, lower(w.external_id)), ${form}) > 0 or strpos(lower(w.outcome), ${form}) > 0`)
        .join(' or '),
    )
  }
  if (replayResults && replayId == null) throw badInput('`replayResults` goes with `replayId`.')
  if (replayId != null) {
    const id = idOf(replayId, 'webhook replay')
    conditions.add((param) => {
      const ofReplay = `i.project_id = w.project_id and i.replay_id = ${param(id)} and i.webhook_event_id = w.id`
      const hasResult = replayResults ? `coalesce(i.result, 'PENDING') = any (${param(replayResults)}::text[])` : 'true'
      return `exists (select from finance.webhook_replay_items i where ${ofReplay} and ${hasResult})`
    })
  }
  return conditions
}

function idOf(id: string, what: string): string {
  if (!isUuid(id)) throw notFound(what)
  return id
}

/** What a filter names has to be the project's. @throws NOT_FOUND */
export async function checkNamed(tx: Tx, projectId: string, { connectionId, replayId }: WebhookEventFilter): Promise<void> {
  if (connectionId != null) {
    const rows = await tx.query('select id from finance.payment_connections where project_id = $1 and id = $2', [projectId, idOf(connectionId, 'payment connection')])
    if (rows.length === 0) throw notFound('payment connection')
  }
  if (replayId != null) {
    const rows = await tx.query('select id from finance.webhook_replays where project_id = $1 and id = $2', [projectId, idOf(replayId, 'webhook replay')])
    if (rows.length === 0) throw notFound('webhook replay')
  }
}

export const webhookList = (
  { timeZone }: { timeZone: string },
  filter: WebhookEventFilter,
  sort: WebhookEventSort | null | undefined,
): ProjectList<WebhookEvent> => ({
  columns: WEBHOOK_EVENT,
  from: 'finance.webhook_events w',
  projectColumn: 'w.project_id',
  keys: SORTS[sort ?? 'RECEIVED_AT_DESC'],
  conditions: webhookConditions(filter),
  bounds: filter.received ? instantsOf(timeZone, filter.received) : null,
})

const byTime = (direction: 'ASC' | 'DESC'): PageKey<WebhookEvent>[] => [
  { column: 'w.created_at', type: 'timestamptz', direction, of: ({ createdAt }) => createdAt },
  { column: 'w.id', type: 'uuid', direction, of: ({ id }) => id },
]
const byState = (direction: 'ASC' | 'DESC'): PageKey<WebhookEvent>[] => [
  { column: 'w.state', type: 'text', direction, of: ({ state }) => state },
  ...byTime(direction),
]

const SORTS: Record<WebhookEventSort, PageKey<WebhookEvent>[]> = {
  RECEIVED_AT_DESC: byTime('DESC'),
  RECEIVED_AT_ASC: byTime('ASC'),
  STATE_DESC: byState('DESC'),
  STATE_ASC: byState('ASC'),
}
