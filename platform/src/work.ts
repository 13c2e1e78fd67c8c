import { setTimeout as sleep } from 'node:timers/promises'
import { measureAlarms, type Alarms } from './alarms.ts'
import type { Claims } from './claims.ts'
import type { Database, Tx } from './database.ts'
import { openDrain, type Drain, type JobHost } from './drains.ts'
import { dispatchEvents, dispatchJob, handleDeliveries, pruneEvents, type DomainEvent, type EventDefinition } from './events.ts'
import { measureDepth } from './job-metrics.ts'
import type { Queues, QueueWorker } from './jobs.ts'
import { openLeased, type Lease, type LeasedJob } from './leases.ts'
import type { Logger } from './log.ts'
import type { Connection } from './pagination.ts'
import { openSchedule, type RunningSchedule } from './schedules.ts'
import { listAllWork, listWork, retryAnyWork, retryWork, type WorkArgs, type WorkItem } from './work-lists.ts'
import { backoffMs } from './work-failures.ts'
import { countWork, findDue, finishAll, removeAll, type Depth, type WorkTable } from './work-rows.ts'

/** A row of the job's table as PostgreSQL gives it: columns by their names, bigint as text. */
export type WorkRow = { id: string; project_id: string; attempts: number }

type OfRows<Services, Row> = {
  /** `subgraph.verbNoun` */
  name: string
  /** In the subgraph's own schema; it has `workColumns` and `indexWork`. */
  table: string
  /** The attempt after which work is dead and waits for a person. */
  maxAttempts?: number
  /** As the tenant, in the transaction that marks the row dead: the domain's own state follows. */
  onDead?(services: Services, tx: Tx, row: Row, error: string): Promise<void>
  /** As the tenant, when a person has asked for another try: the domain's own state goes back. */
  onRetry?(services: Services, tx: Tx, row: Row): Promise<void>
}

/**
 * In a transaction with other rows of the project: it may be rolled back and called again, so it touches nothing but the
 * database, and it lets errors of statements pass.
 */
type Handling<Services, Row> =
  | { handle(services: Services, tx: Tx, row: Row): Promise<void> }
  /** All rows of a project that are due, at most a batch, for statements that take many. After a failure: each alone. */
  | { handleAll(services: Services, tx: Tx, rows: Row[]): Promise<void> }

type DrainOptions<Services, Row> = OfRows<Services, Row> & {
  batch?: number
  concurrency?: number
  /** Waited for before each batch, so that it must end by itself: for what may not be kept waiting by work that can. */
  giveWay?(services: Services): Promise<void>
  /** As the tenant, in the transaction that puts the row off or marks it dead: notes an attempt that failed, also the last. */
  onFailed?(services: Services, tx: Tx, row: Row, error: string): Promise<void>
} & Handling<Services, Row>

export type DrainDefinition<Services, Row extends WorkRow = WorkRow> = { kind: 'drain' } & DrainOptions<Services, Row>

export type LeasedDefinition<Services, Row extends WorkRow = WorkRow> = OfRows<Services, Row> & {
  kind: 'leased'
  concurrency?: number
  leaseMs?: number
  timeoutMs?: number
  handle(services: Services, work: { row: Row; lease: Lease }): Promise<void>
}

export type ScheduleDefinition<Services> = {
  kind: 'schedule'
  name: string
  everyMs: number
  /** @param signal aborts when the worker stops: what is left is done at the next time. */
  run(services: Services, signal: AbortSignal): Promise<void>
}

export type ConsumerDefinition<Services, Payload = unknown> = {
  kind: 'consumer'
  name: string
  event: EventDefinition<Payload>
  maxAttempts?: number
  /** As `handle` of a drain. A second delivery of the same event never gets here. */
  handle(services: Services, tx: Tx, event: DomainEvent<Payload>): Promise<void>
}

// Each job names its own row or payload; a list of them holds many kinds. Methods, unlike properties, allow that.
export type JobDefinition<Services> =
  | DrainDefinition<Services, never>
  | LeasedDefinition<Services, never>
  | ScheduleDefinition<Services>
  | ConsumerDefinition<Services>

type Without<Definition> = Omit<Definition, 'kind'>

/**
 * Fast work inside the database: rows are taken by the hundred and handled in one transaction, each as its own tenant.
 *
 * @param definition `batch` rows a transaction, @defaultValue 100; `concurrency` batches at once in the installation,
 *   @defaultValue 1; `maxAttempts` @defaultValue 8
 */
export const defineDrain = <Services, Row extends WorkRow = WorkRow>(definition: DrainOptions<Services, Row>): DrainDefinition<Services, Row> => ({
  kind: 'drain',
  ...definition,
})

/**
 * Slow work outside the database: one row at a time under a lease, which the handler finishes.
 *
 * @param definition `concurrency` rows at once in a process, @defaultValue 2; `leaseMs` after which a lost worker's row
 *   goes to another, @defaultValue 15,000; `timeoutMs` for one attempt, @defaultValue 15 minutes; `maxAttempts` @defaultValue 5
 */
export const defineLeased = <Services, Row extends WorkRow = WorkRow>(definition: Without<LeasedDefinition<Services, Row>>): LeasedDefinition<Services, Row> => ({
  kind: 'leased',
  ...definition,
})

/** Something to do every so often, by one worker of the installation. */
export const defineSchedule = <Services>(definition: Without<ScheduleDefinition<Services>>): ScheduleDefinition<Services> => ({
  kind: 'schedule',
  ...definition,
})

/** Does something about an event of another subgraph, or of its own, once. @param consumer `maxAttempts` @defaultValue 8 */
export const consume = <Services, Payload>(
  event: EventDefinition<Payload>,
  consumer: Omit<ConsumerDefinition<Services, Payload>, 'kind' | 'event'>,
): ConsumerDefinition<Services, Payload> => ({ kind: 'consumer', event, ...consumer })

export const consumersOf = (jobs: readonly JobDefinition<never>[]): { name: string; eventType: string }[] =>
  jobs.flatMap((job) => (job.kind === 'consumer' ? [{ name: job.name, eventType: job.event.type }] : []))

/** The jobs of a started subgraph. They rest until a worker starts them; lists and retries work all the time. */
export type BoundJobs = {
  subgraph: string
  start: () => Promise<void>
  /** Takes no more work, waits for what runs, but no longer than this, and gives back what is left. @defaultValue 10,000 */
  stop: (graceMs?: number) => Promise<void>
  /** Does all that is due, here and now, and what follows from it: for tests and for the first demo data. */
  runUntilIdle: () => Promise<void>
  /** Runs a schedule now, if it is due: for tests. @returns whether it ran. */
  runSchedule: (name: string) => Promise<boolean>
  /** What is not done in a project: over all tables of work, and events not yet taken. */
  list: (claims: Claims, projectId: string, args: WorkArgs) => Promise<Connection<WorkItem>>
  /** Gives dead and waiting work a full set of attempts. @throws NOT_FOUND for an id that is not the project's. */
  retry: (claims: Claims, projectId: string, ids: readonly string[]) => Promise<number>
  /** How much of each kind is not done in a project. */
  queues: (claims: Claims, projectId: string) => Promise<Depth[]>
  /** The same over all projects, for whoever operates the installation: the caller has checked that it is they who ask. */
  ofInstallation: {
    list: (args: WorkArgs) => Promise<Connection<WorkItem>>
    retry: (claims: Claims, ids: readonly string[]) => Promise<number>
    queues: () => Promise<Depth[]>
  }
}

type Binding<Services> = {
  name: string
  db: Database
  services: Services
  queues: Queues
  log: Logger
  /** @defaultValue 2,000 */
  sweepMs?: number
  /** @defaultValue `backoffMs` of work-failures.ts: doubled each time, half of it by chance, an hour at most. */
  backoff?: (attempts: number) => number
  /** @defaultValue Math.random */
  random?: () => number
  /** @defaultValue none */
  alarms?: () => Promise<Alarms>
}

export type BoundTable = WorkTable & { onRetry?: (tx: Tx, row: never) => Promise<void> }

const SWEEP_MS = 2_000
const GRACE_MS = 10_000
const HOUR_MS = 3_600_000

/** Joins what a subgraph defined with what it runs on. */
export function bindJobs<Services>(definitions: readonly JobDefinition<Services>[], binding: Binding<Services>): BoundJobs {
  const { name, db, queues, alarms = () => Promise.resolve({}), random = Math.random, sweepMs = SWEEP_MS, backoff = (attempts) => backoffMs(attempts, random()) } = binding
  const log = binding.log.child({ part: 'jobs' })
  const host: JobHost = { subgraph: name, db, log, random, backoffMs: backoff, ring: (job, id) => queues.ring(name, job, id) }
  const bound = bindAll(definitions, { host, services: binding.services, ringConsumer: (subgraph, consumer) => queues.ring(subgraph, consumer) })
  const { tables, drains, leased, schedules, dispatch } = bound

  const handlers: Record<string, () => Promise<void>> = {
    [dispatchJob(name)]: dispatch,
    ...Object.fromEntries([...drains].map(([job, drain]) => [job, drain.run])),
    ...Object.fromEntries([...leased].map(([job, one]) => [job, one.fill])),
  }

  /** @returns whether anything was due. */
  const sweep = async (): Promise<boolean> => {
    const due = await db.asSystem('due work of all tenants', async (tx) => {
      const [events] = await tx.query<{ isUnsent: boolean }>(`select exists (select from ${name}.events where sequence is null) as "isUnsent"`)
      return { tables: (await findDue(tx, tables)).filter(({ isDue, isOrphaned }) => isDue || isOrphaned), isUnsent: events?.isUnsent === true }
    })
    const runs = due.tables.flatMap(({ job, isDue, isOrphaned }) => {
      const drain = drains.get(job)
      if (drain) return [...(isDue ? [drain.run()] : []), ...(isOrphaned ? [drain.recover()] : [])]
      const one = leased.get(job)
      return one ? [one.fill()] : []
    })
    const results = await Promise.allSettled([...runs, ...(due.isUnsent ? [dispatch()] : [])])
    for (const result of results) if (result.status === 'rejected') log.warn({ err: result.reason }, 'the sweep could not do what is due; it tries again')
    return results.length > 0
  }

  let state: { worker: QueueWorker; stopSweep: () => Promise<void>; stopMeasuring: () => void } | null = null

  return {
    subgraph: name,
    start: async () => {
      if (state) throw new Error(`the jobs of ${name} are running already`)
      const worker = await queues.work(name, handlers)
      const stopSweep = repeat(sweep, { everyMs: sweepMs, random, log })
      const measures = [measureDepth(name, () => db.asSystem('how much work waits', (tx) => countWork(tx, tables, null))), measureAlarms(name, alarms)]
      state = { worker, stopSweep, stopMeasuring: () => measures.forEach((stop) => stop()) }
      for (const schedule of schedules.values()) schedule.start()
    },
    stop: async (graceMs = GRACE_MS) => {
      state?.stopMeasuring()
      // Each takes nothing new from this moment on, and then waits for what runs.
      const endings = [
        ...(state ? [state.stopSweep(), state.worker.close(graceMs)] : []),
        ...[...schedules.values()].map((schedule) => schedule.stop(graceMs)),
        ...[...drains.values()].map((drain) => drain.stop(graceMs)),
        ...[...leased.values()].map((one) => one.stop(graceMs)),
      ]
      state = null
      await Promise.all(endings)
    },
    runUntilIdle: async () => {
      for (;;) {
        const wasDue = await sweep()
        const waited = await Promise.all([...leased.values()].map((one) => one.idle()))
        if (!wasDue && !waited.includes(true)) return
        // Another worker may hold what is due: it is not asked for without a pause.
        await sleep(5)
      }
    },
    runSchedule: (schedule) => {
      const found = schedules.get(schedule)
      if (!found) throw new Error(`${name} has no schedule ${schedule}`)
      return found.tick()
    },
    list: (claims, projectId, args) => listWork({ db, tables }, { claims, projectId, args }),
    retry: (claims, projectId, ids) => retryWork({ db, tables, ring: host.ring }, { claims, projectId, ids }),
    queues: (claims, projectId) => db.inTenant(claims, [projectId], (tx) => countWork(tx, tables, projectId)),
    ofInstallation: {
      list: (args) => listAllWork({ db, tables }, args),
      retry: (claims, ids) => retryAnyWork({ db, tables, ring: host.ring }, { claims, ids }),
      queues: () => db.asSystem('how much work waits', (tx) => countWork(tx, tables, null)),
    },
  }
}

type Bound = {
  tables: BoundTable[]
  drains: Map<string, Drain>
  leased: Map<string, LeasedJob>
  schedules: Map<string, RunningSchedule>
  dispatch: () => Promise<void>
}

type Surroundings<Services> = { host: JobHost; services: Services; ringConsumer: (subgraph: string, consumer: string) => void }

function bindAll<Services>(definitions: readonly JobDefinition<Services>[], { host, services, ringConsumer }: Surroundings<Services>): Bound {
  const pruning = `${host.subgraph}.pruneEvents`
  const bound: Bound = {
    tables: [],
    drains: new Map(),
    leased: new Map(),
    schedules: new Map([[pruning, openSchedule(host, { name: pruning, everyMs: HOUR_MS, run: () => pruneEvents(host) })]]),
    dispatch: async () => {
      while (await dispatchEvents(host, ringConsumer));
    },
  }
  const names = new Set<string>([dispatchJob(host.subgraph), pruning])
  for (const definition of definitions) {
    if (names.has(definition.name)) throw new Error(`two jobs are called ${definition.name}`)
    // Names stand in statements and in the queue.
    if (!/^[a-z]+\.[a-zA-Z]+$/.test(definition.name)) throw new Error(`a job is called subgraph.verbNoun, not ${definition.name}`)
    names.add(definition.name)
    bindOne(bound, definition, { host, services })
  }
  return bound
}

function bindOne<Services>(bound: Bound, definition: JobDefinition<Services>, { host, services }: { host: JobHost; services: Services }): void {
  switch (definition.kind) {
    case 'drain': {
      const table = tableOf(definition, { host, services })
      const rowsOf = (tx: Tx, ids: string[]) => tx.query<never>(`select * from ${table.name} where id = any ($1) order by next_attempt_at, id`, [ids])
      bound.tables.push(table)
      bound.drains.set(
        definition.name,
        openDrain(host, {
          table,
          batch: definition.batch ?? 100,
          maxAttempts: definition.maxAttempts ?? 8,
          concurrency: definition.concurrency ?? 1,
          handle: async (tx, claimed) => {
            const rows = await rowsOf(tx, claimed.map(({ id }) => id))
            if ('handleAll' in definition) return definition.handleAll(services, tx, rows)
            for (const row of rows) await definition.handle(services, tx, row)
          },
          finish: finishAll,
          giveWay: () => definition.giveWay?.(services) ?? Promise.resolve(),
          onFailed: definition.onFailed
            ? async (tx, { id }, error) => {
                for (const row of await rowsOf(tx, [id])) await definition.onFailed?.(services, tx, row, error)
              }
            : undefined,
          onDead: async (tx, { id }, error) => {
            for (const row of await rowsOf(tx, [id])) await definition.onDead?.(services, tx, row, error)
          },
        }),
      )
      return
    }
    case 'leased': {
      const table = tableOf(definition, { host, services })
      bound.tables.push(table)
      bound.leased.set(
        definition.name,
        openLeased(host, {
          table,
          concurrency: definition.concurrency ?? 2,
          leaseMs: definition.leaseMs ?? 15_000,
          maxAttempts: definition.maxAttempts ?? 5,
          timeoutMs: definition.timeoutMs ?? 15 * 60_000,
          handle: (row, lease) => definition.handle(services, { row: row as never, lease }),
          onDead: async (tx, { id }, error) => {
            for (const row of await tx.query<never>(`select * from ${table.name} where id = $1`, [id])) await definition.onDead?.(services, tx, row, error)
          },
        }),
      )
      return
    }
    case 'consumer': {
      const table: BoundTable = { job: definition.name, name: 'live.deliveries', only: `consumer = '${definition.name}'` }
      bound.tables.push(table)
      bound.drains.set(
        definition.name,
        openDrain(host, {
          table,
          batch: 100,
          maxAttempts: definition.maxAttempts ?? 8,
          concurrency: 1,
          handle: (tx, claimed) => handleDeliveries(tx, claimed, { consumer: definition, services }),
          finish: removeAll,
        }),
      )
      return
    }
    case 'schedule':
      bound.schedules.set(definition.name, openSchedule(host, { ...definition, run: (signal) => definition.run(services, signal) }))
  }
}

function tableOf<Services>(
  definition: OfRows<Services, never>,
  { host, services }: { host: JobHost; services: Services },
): BoundTable {
  const table: BoundTable = { job: definition.name, name: `${host.subgraph}.${definition.table}` }
  if (definition.onRetry) table.onRetry = async (tx, row) => definition.onRetry?.(services, tx, row)
  return table
}

/** @returns how to end it: resolves when the running turn has ended. */
function repeat(turn: () => Promise<unknown>, { everyMs, random, log }: { everyMs: number; random: () => number; log: Logger }): () => Promise<void> {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const next = (delayMs: number): void => {
    timer = setTimeout(() => {
      running = turn()
        .catch((error: unknown) => log.warn({ err: error }, 'the sweep failed; it tries again'))
        .then(() => {
          // Workers that started together must not look at the same moment for ever.
          if (!isStopped) next(everyMs * (0.75 + random() / 2))
        })
    }, delayMs)
  }
  next(0)
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
