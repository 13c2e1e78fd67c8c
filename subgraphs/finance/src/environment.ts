import { z } from 'zod'

/** The variables that finance reads. */
export const environment = {
  HOWL_VAULT_KEYS: z.string().min(1),
}

export type Environment = z.output<z.ZodObject<typeof environment>>
