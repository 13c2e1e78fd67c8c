import { createDemo, generateSecrets, startEmbedded, startPostgres } from '@howl/start'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, type Surroundings } from './surroundings.ts'

export type DemoHowl = Surroundings & { stop: () => Promise<void> }

/** Howl as it is after `npm start`, with the demo and with what the demo does not show, on a folder that goes with it. */
export async function startDemoHowl(webRoot: string): Promise<DemoHowl> {
  const dataDir = mkdtempSync(join(tmpdir(), 'howl-pages-'))
  // PostgreSQL of a run as root is another user, and has to get in.
  chmodSync(dataDir, 0o711)
  const undo: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })]
  const stop = async () => {
    for (const one of undo.toReversed()) await one()
  }
  try {
    const postgres = await startPostgres({ dataDir, isDurable: false })
    undo.push(() => postgres.stop())
    const settings = { PORT: '0', HOST: '127.0.0.1', HOWL_FIRST_USER_IS_SUPERADMIN: 'true', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal', HOWL_OPERATIONS_PER_SECOND: '100000', HOWL_OPERATIONS_BURST: '100000' }
    const env = { ...settings, ...generateSecrets(), DATABASE_URL: postgres.ownerUrl }
    const howl = await startEmbedded({ env, webRoot: Promise.resolve(webRoot) })
    undo.push(() => howl.stop())
    await createDemo({ url: howl.url, now: new Date(), signal: new AbortController().signal })
    return { ...(await prepare({ url: howl.url, ownerUrl: postgres.ownerUrl, work: () => howl.runJobsUntilIdle() })), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
