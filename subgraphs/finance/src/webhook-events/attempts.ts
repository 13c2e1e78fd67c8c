import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import type { PageKey } from '@howl/platform/pagination'
import type { ProjectList } from '@howl/platform/project-lists'
import { columnsOf } from '../columns.ts'
import type { Actor } from '../orders/timeline.ts'
import { WebhookAttempt } from './entities.ts'

const ATTEMPT = columnsOf(WebhookAttempt, 'a')

const NEWEST_FIRST: PageKey<WebhookAttempt>[] = [{ column: 'a.place', type: 'bigint', direction: 'DESC', of: ({ place }) => place }]

type NewAttempt = Pick<WebhookAttempt, 'webhookEventId' | 'kind' | 'result'> & {
  actor: Actor
  replayId?: string | null
  /** What came of it in words, or why it broke off. */
  said: { outcome: string } | { error: string }
}

/** Writes down that callbacks were tried, in the transaction that says so. Nobody changes or removes these rows. */
export async function noteAttempts(tx: Tx, projectId: string, attempts: readonly NewAttempt[]): Promise<WebhookAttempt[]> {
  if (attempts.length === 0) return []
  return tx.query<WebhookAttempt>(
    `insert into finance.webhook_attempts as a (project_id, id, webhook_event_id, kind, result, outcome, error, actor_kind, actor_id, replay_id)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::uuid[])
     returning ${ATTEMPT}`,
    [
      projectId,
      attempts.map(() => uuidv7()),
      attempts.map(({ webhookEventId }) => webhookEventId),
      attempts.map(({ kind }) => kind),
      attempts.map(({ result }) => result),
      attempts.map(({ said }) => ('outcome' in said ? said.outcome : null)),
      attempts.map(({ said }) => ('error' in said ? said.error : null)),
      attempts.map(({ actor }) => actor.kind),
      attempts.map(({ actor }) => actor.id),
      attempts.map(({ replayId }) => replayId ?? null),
    ],
  )
}

/** The tries of one callback that failed, and its replays, the newest first. */
export const historyOf = (webhookEventId: string): ProjectList<WebhookAttempt> => ({
  columns: ATTEMPT,
  from: 'finance.webhook_attempts a',
  projectColumn: 'a.project_id',
  owner: { column: 'a.webhook_event_id', id: webhookEventId },
  keys: NEWEST_FIRST,
})
