import DataLoader from 'dataloader'
import { Conditions } from './conditions.ts'
import type { Tx } from './database.ts'
import { indexedPatterns } from './text-search.ts'
import { listPage, type Connection, type PageArgs, type PageKey, type PageQuery } from './pagination.ts'

/** One list that hangs off a project, with the filter and order of one field of a query. Its SQL never holds what a caller said. */
export type ProjectList<Row> = {
  /** Select list and from clause as they stand in SQL. */
  columns: string
  from: string
  /** The column that says whose row it is: `o.project_id`. */
  projectColumn: string
  /** For a list that hangs off one record of the project: the column that names the record, and the record. */
  owner?: { column: string; id: string }
  keys: readonly PageKey<Row>[]
  /**
   * Made with `listConditions()`; beside its own parameters it may read `parent.lower` and `parent.upper`.
   *
   * @defaultValue every row
   */
  conditions?: Conditions
  /** Instants that differ between projects, because their days begin at different moments. */
  bounds?: { lower: Date; upper: Date } | null
  /**
   * For a list whose page an index finds alone: `columns` are then what the index holds, and this adds the rest, for the
   * rows of the page only. `join` reads `parent.id` and `page`, and names the table as `from` does, because the keys
   * order by it once more: `things t on t.project_id = parent.id and t.id = page.id`.
   */
  details?: { columns: string; join: string }
  /**
   * What an index is asked first, where records are searched: see `searchBy`. The conditions say the same once more, and
   * where the index finds too much they alone are asked, along the order of the list.
   */
  found?: Found | null
  /** How many rows there are, where that is known: then nothing is counted. */
  total?: number
  /** @defaultValue 50 */
  defaultFirst?: number
}

type Found = {
  /** With its schema, which has a `search_texts`: see `createTextSearch`. */
  table: string
  /** The column of the id: `o.id`. */
  key: string
  patterns: string[][]
}

const PARENT_PARAMS = 4

/** @returns no conditions yet, numbered so that they fit a `ProjectList`. */
export const listConditions = (): Conditions => new Conditions(PARENT_PARAMS)

const parents = 'unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) with ordinality as parent (id, owner, lower, upper, place)'

type InProjects = <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
type Parent = { projectId: string; owner: string | null; lower: Date | null; upper: Date | null }
type Wanted = Parent & { sql: string; params: unknown[] }

const parentOf = (projectId: string, { owner, bounds }: ProjectList<never>): Parent => ({
  projectId,
  owner: owner?.id ?? null,
  lower: bounds?.lower ?? null,
  upper: bounds?.upper ?? null,
})

/** As `parents` takes them. */
const columnsOf = (all: readonly Parent[]): unknown[][] => [all.map(({ projectId }) => projectId), all.map(({ owner }) => owner), all.map(({ lower }) => lower), all.map(({ upper }) => upper)]

/** What a list asks with, behind its parents. */
const paramsOf = ({ conditions, found }: ProjectList<never>): unknown[] => [...(conditions?.params ?? []), ...(found ? [JSON.stringify(found.patterns)] : [])]

/**
 * Reads lists for one request. The same list of many projects (a portfolio) is one statement for all of them, and so
 * are their counts; what is asked at the same moment is one transaction.
 *
 * @param inProjects runs statements as the caller, with the given projects in sight: `db.inTenant` with the claims in it.
 */
export function openProjectLists(inProjects: InProjects) {
  const load = (wanted: readonly Wanted[]): Promise<object[][]> =>
    inProjects([...new Set(wanted.map(({ projectId }) => projectId))], async (tx) => {
      // Everybody gets an array of their own: a page that is read backwards is turned round in place.
      const answers = wanted.map((): object[] => [])
      const read = async (places: number[]) => {
        const group = places.map((place) => wanted[place] as Wanted)
        const { sql, params } = group[0] as Wanted
        const rows = await tx.query<{ parentPlace: string }>(sql, [...columnsOf(group), ...params])
        for (const { parentPlace, ...row } of rows) answers[places[Number(parentPlace) - 1] as number]?.push(row)
      }
      // Sent one behind the other: none waits for the answer to the one before.
      await Promise.all(sameStatements(wanted).map(read))
      return answers
    })
  const loader = new DataLoader<Wanted, object[]>(load, { cache: false })

  return {
    /**
     * One page of one project's list.
     *
     * @throws BAD_USER_INPUT for arguments that are no page, or a cursor that this list did not give; NOT_FOUND for a
     * project that is not the caller's.
     */
    page<Row extends object>(projectId: string, list: ProjectList<Row>, args: PageArgs): Promise<Connection<Row>> {
      const { keys, total, defaultFirst } = list
      const parent = parentOf(projectId, list)
      const params = paramsOf(list)
      const rows = (query: PageQuery) =>
        loader.load({ ...parent, sql: pageSql(list, query), params: [...params, ...query.params] }) as Promise<Row[]>
      const count = async () => {
        const counted = await loader.load({ ...parent, sql: countSql(list), params })
        return (counted as { count: number }[])[0]?.count ?? 0
      }
      return listPage<Row>({
        args,
        keys,
        defaultFirst,
        rows,
        count: total === undefined ? count : () => Promise.resolve(total),
        paramsBefore: PARENT_PARAMS + params.length,
      })
    },

    /**
     * What everything in one project's list comes to, whatever page is shown: one row for each group.
     *
     * @param columns aggregates as they stand in SQL.
     */
    sums<Row extends object>(projectId: string, list: ProjectList<never>, { columns, groupBy }: { columns: string; groupBy: string }): Promise<Row[]> {
      const sums = eitherWay(list, (narrowed) => `(select ${columns} from ${list.from} where ${isListed(list)} and ${narrowed} group by ${groupBy})`)
      return loader.load({
        ...parentOf(projectId, list),
        sql: `${withFound(list, MOST_COUNTED)}select parent.place as "parentPlace", sums.* from ${parents} cross join lateral (${sums.join(' union all ')}) sums`,
        params: paramsOf(list),
      }) as Promise<Row[]>
    },
  }
}

/** Whether a row is of the parent, and meant by the list. */
const isListed = ({ projectColumn, owner, conditions }: ProjectList<never>): string =>
  `${projectColumn} = parent.id${owner ? ` and ${owner.column} = parent.owner` : ''} and ${conditions?.where ?? 'true'}`

/**
 * A lateral part with a limit is read once for each parent and in its own order, so the rows of a parent come as its
 * page has them; a join after it promises no order.
 */
function pageSql(list: ProjectList<never>, { where, orderBy, limit }: PageQuery): string {
  const { columns, from, details } = list
  const rows = eitherWay(list, (narrowed) => `(select ${columns} from ${from} where ${isListed(list)} and ${narrowed} and ${where} order by ${orderBy} limit ${limit})`)
  const page = `${parents} cross join lateral (${rows.join(' union all ')}) page`
  const shown = details
    ? `${details.columns} from ${page} join ${details.join} order by parent.place, ${orderBy}`
    : `page.* from ${page}`
  return `${withFound(list, MOST_FOUND)}select parent.place as "parentPlace", ${shown}`
}

function countSql(list: ProjectList<never>): string {
  const counts = eitherWay(list, (narrowed) => `(select count(*)::int from ${list.from} where ${isListed(list)} and ${narrowed})`)
  return `${withFound(list, MOST_COUNTED)}select parent.place as "parentPlace", ${counts.join(' + ')} as count from ${parents}`
}

/** Of more than this the next rows in the list's order are near, and sorting all that was found would cost more than walking there. */
const MOST_FOUND = 1_000
/** A count has to look at all of them. */
const MOST_COUNTED = 20_000

/**
 * What the index finds for all parents, first of all and once. It does not say which row is whose: `isListed` does.
 */
function withFound({ found, conditions }: ProjectList<never>, most: number): string {
  if (!found) return ''
  const [schema, table] = found.table.split('.')
  const call = `${schema}.search_texts('${table}', project.id, $${PARENT_PARAMS + (conditions?.params.length ?? 0) + 1}::jsonb, ${most})`
  return `with found as materialized (
         select coalesce(array_agg(one) filter (where one is not null), '{}') as ids, bool_or(here.ids is null) as is_much
         from unnest($1::uuid[]) project (id) cross join lateral ${call} as here (ids) left join lateral unnest(here.ids) one on true)
       `
}

/** One way reads what was found, the other walks the list. PostgreSQL sees before it begins which of them has nothing to do. */
const eitherWay = ({ found }: ProjectList<never>, write: (narrowed: string) => string): string[] =>
  found ? [write(`not (select is_much from found) and ${found.key} = any ((select ids from found)::uuid[])`), write('(select is_much from found)')] : [write('true')]

/** The `found` of a search by these words, each with its forms; null when they tell an index nothing. */
export function searchBy(table: string, { key, words }: { key: string; words: readonly (readonly string[])[] }): Found | null {
  const patterns = indexedPatterns(words)
  return patterns.length === 0 ? null : { table, key, patterns }
}

/**
 * A select of everything in one project's list: `key`, and `place`, which counts from 1 in the list's order. For who goes
 * through all of it in many steps: whatever changes meanwhile, nothing is met twice or missed.
 *
 * @param key SQL of what a row is known by: `o.id`.
 */
export function placesIn<Row>(projectId: string, list: ProjectList<Row>, key: string): { sql: string; params: unknown[] } {
  const { from, keys } = list
  const order = keys.map(({ column, direction }) => `${column} ${direction}`).join(', ')
  return {
    sql: `select listed.key, listed.place from ${parents} cross join lateral (
            select ${key} as key, row_number() over (order by ${order}) as place
            from ${from} where ${isListed(list)}) listed`,
    params: [...columnsOf([parentOf(projectId, list)]), ...(list.conditions?.params ?? [])],
  }
}

/**
 * `from` and `where` of a statement over everything in one project's list, in no order: for who writes it down at once.
 */
export function matchingIn(projectId: string, list: ProjectList<never>): { sql: string; params: unknown[] } {
  return {
    sql: `from ${parents} join ${list.from} on ${isListed(list)}`,
    params: [...columnsOf([parentOf(projectId, list)]), ...(list.conditions?.params ?? [])],
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
