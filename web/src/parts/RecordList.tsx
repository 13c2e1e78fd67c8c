import type { ReactNode } from 'react'
import type { Records } from './records.ts'
import { RecordTable, type TableProps } from './RecordTable.tsx'
import { Failed, NoMatch, RowsSkeleton } from './States.tsx'

interface Props<Row> extends Omit<TableProps<Row>, 'rows' | 'keyOf' | 'total' | 'isStale' | 'more'> {
  records: Pick<Records<unknown, Row>, 'rows' | 'total' | 'problem' | 'isStale' | 'more' | 'refresh'>
  isFiltered: boolean
  /** Takes the filters away. */
  onClear: () => void
  /** What stands here while there is nothing at all. */
  children: ReactNode
}

/** A list of records in whichever of its states it is: failed, on its way, with rows, with none that match, empty. */
export function RecordList<Row extends { id: string }>({ records, isFiltered, onClear, children, ...table }: Props<Row>) {
  const { rows, total, problem, isStale, more, refresh } = records
  if (problem) return <Failed problem={problem} what={table.label} onRetry={() => void refresh()} />
  if (total === null) return <RowsSkeleton />
  if (rows.length > 0) return <RecordTable {...table} rows={rows} keyOf={(row) => row.id} total={total} isStale={isStale} more={more} />
  return isFiltered ? <NoMatch onClear={onClear} /> : children
}
