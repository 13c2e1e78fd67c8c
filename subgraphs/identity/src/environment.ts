import { z } from 'zod'

/** The variables that identity reads. */
export const environment = {
  HOWL_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** What the AI subgraph proves itself with when it asks for an agent's token over HTTP. Absent: nobody can over HTTP. */
  HOWL_AGENT_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Set by the embedded start on loopback: whoever signs up first operates the installation. */
  HOWL_FIRST_USER_IS_SUPERADMIN: z.stringbool('must be true or false').default(false),
}

export type Environment = z.output<z.ZodObject<typeof environment>>
