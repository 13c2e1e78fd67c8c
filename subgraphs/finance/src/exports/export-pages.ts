import type { Tx } from '@howl/platform/database'
import type { ExportDefinition } from './export-definitions.ts'

/** Rows are read, packed and noted so many at a time. */
const KEYS_A_PAGE = 1_000

type Which = { projectId: string; id: string }

/**
 * Settles what an export holds and in what order, by one statement and so as of one moment: rows that are added, changed or
 * moved in the list while the file is written are neither missed nor written twice.
 */
export async function settleKeys(tx: Tx, { projectId, id }: Which, keys: ReturnType<ExportDefinition['keys']>): Promise<{ pages: number; rows: number }> {
  const { sql, params } = Array.isArray(keys)
    ? { sql: 'select key, place from unnest($1::text[]) with ordinality as given (key, place)', params: [keys] }
    : keys
  const own = (index: number): string => `$${params.length + index}`
  const settled = await tx.query<{ rows: number }>(
    `insert into finance.export_pages (project_id, export_id, page, keys)
     select ${own(1)}, ${own(2)}, (place - 1) / ${KEYS_A_PAGE}, array_agg(key::text order by place) from (${sql}) listed group by 3
     returning cardinality(keys) as rows`,
    [...params, projectId, id],
  )
  return { pages: settled.length, rows: settled.reduce((sum, { rows }) => sum + rows, 0) }
}

export async function keysOfPage(tx: Tx, { projectId, id }: Which, page: number): Promise<string[]> {
  const [found] = await tx.query<{ keys: string[] }>('select keys from finance.export_pages where project_id = $1 and export_id = $2 and page = $3', [projectId, id, page])
  if (!found) throw new Error('what the export holds was forgotten')
  return found.keys
}

export async function forgetKeys(tx: Tx, { projectId, id }: Which): Promise<void> {
  await tx.query('delete from finance.export_pages where project_id = $1 and export_id = $2', [projectId, id])
}
