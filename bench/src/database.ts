import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { createLog } from '@howl/platform/log'
import { migrate, type MigratedSubgraph } from '@howl/platform/migrations'
import { startPostgres } from '@howl/start'

export type BenchDatabase = {
  ownerUrl: string
  /** Another, empty database on the same server. @returns its owner's address */
  create: (name: string) => Promise<string>
  stop: () => Promise<void>
}

/** A PostgreSQL of the benchmark's own, with the roles and schemas of the given subgraphs. */
export async function startBenchDatabase(subgraphs: MigratedSubgraph[]): Promise<BenchDatabase> {
  const folder = mkdtempSync(`${tmpdir()}/howl-bench-`)
  // PostgreSQL of a run as root is another user.
  chmodSync(folder, 0o711)
  const postgres = await startPostgres({ dataDir: folder })
  await migrate({ ownerUrl: postgres.ownerUrl, subgraphs, log: createLog({ name: 'bench', level: 'warn' }) })
  return {
    ownerUrl: postgres.ownerUrl,
    create: async (name) => {
      const client = new pg.Client({ connectionString: postgres.ownerUrl })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const url = new URL(postgres.ownerUrl)
      url.pathname = `/${name}`
      return url.href
    },
    stop: async () => {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
