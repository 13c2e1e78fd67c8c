import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, freePort, redisServer, startRedis, type TestDatabase, type TestRedis } from '@howl/testkit'
import { Redis } from 'ioredis'
import pg from 'pg'
import { ringsTotal } from './job-metrics.ts'
import { openQueues, type Queues } from './jobs.ts'
import { until } from '../test/chores.ts'
import { quietLog } from '../test/toy.ts'

let database: TestDatabase
let redis: TestRedis | null = null
beforeAll(async () => {
  database = await cloneDatabase()
  if (redisServer) redis = await startRedis()
})
afterAll(async () => {
  await database.drop()
  await redis?.stop()
})

const open: Queues[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((queues) => queues.close()))
})

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
const ringsOf = async (queue: string, outcome: string): Promise<number> =>
  (await ringsTotal.get()).values.find(({ labels }) => labels.queue === queue && labels.outcome === outcome)?.value ?? 0

let used = 0
const freshQueue = async (): Promise<string> => {
  const name = `q${++used}`
  // What the migration does for the queue of each subgraph.
  await database.query(`select bullmq.next_job_id('${name}')`)
  await database.query('grant usage on all sequences in schema bullmq to howl_app')
  return name
}

describe.each(['postgres', 'redis'] as const)('on %s', (backend) => {
  const isMissing = backend === 'redis' && !redisServer
  const openHere = (): Queues => {
    const queues = openQueues({ redisUrl: backend === 'redis' ? redis?.url : undefined, databaseUrl: database.appUrl, log: quietLog })
    open.push(queues)
    return queues
  }

  test.skipIf(isMissing)('a ring wakes the job', async () => {
    const queues = openHere()
    expect(queues.backend).toBe(backend)
    await queues.check()
    const queue = await freshQueue()
    let runs = 0
    await queues.work(queue, { look: async () => void (runs += 1) })
    queues.ring(queue, 'look')
    await until('the job has run', () => runs === 1)
  })

  test.skipIf(isMissing)('rings during a run are coalesced into one more run, and that one begins after the last ring', async () => {
    const queues = openHere()
    const queue = await freshQueue()
    let lastRing = 0
    const starts: number[] = []
    let release: () => void = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await queues.work(queue, {
      look: async () => {
        starts.push(performance.now())
        if (starts.length === 1) await held
      },
    })
    queues.ring(queue, 'look')
    await until('the first run has begun', () => starts.length === 1)
    for (let ring = 0; ring < 300; ring += 1) {
      queues.ring(queue, 'look')
      if (ring % 30 === 0) await sleep(10)
    }
    lastRing = performance.now()
    await sleep(100)
    release()
    await until('a second run has begun', () => starts.length === 2)
    expect(starts[1]).toBeGreaterThan(lastRing)
    await sleep(300)
    expect(starts).toHaveLength(2)
    // 300 rings in a tenth of a second were a handful of messages to the queue.
    expect(await ringsOf(queue, 'sent')).toBeLessThan(60)
  })

  test.skipIf(isMissing)('a job that breaks off is not repeated, and can be rung again', async () => {
    const queues = openHere()
    const queue = await freshQueue()
    let runs = 0
    await queues.work(queue, {
      look: () => {
        runs += 1
        return runs === 1 ? Promise.reject(new Error('broken')) : Promise.resolve()
      },
    })
    queues.ring(queue, 'look')
    await until('it has run', () => runs === 1)
    await sleep(300)
    expect(runs).toBe(1)
    queues.ring(queue, 'look')
    await until('it runs again', () => runs === 2)
  })

  test.skipIf(isMissing)('many queues and their workers run side by side', async () => {
    const queues = openHere()
    const names = await Promise.all(Array.from({ length: 7 }, freshQueue))
    const runs = new Map<string, number>()
    for (const name of names) await queues.work(name, { look: async () => void runs.set(name, (runs.get(name) ?? 0) + 1) })
    for (let round = 0; round < 5; round += 1) {
      for (const name of names) queues.ring(name, 'look')
      await until(`all have run in round ${round}`, () => names.every((name) => (runs.get(name) ?? 0) > round))
    }
  })

  test.skipIf(isMissing)('lanes of one job run at the same time, in several workers', async () => {
    const queues = openHere()
    const queue = await freshQueue()
    let running = 0
    let most = 0
    const look = async () => {
      running += 1
      most = Math.max(most, running)
      await sleep(200)
      running -= 1
    }
    await queues.work(queue, { look })
    await queues.work(queue, { look })
    queues.ring(queue, 'look')
    queues.ring(queue, 'look', 'look-2')
    await until('both run', () => most === 2)
  })

  test.skipIf(isMissing)('a ring for a job of another version does no harm', async () => {
    const queues = openHere()
    const queue = await freshQueue()
    let runs = 0
    await queues.work(queue, { look: async () => void (runs += 1) })
    queues.ring(queue, 'formerJob')
    queues.ring(queue, 'look')
    await until('the known job has run', () => runs === 1)
  })

  test.skipIf(isMissing)('closing waits for what runs, but not for ever', async () => {
    const queues = openHere()
    const queue = await freshQueue()
    const begun: string[] = []
    let isDone = false
    const handlers = {
      look: async () => {
        begun.push('look')
        await sleep(300)
        isDone = true
      },
      hang: () => {
        begun.push('hang')
        return new Promise<void>(() => {})
      },
    }
    const worker = await queues.work(queue, handlers)
    queues.ring(queue, 'look')
    await until('it runs', () => begun.includes('look'))
    await worker.close()
    expect(isDone).toBe(true)
    const second = await queues.work(queue, handlers)
    queues.ring(queue, 'hang')
    await until('it hangs', () => begun.includes('hang'))
    const began = performance.now()
    await second.close(200)
    expect(performance.now() - began).toBeLessThan(8_000)
  })

  test.skipIf(isMissing)('nothing stays open', async () => {
    const count = async (): Promise<number> => {
      if (backend === 'redis') {
        const probe = new Redis(redis?.url ?? '')
        const clients = (await probe.client('LIST')) as string
        await probe.quit()
        return clients.trim().split('\n').length - 1
      }
      const [row] = await database.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = 'howl_app'`,
      )
      return row?.count ?? -1
    }
    const queues = openHere()
    const queue = await freshQueue()
    await queues.work(queue, { look: async () => {} })
    queues.ring(queue, 'look')
    await sleep(100)
    expect(await count()).toBeGreaterThan(0)
    await queues.close()
    await until('all connections are closed', async () => (await count()) === 0, 3_000)
    queues.ring(queue, 'look')
    await sleep(50)
    expect(await count()).toBe(0)
  })

  test('a ring neither fails nor waits when the queue cannot be reached', async () => {
    const port = await freePort()
    const queues = openQueues({
      redisUrl: backend === 'redis' ? `redis://127.0.0.1:${port}` : undefined,
      databaseUrl: `postgres://nobody:x@127.0.0.1:${port}/none`,
      log: quietLog,
    })
    open.push(queues)
    const queue = await freshQueue()
    const began = performance.now()
    queues.ring(queue, 'look')
    expect(performance.now() - began).toBeLessThan(200)
    await until('the failure is counted', async () => (await ringsOf(queue, 'failed')) === 1, 3_000)
    queues.ring(queue, 'look')
    await until('the second failure is counted', async () => (await ringsOf(queue, 'failed')) === 2, 3_000)
    await expect(queues.check()).rejects.toThrow()
    await queues.close()
  })
})

describe.skipIf(!redisServer)('when Redis goes', () => {
  const ringUntil = async (queues: Queues, queue: string, isDone: () => boolean): Promise<void> => {
    await until(
      'a ring gets through',
      async () => {
        queues.ring(queue, 'look')
        await sleep(100)
        return isDone()
      },
      10_000,
    )
  }

  test('killed and restarted: rings fail at once, and wake the same worker again within 10 seconds', async () => {
    const own = await startRedis()
    const queues = openQueues({ redisUrl: own.url, databaseUrl: database.appUrl, log: quietLog })
    open.push(queues)
    const queue = await freshQueue()
    let runs = 0
    await queues.work(queue, { look: async () => void (runs += 1) })
    queues.ring(queue, 'look')
    await until('it runs', () => runs === 1)
    await own.kill()
    await sleep(200)
    queues.ring(queue, 'look')
    await until('the ring has failed', async () => (await ringsOf(queue, 'failed')) >= 1, 3_000)
    await own.restart()
    const before = runs
    await ringUntil(queues, queue, () => runs > before)
    await queues.close()
    await own.stop()
  })

  test('flushed: the next ring works', async () => {
    const queues = openQueues({ redisUrl: redis?.url, databaseUrl: database.appUrl, log: quietLog })
    open.push(queues)
    const queue = await freshQueue()
    let runs = 0
    await queues.work(queue, { look: async () => void (runs += 1) })
    queues.ring(queue, 'look')
    await until('it runs', () => runs === 1)
    const probe = new Redis(redis?.url ?? '')
    await probe.flushall()
    await probe.quit()
    await ringUntil(queues, queue, () => runs > 1)
  })

  test('slow: a ring does not make anybody wait', async () => {
    const queues = openQueues({ redisUrl: redis?.url, databaseUrl: database.appUrl, log: quietLog })
    open.push(queues)
    const queue = await freshQueue()
    await queues.check()
    const probe = new Redis(redis?.url ?? '')
    // Redis answers nobody for two seconds.
    const asleep = probe.call('CLIENT', 'PAUSE', '2000', 'ALL')
    await asleep
    const began = performance.now()
    for (let ring = 0; ring < 1_000; ring += 1) queues.ring(queue, 'look')
    expect(performance.now() - began).toBeLessThan(100)
    await until('the ring has arrived', async () => (await ringsOf(queue, 'sent')) >= 1, 5_000)
    probe.disconnect()
  })
})

describe('when PostgreSQL holds the queue', () => {
  test('lost connections are replaced, and the worker hears rings again', async () => {
    const queues = openQueues({ databaseUrl: database.appUrl, log: quietLog })
    open.push(queues)
    const queue = await freshQueue()
    let runs = 0
    await queues.work(queue, { look: async () => void (runs += 1) })
    queues.ring(queue, 'look')
    await until('it runs', () => runs === 1)
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'howl_app'`)
    const before = runs
    await until(
      'it runs again',
      async () => {
        queues.ring(queue, 'look')
        await sleep(100)
        return runs > before
      },
      10_000,
    )
  })

  test('a worker does not start where the tables of the queue are missing, and says so', async () => {
    const bare = await cloneDatabase()
    await bare.query('drop schema bullmq cascade')
    const queues = openQueues({ databaseUrl: bare.appUrl, log: quietLog })
    await expect(queues.work('q', { look: async () => {} })).rejects.toThrow(/not initialized|bullmq/)
    await expect(queues.check()).rejects.toThrow()
    await queues.close()
    await bare.drop()
  })

  test('an idle worker costs next to no statements', async () => {
    const queues = openQueues({ databaseUrl: database.appUrl, log: quietLog })
    open.push(queues)
    await queues.work(await freshQueue(), { look: async () => {} })
    await sleep(500)
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    const commits = async () =>
      Number((await client.query(`select pg_stat_force_next_flush(), pg_stat_clear_snapshot()`)) && (await client.query(`select xact_commit from pg_stat_database where datname = current_database()`)).rows[0].xact_commit)
    const before = await commits()
    await sleep(3_000)
    const after = await commits()
    await client.end()
    expect(after - before).toBeLessThan(40)
  })
})
