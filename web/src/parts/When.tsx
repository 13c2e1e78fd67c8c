import { useSyncExternalStore } from 'react'
import { useFormat } from '../messages/Language.tsx'

let now = Date.now()
const watchers = new Set<() => void>()

function watchClock(watcher: () => void): () => void {
  if (watchers.size === 0) {
    now = Date.now()
    timer = window.setInterval(tick, 15_000)
  }
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
    if (watchers.size === 0) window.clearInterval(timer)
  }
}

let timer: number | undefined
function tick(): void {
  now = Date.now()
  for (const watcher of watchers) watcher()
}

/** The time, every quarter of a minute; one timer for the whole page. */
function useNow(): number {
  return useSyncExternalStore(watchClock, () => now)
}

const oneDay = 86_400_000

/** Relative while it is fresh, the exact time on hover. */
export function When({ at }: { at: string }) {
  const format = useFormat()
  const current = Math.max(useNow(), Date.parse(at))
  const isFresh = Math.abs(current - Date.parse(at)) < oneDay
  // The exact time is worded when somebody wants it: in a list it would cost more than all the rest of the cell.
  return (
    <time dateTime={at} onPointerEnter={(event) => (event.currentTarget.title = format.exactInstant(at))}>
      {isFresh ? format.relative(at, current) : format.instant(at)}
    </time>
  )
}

/** A moment that is still to come, such as an expiry. */
export function Until({ at }: { at: string }) {
  const format = useFormat()
  const current = useNow()
  return (
    <time dateTime={at} title={format.exactInstant(at)}>
      {format.relative(at, current)}
    </time>
  )
}
