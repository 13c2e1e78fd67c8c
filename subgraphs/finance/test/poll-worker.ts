import { openQueues } from '@howl/platform/jobs'
import { createLog } from '@howl/platform/log'
import { finance } from '../src/index.ts'

/** A worker of finance in a process of its own, at a time of the test's: tests kill it. */
const [, , databaseUrl = '', now = '', env = '{}'] = process.argv
const log = createLog({ name: 'poll-worker', level: 'error', destination: process.stderr })
const queues = openQueues({ databaseUrl, log })
const running = await finance.start({ databaseUrl, env: JSON.parse(env) as Record<string, string>, queues, log, now: () => new Date(Number(now)) })
await running.jobs.start()
process.once('SIGTERM', () => {
  void running.jobs.stop(1_000).then(() => process.exit(0))
})
