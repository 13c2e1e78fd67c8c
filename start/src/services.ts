import { gatewayEnvironment } from '@howl/gateway'
import { doors } from './doors.ts'
import type { Secrets } from './secrets.ts'

/**
 * The processes of the networked mode. docker-compose.yml starts the same ones with the same variables; a test compares.
 */
export type Service = {
  name: string
  /** The workspace, whose `dist/src/main.js` is run. */
  workspace: string
  secrets: readonly (keyof Secrets)[]
  /** Others that it calls, by the variable that names their address. */
  neighbours: readonly NeighbourUrl[]
}

const urls = ['GATEWAY_URL', 'IDENTITY_URL', 'FINANCE_URL', 'GROWTH_URL', 'AI_URL'] as const
export type NeighbourUrl = (typeof urls)[number]

const secretNames = ['HOWL_SECRET', 'HOWL_CLAIMS_PUBLIC_KEY', 'HOWL_VAULT_KEYS', 'HOWL_AGENT_KEY'] as const satisfies readonly (keyof Secrets)[]

/** What a process does not read it is not given: nothing can leak from where it never was. */
const reading = (...shapes: object[]): Pick<Service, 'secrets' | 'neighbours'> => ({
  secrets: secretNames.filter((name) => shapes.some((shape) => name in shape)),
  neighbours: urls.filter((name) => shapes.some((shape) => name in shape)),
})

export const subgraphServices: readonly Service[] = doors.map(({ name, environment }) => ({
  name,
  workspace: `subgraphs/${name}`,
  // Every subgraph verifies whose word it takes.
  ...reading(environment, { HOWL_CLAIMS_PUBLIC_KEY: true }),
}))

export const gatewayService: Service = {
  name: 'gateway',
  workspace: 'gateway',
  secrets: reading(gatewayEnvironment).secrets,
  neighbours: ['IDENTITY_URL', 'FINANCE_URL', 'GROWTH_URL', 'AI_URL'],
}

/** It runs the jobs of every subgraph, so it holds what each of them holds. */
export const workerService: Service = {
  name: 'worker',
  workspace: 'worker',
  ...reading(...doors.map(({ environment }) => environment)),
}
