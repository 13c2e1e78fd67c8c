import { startTransition, useEffect, useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'

/** Fewer rows than this are all in the document, each as high as it wants to be. */
const shortList = 100
/** Rows beyond both edges of the window, so that a quick turn of the wheel meets no gap. */
const beyond = 8
/** Whoever gets further at once, as with the bar of the window, sees the rows there before those around them are made. */
const leap = 16
/** The range moves in steps: a list is not rendered anew for every pixel. */
const step = 4

interface InSight {
  from: number
  to: number
  /** Null in a short list. */
  rowHeight: number | null
}

/**
 * Which rows of a long list lie in the window. All are equally high, so a place is a division and nothing is measured
 * or kept per row: 100,000 rows cost what fifty do.
 */
export function useRowsInSight({ count, rowHeight, body }: { count: number; rowHeight: number; body: RefObject<HTMLElement | null> }): InSight {
  const isLong = count > shortList
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => body.current && setTop(body.current.getBoundingClientRect().top + window.scrollY)
    measure()
    // What stands above the list grows and shrinks: a bar of new records, a filter that wraps.
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [body, isLong])

  const [{ first, reach }, setPlace] = useState({ first: 0, reach: beyond })
  const inWindow = useSyncExternalStore(watchSize, () => Math.ceil(window.innerHeight / rowHeight / step) * step)
  useLayoutEffect(() => {
    if (!isLong) return
    const look = () => {
      const next = Math.max(0, Math.floor((window.scrollY - top) / rowHeight / step) * step)
      setPlace((place) => (place.first === next ? place : { first: next, reach: Math.abs(next - place.first) > leap ? 0 : place.reach }))
    }
    look()
    // Rows are made in pieces between the frames: the hand that scrolls never waits for them.
    const follow = () => startTransition(look)
    window.addEventListener('scroll', follow, { passive: true })
    return () => window.removeEventListener('scroll', follow)
  }, [isLong, top, rowHeight])
  useEffect(() => {
    if (reach < beyond) startTransition(() => setPlace((place) => ({ ...place, reach: beyond })))
  }, [reach])
  if (!isLong) return { from: 0, to: count, rowHeight: null }
  const from = Math.min(Math.max(0, first - reach), Math.max(0, count - 1))
  return { from, to: Math.min(count, first + inWindow + step + reach), rowHeight }
}

function watchSize(watcher: () => void): () => void {
  window.addEventListener('resize', watcher)
  return () => window.removeEventListener('resize', watcher)
}

/** As the style sheets have it. Made once: rows ask by the hundred. */
const phone = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 48em)')

export function useIsPhone(): boolean {
  return useSyncExternalStore(watchPhone, () => phone?.matches ?? false)
}

function watchPhone(watcher: () => void): () => void {
  phone?.addEventListener('change', watcher)
  return () => phone?.removeEventListener('change', watcher)
}
