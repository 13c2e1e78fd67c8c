import pg from 'pg'
import type { Logger } from '@howl/platform/log'
import { outliveLostConnections } from '@howl/platform/lost-connections'

export type GatewayDatabase = {
  query: <Row>(sql: string, params?: unknown[]) => Promise<Row[]>
  /**
   * Listens on a channel until closed, through lost connections.
   *
   * @param wake called for each notification, and after each new connection: something may have been missed before.
   */
  listen: (channel: string, wake: () => void) => () => Promise<void>
  close: () => Promise<void>
}

const MAX_CONNECTIONS = 4
const RECONNECT_MS = 1_000

/**
 * The little that a gateway reads and writes itself: events for streams, and rate limits. No table of a tenant is
 * within reach of its role.
 *
 * @param url the login of `howl_app`.
 */
export function openGatewayDatabase(url: string, log: Logger): GatewayDatabase {
  const settings = { connectionString: url, application_name: 'howl-gateway', connectionTimeoutMillis: 5_000 }
  // The pool waits for what this promises, whatever its types say.
  // eslint-disable-next-line @typescript-eslint/no-misused-promises
  const pool = new pg.Pool({ ...settings, max: MAX_CONNECTIONS, statement_timeout: 10_000, onConnect: async (client) => void (await client.query('set role howl_gateway')) })
  outliveLostConnections(pool, (err) => log.warn({ err }, 'a database connection was lost'))
  return {
    query: async (sql, params = []) => (await pool.query<never>(sql, params)).rows,
    listen: (channel, wake) => {
      const listener = new Listener(settings, { channel, wake, log })
      return () => listener.close()
    },
    close: () => pool.end(),
  }
}

type Heard = { channel: string; wake: () => void; log: Logger }

class Listener {
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  #connecting: Promise<void>
  readonly #settings: pg.ClientConfig
  readonly #heard: Heard

  constructor(settings: pg.ClientConfig, heard: Heard) {
    this.#settings = settings
    this.#heard = heard
    this.#connecting = this.#connect()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    await this.#connecting
    await this.#client?.end()
  }

  async #connect(): Promise<void> {
    const { channel, wake, log } = this.#heard
    const client = new pg.Client({ ...this.#settings, keepAlive: true })
    client.on('error', (err) => log.warn({ err }, 'the connection that listens for events was lost'))
    client.on('end', () => this.#reconnect(client))
    client.on('notification', wake)
    try {
      await client.connect()
      this.#client = client
      await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      wake()
    } catch (err) {
      log.warn({ err }, 'the gateway cannot listen for events')
      this.#reconnect(client)
    }
  }

  #reconnect(client: pg.Client): void {
    if (this.#client === client) this.#client = null
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#connecting = this.#connect()
    }, RECONNECT_MS)
  }
}
