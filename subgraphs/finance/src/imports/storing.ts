import type { Tx } from '@howl/platform/database'
import { publish } from '@howl/platform/events'
import { expenseImportChanged } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { ExpenseImport } from './entities.ts'

export const PREPARE_IMPORT = 'finance.prepareExpenseImport'

export const IMPORT = columnsOf(ExpenseImport, 'i')

type Which = { projectId: string; id: string }

/** @param change assignments; their values are numbered from $3. */
export async function updateImport(tx: Tx, { projectId, id }: Which, change: { set: string; values?: readonly unknown[] }): Promise<ExpenseImport> {
  const [changed] = await tx.query<ExpenseImport>(
    `update finance.expense_imports i set ${change.set}, updated_at = now() where i.project_id = $1 and i.id = $2 returning ${IMPORT}`,
    [projectId, id, ...(change.values ?? [])],
  )
  if (!changed) throw new Error('an import vanished')
  return changed
}

/** Makes it work for `PREPARE_IMPORT`. */
export const WORK_AGAIN = 'attempts = 0, dead_at = null, last_error = null, next_attempt_at = now()'

export const tellOfImport = (tx: Tx, { projectId, id, state }: Pick<ExpenseImport, 'projectId' | 'id' | 'state'>): Promise<void> =>
  publish(tx, expenseImportChanged, { projectId, subject: id, payload: { importId: id, state } })
