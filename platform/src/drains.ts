import { randomUUID } from 'node:crypto'
import type { Database, SystemTx, Tx } from './database.ts'
import { jobSeconds, jobsTotal } from './job-metrics.ts'
import type { Logger } from './log.ts'
import { within } from './within.ts'
import { errorText, GiveUp } from './work-failures.ts'
import { abandon, bury, claimDue, claimOrphan, FIRST_PROJECT, lockHeld, postpone, type ClaimedRow, type WorkTable } from './work-rows.ts'

/** What every kind of job is given by the subgraph that hosts it. */
export type JobHost = {
  subgraph: string
  db: Database
  log: Logger
  /** Wakes a job of this subgraph, here or in another worker. */
  ring: (job: string, id?: string) => void
  /** How long work waits after its nth attempt. */
  backoffMs: (attempts: number) => number
  /** 0 to 1, so that workers that started together do not stay in step. */
  random: () => number
}

/** How one row ended; `error` is null when it is done. */
type Verdict = { row: ClaimedRow; error: unknown }

type DrainPlan = {
  table: WorkTable
  batch: number
  maxAttempts: number
  /** How many batches may be handled at once, in the whole installation. */
  concurrency: number
  /** Handles rows of one project, as that tenant. May run again for rows that it was rolled back for. */
  handle: (tx: Tx, rows: ClaimedRow[]) => Promise<void>
  /** Notes handled rows as done. */
  finish: (tx: SystemTx, table: WorkTable, ids: string[]) => Promise<void>
  onFailed?: ((tx: Tx, row: ClaimedRow, error: string) => Promise<void>) | undefined
  onDead?: ((tx: Tx, row: ClaimedRow, error: string) => Promise<void>) | undefined
  /** Waited for before each batch: what must not be kept waiting by work that can. */
  giveWay?: (() => Promise<void>) | undefined
}

export type Drain = {
  /** Handles what is due, batch after batch. */
  run: () => Promise<void>
  /** Handles, one by one, rows whose handling ended without a verdict: their process was killed, or their batch broke. */
  recover: () => Promise<void>
  /** Takes nothing more; resolves when the running batches have ended, or after this time. */
  stop: (graceMs: number) => Promise<void>
}

/** Covers only the time between claiming rows and locking them; after that the locks tell everybody that they are taken. */
const LEASE_MS = 3_000
/** Shorter than the database's patience with an idle transaction, so that we end it ourselves and know why. */
const BATCH_TIMEOUT_MS = 25_000
const BATCHES_A_RUN = 50

/**
 * Work inside the database, many rows a transaction. Rows are claimed in a short transaction of their own, so that an
 * attempt is on record before any row is touched: a row that kills the process is found out and, in the end, buried.
 * Then one transaction handles them all: those of a project together, and one by one as soon as one of them fails.
 */
export function openDrain(host: JobHost, plan: DrainPlan): Drain {
  const { table } = plan
  const labels = { subgraph: host.subgraph, job: table.job }
  const running = new Set<Promise<void>>()
  let lanes = 0
  let isStopping = false
  let isAgain = false
  let afterProject = FIRST_PROJECT

  /** @returns whether more is likely to be due. */
  const takeBatch = async (): Promise<boolean> => {
    const token = randomUUID()
    const after = afterProject
    const { rows, hasMore } = await host.db.asSystem('due work of all tenants is claimed together', (tx) =>
      claimDue(tx, table, { limit: plan.batch, token, leaseMs: LEASE_MS, afterProject: after, hasExpired: false }),
    )
    const projects = [...new Set(rows.map(({ projectId }) => projectId))].sort()
    afterProject = projects.length >= plan.batch ? (projects.at(-1) ?? FIRST_PROJECT) : FIRST_PROJECT
    if (rows.length === 0) return after !== FIRST_PROJECT
    try {
      await handleBatch(rows, token)
    } catch (error) {
      // No verdict on any row: which of them broke the transaction is found by handling each alone.
      host.log.warn({ err: error, job: table.job, rows: rows.length }, 'a batch broke off; its rows are handled one by one')
      await host.db.asSystem('rows of a broken batch', (tx) => abandon(tx, table, { ids: rows.map(({ id }) => id), token }))
      await recoverAll()
    }
    return hasMore
  }

  const handleBatch = async (rows: ClaimedRow[], token: string): Promise<void> => {
    const stopTimer = jobSeconds.startTimer(labels)
    const verdicts: Verdict[] = []
    await host.db.asSystem('each row is handled as its own tenant', async (tx) => {
      const held = await lockHeld(tx, table, { ids: rows.map(({ id }) => id), token })
      const groups = byProject(rows.filter(({ id }) => held.has(id)))
      await inTime(async () => {
        for (const group of groups) verdicts.push(...(await handleGroup(tx, group)))
      })
      const done = verdicts.flatMap(({ row, error }) => (error === null ? [row.id] : []))
      if (done.length > 0) await plan.finish(tx, table, done)
      for (const verdict of verdicts) if (verdict.error !== null) await writeFailure(tx, { ...verdict, token })
    })
    stopTimer()
    for (const { error, row } of verdicts) {
      jobsTotal.inc({ ...labels, outcome: error === null ? 'done' : isLast(row, error) ? 'dead' : 'failed' })
      if (error !== null) host.log.warn({ err: error, job: table.job, id: row.id, attempts: row.attempts }, 'work failed')
    }
  }

  const handleGroup = async (tx: SystemTx, rows: ClaimedRow[]): Promise<Verdict[]> => {
    const handleAlone = async (row: ClaimedRow): Promise<Verdict> => {
      try {
        await tx.savepoint(() => tx.inProject(row.projectId, (tenant) => plan.handle(tenant, [row])))
        return { row, error: null }
      } catch (error) {
        return { row, error: error ?? new Error('no error given') }
      }
    }
    const [first] = rows
    if (!first) return []
    // What has failed before is likely to fail again: it must not take its neighbours back with it.
    const isFresh = (row: ClaimedRow) => row.attempts === 1
    const fresh = rows.filter(isFresh)
    const verdicts: Verdict[] = []
    if (fresh.length > 1) {
      try {
        await tx.savepoint(() => tx.inProject(first.projectId, (tenant) => plan.handle(tenant, fresh)))
        verdicts.push(...fresh.map((row) => ({ row, error: null })))
      } catch {
        // The savepoint took all of them back; alone, the one at fault shows, with its error.
        for (const row of fresh) verdicts.push(await handleAlone(row))
      }
    } else {
      for (const row of fresh) verdicts.push(await handleAlone(row))
    }
    for (const row of rows) if (!isFresh(row)) verdicts.push(await handleAlone(row))
    return verdicts
  }

  const isLast = (row: ClaimedRow, error: unknown) => error instanceof GiveUp || row.attempts >= plan.maxAttempts

  const writeFailure = async (tx: SystemTx, { row, error, token }: Verdict & { token: string }): Promise<void> => {
    const text = errorText(error)
    const isDead = isLast(row, error)
    const isOurs = isDead
      ? await bury(tx, table, { id: row.id, token, error: text })
      : await postpone(tx, table, { id: row.id, token, error: text, delayMs: host.backoffMs(row.attempts) })
    if (!isOurs) return
    // Beyond the last attempt there was none: what is noted there is the end of those before.
    if (row.attempts <= plan.maxAttempts) await tell(tx, plan.onFailed, { row, text })
    if (isDead) await tell(tx, plan.onDead, { row, text })
  }

  const tell = async (tx: SystemTx, hook: DrainPlan['onDead'], { row, text }: { row: ClaimedRow; text: string }): Promise<void> => {
    if (!hook) return
    try {
      await tx.savepoint(() => tx.inProject(row.projectId, (tenant) => hook(tenant, row, text)))
    } catch (failure) {
      // The row is put off or dead all the same: the list of work shows it, with the first error.
      host.log.error({ err: failure, job: table.job, id: row.id }, 'noting that work failed or is dead failed')
    }
  }

  const recoverAll = async (): Promise<void> => {
    while (!isStopping) {
      const token = randomUUID()
      const row = await host.db.asSystem('work whose worker is gone, of any tenant', async (tx) => {
        const orphan = await claimOrphan(tx, table, { token, leaseMs: LEASE_MS })
        // Of the attempt before this one there is no verdict: that is all that is known of it.
        if (orphan) await tell(tx, plan.onFailed, { row: { ...orphan, attempts: orphan.attempts - 1 }, text: 'It was broken off: its worker was lost, or its batch failed.' })
        return orphan
      })
      if (!row) return
      if (row.attempts > plan.maxAttempts) {
        const error = new GiveUp(`Each of ${plan.maxAttempts} attempts ended with the process that made it.`)
        await host.db.asSystem('dead work of a tenant', (tx) => writeFailure(tx, { row, error, token }))
        jobsTotal.inc({ ...labels, outcome: 'dead' })
        continue
      }
      try {
        await handleBatch([row], token)
      } catch (error) {
        host.log.warn({ err: error, job: table.job, id: row.id, attempts: row.attempts }, 'work broke its transaction')
        await host.db.asSystem('failed work of a tenant', (tx) => writeFailure(tx, { row, error, token }))
        jobsTotal.inc({ ...labels, outcome: isLast(row, error) ? 'dead' : 'failed' })
      }
    }
  }

  const track = (work: Promise<void>): Promise<void> => {
    const tracked = work.finally(() => running.delete(tracked))
    running.add(tracked)
    return tracked
  }

  const drain = async (): Promise<void> => {
    let hasMore = true
    for (let batches = 0; (hasMore || isAgain) && !isStopping; batches += 1) {
      if (batches === BATCHES_A_RUN) return host.ring(table.job)
      isAgain = false
      await plan.giveWay?.()
      hasMore = await takeBatch()
      // A full batch is a sign of more than one lane can carry: whoever is free joins in.
      if (hasMore && batches === 0) for (let lane = 2; lane <= plan.concurrency; lane += 1) host.ring(table.job, `${table.job}-${lane}`)
    }
  }

  return {
    run: async () => {
      if (isStopping) return
      if (lanes >= plan.concurrency) {
        isAgain = true
        return
      }
      lanes += 1
      await track(drain().finally(() => (lanes -= 1)))
    },
    recover: () => track(recoverAll()),
    stop: async (graceMs) => {
      isStopping = true
      await within(graceMs, Promise.allSettled(running))
    },
  }
}

/** In the order of their ids: batches that lock a project for themselves then wait for each other and never in a circle. */
function byProject(rows: ClaimedRow[]): ClaimedRow[][] {
  const groups = new Map<string, ClaimedRow[]>()
  for (const row of rows) {
    const group = groups.get(row.projectId)
    if (group) group.push(row)
    else groups.set(row.projectId, [row])
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/**
 * A handler that waits for something that never comes would keep the transaction open. The error ends the transaction
 * for all rows of it, because what the handler does later must not land in somebody else's part.
 */
async function inTime(handle: () => Promise<void>): Promise<void> {
  if (!(await within(BATCH_TIMEOUT_MS, handle()))) throw new Error(`Not done after ${BATCH_TIMEOUT_MS / 1000} seconds.`)
}
