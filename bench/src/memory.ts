import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './measure.ts'
import { withStarted } from './processes.ts'
import { startShops } from './shops.ts'

const SETTLE_MS = 20_000
const [MUST_MB, AIM_MB] = [350, 200]

/** What a Howl holds that nobody asks anything: gateway, subgraphs and worker in one process, without PostgreSQL. */
export const memory: Bench = () =>
  withStarted(async (keep) => {
    const shops = await keep(startShops(3))
    await sleep(SETTLE_MS)
    const megabytes = Math.round(shops.memory() / 2 ** 20)
    return { lines: [`an idle embedded process holds ${megabytes} MB (must ${MUST_MB}, aim ${AIM_MB}): ${megabytes <= MUST_MB ? 'met' : 'MISSED'}`], isMissed: megabytes > MUST_MB }
  })
