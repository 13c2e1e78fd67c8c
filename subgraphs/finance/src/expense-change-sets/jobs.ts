import type { Tx } from '@howl/platform/database'
import { defineLeased, type LeasedDefinition } from '@howl/platform/work'
import { recordBatch } from '../imports/recording.ts'
import { withdrawMade } from '../imports/withdrawing.ts'
import type { Services } from '../services.ts'
import { applyBatch, collectItems, START, undoBatch, type Cursor } from './applying.ts'
import type { ExpenseChangeSet } from './entities.ts'
import { CHANGE_EXPENSES, CHANGE_SET, tellOfChangeSet } from './opening.ts'

type Which = { id: string; project_id: string }

/** Batch by batch, each in a transaction of its own with its counts: what is cancelled or killed half-way has done whole batches. */
export const changeExpenseSets: LeasedDefinition<Services> = defineLeased<Services>({
  name: CHANGE_EXPENSES,
  table: 'expense_change_sets',
  handle: async (_services, { row, lease }) => {
    await lease.write((tx) => begin(tx, row))
    for (let cursor: Cursor | null = START; cursor; ) {
      const from: Cursor = cursor
      cursor = await lease.write((tx) => step(tx, row, from))
      if (lease.signal.aborted) throw lease.signal.reason
    }
    await lease.finish((tx) => conclude(tx, row))
  },
  onDead: (_services, tx, row) =>
    move(tx, row, `state = 'FAILED', finished_at = now(), failure = 'It broke off several times. What was changed until then stays changed: undo it, or try the rest again.'`),
  onRetry: (_services, tx, row) => move(tx, row, `state = case when s.is_undo then 'UNDOING' else 'RUNNING' end, finished_at = null, failure = null`),
})

async function begin(tx: Tx, which: Which): Promise<void> {
  const set = await load(tx, which)
  if (set.isUndo) return
  if (!set.isCollected) await collectItems(tx, set)
  if (set.state === 'QUEUED') await move(tx, which, `state = 'RUNNING', started_at = now()`)
}

/** @returns where it goes on; null when nothing is left. */
async function step(tx: Tx, which: Which, after: Cursor): Promise<Cursor | null> {
  const set = await load(tx, which)
  const next = set.isUndo ? await undoBatch(tx, set, after) : set.plan.kind === 'IMPORT' ? await recordBatch(tx, set, { plan: set.plan, after }) : await applyBatch(tx, set, after)
  if (next) await tellOfChangeSet(tx, set)
  return next
}

/** What an undone import made beside expenses goes in the same moment in which it counts as undone. */
async function conclude(tx: Tx, which: Which): Promise<void> {
  const { isUndo, plan } = await load(tx, which)
  const left = isUndo && plan.kind === 'IMPORT' ? await withdrawMade(tx, { projectId: which.project_id, importId: plan.importId }) : null
  await move(tx, which, `state = case when s.is_undo then 'UNDONE' else 'FINISHED' end, finished_at = now(), failure = coalesce($3, s.failure)`, [left])
}

async function load(tx: Tx, { id, project_id: projectId }: Which): Promise<ExpenseChangeSet> {
  const [set] = await tx.query<ExpenseChangeSet>(`select ${CHANGE_SET} from finance.expense_change_sets s where s.project_id = $1 and s.id = $2`, [projectId, id])
  if (!set) throw new Error('a change set vanished')
  return set
}

async function move(tx: Tx, { id, project_id: projectId }: Which, change: string, values: readonly unknown[] = []): Promise<void> {
  const [set] = await tx.query<ExpenseChangeSet>(`update finance.expense_change_sets s set ${change} where s.project_id = $1 and s.id = $2 returning ${CHANGE_SET}`, [projectId, id, ...values])
  if (set) await tellOfChangeSet(tx, set)
}
