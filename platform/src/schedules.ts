import { randomUUID } from 'node:crypto'
import type { JobHost } from './drains.ts'
import { jobSeconds, jobsTotal } from './job-metrics.ts'
import { within } from './within.ts'
import { errorText } from './work-failures.ts'
import { hasCome } from './work-rows.ts'

type SchedulePlan = {
  name: string
  everyMs: number
  run: (signal: AbortSignal) => Promise<void>
}

export type RunningSchedule = {
  start: () => void
  /** Runs now if it is due, and nobody else runs it. @returns whether it ran. */
  tick: () => Promise<boolean>
  stop: (graceMs: number) => Promise<void>
}

const LEASE_MS = 10_000
/** Also when it is due tomorrow: somebody may change the row. */
const MOST_PATIENCE_MS = 60_000
const RETRY_MS = 2_000

/**
 * Something to do every so often, by one worker of the installation. When it is due stands in a row, like all work: the
 * queue may be flushed, replaced or away, and no tick is lost or made twice.
 */
export function openSchedule(host: JobHost, { name, everyMs, run }: SchedulePlan): RunningSchedule {
  const labels = { subgraph: host.subgraph, job: name }
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: ReturnType<typeof runOnce> | null = null

  /** @returns how long the schedule has to wait, when it is not ours to run. */
  const claim = (token: string): Promise<{ isOurs: true } | { isOurs: false; waitMs: number }> =>
    host.db.asSystem('schedules belong to the installation', async (tx) => {
      const claimed = await tx.query(
        `insert into live.schedules as s (name, subgraph, next_run_at, lease_token, lease_until)
         values ($1, $2, now() + $5 * interval '1 ms', $3, now() + $4 * interval '1 ms')
         on conflict (name) do update set next_run_at = excluded.next_run_at, lease_token = excluded.lease_token, lease_until = excluded.lease_until
         where ${hasCome('s.next_run_at')} and (s.lease_until is null or s.lease_until <= now()) returning name`,
        [name, host.subgraph, token, LEASE_MS, everyMs],
      )
      if (claimed.length > 0) return { isOurs: true }
      const [row] = await tx.query<{ waitMs: number }>(
        `select extract(epoch from greatest(next_run_at, lease_until) - now())::float8 * 1000 as "waitMs" from live.schedules where name = $1`,
        [name],
      )
      return { isOurs: false, waitMs: row?.waitMs ?? everyMs }
    })

  const renew = (token: string): Promise<unknown> =>
    host.db.asSystem('schedules belong to the installation', (tx) =>
      tx.query(`update live.schedules set lease_until = now() + $3 * interval '1 ms' where name = $1 and lease_token = $2`, [name, token, LEASE_MS]),
    )

  const release = (token: string, error: string | null): Promise<unknown> =>
    host.db.asSystem('schedules belong to the installation', (tx) =>
      tx.query(`update live.schedules set lease_token = null, lease_until = null, last_error = $3 where name = $1 and lease_token = $2`, [name, token, error]),
    )

  const runOnce = async (): Promise<{ hasRun: boolean; waitMs: number }> => {
    const token = randomUUID()
    const claimedAt = performance.now()
    const claimed = await claim(token)
    if (!claimed.isOurs) return { hasRun: false, waitMs: claimed.waitMs }
    const stopTimer = jobSeconds.startTimer(labels)
    const heart = setInterval(
      () => void renew(token).catch((error: unknown) => host.log.warn({ err: error, job: name }, 'the lease of a schedule could not be renewed')),
      LEASE_MS / 3,
    )
    let failure: string | null = null
    try {
      await run(stopping.signal)
    } catch (error) {
      failure = errorText(error)
      host.log.warn({ err: error, job: name }, 'a schedule failed; it runs again at its next time')
    } finally {
      clearInterval(heart)
      stopTimer()
    }
    jobsTotal.inc({ ...labels, outcome: failure === null ? 'done' : 'failed' })
    await release(token, failure)
    return { hasRun: true, waitMs: claimedAt + everyMs - performance.now() }
  }

  const tick = (): ReturnType<typeof runOnce> => {
    running ??= runOnce().finally(() => {
      running = null
    })
    return running
  }

  const wait = (ms: number): void => {
    if (stopping.signal.aborted) return
    // Workers that wait for the same moment must not all ask at it.
    const delay = Math.min(Math.max(ms, 0), MOST_PATIENCE_MS) + host.random() * Math.min(everyMs / 10, 1_000)
    timer = setTimeout(() => {
      tick().then(
        ({ waitMs }) => wait(waitMs),
        (error: unknown) => {
          host.log.warn({ err: error, job: name }, 'a schedule could not be looked at; it is tried again')
          wait(RETRY_MS)
        },
      )
    }, delay)
  }

  return {
    start: () => wait(0),
    tick: async () => (await tick()).hasRun,
    stop: async (graceMs) => {
      stopping.abort(new Error('the worker stops'))
      clearTimeout(timer)
      if (running) await within(graceMs, Promise.allSettled([running]))
    },
  }
}
