import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, freePort, redisServer, startRedis, testSecrets, type TestDatabase } from '@howl/testkit'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

type Worker = {
  exited: Promise<number | null>
  output: () => string
  ask: (path: string) => Promise<Response>
  stop: () => Promise<number | null>
  kill: () => Promise<number | null>
}
const open: Worker[] = []
beforeEach(() => database.query('truncate finance.events, growth.contacts, growth.contact_orders, growth.inbox, live.events, live.deliveries cascade'))
afterEach(async () => {
  await Promise.all(open.splice(0).map((worker) => worker.kill()))
})

const program = fileURLToPath(new URL('./main.ts', import.meta.url))

async function startWorkerProcess(env: Record<string, string> = {}): Promise<Worker> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--conditions=howl-source', '--import', 'tsx', program], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.ownerUrl, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...testSecrets, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const worker: Worker = {
    exited,
    output: () => output,
    ask: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
    stop: () => (child.kill('SIGTERM'), exited),
    kill: () => (child.kill('SIGKILL'), exited),
  }
  open.push(worker)
  return worker
}

async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 25_000; Date.now() < deadline; ) {
    if (await isTrue()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`waited in vain until ${what}`)
}
const isReady = (worker: Worker) => () =>
  worker.ask('/ready').then(
    ({ ok }) => ok,
    () => false,
  )

/** An order was placed, says finance; growth makes a contact of its customer. */
async function placeOrder(): Promise<void> {
  const payload = {
    orderId: randomUUID(),
    number: 1,
    customer: { name: 'Ada', email: 'ada@example.com' },
    total: { minor: '100', currency: 'VND' },
    placedAt: new Date().toISOString(),
  }
  await database.query(`insert into finance.events (id, project_id, type, subject, payload) values (gen_random_uuid(), gen_random_uuid(), 'finance.orderPlaced', $1, $2)`, [
    payload.orderId,
    JSON.stringify(payload),
  ])
}
const contacts = async () => (await database.query<{ count: number }>('select count(*)::int as count from growth.contacts'))[0]?.count
const sessions = async () =>
  (await database.query<{ count: number }>(`select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = 'howl_app'`))[0]?.count

test.each(['postgres', ...(redisServer ? ['redis'] : [])])('alone, with the queue on %s, it does the work of all subgraphs, and leaves nothing open when it is told to end', async (backend) => {
  const redis = backend === 'redis' ? await startRedis() : null
  const worker = await startWorkerProcess(redis ? { REDIS_URL: redis.url } : {})
  await until('it is ready', isReady(worker))
  await placeOrder()
  await until('growth has heard of it', async () => (await contacts()) === 1)
  expect(await (await worker.ask('/health')).json()).toEqual({ status: 'ok' })
  expect(await (await worker.ask('/ready')).json()).toEqual({ status: 'ready', queue: 'ok', identity: 'ok', finance: 'ok', growth: 'ok', ai: 'ok' })
  expect(await (await worker.ask('/metrics')).text()).toMatch(/howl_jobs_total\{subgraph="growth",job="growth.makeContact",outcome="done"\} 1/)
  await database.query(
    `insert into finance.discrepancies (id, project_id, figure, day, currency, subject_id, kept_minor, counted_minor) values (gen_random_uuid(), gen_random_uuid(), 'SPENT', '2026-03-01', 'VND', gen_random_uuid(), 1, 2)`,
  )
  const waiting = (await database.query('select from finance.discrepancies')).length
  expect(await (await worker.ask('/metrics')).text()).toContain(`howl_alarms{subgraph="finance",alarm="discrepancies"} ${waiting}\n`)
  expect((await worker.ask('/graphql')).status).toBe(404)
  const began = performance.now()
  expect(await worker.stop()).toBe(0)
  expect(performance.now() - began).toBeLessThan(5_000)
  await until('its connections are closed', async () => (await sessions()) === 0)
  expect(worker.output()).toBe('')
  await redis?.stop()
})

test('it works for the named subgraphs only', async () => {
  const finance = await startWorkerProcess({ WORKER_SUBGRAPHS: 'finance' })
  await until('it is ready', isReady(finance))
  await placeOrder()
  await until('finance has sent its event', async () => (await database.query('select * from live.events')).length === 1)
  expect(Object.keys((await (await finance.ask('/ready')).json()) as object)).toEqual(['status', 'queue', 'finance'])
  await new Promise((done) => setTimeout(done, 2_500))
  expect(await contacts()).toBe(0)
  await finance.stop()
  // Rings were for nobody; the sweep of another worker finds the delivery.
  const growth = await startWorkerProcess({ WORKER_SUBGRAPHS: ' growth , ai' })
  await until('growth has heard of it', async () => (await contacts()) === 1)
  await growth.stop()
})

test('wrong variables stop it with one message that names them all', async () => {
  const worker = await startWorkerProcess({ WORKER_SUBGRAPHS: 'finance,payroll' })
  expect(await worker.exited).toBe(1)
  expect(worker.output()).toContain('WORKER_SUBGRAPHS: must name some of identity, finance, growth, ai, parted by commas')
  const other = await startWorkerProcess({ DATABASE_URL: 'nonsense', HOWL_VAULT_KEYS: '' })
  expect(await other.exited).toBe(1)
  expect(other.output()).toContain('DATABASE_URL: must be a postgres:// address')
  expect(other.output()).toContain('HOWL_VAULT_KEYS: is missing')
})

/** Nobody but the owner gets in, to this database alone. */
const limitConnections = (limit: number) =>
  database.query(`do $$ begin execute format('alter database %I connection limit ${limit}', current_database()); end $$`)

test('not ready while the database is away, and well again after', async () => {
  const worker = await startWorkerProcess({ WORKER_SUBGRAPHS: 'growth' })
  await until('it is ready', isReady(worker))
  await limitConnections(0)
  await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'howl_app'`)
  try {
    await until('it says so', async () => (await worker.ask('/ready')).status === 503)
    expect((await worker.ask('/health')).status).toBe(200)
  } finally {
    await limitConnections(-1)
  }
  await until('it is ready again', isReady(worker))
  await placeOrder()
  // Finance sends it as well as any other would: growth's worker alone takes no notice of its neighbour's rows.
  await database.query(`insert into live.deliveries (id, consumer, subgraph, event_id, project_id, event)
    select gen_random_uuid(), 'growth.makeContact', 'growth', id, project_id, jsonb_build_object('id', id, 'sequence', '1', 'type', type, 'projectId', project_id, 'subject', subject, 'payload', payload, 'at', now())
    from finance.events`)
  await until('it works again', async () => (await contacts()) === 1)
})
