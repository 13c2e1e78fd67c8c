import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import { defineSchedule } from './work.ts'
import { hostChores, migrateChores, until, type Hosted } from '../test/chores.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl)
})
afterAll(() => database.drop())

const open: Hosted[] = []
beforeEach(() => database.query('truncate live.schedules'))
afterEach(async () => {
  await Promise.all(open.splice(0).map((hosted) => hosted.stop()))
})

async function host(everyMs: number, run: (signal: AbortSignal) => Promise<void>, { isStarted = true } = {}): Promise<Hosted> {
  const job = defineSchedule<unknown>({ name: 'chores.tidyUp', everyMs, run: (_services, signal) => run(signal) })
  const hosted = await hostChores(database.ownerUrl, { jobs: [job], isStarted })
  open.push(hosted)
  return hosted
}

test('three workers run a schedule as often as one would, and never at the same time', async () => {
  // Ten times in two seconds; a busy machine may be late for some.
  let runs = 0
  let running = 0
  let most = 0
  const run = async () => {
    runs += 1
    running += 1
    most = Math.max(most, running)
    await sleep(50)
    running -= 1
  }
  await Promise.all([host(200, run), host(200, run), host(200, run)])
  await sleep(2_050)
  expect(most).toBe(1)
  expect(runs).toBeGreaterThanOrEqual(4)
  expect(runs).toBeLessThanOrEqual(11)
})

test('is run when somebody says that it is due now, however soon it is looked at', async () => {
  let runs = 0
  const { jobs } = await host(3_600_000, async () => void (runs += 1), { isStarted: false })
  await jobs.runSchedule('chores.tidyUp')
  for (let round = 1; round <= 200; round += 1) {
    await database.query('update live.schedules set next_run_at = now()')
    await jobs.runSchedule('chores.tidyUp')
  }
  expect(runs).toBe(201)
})

test('a failure is on record and the schedule goes on', async () => {
  let runs = 0
  await host(100, async () => {
    runs += 1
    if (runs === 1) throw new Error('no broom')
    await sleep(500)
  })
  await until('it has failed', async () => (await database.query<{ last_error: string | null }>(`select last_error from live.schedules where name = 'chores.tidyUp'`))[0]?.last_error === 'no broom')
  await until('it runs again', () => runs >= 2)
})

test('a run whose worker was killed is taken over after its lease', async () => {
  await database.query(
    `insert into live.schedules (name, subgraph, next_run_at, lease_token, lease_until)
     values ('chores.tidyUp', 'chores', now() - interval '1 s', gen_random_uuid(), now() + interval '700 ms')`,
  )
  let runs = 0
  const began = performance.now()
  await host(100, async () => void (runs += 1))
  await until('it runs', () => runs > 0)
  expect(performance.now() - began).toBeGreaterThan(400)
})

test('a worker that stops tells the run, and leaves no timer', async () => {
  let reason: unknown
  let isRunning = false
  const hosted = await host(100, async (signal) => {
    isRunning = true
    await new Promise((done) => signal.addEventListener('abort', done))
    reason = signal.reason
  })
  await until('it runs', () => isRunning)
  await hosted.jobs.stop()
  expect((reason as Error).message).toBe('the worker stops')
  const [row] = await database.query<{ lease_token: string | null }>(`select lease_token from live.schedules where name = 'chores.tidyUp'`)
  expect(row?.lease_token).toBeNull()
})

test('streamed events of last week and old notes of consumers go, younger ones stay', async () => {
  await database.query(`
    insert into live.events (sequence, id, type, subject, at) values
      (1, gen_random_uuid(), 't', 'old', now() - interval '8 days'), (2, gen_random_uuid(), 't', 'young', now() - interval '6 days');
    insert into chores.inbox (consumer, event_id, project_id, at) values
      ('old', gen_random_uuid(), gen_random_uuid(), now() - interval '31 days'), ('young', gen_random_uuid(), gen_random_uuid(), now() - interval '29 days')`)
  const hosted = await hostChores(database.ownerUrl, { jobs: [], isStarted: false })
  open.push(hosted)
  await hosted.jobs.runSchedule('chores.pruneEvents')
  expect(await database.query('select subject from live.events')).toEqual([{ subject: 'young' }])
  expect(await database.query('select consumer from chores.inbox')).toEqual([{ consumer: 'young' }])
})
