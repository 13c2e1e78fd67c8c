import type { Tx } from '@howl/platform/database'
import { defineLeased, type LeasedDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'
import { applyBatch, START, undoBatch } from './applying.ts'
import { CHANGE_ORDERS, getChangeSet, tellOfChangeSet, updateChangeSet } from './order-change-sets.ts'

type Which = { id: string; project_id: string }

/** Batch by batch, each in a transaction of its own with its counts: what is cancelled or killed half-way has done whole batches. */
export const changeOrderSets: LeasedDefinition<Services> = defineLeased<Services>({
  name: CHANGE_ORDERS,
  table: 'order_change_sets',
  handle: async (services, { row, lease }) => {
    await lease.write((tx) => move(tx, row, `state = case when s.is_undo then s.state else 'RUNNING' end, started_at = coalesce(s.started_at, now())`))
    for (let after: string | null = START; after !== null; ) {
      const from: string = after
      after = await lease.write((tx) => step(tx, row, { services, after: from }))
      if (lease.signal.aborted) throw lease.signal.reason
    }
    await lease.finish((tx) => move(tx, row, `state = case when s.is_undo then 'UNDONE' else 'FINISHED' end, finished_at = now()`))
  },
  onDead: (_services, tx, row) =>
    move(tx, row, `state = 'FAILED', finished_at = now(), failure = 'It broke off several times. What was changed until then stays changed: undo it, or try the rest again.'`),
  onRetry: (_services, tx, row) => move(tx, row, `state = case when s.is_undo then 'UNDOING' else 'RUNNING' end, finished_at = null, failure = null`),
})

/** @returns where it goes on; null when nothing is left. */
async function step(tx: Tx, { id, project_id: projectId }: Which, { services: { projects, now }, after }: { services: Services; after: string }): Promise<string | null> {
  const set = await getChangeSet(tx, { projectId, id })
  const project = await projects.facts(tx, projectId)
  const next = await (set.isUndo ? undoBatch : applyBatch)(tx, { project, set, now: now(), after })
  if (next !== null) await tellOfChangeSet(tx, set)
  return next
}

async function move(tx: Tx, { id, project_id: projectId }: Which, change: string): Promise<void> {
  await tellOfChangeSet(tx, await updateChangeSet(tx, { projectId, id }, { set: change }))
}
