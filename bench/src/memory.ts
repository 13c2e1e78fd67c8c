import { setTimeout as sleep } from 'node:timers/promises'
import { megabytes } from './growth.ts'
import { at, type Bench } from './measure.ts'
import { withStarted } from './processes.ts'
import { startShops, type Shops } from './shops.ts'

const SETTLE_MS = 20_000
const [MUST_MB, AIM_MB] = [350, 200]
const [WARM_UP_MINUTES, SOAK_MINUTES, LOOK_MS] = [1, 4, 2_000]
const CLIENTS = 4
/** Of what is in use, from the end of the warm-up to the end of the soak. */
const MOST_GROWTH_MB = 10

/**
 * What a Howl holds: gateway, subgraphs and worker in one process, without PostgreSQL; while nobody asks anything, and while
 * people do all the time. What is in use must not grow; how much more a process keeps is the collector's business.
 */
export const memory: Bench = () =>
  withStarted(async (keep) => {
    const shops = await keep(startShops(3))
    await sleep(SETTLE_MS)
    const idle = shops.memory()
    await soak(shops, WARM_UP_MINUTES)
    const before = await shops.live()
    const { seen, done } = await soak(shops, SOAK_MINUTES)
    const grown = (await shops.live()) - before
    const [isSmall, isFlat] = [idle <= MUST_MB * 2 ** 20, grown <= MOST_GROWTH_MB * 2 ** 20]
    return {
      lines: [
        `an idle embedded process holds ${megabytes(idle)} (must ${MUST_MB}, aim ${AIM_MB}): ${isSmall ? 'met' : 'MISSED'}`,
        `a soak of ${SOAK_MINUTES} minutes with ${done.toLocaleString('en')} operations, after one of ${WARM_UP_MINUTES}: in use were ${megabytes(before)} and then ${megabytes(grown)} more (must ${MOST_GROWTH_MB}): ${isFlat ? 'met' : 'MISSED'}`,
        `meanwhile the process held ${megabytes(at(seen, 0.5))} in the median, ${megabytes(at(seen, 1))} at most`,
      ],
      isMissed: !isSmall || !isFlat,
    }
  })

const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

/** Some people who look and work without a pause. @returns what the process held, every so often. */
async function soak({ ask, mutate, memory: held, projectIds }: Shops, minutes: number): Promise<{ seen: number[]; done: number }> {
  const end = performance.now() + minutes * 60_000
  const seen: number[] = []
  let done = 0
  const work = async (client: number) => {
    const projectId = projectIds[client % projectIds.length]
    for (let n = 0; performance.now() < end; n += 1) {
      if (n % 10 === 0) {
        const input = { projectId, customer: { name: `Lan ${n % 500}` }, lines: [{ description: 'Vase', quantity: 1, unitPrice: { amount: '250000', currency: 'VND' } }] }
        const { order } = await mutate<{ order: { id: string } }>('createOrder', input, 'order { id }')
        await mutate('recordPayment', { id: order.id, amount: { amount: '250000', currency: 'VND' } }, '__typename')
      } else if (n % 10 === 5) await mutate('recordExpense', { projectId, category: 'Rent', amount: { amount: '1000', currency: 'VND' }, spentOn: day(n % 80) }, '__typename')
      else await ask(LOOK, { projectId, range: { from: day(89), to: day(0) } })
      done += 1
    }
  }
  const look = async () => {
    while (performance.now() < end) {
      seen.push(held())
      await sleep(LOOK_MS)
    }
  }
  await Promise.all([look(), ...Array.from({ length: CLIENTS }, (_, client) => work(client))])
  return { seen, done }
}

const LOOK = `query ($projectId: ID!, $range: DateRangeInput!) {
  viewer { projects(first: 10) { nodes { id name } } }
  project(id: $projectId) {
    metrics(range: $range, bucket: DAY) { revenue { amount } netProfit { amount } series { from revenue { amount } } }
    orders(first: 20) { nodes { id number status total { amount } lines { description } } }
    transactions(first: 20) { nodes { id amount { amount } matchState } }
    expenses(first: 20) { nodes { id category amount { amount } } }
  }
}`
