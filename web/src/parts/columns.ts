import { useCallback, useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'

export interface ColumnShape {
  key: string
  /** A CSS width in pixels; columns without share what is left. */
  width?: string
  /** Leaves first when room is short: 3, then 2. */
  priority?: 1 | 2 | 3
  /** Shown only to those who choose it. */
  isExtra?: boolean
  isLabelHidden?: boolean
}

/** How one person wants one table. What is absent is as the page has it. */
export interface ColumnChoice {
  order?: readonly string[]
  shown?: Readonly<Record<string, boolean>>
  widths?: Readonly<Record<string, number>>
}

const prefix = 'howl.columns.'
export const narrowestColumn = 60
export const widestColumn = 800
const openWidth = 160
const roomFor = [
  { priority: 3, from: 900 },
  { priority: 2, from: 680 },
]

const choices = new Map<string, ColumnChoice>()
const watchers = new Set<() => void>()

function readChoice(name: string): ColumnChoice {
  const known = choices.get(name)
  if (known) return known
  let choice: ColumnChoice = {}
  try {
    choice = (JSON.parse(localStorage.getItem(prefix + name) ?? '{}') ?? {}) as ColumnChoice
  } catch {
    // Something else wrote there: the page's own columns stand.
  }
  choices.set(name, choice)
  return choice
}

/** The columns of a table as the person of this browser wants them; without a name there is nothing to choose. */
export function useColumnChoice(name: string | undefined): [ColumnChoice, (choice: ColumnChoice) => void] {
  const choice = useSyncExternalStore(
    useCallback((watcher: () => void) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    }, []),
    () => (name === undefined ? nothing : readChoice(name)),
  )
  const choose = useCallback(
    (next: ColumnChoice) => {
      if (name === undefined) return
      choices.set(name, next)
      localStorage.setItem(prefix + name, JSON.stringify(next))
      for (const watcher of watchers) watcher()
    },
    [name],
  )
  return [choice, choose]
}

const nothing: ColumnChoice = {}

/** All columns in the person's order. The first names the record and stays first; the one of actions stays last. */
export function inOrder<Column extends ColumnShape>(columns: readonly Column[], { order = [] }: ColumnChoice): Column[] {
  const place = (column: Column, index: number) => {
    if (index === 0) return -1
    if (column.isLabelHidden) return Infinity
    const at = order.indexOf(column.key)
    return at < 0 ? index : at
  }
  return columns
    .map((column, index) => ({ column, place: place(column, index), index }))
    .sort((one, other) => one.place - other.place || one.index - other.index)
    .map(({ column }) => column)
}

export function isShown(column: ColumnShape, { shown = {} }: ColumnChoice): boolean {
  return shown[column.key] ?? !column.isExtra
}

/** What is shown in so much room. Who chose columns gets all of them and scrolls sideways; otherwise the least important leave. */
export function columnsFor<Column extends ColumnShape>(columns: readonly Column[], { choice, room }: { choice: ColumnChoice; room: number }): Column[] {
  const chosen = inOrder(columns, choice).filter((column, index) => index === 0 || isShown(column, choice))
  if (choice.shown !== undefined || choice.widths !== undefined) return chosen
  const leaving = roomFor.filter(({ from }) => room <= from).map(({ priority }) => priority)
  return chosen.filter((column) => !leaving.includes(column.priority ?? 1))
}

/** One template for the head and every row, and the width below which the table scrolls sideways. */
export function templateOf(columns: readonly ColumnShape[], { widths = {} }: ColumnChoice): { template: string; least: number } {
  const sizes = columns.map((column) => ({ fixed: widths[column.key] ?? (column.width === undefined ? null : Number.parseFloat(column.width)), column }))
  // Something has to take the rest, or the rows would end before the table does.
  const open = sizes.some(({ fixed }) => fixed === null) ? null : (sizes.find(({ column }) => column.width === undefined) ?? sizes[0])
  const parts = sizes.map((size) => (size.fixed === null ? `minmax(${openWidth}px, 1fr)` : size === open ? `minmax(${size.fixed}px, 1fr)` : `${size.fixed}px`))
  return { template: parts.join(' '), least: sizes.reduce((sum, { fixed }) => sum + (fixed ?? openWidth), 0) }
}

export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1_200)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    setWidth(element.clientWidth)
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [place])
  return width
}
