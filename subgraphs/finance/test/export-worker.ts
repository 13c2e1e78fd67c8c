import { openQueues } from '@howl/platform/jobs'
import { createLog } from '@howl/platform/log'
import { testSecrets } from '@howl/testkit'
import { finance } from '../src/index.ts'

/** A worker of finance in a process of its own: tests kill it, and look at how much memory it has. */
const [, , databaseUrl = ''] = process.argv
const log = createLog({ name: 'export-worker', level: 'warn', destination: process.stderr })
const queues = openQueues({ databaseUrl, log })
const running = await finance.start({ databaseUrl, env: testSecrets, queues, log })
await running.jobs.start()
setInterval(() => process.stdout.write(`${process.memoryUsage().rss}\n`), 100)
