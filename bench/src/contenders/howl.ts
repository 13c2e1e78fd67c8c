import { appUrl } from '@howl/platform/migrations'
import { startGateway } from '@howl/gateway'
import { deriveKey, type CredentialClaims } from '@howl/platform/claims'
import { openQueues } from '@howl/platform/jobs'
import { createLog } from '@howl/platform/log'
import { serveSubgraph } from '@howl/platform/serve'
import { defineSubgraph, type Door } from '@howl/platform/subgraph'
import { claimsKeys } from '@howl/platform/claims'
import { compose, loadGraph, moduleIn, type BenchSubgraph, type GraphName } from '../graphs/graph.ts'
import { PROJECT_ID, howl } from '../graphs/howl.ts'

// Howl as it runs: credentials become claims, rights are checked at every field, limits and rate limits hold, every
// request is logged. Only the resolvers are the benchmark's.

export const TOKEN = 'a-token-of-the-benchmark'
const SECRET = 'a-secret-of-the-benchmark-that-is-long-enough'

const CLAIMS: CredentialClaims = {
  caller: { kind: 'user', userId: '01a1fda8-b817-7641-95a3-de0cca931ea8', sessionId: '01a1fda8-b817-7641-95a3-de0cca931ea9' },
  globalRole: 'USER',
  projects: {
    [PROJECT_ID]: { roleKey: 'OWNER', scopes: ['project:read', 'finance:read', 'growth:read', 'ai:read'], name: 'Print shop', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', kind: 'PRINT_SHOP', state: 'ACTIVE', version: 1 },
  },
}

const doorOf = (subgraph: BenchSubgraph): Door =>
  defineSubgraph({
    name: subgraph.name,
    url: moduleIn(subgraph),
    resolvers: subgraph.resolvers,
    entities: [],
    migrations: [],
    environment: {},
    jobs: [],
    createServices: () => ({}),
    createContext: (_services, base) => base,
    internal: { claims: { key: () => deriveKey(SECRET, 'internal-calls'), run: () => Promise.resolve(CLAIMS) } },
  })

/** Whoever asks for another graph still has to be known by somebody. */
export function doorsOf(subgraphs: readonly BenchSubgraph[]): Door[] {
  const all = subgraphs.some(({ name }) => name === 'identity') ? subgraphs : [...subgraphs, ...howl.subgraphs.filter(({ name }) => name === 'identity')]
  return all.map(doorOf)
}

type Placed = { graph: GraphName; ownerUrl: string }

const env = { HOWL_SECRET: SECRET, PORT: '0', HOWL_OPERATIONS_PER_SECOND: '1000000', HOWL_OPERATIONS_BURST: '1000000' }
/** Written like any log, and thrown away by whoever started this. */
const log = createLog({ name: 'bench', level: 'info', destination: { write: () => {} } })

export async function startSubgraphs({ graph: name, ownerUrl }: Placed) {
  const graph = await loadGraph(name)
  const queues = openQueues({ databaseUrl: appUrl(ownerUrl), log })
  return Promise.all(doorsOf(graph.subgraphs).map((door) => door.start({ databaseUrl: appUrl(ownerUrl), env, queues, log, maxConnections: 1 })))
}

export async function serveSubgraphs(placed: Placed): Promise<Record<string, string>> {
  const { publicKeyText } = claimsKeys(SECRET)
  const served = (await startSubgraphs(placed)).map(async (running) => [running.name, (await serveSubgraph(running, { port: 0, host: '127.0.0.1', claimsPublicKey: publicKeyText, log })).url] as const)
  return Object.fromEntries(await Promise.all(served))
}

/** @param urls where the subgraphs are; absent, they run in this process. */
export async function startHowl(placed: Placed & { urls?: Record<string, string> }) {
  const graph = await loadGraph(placed.graph)
  const running = placed.urls ? [] : await startSubgraphs(placed)
  return startGateway({
    env,
    databaseUrl: appUrl(placed.ownerUrl),
    subgraphs: placed.urls ?? Object.fromEntries(running.map((subgraph) => [subgraph.name, subgraph])),
    webhookOwners: {},
    webRoot: null,
    supergraph: compose(graph.subgraphs),
    log,
  })
}
