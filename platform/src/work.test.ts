import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, redisServer, startRedis, type TestDatabase, type TestRedis } from '@howl/testkit'
import { Redis } from 'ioredis'
import { jobsTotal } from './job-metrics.ts'
import { choreJobs } from '../test/chore-worker.ts'
import { addChores, cafe, choresOf, claimsFor, hostChores, migrateChores, press, shop, until, type Hosted } from '../test/chores.ts'

let database: TestDatabase
let redis: TestRedis | null = null
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl, choreJobs)
  if (redisServer) redis = await startRedis()
})
afterAll(async () => {
  await database.drop()
  await redis?.stop()
})

const open: Hosted[] = []
const children = new Set<ChildProcess>()
beforeEach(() => database.query('truncate chores.chores, chores.errands, chores.effects, chores.events, chores.inbox, live.events, live.deliveries'))
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(open.splice(0).map((hosted) => hosted.stop()))
})

const program = fileURLToPath(new URL('../test/chore-worker.ts', import.meta.url))

/** Resolves when the worker works, or has ended before it came to that. */
async function startWorker(redisUrl: string | undefined, task = ''): Promise<{ child: ChildProcess; ended: Promise<void> }> {
  const child = spawn(process.execPath, ['--conditions=howl-source', '--import', 'tsx', program, database.ownerUrl, redisUrl ?? '', task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const ended = new Promise<void>((done) =>
    child.once('exit', () => {
      children.delete(child)
      done()
    }),
  )
  await Promise.race([new Promise((done) => child.stdout?.once('data', done)), ended])
  return { child, ended }
}

const effects = async (note: string): Promise<number> =>
  (await database.query<{ count: number }>('select count(*)::int as count from chores.effects where note = $1', [note]))[0]?.count ?? 0
const doubled = (): Promise<unknown[]> => database.query('select chore_id, note from chores.effects group by chore_id, note having count(*) > 1')
const undone = async (): Promise<number> =>
  (
    await database.query<{ count: number }>(
      `select ((select count(*) from chores.chores where next_attempt_at is not null) + (select count(*) from chores.errands where next_attempt_at is not null)
         + (select count(*) from chores.events where sequence is null) + (select count(*) from live.deliveries))::int as count`,
    )
  )[0]?.count ?? -1

describe.each(['postgres', 'redis'] as const)('with the bell on %s', (backend) => {
  const isMissing = backend === 'redis' && !redisServer
  const redisUrl = () => (backend === 'redis' ? redis?.url : undefined)
  const host = async (sweepMs?: number): Promise<Hosted> => {
    const hosted = await hostChores(database.ownerUrl, { jobs: choreJobs, redisUrl: redisUrl(), ...(sweepMs ? { sweepMs } : {}) })
    open.push(hosted)
    return hosted
  }

  test.skipIf(isMissing)('a row with a ring is done within moments, and so is what follows from it', async () => {
    const hosted = await host()
    // The first sweep looks at once; from here on only rings lead to work.
    await sleep(300)
    const began = performance.now()
    await hosted.db.inTenant(claimsFor([shop]), [shop], async (tx) => {
      await tx.query('insert into chores.chores (id, project_id, name) values (gen_random_uuid(), $1, $2)', [shop, 'rung'])
      tx.ring('chores.doChore')
    })
    await until('the consumer has heard of it', async () => (await effects('praised')) === 1)
    expect(performance.now() - began).toBeLessThan(8_000)
    await addChores(database, [{ table: 'errands' }])
    hosted.queues.ring('chores', 'chores.runErrand')
    await until('the errand has run', async () => (await effects('ran')) === 1)
  })

  test.skipIf(isMissing)('rows that nobody rang for are found by the sweep', async () => {
    await host(200)
    await sleep(300)
    await addChores(database, [{ count: 20 }, { table: 'errands', count: 3 }])
    await until('all is done', async () => (await effects('praised')) === 20 && (await effects('ran')) === 3 && (await undone()) === 0)
  })

  test.skipIf(isMissing)('a process that is killed between commit and ring loses nothing', async () => {
    const { ended } = await startWorker(redisUrl(), 'insert-and-die')
    await ended
    expect(await choresOf(database)).toHaveLength(1)
    expect(await effects('done')).toBe(0)
    await host(200)
    await until('it is done', async () => (await effects('praised')) === 1)
  })

  test.skipIf(isMissing)('a worker killed over a batch: another one does every row, once', async () => {
    await addChores(database, [{ count: 300, name: 'slow' }, { project: cafe, count: 100, name: 'slow' }, { table: 'errands', count: 6, name: 'slow' }])
    const { child, ended } = await startWorker(redisUrl())
    await until('it has begun', async () => (await choresOf(database)).some(({ lease_token }) => lease_token !== null))
    await sleep(100)
    child.kill('SIGKILL')
    await ended
    expect(await undone()).toBeGreaterThan(0)
    const began = performance.now()
    await host(200)
    await until('all is done', async () => (await undone()) === 0, 60_000)
    expect(performance.now() - began).toBeLessThan(40_000)
    expect(await effects('done')).toBe(400)
    expect(await effects('praised')).toBe(400)
    expect(await effects('ran')).toBe(6)
    expect(await doubled()).toEqual([])
  }, 120_000)

  test.skipIf(isMissing)(
    'a row that kills its process is found out and buried, and all others are done',
    async () => {
      await addChores(database, [{ count: 30 }, { name: 'poison' }, { count: 30 }, { project: cafe, count: 20 }])
      let deaths = 0
      const isBuried = async () => (await choresOf(database)).some(({ name, dead_at }) => name === 'poison' && dead_at !== null)
      while (deaths < 8 && !(await isBuried())) {
        const { child, ended } = await startWorker(redisUrl())
        const verdict = until('it is buried', isBuried, 60_000).then(
          () => 'buried' as const,
          () => 'alive' as const,
        )
        const outcome = await Promise.race([verdict, ended.then(() => 'killed' as const)])
        if (outcome === 'killed') deaths += 1
        else {
          expect(outcome).toBe('buried')
          child.kill('SIGKILL')
          await ended
        }
      }
      // Three attempts, and each took one process with it: no more.
      expect(deaths).toBe(3)
      const [poison] = (await choresOf(database)).filter(({ name }) => name === 'poison')
      expect(poison).toMatchObject({ last_error: 'Each of 3 attempts ended with the process that made it.', next_attempt_at: null })
      await host(200)
      await until('all others are done', async () => (await undone()) === 0)
      expect(await effects('done')).toBe(80)
      expect(await doubled()).toEqual([])
      // One attempt in the batch that was killed, one alone: the poison costs its neighbours no more than that.
      const others = (await choresOf(database)).filter(({ name }) => name !== 'poison')
      expect(Math.max(...others.map(({ attempts }) => attempts))).toBeLessThanOrEqual(2)
    },
    240_000,
  )

  test.skipIf(isMissing)('a slow one that kills its worker once is run by the next', async () => {
    await addChores(database, [{ table: 'errands', name: 'dies once' }])
    const { ended } = await startWorker(redisUrl())
    await ended
    await startWorker(redisUrl())
    await until('it has run', async () => (await effects('ran')) === 1)
    expect((await choresOf(database, 'errands'))[0]).toMatchObject({ attempts: 2, next_attempt_at: null })
  })

  test.skipIf(isMissing)(
    'workers killed at random while work comes in: nothing lost, nothing done twice, nothing stuck',
    async () => {
      const seed = Number(process.env.HOWL_TEST_SEED ?? Date.now() % 1_000_000)
      console.log(`seed ${seed} (HOWL_TEST_SEED repeats it)`)
      const random = mulberry(seed)
      const hosted = await hostChores(database.ownerUrl, { jobs: choreJobs, redisUrl: redisUrl(), isStarted: false })
      open.push(hosted)
      let isComing = true
      let added = 0
      const coming = (async () => {
        while (isComing) {
          const project = [shop, cafe, press][Math.floor(random() * 3)] ?? shop
          await hosted.db.inTenant(claimsFor([project]), [project], async (tx) => {
            await tx.query('insert into chores.chores (id, project_id, name) select gen_random_uuid(), $1, $2 from generate_series(1, 5)', [project, 'slow'])
            if (added % 3 === 0) await tx.query('insert into chores.errands (id, project_id, name) values (gen_random_uuid(), $1, $2)', [project, 'slow'])
            tx.ring('chores.doChore')
            tx.ring('chores.runErrand')
          })
          added += 1
          await sleep(40)
        }
      })()
      for (let kill = 0; kill < 3; kill += 1) {
        const workers = await Promise.all([startWorker(redisUrl()), startWorker(redisUrl())])
        await sleep(200 + random() * 900)
        for (const { child } of workers) child.kill('SIGKILL')
        await Promise.all(workers.map(({ ended }) => ended))
      }
      isComing = false
      await coming
      await Promise.all([startWorker(redisUrl()), startWorker(redisUrl())])
      await until('all is done', async () => (await undone()) === 0, 120_000)
      expect(await effects('done')).toBe(added * 5)
      expect(await effects('praised')).toBe(added * 5)
      expect(await effects('ran')).toBe(Math.ceil(added / 3))
      expect(await doubled()).toEqual([])
    },
    240_000,
  )

  test.skipIf(isMissing)('outcomes and the depth of work are measured', async () => {
    const hosted = await host()
    await addChores(database, [{ count: 5 }])
    await hosted.jobs.runUntilIdle()
    const { values } = await jobsTotal.get()
    const done = values.find(({ labels }) => labels.job === 'chores.doChore' && labels.outcome === 'done')
    expect(done?.value).toBeGreaterThanOrEqual(5)
    await addChores(database, [{ count: 2 }])
    await database.query(`update chores.chores set dead_at = now(), next_attempt_at = null where next_attempt_at is not null`)
    const { register } = await import('prom-client')
    const text = await register.metrics()
    expect(text).toMatch(/howl_work\{subgraph="chores",job="chores.doChore",state="dead"\} 2/)
    expect(text).toMatch(/howl_work_age_seconds\{subgraph="chores",job="chores.doChore"\} 0/)
    expect(text).not.toMatch(/howl_work\{[^}]*state="(ageSeconds|oldestDueAt)"/)
  })
})

describe.skipIf(!redisServer)('when Redis goes under load', () => {
  const load = async (url: string, trouble: () => Promise<void>) => {
    const hosted = await hostChores(database.ownerUrl, { jobs: choreJobs, redisUrl: url, sweepMs: 500 })
    open.push(hosted)
    for (let round = 0; round < 40; round += 1) {
      await hosted.db.inTenant(claimsFor([shop]), [shop], async (tx) => {
        await tx.query('insert into chores.chores (id, project_id, name) select gen_random_uuid(), $1, $2 from generate_series(1, 5)', [shop, 'x'])
        tx.ring('chores.doChore')
      })
      if (round === 20) await trouble()
      await sleep(10)
    }
    const began = performance.now()
    await until('all is done', async () => (await effects('praised')) === 200 && (await undone()) === 0)
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(await doubled()).toEqual([])
  }

  test('flushed: nothing is lost', async () => {
    await load(redis?.url ?? '', async () => {
      const probe = new Redis(redis?.url ?? '')
      await probe.flushall()
      await probe.quit()
    })
  })

  test('away at the start: the worker starts and sweeps, and hears rings once Redis is there', async () => {
    const own = await startRedis()
    await own.kill()
    await addChores(database, [{ count: 5 }])
    // One look at the start, and then none for an hour.
    const hosted = await hostChores(database.ownerUrl, { jobs: choreJobs, redisUrl: own.url })
    open.push(hosted)
    await until('the sweep has found them', async () => (await effects('done')) === 5)
    await own.restart()
    await until('it can be reached', () => hosted.queues.check().then(() => true, () => false))
    await addChores(database, [{ count: 5 }])
    await until('a ring has woken the job', async () => {
      hosted.queues.ring('chores', 'chores.doChore')
      return (await effects('done')) === 10
    })
    await Promise.all(open.splice(0).map((one) => one.stop()))
    await own.stop()
  })

  test('killed for good: the sweep goes on alone', async () => {
    const own = await startRedis()
    await load(own.url, () => own.kill())
    await own.stop()
  })
})

test('stopping ends everything: no connection of a worker is left', async () => {
  const count = async () =>
    (await database.query<{ count: number }>(`select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = 'howl_app'`))[0]?.count
  await until('former tests have closed theirs', async () => (await count()) === 0)
  const hosted = await hostChores(database.ownerUrl, { jobs: choreJobs, sweepMs: 100 })
  await addChores(database, [{ count: 10 }, { table: 'errands', count: 2, name: 'slow' }])
  await until('it works', async () => (await effects('done')) === 10)
  expect(await count()).toBeGreaterThan(0)
  await hosted.stop()
  await until('all are closed', async () => (await count()) === 0, 2_000)
})

/** A small generator with a seed, so that a failure can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
