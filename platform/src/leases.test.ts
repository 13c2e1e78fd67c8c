import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import type { Lease } from './leases.ts'
import { GiveUp, LeaseLost } from './work-failures.ts'
import { cancelWork } from './work-rows.ts'
import { defineLeased } from './work.ts'
import { addChores, cafe, choresOf, claimsFor, hostChores, migrateChores, shop, until, type Chore, type Hosted } from '../test/chores.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl)
})
afterAll(() => database.drop())

const open: Hosted[] = []
beforeEach(() => database.query('truncate chores.errands, chores.effects'))
afterEach(async () => {
  await Promise.all(open.splice(0).map((hosted) => hosted.stop()))
})

type Options = { concurrency?: number; leaseMs?: number; maxAttempts?: number; timeoutMs?: number; sweepMs?: number; isStarted?: boolean; deaths?: string[] }

async function host(handle: (errand: Chore, lease: Lease) => Promise<void>, { sweepMs = 100, isStarted = true, deaths, ...options }: Options = {}): Promise<Hosted> {
  const job = defineLeased<unknown, Chore>({
    name: 'chores.runErrand',
    table: 'errands',
    ...options,
    handle: (_services, { row, lease }) => handle(row, lease),
    onDead: async (_services, tx, row, error) => {
      deaths?.push(error)
      await tx.query(`update chores.errands set state = 'FAILED' where id = $1`, [row.id])
    },
  })
  const hosted = await hostChores(database.ownerUrl, { jobs: [job], sweepMs, isStarted })
  open.push(hosted)
  return hosted
}

const addErrands = (...errands: { project?: string; name?: string; count?: number }[]) =>
  addChores(database, errands.map((errand) => ({ ...errand, table: 'errands' })))
const errands = () => choresOf(database, 'errands')
const effects = (): Promise<{ project_id: string; chore_id: string; note: string }[]> =>
  database.query('select project_id, chore_id, note from chores.effects order by created_at')
const effectOf = (errand: Chore, note: string): [string, string[]] => [
  'insert into chores.effects (project_id, chore_id, note) values ($1, $2, $3)',
  [errand.project_id, errand.id, note],
]
const allDone = async () => (await errands()).every(({ next_attempt_at, lease_token }) => next_attempt_at === null && lease_token === null)

test('the work and its end are committed together, as the row’s tenant', async () => {
  const [id] = await addErrands({ project: cafe, name: 'buy milk' })
  await host(async (errand, lease) => {
    expect(errand).toMatchObject({ id, name: 'buy milk', attempts: 1, project_id: cafe })
    await lease.finish(async (tx) => {
      await tx.query(...effectOf(errand, 'bought'))
      await tx.query(`update chores.errands set state = 'DONE' where id = $1`, [errand.id])
      // Another tenant's row is out of reach here too.
      await expect(tx.savepoint(() => tx.query(...effectOf({ ...errand, project_id: shop }, 'theft')))).rejects.toThrow(/row-level security/)
    })
  })
  await until('it is done', allDone)
  expect(await effects()).toEqual([{ project_id: cafe, chore_id: id, note: 'bought' }])
  expect((await errands())[0]).toMatchObject({ state: 'DONE', attempts: 1, last_error: null, lease_until: null })
})

test('no more rows run at once than the job allows, and a place that gets free is filled at once', async () => {
  await addErrands({ count: 7 })
  let running = 0
  let most = 0
  const began = performance.now()
  await host(
    async () => {
      running += 1
      most = Math.max(most, running)
      await sleep(100)
      running -= 1
    },
    { concurrency: 3, sweepMs: 60_000 },
  )
  await until('all are done', allDone)
  expect(most).toBe(3)
  // Three rounds of a tenth of a second, without waiting for any sweep.
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('whoever asks for all that is due waits also for what runs already', async () => {
  await addErrands({})
  let isRunning = false
  let isDone = false
  const { jobs } = await host(async () => {
    isRunning = true
    await sleep(500)
    isDone = true
  }, { isStarted: false })
  const first = jobs.runUntilIdle()
  await until('it runs', () => isRunning)
  await jobs.runUntilIdle()
  expect(isDone).toBe(true)
  await first
})

test('every project gets its turn: one with many errands does not hold up another', async () => {
  await addErrands({ count: 20 })
  const order: string[] = []
  await host(async (errand) => {
    order.push(errand.project_id)
    if (order.length === 3) await addErrands({ project: cafe })
    await sleep(5)
  }, { concurrency: 1 })
  await until('all are done', allDone)
  expect(order.indexOf(cafe)).toBeLessThanOrEqual(5)
})

test('a long errand keeps its lease, so that nobody else takes it', async () => {
  await addErrands({})
  let runs = 0
  const handle = async () => {
    runs += 1
    await sleep(4_500)
  }
  await host(handle, { leaseMs: 2_000 })
  await host(handle, { leaseMs: 2_000 })
  await until('it is done', allDone)
  expect(runs).toBe(1)
  expect((await errands())[0]?.attempts).toBe(1)
})

test('who loses the lease sees its signal, and its late commit fails with everything in it', async () => {
  const [id] = await addErrands({})
  const outcome: { late?: unknown; progress?: unknown; isCancelled?: boolean } = {}
  let isTaken = false
  await host(
    async (errand, lease) => {
      if (errand.attempts > 1) {
        isTaken = true
        return lease.finish(async (tx) => void (await tx.query(...effectOf(errand, 'second'))))
      }
      // As if this worker had been paused: another one finds the lease run out.
      await database.query(`update chores.errands set lease_until = now() - interval '1 s' where id = $1`, [id])
      await database.query(`update chores.errands set lease_token = gen_random_uuid() where id = $1`, [id])
      await until('it is taken by the second attempt', () => isTaken)
      await sleep(50)
      outcome.progress = await lease.write((tx) => tx.query(...effectOf(errand, 'progress'))).catch((error: unknown) => error)
      outcome.late = await lease.finish(async (tx) => void (await tx.query(...effectOf(errand, 'first')))).catch((error: unknown) => error)
      outcome.isCancelled = lease.isCancelled()
      throw outcome.late
    },
    // Long enough for a busy machine: the second one must not lose its lease as well.
    { leaseMs: 60_000, concurrency: 2 },
  )
  await until('the late one has tried', () => outcome.isCancelled !== undefined)
  expect(outcome.progress).toBeInstanceOf(LeaseLost)
  expect(outcome.late).toBeInstanceOf(LeaseLost)
  expect(outcome.isCancelled).toBe(true)
  await until('the second attempt is done', allDone)
  expect((await effects()).map(({ note }) => note)).toEqual(['second'])
  // Its failure is not written over the other one's success.
  await sleep(100)
  expect((await errands())[0]).toMatchObject({ next_attempt_at: null, last_error: null, attempts: 2 })
})

test('an errand whose worker was killed is taken up again after the lease', async () => {
  await addErrands({})
  await database.query(`update chores.errands set attempts = 1, lease_token = gen_random_uuid(), lease_until = now() + interval '600 ms'`)
  const attempts: number[] = []
  const began = performance.now()
  await host(async (errand) => void attempts.push(errand.attempts))
  await until('it is done', allDone)
  expect(attempts).toEqual([2])
  expect(performance.now() - began).toBeGreaterThan(400)
})

test('an errand that loses its worker each time is buried, and no worker more is risked', async () => {
  await addErrands({})
  await database.query(`update chores.errands set attempts = 3, lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'`)
  let isHandled = false
  const deaths: string[] = []
  await host(async () => void (isHandled = true), { maxAttempts: 3, deaths })
  await until('it is dead', async () => (await errands())[0]?.dead_at !== null)
  expect(isHandled).toBe(false)
  expect(deaths).toEqual(['Each of 3 attempts ended with the worker that made it.'])
  expect((await errands())[0]?.state).toBe('FAILED')
})

test('a failure puts the errand off, and the last one buries it; giving up does so at once', async () => {
  await addErrands({ name: 'fails' }, { name: 'gives up' })
  const deaths: string[] = []
  await host(async ({ name }) => {
    throw name === 'fails' ? new Error('shop closed') : new GiveUp('paid, or not? ask the shop')
  }, { maxAttempts: 2, deaths })
  await until('both were tried', async () => (await errands()).every(({ attempts, lease_token }) => attempts === 1 && lease_token === null))
  const [fails] = (await errands()).filter(({ name }) => name === 'fails')
  expect(fails).toMatchObject({ last_error: 'shop closed', dead_at: null })
  expect(Number(fails?.next_attempt_at)).toBeGreaterThan(Date.now())
  expect(deaths).toEqual(['paid, or not? ask the shop'])
  await until('both are dead', async () => (await errands()).every(({ dead_at }) => dead_at !== null))
  expect(deaths).toEqual(['paid, or not? ask the shop', 'shop closed'])
})

test('cancelled work is seen by its handler within a second or two, writes nothing more and is not repeated', async () => {
  const [id] = await addErrands({})
  let isRunning = false
  let reason: unknown
  let late: unknown
  const { db } = await host(async (errand, lease) => {
    isRunning = true
    await new Promise((done) => lease.signal.addEventListener('abort', done))
    reason = lease.signal.reason
    late = await lease.finish(async (tx) => void (await tx.query(...effectOf(errand, 'too late')))).catch((error: unknown) => error)
  })
  await until('it runs', () => isRunning)
  const began = performance.now()
  await db.inTenant(claimsFor([shop]), [shop], async (tx) => {
    await cancelWork(tx, 'chores.errands', id ?? '')
    await tx.query(`update chores.errands set state = 'CANCELLED' where id = $1`, [id])
  })
  await until('the handler has ended', () => late !== undefined)
  expect(performance.now() - began).toBeLessThan(6_000)
  expect(reason).toBeInstanceOf(LeaseLost)
  expect(late).toBeInstanceOf(LeaseLost)
  await sleep(300)
  expect(await effects()).toEqual([])
  expect((await errands())[0]).toMatchObject({ state: 'CANCELLED', attempts: 1, next_attempt_at: null, last_error: null })
})

test('progress on the way is committed, and holds back nobody’s renewal', async () => {
  await addErrands({})
  await host(async (errand, lease) => {
    for (const step of ['one', 'two', 'three']) {
      await lease.write((tx) => tx.query(...effectOf(errand, step)))
      await lease.renew()
      await sleep(900)
    }
  }, { leaseMs: 2_000 })
  await until('it is done', allDone)
  expect((await effects()).map(({ note }) => note)).toEqual(['one', 'two', 'three'])
  expect((await errands())[0]?.attempts).toBe(1)
})

test('work can end with its next time, and begins afresh then', async () => {
  await addErrands({})
  const attempts: number[] = []
  await host(async (errand, lease) => {
    attempts.push(errand.attempts)
    if (attempts.length < 3) await lease.finish(undefined, { again: new Date(Date.now() + 200) })
  })
  await until('it has run three times', async () => attempts.length === 3 && (await allDone()))
  expect(attempts).toEqual([1, 1, 1])
})

test('a handler that takes too long is left behind and fails', async () => {
  await addErrands({})
  let late: unknown
  await host(async (errand, lease) => {
    if (errand.attempts > 1) return
    await sleep(3_000)
    late = await lease.finish(async (tx) => void (await tx.query(...effectOf(errand, 'too late')))).catch((error: unknown) => error)
  }, { timeoutMs: 200 })
  await until('it failed', async () => (await errands())[0]?.last_error === 'Not done after 0 seconds.', 5_000)
  await until('the second attempt is done', allDone)
  await until('the first one has tried to finish', () => late !== undefined)
  expect(late).toBeInstanceOf(LeaseLost)
  expect(await effects()).toEqual([])
})

test('a worker that stops lets what runs end, and gives back the rest uncounted', async () => {
  await addErrands({ name: 'short' }, { name: 'long' }, { name: 'waits', count: 2 })
  const started: string[] = []
  let aborted: unknown
  const { jobs } = await host(
    async ({ name }, lease) => {
      started.push(name)
      if (name === 'short') return sleep(300)
      await new Promise((done) => lease.signal.addEventListener('abort', done))
      aborted = lease.signal.reason
      throw new Error('interrupted')
    },
    { concurrency: 2, sweepMs: 60_000 },
  )
  await until('two run', () => started.length === 2)
  const began = performance.now()
  await jobs.stop(3_000)
  expect(performance.now() - began).toBeLessThan(12_000)
  const rows = await errands()
  const byName = (name: string) => rows.filter((row) => row.name === name)
  if (started.includes('short')) expect(byName('short')[0]?.next_attempt_at).toBeNull()
  expect((aborted as Error | undefined)?.name).toBe('Stopping')
  expect(byName('long')[0]).toMatchObject({ attempts: 0, lease_token: null, last_error: null })
  expect(byName('long')[0]?.next_attempt_at).not.toBeNull()
  const second: string[] = []
  await host(async ({ name }) => void second.push(name))
  await until('another worker does the rest', allDone)
  expect(second).toContain('long')
})
