import { z } from 'zod'
import { readEnv } from './env.ts'
import { openQueues } from './jobs.ts'
import { createLog } from './log.ts'
import { appUrl } from './migrations.ts'
import { processEnvironment } from './process-environment.ts'
import { serveSubgraph } from './serve.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import type { Door } from './subgraph.ts'

const environment = { ...processEnvironment, HOWL_CLAIMS_PUBLIC_KEY: z.string() }

/** One subgraph as a process of its own: it answers the gateway. Its jobs are the worker's. */
export async function runAlone(door: Door): Promise<void> {
  // Together, so that one message names every faulty variable.
  readEnv({ ...environment, ...door.environment })
  const env = readEnv(environment)
  const log = createLog({ name: door.name, level: env.LOG_LEVEL })
  const databaseUrl = appUrl(env.DATABASE_URL)
  const queues = openQueues({ databaseUrl, redisUrl: env.REDIS_URL, log })
  // eslint-disable-next-line no-restricted-syntax -- The door reads its own variables of it, by its own shape.
  const running = await door.start({ databaseUrl, env: process.env, queues, log })
  const served = await serveSubgraph(running, { port: env.PORT, host: env.HOST, claimsPublicKey: env.HOWL_CLAIMS_PUBLIC_KEY, log })
  log.info({ url: served.url }, 'serving')

  stopOnSignals(async () => {
    // First the door is closed and what is inside ends, then what it worked with goes.
    await served.close()
    await running.stop()
    await queues.close()
  }, log)
}
