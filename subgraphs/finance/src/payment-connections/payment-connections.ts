import { timingSafeEqual } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { audit } from '@howl/platform/audit'
import { projectIdsWith, type Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { conflict, invalidInput, notFound, type FieldError, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { Vault } from '@howl/platform/vault'
import { connectionChanged } from '@howl/schema/events/finance'
import type { z } from 'zod'
import type { CreatePaymentConnectionInput, UpdatePaymentConnectionInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { findRepeated } from '../idempotency.ts'
import { changeable, type Projects } from '../projects/projects.ts'
import { soonest } from '../reconciliation/poll-rows.ts'
import { PaymentConnection, type PaymentProvider } from './entities.ts'
import { sepayApiToken, sepaySecrets, sepaySettings, type SepaySecrets, type SepaySettings } from './providers/sepay.ts'

type Created = { __typename: 'CreatePaymentConnectionSuccess'; connection: PaymentConnection }
type Updated = { __typename: 'UpdatePaymentConnectionSuccess'; connection: PaymentConnection }

/** What a callback is checked against. */
export type OpenedConnection = { id: string; projectId: string; provider: PaymentProvider; settings: SepaySettings; secrets: SepaySecrets; isDisabled: boolean }

/** A connection that was changed in another process is noticed after this long. */
const CACHED_MS = 1_000
const CACHED_AT_MOST = 10_000

/** Shorter secrets would be half told by their end. */
const SHORTEST_HINTED = 12

const CONNECTION = columnsOf(PaymentConnection, 'c')

export class PaymentConnections {
  readonly #db: Database
  readonly #projects: Projects
  readonly #vault: Vault
  readonly #now: () => Date
  readonly #opened = new Map<string, { at: number; connection: Promise<OpenedConnection | null> }>()
  readonly #refused = new Map<string, { count: number; write: Promise<void> | null }>()

  constructor({ db, projects, vault, now }: { db: Database; projects: Projects; vault: Vault; now: () => Date }) {
    this.#db = db
    this.#projects = projects
    this.#vault = vault
    this.#now = now
  }

  async create(claims: Claims, input: CreatePaymentConnectionInput): Promise<Created | InvalidInput> {
    const { projectId, provider, idempotencyKey } = input
    changeable(claims, projectId)
    if (provider !== 'SEPAY') {
      return invalidInput([{ path: ['provider'], message: `${PROVIDER_NAMES[provider]} is not available yet. Choose SePay.` }])
    }
    const reader = new InputReader()
    const name = reader.text({ path: ['name'], value: input.name, name: 'The name', max: 100 })
    const settings = read(reader, { schema: sepaySettings, value: input.settings, path: 'settings' })
    const secrets = read(reader, { schema: sepaySecrets, value: input.secrets, path: 'secrets' })
    if (reader.isFaulty || !settings || !secrets) return reader.refusal()
    return this.#projects.change(claims, projectId, async (tx) => {
      const id = uuidv7()
      // The secrets are no part of the key's fingerprint: it would help whoever tries to guess them.
      const call = { projectId, operation: 'createPaymentConnection', key: idempotencyKey, input: { provider, name, settings }, newId: id }
      const earlier = await findRepeated(tx, call)
      if (earlier) return { __typename: 'CreatePaymentConnectionSuccess', connection: await this.#repeated(tx, projectId, { id: earlier, secrets }) }
      const [connection] = await tx.query<PaymentConnection>(
        `insert into finance.payment_connections as c (id, project_id, provider, name, settings, code_prefix, sealed_secrets, secret_hint)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${CONNECTION}`,
        [id, projectId, provider, name, JSON.stringify(settings), settings.codePrefix, this.#seal(projectId, secrets), hintOf(secrets)],
      )
      if (!connection) throw new Error('a payment connection was not inserted')
      await createPoll(tx, connection, { hasToken: hasToken(secrets), now: this.#now() })
      await publish(tx, connectionChanged, { projectId, subject: id, payload: { connectionId: id } })
      await audit(tx, claims, { projectId, action: 'paymentConnection.created', subject: id, after: { ...factsOf(connection), isComparedWithBank: hasToken(secrets) } })
      return { __typename: 'CreatePaymentConnectionSuccess', connection }
    })
  }

  async #repeated(tx: Tx, projectId: string, { id, secrets }: { id: string; secrets: SepaySecrets }): Promise<PaymentConnection> {
    const [row] = await tx.query<PaymentConnection & { sealed: string }>(
      `select ${CONNECTION}, c.sealed_secrets as sealed from finance.payment_connections c where c.project_id = $1 and c.id = $2`,
      [projectId, id],
    )
    if (!row) throw notFound('payment connection')
    const { sealed, ...connection } = row
    const [before, now] = [Buffer.from(this.#vault.open(projectId, sealed)), Buffer.from(JSON.stringify(secrets))]
    if (before.length !== now.length || !timingSafeEqual(before, now)) {
      throw conflict('This idempotencyKey was used for a call with another input. Use a fresh key.')
    }
    return connection
  }

  async update(claims: Claims, input: UpdatePaymentConnectionInput & { projectId: string }): Promise<Updated | InvalidInput> {
    const { projectId } = input
    changeable(claims, projectId)
    const reader = new InputReader()
    const isGiven = (value: unknown) => value !== undefined && value !== null
    const name = isGiven(input.name) ? reader.text({ path: ['name'], value: input.name, name: 'The name', max: 100 }) : null
    const settings = isGiven(input.settings) ? read(reader, { schema: sepaySettings, value: input.settings, path: 'settings' }) : null
    const secrets = isGiven(input.secrets) ? read(reader, { schema: sepaySecrets, value: input.secrets, path: 'secrets' }) : null
    const apiToken = input.apiToken === undefined ? secrets?.apiToken : input.apiToken?.trim() ? read(reader, { schema: sepayApiToken, value: input.apiToken.trim(), path: 'apiToken' }) : null
    if (reader.isFaulty) return reader.refusal()
    const connection = await this.#change(claims, { projectId, id: input.id }, {
      action: 'paymentConnection.updated',
      isSecret: secrets !== null && secrets !== undefined,
      secrets: secrets || apiToken !== undefined ? (before) => ({ ...(secrets ?? before), apiToken: apiToken === undefined ? before.apiToken : apiToken }) : undefined,
      set: `name = coalesce($3, name), settings = coalesce($4, settings), code_prefix = coalesce($5, code_prefix),
        secret_hint = case when $6 then $7 else secret_hint end`,
      params: [name, settings && JSON.stringify(settings), settings?.codePrefix ?? null, Boolean(secrets), secrets ? hintOf(secrets) : null],
    })
    return { __typename: 'UpdatePaymentConnectionSuccess', connection }
  }

  disable(claims: Claims, which: { projectId: string; id: string }): Promise<PaymentConnection> {
    return this.#change(claims, which, { action: 'paymentConnection.disabled', set: 'disabled_at = coalesce(disabled_at, $3)', params: [this.#now()] })
  }

  enable(claims: Claims, which: { projectId: string; id: string }): Promise<PaymentConnection> {
    return this.#change(claims, which, { action: 'paymentConnection.enabled', set: 'disabled_at = null', params: [] })
  }

  #change(claims: Claims, { projectId, id }: { projectId: string; id: string }, { action, isSecret = false, secrets, set, params }: Change): Promise<PaymentConnection> {
    return this.#projects.change(claims, projectId, async (tx) => {
      const [before] = await tx.query<PaymentConnection>(
        `select ${CONNECTION} from finance.payment_connections c where c.project_id = $1 and c.id = $2 for no key update`,
        [projectId, id],
      )
      const [connection] = await tx.query<PaymentConnection>(
        `update finance.payment_connections c set ${set}, updated_at = now() where c.project_id = $1 and c.id = $2 returning ${CONNECTION}`,
        [projectId, id, ...params],
      )
      if (!before || !connection) throw notFound('payment connection')
      const token = await this.#changeSecrets(tx, connection, secrets)
      await publish(tx, connectionChanged, { projectId, subject: connection.id, payload: { connectionId: connection.id } })
      const facts = { before: { ...factsOf(before), ...(token ? { isComparedWithBank: token.before } : {}) }, after: { ...factsOf(connection), ...(token ? { isComparedWithBank: token.after } : {}), ...(isSecret || token?.isReplaced ? { secretsReplaced: true } : {}) } }
      if (!isDeepStrictEqual(facts.before, facts.after)) await audit(tx, claims, { projectId, action, subject: connection.id, ...facts })
      tx.afterCommit(() => this.#opened.delete(connection.id))
      return connection
    })
  }

  /** Seals anew what of the secrets changes, and has the bank asked at once when there is a token to ask with. */
  async #changeSecrets(tx: Tx, { id, projectId }: PaymentConnection, change: Change['secrets']): Promise<{ before: boolean; after: boolean; isReplaced: boolean } | null> {
    if (!change) {
      await tx.query(`update finance.bank_polls set due_at = least(due_at, $3) where project_id = $1 and connection_id = $2 and has_token`, [projectId, id, this.#now()])
      return null
    }
    const before = (await this.openIn(tx, projectId, id)).secrets
    const after = change(before)
    await tx.query('update finance.payment_connections set sealed_secrets = $3 where project_id = $1 and id = $2', [projectId, id, this.#seal(projectId, after)])
    await tx.query(
      `update finance.bank_polls set has_token = $3, due_at = case when $3 then $4::timestamptz end, problem = null, problem_since = null, failures = 0, dead_at = null
       where project_id = $1 and connection_id = $2`,
      [projectId, id, hasToken(after), this.#now()],
    )
    return { before: hasToken(before), after: hasToken(after), isReplaced: hasToken(after) && before.apiToken !== after.apiToken }
  }

  /** With its secrets, for work in a transaction of its project. @throws NOT_FOUND */
  async openIn(tx: Tx, projectId: string, id: string): Promise<OpenedConnection> {
    const [row] = await tx.query<OpenableRow>(`select ${OPENABLE} from finance.payment_connections where project_id = $1 and id = $2`, [projectId, id])
    if (!row) throw notFound('payment connection')
    return this.#openRow(row)
  }

  async find(tx: Tx, projectId: string, id: string): Promise<PaymentConnection | null> {
    const [connection] = await tx.query<PaymentConnection>(`select ${CONNECTION} from finance.payment_connections c where c.project_id = $1 and c.id = $2`, [projectId, id])
    return connection ?? null
  }

  /** For loaders: in the order of the ids, of what hangs off rows that the caller sees. */
  async getMany(claims: Claims, ids: readonly string[]): Promise<PaymentConnection[]> {
    const mine = projectIdsWith(claims, 'finance:read')
    const rows = await this.#projects.read(claims, mine, (tx) =>
      tx.query<PaymentConnection>(`select ${CONNECTION} from finance.payment_connections c where c.project_id = any ($1) and c.id = any ($2)`, [mine, ids]),
    )
    const byId = new Map(rows.map((connection) => [connection.id, connection]))
    return ids.map((id) => {
      const connection = byId.get(id)
      if (!connection) throw notFound('payment connection')
      return connection
    })
  }

  /** The connection as its callbacks are checked with. @throws NOT_FOUND */
  async open(claims: Claims, { projectId, id }: { projectId: string; id: string }): Promise<OpenedConnection> {
    const [row] = await this.#projects.read(claims, [projectId], (tx) =>
      tx.query<OpenableRow>(`select ${OPENABLE} from finance.payment_connections where project_id = $1 and id = $2`, [projectId, id]),
    )
    if (!row) throw notFound('payment connection')
    return this.#openRow(row)
  }

  /**
   * For callbacks, which name a connection and no tenant; remembered for a second, so that a burst costs one look.
   *
   * @returns null for an id that is none, that nobody has, or of another provider.
   */
  async openForCallback(id: string, provider: PaymentProvider): Promise<OpenedConnection | null> {
    if (!isUuid(id)) return null
    const key = id.toLowerCase()
    const now = this.#now().getTime()
    let known = this.#opened.get(key)
    if (!known || Math.abs(now - known.at) >= CACHED_MS) {
      if (this.#opened.size >= CACHED_AT_MOST) this.#opened.clear()
      known = { at: now, connection: this.#readForCallback(key) }
      this.#opened.set(key, known)
      // What failed, and what nobody has, is asked again by the next callback.
      const forget = () => void this.#opened.delete(key)
      known.connection.then((connection) => connection ?? forget(), forget)
    }
    const connection = await known.connection
    return connection?.provider === provider ? connection : null
  }

  async #readForCallback(id: string): Promise<OpenedConnection | null> {
    const [row] = await this.#db.asSystem('a callback names its connection and no tenant', (tx) =>
      tx.query<OpenableRow>(`select ${OPENABLE} from finance.payment_connections where id = $1`, [id]),
    )
    return row ? this.#openRow(row) : null
  }

  #openRow({ sealed, settings, ...row }: OpenableRow): OpenedConnection {
    const secrets = sepaySecrets.parse(JSON.parse(this.#vault.open(row.projectId, sealed)))
    return { ...row, settings: sepaySettings.parse(settings), secrets }
  }

  /**
   * Counts a callback that was refused. While one count is being written, those that follow wait together for the next,
   * so that a flood of forged callbacks costs one statement at a time.
   */
  async countRefused(id: string): Promise<void> {
    const counter = this.#refused.get(id) ?? { count: 0, write: null }
    this.#refused.set(id, counter)
    counter.count += 1
    while (counter.count > 0) {
      counter.write ??= this.#writeRefused(id, counter)
      await counter.write
    }
    await counter.write
  }

  async #writeRefused(id: string, counter: { count: number; write: Promise<void> | null }): Promise<void> {
    const { count } = counter
    counter.count = 0
    try {
      await this.#db.asSystem('a refused callback has no tenant to act as', (tx) =>
        Promise.all([
          tx.query('update finance.payment_connections set refused_webhooks = refused_webhooks + $2 where id = $1', [id, count]),
          // Perhaps it is not forged, and the secret is wrong: then money comes in that nobody hears of.
          tx.query(`update finance.bank_polls set due_at = ${soonest('$2::timestamptz')} where connection_id = $1 and has_token`, [id, this.#now()]),
        ]),
      )
    } finally {
      counter.write = null
      if (counter.count === 0) this.#refused.delete(id)
    }
  }

  /** For loaders: by what a customer of each project can pay; null without an active SePay connection. */
  async activeSepay(claims: Claims, projectIds: readonly string[]): Promise<(SepaySettings | null)[]> {
    const ids = [...new Set(projectIds)]
    const rows = await this.#projects.read(claims, ids, (tx) =>
      tx.query<{ projectId: string; settings: unknown }>(
        `select distinct on (project_id) project_id as "projectId", settings from finance.payment_connections
         where project_id = any ($1) and provider = 'SEPAY' and disabled_at is null order by project_id, created_at, id`,
        [ids],
      ),
    )
    const byProject = new Map(rows.map(({ projectId, settings }) => [projectId, sepaySettings.parse(settings)]))
    return projectIds.map((id) => byProject.get(id) ?? null)
  }

  /** For loaders: when each connection's last authentic callback came. */
  async lastWebhooks(claims: Claims, connections: readonly PaymentConnection[]): Promise<(Date | null)[]> {
    const rows = await this.#projects.read(claims, [...new Set(connections.map(({ projectId }) => projectId))], (tx) =>
      tx.query<{ id: string; at: Date | null }>(
        `select c.id, (
           select w.created_at from finance.webhook_events w
           where w.project_id = c.project_id and w.connection_id = c.id order by w.created_at desc limit 1
         ) as at from unnest($1::uuid[], $2::uuid[]) as c (id, project_id)`,
        [connections.map(({ id }) => id), connections.map(({ projectId }) => projectId)],
      ),
    )
    const byId = new Map(rows.map(({ id, at }) => [id, at]))
    return connections.map(({ id }) => byId.get(id) ?? null)
  }

  list(): ProjectList<PaymentConnection> {
    return { columns: CONNECTION, from: 'finance.payment_connections c', projectColumn: 'c.project_id', keys: OLDEST_FIRST, conditions: listConditions() }
  }

  #seal(projectId: string, secrets: SepaySecrets): string {
    return this.#vault.seal(projectId, JSON.stringify(secrets))
  }
}

/** `isSecret` says that its secrets are others now; nobody is told which. */
type Change = { action: string; isSecret?: boolean; secrets?: ((before: SepaySecrets) => SepaySecrets) | undefined; set: string; params: unknown[] }

const hasToken = ({ apiToken }: SepaySecrets): boolean => apiToken != null

const createPoll = (tx: Tx, { id, projectId }: PaymentConnection, { hasToken: isOn, now }: { hasToken: boolean; now: Date }): Promise<unknown> =>
  tx.query(
    `insert into finance.bank_polls (project_id, id, connection_id, has_token, starts_at, read_until, due_at, next_attempt_at)
     values ($1, $2, $3, $4, $5, $5, case when $4 then $5::timestamptz end, null)`,
    [projectId, uuidv7(), id, isOn, now],
  )

const factsOf = ({ provider, name, settings, disabledAt }: PaymentConnection) => ({ provider, name, settings, isDisabled: disabledAt !== null })

type OpenableRow = { id: string; projectId: string; provider: PaymentProvider; settings: unknown; sealed: string; isDisabled: boolean }
const OPENABLE = `id, project_id as "projectId", provider, settings, sealed_secrets as sealed, disabled_at is not null as "isDisabled"`

const OLDEST_FIRST: PageKey<PaymentConnection>[] = [
  { column: 'c.created_at', type: 'timestamptz', direction: 'ASC', of: ({ createdAt }) => createdAt },
  { column: 'c.id', type: 'uuid', direction: 'ASC', of: ({ id }) => id },
]

const PROVIDER_NAMES: Record<PaymentProvider, string> = { SEPAY: 'SePay', STRIPE: 'Stripe', PAYFAST: 'PayFast', MANUAL: 'Recording by hand through a connection' }

const hintOf = ({ secret }: SepaySecrets): string | null => (secret.length < SHORTEST_HINTED ? null : secret.slice(-4))

type Given<Schema> = { schema: Schema; value: unknown; path: 'settings' | 'secrets' | 'apiToken' }

/** @returns undefined when faulty; the faults stand with the reader, under the names that the person wrote. */
function read<Schema extends z.ZodType>(reader: InputReader, { schema, value, path }: Given<Schema>): z.output<Schema> | undefined {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const fault of result.error.issues.flatMap(faultsOf)) reader.fault([path, ...fault.path], fault.message)
  return undefined
}

function faultsOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key], message: 'There is no such field.' }))
}
