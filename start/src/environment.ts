import { z } from 'zod'
import { readEnv } from '@howl/platform/env'
import { StartError } from './start-error.ts'

type Source = Readonly<Record<string, string | undefined>>

const httpAddress = { protocol: /^https?$/, error: 'must be an http or https address' }

/** The variables that a start reads beside those of the parts it starts. */
export const startEnvironment = {
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  HOWL_DATA_DIR: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user:password@host:5432/howl' }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be an address such as redis://host:6379' }).optional(),
  IDENTITY_URL: z.url(httpAddress).optional(),
  FINANCE_URL: z.url(httpAddress).optional(),
  GROWTH_URL: z.url(httpAddress).optional(),
  AI_URL: z.url(httpAddress).optional(),
}

/**
 * Reads a whole set of variables at once, so that one message names all that are wrong.
 *
 * @throws StartError
 */
export function readWholeEnv<Shape extends z.ZodRawShape>(shape: Shape, source: Source): z.output<z.ZodObject<Shape>> {
  try {
    return readEnv(shape, source)
  } catch (error) {
    throw error instanceof Error ? new StartError(error.message) : error
  }
}
