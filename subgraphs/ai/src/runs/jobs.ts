import type { Database, Tx } from '@howl/platform/database'
import type { Lease } from '@howl/platform/leases'
import { defineLeased, defineSchedule, type WorkRow } from '@howl/platform/work'
import type { AskGraph } from '../graph.ts'
import { answerRun, keepRows, keptAnswer, type CheckedAnswer } from './answers.ts'
import { askAs } from './ask.ts'
import { CannotAnswer } from './collect.ts'
import { RUN_COLUMNS, type Run } from './entities.ts'
import { forgetRows } from './forgetting.ts'
import { EXECUTE_RUN, publishChange } from './runs.ts'

/** What the jobs of this subgraph work with. */
export type Services = { askGraph: AskGraph; db: Database; now: () => Date }

const MOST_ATTEMPTS = 4

/** The right to write stays with the lease: every step here goes through it, so a worker that has lost it writes nothing. */
export const executeRun = defineLeased<Services>({
  name: EXECUTE_RUN,
  table: 'runs',
  concurrency: 2,
  leaseMs: 15_000,
  timeoutMs: 5 * 60_000,
  maxAttempts: MOST_ATTEMPTS,
  handle: async ({ askGraph }, { row, lease }) => {
    const run = await lease.write((tx) => begin(tx, row))
    if (!run) return
    const ask = askAs(askGraph, { userId: run.requestedBy, projectId: run.projectId, scopes: run.scopes, runId: run.id }, lease.signal)
    try {
      const checked = await answerRun(ask, run, { report: (done, step) => report(lease, { run, done, step }), signal: lease.signal })
      await lease.finish((tx) => succeed(tx, run, checked))
    } catch (error) {
      if (error instanceof CannotAnswer) return lease.finish((tx) => fail(tx, run, error.message))
      // Cancelled, or taken over by another worker: there is nothing left that this one may write.
      if (!lease.signal.aborted && row.attempts < MOST_ATTEMPTS) await lease.write((tx) => waitForNextAttempt(tx, run))
      throw error
    }
  },
  onDead: async (_services, tx, row) => {
    const run = { id: row.id, projectId: row.project_id }
    await fail(tx, run, 'The figures could not be read, although it was tried several times. Nothing is lost: ask again in a while.')
  },
  onRetry: async (_services, tx, row) => {
    const [run] = await tx.query<Run>(
      `update ai.runs r set state = 'QUEUED', progress = 0, step = null, failure = null, started_at = null, finished_at = null
       where r.project_id = $1 and r.id = $2 returning ${RUN_COLUMNS}`,
      [row.project_id, row.id],
    )
    if (run) await publishChange(tx, run)
  },
})

export const forgetOldRows = defineSchedule<Services>({ name: 'ai.forgetRows', everyMs: 60 * 60_000, run: async ({ db }, signal) => void (await forgetRows(db, signal)) })

/** @returns null for a run that has ended in the meantime: then there is nothing to do. */
async function begin(tx: Tx, row: WorkRow): Promise<Run | null> {
  const [run] = await tx.query<Run>(
    `update ai.runs r set state = 'RUNNING', progress = 0, step = 'Starting', started_at = coalesce(r.started_at, now())
     where r.project_id = $1 and r.id = $2 and r.state in ('QUEUED', 'RUNNING') returning ${RUN_COLUMNS}`,
    [row.project_id, row.id],
  )
  if (run) await publishChange(tx, run)
  return run ?? null
}

/** Progress keeps clear of 100, which belongs to the answer. */
const percent = (done: number): number => Math.min(99, Math.max(1, Math.round(done * 100)))

const report = (lease: Lease, { run, done, step }: { run: Run; done: number; step: string }): Promise<void> =>
  lease.write((tx) => change(tx, run, { set: `progress = $3, step = $4`, values: [percent(done), step] }))

const succeed = async (tx: Tx, run: Run, checked: CheckedAnswer): Promise<void> => {
  await keepRows(tx, run, checked.evidence)
  await change(tx, run, {
    set: `state = 'SUCCEEDED', progress = 100, step = null, answer = $3, finished_at = now()`,
    values: [JSON.stringify(keptAnswer(checked))],
  })
}

const fail = (tx: Tx, run: Pick<Run, 'id' | 'projectId'>, failure: string): Promise<void> =>
  change(tx, run, { set: `state = 'FAILED', step = null, failure = $3, finished_at = now()`, values: [failure] })

const waitForNextAttempt = (tx: Tx, run: Run): Promise<void> =>
  change(tx, run, { set: `state = 'QUEUED', progress = 0, step = 'The figures could not be read; trying again soon'`, values: [] })

type Change = { set: string; values: unknown[] }

/** Only a run that is going changes: one that has ended stays as it ended, whoever writes late. */
async function change(tx: Tx, { id, projectId }: Pick<Run, 'id' | 'projectId'>, { set, values }: Change): Promise<void> {
  const [run] = await tx.query<Run>(
    `update ai.runs r set ${set} where r.project_id = $1 and r.id = $2 and r.state in ('QUEUED', 'RUNNING') returning ${RUN_COLUMNS}`,
    [projectId, id, ...values],
  )
  if (!run) throw new Error('The run has ended already.')
  await publishChange(tx, run)
}
