import { composeServices } from '@apollo/composition'
import { createLog, type Logger } from '@howl/platform/log'
import { migrate } from '@howl/platform/migrations'
import { openQueues } from '@howl/platform/jobs'
import { packageRoot, subgraphSdl } from '@howl/platform/sdl'
import { serveSubgraph } from '@howl/platform/serve'
import type { RunningSubgraph } from '@howl/platform/subgraph'
import { cloneDatabase, testSecrets, type TestDatabase } from '@howl/testkit'
import { startGateway, webhookOwners, type RunningGateway } from '../src/index.ts'
import { testIdentity, type Directory } from './subgraphs/identity/src/identity.ts'
import { testShop, type ShopObservations } from './subgraphs/shop/src/shop.ts'

export type TestGateway = {
  gateway: RunningGateway
  url: string
  places: Record<string, RunningSubgraph | string>
  database: TestDatabase
  directory: Directory
  shop: ShopObservations
  /** Lines of the log, parsed. */
  logged: Record<string, unknown>[]
  ask: (query: string, options?: AskOptions) => Promise<Answer>
  stop: () => Promise<void>
}

type AskOptions = { variables?: Record<string, unknown>; token?: string; headers?: Record<string, string>; operationName?: string }

export type Answer = {
  status: number
  headers: Headers
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
  extensions?: Record<string, unknown>
}

export type TestGatewayOptions = {
  mode?: 'embedded' | 'networked'
  env?: Record<string, string>
  webRoot?: string | null
  /** This subgraph is said to be where nobody listens. */
  unreachable?: string
  /** Another gateway of the same installation. */
  beside?: TestGateway
}

const root = (name: string) => packageRoot(new URL(`subgraphs/${name}/src/${name}.ts`, import.meta.url).href)

export function testSupergraph(): string {
  const services = ['identity', 'shop'].map((name) => ({ name, url: `http://${name}/graphql`, typeDefs: subgraphSdl(name, root(name)) }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.join('\n'))
  return supergraphSdl
}

/** A gateway over two small subgraphs, with its real database. */
export async function startTestGateway({ mode = 'embedded', env = {}, webRoot = null, unreachable, beside }: TestGatewayOptions = {}): Promise<TestGateway> {
  const logged: Record<string, unknown>[] = []
  const log = createLog({ name: 'test', level: 'info', destination: { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) } })
  const directory = beside?.directory ?? { people: new Map(), asked: 0 }
  const shop = beside?.shop ?? { callbacks: [], resolved: 0 }
  const doors = [testIdentity(directory), testShop(shop)]
  const database = beside?.database ?? (await cloneDatabase())
  if (!beside) await migrate({ ownerUrl: database.ownerUrl, subgraphs: doors, log })
  const queues = openQueues({ databaseUrl: database.appUrl, log })
  const running = await Promise.all(doors.map((door) => door.start({ databaseUrl: database.appUrl, env: testSecrets, queues, log, maxConnections: 2 })))
  const places = mode === 'embedded' ? running.map(inProcess) : await Promise.all(running.map((subgraph) => overHttp(subgraph, log)))
  const subgraphs = Object.fromEntries(places.map(({ name, place }) => [name, name === unreachable ? 'http://127.0.0.1:9' : place]))
  const gateway = await startGateway({
    env: { ...testSecrets, PORT: '0', ...env },
    databaseUrl: database.appUrl,
    subgraphs,
    webhookOwners: webhookOwners(doors),
    webRoot,
    supergraph: testSupergraph(),
    log,
  })
  const url = `http://127.0.0.1:${gateway.port}`
  return {
    gateway,
    url,
    places: subgraphs,
    database,
    directory,
    shop,
    logged,
    ask: (query, options = {}) => ask(url, { query, ...options }),
    stop: async () => {
      await gateway.stop()
      for (const { close } of places) await close()
      for (const subgraph of running) await subgraph.stop()
      await queues.close()
      if (!beside) await database.drop()
    },
  }
}

const inProcess = (running: RunningSubgraph) => ({ name: running.name, place: running, close: () => Promise.resolve() })

async function overHttp(running: RunningSubgraph, log: Logger) {
  const { url, close } = await serveSubgraph(running, { port: 0, host: '127.0.0.1', claimsPublicKey: testSecrets.HOWL_CLAIMS_PUBLIC_KEY, log })
  return { name: running.name, place: url, close }
}

async function ask(url: string, { query, variables, operationName, token, headers }: AskOptions & { query: string }): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  })
  return { status: response.status, headers: response.headers, ...((await response.json()) as object) }
}
