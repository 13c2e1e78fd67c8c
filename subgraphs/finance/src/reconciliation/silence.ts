import type { Tx } from '@howl/platform/database'
import type { ProjectFacts } from '../projects/projects.ts'
import { BANK_FINDING, noteFindings, sayFindings } from './finding-rows.ts'
import type { BankFinding } from './entities.ts'
import { silentAt } from './rhythm.ts'

/** So much of the past says what is usual. */
const WEEKS = 4
const MOST_CALLBACKS = 2_000
/** SePay tries to deliver a callback for about 33 minutes: what is older and was never told of will not be. */
const GIVEN_UP_MS = 45 * 60_000
/** One lost callback is no silence. */
const LEAST_LOST = 3

type Rhythm = { pollId: string; connectionId: string; broughtSince: readonly Date[]; now: Date }

/**
 * Looks whether callbacks still come, once the bank's list is read. A silence in which no money moved is none; one in which
 * the list had money that no callback told of means that they are not delivered.
 */
export async function noteRhythm(tx: Tx, project: ProjectFacts, { pollId, connectionId, broughtSince, now }: Rhythm): Promise<void> {
  const callbacks = await tx.query<{ at: Date }>(
    `select created_at as at from finance.webhook_events where project_id = $1 and connection_id = $2 and created_at > $3 order by created_at desc limit ${MOST_CALLBACKS}`,
    [project.projectId, connectionId, new Date(now.getTime() - WEEKS * 7 * 24 * 3_600_000)],
  )
  const last = callbacks[0]?.at ?? null
  const silent = silentAt(callbacks.map(({ at }) => at), project.timeZone)
  await tx.query('update finance.bank_polls set silent_at = $3, rhythm_at = $4 where project_id = $1 and id = $2', [
    project.projectId,
    pollId,
    // Once it is noticed, the regular polls go on.
    silent && silent > now ? silent : null,
    last ?? now,
  ])
  await endSilence(tx, project, connectionId)
  const lost = broughtSince.filter((at) => (last === null || at > last) && now.getTime() - at.getTime() > GIVEN_UP_MS)
  const isOverdue = silent !== null && silent <= now && broughtSince.some((at) => last !== null && at > last)
  if (!isOverdue && lost.length < LEAST_LOST) return
  const count = broughtSince.filter((at) => last === null || at > last).length
  const since = last ? `No callback has come since ${last.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'No callback has ever come'
  await noteFindings(tx, project, [
    {
      connectionId,
      kind: 'WEBHOOK_SILENCE',
      key: `WEBHOOK_SILENCE ${last?.toISOString() ?? 'never'}`,
      text: `${since}, while the bank got ${count === 1 ? 'a transfer' : `${count} transfers`}. The money was brought in from the bank's list.`,
      advice: "At my.sepay.vn, under WebHooks, look whether this connection's webhook is switched on, goes to the address shown here, and what its last deliveries were answered. Have SePay send one again.",
    },
  ])
}

/** Callbacks come again: nobody has to do anything any more. */
async function endSilence(tx: Tx, { projectId }: ProjectFacts, connectionId: string): Promise<void> {
  const ended = await tx.query<BankFinding>(
    `update finance.bank_findings f set state = 'RESOLVED', outcome = 'Callbacks come again.', actor_kind = 'RULE', decided_at = now()
     where f.project_id = $1 and f.connection_id = $2 and f.kind = 'WEBHOOK_SILENCE' and f.state = 'OPEN'
       and exists (select from finance.webhook_events w where w.project_id = $1 and w.connection_id = $2 and w.created_at > f.created_at)
     returning ${BANK_FINDING}`,
    [projectId, connectionId],
  )
  await sayFindings(tx, projectId, ended)
}
