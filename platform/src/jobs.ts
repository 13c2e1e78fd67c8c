import { createPostgresBackend, Queue, withBackend, Worker, type JobsOptions } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { ringsTotal } from './job-metrics.ts'
import type { Logger } from './log.ts'
import { outliveLostConnections } from './lost-connections.ts'
import { within } from './within.ts'

/**
 * The bell. What has to be done stands in rows (work.ts); a ring only says "look now", carries nothing, and may be lost:
 * the sweep of every worker finds rows that nobody rang for. So a queue that is down, slow or empty never fails a request.
 */
export type Queues = {
  backend: 'postgres' | 'redis'
  /**
   * Wakes a job of a subgraph. Rings for the same job are coalesced, here and in the queue, but a ring during a run
   * always leads to one more run. It never throws and needs no await; call it after commit.
   *
   * @param id a lane of the job, when several runs of it may go on at once. @defaultValue the job's name
   */
  ring: (queue: string, job: string, id?: string) => void
  /**
   * Takes rings of a queue until it is closed.
   *
   * @throws when the database refuses or the tables of the queue are missing: that worker would never hear a ring.
   */
  work: (queue: string, handlers: Record<string, () => Promise<void>>) => Promise<QueueWorker>
  /** Rejects when rings cannot be sent: for /ready. */
  check: () => Promise<void>
  /** Ends rings, then workers that are still open, then the connections. */
  close: () => Promise<void>
}

export type QueueWorker = {
  /** Takes no more rings, waits for running handlers, but no longer than this. */
  close: (graceMs?: number) => Promise<void>
}

type QueuesOptions = {
  /** Redis when given. */
  redisUrl?: string | undefined
  /** The login of `howl_app`; the queue lives in the schema `bullmq` when there is no Redis. */
  databaseUrl: string
  log: Logger
}

/** What both backends of BullMQ have in common and we use. */
type Bells = {
  add: (job: string, data: object, options: JobsOptions) => Promise<unknown>
  on: (event: 'error', listener: (error: Error) => void) => unknown
  waitUntilReady: () => Promise<unknown>
  close: () => Promise<void>
}
type Takers = {
  on: ((event: 'error', listener: (error: Error) => void) => unknown) &
    ((event: 'failed', listener: (job: { name: string } | undefined, error: Error) => void) => unknown)
  waitUntilReady: () => Promise<unknown>
  close: (force?: boolean) => Promise<void>
  disconnect: () => Promise<void>
}
type Backend = {
  name: Queues['backend']
  openQueue: (name: string) => Bells
  /** Resolves when the worker takes rings: with Redis away that may be much later. */
  openWorker: (name: string, handle: (job: { name: string }) => Promise<void>, options: { concurrency: number; onOpen: (worker: Takers) => void }) => Promise<Takers>
  check: () => Promise<void>
  close: () => Promise<void>
}

/** Under load one ring for a job every so often does: the run it causes takes everything that is due. */
const RING_GAP_MS = 20
const CLOSE_GRACE_MS = 10_000
/** What the queue is given to answer a greeting or a goodbye. */
const ANSWER_MS = 2_000

/** A worker that was killed is noticed after about this time. Our rows count attempts, so BullMQ must never give up on a ring. */
const WORKER_OPTIONS = { lockDuration: 5_000, stalledInterval: 2_000, maxStalledCount: 1_000_000, runRetryDelay: 1_000, drainDelay: 5 }

/** Others may use the same Redis. Two installations of Howl must not: each would take the other's rings. */
const REDIS_PREFIX = 'howl'

const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true }

export function openQueues({ redisUrl, databaseUrl, log }: QueuesOptions): Queues {
  const complain = quietly(log)
  const backend = redisUrl ? redisBackend(redisUrl, complain) : postgresBackend(databaseUrl, complain)
  const queues = new Map<string, Bells>()
  const workers = new Set<QueueWorker>()
  const bells = new Map<string, { isAgain: boolean; timer?: NodeJS.Timeout }>()
  const underWay = new Set<Promise<void>>()
  let isClosed = false

  const queueOf = (name: string): Bells => {
    const open = queues.get(name)
    if (open) return open
    const queue = backend.openQueue(name)
    queue.on('error', (error) => complain(error, name))
    // BullMQ remembers a failed first connection for ever: the next ring has to start with a new queue.
    queue.waitUntilReady().catch(() => queues.delete(name) && void queue.close().catch(() => {}))
    queues.set(name, queue)
    return queue
  }

  const send = async (queue: string, job: string, id: string): Promise<void> => {
    try {
      // Without keepLastIfActive a ring during a run would be lost: the run may have looked before the row was there.
      await queueOf(queue).add(job, {}, { ...JOB_OPTIONS, deduplication: { id, keepLastIfActive: true } })
      ringsTotal.inc({ queue, outcome: 'sent' })
    } catch (error) {
      ringsTotal.inc({ queue, outcome: 'failed' })
      complain(error, queue)
    }
  }

  const ring = (queue: string, job: string, id = job): void => {
    if (isClosed) return
    const key = `${queue}/${id}`
    const ringing = bells.get(key)
    if (ringing) {
      ringing.isAgain = true
      return
    }
    const bell: { isAgain: boolean; timer?: NodeJS.Timeout } = { isAgain: false }
    bells.set(key, bell)
    const sending = send(queue, job, id).then(() => {
      underWay.delete(sending)
      if (isClosed) return
      bell.timer = setTimeout(() => {
        bells.delete(key)
        if (bell.isAgain) ring(queue, job, id)
      }, RING_GAP_MS)
    })
    underWay.add(sending)
  }

  return {
    backend: backend.name,
    ring,
    work: async (queue, handlers) => {
      let abandon: () => void = () => {}
      const abandoned = new Promise<void>((done) => {
        abandon = done
      })
      const running = new Set<Promise<unknown>>()
      const opening = backend.openWorker(
        queue,
        async ({ name }) => {
          const handler = handlers[name]
          // A ring of a version that had this job: its rows, if any, wait for a worker that has it.
          if (!handler) return log.warn({ queue, job: name }, 'a ring for a job that this version does not have')
          const run = handler()
          running.add(run)
          await Promise.race([run, abandoned]).finally(() => running.delete(run))
        },
        {
          concurrency: Math.max(1, Object.keys(handlers).length),
          onOpen: (worker) => {
            worker.on('error', (error) => complain(error, queue))
            worker.on('failed', (job, error) => log.error({ err: error, queue, job: job?.name }, 'a job broke off'))
          },
        },
      )
      const close = async (graceMs: number): Promise<void> => {
        const worker = await opening
        const closing = worker.close()
        if (!(await within(graceMs, Promise.allSettled(running)))) {
          log.warn({ queue }, 'jobs did not end in time; their rows will be found by another worker')
          // BullMQ closes only once its handlers have ended: it is told that they have.
          abandon()
        }
        // A queue that is away cannot be told that the worker goes.
        if (!(await within(ANSWER_MS, closing))) await within(ANSWER_MS, worker.disconnect())
      }
      let isOpen = false
      const open: QueueWorker = {
        close: async (graceMs = CLOSE_GRACE_MS) => {
          workers.delete(open)
          if (isOpen) return close(graceMs)
          // It may still come to be, and must not work then.
          void close(0).catch((error: unknown) => complain(error, queue))
        },
      }
      const opened = opening.then(() => {
        isOpen = true
      })
      // Redis that is away is waited for in the background; the sweep works without it.
      if (backend.name === 'postgres') await opened
      else if (!(await within(ANSWER_MS, opened))) log.warn({ queue }, 'the queue does not answer yet; until it does, only the sweep finds work')
      workers.add(open)
      return open
    },
    check: backend.check,
    close: async () => {
      if (isClosed) return
      isClosed = true
      for (const { timer } of bells.values()) clearTimeout(timer)
      await within(ANSWER_MS, Promise.allSettled(underWay))
      await Promise.all([...workers].map((worker) => worker.close()))
      await within(ANSWER_MS, Promise.allSettled([...queues.values()].map((queue) => queue.close())))
      await within(ANSWER_MS, backend.close())
    },
  }
}

const postgres = withBackend(createPostgresBackend)

type Complain = (error: unknown, queue: string) => void

function postgresBackend(databaseUrl: string, complain: Complain): Backend {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'howl-queue',
    // Without this search_path BullMQ's workers spin on "function … does not exist".
    options: '-c search_path=bullmq',
    max: 3,
    connectionTimeoutMillis: 10_000,
    // A dead connection that LISTENs would go unnoticed for an hour.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  // Every queue and worker listens for errors of the pool they share.
  pool.setMaxListeners(0)
  outliveLostConnections(pool, (error) => complain(error, 'all'))
  // BullMQ describes pg's pool by a type of its own that pg's overloads do not quite fit.
  const connection = pool as unknown as Parameters<typeof createPostgresBackend>[1]['connection']
  return {
    name: 'postgres',
    openQueue: (name) => new postgres.Queue(name, { connection }),
    openWorker: async (name, handle, { concurrency, onOpen }) => {
      // Each worker keeps one connection for LISTEN: with none to spare all of them would wait for ever, without an error.
      pool.options.max = (pool.options.max ?? 3) + 1
      const worker = new postgres.Worker(name, handle, { ...WORKER_OPTIONS, connection, concurrency })
      onOpen(worker)
      try {
        await worker.waitUntilReady()
      } catch (error) {
        await within(ANSWER_MS, worker.close(true))
        throw error
      }
      return worker
    },
    check: async () => {
      await pool.query('select from migration limit 1')
    },
    close: () => pool.end(),
  }
}

function redisBackend(redisUrl: string, complain: Complain): Backend {
  const retryStrategy = (times: number) => Math.min(times * 100, 1_000)
  // ioredis' defaults would keep a ring waiting for as long as Redis is away; this client rejects at once.
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 1_000, commandTimeout: 5_000, retryStrategy })
  producer.on('error', (error) => complain(error, 'all'))
  let hasBeenReady = false
  const firstReady = new Promise<void>((done) => producer.once('ready', done)).then(() => {
    hasBeenReady = true
  })
  /** Only a process that has just started waits for its connection, and not for long. */
  const justStarted = async (): Promise<void> => {
    if (!hasBeenReady) await within(1_000, firstReady)
  }
  const clients: Redis[] = []
  return {
    name: 'redis',
    openQueue: (name) => {
      let queue: Queue | null = null
      let listener: (error: Error) => void = () => {}
      return {
        add: async (job, data, options) => {
          await justStarted()
          // What BullMQ builds on a client that is not connected stays broken for ever.
          if (producer.status !== 'ready') throw new Error('Redis does not answer')
          if (!queue) {
            const fresh = new Queue(name, { connection: producer, prefix: REDIS_PREFIX, skipWaitingForReady: true })
            fresh.on('error', listener)
            fresh.waitUntilReady().catch(() => {
              if (queue === fresh) queue = null
            })
            queue = fresh
          }
          return queue.add(job, data, options)
        },
        on: (_event, onError) => {
          listener = onError
        },
        waitUntilReady: () => firstReady,
        close: async () => queue?.close(),
      }
    },
    openWorker: async (name, handle, { concurrency, onOpen }) => {
      const client = new Redis(redisUrl, { maxRetriesPerRequest: null, connectTimeout: 1_000, retryStrategy })
      client.on('error', (error) => complain(error, name))
      clients.push(client)
      for (;;) {
        if (client.status !== 'ready') await new Promise<void>((done) => client.once('ready', done))
        const worker = new Worker(name, handle, { ...WORKER_OPTIONS, connection: client, prefix: REDIS_PREFIX, concurrency })
        onOpen(worker)
        try {
          await worker.waitUntilReady()
          return worker
        } catch (error) {
          // Gone again in the very moment: as above, a new one has to be built.
          complain(error, name)
          await within(ANSWER_MS, worker.close(true))
        }
      }
    },
    check: async () => {
      await justStarted()
      await producer.ping()
    },
    close: async () => {
      for (const client of [producer, ...clients]) client.disconnect()
    },
  }
}

/** A queue that is away complains several times a second through every queue and worker: one line in ten seconds says it. */
function quietly(log: Logger): Complain {
  let silentUntil = 0
  let swallowed = 0
  return (error, queue) => {
    if (Date.now() < silentUntil) {
      swallowed += 1
      return
    }
    log.warn({ err: error, queue, swallowed }, 'the queue failed; the sweep of the workers finds what was not rung for')
    silentUntil = Date.now() + 10_000
    swallowed = 0
  }
}
