import { startGateway, webhookOwners } from '@howl/gateway'
import { createLog, type Logger } from '@howl/platform/log'
import { startWorker } from '@howl/worker'
import { openQueues } from '@howl/platform/jobs'
import { appUrl, migrate } from '@howl/platform/migrations'
import type { Door, GraphRequest, GraphResponse, RunningSubgraph, Surroundings } from '@howl/platform/subgraph'
import { doors } from './doors.ts'
import { Shutdown } from './shutdown.ts'

type Env = Readonly<Record<string, string | undefined>>

export type EmbeddedOptions = {
  /** Secrets included. DATABASE_URL names the owner of the database. */
  env: Env
  /** Where the built web app lies; it may still be being built. */
  webRoot: Promise<string | null>
  signal?: AbortSignal
  log?: Logger
}

export type RunningHowl = {
  url: string
  port: number
  /** Does all work that is due in this process. */
  runJobsUntilIdle: () => Promise<void>
  stop: () => Promise<void>
}

/** Gateway, subgraphs and worker in this process, on a database that runs. */
export async function startEmbedded({ env, webRoot, signal, log = createLog({ name: 'howl', level: env['LOG_LEVEL'] || 'warn' }) }: EmbeddedOptions): Promise<RunningHowl> {
  const ownerUrl = env['DATABASE_URL']
  if (!ownerUrl) throw new Error('startEmbedded needs DATABASE_URL')
  const shutdown = new Shutdown()
  try {
    await migrate({ ownerUrl, subgraphs: [...doors], log })
    signal?.throwIfAborted()
    const databaseUrl = appUrl(ownerUrl)
    const queues = openQueues({ databaseUrl, redisUrl: env['REDIS_URL'] || undefined, log })
    shutdown.before(() => queues.close())

    const running = new Map<string, RunningSubgraph>()
    const surroundings = surroundingsOf(running, env)
    await Promise.all(
      doors
        .filter(({ name }) => !urlOf(env, name))
        .map(async (door: Door) => {
          const subgraph = await door.start({ databaseUrl, env, queues, log, surroundings })
          running.set(door.name, subgraph)
          shutdown.before(() => subgraph.stop())
        }),
    )
    signal?.throwIfAborted()

    const subgraphs = Object.fromEntries(doors.map(({ name }) => [name, running.get(name) ?? urlOf(env, name) ?? missing(name)]))
    const gateway = await startGateway({ env, databaseUrl, subgraphs, webhookOwners: webhookOwners(doors), webRoot: await webRoot, log })
    surroundings.setGateway(({ token, ...request }) => gateway.execute(request, { authorization: `Bearer ${token}` }))
    shutdown.before(() => gateway.stop())
    signal?.throwIfAborted()

    // Last to start, first to stop: while work is drained, everything that it needs still answers.
    const worker = await startWorker({ subgraphs: [...running.values()], log })
    shutdown.before(() => worker.stop())
    return {
      url: gateway.url,
      port: gateway.port,
      runJobsUntilIdle: async () => {
        await Promise.all([...running.values()].map(({ jobs }) => jobs.runUntilIdle()))
      },
      stop: () => shutdown.run(),
    }
  } catch (error) {
    await shutdown.run()
    throw error
  }
}

type Execute = (request: GraphRequest & { token: string }) => Promise<GraphResponse>

/** How one part reaches another without leaving the process; the gateway comes last, because it needs the others. */
function surroundingsOf(running: ReadonlyMap<string, RunningSubgraph>, env: Env): Surroundings & { setGateway: (execute: Execute) => void } {
  let gateway: Execute | null = null
  return {
    // A neighbour that runs elsewhere is called over HTTP, which callers do when no other way is handed in.
    ...(urlOf(env, 'identity')
      ? {}
      : {
          call: (subgraph: string, name: string, input: unknown) => (running.get(subgraph) ?? missing(subgraph)).call(name, input),
        }),
    askGraph: (request) => (gateway ?? missing('gateway'))(request),
    setGateway: (execute) => void (gateway = execute),
  }
}

const urlOf = (env: Env, name: string): string | null => env[`${name.toUpperCase()}_URL`] || null

function missing(name: string): never {
  throw new Error(`${name} is not started yet`)
}
