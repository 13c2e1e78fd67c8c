import { Button, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../messages/Language.tsx'
import classes from './RecordTable.module.css'

export interface Column {
  key: string
  label: string
  /** Any CSS width; one column without takes the rest. */
  width?: string
  isNumber?: boolean
  /** The cells say by themselves what they are; the head is for those who cannot see them. */
  isLabelHidden?: boolean
  /** Leaves first when room is short: 3, then 2. */
  priority?: 1 | 2 | 3
  /** Where the cell stands on a phone. */
  card: 'title' | 'amount' | 'line' | 'end' | 'none'
  /** The two values of the list's sort argument. */
  sort?: { ascending: string; descending: string }
}

interface Props<Row> {
  label: string
  columns: readonly Column[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  renderRow: (row: Row) => ReactNode
  total?: number | undefined
  chosen?: string | undefined
  /** The rows are those of a former filter, while the new ones are on their way. */
  isStale?: boolean
  sort?: string
  onSort?: (sort: string) => void
  more?: { hasMore: boolean; isLoading: boolean; load: () => void }
}

const RowContext = createContext<{ columns: readonly Column[]; chosen: string | undefined }>({ columns: [], chosen: undefined })

const rowHeight = 40
const overscan = 12

/** A list of records: a table on a desk, cards on a phone, and only the rows in sight in the document. */
export function RecordTable<Row>({ label, columns, rows, keyOf, renderRow, total, chosen, isStale, sort, onSort, more }: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    if (body.current) setOffset(body.current.getBoundingClientRect().top + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: offset,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
  })
  const items = virtual.getVirtualItems()
  const before = (items[0]?.start ?? offset) - offset
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset)

  return (
    <div className={classes['frame']} data-stale={isStale || undefined} aria-busy={isStale}>
      <table className={classes['table']} role="table" aria-label={label} aria-rowcount={(total ?? rows.length) + 1}>
        <thead role="rowgroup" className={classes['head']}>
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body}>
          {before > 0 ? <Spacer height={before} /> : null}
          {items.map((item) => {
            const row = rows[item.index]
            return row === undefined ? null : (
              <RowContext key={item.key} value={{ columns, chosen }}>
                <IndexContext value={{ index: item.index, measure: virtual.measureElement, id: keyOf(row) }}>{renderRow(row)}</IndexContext>
              </RowContext>
            )
          })}
          {after > 0 ? <Spacer height={after} /> : null}
        </tbody>
      </table>
      {more?.hasMore ? <LoadMore {...more} /> : null}
    </div>
  )
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className={classes['spacer']}>
      {/* One cell: spanning all would bring back the columns that were left out for want of room. */}
      <td style={{ height }} />
    </tr>
  )
}

function HeaderCell({ column, sort, onSort }: { column: Column; sort: string | undefined; onSort: ((sort: string) => void) | undefined }) {
  const t = useMessages()
  const { ascending, descending } = column.sort ?? {}
  const isUp = sort !== undefined && sort === ascending
  const isDown = sort !== undefined && sort === descending
  // In a fixed layout the head gives the columns their widths, and takes them along when a column is left out.
  const common = { className: classes['cell'], 'data-number': column.isNumber || undefined, 'data-priority': column.priority ?? 1, style: { width: column.width } }
  if (!ascending || !descending || !onSort) {
    return (
      <th role="columnheader" scope="col" {...common}>
        <span className={column.isLabelHidden ? 'screen-reader-only' : undefined}>{column.label}</span>
      </th>
    )
  }
  return (
    <th role="columnheader" scope="col" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'} {...common}>
      <UnstyledButton className={classes['sort']} onClick={() => onSort(isDown ? ascending : descending)} title={t('lists.sortBy', { column: column.label })}>
        {column.label}
        {isUp ? <IconArrowUp size={14} /> : null}
        {isDown ? <IconArrowDown size={14} /> : null}
      </UnstyledButton>
    </th>
  )
}

const IndexContext = createContext<{ index: number; id: string; measure: (element: Element | null) => void }>({ index: 0, id: '', measure: () => {} })

/** One row. A link in the cell of the first column stretches over the whole of it (`rowLink`). */
export function RecordRow({ cells }: { cells: Record<string, ReactNode> }) {
  const { columns, chosen } = useContext(RowContext)
  const { index, id, measure } = useContext(IndexContext)
  return (
    <tr role="row" className={classes['row']} aria-rowindex={index + 2} data-index={index} data-record={id} data-chosen={chosen === id || undefined} ref={measure}>
      {columns.map((column) => (
        <td key={column.key} role="cell" className={classes['cell']} data-number={column.isNumber || undefined} data-priority={column.priority ?? 1} data-card={column.card}>
          {cells[column.key]}
        </td>
      ))}
    </tr>
  )
}

export const rowLink = classes['link'] ?? ''
/** For buttons in a row, which lie above the link. */
export const rowAction = classes['action'] ?? ''

function LoadMore({ isLoading, load }: { isLoading: boolean; load: () => void }) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    if (isLoading || !place.current) return
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), { rootMargin: '600px' })
    seen.observe(place.current)
    return () => seen.disconnect()
  }, [isLoading])
  return (
    <div className={classes['more']} ref={place}>
      <Button variant="subtle" color="gray" onClick={load} loading={isLoading}>
        {t('lists.loadMore')}
      </Button>
    </div>
  )
}
