import { badInput } from './errors.ts'

/** The arguments of every list in the graph (Relay cursor connections). */
export type PageArgs = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** One column of the order of a list. The last key must be unique, or pages would skip or repeat rows. */
export type PageKey<Row> = {
  /** SQL of the column, as it stands in the statement: `o.placed_at`. Never from user input. */
  column: string
  type: 'timestamptz' | 'uuid' | 'bigint' | 'integer' | 'numeric' | 'text' | 'date'
  direction: 'ASC' | 'DESC'
  of: (row: Row) => string | number | bigint | Date
}

export type Edge<Row> = { cursor: string; node: Row }

export type Connection<Row> = {
  edges: Edge<Row>[]
  nodes: Row[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  /** A function, so that the count is asked of the database only when the query selects it. */
  totalCount: () => Promise<number>
}

export type PageQuery = {
  /** `true`, or the comparison that begins the page after (before) the cursor; `$1…` number its parameters. */
  where: string
  params: unknown[]
  orderBy: string
  limit: number
}

type ListPage<Row> = {
  args: PageArgs
  keys: readonly PageKey<Row>[]
  /** @defaultValue 50 */
  defaultFirst?: number | undefined
  /** Parameters that the statement already has; the cursor's are numbered after them. @defaultValue 0 */
  paramsBefore?: number
  rows: (query: PageQuery) => Promise<Row[]>
  count: () => Promise<number>
}

export const MAX_PAGE = 200

/**
 * One page by keyset: the cursor holds the last row's keys, so page 10,000 costs what page 1 costs and rows that
 * arrive meanwhile move nothing.
 *
 * @throws BAD_USER_INPUT for `first`/`last` outside 1 to 200, both at once, or a cursor that this list did not give.
 */
export async function listPage<Row>(list: ListPage<Row>): Promise<Connection<Row>> {
  const { size, isBackward, cursor } = readArgs(list.args, list.defaultFirst ?? 50)
  const after = cursor === null ? null : readCursor(cursor, list.keys)
  const comparison = after
    ? seek({ keys: list.keys, values: after, isBackward, firstParam: (list.paramsBefore ?? 0) + 1 })
    : { where: 'true', params: [] }
  // One row more than asked for tells whether there is another page.
  const found = await list.rows({ ...comparison, orderBy: orderBy(list.keys, isBackward), limit: size + 1 })
  const hasMore = found.length > size
  const rows = found.slice(0, size)
  if (isBackward) rows.reverse()
  const edges = rows.map((node) => ({ cursor: writeCursor(node, list.keys), node }))
  return {
    edges,
    nodes: rows,
    pageInfo: {
      hasNextPage: isBackward ? cursor !== null : hasMore,
      hasPreviousPage: isBackward ? hasMore : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: list.count,
  }
}

function readArgs({ first, after, last, before }: PageArgs, defaultFirst: number) {
  if (first != null && last != null) throw badInput('Ask for `first` or for `last`, not for both.')
  if (after != null && before != null) throw badInput('Ask `after` or `before` a cursor, not both.')
  const isBackward = last != null
  if (isBackward && after != null) throw badInput('`last` goes with `before`.')
  if (!isBackward && before != null) throw badInput('`before` goes with `last`.')
  const size = first ?? last ?? defaultFirst
  if (size < 1 || size > MAX_PAGE) throw badInput(`\`${isBackward ? 'last' : 'first'}\` is 1 to ${MAX_PAGE}.`)
  return { size, isBackward, cursor: after ?? before ?? null }
}

const orderBy = (keys: readonly PageKey<never>[], isBackward: boolean): string =>
  keys.map(({ column, direction }) => `${column} ${(direction === 'DESC') === isBackward ? 'ASC' : 'DESC'}`).join(', ')

type Seek = { keys: readonly PageKey<never>[]; values: string[]; isBackward: boolean; firstParam: number }

/**
 * When all keys run the same way PostgreSQL can walk the index with one row comparison; mixed directions need the
 * spelled-out form.
 */
function seek({ keys, values, isBackward, firstParam }: Seek): { where: string; params: string[] } {
  const sign = (direction: 'ASC' | 'DESC') => ((direction === 'ASC') === isBackward ? '<' : '>')
  const param = (index: number) => `$${firstParam + index}::${keys[index]?.type}`
  const isUniform = keys.every((key) => key.direction === keys[0]?.direction)
  if (isUniform && keys[0]) {
    const columns = keys.map((key) => key.column).join(', ')
    return { where: `(${columns}) ${sign(keys[0].direction)} (${keys.map((_, index) => param(index)).join(', ')})`, params: values }
  }
  const cases = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((earlier, at) => `${earlier.column} = ${param(at)}`)
    return [...equal, `${key.column} ${sign(key.direction)} ${param(index)}`].join(' and ')
  })
  return { where: `(${cases.map((one) => `(${one})`).join(' or ')})`, params: values }
}

function writeCursor<Row>(row: Row, keys: readonly PageKey<Row>[]): string {
  const values = keys.map(({ of }) => {
    const value = of(row)
    return value instanceof Date ? value.toISOString() : String(value)
  })
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Each value is checked against its type here, so that a made-up cursor is the caller's mistake and never a database error. */
const CURSOR_VALUE: Record<PageKey<never>['type'], (text: string) => boolean> = {
  timestamptz: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  uuid: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text),
  bigint: (text) => /^-?\d{1,18}$/.test(text),
  integer: (text) => /^-?\d{1,9}$/.test(text),
  numeric: (text) => /^-?\d{1,38}$/.test(text),
  text: (text) => !text.includes('\u0000') && text.length <= 1000,
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
}

function readCursor(cursor: string, keys: readonly PageKey<never>[]): string[] {
  const broken = badInput('The cursor is not one that this list gave. Start again from the first page.')
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw broken
  }
  if (!Array.isArray(values) || values.length !== keys.length) throw broken
  return keys.map(({ type }, index) => {
    const value: unknown = values[index]
    if (typeof value !== 'string') throw broken
    let isValid = false
    try {
      isValid = CURSOR_VALUE[type](value)
    } catch {
      throw broken
    }
    if (!isValid) throw broken
    return value
  })
}
