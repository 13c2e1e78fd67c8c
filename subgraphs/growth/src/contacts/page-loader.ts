import type { Tx } from '@howl/platform/database'
import type { PageQuery } from '@howl/platform/pagination'
import DataLoader from 'dataloader'

/** Whose page is asked: the project alone, or a contact in it. */
export type Parent = { projectId: string; id: string }

type Wanted = { parent: Parent; query: PageQuery; search: readonly string[] }

/** Reads the same page of many parents in one statement; `place` says which parent a row belongs to, from 1. */
export type ReadPages<Row> = (tx: Tx, parents: Parent[], page: { query: PageQuery; search: readonly string[] }) => Promise<(Row & { place: number })[]>

type InTenant = <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>

/**
 * Lists below many parents of one request ask for the same page (the arguments stand once in the operation), so one
 * statement reads it for all of them.
 */
export function openPageLoader<Row extends object>(inTenant: InTenant, read: ReadPages<Row>) {
  return new DataLoader<Wanted, Row[]>(
    async (wanted) => {
      const groups = groupBy(wanted, ({ query, search }) => JSON.stringify([query, search]))
      const found = new Map<Wanted, Row[]>()
      const projectIds = [...new Set(wanted.map(({ parent }) => parent.projectId))]
      await inTenant(projectIds, async (tx) => {
        for (const group of groups.values()) {
          const [first] = group
          if (!first) continue
          const rows = await read(tx, group.map(({ parent }) => parent), first)
          const byPlace = groupBy(rows, ({ place }) => place)
          for (const [index, one] of group.entries()) found.set(one, byPlace.get(index + 1) ?? [])
        }
      })
      return wanted.map((one) => found.get(one) ?? [])
    },
    // A page that is read backwards is turned round in place by its reader: no two may share an array.
    { cache: false },
  )
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
