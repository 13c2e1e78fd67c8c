import { randomUUID } from 'node:crypto'
import type { Tx } from './database.ts'
import type { JobHost } from './drains.ts'
import { jobSeconds, jobsTotal } from './job-metrics.ts'
import { errorText, GiveUp, LeaseLost } from './work-failures.ts'
import { within } from './within.ts'
import { bury, claimDue, finishHeld, FIRST_PROJECT, lockHeld, postpone, release, renew, type ClaimedRow, type WorkTable } from './work-rows.ts'

/** What the handler of slow work is given: the right to work on one row, for as long as it is held. */
export type Lease = {
  /** Aborts when the work was cancelled, when the lease was lost, when it took too long, and when the worker stops. */
  signal: AbortSignal
  isCancelled: () => boolean
  /** Holds the lease for another full time. It is renewed by itself while the process lives; this asks now. */
  renew: () => Promise<void>
  /**
   * A transaction as the row's tenant, for progress and results on the way.
   *
   * @throws LeaseLost when somebody else holds the row by now; nothing is written then.
   */
  write: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
  /**
   * The last transaction: what it writes and the end of the work are committed together.
   *
   * @param options `again` makes the row due once more at that time, with fresh attempts.
   * @throws LeaseLost when somebody else holds the row by now; nothing is written then.
   */
  finish: (work?: (tx: Tx) => Promise<void>, options?: { again?: Date }) => Promise<void>
}

type LeasedPlan = {
  table: WorkTable
  /** How many rows one process works on at once. */
  concurrency: number
  leaseMs: number
  maxAttempts: number
  timeoutMs: number
  handle: (row: Record<string, unknown>, lease: Lease) => Promise<void>
  onDead?: ((tx: Tx, row: ClaimedRow, error: string) => Promise<void>) | undefined
}

export type LeasedJob = {
  /** Takes due rows for the places that are free; resolves when they are taken, not when they are done. */
  fill: () => Promise<void>
  /** Resolves when nothing runs and nothing is being taken. @returns whether it had to wait for that. */
  idle: () => Promise<boolean>
  /** Takes nothing more, waits for what runs, then gives back what is not done. */
  stop: (graceMs: number) => Promise<void>
}

/** What a handler has for ending by itself once its signal aborts. */
const ABORT_GRACE_MS = 2_000

/** Slow work beside the database: one row, one lease, one handler. The row is held by its token and not by a transaction. */
export function openLeased(host: JobHost, plan: LeasedPlan): LeasedJob {
  const { table } = plan
  const labels = { subgraph: host.subgraph, job: table.job }
  const running = new Map<string, Held>()
  let isStopping = false
  let filling: Promise<void> | null = null
  let isAgain = false
  let afterProject = FIRST_PROJECT
  let heart: NodeJS.Timeout | null = null

  const takeFree = async (): Promise<void> => {
    for (;;) {
      const free = plan.concurrency - running.size
      if (free <= 0 || isStopping) return
      const token = randomUUID()
      const takenAt = performance.now()
      const after = afterProject
      const { rows, hasMore } = await host.db.asSystem('due work of all tenants is claimed together', async (tx) => {
        const claimed = await claimDue(tx, table, { limit: free, token, leaseMs: plan.leaseMs, afterProject: after, hasExpired: true })
        const whole: { claimed: ClaimedRow; row: Record<string, unknown> }[] = []
        for (const row of claimed.rows) {
          if (row.attempts > plan.maxAttempts) {
            // Its worker was lost each time: whoever tries again may be lost as well.
            const error = `Each of ${plan.maxAttempts} attempts ended with the worker that made it.`
            if (await bury(tx, table, { id: row.id, token, error })) await tx.inProject(row.projectId, (tenant) => noteDeath(tenant, row, error))
            jobsTotal.inc({ ...labels, outcome: 'dead' })
            continue
          }
          const [found] = await tx.inProject(row.projectId, (tenant) =>
            tenant.query<Record<string, unknown>>(`select * from ${table.name} where id = $1`, [row.id]),
          )
          if (found) whole.push({ claimed: row, row: found })
        }
        return { rows: whole, hasMore: claimed.hasMore }
      })
      afterProject = rows.at(-1)?.claimed.projectId ?? FIRST_PROJECT
      for (const { claimed, row } of rows) start(new Held({ claimed, token, takenAt, leaseMs: plan.leaseMs }), row)
      // Our places are full and there may be more: another worker may have places.
      if (rows.length > 0 && hasMore && running.size >= plan.concurrency) host.ring(table.job)
      if (rows.length === 0 && after === FIRST_PROJECT) return
    }
  }

  const noteDeath = async (tenant: Tx, row: ClaimedRow, error: string): Promise<void> => {
    const { onDead } = plan
    if (!onDead) return
    try {
      await tenant.savepoint(() => onDead(tenant, row, error))
    } catch (failure) {
      host.log.error({ err: failure, job: table.job, id: row.id }, 'noting that work is dead failed')
    }
  }

  const fill = (): Promise<void> => {
    isAgain = filling !== null
    filling ??= (async () => {
      try {
        do {
          isAgain = false
          await takeFree()
        } while (isAgain)
      } finally {
        filling = null
      }
    })()
    return filling
  }

  const start = (held: Held, row: Record<string, unknown>): void => {
    running.set(held.row.id, held)
    heart ??= setInterval(beat, Math.min(plan.leaseMs / 3, 1_000))
    held.ended = handle(held, row)
      .catch((error: unknown) => host.log.error({ err: error, job: table.job, id: held.row.id }, 'the end of work could not be noted; its lease runs out'))
      .then(() => {
        running.delete(held.row.id)
        if (running.size === 0 && heart) {
          clearInterval(heart)
          heart = null
        }
        if (!isStopping) void fill().catch((error: unknown) => host.log.warn({ err: error, job: table.job }, 'no more work could be taken; the sweep tries again'))
      })
  }

  const handle = async (held: Held, row: Record<string, unknown>): Promise<void> => {
    const stopTimer = jobSeconds.startTimer(labels)
    const timer = setTimeout(() => held.abort(new GiveUpWaiting(plan.timeoutMs)), plan.timeoutMs)
    try {
      await untilAborted(plan.handle(row, leaseOf(held)), held.signal)
      if (!held.isFinished) await finish(held)
      jobsTotal.inc({ ...labels, outcome: 'done' })
    } catch (error) {
      await conclude(held, error)
    } finally {
      clearTimeout(timer)
      stopTimer()
    }
  }

  const conclude = async (held: Held, error: unknown): Promise<void> => {
    const { row, token, signal } = held
    if (held.isFinished) {
      host.log.error({ err: error, job: table.job, id: row.id }, 'a handler failed after it had finished its work')
      jobsTotal.inc({ ...labels, outcome: 'done' })
      return
    }
    if (signal.reason instanceof Stopping) {
      await host.db.asSystem('work of a stopping worker', (tx) => release(tx, table, { ids: [row.id], token }))
      return
    }
    const text = errorText(signal.aborted ? signal.reason : error)
    const isLast = error instanceof GiveUp || row.attempts >= plan.maxAttempts
    const isOurs = await host.db.asSystem('failed work of a tenant', async (tx) => {
      if (!isLast) return postpone(tx, table, { id: row.id, token, error: text, delayMs: host.backoffMs(row.attempts) })
      const isBuried = await bury(tx, table, { id: row.id, token, error: text })
      if (isBuried) await tx.inProject(row.projectId, (tenant) => noteDeath(tenant, row, text))
      return isBuried
    })
    jobsTotal.inc({ ...labels, outcome: isOurs ? (isLast ? 'dead' : 'failed') : 'lost' })
    host.log.warn({ err: error, job: table.job, id: row.id, attempts: row.attempts }, isOurs ? 'work failed' : 'work was taken away or cancelled')
  }

  const holding = <Result>(held: Held, hold: (tx: Tx) => Promise<boolean>, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    host.db.asSystem('a row of work and what belongs to it', async (tx) => {
      if (!(await hold(tx))) throw held.lose()
      return tx.inProject(held.row.projectId, work)
    })

  const finish = async (held: Held, work: (tx: Tx) => Promise<void> = async () => {}, again: Date | null = null): Promise<void> => {
    held.isFinishing = true
    try {
      await holding(held, (tx) => finishHeld(tx, table, { id: held.row.id, token: held.token, again }), work)
      held.isFinished = true
    } finally {
      held.isFinishing = held.isFinished
    }
  }

  const leaseOf = (held: Held): Lease => ({
    signal: held.signal,
    isCancelled: () => held.signal.aborted,
    renew: async () => {
      await renewHeld([held])
      if (held.signal.aborted) throw held.signal.reason
    },
    write: (work) => holding(held, async (tx) => (await lockHeld(tx, table, { ids: [held.row.id], token: held.token })).size > 0, work),
    finish: (work, options) => finish(held, work, options?.again ?? null),
  })

  const renewHeld = async (all: Held[]): Promise<void> => {
    const renewedAt = performance.now()
    const still = await host.db.asSystem('leases of running work', (tx) =>
      renew(tx, table, { held: all.map(({ row, token }) => ({ id: row.id, token })), leaseMs: plan.leaseMs }),
    )
    for (const held of all) {
      if (still.has(held.row.id)) held.renewedAt = renewedAt
      // Once it is being finished, that transaction alone finds out whether the lease held.
      else if (!held.isFinishing) held.lose()
    }
  }

  let beating: Promise<void> | null = null
  const beat = (): void => {
    const alive = [...running.values()].filter(({ isFinishing, signal }) => !isFinishing && !signal.aborted)
    // A worker that was paused, or whose database is away, has to know by its own clock that others may have taken over.
    for (const held of alive) if (held.hasExpired()) held.lose()
    beating ??= renewHeld(alive.filter(({ signal }) => !signal.aborted))
      .catch((error: unknown) => host.log.warn({ err: error, job: table.job }, 'leases could not be renewed'))
      .finally(() => {
        beating = null
      })
  }

  const idle = async (): Promise<boolean> => {
    let hasWaited = false
    // A place that became free looks for more by itself: what it is about to take is as good as running.
    while (running.size > 0 || filling) {
      hasWaited = true
      await filling?.catch(() => {})
      await Promise.all([...running.values()].map(({ ended }) => ended))
    }
    return hasWaited
  }

  return {
    fill: () => (isStopping ? Promise.resolve() : fill()),
    idle,
    stop: async (graceMs) => {
      isStopping = true
      await within(graceMs, idle())
      for (const held of running.values()) held.abort(new Stopping('the worker stops'))
      await idle()
      await beating
    },
  }
}

/** The worker goes; the work is given back and is nobody's failure. */
class Stopping extends Error {
  override name = 'Stopping'
}

class GiveUpWaiting extends Error {
  override name = 'TimeoutError'
  constructor(ms: number) {
    super(`Not done after ${Math.round(ms / 1000)} seconds.`)
  }
}

class Held {
  readonly row: ClaimedRow
  readonly token: string
  renewedAt: number
  isFinishing = false
  isFinished = false
  ended: Promise<void> = Promise.resolve()
  readonly #leaseMs: number
  readonly #controller = new AbortController()

  constructor({ claimed, token, takenAt, leaseMs }: { claimed: ClaimedRow; token: string; takenAt: number; leaseMs: number }) {
    this.row = claimed
    this.token = token
    this.renewedAt = takenAt
    this.#leaseMs = leaseMs
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  hasExpired(): boolean {
    return performance.now() - this.renewedAt > this.#leaseMs
  }

  abort(reason: Error): void {
    if (!this.signal.aborted) this.#controller.abort(reason)
  }

  lose(): LeaseLost {
    const error = new LeaseLost('The work was cancelled or given to another worker.')
    this.abort(error)
    return error
  }
}

/** A handler that does not mind its signal is left behind: it holds no place any more, and its token is worth nothing soon. */
async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let leave: () => void = () => {}
  const aborted = new Promise<never>((_done, fail) => {
    leave = () => {
      timer = setTimeout(() => fail(signal.reason as Error), ABORT_GRACE_MS)
    }
    signal.addEventListener('abort', leave, { once: true })
  })
  try {
    await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', leave)
    clearTimeout(timer)
  }
}
