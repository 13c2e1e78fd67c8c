import type { Tx } from '@howl/platform/database'
import { listPage, type Connection, type PageArgs, type PageKey, type PageQuery } from '@howl/platform/pagination'
import DataLoader from 'dataloader'

type ChildList<Row> = {
  /** Select list and from clause as they stand in SQL. */
  columns: string
  from: string
  /** The column that says whose child a row is: `m.project_id`. */
  parent: string
  /** @defaultValue true */
  where?: string
  keys: readonly PageKey<Row>[]
}

type InTenant = <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>

/**
 * A list that hangs off a project, for as many projects as one query asks: every page of the same size and place is read
 * by one statement, and so are all counts.
 */
export function openChildList<Row extends object>(list: ChildList<Row>, inTenant: InTenant) {
  const where = list.where ?? 'true'

  async function readPages(query: PageQuery, projectIds: string[]): Promise<Map<string, Row[]>> {
    const sql = `
      select page.* from unnest($${query.params.length + 1}::uuid[]) as parent(id)
      cross join lateral (
        select parent.id as "parentId", ${list.columns} from ${list.from}
        where ${list.parent} = parent.id and ${where} and ${query.where}
        order by ${query.orderBy} limit ${query.limit}
      ) page`
    const rows = await inTenant(projectIds, (tx) => tx.query<Row & { parentId: string }>(sql, [...query.params, projectIds]))
    return groupBy(rows, ({ parentId }) => parentId)
  }

  type Wanted = { projectId: string; query: PageQuery }
  const pages = new DataLoader<Wanted, Row[], string>(
    async (wanted) => {
      const same = groupBy(wanted, ({ query }) => JSON.stringify(query))
      const found = new Map<string, Map<string, Row[]>>()
      for (const [text, group] of same) {
        const query = group[0]?.query
        if (query) found.set(text, await readPages(query, [...new Set(group.map(({ projectId }) => projectId))]))
      }
      return wanted.map(({ projectId, query }) => found.get(JSON.stringify(query))?.get(projectId) ?? [])
    },
    { cache: false },
  )

  const counts = new DataLoader<string, number>(
    async (projectIds) => {
      const sql = `select ${list.parent} as id, count(*)::int as count from ${list.from} where ${list.parent} = any ($1) and ${where} group by 1`
      const rows = await inTenant(projectIds, (tx) => tx.query<{ id: string; count: number }>(sql, [projectIds]))
      return projectIds.map((projectId) => rows.find(({ id }) => id === projectId)?.count ?? 0)
    },
    { cache: false },
  )

  return {
    page: (projectId: string, args: PageArgs): Promise<Connection<Row>> =>
      listPage<Row>({
        args,
        keys: list.keys,
        // listPage turns a page that was read backwards round in place, so each gets an array of its own.
        rows: async (query) => [...(await pages.load({ projectId, query }))],
        count: () => counts.load(projectId),
      }),
  }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
