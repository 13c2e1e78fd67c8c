import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { LiveEvent, LiveFeed, LiveType } from './feed.ts'

const LiveContext = createContext<LiveFeed | null>(null)

export function LiveProvider({ feed, children }: { feed: LiveFeed; children: ReactNode }) {
  return <LiveContext value={feed}>{children}</LiveContext>
}

function useFeed(): LiveFeed {
  const feed = useContext(LiveContext)
  if (!feed) throw new Error('The live feed needs a LiveProvider above it.')
  return feed
}

export function useIsLive(): boolean {
  const feed = useFeed()
  return useSyncExternalStore(feed.onConnection, () => feed.isConnected)
}

/** A burst (an import, a hundred transfers at once) is one call, not a hundred. */
const settleMs = 250
const longestMs = 1_500

interface Interest {
  /** Absent: every project of mine. */
  projectId?: string
  types: readonly LiveType[]
  onEvents: (events: LiveEvent[]) => void
}

/** Calls back with what happened, gathered over a quarter of a second; with nothing when events may have been missed. */
export function useLiveEvents({ projectId, types, onEvents }: Interest): void {
  const feed = useFeed()
  const latest = useRef(onEvents)
  useEffect(() => {
    latest.current = onEvents
  })
  const wanted = types.join(' ')

  useEffect(() => {
    const kinds = new Set<string>(wanted.split(' '))
    let gathered: LiveEvent[] = []
    let since = 0
    let timer: number | undefined
    const flush = () => {
      const events = gathered
      gathered = []
      since = 0
      latest.current(events)
    }
    const stop = feed.onEvent((event) => {
      if (event && (!kinds.has(event.type) || (projectId !== undefined && event.projectId !== projectId))) return
      if (event) gathered.push(event)
      since ||= Date.now()
      clearTimeout(timer)
      timer = window.setTimeout(flush, Math.max(0, Math.min(settleMs, since + longestMs - Date.now())))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [feed, projectId, wanted])
}

/**
 * Records that came while a list is being read. They are counted and not put under the pointer; those that the list
 * already shows (one's own, usually) do not count.
 */
export function useArrivals({ projectId, types, known }: { projectId: string; types: readonly LiveType[]; known: readonly string[] }) {
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  useLiveEvents({
    projectId,
    types,
    onEvents: (events) => setArrived((before) => new Set([...before, ...events.map((event) => event.subject)])),
  })
  // Few have arrived, and many may be known: looked through only while there is something to look for.
  const count = useMemo(() => (arrived.size === 0 ? 0 : known.reduce((left, id) => (arrived.has(id) ? left - 1 : left), arrived.size)), [arrived, known])
  const clear = useCallback(() => setArrived(new Set()), [])
  return { count, clear }
}
