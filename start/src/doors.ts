import { ai } from '@howl/ai'
import { finance } from '@howl/finance'
import { gatewayEnvironment } from '@howl/gateway'
import { growth } from '@howl/growth'
import { identity } from '@howl/identity'
import type { Door } from '@howl/platform/subgraph'
import { readWholeEnv, startEnvironment } from './environment.ts'
import { generateSecrets } from './secrets.ts'

export const doors: readonly Door[] = [identity, finance, growth, ai]

type Env = Readonly<Record<string, string | undefined>>

/**
 * Names every faulty variable of all parts at once, before anything is built on them. What the start makes itself when
 * it is absent is taken to be there.
 *
 * @throws StartError
 */
export function checkWholeEnv(env: Env): void {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  readWholeEnv(Object.assign({}, startEnvironment, gatewayEnvironment, ...doors.map(({ environment }) => environment)) as typeof startEnvironment, {
    ...generateSecrets(),
    ...given,
  })
}
