import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopOrphanedPostgres } from './postgres.ts'

/** What Howl itself puts into a data folder. Nothing else is deleted: the folder may be one that holds more. */
const ours = ['postgres', 'postgres.json', 'secrets.json', 'demo.json', 'files']

/** Deletes all data of an installation, also the server that a killed start left running on it. */
export async function resetData(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return
  await stopOrphanedPostgres(dataDir)
  for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await resetData(process.argv[2] ?? '.howl')
