import { fileURLToPath } from 'node:url'
import { identity } from '@howl/identity'
import { openQueues } from '@howl/platform/jobs'
import { createLog } from '@howl/platform/log'
import { appUrl } from '@howl/platform/migrations'
import { findRunningPostgres, startPostgres } from './postgres.ts'
import { secretsOf } from './secrets.ts'
import { Shutdown } from './shutdown.ts'
import { StartError } from './start-error.ts'

/**
 * Makes a person who has signed up an operator of the whole installation: `npm run superadmin -- EMAIL`, on the machine
 * itself. Works beside a running Howl and without one.
 */
export async function makeSuperadmin({ email, dataDir }: { email: string; dataDir: string }): Promise<void> {
  const shutdown = new Shutdown()
  try {
    const databaseUrl = appUrl(await findDatabase(dataDir, shutdown))
    const log = createLog({ name: 'superadmin', level: 'error' })
    const queues = openQueues({ databaseUrl, log })
    shutdown.before(() => queues.close())
    const env = process.env['DATABASE_URL'] ? process.env : { ...process.env, ...secretsOf(dataDir, process.env) }
    const running = await identity.start({ databaseUrl, env, queues, log })
    shutdown.before(() => running.stop())
    await running.call('make-superadmin', { email }).catch((error: unknown) => {
      throw new StartError((error as Error).message)
    })
    process.stdout.write(`${email} is SUPERADMIN of this installation from now on.\n`)
  } finally {
    await shutdown.run()
  }
}

async function findDatabase(dataDir: string, shutdown: Shutdown): Promise<string> {
  if (process.env['DATABASE_URL']) return process.env['DATABASE_URL']
  const running = await findRunningPostgres(dataDir)
  if (running) return running
  const postgres = await startPostgres({ dataDir })
  shutdown.before(() => postgres.stop())
  return postgres.ownerUrl
}

// In a container: docker compose exec identity node start/dist/src/superadmin.js EMAIL
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , email] = process.argv
  if (!email) throw new StartError('Say whose e-mail address: superadmin.js EMAIL')
  await makeSuperadmin({ email, dataDir: process.env['HOWL_DATA_DIR'] ?? '.howl' })
}
