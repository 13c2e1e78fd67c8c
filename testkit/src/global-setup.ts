import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createLog } from '@howl/platform/log'
import { migrate } from '@howl/platform/migrations'
import { startPostgres, stopOrphanedPostgres } from '@howl/start'
import { doors } from './doors.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test run's own PostgreSQL; `database` names the migrated database that tests clone. */
    howlTemplate: { ownerUrl: string; database: string }
  }
}

const prefix = 'howl-test-'

/** One PostgreSQL for the whole run, with one migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const folder = mkdtempSync(`${tmpdir()}/${prefix}${process.pid}-`)
  // mkdtemp closes it to others; PostgreSQL of a run as root is another user.
  chmodSync(folder, 0o711)
  const postgres = await startPostgres({ dataDir: folder, isDurable: false })
  try {
    const database = `template_${randomBytes(4).toString('hex')}`
    const ownerUrl = new URL(postgres.ownerUrl)
    const client = new pg.Client({ connectionString: postgres.ownerUrl })
    await client.connect()
    await client.query(`create database ${database}`)
    await client.end()
    ownerUrl.pathname = `/${database}`
    await migrateTemplate(ownerUrl.href)
    project.provide('howlTemplate', { ownerUrl: postgres.ownerUrl, database })
  } catch (error) {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function migrateTemplate(ownerUrl: string): Promise<void> {
  await migrate({ ownerUrl, subgraphs: Object.values(doors), log: createLog({ name: 'migrate', level: 'warn' }) })
}

/** What a run that was killed left behind: its server, and its folder. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (isRunning(pid)) continue
    const folder = `${tmpdir()}/${name}`
    try {
      await stopOrphanedPostgres(folder)
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      // Another run may be clearing the same folder, or it is another person's.
      console.warn(`Left ${folder} of an earlier test run where it is: ${String(error)}`)
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
