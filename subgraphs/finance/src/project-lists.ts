import type { Tx } from '@howl/platform/database'
import { listPage, type Connection, type PageArgs, type PageKey, type PageQuery } from '@howl/platform/pagination'
import DataLoader from 'dataloader'
import { Conditions } from './conditions.ts'

/** One list that hangs off a project, with the filter and order of one field of a query. */
export type ProjectList<Row> = {
  /** Select list and from clause as they stand in SQL. */
  columns: string
  from: string
  /** The column that says whose row it is: `o.project_id`. */
  projectColumn: string
  keys: readonly PageKey<Row>[]
  /** Made with `listConditions()`; beside its own parameters it may read `parent.lower` and `parent.upper`. */
  conditions: Conditions
  /** Instants that differ between projects, because their days begin at different moments. */
  bounds?: { lower: Date; upper: Date } | null
}

const PARENT_PARAMS = 3
export const listConditions = (): Conditions => new Conditions(PARENT_PARAMS)

const parents = 'unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) with ordinality as parent (id, lower, upper, place)'

type InProjects = <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
type Bound = { projectId: string; lower: Date | null; upper: Date | null }
type Wanted = Bound & { sql: string; params: unknown[] }

/**
 * Reads lists for one request. The same list of many projects (a portfolio) is one statement for all of them, and so
 * are their counts.
 */
export function openProjectLists(inProjects: InProjects) {
  const load = async (wanted: readonly Wanted[]): Promise<object[][]> => {
    const answers = wanted.map((): object[] => [])
    for (const places of sameStatements(wanted)) {
      const group = places.map((place) => wanted[place] as Wanted)
      const { sql, params } = group[0] as Wanted
      const rows = await inProjects([...new Set(group.map(({ projectId }) => projectId))], (tx) =>
        tx.query<{ parentPlace: string }>(sql, [
          group.map(({ projectId }) => projectId),
          group.map(({ lower }) => lower),
          group.map(({ upper }) => upper),
          ...params,
        ]),
      )
      for (const row of rows) answers[places[Number(row.parentPlace) - 1] as number]?.push(row)
    }
    return answers
  }
  const loader = new DataLoader<Wanted, object[]>(load, { cache: false })

  return {
    page<Row extends object>(projectId: string, list: ProjectList<Row>, args: PageArgs): Promise<Connection<Row>> {
      const { columns, from, projectColumn, keys, conditions, bounds } = list
      const bound = { projectId, lower: bounds?.lower ?? null, upper: bounds?.upper ?? null }
      const mine = `${projectColumn} = parent.id and ${conditions.where}`
      const rows = ({ where, params, orderBy, limit }: PageQuery) =>
        loader.load({
          ...bound,
          sql: `select parent.place as "parentPlace", page.* from ${parents} cross join lateral (
            select ${columns} from ${from} where ${mine} and ${where} order by ${orderBy} limit ${limit}) page`,
          params: [...conditions.params, ...params],
        }) as Promise<Row[]>
      const count = async () => {
        const counted = await loader.load({
          ...bound,
          sql: `select parent.place as "parentPlace", (select count(*)::int from ${from} where ${mine}) as count from ${parents}`,
          params: conditions.params,
        })
        return (counted as { count: number }[])[0]?.count ?? 0
      }
      return listPage<Row>({ args, keys, rows, count, paramsBefore: PARENT_PARAMS + conditions.params.length })
    },
  }
}

/** The places of those that ask the same of different projects. */
function sameStatements(wanted: readonly Wanted[]): number[][] {
  const groups = new Map<string, number[]>()
  wanted.forEach(({ sql, params }, place) => {
    const key = JSON.stringify([sql, params])
    const group = groups.get(key)
    if (group) group.push(place)
    else groups.set(key, [place])
  })
  return [...groups.values()]
}
