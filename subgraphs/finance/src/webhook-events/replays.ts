import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import type { PageKey } from '@howl/platform/pagination'
import type { ProjectList } from '@howl/platform/project-lists'
import type { WorkRow } from '@howl/platform/work'
import { cancelWork } from '@howl/platform/work-rows'
import { webhookReplayChanged } from '@howl/schema/events/finance'
import type { ReplayWebhooksInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { instantsOf } from '../day-ranges.ts'
import { findRepeated } from '../idempotency.ts'
import { actorOf, type Actor } from '../orders/timeline.ts'
import { changeable } from '../projects/projects.ts'
import { orRefusal, refuse } from '../refusals.ts'
import { WebhookReplay, type WebhookAttempt, type WebhookAttemptResult, type WebhookEvent } from './entities.ts'
import { lockFreeWebhooks, lockWebhooks, replay, type ReplayParts } from './replaying.ts'
import { checkNamed, WEBHOOK_EVENT, webhookConditions } from './webhook-list.ts'

export const REPLAY_WEBHOOKS = 'finance.replayWebhooks'

type ReplayWebhookSuccess = { __typename: 'ReplayWebhookSuccess'; webhookEvent: WebhookEvent; attempt: WebhookAttempt }
type ReplayWebhooksSuccess = { __typename: 'ReplayWebhooksSuccess'; replay: WebhookReplay }
type Cancelled = { __typename: 'CancelWebhookReplaySuccess'; replay: WebhookReplay } | { __typename: 'WebhookReplayAlreadyFinished'; message: string }

/** A replay of many as the work table gives it. */
export type ReplayRow = WorkRow & { actor_kind: Actor['kind']; actor_id: string | null }

/** Callbacks of one replay. More would be an hour's work of one worker. */
const MOST_CALLBACKS = 100_000
/** Replays of many that one project may have going. */
const MOST_GOING = 5
/** Callbacks of one transaction: each holds its orders until the commit, and progress is seen after it. */
const CHUNK = 50

const REPLAY = columnsOf(WebhookReplay, 'r')

const NEWEST_FIRST: PageKey<WebhookReplay>[] = [
  { column: 'r.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'r.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

/** Callbacks that people have worked through once more. */
export class WebhookReplays {
  readonly #parts: ReplayParts

  constructor(parts: ReplayParts) {
    this.#parts = parts
  }

  /** One, here and now. */
  replayOne(claims: Claims, { projectId, id }: { projectId: string; id: string }): Promise<ReplayWebhookSuccess> {
    return this.#parts.projects.change(claims, projectId, async (tx) => {
      const [before] = await lockWebhooks(tx, projectId, [id])
      if (!before) throw notFound('webhook event')
      const [attempt] = await replay(this.#parts, tx, { webhooks: [before], actor: actorOf(claims), replayId: null })
      const [webhookEvent] = await tx.query<WebhookEvent>(`select ${WEBHOOK_EVENT} from finance.webhook_events w where w.project_id = $1 and w.id = $2`, [projectId, id])
      if (!attempt || !webhookEvent) throw new Error('a callback was replayed without a trace')
      await audit(tx, claims, {
        projectId,
        action: 'webhook.replayed',
        subject: webhookEvent.id,
        before: { state: before.state, outcome: before.outcome },
        after: { state: webhookEvent.state, outcome: webhookEvent.outcome, result: attempt.result },
      })
      return { __typename: 'ReplayWebhookSuccess', webhookEvent, attempt }
    })
  }

  /** All that match now, by a worker. */
  async start(claims: Claims, { projectId, filter, idempotencyKey }: ReplayWebhooksInput): Promise<ReplayWebhooksSuccess | InvalidInput> {
    const { timeZone } = changeable(claims, projectId)
    const conditions = webhookConditions(filter)
    const bounds = filter.received ? instantsOf(timeZone, filter.received) : null
    const actor = actorOf(claims)
    return orRefusal(
      this.#parts.projects.change(claims, projectId, async (tx): Promise<ReplayWebhooksSuccess> => {
        await checkNamed(tx, projectId, filter)
        const id = uuidv7()
        const earlier = await findRepeated(tx, { projectId, operation: 'replayWebhooks', key: idempotencyKey, input: { filter }, newId: id })
        if (earlier) return { __typename: 'ReplayWebhooksSuccess', replay: await getReplay(tx, projectId, earlier) }
        await checkGoing(tx, projectId)
        // The placeholders are those of a project list, whose conditions these are: its second names an owner.
        const matching = `from (select $1::uuid as id, $2::uuid as owner, $3::timestamptz as lower, $4::timestamptz as upper) parent
          join finance.webhook_events w on w.project_id = parent.id where ${conditions.where}`
        const params = [projectId, null, bounds?.lower ?? null, bounds?.upper ?? null, ...conditions.params]
        const [found] = await tx.query<{ count: number }>(`select count(*)::int as count from (select ${matching} limit ${MOST_CALLBACKS + 1}) found`, params)
        const total = found?.count ?? 0
        if (total === 0) refuse(['filter'], 'No callback matches: there is nothing to replay.')
        if (total > MOST_CALLBACKS) refuse(['filter'], `More than ${MOST_CALLBACKS} callbacks match. Narrow the filter, for example to fewer days.`)
        await tx.query(
          `insert into finance.webhook_replays (id, project_id, state, filter, total, actor_kind, actor_id) values ($1, $2, 'QUEUED', $3, $4, $5, $6)`,
          [id, projectId, JSON.stringify(filter, plain), total, actor.kind, actor.id],
        )
        const items = await tx.query(
          `insert into finance.webhook_replay_items (project_id, replay_id, webhook_event_id, place)
           select w.project_id, $${params.length + 1}, w.id, row_number() over (order by w.created_at, w.id) ${matching} returning 1`,
          [...params, id],
        )
        // What came in between the two statements is meant too.
        await tx.query('update finance.webhook_replays set total = $3 where project_id = $1 and id = $2 and total <> $3', [projectId, id, items.length])
        await audit(tx, claims, { projectId, action: 'webhooks.replayed', subject: id, after: { filter, total: items.length } })
        tx.ring(REPLAY_WEBHOOKS)
        return { __typename: 'ReplayWebhooksSuccess', replay: await sayReplay(tx, projectId, id) }
      }),
    )
  }

  /** It ends after the callbacks that it is at. */
  cancel(claims: Claims, { projectId, id }: { projectId: string; id: string }): Promise<Cancelled> {
    return this.#parts.projects.change(claims, projectId, async (tx): Promise<Cancelled> => {
      const ended = await end(tx, { projectId, id, state: 'CANCELLED', at: this.#parts.now() })
      if (!ended) {
        await getReplay(tx, projectId, id)
        return { __typename: 'WebhookReplayAlreadyFinished', message: 'The replay has already ended, so there is nothing to cancel.' }
      }
      await cancelWork(tx, 'finance.webhook_replays', id)
      await audit(tx, claims, { projectId, action: 'webhookReplay.cancelled', subject: ended.id, before: { state: 'RUNNING' }, after: { state: 'CANCELLED' } })
      return { __typename: 'CancelWebhookReplaySuccess', replay: ended }
    })
  }

  /** @throws NOT_FOUND */
  get(claims: Claims, projectId: string, id: string): Promise<WebhookReplay> {
    if (!isUuid(id)) throw notFound('webhook replay')
    return this.#parts.projects.read(claims, [projectId], (tx) => getReplay(tx, projectId, id))
  }

  list(): ProjectList<WebhookReplay> {
    return { columns: REPLAY, from: 'finance.webhook_replays r', projectColumn: 'r.project_id', keys: NEWEST_FIRST }
  }

  /** @returns whether there is more to do; not for a replay that has ended meanwhile. */
  async begin(tx: Tx, { id, project_id: projectId }: ReplayRow): Promise<boolean> {
    const rows = await tx.query(
      `update finance.webhook_replays set state = 'RUNNING', started_at = coalesce(started_at, $3), failure = null
       where project_id = $1 and id = $2 and state in ('QUEUED', 'RUNNING') returning id`,
      [projectId, id, this.#parts.now()],
    )
    if (rows.length > 0) await sayReplay(tx, projectId, id)
    return rows.length > 0
  }

  /** The next callbacks, and the progress with them. @returns whether there are more. */
  async step(tx: Tx, { id, project_id: projectId, actor_kind: kind, actor_id: actorId }: ReplayRow): Promise<boolean> {
    const items = await tx.query<{ id: string }>(
      `select webhook_event_id as id from finance.webhook_replay_items where project_id = $1 and replay_id = $2 and result is null order by place limit ${CHUNK}`,
      [projectId, id],
    )
    if (items.length === 0) return false
    const webhooks = await lockFreeWebhooks(tx, projectId, items.map((item) => item.id))
    const attempts = await replay(this.#parts, tx, { webhooks, actor: { kind, id: actorId }, replayId: id })
    const results = new Map(attempts.map(({ webhookEventId, result }) => [webhookEventId, result]))
    await tx.query(
      `update finance.webhook_replay_items i set result = r.result from unnest($3::uuid[], $4::text[]) as r (id, result)
       where i.project_id = $1 and i.replay_id = $2 and i.webhook_event_id = r.id`,
      [projectId, id, items.map((item) => item.id), items.map((item) => results.get(item.id) ?? 'SKIPPED')],
    )
    const count = (wanted: WebhookAttemptResult) => attempts.filter(({ result }) => result === wanted).length
    await tx.query(
      `update finance.webhook_replays set recorded = recorded + $3, recorded_before = recorded_before + $4, ignored = ignored + $5, failed = failed + $6, skipped = skipped + $7
       where project_id = $1 and id = $2`,
      [projectId, id, count('RECORDED'), count('RECORDED_BEFORE'), count('IGNORED'), count('FAILED'), items.length - attempts.length],
    )
    await sayReplay(tx, projectId, id)
    return items.length === CHUNK
  }

  async finish(tx: Tx, { id, project_id: projectId }: ReplayRow): Promise<void> {
    await end(tx, { projectId, id, state: 'FINISHED', at: this.#parts.now() })
  }

  async fail(tx: Tx, { id, project_id: projectId }: ReplayRow, failure: string): Promise<void> {
    await end(tx, { projectId, id, state: 'FAILED', at: this.#parts.now(), failure })
  }

  /** It goes on where it broke off. */
  async queueAgain(tx: Tx, { id, project_id: projectId }: ReplayRow): Promise<void> {
    await tx.query(`update finance.webhook_replays set state = 'QUEUED', failure = null, finished_at = null where project_id = $1 and id = $2 and state <> 'CANCELLED'`, [projectId, id])
    await sayReplay(tx, projectId, id)
  }
}

/** jsonb takes no NUL and no half of a character, and nothing is found by them. */
const plain = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.replace(/[\0\p{Surrogate}]/gu, '') : value)

async function getReplay(tx: Tx, projectId: string, id: string): Promise<WebhookReplay> {
  const [found] = await tx.query<WebhookReplay>(`select ${REPLAY} from finance.webhook_replays r where r.project_id = $1 and r.id = $2`, [projectId, id])
  if (!found) throw notFound('webhook replay')
  return found
}

async function sayReplay(tx: Tx, projectId: string, id: string): Promise<WebhookReplay> {
  const found = await getReplay(tx, projectId, id)
  await publish(tx, webhookReplayChanged, { projectId, subject: found.id, payload: { webhookReplayId: found.id, state: found.state } })
  return found
}

type End = { projectId: string; id: string; state: 'FINISHED' | 'CANCELLED' | 'FAILED'; at: Date; failure?: string }

/** @returns null for one that has ended already: it stays as it ended. */
async function end(tx: Tx, { projectId, id, state, at, failure = undefined }: End): Promise<WebhookReplay | null> {
  const rows = await tx.query(
    `update finance.webhook_replays set state = $3, finished_at = $4, failure = $5 where project_id = $1 and id = $2 and state in ('QUEUED', 'RUNNING') returning id`,
    [projectId, id, state, at, failure ?? null],
  )
  return rows.length > 0 ? sayReplay(tx, projectId, id) : null
}

/** Asked without a lock: that two at the same moment make one more than the cap harms nobody. */
async function checkGoing(tx: Tx, projectId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from finance.webhook_replays where project_id = $1 and state in ('QUEUED', 'RUNNING')`,
    [projectId],
  )
  if ((row?.count ?? 0) >= MOST_GOING) refuse(['projectId'], `${MOST_GOING} replays of this project are still going. Wait for one of them, or cancel it.`)
}
