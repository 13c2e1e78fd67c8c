import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, openGraphClient } from '@howl/start'
import { cloneDatabase, testSecrets, type TestDatabase } from '@howl/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProject, mutator, orderInput, sepayConnection, signedTransfer, signUp } from './seed.ts'

/**
 * Server and worker are killed at random moments while transfers pour in, each sent again until it is acknowledged, as a
 * bank's notifier does. In the end every transfer is there once, every order knows its money, and the sums agree.
 *
 * CRASH_SEED=… repeats a run's moments; the seed of each run is printed.
 */
const ORDERS = 60
const TRANSFERS = 300
const CRASHES = 6

const crashSeed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31))

let database: TestDatabase
let url = ''
const processes = new Map<string, ChildProcess>()
let isOver = false

beforeAll(async () => {
  console.log(`crash test: CRASH_SEED=${crashSeed}`)
  database = await cloneDatabase()
  const [port, workerPort] = [await freePort(), await freePort()]
  url = `http://127.0.0.1:${port}`
  environment = {
    PATH: process.env.PATH,
    ...testSecrets,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    DATABASE_URL: database.ownerUrl,
    HOST: '127.0.0.1',
    HOWL_FIRST_USER_IS_SUPERADMIN: 'false',
    HOWL_OPERATIONS_PER_SECOND: '100000',
    HOWL_OPERATIONS_BURST: '100000',
  }
  programs = {
    server: { file: 'test/crash/server.ts', env: { PORT: String(port) } },
    worker: { file: 'worker/src/main.ts', env: { PORT: String(workerPort), GATEWAY_URL: url, IDENTITY_URL: url } },
  }
  for (const name of Object.keys(programs)) launch(name)
  await untilReady()
}, 120_000)

afterAll(async () => {
  isOver = true
  await Promise.all([...processes.values()].map(kill))
  await database?.drop()
})

let environment: Record<string, string | undefined> = {}
let programs: Record<string, { file: string; env: Record<string, string> }> = {}

/** Starts a program, and again whenever it ends, as whoever looks after processes would. */
function launch(name: string): void {
  const program = programs[name]
  if (!program) throw new Error(`no program ${name}`)
  const child = spawn(process.execPath, ['--conditions=howl-source', '--import', 'tsx', program.file], {
    cwd: new URL('..', import.meta.url),
    env: { ...environment, ...program.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  processes.set(name, child)
  child.once('exit', () => {
    if (!isOver) launch(name)
  })
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const response = await fetch(`${url}/ready`).catch(() => null)
    if (response?.ok) return
    await sleep(50)
  }
  throw new Error('the server did not come back')
}

/** Mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Signed = ReturnType<typeof signedTransfer>

/** Sends until it is acknowledged. @returns how often it was sent */
async function sendUntilAcknowledged(webhookUrl: string, signed: () => Signed): Promise<number> {
  for (let tries = 1; tries < 600; tries += 1) {
    const { body, headers } = signed()
    const response = await fetch(webhookUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }).catch(() => null)
    if (response?.status === 200) return tries
    await sleep(100)
  }
  throw new Error('a transfer was never acknowledged')
}

it('loses nothing and doubles nothing while server and worker are killed', async () => {
  const random = seededRandom(crashSeed)
  const client = openGraphClient(url)
  const owner = await signUp({ client }, 'owner')
  const projectId = await createProject({ client }, owner.token, 'The shop')
  const mutate = mutator({ client }, owner.token)
  const { connection } = await mutate('createPaymentConnection', sepayConnection(projectId), 'connection { webhookUrl }')
  const codes: string[] = []
  for (let index = 0; index < ORDERS; index += 1) {
    const { order } = await mutate('createOrder', orderInput(projectId, { placedAt: '2026-01-14T03:00:00Z', customer: { name: `Customer ${index}`, email: `customer${index % 20}@example.com` } }), 'order { paymentCode }')
    codes.push(order.paymentCode)
  }

  // Every transfer pays a fifth of an order: five make it PAID. Some are delivered twice on purpose.
  const transfers = Array.from({ length: TRANSFERS }, (_, index) => ({ id: 1000 + index, content: `${codes[index % ORDERS]} chuyen tien`, amount: 60_000 }))
  const waiting = [...transfers, ...transfers.filter(() => random() < 0.2)].sort(() => random() - 0.5)
  let crashes = 0
  const crashing = (async () => {
    while (crashes < CRASHES) {
      await sleep(200 + random() * 1500)
      const victim = processes.get(random() < 0.5 ? 'server' : 'worker')
      if (victim && victim.exitCode === null && victim.signalCode === null) {
        await kill(victim)
        crashes += 1
      }
    }
  })()
  let deliveries = 0
  // The burst goes on until the last crash, so that no crash finds an idle machine.
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let transfer = waiting.shift(); transfer; transfer = waiting.shift()) {
        const known = transfer
        const tries = await sendUntilAcknowledged(connection.webhookUrl, () => signedTransfer(known))
        deliveries += tries
        if (crashes < CRASHES) await sleep(random() * 250)
      }
    }),
  )
  await crashing
  await untilReady()
  await untilQuiet()

  const [counts] = await database.query<Record<string, string>>(`
    select (select count(*) from finance.webhook_events) as webhooks,
           (select count(*) from finance.webhook_events where state = 'PROCESSED') as processed,
           (select count(*) from finance.transactions) as transactions,
           (select count(*) from finance.orders where status = 'PAID') as paid,
           (select count(*) from growth.contacts) as contacts,
           (select count(*) from growth.contact_orders) as contact_orders,
           (select count(*) from live.events) as live,
           (select count(*) from finance.events) + (select count(*) from identity.events) + (select count(*) from growth.events) + (select count(*) from ai.events) as events`)
  expect(deliveries).toBeGreaterThanOrEqual(TRANSFERS)
  expect(counts).toMatchObject({
    webhooks: String(TRANSFERS),
    processed: String(TRANSFERS),
    transactions: String(TRANSFERS),
    paid: String(ORDERS),
    contacts: '20',
    contact_orders: String(ORDERS),
  })
  expect(counts?.live).toBe(counts?.events)

  const { project } = await openGraphClient(url).ask<{ project: { metrics: { revenue: { amount: string }; orderCount: number; unmatchedCount: number } } }>(
    'query ($id: ID!) { project(id: $id) { metrics(range: { from: "2026-01-01", to: "2026-01-31" }) { revenue { amount } orderCount unmatchedCount } } }',
    { id: projectId },
    (await signInAgain(owner.email)) ?? '',
  )
  expect(project.metrics).toEqual({ revenue: { amount: String(TRANSFERS * 60_000) }, orderCount: ORDERS, unmatchedCount: 0 })
}, 300_000)

async function signInAgain(email: string): Promise<string> {
  const { accessToken } = await mutator({ client: openGraphClient(url) }, null)('signIn', { email, password: 'a long enough password' }, 'accessToken')
  return accessToken
}

/** Until no row of work is due anywhere; a dead one would stay, and be counted. */
async function untilQuiet(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [row] = await database.query<{ open: string }>(`
      select (select count(*) from finance.webhook_events where next_attempt_at is not null)
           + (select count(*) from live.deliveries where next_attempt_at is not null)
           + (select count(*) from finance.events where sequence is null) + (select count(*) from growth.events where sequence is null)
           + (select count(*) from identity.events where sequence is null) as open`)
    if (row?.open === '0') return
    await sleep(100)
  }
  throw new Error('work was still open a minute after the last crash')
}
