import type { Database } from '@howl/platform/database'
import { defineSchedule, type ScheduleDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'

/** A batch is one transaction; a second's worth of a busy installation fits. */
const BATCH = 10_000
/** One folder at a time in the whole installation. Any number will do. */
const FOLD_LOCK = 5_210_001

export const foldMetrics: ScheduleDefinition<Services> = defineSchedule<Services>({
  name: 'finance.foldMetrics',
  everyMs: 1_000,
  run: async ({ db }, signal) => {
    while (!signal.aborted && (await foldBatch(db)) === BATCH);
  },
})

/**
 * Adds appended entries to the rollups and removes them, in one transaction: a reader sees each entry in exactly one of
 * the two places. Keys are written in order, so that folders never wait for each other in a circle.
 *
 * @returns how many entries were folded.
 */
export function foldBatch(db: Database, batch = BATCH): Promise<number> {
  return db.asSystem('figures of all tenants are folded together', async (tx) => {
    const [lock] = await tx.query<{ isOurs: boolean }>('select pg_try_advisory_xact_lock($1) as "isOurs"', [FOLD_LOCK])
    if (!lock?.isOurs) return 0
    const [folded] = await tx.query<{ count: number }>(
      `with taken as (
         delete from finance.metric_deltas where id in (select id from finance.metric_deltas order by id limit $1)
         returning project_id, day, kind, currency, category_id, minor, count
       ), folded as (
         insert into finance.metric_rollups as r (project_id, day, kind, currency, category_id, minor, count)
         select project_id, day, kind, currency, category_id, sum(minor), sum(count) from taken
         group by project_id, day, kind, currency, category_id order by project_id, day, kind, currency, category_id
         on conflict (project_id, day, kind, currency, category_id) do update set minor = r.minor + excluded.minor, count = r.count + excluded.count
       )
       select count(*)::int as count from taken`,
      [batch],
    )
    return folded?.count ?? 0
  })
}
