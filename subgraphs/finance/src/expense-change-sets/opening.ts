import type { Tx } from '@howl/platform/database'
import { publish } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { expenseChangeSetChanged } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import type { Actor } from '../orders/timeline.ts'
import { ExpenseChangeSet, type BeforeChangeSet, type ChangeSetPlan } from './entities.ts'

export const CHANGE_EXPENSES = 'finance.changeExpenses'

export const CHANGE_SET = columnsOf(ExpenseChangeSet, 's')

type NewChangeSet = { projectId: string; id?: string; plan: ChangeSetPlan; before?: BeforeChangeSet; actor: Actor }

/** Changes that are made in the background: a worker finds out which expenses they are about, and goes through them. */
export async function openChangeSet(tx: Tx, { projectId, id = uuidv7(), plan, before, actor }: NewChangeSet): Promise<ExpenseChangeSet> {
  const [set] = await tx.query<ExpenseChangeSet>(
    `insert into finance.expense_change_sets as s (project_id, id, kind, state, plan, before, actor_kind, actor_id)
     values ($1, $2, $3, 'QUEUED', $4, $5, $6, $7) returning ${CHANGE_SET}`,
    [projectId, id, plan.kind, JSON.stringify(plan), before ? JSON.stringify(before) : null, actor.kind, actor.id],
  )
  if (!set) throw new Error('a change set was not written')
  await tellOfChangeSet(tx, set)
  tx.ring(CHANGE_EXPENSES)
  return set
}

/** A set whose changes are made in this very transaction, so few are they. `noteChanged` says which. */
export async function openFinishedChangeSet(tx: Tx, { projectId, id = uuidv7(), plan, before, actor }: NewChangeSet): Promise<ExpenseChangeSet> {
  const [set] = await tx.query<ExpenseChangeSet>(
    `insert into finance.expense_change_sets as s (project_id, id, kind, state, plan, before, actor_kind, actor_id, is_collected, total, started_at, finished_at, next_attempt_at)
     values ($1, $2, $3, 'FINISHED', $4, $5, $6, $7, true, 0, now(), now(), null) returning ${CHANGE_SET}`,
    [projectId, id, plan.kind, JSON.stringify(plan), before ? JSON.stringify(before) : null, actor.kind, actor.id],
  )
  if (!set) throw new Error('a change set was not written')
  return set
}

/** @param changed expenses as they are after the change. @returns the set with its counts. */
export async function noteChanged(tx: Tx, { projectId, id }: Pick<ExpenseChangeSet, 'projectId' | 'id'>, changed: readonly { id: string; version: number }[]): Promise<ExpenseChangeSet> {
  await tx.query(
    `insert into finance.expense_change_set_items (project_id, change_set_id, state, expense_id, version)
     select $1, $2, 'CHANGED', * from unnest($3::uuid[], $4::int[])`,
    [projectId, id, changed.map((one) => one.id), changed.map(({ version }) => version)],
  )
  const [set] = await tx.query<ExpenseChangeSet>(
    `update finance.expense_change_sets s set changed = s.changed + $3, total = s.total + $3 where s.project_id = $1 and s.id = $2 returning ${CHANGE_SET}`,
    [projectId, id, changed.length],
  )
  if (!set) throw new Error('a change set vanished')
  await tellOfChangeSet(tx, set)
  return set
}

export const tellOfChangeSet = (tx: Tx, { projectId, id, kind, state }: Pick<ExpenseChangeSet, 'projectId' | 'id' | 'kind' | 'state'>): Promise<void> =>
  publish(tx, expenseChangeSetChanged, { projectId, subject: id, payload: { changeSetId: id, kind, state } })
