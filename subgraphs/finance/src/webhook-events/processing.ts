import type { Tx } from '@howl/platform/database'
import { readJsonObject } from '../lossless-json.ts'
import { readSepayTransfer, type SepayTransfer } from '../payment-connections/providers/sepay-transfers.ts'
import { sepaySettings, type SepaySettings } from '../payment-connections/providers/sepay.ts'
import type { Projects } from '../projects/projects.ts'
import { receive, type Movement, type Received } from '../transactions/receiving.ts'

/** A stored callback, as the work table gives it. */
export type StoredWebhook = { id: string; project_id: string; attempts: number; connection_id: string; external_id: string; payload: Buffer }

type Outcome = { id: string; state: 'PROCESSED' | 'IGNORED' | 'FAILED'; text: string }

/** Works through stored callbacks of one project. What cannot be understood ends FAILED; an exception is a bug or an outage. */
export async function processWebhooks({ projects, now }: { projects: Projects; now: () => Date }, tx: Tx, webhooks: readonly StoredWebhook[]): Promise<void> {
  const [first] = webhooks
  if (!first) return
  const project = await projects.facts(tx, first.project_id)
  const settings = await settingsOf(tx, webhooks)
  const outcomes: Outcome[] = []
  const movements: Movement[] = []
  for (const webhook of webhooks) {
    const mine = settings.get(webhook.connection_id)
    if (!mine) throw new Error(`connection ${webhook.connection_id} is gone`)
    const members = readJsonObject(webhook.payload)
    const reading = members ? readSepayTransfer(members, mine, now()) : { kind: 'FAILED' as const, outcome: 'The body is no JSON object.' }
    if (reading.kind === 'TRANSFER') movements.push(movementOf(webhook, reading.transfer, mine))
    else outcomes.push({ id: webhook.id, state: reading.kind, text: reading.outcome })
  }
  for (const received of await receive(tx, project, movements)) {
    outcomes.push({ id: received.movement.webhookEventId ?? '', state: 'PROCESSED', text: describe(received) })
  }
  await tx.query(
    `update finance.webhook_events w set state = o.state, outcome = o.outcome, processed_at = $2
     from unnest($3::uuid[], $4::text[], $5::text[]) as o (id, state, outcome) where w.project_id = $1 and w.id = o.id`,
    [project.projectId, now(), outcomes.map(({ id }) => id), outcomes.map(({ state }) => state), outcomes.map(({ text }) => text)],
  )
}

async function settingsOf(tx: Tx, webhooks: readonly StoredWebhook[]): Promise<Map<string, SepaySettings>> {
  const rows = await tx.query<{ id: string; settings: unknown }>('select id, settings from finance.payment_connections where id = any ($1)', [
    [...new Set(webhooks.map(({ connection_id }) => connection_id))],
  ])
  return new Map(rows.map(({ id, settings }) => [id, sepaySettings.parse(settings)]))
}

function movementOf(webhook: StoredWebhook, transfer: SepayTransfer, settings: SepaySettings): Movement {
  const { isOurAccount, amountMinor, balanceAfterMinor, ...rest } = transfer
  return {
    ...rest,
    connectionId: webhook.connection_id,
    webhookEventId: webhook.id,
    provider: 'SEPAY',
    source: 'WEBHOOK',
    externalId: webhook.external_id,
    amount: { minor: amountMinor, currency: 'VND' },
    pays: paysOf(transfer, settings),
    balanceAfterMinor: isOurAccount ? balanceAfterMinor : null,
  }
}

function paysOf({ isOurAccount, direction, accountNumber, subAccount }: SepayTransfer, settings: SepaySettings): Movement['pays'] {
  if (!isOurAccount) {
    return { by: 'nothing', reason: `It is for account ${accountNumber ?? subAccount}, and this connection's is ${settings.accountNumber}.` }
  }
  return direction === 'OUT' ? { by: 'nothing', reason: 'The money went out.' } : { by: 'text' }
}

function describe({ transaction, order }: Received): string {
  if (!transaction) return 'The transfer had been recorded before.'
  if (order) return `Counted on order #${order.number}, which is ${order.status} now.`
  return transaction.matchState === 'UNMATCHED' ? `Unmatched. ${transaction.matchReason ?? ''}` : `Recorded; it pays no order. ${transaction.matchReason ?? ''}`
}
