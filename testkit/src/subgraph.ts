import { createLog } from '@howl/platform/log'
import { openQueues, type Queues } from '@howl/platform/jobs'
import type { Claims } from '@howl/platform/claims'
import type { Door, GraphResponse, RunningSubgraph, StartOptions } from '@howl/platform/subgraph'
import { cloneDatabase, type TestDatabase } from './clone-database.ts'
import { testSecrets } from './secrets.ts'

type Options = Pick<StartOptions, 'surroundings' | 'now' | 'maxConnections'> & {
  /** Beside the test run's secrets. */
  env?: Record<string, string>
  /** The queue's backend; PostgreSQL when absent. */
  redisUrl?: string
  /** Another subgraph on the same data. */
  database?: TestDatabase
}

export type TestSubgraph = {
  running: RunningSubgraph
  /** Looks at the data as its owner. */
  database: TestDatabase
  queues: Queues
  execute: <Data = Record<string, never>>(query: string, variables: Record<string, unknown>, claims: Claims) => Promise<Omit<GraphResponse, 'data'> & { data: Data }>
  /** Does all work that is due. No worker runs by itself. */
  drain: () => Promise<void>
  stop: () => Promise<void>
}

/** One subgraph alone on a fresh database, with its real role; its graph is asked with claims made by the test. */
export async function startSubgraphForTest(door: Door, { env = {}, redisUrl, database: given, ...options }: Options = {}): Promise<TestSubgraph> {
  const database = given ?? (await cloneDatabase())
  const log = createLog({ name: 'test', level: process.env['LOG_LEVEL'] ?? 'fatal' })
  const queues = openQueues({ databaseUrl: database.appUrl, redisUrl, log })
  const running = await door.start({ databaseUrl: database.appUrl, env: { ...testSecrets, ...env }, queues, log, ...options })
  return {
    running,
    database,
    queues,
    execute: async <Data>(query: string, variables: Record<string, unknown>, claims: Claims) => {
      const answer = await running.execute({ query, variables }, claims)
      return { ...answer, data: answer.data as Data }
    },
    drain: () => running.jobs.runUntilIdle(),
    stop: async () => {
      await running.stop()
      await queues.close()
      if (!given) await database.drop()
    },
  }
}
