import { setTimeout as sleep } from 'node:timers/promises'
import { sepayDate, signSepay } from '@howl/start'
import { Pool } from 'undici'
import { at, summary, type Bench } from './measure.ts'
import { withStarted } from './processes.ts'
import { startShops, type Shops } from './shops.ts'

const SECRET = 'a-secret-of-the-benchmark-0001'
const CONNECTIONS = 32
const [BURST, BURSTS, PACED_SECONDS] = [600, 5, 6]
const MUST = { perSecond: 500, p99: 1_000 }
const AIM = { perSecond: 2_000, p99: 100 }
/** How exactly the moment is known at which an order was seen to be paid. */
const LOOK_MS = 10

/** From the callback to the order that is PAID: as many as it takes at once, and how long one waits at half that rate. */
export const webhookToOrder: Bench = () =>
  withStarted(async (keep) => {
    const shops = await keep(startShops(1))
    const { connection } = await shops.mutate<{ connection: { webhookUrl: string } }>(
      'createPaymentConnection',
      { projectId: shops.projectIds[0], provider: 'SEPAY', name: 'Bench', settings: { bank: 'Vietcombank', accountNumber: '0123499999', codePrefix: 'BE' }, secrets: { authentication: 'HMAC', secret: SECRET } },
      'connection { webhookUrl }',
    )
    const send = openSender(connection.webhookUrl)
    let paid = 0
    /** @returns how many a second it was, from the first callback to the last order. */
    const burst = async (count: number): Promise<number> => {
      const codes = await placeOrders(shops, count)
      const began = performance.now()
      await send.all(codes)
      await untilPaid(shops, (paid += count))
      return count / ((performance.now() - began) / 1000)
    }
    await burst(BURST)
    const rates: number[] = []
    for (let round = 0; round < BURSTS; round += 1) rates.push(await burst(BURST))
    const { median: perSecond, spread } = summary(rates)

    const pace = perSecond / 2
    const paced = await placeOrders(shops, Math.round(pace * PACED_SECONDS))
    const waits = await measureWaits(shops, { codes: paced, pace, send })
    await send.close()
    const p99 = at(waits, 0.99)
    const isMissed = perSecond < MUST.perSecond || p99 > MUST.p99
    return {
      lines: [
        `${Math.round(perSecond)} events a second from the callback to the order that is PAID, median of ${BURSTS} bursts of ${BURST} (spread ${(spread * 100).toFixed(1)} %; must ${MUST.perSecond}, aim ${AIM.perSecond}): ${perSecond >= MUST.perSecond ? 'met' : 'MISSED'}`,
        `at ${Math.round(pace)} a second, from the acknowledgement to PAID: median ${Math.round(at(waits, 0.5))} ms, 99th of 100 ${Math.round(p99)} ms (must ${MUST.p99}, aim ${AIM.p99}; looked at every ${LOOK_MS} ms): ${p99 <= MUST.p99 ? 'met' : 'MISSED'}`,
      ],
      isMissed,
    }
  })

type Sender = { one: (code: string) => Promise<void>; all: (codes: readonly string[]) => Promise<void>; close: () => Promise<void> }

let lastId = 0

function openSender(url: string): Sender {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const one = async (code: string): Promise<void> => {
    lastId += 1
    const { body, headers } = signSepay(transfer(lastId, code), SECRET)
    const response = await pool.request({ path: pathname, method: 'POST', headers, body })
    await response.body.dump()
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`)
  }
  const all = async (codes: readonly string[]): Promise<void> => {
    const left = [...codes]
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let code = left.pop(); code !== undefined; code = left.pop()) await one(code)
      }),
    )
  }
  return { one, all, close: () => pool.close() }
}

const transfer = (id: number, code: string) => ({
  id,
  gateway: 'Vietcombank',
  transactionDate: sepayDate(new Date()),
  accountNumber: '0123499999',
  code,
  content: `${code} chuyen tien`,
  transferType: 'in' as const,
  transferAmount: 250_000,
  accumulated: 0,
  subAccount: null,
  referenceCode: `BENCH.${id}`,
  description: 'benchmark',
})

/** As many as one operation may change. */
const ORDERS_AT_ONCE = 10

/** @returns the payment codes. */
async function placeOrders({ ask, projectIds: [projectId] }: Shops, count: number): Promise<string[]> {
  const fields = Array.from({ length: ORDERS_AT_ONCE }, (_, n) => `o${n}: createOrder(input: $input) { ... on CreateOrderSuccess { order { paymentCode } } }`)
  const query = `mutation ($input: CreateOrderInput!) { ${fields.join(' ')} }`
  const input = { projectId, customer: { name: 'Lan', email: 'lan@example.com' }, lines: [{ description: 'Vase', quantity: 1, unitPrice: { amount: '250000', currency: 'VND' } }] }
  const codes: string[] = []
  const place = async () => {
    while (codes.length < count) {
      const placed = await ask<Record<string, { order: { paymentCode: string } }>>(query, { input })
      codes.push(...Object.values(placed).map(({ order }) => order.paymentCode))
    }
  }
  // Numbers of one project are given one after the other: more at once would only wait.
  await Promise.all([place(), place()])
  return codes.slice(0, count)
}

async function untilPaid({ database }: Shops, count: number): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(LOOK_MS)) {
    const { rows } = await database.query<{ count: number }>(`select count(*)::int as count from finance.orders where status = 'PAID'`)
    if ((rows[0]?.count ?? 0) >= count) return
  }
  throw new Error('not all orders were paid within two minutes')
}

async function measureWaits({ database }: Shops, { codes, pace, send }: { codes: readonly string[]; pace: number; send: Sender }): Promise<number[]> {
  const acknowledged = new Map<string, number>()
  const waits = new Map<string, number>()
  let isSent = false
  const looking = (async () => {
    while (!isSent || waits.size < codes.length) {
      const pending = [...acknowledged.keys()].filter((code) => !waits.has(code))
      const { rows } = await database.query<{ code: string }>(`select payment_code as code from finance.orders where payment_code = any ($1) and status = 'PAID'`, [pending])
      const now = performance.now()
      for (const { code } of rows) waits.set(code, now - (acknowledged.get(code) ?? now))
      await sleep(LOOK_MS)
    }
  })()
  const began = performance.now()
  const sending: Promise<void>[] = []
  for (const [index, code] of codes.entries()) {
    const wait = began + (index * 1000) / pace - performance.now()
    if (wait > 1) await sleep(wait)
    sending.push(send.one(code).then(() => void acknowledged.set(code, performance.now())))
  }
  await Promise.all(sending)
  isSent = true
  await looking
  return [...waits.values()]
}
