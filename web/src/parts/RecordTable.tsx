import { Button, Checkbox, CheckIcon, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { createContext, memo, useContext, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react'
import { useMessages } from '../messages/Language.tsx'
import { columnsFor, narrowestColumn, templateOf, useColumnChoice, useWidth, widestColumn, type ColumnShape } from './columns.ts'
import classes from './RecordTable.module.css'
import { useIsPhone, useRowsInSight } from './rows-in-sight.ts'
import type { Selection } from './selection.ts'

export interface Column extends ColumnShape {
  label: string
  isNumber?: boolean
  /** The cells say by themselves what they are; the head is for those who cannot see them. */
  isLabelHidden?: boolean
  /** Where the cell stands on a phone. */
  card: 'title' | 'amount' | 'line' | 'end' | 'none'
  /** The two values of the list's sort argument. */
  sort?: { ascending: string; descending: string }
}

export interface TableProps<Row> {
  label: string
  columns: readonly Column[]
  /** Under which the person's choice of columns is kept; the same as the `ColumnMenu` has. */
  name?: string
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
  selection?: Selection | undefined
  /** What everything that matches comes to, beneath its columns. The first column says what it is. */
  totals?: Record<string, ReactNode> | null
}

interface Shared {
  columns: readonly Column[]
  chosen: string | undefined
  selection: Selection | undefined
}

const SharedContext = createContext<Shared>({ columns: [], chosen: undefined, selection: undefined })

const rowHeight = 40
const cardHeight = 64
/** Rows that are left before the next page is asked for: more than a person scrolls in the time it takes. */
const loadedAhead = 120

/** A list of records: a table on a desk, cards on a phone, and of a long one only the rows in sight in the document. */
export function RecordTable<Row>({ label, columns, name, rows, keyOf, renderRow, total, chosen, isStale, sort, onSort, more, selection, totals }: TableProps<Row>) {
  const frame = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const foot = useRef<HTMLDivElement>(null)
  const isPhone = useIsPhone()
  const room = useWidth(frame)
  const [choice, choose] = useColumnChoice(name)
  const [dragged, setDragged] = useState<{ key: string; width: number } | null>(null)
  const sizes = useMemo(() => (dragged ? { ...choice, widths: { ...choice.widths, [dragged.key]: dragged.width } } : choice), [choice, dragged])
  const shown = useMemo(() => (isPhone ? columns.filter(({ card }) => card !== 'none') : columnsFor(columns, { choice: sizes, room })), [isPhone, columns, sizes, room])
  const { template, least } = templateOf(shown, sizes)
  const width = least + (selection ? selectWidth : 0)
  const isWide = !isPhone && width > room
  const { from, to, rowHeight: fixedHeight } = useRowsInSight({ count: rows.length, rowHeight: isPhone ? cardHeight : rowHeight, body })

  const { hasMore, isLoading, load } = more ?? { hasMore: false, isLoading: false, load: () => {} }
  useEffect(() => {
    if (hasMore && !isLoading && fixedHeight !== null && to > rows.length - loadedAhead) load()
  }, [hasMore, isLoading, load, to, rows.length, fixedHeight])

  // Pages name their columns anew each time; rows are rendered again only when something of it changed.
  const steady = useSteady(shown)
  const shared = useMemo(() => ({ columns: steady, chosen, selection }), [steady, chosen, selection])

  const keepWidth = (key: string, next: number) => {
    setDragged(null)
    choose({ ...choice, widths: { ...choice.widths, [key]: next } })
  }
  const style = {
    '--columns': selection ? `${selectWidth}px ${template}` : template,
    '--least': `${width}px`,
    ...(fixedHeight === null ? {} : { '--row-height': `${fixedHeight}px` }),
  } as CSSProperties

  return (
    <div className={classes['frame']} ref={frame} data-stale={isStale || undefined} data-wide={isWide || undefined} data-long={fixedHeight === null ? undefined : true} aria-busy={isStale}>
      <div className={classes['table']} role="table" aria-label={label} aria-rowcount={(total ?? rows.length) + (totals ? 2 : 1)} aria-colcount={shown.length} style={style}>
        <div role="rowgroup" className={classes['head']} ref={head}>
          <div role="row" className={classes['headRow']} aria-rowindex={1}>
            {selection ? <SelectLoaded selection={selection} /> : null}
            {shown.map((column) => (
              <HeaderCell
                key={column.key}
                column={column}
                sort={sort}
                onSort={onSort}
                onWidth={name === undefined || isPhone ? undefined : (next, isDone) => (isDone ? keepWidth(column.key, next) : setDragged({ key: column.key, width: next }))}
              />
            ))}
          </div>
        </div>
        <SharedContext value={shared}>
          <div
            role="rowgroup"
            className={classes['body']}
            ref={body}
            style={fixedHeight === null ? undefined : { paddingTop: from * fixedHeight, paddingBottom: (rows.length - to) * fixedHeight }}
            onScroll={(event) => {
              for (const place of [head, foot]) if (place.current) place.current.scrollLeft = event.currentTarget.scrollLeft
            }}
          >
            {rows.slice(from, to).map((row, at) => (
              <Placed key={keyOf(row)} row={row} index={from + at} id={keyOf(row)} render={renderRow as (row: unknown) => ReactNode} />
            ))}
          </div>
        </SharedContext>
        {totals ? (
          <div role="rowgroup" className={classes['foot']} ref={foot}>
            <div role="row" className={classes['footRow']}>
              {selection ? <div role="cell" className={classes['cell']} /> : null}
              {shown.map((column, at) => (
                <div key={column.key} role="cell" className={classes['cell']} data-number={column.isNumber || undefined} data-first={at === 0 || undefined} data-card={column.card}>
                  {totals[column.key]}
                </div>
              ))}
            </div>
          </div>
        ) : null}
      </div>
      {hasMore ? <LoadMore isLoading={isLoading} load={load} /> : null}
    </div>
  )
}

const selectWidth = 44

function useSteady(columns: readonly Column[]): readonly Column[] {
  const [kept, setKept] = useState(columns)
  const isSame = kept.length === columns.length && kept.every((column, index) => column.key === columns[index]?.key && column.card === columns[index].card)
  if (!isSame) setKept(columns)
  return isSame ? kept : columns
}

/** While a list scrolls only rows that come into sight are rendered. */
const Placed = memo(function Placed({ row, index, id, render }: { row: unknown; index: number; id: string; render: (row: unknown) => ReactNode }) {
  const place = useMemo(() => ({ index, id }), [index, id])
  return <PlaceContext value={place}>{render(row)}</PlaceContext>
})

function SelectLoaded({ selection }: { selection: Selection }) {
  const t = useMessages()
  return (
    <div role="columnheader" className={`${classes['cell'] ?? ''} ${classes['select'] ?? ''}`}>
      <Checkbox
        size="xs"
        aria-label={t('selection.pickLoaded')}
        checked={selection.areLoadedPicked}
        indeterminate={!selection.areLoadedPicked && selection.count > 0}
        onChange={() => (selection.areLoadedPicked ? selection.clear() : selection.pickLoaded())}
      />
    </div>
  )
}

interface HeaderProps {
  column: Column
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
  onWidth: ((width: number, isDone: boolean) => void) | undefined
}

function HeaderCell({ column, sort, onSort, onWidth }: HeaderProps) {
  const t = useMessages()
  const { ascending, descending } = column.sort ?? {}
  const isUp = sort !== undefined && sort === ascending
  const isDown = sort !== undefined && sort === descending
  const common = { className: classes['cell'], 'data-number': column.isNumber || undefined }
  const handle = onWidth && !column.isLabelHidden ? <WidthHandle label={t('lists.columnWidth', { column: column.label })} onWidth={onWidth} /> : null
  if (!ascending || !descending || !onSort) {
    return (
      <div role="columnheader" {...common}>
        <span className={column.isLabelHidden ? 'screen-reader-only' : classes['name']}>{column.label}</span>
        {handle}
      </div>
    )
  }
  return (
    <div role="columnheader" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'} {...common}>
      <UnstyledButton className={classes['sort']} onClick={() => onSort(isDown ? ascending : descending)} title={t('lists.sortBy', { column: column.label })}>
        <span className={classes['name']}>{column.label}</span>
        {isUp ? <IconArrowUp size={14} /> : null}
        {isDown ? <IconArrowDown size={14} /> : null}
      </UnstyledButton>
      {handle}
    </div>
  )
}

const keyStep = 16

/** The right edge of a head: dragged, or moved by the arrow keys. */
function WidthHandle({ label, onWidth }: { label: string; onWidth: (width: number, isDone: boolean) => void }) {
  const [now, setNow] = useState(openWidthShown)
  const start = useRef<{ x: number; width: number } | null>(null)
  const widthOf = (element: Element) => element.parentElement?.getBoundingClientRect().width ?? openWidthShown
  const bounded = (width: number) => Math.round(Math.min(widestColumn, Math.max(narrowestColumn, width)))
  const reached = (event: PointerEvent) => bounded((start.current?.width ?? 0) + event.clientX - (start.current?.x ?? 0))
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -keyStep : event.key === 'ArrowRight' ? keyStep : 0
    if (by === 0) return
    event.preventDefault()
    const next = bounded(widthOf(event.currentTarget) + by)
    setNow(next)
    onWidth(next, true)
  }
  return (
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={narrowestColumn}
      aria-valuemax={widestColumn}
      className={classes['handle']}
      onFocus={(event) => setNow(Math.round(widthOf(event.currentTarget)))}
      onKeyDown={press}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width: widthOf(event.currentTarget) }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => start.current && onWidth(reached(event), false)}
      onPointerUp={(event) => {
        if (!start.current) return
        const next = reached(event)
        start.current = null
        setNow(next)
        onWidth(next, true)
      }}
    />
  )
}

const openWidthShown = 160

const PlaceContext = createContext<{ index: number; id: string }>({ index: 0, id: '' })

/** One row. A link in the cell of the first column stretches over the whole of it (`rowLink`). */
export function RecordRow({ cells }: { cells: Record<string, ReactNode> }) {
  const { columns, chosen, selection } = useContext(SharedContext)
  const { index, id } = useContext(PlaceContext)
  return (
    <div role="row" className={classes['row']} aria-rowindex={index + 2} data-record={id} data-chosen={chosen === id || undefined} data-picked={selection?.has(id) || undefined} onClick={openByRow}>
      {selection ? <SelectRow selection={selection} id={id} index={index} /> : null}
      {columns.map((column) => (
        <div key={column.key} role="cell" className={classes['cell']} data-number={column.isNumber || undefined} data-card={column.card}>
          {cells[column.key]}
        </div>
      ))}
    </div>
  )
}

const { inner: boxInner = '', input: boxInput = '', icon: boxIcon = '' } = Checkbox.classes

/** Looks as the `Checkbox` in the head does, which by the hundred would cost more than all the rest of the rows. */
function SelectRow({ selection, id, index }: { selection: Selection; id: string; index: number }) {
  const t = useMessages()
  return (
    <div role="cell" className={`${classes['cell'] ?? ''} ${classes['select'] ?? ''}`}>
      <label className={`${boxInner} ${classes['box'] ?? ''}`}>
        <input
          type="checkbox"
          className={`mantine-focus-auto ${boxInput}`}
          aria-label={t('selection.pick', { row: index + 1 })}
          checked={selection.has(id)}
          onChange={(event) => selection.flip(id, (event.nativeEvent as unknown as { shiftKey?: boolean }).shiftKey === true)}
        />
        <CheckIcon className={boxIcon} />
      </label>
    </div>
  )
}

/** In a table that scrolls sideways the link reaches no further than its own, sticky cell: the rest of the row opens it too. */
function openByRow(event: MouseEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (!(target instanceof Element) || target.closest('a, button, input, label, [role="menuitem"]') || getSelection()?.type === 'Range') return
  const link = currentTarget.querySelector<HTMLAnchorElement>(`a.${rowLink}`)
  const { ctrlKey, metaKey, shiftKey } = event
  link?.dispatchEvent(new globalThis.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }))
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
