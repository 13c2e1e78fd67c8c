import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq'
import pg from 'pg'
import type { QueryRunner } from 'typeorm'
import type { Claims } from '@howl/platform/claims'
import { openDatabase } from '@howl/platform/database'
import { openQueues } from '@howl/platform/jobs'
import { createLog } from '@howl/platform/log'
import { appUrl, createEventTables, guardTenantTable, indexWork, migrate, workColumns } from '@howl/platform/migrations'
import { bindJobs, defineDrain } from '@howl/platform/work'
import { redisServer, startRedis } from '@howl/testkit'
import { startBenchDatabase } from './database.ts'
import { describe, judge, measureInTurn, type Bench, type Contender, type Outcome } from './measure.ts'
import { withStarted, type Keep } from './processes.ts'

const PRODUCERS = 16
const PROJECT_ID = '01a1fda8-b817-7641-95a3-de0cca931ea7'
const log = createLog({ name: 'bench', level: 'fatal' })

/** Work that does nothing, from the row that asks for it to the row that is done, beside BullMQ alone on the same backend. */
export const jobs: Bench = () =>
  withStarted(async (keep) => {
    const server = await keep(startBenchDatabase([]))
    const onPostgres = await compare(keep, { name: 'PostgreSQL', ours: await server.create('ours'), bare: await openBare(await server.create('bare')), must: 0.4, aim: 1 })
    if (redisServer === null) return { lines: [...onPostgres.lines, 'there is no redis-server on this machine: nothing was measured on Redis'], isMissed: true }
    const [redis, bareRedis] = [await keep(startRedis()), await keep(startRedis())]
    const onRedis = await compare(keep, { name: 'Redis', ours: await server.create('ours_on_redis'), redisUrl: redis.url, bare: await openBareOnRedis(bareRedis.url), must: 0.1, aim: 0.3 })
    return { lines: [...onPostgres.lines, ...onRedis.lines], isMissed: onPostgres.isMissed || onRedis.isMissed }
  })

type Running = Contender & { stop: () => Promise<void> }
type Compared = { name: string; ours: string; redisUrl?: string; bare: Running; must: number; aim: number }

/** Both are ended before the next backend's turn. */
async function compare(keep: Keep, { name, ours: ownerUrl, redisUrl, bare, must, aim }: Compared): Promise<Outcome> {
  await keep(Promise.resolve(bare))
  const ours = await keep(openOurs(ownerUrl, redisUrl))
  const [howl, bullmq] = await measureInTurn([ours, bare], { roundMs: 4_000 })
  if (!howl || !bullmq) throw new Error('two contenders were measured')
  const { lines, isMissed } = judge([{ of: howl, against: bullmq, must, aim }])
  return { lines: [`on ${name}:`, describe(howl), describe(bullmq), ...lines], isMissed }
}

/** Asks for work as fast as it is taken by so many at once, then waits until all of it is done. @returns how much that was. */
async function produceFor(ms: number, { ask, done }: { ask: () => Promise<void>; done: () => number }): Promise<number> {
  const before = done()
  const end = performance.now() + ms
  let asked = 0
  await Promise.all(
    Array.from({ length: PRODUCERS }, async () => {
      while (performance.now() < end) {
        await ask()
        asked += 1
      }
    }),
  )
  while (done() - before < asked) await sleep(2)
  return asked
}

class CreateTrifles1790000000003 {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table trifles.trifles (id uuid primary key, project_id uuid not null, created_at timestamptz not null default now(), ${workColumns})`)
    await guardTenantTable(runner, { schema: 'trifles', table: 'trifles', grants: ['select', 'insert', 'update'] })
    await indexWork(runner, 'trifles.trifles')
    await createEventTables(runner, 'trifles')
  }

  down(): Promise<void> {
    return Promise.resolve()
  }
}

const claims: Claims = {
  requestId: 'bench',
  caller: { kind: 'user', userId: '01a1fda8-b817-7641-95a3-de0cca931ea8', sessionId: '01a1fda8-b817-7641-95a3-de0cca931ea9' },
  globalRole: 'USER',
  projects: { [PROJECT_ID]: { roleKey: 'OWNER', scopes: [], name: 'Shop', currency: 'VND', timeZone: 'UTC', kind: 'OTHER', state: 'ACTIVE', version: 1 } },
  client: { address: null, userAgent: null, publicUrl: '' },
}

async function openOurs(ownerUrl: string, redisUrl?: string): Promise<Running> {
  await migrate({ ownerUrl, subgraphs: [{ name: 'trifles', migrations: [CreateTrifles1790000000003], consumers: [] }], log })
  const queues = openQueues({ databaseUrl: appUrl(ownerUrl), redisUrl, log })
  const db = await openDatabase({ url: appUrl(ownerUrl), schema: 'trifles', entities: [], maxConnections: PRODUCERS + 4, ring: (job) => queues.ring('trifles', job), log })
  let done = 0
  const doTrifles = defineDrain({
    name: 'trifles.doTrifles',
    table: 'trifles',
    handleAll: (_services: object, tx, rows) => {
      const count = rows.length
      tx.afterCommit(() => void (done += count))
      return Promise.resolve()
    },
  })
  const running = bindJobs<object>([doTrifles], { name: 'trifles', db, services: {}, queues, log })
  await running.start()
  const ask = () =>
    db.inTenant(claims, [PROJECT_ID], async (tx) => {
      await tx.query('insert into trifles.trifles (id, project_id) values ($1, $2)', [randomUUID(), PROJECT_ID])
      tx.ring(doTrifles.name)
    })
  return {
    name: 'Howl, with a row for each',
    run: (ms) => produceFor(ms, { ask, done: () => done }),
    stop: async () => {
      await running.stop()
      await db.close()
      await queues.close()
    },
  }
}

async function openBare(ownerUrl: string): Promise<Running> {
  await migrate({ ownerUrl, subgraphs: [{ name: 'trifles', migrations: [CreateTrifles1790000000003], consumers: [] }], log })
  // Without this search_path BullMQ's workers spin on "function … does not exist".
  const pool = new pg.Pool({ connectionString: ownerUrl, max: PRODUCERS + 4, options: '-c search_path=bullmq' })
  const postgres = withBackend(createPostgresBackend)
  const connection = pool as unknown as Parameters<typeof createPostgresBackend>[1]['connection']
  const queue = new postgres.Queue('bare', { connection })
  let done = 0
  const worker = new postgres.Worker('bare', () => Promise.resolve(void (done += 1)), { connection, concurrency: 8 })
  return bareOf({ queue, worker, done: () => done, close: () => pool.end() })
}

async function openBareOnRedis(url: string): Promise<Running> {
  const connection = { url, maxRetriesPerRequest: null }
  let done = 0
  const worker = new Worker('bare', () => Promise.resolve(void (done += 1)), { connection, concurrency: 8 })
  return bareOf({ queue: new Queue('bare', { connection }), worker, done: () => done, close: () => Promise.resolve() })
}

type Bare = { queue: Pick<Queue, 'add' | 'waitUntilReady' | 'close'>; worker: Pick<Worker, 'waitUntilReady' | 'close'>; done: () => number; close: () => Promise<void> }

async function bareOf({ queue, worker, done, close }: Bare): Promise<Running> {
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()])
  return {
    name: 'BullMQ alone',
    run: (ms) => produceFor(ms, { ask: async () => void (await queue.add('trifle', {}, { removeOnComplete: true, removeOnFail: true })), done }),
    stop: async () => {
      await worker.close()
      await queue.close()
      await close()
    },
  }
}
