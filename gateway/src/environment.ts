import { z } from 'zod'

/** The variables that a gateway reads. */
export const gatewayEnvironment = {
  PORT: z.coerce.number('must be a port').int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** Where people reach it. Decides the name of the cookie and whether it is Secure. Absent: the address it listens on. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  HOWL_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Addresses or networks, separated by commas, whose X-Forwarded-For is believed. */
  HOWL_TRUSTED_PROXIES: z.string().optional(),
  HOWL_OPERATIONS_PER_SECOND: z.coerce.number('must be a number').positive().default(20),
  HOWL_OPERATIONS_BURST: z.coerce.number('must be a number').int().positive().default(300),
}

const subgraphUrl = { protocol: /^https?$/, error: 'must be an http or https address' }

/** The variables of a gateway that is a process of its own: every subgraph is elsewhere. */
export const gatewayAloneEnvironment = {
  ...gatewayEnvironment,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  LOG_LEVEL: z.string().default('info'),
  IDENTITY_URL: z.url(subgraphUrl),
  FINANCE_URL: z.url(subgraphUrl),
  GROWTH_URL: z.url(subgraphUrl),
  AI_URL: z.url(subgraphUrl),
}
