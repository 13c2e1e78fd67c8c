import { freePort, openGraphClient, startEmbedded, type GraphClient } from '@howl/start'
import { openQueues } from '@howl/platform/jobs'
import { createLog, type Logger } from '@howl/platform/log'
import { serveSubgraph } from '@howl/platform/serve'
import type { GraphResponse, RunningSubgraph } from '@howl/platform/subgraph'
import { cloneDatabase, type TestDatabase } from './clone-database.ts'
import { doors as allDoors, subgraphNames, type SubgraphName } from './doors.ts'
import { testSecrets } from './secrets.ts'

export type Mode = 'embedded' | 'networked' | 'mixed'

type Options = {
  /** @defaultValue 'embedded' */
  mode?: Mode
  redisUrl?: string
  env?: Record<string, string>
  /** The built web app. */
  webRoot?: string
  /** Another Howl on the same data. */
  database?: TestDatabase
}

export type TestHowl = {
  url: string
  mode: Mode
  database: TestDatabase
  client: GraphClient
  /** Where each subgraph listens by itself; only those that are networked. */
  subgraphUrls: Partial<Record<SubgraphName, string>>
  /** An operation with its whole answer, errors included. */
  send: (operation: { query: string; variables?: Record<string, unknown> }, token: string | null) => Promise<{ status: number; body: GraphResponse }>
  /** Does all work that is due. The workers run too: this is for whoever cannot wait. */
  runJobsUntilIdle: () => Promise<void>
  stop: () => Promise<void>
}

/** Which subgraphs answer over HTTP. Finance alone is the smallest mixture with hops in both directions. */
const NETWORKED: Record<Mode, readonly SubgraphName[]> = { embedded: [], networked: subgraphNames, mixed: ['finance'] }

/** The whole product on a fresh database, as `npm start` puts it together; networked subgraphs listen on loopback. */
export async function startHowl({ mode = 'embedded', redisUrl, env: more = {}, webRoot, database: given }: Options = {}): Promise<TestHowl> {
  const database = given ?? (await cloneDatabase())
  const log = createLog({ name: 'test', level: process.env['LOG_LEVEL'] ?? 'fatal' })
  const port = await freePort()
  const env: Record<string, string> = {
    ...testSecrets,
    DATABASE_URL: database.ownerUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    HOWL_FIRST_USER_IS_SUPERADMIN: 'false',
    // A suite asks faster than any person.
    HOWL_OPERATIONS_PER_SECOND: '100000',
    HOWL_OPERATIONS_BURST: '100000',
    GATEWAY_URL: `http://127.0.0.1:${port}`,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...more,
  }
  const networked = await serveSubgraphs(NETWORKED[mode], { env, database, redisUrl, log })
  const howl = await startEmbedded({ env, webRoot: Promise.resolve(webRoot ?? null), log })
  return {
    url: howl.url,
    mode,
    database,
    client: openGraphClient(howl.url),
    subgraphUrls: networked.urls,
    send: (operation, token) => send(howl.url, operation, token),
    runJobsUntilIdle: async () => {
      // What one subgraph does gives another something to do, and a worker may hold what we would have done ourselves.
      for (let tries = 0; tries < 400; tries += 1) {
        await howl.runJobsUntilIdle()
        await networked.runJobsUntilIdle()
        if (await isQuiet(database)) return
        await new Promise((done) => setTimeout(done, 25))
      }
      throw new Error('work was still open after many rounds')
    },
    stop: async () => {
      await howl.stop()
      await networked.stop()
      if (!given) await database.drop()
    },
  }
}

/** Whether nothing is due, held or on its way, in any table of work. Work that waits for its next attempt is left out. */
async function isQuiet(database: TestDatabase): Promise<boolean> {
  const tables = await database.query<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name in ('next_attempt_at', 'lease_until') group by 1 having count(*) = 2`)
  // As the workers see it: moments are kept to the millisecond, and rounded up.
  const open = tables.map(({ name }) => `exists (select from ${name} where next_attempt_at <= now() + interval '1 ms' or lease_until > now())`)
  const unsent = subgraphNames.map((name) => `exists (select from ${name}.events where sequence is null)`)
  const [row] = await database.query<{ isOpen: boolean }>(`select ${[...open, ...unsent].join(' or ')} as "isOpen"`)
  return row?.isOpen === false
}

type Placed = { env: Record<string, string>; database: TestDatabase; redisUrl: string | undefined; log: Logger }

/** Each with its own worker beside it. `env` learns the addresses. */
async function serveSubgraphs(names: readonly SubgraphName[], { env, database, redisUrl, log }: Placed) {
  const doors = names.map((name) => allDoors[name])
  // Addresses first: the subgraphs learn each other's from the environment.
  const ports = new Map<string, number>()
  for (const { name } of doors) {
    const port = await freePort()
    ports.set(name, port)
    env[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${port}`
  }
  const queues = openQueues({ databaseUrl: database.appUrl, redisUrl, log })
  const running: RunningSubgraph[] = []
  const served: { close: () => Promise<unknown> }[] = []
  const urls: Partial<Record<SubgraphName, string>> = {}
  for (const door of doors) {
    const subgraph = await door.start({ databaseUrl: database.appUrl, env, queues, log })
    running.push(subgraph)
    const server = await serveSubgraph(subgraph, {
      port: ports.get(door.name) ?? 0,
      host: '127.0.0.1',
      claimsPublicKey: testSecrets.HOWL_CLAIMS_PUBLIC_KEY,
      log,
    })
    urls[door.name as SubgraphName] = server.url
    served.push(server)
    await subgraph.jobs.start()
  }
  return {
    urls,
    runJobsUntilIdle: async () => {
      for (const { jobs } of running) await jobs.runUntilIdle()
    },
    stop: async () => {
      for (const { jobs } of running) await jobs.stop()
      for (const server of served) await server.close()
      for (const subgraph of running) await subgraph.stop()
      await queues.close()
    },
  }
}

async function send(url: string, operation: { query: string; variables?: Record<string, unknown> }, token: string | null) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(operation),
  })
  return { status: response.status, body: (await response.json()) as GraphResponse }
}
