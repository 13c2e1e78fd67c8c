import type { Database } from '@howl/platform/database'
import { addDays, dayIn, startOfDay } from '@howl/platform/dates'
import { defineDrain, defineSchedule, type DrainDefinition, type ScheduleDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'
import { noteDue, recordDue, RECORD_RECURRING } from './recording.ts'

/** A series becomes work when its day has come, and is none until then: a queue that waits for next month is never empty. */
export const findDueRecurring: ScheduleDefinition<Services> = defineSchedule<Services>({
  name: 'finance.findDueRecurringExpenses',
  everyMs: 60_000,
  run: async ({ db, now }) => void (await findDue(db, now())),
})

const findDue = (db: Database, now: Date): Promise<void> =>
  db.asSystem('recurring expenses of all tenants fall due together', async (tx) => {
    const due = await tx.query(
      'update finance.recurring_expenses set next_attempt_at = now() where due_at <= $1 and next_attempt_at is null and dead_at is null returning id',
      [now],
    )
    if (due.length > 0) tx.ring(RECORD_RECURRING)
  })

export const recordRecurringExpenses: DrainDefinition<Services> = defineDrain<Services>({
  name: RECORD_RECURRING,
  table: 'recurring_expenses',
  handle: async ({ projects, now }, tx, { id, project_id: projectId }) => {
    const project = await projects.facts(tx, projectId)
    // An archived project is closed for changes: it catches up when it is restored.
    if (project.isArchived) return noteDue(tx, { projectId, id, dueAt: startOfDay(project.timeZone, addDays(dayIn(project.timeZone, now()), 1)) })
    await recordDue(tx, project, { id, now: now() })
  },
})
