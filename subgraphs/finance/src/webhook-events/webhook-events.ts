import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { badInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { ProjectList } from '@howl/platform/project-lists'
import type { MarkWebhookDealtWithInput, WebhookEventFilter, WebhookEventSort } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { actorOf, BY_RULE } from '../orders/timeline.ts'
import { PaymentConnection } from '../payment-connections/entities.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { Transaction } from '../transactions/entities.ts'
import { historyOf, noteAttempts } from './attempts.ts'
import type { WebhookAttempt, WebhookEvent } from './entities.ts'
import { processWebhooks, sayChanged, webhookSearchText, type StoredWebhook } from './processing.ts'
import { checkNamed, WEBHOOK_EVENT, webhookList } from './webhook-list.ts'

type Marked =
  | { __typename: 'MarkWebhookDealtWithSuccess'; webhookEvent: WebhookEvent }
  | { __typename: 'WebhookNotFailed'; message: string }
  | InvalidInput

/** A body has at most one MiB and is shown in three ways: these are a few large ones, or thousands as they usually are. */
const MOST_BYTES_AT_ONCE = 8 * 1024 * 1024

const NOT_DEALT_WITH = 'dealt_with_at = null, dealt_with_note = null, dealt_with_by_kind = null, dealt_with_by_id = null'

export class WebhookEvents {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  process(tx: Tx, webhooks: readonly StoredWebhook[]): Promise<void> {
    return processWebhooks({ projects: this.#projects, now: this.#now }, tx, webhooks)
  }

  async noteFailed(tx: Tx, webhook: StoredWebhook, error: string): Promise<void> {
    const { id, project_id: projectId } = webhook
    await noteAttempts(tx, projectId, [{ webhookEventId: id, kind: 'WORK', result: 'FAILED', actor: BY_RULE, said: { error } }])
    // What cannot be processed has to be found, too.
    await tx.query('update finance.webhook_events set search_text = $3 where project_id = $1 and id = $2 and search_text is null', [projectId, id, webhookSearchText(webhook)])
  }

  async noteDead(tx: Tx, { id, project_id: projectId }: StoredWebhook, error: string): Promise<void> {
    await tx.query(`update finance.webhook_events set state = 'FAILED', outcome = $3, processed_at = $4 where project_id = $1 and id = $2`, [
      projectId,
      id,
      `It could not be processed: ${error}`,
      this.#now(),
    ])
    await sayChanged(tx, projectId, [{ id, state: 'FAILED' }])
  }

  async noteRetry(tx: Tx, { id, project_id: projectId }: StoredWebhook): Promise<void> {
    // Whoever dealt with it dealt with the failure that there was. If it fails again, somebody has to look again.
    await tx.query(`update finance.webhook_events set state = 'RECEIVED', outcome = null, processed_at = null, ${NOT_DEALT_WITH} where project_id = $1 and id = $2`, [projectId, id])
    await sayChanged(tx, projectId, [{ id, state: 'RECEIVED' }])
  }

  /** Says that a failure needs nobody any more. */
  async markDealtWith(claims: Claims, input: MarkWebhookDealtWithInput & { projectId: string }): Promise<Marked> {
    const { projectId, id } = input
    changeable(claims, projectId)
    const reader = new InputReader()
    const note = reader.optionalText({ path: ['note'], value: input.note, name: 'The note', max: 2000 })
    if (reader.isFaulty) return reader.refusal()
    const actor = actorOf(claims)
    return this.#projects.change(claims, projectId, async (tx): Promise<Marked> => {
      const before = await getEvent(tx, { projectId, id, isLocked: true })
      if (before.state !== 'FAILED') {
        return { __typename: 'WebhookNotFailed', message: `This callback is ${before.state}. Only one that failed needs somebody to deal with it.` }
      }
      await tx.query(
        `update finance.webhook_events set dealt_with_at = $3, dealt_with_note = $4, dealt_with_by_kind = $5, dealt_with_by_id = $6 where project_id = $1 and id = $2`,
        [projectId, before.id, this.#now(), note, actor.kind, actor.id],
      )
      const webhookEvent = await sayMarked(tx, { projectId, id })
      await audit(tx, claims, { projectId, action: 'webhook.dealtWith', subject: before.id, before: markOf(before), after: markOf(webhookEvent), note })
      return { __typename: 'MarkWebhookDealtWithSuccess', webhookEvent }
    })
  }

  /** Takes the mark back; nothing changes where there is none. */
  reopen(claims: Claims, { projectId, id }: { projectId: string; id: string }): Promise<WebhookEvent> {
    return this.#projects.change(claims, projectId, async (tx) => {
      const before = await getEvent(tx, { projectId, id, isLocked: true })
      if (!before.dealtWithAt) return before
      await tx.query(`update finance.webhook_events set ${NOT_DEALT_WITH} where project_id = $1 and id = $2`, [projectId, before.id])
      const webhookEvent = await sayMarked(tx, { projectId, id })
      await audit(tx, claims, { projectId, action: 'webhook.reopened', subject: before.id, before: markOf(before), after: markOf(webhookEvent) })
      return webhookEvent
    })
  }

  /** @throws NOT_FOUND */
  get(claims: Claims, projectId: string, id: string): Promise<WebhookEvent> {
    if (!isUuid(id)) throw notFound('webhook event')
    return this.#projects.read(claims, [projectId], (tx) => getEvent(tx, { projectId, id }))
  }

  /**
   * For loaders: the bodies as they came.
   *
   * @throws BAD_USER_INPUT for so many large ones that the answer would be enormous.
   */
  async bodiesOf(claims: Claims, events: readonly WebhookEvent[]): Promise<Buffer[]> {
    const projectIds = [...new Set(events.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<{ id: string; payload: Buffer | null }>(
        // The size of a large body is known without reading it.
        `select id, case when sum(octet_length(payload)) over () <= $3 then payload end as payload
         from finance.webhook_events where project_id = any ($1) and id = any ($2)`,
        [projectIds, events.map(({ id }) => id), MOST_BYTES_AT_ONCE],
      ),
    )
    if (rows.some(({ payload }) => payload === null)) {
      throw badInput(`These bodies have more than ${MOST_BYTES_AT_ONCE / 1024 / 1024} MiB together. Ask for fewer at once.`)
    }
    const byId = new Map(rows.map(({ id, payload }) => [id, payload]))
    return events.map(({ id }) => byId.get(id) ?? Buffer.alloc(0))
  }

  /** For loaders: the transfers that each callback told of first, oldest first. */
  async transactionsOf(claims: Claims, events: readonly WebhookEvent[]): Promise<Transaction[][]> {
    const projectIds = [...new Set(events.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<Transaction & { webhookEventId: string }>(
        `select ${columnsOf(Transaction, 't')}, t.webhook_event_id as "webhookEventId" from finance.transactions t
         where t.project_id = any ($1) and t.webhook_event_id = any ($2) order by t.occurred_at, t.id`,
        [projectIds, events.map(({ id }) => id)],
      ),
    )
    return events.map(({ id }) => rows.filter(({ webhookEventId }) => webhookEventId === id))
  }

  /** For loaders: the payment connection by which each came. */
  async connectionsOf(claims: Claims, events: readonly WebhookEvent[]): Promise<PaymentConnection[]> {
    const projectIds = [...new Set(events.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<PaymentConnection>(`select ${columnsOf(PaymentConnection, 'c')} from finance.payment_connections c where c.project_id = any ($1) and c.id = any ($2)`, [
        projectIds,
        [...new Set(events.map(({ connectionId }) => connectionId))],
      ]),
    )
    const byId = new Map(rows.map((connection) => [connection.id, connection]))
    return events.map(({ connectionId }) => {
      const connection = byId.get(connectionId)
      if (!connection) throw new Error(`connection ${connectionId} is gone`)
      return connection
    })
  }

  /** For loaders: how many callbacks of each project wait for a person. */
  async countNeedingPerson(claims: Claims, projectIds: readonly string[]): Promise<number[]> {
    const ids = [...new Set(projectIds)]
    const rows = await this.#projects.read(claims, ids, (tx) =>
      tx.query<{ id: string; count: number }>(
        `select p.id, (
           select count(*)::int from finance.webhook_events w where w.project_id = p.id and w.state = 'FAILED' and w.dealt_with_at is null
         ) as count from unnest($1::uuid[]) as p (id)`,
        [ids],
      ),
    )
    const byId = new Map(rows.map(({ id, count }) => [id, count]))
    return projectIds.map((id) => byId.get(id) ?? 0)
  }

  /** @throws NOT_FOUND for a connection or a replay that is not the project's. */
  async checkFilter(claims: Claims, projectId: string, filter: WebhookEventFilter): Promise<void> {
    if (filter.connectionId == null && filter.replayId == null) return
    await this.#projects.read(claims, [projectId], (tx) => checkNamed(tx, projectId, filter))
  }

  list(facts: { timeZone: string }, filter: WebhookEventFilter, sort: WebhookEventSort | null | undefined): ProjectList<WebhookEvent> {
    return webhookList(facts, filter, sort)
  }

  history(id: string): ProjectList<WebhookAttempt> {
    return historyOf(id)
  }
}

async function getEvent(tx: Tx, { projectId, id, isLocked = false }: { projectId: string; id: string; isLocked?: boolean }): Promise<WebhookEvent> {
  const [event] = await tx.query<WebhookEvent>(
    `select ${WEBHOOK_EVENT} from finance.webhook_events w where w.project_id = $1 and w.id = $2 ${isLocked ? 'for update of w' : ''}`,
    [projectId, id],
  )
  if (!event) throw notFound('webhook event')
  return event
}

async function sayMarked(tx: Tx, which: { projectId: string; id: string }): Promise<WebhookEvent> {
  const event = await getEvent(tx, which)
  await sayChanged(tx, which.projectId, [event])
  return event
}

const markOf = ({ dealtWithAt, dealtWithNote }: WebhookEvent) => ({ isDealtWith: dealtWithAt !== null, note: dealtWithNote })
