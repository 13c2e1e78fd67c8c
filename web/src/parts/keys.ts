import { useEffect, useRef } from 'react'

/** True while a key belongs to something that is being typed in or chosen from, not to the page. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null
}

/** How long the first key of two waits for the second. */
const sequenceMs = 1_200
const firstOfTwo = new Set(['g'])

/** Keys for the page as a whole: `{ j: next, k: previous, 'g o': toOrders }`; two keys are pressed one after the other. A fallback acts where no page does. */
export function useKeys(keys: Record<string, () => void>, { isFallback = false } = {}): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    let first: { key: string; at: number } | null = null
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const before = first && Date.now() - first.at < sequenceMs ? first.key : null
      first = before === null && firstOfTwo.has(key) ? { key, at: Date.now() } : null
      if (first) return
      // After the first of two a key has no meaning of its own: "g c" goes somewhere and creates nothing.
      const act = latest.current[before === null ? key : `${before} ${key}`]
      if (!act) return
      event.preventDefault()
      act()
    }
    // Events reach the window last, whoever began to listen first.
    const place = isFallback ? window : document
    const listener = press as EventListener
    place.addEventListener('keydown', listener)
    return () => place.removeEventListener('keydown', listener)
  }, [isFallback])
}

/** J and K walk through a list and open the record in its side panel. */
export function useRecordKeys({ ids, chosen, open }: { ids: readonly string[]; chosen: string | undefined; open: (id: string) => void }): void {
  // A fast second press comes before the first has become the page's address.
  const latest = useRef(chosen)
  useEffect(() => {
    latest.current = chosen
  }, [chosen])
  const step = (by: 1 | -1) => {
    const at = latest.current === undefined ? -1 : ids.indexOf(latest.current)
    const next = ids[at < 0 ? 0 : at + by]
    if (next === undefined) return
    latest.current = next
    open(next)
    document.querySelector(`[data-record="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
}
