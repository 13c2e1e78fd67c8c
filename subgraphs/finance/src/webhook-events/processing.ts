import type { Tx } from '@howl/platform/database'
import { publishAll } from '@howl/platform/events'
import { webhookChanged } from '@howl/schema/events/finance'
import { jsonValues, readJsonObject } from '../lossless-json.ts'
import { readSepayTransfer } from '../payment-connections/providers/sepay-transfers.ts'
import { sepaySettings, type SepaySettings } from '../payment-connections/providers/sepay.ts'
import type { OrderStatus } from '../orders/order-standing.ts'
import type { Projects } from '../projects/projects.ts'
import { noteDoubts, noteLateCallbacks } from '../reconciliation/finding-rows.ts'
import { bringForward } from '../reconciliation/poll-rows.ts'
import { searchText } from '../search-text.ts'
import { receive, type Movement, type Received } from '../transactions/receiving.ts'
import { sepayMovement } from '../transactions/sepay-movements.ts'
import type { WebhookEvent } from './entities.ts'

/** A stored callback, as the work table gives it. */
export type StoredWebhook = {
  id: string
  project_id: string
  attempts: number
  connection_id: string
  external_id: string
  payload: Buffer
  state: WebhookEvent['state']
  outcome: string | null
  dead_at: Date | null
}

/** What came of one callback. */
export type Outcome = {
  webhook: StoredWebhook
  state: 'PROCESSED' | 'IGNORED' | 'FAILED'
  text: string
  /** Money was recorded that nobody had told of before. */
  isNew: boolean
}

type Parts = { projects: Projects; now: () => Date }

/** Works through stored callbacks of one project. What cannot be understood ends FAILED; an exception is a bug or an outage. */
export async function processWebhooks(parts: Parts, tx: Tx, webhooks: readonly StoredWebhook[]): Promise<void> {
  await writeOutcomes(tx, { outcomes: await takeUp(parts, tx, webhooks), at: parts.now(), isReplay: false })
}

/** Reads callbacks of one project and records what they tell of; what is recorded already changes nothing. The callbacks themselves stay as they are. */
export async function takeUp({ projects, now }: Parts, tx: Tx, webhooks: readonly StoredWebhook[]): Promise<Outcome[]> {
  const [first] = webhooks
  if (!first) return []
  const project = await projects.facts(tx, first.project_id)
  const settings = await settingsOf(tx, first.project_id, webhooks)
  const outcomes: Outcome[] = []
  const movements: Movement[] = []
  for (const webhook of webhooks) {
    const mine = settings.get(webhook.connection_id)
    if (!mine) throw new Error(`connection ${webhook.connection_id} is gone`)
    const members = readJsonObject(webhook.payload)
    const reading = members ? readSepayTransfer(members, mine, now()) : { kind: 'FAILED' as const, outcome: 'The body is no JSON object.' }
    if (reading.kind === 'TRANSFER') movements.push(sepayMovement(reading.transfer, mine, { connectionId: webhook.connection_id, webhookEventId: webhook.id, source: 'WEBHOOK', externalId: webhook.external_id }))
    else outcomes.push({ webhook, state: reading.kind, text: reading.outcome, isNew: false })
  }
  const byId = new Map(webhooks.map((webhook) => [webhook.id, webhook]))
  const all = await receive(tx, project, movements)
  await noteDoubts(tx, project, all)
  await noteLateCallbacks(tx, project, all)
  // The bank's list may tell what these could not.
  await bringForward(tx, project, { connectionIds: outcomes.flatMap(({ webhook, state }) => (state === 'FAILED' ? [webhook.connection_id] : [])), to: now() })
  for (const received of all) {
    const webhook = byId.get(received.movement.webhookEventId ?? '')
    if (!webhook) throw new Error('money was received from no callback')
    outcomes.push({ webhook, state: 'PROCESSED', text: describe(received), isNew: received.transaction !== null })
  }
  return outcomes
}

/** Says on the callbacks what came of them. A replay also ends what work was left to do on them, and the mark on one that is not what it was marked as. */
export async function writeOutcomes(tx: Tx, { outcomes, at, isReplay }: { outcomes: readonly Outcome[]; at: Date; isReplay: boolean }): Promise<void> {
  const [first] = outcomes
  if (!first) return
  const projectId = first.webhook.project_id
  await tx.query(
    `update finance.webhook_events w set state = o.state, outcome = o.outcome, processed_at = $2, search_text = coalesce(w.search_text, o.search_text)
       ${isReplay ? `, next_attempt_at = null, lease_token = null, lease_until = null, last_error = null, dead_at = null, ${MARK_OF_STATE}` : ''}
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) as o (id, state, outcome, search_text) where w.project_id = $1 and w.id = o.id`,
    [
      projectId,
      at,
      outcomes.map(({ webhook }) => webhook.id),
      outcomes.map(({ state }) => state),
      outcomes.map(({ text }) => text),
      outcomes.map(({ webhook }) => webhookSearchText(webhook)),
    ],
  )
  await sayChanged(tx, projectId, outcomes.flatMap(({ webhook: { id }, state }) => (isReplay || state === 'FAILED' ? [{ id, state }] : [])))
}

const MARK_OF_STATE = ['dealt_with_at', 'dealt_with_note', 'dealt_with_by_kind', 'dealt_with_by_id'].map((column) => `${column} = case when w.state = o.state then w.${column} end`).join(', ')

/** For pages that show the inbox. */
export const sayChanged = (tx: Tx, projectId: string, changed: readonly { id: string; state: string }[]): Promise<void> =>
  publishAll(
    tx,
    webhookChanged,
    changed.map(({ id, state }) => ({ projectId, subject: id, payload: { webhookEventId: id, state } })),
  )

/** Bodies have a few hundred characters; of a large one its beginning is enough to find it again. */
const MOST_SEARCHED = 4_000

/** Beside what came of it: the provider's id, and the texts and numbers of the body. */
export function webhookSearchText({ external_id: externalId, payload }: Pick<StoredWebhook, 'external_id' | 'payload'>): string {
  const values = jsonValues(payload, MOST_SEARCHED) ?? [payload.subarray(0, MOST_SEARCHED).toString('utf8')]
  return searchText([externalId, values.join('\n').slice(0, MOST_SEARCHED)])
}

async function settingsOf(tx: Tx, projectId: string, webhooks: readonly StoredWebhook[]): Promise<Map<string, SepaySettings>> {
  const rows = await tx.query<{ id: string; settings: unknown }>('select id, settings from finance.payment_connections where project_id = $1 and id = any ($2)', [
    projectId,
    [...new Set(webhooks.map(({ connection_id }) => connection_id))],
  ])
  return new Map(rows.map(({ id, settings }) => [id, sepaySettings.parse(settings)]))
}

const standings: Readonly<Record<OrderStatus, string>> = {
  DRAFT: 'a draft',
  AWAITING_PAYMENT: 'unpaid',
  UNDERPAID: 'paid in part',
  PAID: 'paid',
  OVERPAID: 'paid too much',
  PARTIALLY_REFUNDED: 'refunded in part',
  REFUNDED: 'refunded',
  CANCELLED: 'cancelled',
}

function describe({ transaction, order, telling }: Received): string {
  if (telling.kind === 'SAME') return "The bank's list had told of this transfer before."
  if (!transaction) return 'The transfer had been recorded before.'
  if (order) return `Counted on order #${order.number}, which is ${standings[order.status]} now.`
  return transaction.matchState === 'UNMATCHED' ? `Unmatched. ${transaction.matchReason ?? ''}` : `Recorded; it pays no order. ${transaction.matchReason ?? ''}`
}
