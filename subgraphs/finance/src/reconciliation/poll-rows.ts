import type { Tx } from '@howl/platform/database'
import type { ProjectFacts } from '../projects/projects.ts'

export const POLL_BANK = 'finance.pollBank'

/** What goes wrong again and again makes the bank be asked more often, but not for each time. */
const SOONEST_AGAIN_MINUTES = 5

/**
 * The next moment at which a gap may have the bank asked, in SQL.
 *
 * @param now SQL of a timestamptz.
 */
export const soonest = (now: string): string => `least(due_at, greatest(${now}, started_at + interval '${SOONEST_AGAIN_MINUTES} minutes'))`

/** Something may have been missed: the bank's list is read sooner than it would be. */
export async function bringForward(tx: Tx, { projectId }: Pick<ProjectFacts, 'projectId'>, { connectionIds, to }: { connectionIds: readonly string[]; to: Date }): Promise<void> {
  if (connectionIds.length === 0) return
  await tx.query(`update finance.bank_polls set due_at = ${soonest('$3::timestamptz')} where project_id = $1 and connection_id = any ($2) and has_token`, [projectId, connectionIds, to])
}
