import { ai } from '@howl/ai'
import { finance } from '@howl/finance'
import { growth } from '@howl/growth'
import { identity } from '@howl/identity'
import { readEnv } from '@howl/platform/env'
import { serveHealth } from '@howl/platform/health'
import { openQueues } from '@howl/platform/jobs'
import { createLog } from '@howl/platform/log'
import { appUrl } from '@howl/platform/migrations'
import { stopOnSignals } from '@howl/platform/stop-on-signals'
import type { Door } from '@howl/platform/subgraph'
import { workerEnvironment } from './environment.ts'
import { startWorker } from './index.ts'

const doors: readonly Door[] = [identity, finance, growth, ai]

const shape = workerEnvironment(doors.map(({ name }) => name))
const { WORKER_SUBGRAPHS: only } = readEnv({ WORKER_SUBGRAPHS: shape.WORKER_SUBGRAPHS })
const hosted = doors.filter(({ name }) => only.includes(name))
// Together, so that one message names every faulty variable.
readEnv(Object.assign({}, shape, ...hosted.map(({ environment }) => environment)) as typeof shape)
const env = readEnv(shape)

const log = createLog({ name: 'worker', level: env.LOG_LEVEL })
const databaseUrl = appUrl(env.DATABASE_URL)
const queues = openQueues({ databaseUrl, redisUrl: env.REDIS_URL, log })
const running = await Promise.all(
  // eslint-disable-next-line no-restricted-syntax -- Each door reads its own variables of it, by its own shape.
  hosted.map((door) => door.start({ databaseUrl, env: process.env, queues, log })),
)
const worker = await startWorker({ subgraphs: running, log })
const health = await serveHealth({
  port: env.PORT,
  host: env.HOST,
  checks: { queue: queues.check, ...Object.fromEntries(running.map(({ name, ready }) => [name, ready])) },
  log,
})
log.info({ url: health.url }, 'answering for its health')

stopOnSignals(async () => {
  // Work ends first, while everything that it needs still answers.
  await worker.stop()
  await health.close()
  await Promise.all(running.map((subgraph) => subgraph.stop()))
  await queues.close()
}, log)
