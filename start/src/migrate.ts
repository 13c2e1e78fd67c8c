import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { createLog } from '@howl/platform/log'
import { migrate } from '@howl/platform/migrations'
import { doors } from './doors.ts'
import { readWholeEnv, startEnvironment } from './environment.ts'

/** Brings the database of an installation to the newest state. */
export async function migrateAll(ownerUrl: string, level: string): Promise<void> {
  await migrate({ ownerUrl, subgraphs: [...doors], log: createLog({ name: 'migrate', level }) })
}

// As a command, for containers: the services start once it has ended well.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const env = readWholeEnv({ DATABASE_URL: startEnvironment.DATABASE_URL.unwrap(), LOG_LEVEL: startEnvironment.LOG_LEVEL.default('info') } satisfies z.ZodRawShape, process.env)
  await migrateAll(env.DATABASE_URL, env.LOG_LEVEL)
}
