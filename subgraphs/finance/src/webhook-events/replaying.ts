import type { Tx } from '@howl/platform/database'
import type { Logger } from '@howl/platform/log'
import { errorText, isPassing } from '@howl/platform/work-failures'
import type { Actor } from '../orders/timeline.ts'
import type { Projects } from '../projects/projects.ts'
import { noteAttempts } from './attempts.ts'
import type { WebhookAttempt, WebhookAttemptResult } from './entities.ts'
import { takeUp, writeOutcomes, type Outcome, type StoredWebhook } from './processing.ts'

/** What a replay works with. */
export type ReplayParts = { projects: Projects; now: () => Date; log: Logger }

/** Locked callbacks, and who asked for their replay; of many when it has an id. */
type Replay = { webhooks: readonly StoredWebhook[]; actor: Actor; replayId: string | null }

/**
 * Callbacks that are about to be replayed. Whoever else replays them, and the worker, waits until the transaction ends
 * and finds them as it leaves them. In the order of their ids: two replays of many never wait in a circle.
 */
export const lockWebhooks = (tx: Tx, projectId: string, ids: readonly string[]): Promise<StoredWebhook[]> =>
  tx.query<StoredWebhook>(`select ${STORED} from finance.webhook_events w where w.project_id = $1 and w.id = any ($2) order by w.id for update`, [projectId, ids])

/** As `lockWebhooks`, without those that a worker has claimed: it locks many in an order of its own. */
export const lockFreeWebhooks = (tx: Tx, projectId: string, ids: readonly string[]): Promise<StoredWebhook[]> =>
  tx.query<StoredWebhook>(
    `select ${STORED} from finance.webhook_events w
     where w.project_id = $1 and w.id = any ($2) and not coalesce(w.lease_until > now(), false) order by w.id for update`,
    [projectId, ids],
  )

const STORED = 'w.id, w.project_id, w.attempts, w.connection_id, w.external_id, w.payload, w.state, w.outcome, w.dead_at'

/**
 * Works through locked callbacks once more, by the way that they took when they came, and notes who asked and what came of
 * it. A callback that is PROCESSED stays as it is, because its money is recorded; one that breaks the work on it does too.
 */
export async function replay(parts: ReplayParts, tx: Tx, { webhooks, actor, replayId }: Replay): Promise<WebhookAttempt[]> {
  const [first] = webhooks
  if (!first) return []
  const tried = await tryAll(parts, tx, webhooks)
  const outcomes = tried.flatMap((one) => ('error' in one ? [] : [one]))
  await writeOutcomes(tx, { outcomes: outcomes.filter(saysMore), at: parts.now(), isReplay: true })
  return noteAttempts(
    tx,
    first.project_id,
    tried.map((one) => ({
      webhookEventId: one.webhook.id,
      kind: 'REPLAY',
      actor,
      replayId,
      ...('error' in one ? { result: 'FAILED', said: { error: one.error } } : { result: resultOf(one), said: { outcome: one.text } }),
    })),
  )
}

type Broken = { webhook: StoredWebhook; error: string }

async function tryAll(parts: ReplayParts, tx: Tx, webhooks: readonly StoredWebhook[]): Promise<(Outcome | Broken)[]> {
  try {
    return await tx.savepoint(() => takeUp(parts, tx, webhooks))
  } catch (error) {
    // It says nothing of the callbacks that somebody else was in the way: the transaction is tried again, whole.
    if (isPassing(error)) throw error
    const [only, second] = webhooks
    if (only && !second) {
      parts.log.warn({ err: error, webhookEventId: only.id }, 'a replay broke off')
      return [{ webhook: only, error: errorText(error) }]
    }
    // The savepoint took all of them back; alone, the one at fault shows, with its error.
    const tried: (Outcome | Broken)[] = []
    for (const webhook of webhooks) tried.push(...(await tryAll(parts, tx, [webhook])))
    return tried
  }
}

function saysMore({ webhook, state, text, isNew }: Outcome): boolean {
  if (isNew) return true
  if (webhook.state === 'PROCESSED') return false
  return webhook.state !== state || webhook.outcome !== text || webhook.dead_at !== null
}

const resultOf = ({ state, isNew }: Outcome): WebhookAttemptResult => (state !== 'PROCESSED' ? state : isNew ? 'RECORDED' : 'RECORDED_BEFORE')
