import type { Database } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { within } from '@howl/platform/within'
import type { PaymentProvider } from '../payment-connections/entities.ts'
import { PROCESS_WEBHOOK } from './jobs.ts'

/** An authentic callback that waits to be stored. */
export type IncomingWebhook = { projectId: string; connectionId: string; provider: PaymentProvider; externalId: string; payload: Buffer; headers: Record<string, string> }

type Waiting = { webhook: IncomingWebhook; stored: () => void; failed: (error: unknown) => void }

const BATCH_ROWS = 200
const BATCH_BYTES = 4 * 1024 * 1024

/**
 * Stores callbacks. Those that come while a transaction is under way share the next one: under load a commit is paid by
 * many, and alone nobody waits. Each caller hears of success only after the commit of its own row.
 */
export class WebhookStore {
  readonly #db: Database
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null

  constructor(db: Database) {
    this.#db = db
  }

  /** @throws when the row could not be committed. */
  store(webhook: IncomingWebhook): Promise<void> {
    return new Promise((stored, failed) => {
      this.#waiting.push({ webhook, stored, failed })
      this.#writing ??= this.#writeAll().finally(() => (this.#writing = null))
    })
  }

  /** Resolves when this process has no callback to store, or after this time. Whoever sent one waits for its answer; what is stored can wait. */
  async whenQuiet(atMostMs: number): Promise<void> {
    if (this.#writing) await within(atMostMs, this.#writing)
  }

  async #writeAll(): Promise<void> {
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) await this.#write(batch)
  }

  #take(): Waiting[] {
    let bytes = 0
    let count = 0
    for (const { webhook } of this.#waiting.slice(0, BATCH_ROWS)) {
      bytes += webhook.payload.length
      if (count > 0 && bytes > BATCH_BYTES) break
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(batch.map(({ webhook }) => webhook))
    } catch (error) {
      // One row that cannot be stored must not take its neighbours with it; a database that is away takes all.
      if (batch.length > 1 && isAboutData(error)) for (const waiting of batch) await this.#write([waiting])
      else for (const { failed } of batch) failed(error)
      return
    }
    for (const { stored } of batch) stored()
  }

  #commit(webhooks: readonly IncomingWebhook[]): Promise<void> {
    const rows = countEqual(webhooks)
    return this.#db.asSystem('callbacks of several tenants are committed together', async (tx) => {
      await tx.query(
        `with given as materialized (
           select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::int[], $8::jsonb[])
             with ordinality as given (id, project_id, connection_id, provider, external_id, payload, deliveries, headers, place)
         ), stored as (
           insert into finance.webhook_events (id, project_id, connection_id, provider, external_id, payload, headers)
           select id, project_id, connection_id, provider, external_id, payload, headers from given order by place
           on conflict on constraint webhook_events_external_id do nothing returning id
         )
         insert into finance.webhook_duplicates as d (project_id, connection_id, external_id, count)
         select project_id, connection_id, external_id, deliveries - (stored.id is not null)::int
         from given left join stored using (id) where deliveries > (stored.id is not null)::int order by place
         on conflict (project_id, connection_id, external_id) do update set count = d.count + excluded.count`,
        [
          rows.map(() => uuidv7()),
          rows.map(({ webhook }) => webhook.projectId),
          rows.map(({ webhook }) => webhook.connectionId),
          rows.map(({ webhook }) => webhook.provider),
          rows.map(({ webhook }) => webhook.externalId),
          rows.map(({ webhook }) => webhook.payload),
          rows.map(({ deliveries }) => deliveries),
          rows.map(({ webhook }) => JSON.stringify(webhook.headers)),
        ],
      )
      tx.ring(PROCESS_WEBHOOK)
    })
  }
}

/**
 * One statement cannot touch a row twice, so equal events of a batch become one row with their number. They are sorted,
 * so that processes that store the same events never wait for each other in a circle.
 */
function countEqual(webhooks: readonly IncomingWebhook[]): { webhook: IncomingWebhook; deliveries: number }[] {
  const rows = new Map<string, { webhook: IncomingWebhook; deliveries: number }>()
  for (const webhook of webhooks) {
    const key = `${webhook.connectionId} ${webhook.externalId}`
    const row = rows.get(key)
    if (row) row.deliveries += 1
    else rows.set(key, { webhook, deliveries: 1 })
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

/** Classes of SQLSTATE: data exceptions, integrity constraints, limits of the program. */
function isAboutData(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^(22|23|54)/.test(code)
}
