import { generateSecrets, sepayDate, signSepay } from '@howl/start'
import { Pool } from 'undici'
import { startBenchDatabase } from './database.ts'
import { describe, judge, measureInTurn, type Bench } from './measure.ts'
import { startProcess } from './processes.ts'

const SECRET = 'a-secret-of-the-benchmark-0001'
const CONNECTIONS = 32

/** Signed SePay events, half of them duplicates, each acknowledged after its commit; both contenders on one PostgreSQL. */
export const webhooks: Bench = async () => {
  const database = await startBenchDatabase([])
  const bare = await startProcess('contenders/bare-webhooks.ts', { databaseUrl: database.ownerUrl, secret: SECRET })
  const howlUrl = await database.create('product')
  const howl = await startProcess('contenders/howl-webhooks.ts', { env: { ...generateSecrets(), DATABASE_URL: howlUrl }, secret: SECRET })
  try {
    const [ours, theirs] = await measureInTurn([
      { name: 'Howl', run: (ms) => sendEvents(howl.url, ms) },
      { name: 'a bare Fastify route with one insert', run: (ms) => sendEvents(bare.url, ms) },
    ])
    if (!ours || !theirs) throw new Error('two contenders were measured')
    const { lines, isMissed } = judge([{ of: ours, against: theirs, must: 0.5, aim: 1 }])
    return { lines: [describe(ours), describe(theirs), ...lines], isMissed }
  } finally {
    await Promise.all([howl.stop(), bare.stop()])
    await database.stop()
  }
}

let lastId = 0

/** @returns how many were acknowledged. */
async function sendEvents(url: string, ms: number): Promise<number> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const end = performance.now() + ms
  let acknowledged = 0
  const send = async () => {
    while (performance.now() < end) {
      lastId += 1
      const event = transfer(lastId)
      // The same event again, as a notifier sends it that missed the answer.
      for (let times = 0; times < 2; times += 1) {
        const { body, headers } = signSepay(event, SECRET)
        const response = await pool.request({ path: pathname, method: 'POST', headers, body })
        await response.body.dump()
        if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`)
        acknowledged += 1
      }
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, send))
  await pool.close()
  return acknowledged
}

const transfer = (id: number) => ({
  id,
  gateway: 'Vietcombank',
  transactionDate: sepayDate(new Date()),
  accountNumber: '0123499999',
  code: null,
  content: `BE${String(id).padStart(8, '0')} chuyen tien`,
  transferType: 'in',
  transferAmount: 250_000,
  accumulated: 0,
  subAccount: null,
  referenceCode: `BENCH.${id}`,
  description: 'benchmark',
})
