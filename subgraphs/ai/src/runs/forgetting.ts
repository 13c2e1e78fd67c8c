import type { Database } from '@howl/platform/database'

/** How long an answer keeps the rows that it came from, as they were then. After that the records themselves are what there is. */
export const ROWS_KEPT_DAYS = 90

export const rowsKeptUntil = (finishedAt: Date): Date => new Date(finishedAt.getTime() + ROWS_KEPT_DAYS * 86_400_000)

/**
 * Removes the rows of old answers, the oldest first, each answer's in a transaction of its own: it ends whenever the worker
 * does, and goes on where it was. The answer stays, with how many rows there were.
 *
 * @returns how many answers have forgotten their rows.
 */
export async function forgetRows(db: Database, signal: AbortSignal): Promise<number> {
  let forgotten = 0
  while (!signal.aborted && (await forgetOne(db))) forgotten += 1
  return forgotten
}

const forgetOne = (db: Database): Promise<boolean> =>
  db.asSystem('rows of old answers of all tenants', async (tx) => {
    const [run] = await tx.query<{ id: string; projectId: string }>(
      `select r.id, r.project_id as "projectId" from ai.runs r
       where r.state = 'SUCCEEDED' and r.rows_forgotten_at is null and r.finished_at < now() - $1 * interval '1 day'
       order by r.finished_at, r.id limit 1 for no key update skip locked`,
      [ROWS_KEPT_DAYS],
    )
    if (!run) return false
    await tx.query('delete from ai.run_rows w where w.project_id = $1 and w.run_id = $2', [run.projectId, run.id])
    await tx.query('update ai.runs set rows_forgotten_at = now() where id = $1', [run.id])
    return true
  })
