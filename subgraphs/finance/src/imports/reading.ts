import type { Tx } from '@howl/platform/database'
import { findFile, readFile, type InProject } from '@howl/platform/file-store'
import { currencyDigits } from '@howl/platform/currencies'
import { fold } from '../search-text.ts'
import { CsvProblem, openCsv, type CsvRecord } from './csv.ts'
import type { ExpenseImport } from './entities.ts'
import { suggestMapping } from './mapping.ts'
import { tellOfImport, updateImport } from './storing.ts'

const BATCH = 1_000
const MOST_ROWS = 200_000
const SAMPLE_ROWS = 10

/**
 * Takes a file apart into the rows of its import, a batch and a transaction at a time: however long it is, no more than a
 * batch of it is in memory. Begun again after it broke off, it begins with nothing.
 *
 * @returns what is left to write: that it is read, and what it looks like.
 * @throws CsvProblem for a file that is no list.
 */
export async function readRows(inProject: InProject, { projectId, id, fileId, delimiter }: ExpenseImport): Promise<(tx: Tx) => Promise<void>> {
  const file = fileId === null ? null : await inProject((tx) => findFile(tx, { projectId, id: fileId }))
  if (!file) throw new CsvProblem('The file is kept for a day and is gone by now. Send it again.')
  await inProject((tx) => tx.query('delete from finance.expense_import_rows where project_id = $1 and import_id = $2', [projectId, id]))
  const csv = await openCsv(readFile(inProject, file), delimiter)
  const sample: string[][] = []
  let [rowCount, columnCount] = [0, 0]
  for await (const batch of batches(csv.records, BATCH)) {
    rowCount += batch.length
    if (rowCount > MOST_ROWS) throw new CsvProblem(`The file has more than ${MOST_ROWS} rows. Send it in parts.`)
    for (const { cells } of batch) {
      columnCount = Math.max(columnCount, cells.length)
      if (sample.length < SAMPLE_ROWS) sample.push(cells.map(storable))
    }
    await inProject((tx) => insertRows(tx, { projectId, id }, batch))
  }
  if (rowCount === 0) throw new CsvProblem('The file is empty.')
  return async (tx) => {
    const [project] = await tx.query<{ currency: string }>('select currency from finance.projects where project_id = $1', [projectId])
    const suggestion = suggestMapping(sample, { currencyDigits: currencyDigits(project?.currency ?? '') ?? 2, fold })
    const read = await updateImport(tx, { projectId, id }, {
      set: `state = case when i.mapping is null then 'READ' else 'CHECKING' end, delimiter = $3, encoding = $4, column_count = $5, sample = $6, suggestion = $7, row_count = $8,
       checked = 0, valid = 0, faulty = 0, duplicates = 0, failure = null`,
      values: [csv.delimiter, csv.encoding, columnCount, JSON.stringify(sample), suggestion ? JSON.stringify(suggestion) : null, rowCount],
    })
    await tellOfImport(tx, read)
  }
}

const insertRows = (tx: Tx, { projectId, id }: Pick<ExpenseImport, 'projectId' | 'id'>, records: readonly CsvRecord[]): Promise<unknown> =>
  tx.query(
    `insert into finance.expense_import_rows (project_id, import_id, line, cells)
     select $1, $2, line, cells from jsonb_to_recordset($3) as r (line int, cells jsonb)`,
    [projectId, id, JSON.stringify(records.map(({ line, cells }) => ({ line, cells: cells.map(storable) })))],
  )

/** PostgreSQL has no place for NUL. */
const storable = (cell: string): string => cell.replaceAll('\0', '\ufffd')

async function* batches<One>(source: AsyncIterable<One>, size: number): AsyncGenerator<One[]> {
  let batch: One[] = []
  for await (const one of source) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
