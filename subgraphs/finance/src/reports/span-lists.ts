import type { Tx } from '@howl/platform/database'
import { listPage, type Connection, type PageArgs, type PageKey } from '@howl/platform/pagination'
import DataLoader from 'dataloader'
import { givenIn, type Given, type Param } from './matched-parts.ts'
import type { Span } from './report-figures.ts'

/** A list that is computed from the rows of a span. */
export type SpanList<Row> = {
  /** A statement whose columns are those of a row; it may read no surroundings. */
  source: (given: Given, param: Param) => string
  /** Columns of `r`. */
  keys: readonly PageKey<Row>[]
}

/** As `placesIn` of `@howl/platform/project-lists`: everything in such a list by its key, with its place, which counts from 1. */
export function placesInSpan<Row extends { key: string }>(span: Span, { source, keys }: SpanList<Row>): { sql: string; params: unknown[] } {
  const params: unknown[] = []
  const param: Param = (value) => `$${params.push(value)}`
  const order = keys.map(({ column, direction }) => `${column} ${direction}`).join(', ')
  const sql = `select r.key, row_number() over (order by ${order}) as place from (${source(givenIn(span, param), param)}) r`
  return { sql, params }
}

type InProjects = <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
type Wanted = { span: Span; orderBy: string | null; write: (given: Given, param: Param) => string }

/** Reads such lists for one request: lists of one form, of however many projects, are one statement, and so are their counts. */
export function openSpanLists(inProjects: InProjects) {
  const load = (wanted: readonly Wanted[]): Promise<object[][]> =>
    inProjects([...new Set(wanted.map(({ span }) => span.projectId))], async (tx) => {
      const answers = wanted.map((): object[] => [])
      for (const orderBy of new Set(wanted.map((one) => one.orderBy))) {
        const params: unknown[] = []
        const param: Param = (value) => `$${params.push(value)}`
        const selects = wanted.flatMap((one, place) => (one.orderBy === orderBy ? [`select ${place} as place, r.* from (${one.write(givenIn(one.span, param), param)}) r`] : []))
        const rows = await tx.query<{ place: number }>(`select * from (${selects.join(' union all ')}) r order by place${orderBy === null ? '' : `, ${orderBy}`}`, params)
        for (const { place, ...row } of rows) answers[place]?.push(row)
      }
      return answers
    })
  const loader = new DataLoader<Wanted, object[]>(load, { cache: false })

  return {
    /** @throws BAD_USER_INPUT for arguments that are no page, or a cursor that this list did not give. */
    page<Row extends object>(span: Span, { source, keys }: SpanList<Row>, args: PageArgs): Promise<Connection<Row>> {
      return listPage<Row>({
        args,
        keys,
        rows: ({ where, params, orderBy, limit }) =>
          loader.load({
            span,
            orderBy,
            write: (given, param) => {
              const after = where.replaceAll(/\$(\d+)/g, (_all, number) => param(params[Number(number) - 1]))
              return `select * from (${source(given, param)}) r where ${after} order by ${orderBy} limit ${limit}`
            },
          }) as Promise<Row[]>,
        count: async () => {
          const [row] = await loader.load({ span, orderBy: null, write: (given, param) => `select count(*)::int as count from (${source(given, param)}) r` })
          return (row as { count: number }).count
        },
      })
    },
  }
}
