import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import type { PageKey } from '@howl/platform/pagination'
import type { WebhookEventFilter, WebhookEventState } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { Projects } from '../projects/projects.ts'
import { WebhookEvent } from './entities.ts'
import { processWebhooks, type StoredWebhook } from './processing.ts'

/** Work on a callback is one transaction, so nobody ever sees it PROCESSING but between the claim and that transaction. */
const isHeld = `(w.state = 'RECEIVED' and w.lease_until > now())`
const STATES: Record<WebhookEventState, string> = {
  RECEIVED: `(w.state = 'RECEIVED' and not coalesce(w.lease_until > now(), false))`,
  PROCESSING: isHeld,
  PROCESSED: `w.state = 'PROCESSED'`,
  IGNORED: `w.state = 'IGNORED'`,
  FAILED: `w.state = 'FAILED'`,
}

const duplicates = `coalesce((
  select d.count from finance.webhook_duplicates d
  where d.project_id = w.project_id and d.connection_id = w.connection_id and d.external_id = w.external_id), 0)`

const NEWEST_FIRST: PageKey<WebhookEvent>[] = [
  { column: 'w.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'w.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

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

  async noteDead(tx: Tx, { id, project_id: projectId }: StoredWebhook, error: string): Promise<void> {
    await tx.query(`update finance.webhook_events set state = 'FAILED', outcome = $3, processed_at = $4 where project_id = $1 and id = $2`, [
      projectId,
      id,
      `It could not be processed: ${error}`,
      this.#now(),
    ])
  }

  async noteRetry(tx: Tx, { id, project_id: projectId }: StoredWebhook): Promise<void> {
    await tx.query(`update finance.webhook_events set state = 'RECEIVED', outcome = null, processed_at = null where project_id = $1 and id = $2`, [projectId, id])
  }

  /** For loaders: the bodies as they came; what was no UTF-8 in them is shown as U+FFFD. */
  async payloadsOf(claims: Claims, events: readonly WebhookEvent[]): Promise<string[]> {
    const projectIds = [...new Set(events.map(({ projectId }) => projectId))]
    const rows = await this.#projects.read(claims, projectIds, (tx) =>
      tx.query<{ id: string; payload: Buffer }>('select id, payload from finance.webhook_events where project_id = any ($1) and id = any ($2)', [
        projectIds,
        events.map(({ id }) => id),
      ]),
    )
    const byId = new Map(rows.map(({ id, payload }) => [id, payload.toString('utf8')]))
    return events.map(({ id }) => byId.get(id) ?? '')
  }

  list(filter: WebhookEventFilter | null | undefined): ProjectList<WebhookEvent> {
    const conditions = listConditions()
    const { states, provider } = filter ?? {}
    if (states) conditions.add(() => states.map((state) => STATES[state]).join(' or ') || 'false')
    if (provider) conditions.add((param) => `w.provider = ${param(provider)}`)
    return { columns: `${columnsOf(WebhookEvent, 'w')}, ${isHeld} as "isHeld", ${duplicates} as duplicates`, from: 'finance.webhook_events w', projectColumn: 'w.project_id', keys: NEWEST_FIRST, conditions }
  }
}
