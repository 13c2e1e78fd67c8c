import type { Database, Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { publish } from '@howl/platform/events'
import type { Lease } from '@howl/platform/leases'
import { defineLeased, defineSchedule, type ScheduleDefinition } from '@howl/platform/work'
import { addDays } from '@howl/platform/dates'
import { recountChanged } from '@howl/schema/events/finance'
import type { ProjectFacts } from '../projects/projects.ts'
import type { Services } from '../services.ts'
import { compareDays, compareOrders, nextSpan, type Difference } from './comparing.ts'
import { closeUnseen, countOpen, noteDifferences } from './discrepancies.ts'
import { nextNight, RECOUNT_JOB } from './recounts.ts'

/** So many projects are given a recount at once; the next minute brings the others. */
const NEW_PROJECTS = 1_000

/** A recount becomes work in the night of its project, and is none until then. */
export const findDueRecounts: ScheduleDefinition<Services> = defineSchedule<Services>({
  name: 'finance.findDueRecounts',
  everyMs: 60_000,
  run: async ({ db, now }) => void (await findDue(db, now())),
})

const findDue = (db: Database, now: Date): Promise<void> =>
  db.asSystem('recounts of all tenants fall due together', async (tx) => {
    const fresh = await tx.query<{ projectId: string; timeZone: string }>(
      `select p.project_id as "projectId", p.time_zone as "timeZone" from finance.projects p
       where not exists (select from finance.recounts r where r.project_id = p.project_id) order by p.project_id limit $1`,
      [NEW_PROJECTS],
    )
    await tx.query(
      `insert into finance.recounts (id, project_id, due_at, next_attempt_at)
       select *, null::timestamptz from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) on conflict do nothing`,
      [fresh.map(() => uuidv7()), fresh.map(({ projectId }) => projectId), fresh.map((project) => nextNight(project, now))],
    )
    const due = await tx.query('update finance.recounts set next_attempt_at = now() where due_at <= $1 and next_attempt_at is null and dead_at is null returning id', [now])
    if (due.length > 0) tx.ring(RECOUNT_JOB)
  })

/**
 * Goes through a project piece by piece: its days first, then its orders. What a piece compares is of one moment, and what
 * it meets is noted in the same transaction, so that no repair comes between. Nothing but the row of the recount is locked.
 */
export const recount = defineLeased<Services>({
  name: RECOUNT_JOB,
  table: 'recounts',
  concurrency: 1,
  leaseMs: 60_000,
  timeoutMs: 60 * 60_000,
  handle: async ({ projects, now }, { row: { project_id: projectId }, lease }) => {
    const { project, startedAt } = await lease.write(async (tx) => {
      // The database's own clock says when a discrepancy was met, so it says when this began.
      const [begun] = await tx.query<{ startedAt: Date }>(
        'update finance.recounts set started_at = now(), rows_counted = 0 where project_id = $1 returning started_at as "startedAt"',
        [projectId],
      )
      if (!begun) throw new Error('a recount without a row')
      return { project: await projects.facts(tx, projectId), ...begun }
    })
    await countDays(lease, project)
    await countOrders(lease, project)
    await lease.finish(async (tx) => {
      await closeUnseen(tx, projectId, startedAt)
      await tx.query('update finance.recounts set finished_at = now(), due_at = $2 where project_id = $1', [projectId, nextNight(project, now())])
      await publish(tx, recountChanged, { projectId, subject: projectId, payload: { openDiscrepancies: await countOpen(tx, projectId) } })
    })
  },
})

async function countDays(lease: Lease, project: ProjectFacts): Promise<void> {
  for (let from: string | null = null; ; ) {
    const last: string | null = await lease.write(async (tx) => {
      const span = await nextSpan(tx, project, from)
      if (!span) return null
      await note(tx, project, await compareDays(tx, project, span))
      return span.to
    })
    if (last === null) return
    from = addDays(last, 1)
  }
}

async function countOrders(lease: Lease, project: ProjectFacts): Promise<void> {
  for (let after = 0; ; ) {
    const last = await lease.write(async (tx) => {
      const compared = await compareOrders(tx, project, after)
      await note(tx, project, compared)
      return compared.last
    })
    if (last === null) return
    after = last
  }
}

async function note(tx: Tx, { projectId }: ProjectFacts, { rows, differences }: { rows: number; differences: readonly Difference[] }): Promise<void> {
  const found = await noteDifferences(tx, projectId, differences)
  await tx.query('update finance.recounts set rows_counted = rows_counted + $2 where project_id = $1', [projectId, rows])
  // Whoever looks hears of it now, and not only when all is counted.
  if (found > 0) await publish(tx, recountChanged, { projectId, subject: projectId, payload: { openDiscrepancies: await countOpen(tx, projectId) } })
}
