import { expect, it } from 'vitest'
import { appendPage, joinPages } from './records.ts'

const page = (ids: string, hasNextPage = true) => ({ edges: [...ids].map((id) => ({ node: { id } })), pageInfo: { hasNextPage, endCursor: ids.at(-1) ?? null }, totalCount: 99 })
const order = (pages: { rows: readonly { id: string }[] }) => pages.rows.map((row) => row.id).join('')

it('puts each page behind those before it, and a row that moved between them only once', () => {
  const first = joinPages(undefined, page('abc'))
  const second = appendPage(first, page('cde'))
  expect(order(second)).toBe('abcde')
  expect(order(appendPage(second, page('efg', false)))).toBe('abcdefg')
  expect(second).toMatchObject({ endCursor: 'e', hasMore: true })
})

it('keeps what was loaded behind a first page that changed', () => {
  const loaded = appendPage(joinPages(undefined, page('abc')), page('def'))
  expect(order(joinPages(loaded, page('xab')))).toBe('xabcdef')
  expect(order(joinPages(loaded, page('bcd')))).toBe('bcdef')
  expect(joinPages(loaded, page('xab'))).toMatchObject({ endCursor: 'f', hasMore: true })
})

it('begins anew when nothing joins the first page to the rest', () => {
  const loaded = appendPage(joinPages(undefined, page('abc')), page('def'))
  expect(joinPages(loaded, page('xyz'))).toMatchObject({ endCursor: 'z', hasMore: true })
  expect(order(joinPages(loaded, page('xyz')))).toBe('xyz')
})
