import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient, useQuery } from '@apollo/client/react'
import { getOperationName } from '@apollo/client/utilities/internal'
import { startTransition, useCallback, useMemo, useReducer, useRef } from 'react'
import { aheadSize } from '../apollo/cache.ts'
import { problemOf, type Problem } from '../apollo/problems.ts'

interface Connection<Row> {
  edges: readonly { node: Row }[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
  totalCount: number
}

export interface Records<Data, Row> {
  rows: readonly Row[]
  ids: readonly string[]
  data: Data | undefined
  /** Null before anything is known. */
  total: number | null
  problem: Problem | null
  /** The rows are those of a former filter, while the new ones are on their way. */
  isStale: boolean
  more: { hasMore: boolean; isLoading: boolean; load: () => void }
  refresh: () => Promise<void>
  /** Takes a row out of sight at once. The answer puts it back to where it was. */
  take: (id: string) => () => void
}

interface Wish<Data, Variables, Row> {
  query: TypedDocumentNode<Data, Variables>
  /** All but the page. */
  variables: Omit<Variables, 'first' | 'after'>
  path: readonly string[]
  listOf: (data: Data) => Connection<Row> | null | undefined
}

/** What was loaded of one list, in its order, and the ids in it (a set that grows: with 100,000 rows none is made anew). The first page is the query's own and follows the cache; the rest stands here. */
interface Pages<Row> {
  first: Connection<Row>['edges']
  rows: readonly Row[]
  known: Set<string>
  endCursor: string | null
  hasMore: boolean
}

const firstSize = 50
const keptLists = 20
const kept = new WeakMap<ApolloClient, Map<string, Pages<never>>>()

/**
 * A list of any length, page by page. 100,000 edges in one result of a query would be read, compared and copied anew for
 * every page and every change; so only the first page is such a result, and each further one is asked for once.
 */
export function useRecords<Data, Variables extends OperationVariables, Row extends { id: string }>({ query, variables, path, listOf }: Wish<Data, Variables, Row>): Records<Data, Row> {
  const client = useApolloClient()
  const [, show] = useReducer((count: number) => count + 1, 0)
  const lists = listsOf<Row>(client)
  const key = JSON.stringify([getOperationName(query), variables])
  const asked = { ...variables, first: firstSize } as unknown as Variables
  const answer = useQuery(query as TypedDocumentNode<Data, OperationVariables>, { variables: asked })
  const data = answer.data
  const first = data === undefined ? null : listOf(data)
  const loading = useRef<string | null>(null)
  const former = useRef<{ pages: Pages<Row>; total: number; data: Data | undefined } | null>(null)

  let pages = lists.get(key)
  if (first && pages?.first !== first.edges) {
    pages = joinPages(pages, first)
    keep(lists, { key, pages })
  }
  const problem = first ? null : problemOf(answer.error, path)
  const isStale = !first && !pages && former.current !== null && !problem
  const shown = pages ?? (isStale ? former.current?.pages : undefined)
  const total = first?.totalCount ?? (shown ? (former.current?.total ?? null) : null)
  if (pages && first) former.current = { pages, total: first.totalCount, data }

  const rows = shown?.rows ?? noRows
  const ids = useMemo(() => rows.map((row) => row.id), [rows])

  const load = useCallback(() => {
    const before = lists.get(key)
    if (!before?.hasMore || before.endCursor === null || loading.current === key) return
    loading.current = key
    const next = { ...variables, first: aheadSize, after: before.endCursor } as unknown as Variables
    client
      .query({ query, variables: next, fetchPolicy: 'network-only' })
      .then((page) => {
        const now = lists.get(key)
        const connection = page.data === undefined ? null : listOf(page.data)
        if (now && connection && now.endCursor === before.endCursor) keep(lists, { key, pages: appendPage(now, connection) })
      })
      .catch(() => {
        // The end of the list stays in sight with its button, which asks again.
      })
      .finally(() => {
        loading.current = null
        startTransition(show)
      })
    startTransition(show)
    // `key` says all that the variables do.
  }, [client, lists, key, query])

  const { refetch } = answer
  const refresh = useCallback(async () => {
    await refetch()
  }, [refetch])

  const take = (id: string) => {
    const before = lists.get(key)
    const at = before?.rows.findIndex((row) => row.id === id) ?? -1
    const row = before?.rows[at]
    if (!before || !row) return () => {}
    keep(lists, { key, pages: { ...before, rows: before.rows.toSpliced(at, 1) } })
    show()
    return () => {
      const now = lists.get(key)
      if (now && !now.rows.some((one) => one.id === id)) keep(lists, { key, pages: { ...now, rows: now.rows.toSpliced(Math.min(at, now.rows.length), 0, row) } })
      show()
    }
  }

  return {
    rows,
    ids,
    data: data ?? former.current?.data,
    total,
    problem,
    isStale,
    more: { hasMore: shown?.hasMore ?? false, isLoading: loading.current === key || answer.loading, load },
    refresh,
    take,
  }
}

const noRows: readonly never[] = []

function listsOf<Row>(client: ApolloClient): Map<string, Pages<Row>> {
  let lists = kept.get(client)
  if (!lists) {
    const made = new Map<string, Pages<never>>()
    kept.set(client, made)
    // What one person saw is gone before another can look.
    client.onClearStore(() => Promise.resolve(made.clear()))
    lists = made
  }
  return lists
}

function keep<Row>(lists: Map<string, Pages<Row>>, { key, pages }: { key: string; pages: Pages<Row> }): void {
  lists.delete(key)
  lists.set(key, pages)
  const [oldest] = lists.keys()
  if (lists.size > keptLists && oldest !== undefined) lists.delete(oldest)
}

/** A first page that changed, before the rows that were loaded behind it; when nothing joins them, those are loaded again. */
export function joinPages<Row extends { id: string }>(before: Pages<Row> | undefined, first: Connection<Row>): Pages<Row> {
  const rows = first.edges.map(({ node }) => node)
  const known = new Set(rows.map((row) => row.id))
  const fresh = { first: first.edges, rows, known, endCursor: first.pageInfo.endCursor ?? null, hasMore: first.pageInfo.hasNextPage }
  const last = rows.at(-1)
  const joint = before && last ? before.rows.findIndex((row) => row.id === last.id) : -1
  if (!before || joint < 0 || joint === before.rows.length - 1) return fresh
  const all = [...rows, ...before.rows.slice(joint + 1).filter((row) => !known.has(row.id))]
  return { ...before, first: first.edges, rows: all, known: new Set(all.map((row) => row.id)) }
}

export function appendPage<Row extends { id: string }>(before: Pages<Row>, page: Connection<Row>): Pages<Row> {
  const rows = page.edges.map(({ node }) => node).filter((row) => !before.known.has(row.id))
  for (const row of rows) before.known.add(row.id)
  return { ...before, rows: [...before.rows, ...rows], endCursor: page.pageInfo.endCursor ?? null, hasMore: page.pageInfo.hasNextPage }
}
