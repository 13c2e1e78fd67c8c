import type { Logger } from '@howl/platform/log'
import type { GatewayDatabase } from './database.ts'

export type LiveEvent = { sequence: bigint; id: string; projectId: string | null; type: string; subject: string; at: string }

type Row = { sequence: string; id: string; project_id: string | null; type: string; subject: string; at: Date }

type Handlers = {
  /** Waited for before the events are handed out. */
  prepare: (events: LiveEvent[]) => Promise<void>
  deliver: (events: LiveEvent[]) => void
}

const CHANNEL = 'howl_events'
const BATCH = 1_000
/** A notification can be lost with its connection; what it told of is found this much later. */
const LOOK_AGAIN_MS = 5_000

const COLUMNS = 'sequence, id, project_id, type, subject, at'

/**
 * The events of the installation in the order of their numbers, as they become visible. A number is never visible
 * before a lower one, so reading on from the last one misses nothing, at every gateway alike.
 */
export class EventFeed {
  /** Everything up to here was handed out. */
  position = 0n
  readonly #database: GatewayDatabase
  readonly #log: Logger
  readonly #handlers: Handlers
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => Promise<void>) | null = null
  #reading: Promise<void> | null = null
  #isAgain = false
  #isStopped = false

  constructor({ database, log, ...handlers }: { database: GatewayDatabase; log: Logger } & Handlers) {
    this.#database = database
    this.#log = log
    this.#handlers = handlers
  }

  async start(): Promise<void> {
    const [row] = await this.#database.query<{ last: string }>('select coalesce(max(sequence), 0) as last from live.events')
    this.position = BigInt(row?.last ?? 0)
    this.#unlisten = this.#database.listen(CHANNEL, () => this.#wake())
    this.#timer = setInterval(() => this.#wake(), LOOK_AGAIN_MS)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#unlisten?.()
    await this.#reading
  }

  /** Events of these projects after one number, up to and with another, oldest first and not more than a batch. */
  async between(after: bigint, upTo: bigint, projectIds: readonly string[]): Promise<{ events: LiveEvent[]; isMore: boolean }> {
    const rows = await this.#database.query<Row>(
      `select ${COLUMNS} from live.events where sequence > $1 and sequence <= $2 and project_id = any ($3) order by sequence limit $4`,
      [String(after), String(upTo), projectIds, BATCH],
    )
    return { events: rows.map(eventOf), isMore: rows.length === BATCH }
  }

  #wake(): void {
    this.#isAgain = true
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
  }

  async #read(): Promise<void> {
    try {
      while (this.#isAgain && !this.#isStopped) {
        this.#isAgain = false
        const rows = await this.#database.query<Row>(`select ${COLUMNS} from live.events where sequence > $1 order by sequence limit $2`, [String(this.position), BATCH])
        const last = rows.at(-1)
        if (!last) continue
        const events = rows.map(eventOf)
        await this.#handlers.prepare(events)
        // In one step with the position: a stream that opens now is told either by this or by what it reads itself.
        this.#handlers.deliver(events)
        this.position = BigInt(last.sequence)
        if (rows.length === BATCH) this.#isAgain = true
      }
    } catch (err) {
      this.#log.warn({ err }, 'events could not be read')
    }
  }
}

const eventOf = ({ sequence, project_id: projectId, at, ...event }: Row): LiveEvent => ({ ...event, sequence: BigInt(sequence), projectId, at: at.toISOString() })
