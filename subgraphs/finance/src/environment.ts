import { z } from 'zod'

/** The variables that finance reads. */
export const environment = {
  HOWL_VAULT_KEYS: z.string().min(1),
  // Of the whole installation, and never from an input: a person who could name it could have tokens sent anywhere.
  SEPAY_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).default('https://userapi.sepay.vn/v2'),
  SEPAY_REQUESTS_PER_SECOND: z.coerce.number().positive().max(1000).default(3),
  SEPAY_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(15_000),
}

export type Environment = z.output<z.ZodObject<typeof environment>>
