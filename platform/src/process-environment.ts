import { z } from 'zod'

/** The variables of every process that works on the data and is no gateway, beside those of what it runs. */
export const processEnvironment = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// address' }).optional(),
  PORT: z.coerce.number('must be a port').int().min(0).max(65_535),
  HOST: z.string().default('0.0.0.0'),
  LOG_LEVEL: z.string().default('info'),
}

/** Some of the names, parted by commas; all of them when the variable is absent. */
export const someOf = (names: readonly string[]) =>
  z
    .string()
    .transform((text) => text.split(',').flatMap((name) => name.trim() || []))
    .refine((chosen) => chosen.length > 0 && chosen.every((name) => names.includes(name)), `must name some of ${names.join(', ')}, parted by commas`)
    .default([...names])
