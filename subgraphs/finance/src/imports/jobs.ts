import type { Tx } from '@howl/platform/database'
import { defineLeased, type LeasedDefinition } from '@howl/platform/work'
import type { Services } from '../services.ts'
import { checkBatch, concludeCheck, forgetCheck } from './checking.ts'
import { CsvProblem } from './csv.ts'
import type { ExpenseImport } from './entities.ts'
import { readRows } from './reading.ts'
import { IMPORT, PREPARE_IMPORT, tellOfImport, updateImport } from './storing.ts'

type Which = { projectId: string; id: string }

/**
 * Reads a file into rows, and looks at the rows: whatever of both is due. A person may go on from each end of it, so the end
 * is written in the transaction that gives the row back. Recording is the work of the change set.
 */
export const prepareExpenseImport: LeasedDefinition<Services> = defineLeased<Services>({
  name: PREPARE_IMPORT,
  table: 'expense_imports',
  handle: async ({ projects, now }, { row, lease }) => {
    const which = { projectId: row.project_id, id: row.id }
    const found = await lease.write((tx) => load(tx, which))
    const { mapping } = found
    if (found.state === 'READING') {
      try {
        const conclude = await readRows(lease.write, found)
        if (!mapping) return await lease.finish(conclude)
        await lease.write(conclude)
      } catch (error) {
        if (!(error instanceof CsvProblem)) throw error
        return lease.finish((tx) => fail(tx, which, error.message))
      }
    }
    if (!mapping) return
    const isFresh = (await lease.write((tx) => load(tx, which))).checked === 0
    if (isFresh) await lease.write((tx) => forgetCheck(tx, which))
    for (let line: number | null = 0; line !== null; ) {
      const afterLine: number = line
      line = await lease.write(async (tx) => checkBatch(tx, await projects.facts(tx, which.projectId), { import: await load(tx, which), mapping, now: now(), afterLine }))
      if (lease.signal.aborted) throw lease.signal.reason
    }
    await lease.finish(async (tx) => tellOfImport(tx, await concludeCheck(tx, which)))
  },
  onDead: (_services, tx, row) =>
    fail(tx, { projectId: row.project_id, id: row.id }, 'It broke off several times. Try it again from the list of work, or send the file again.'),
  onRetry: async (_services, tx, row) => tellOfImport(tx, await updateImport(tx, { projectId: row.project_id, id: row.id }, { set: `state = 'READING', failure = null` })),
})

const fail = async (tx: Tx, which: Which, failure: string): Promise<void> => tellOfImport(tx, await updateImport(tx, which, { set: `state = 'FAILED', failure = $3`, values: [failure] }))

async function load(tx: Tx, { projectId, id }: Which): Promise<ExpenseImport> {
  const [found] = await tx.query<ExpenseImport>(`select ${IMPORT} from finance.expense_imports i where i.project_id = $1 and i.id = $2`, [projectId, id])
  if (!found) throw new Error('an import vanished')
  return found
}
