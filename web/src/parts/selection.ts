import { useCallback, useMemo, useState } from 'react'

/** Rows that were picked one by one, or everything that matches the filter but some. */
type Picked = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all'; except: ReadonlySet<string> }

export interface Selection {
  count: number
  /** Everything that matches, also what was never loaded. */
  isAll: boolean
  /** For `isAll`: what was taken out again. Otherwise what was picked. */
  ids: readonly string[]
  has: (id: string) => boolean
  /** @param isRange from the row that was flipped last to this one. */
  flip: (id: string, isRange: boolean) => void
  pickLoaded: () => void
  pickAll: () => void
  clear: () => void
  loaded: number
  total: number
  areLoadedPicked: boolean
}

const none: Picked = { kind: 'some', ids: new Set() }

/** What is picked in a list of many pages. Another filter is another question, and begins with nothing picked. */
export function useSelection({ ids, total, of }: { ids: readonly string[]; total: number; of: unknown }): Selection {
  const question = JSON.stringify(of)
  const [{ picked, asked, last }, setState] = useState<{ picked: Picked; asked: string; last: string | null }>({ picked: none, asked: question, last: null })
  const now = asked === question ? picked : none
  const set = useCallback((next: Picked, flipped: string | null = null) => setState({ picked: next, asked: question, last: flipped }), [question])

  const has = useCallback((id: string) => (now.kind === 'all' ? !now.except.has(id) : now.ids.has(id)), [now])
  const count = now.kind === 'all' ? Math.max(0, total - now.except.size) : now.ids.size

  return useMemo(
    () => ({
      count,
      isAll: now.kind === 'all',
      ids: [...(now.kind === 'all' ? now.except : now.ids)],
      has,
      flip: (id, isRange) => {
        const marked = new Set(now.kind === 'all' ? now.except : now.ids)
        const isOn = !has(id)
        for (const one of isRange && last !== null ? between(ids, last, id) : [id]) {
          if (isOn === (now.kind === 'some')) marked.add(one)
          else marked.delete(one)
        }
        set(now.kind === 'all' ? { kind: 'all', except: marked } : { kind: 'some', ids: marked }, id)
      },
      pickLoaded: () => set({ kind: 'some', ids: new Set(ids) }),
      pickAll: () => set({ kind: 'all', except: new Set() }),
      clear: () => set(none),
      loaded: ids.length,
      total,
      areLoadedPicked: ids.length > 0 && (now.kind === 'all' ? now.except.size === 0 : ids.every((id) => now.ids.has(id))),
    }),
    [count, now, has, ids, last, total, set],
  )
}

function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].sort((left, right) => left - right)
  return from === undefined || to === undefined || from < 0 ? [other] : ids.slice(from, to + 1)
}
