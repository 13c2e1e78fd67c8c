import type { Database } from '@howl/platform/database'
import { ANSWER_KEPT } from './sealed-answers.ts'

/** Forgets what nobody needs any more: old sessions, counters whose window is over, sealed answers. */
export async function sweep(db: Database): Promise<void> {
  await db.asSystem('what is old is cleared for all people and projects at once', async (tx) => {
    // A month longer than they lived, so that a token that comes back late is still known to be one of ours.
    await tx.query(`delete from identity.sessions where least(ended_at, expires_at) < now() - interval '30 days'`)
    await tx.query('delete from identity.sign_in_attempts where window_ends_at < now()')
    for (const table of ['invitations', 'api_keys']) {
      await tx.query(`update identity.${table} set sealed_answer = null where sealed_answer is not null and created_at < now() - $1::interval`, [ANSWER_KEPT])
    }
  })
}
