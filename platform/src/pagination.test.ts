import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listPage, type PageArgs, type PageKey } from './pagination.ts'

type Row = { at: Date; rank: number }

const keys: PageKey<Row>[] = [
  { column: 'at', type: 'timestamptz', direction: 'DESC', of: (row) => row.at },
  { column: 'rank', type: 'integer', direction: 'DESC', of: (row) => row.rank },
]
const start = Date.parse('2026-01-01T00:00:00Z')
const rows = Array.from({ length: 57 }, (_, rank) => ({ rank, at: new Date(start + Math.floor(rank / 4) * 1000) }))
const sorted = rows.toSorted((one, other) => other.at.getTime() - one.at.getTime() || other.rank - one.rank)

/** Answers the statement's meaning from an array: the row comparison, the order and the limit. */
function page(args: PageArgs) {
  return listPage<Row>({
    args,
    keys,
    rows: ({ where, params, orderBy, limit }) => {
      const isAscending = orderBy === 'at ASC, rank ASC'
      const order = isAscending ? sorted.toReversed() : sorted
      if (where === 'true') return Promise.resolve(order.slice(0, limit))
      expect(where).toBe(`(at, rank) ${isAscending ? '>' : '<'} ($1::timestamptz, $2::integer)`)
      const index = order.findIndex(({ at, rank }) => at.toISOString() === params[0] && String(rank) === params[1])
      return Promise.resolve(order.slice(index + 1, index + 1 + limit))
    },
    count: () => Promise.resolve(rows.length),
  })
}

describe('listPage', () => {
  it('walks forward and backward over every row once, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.boolean(), async (size, isBackward) => {
        const seen: Row[] = []
        let cursor: string | null = null
        for (;;) {
          const found: Awaited<ReturnType<typeof page>> = await page(isBackward ? { last: size, before: cursor } : { first: size, after: cursor })
          if (isBackward) seen.unshift(...found.nodes)
          else seen.push(...found.nodes)
          const hasMore = isBackward ? found.pageInfo.hasPreviousPage : found.pageInfo.hasNextPage
          cursor = isBackward ? found.pageInfo.startCursor : found.pageInfo.endCursor
          if (!hasMore) break
        }
        expect(seen).toEqual(sorted)
      }),
    )
  })

  it.each<[string, PageArgs]>([
    ['zero', { first: 0 }],
    ['more than 200', { first: 201 }],
    ['negative', { last: -1 }],
    ['both ends', { first: 1, last: 1 }],
    ['a cursor that is no cursor', { first: 1, after: 'nonsense' }],
    ['a cursor with too few keys', { first: 1, after: Buffer.from('["1"]').toString('base64url') }],
    ['a cursor with SQL in it', { first: 1, after: Buffer.from(`["2026-01-01T00:00:00.000Z","1; drop table x"]`).toString('base64url') }],
    ['a day that does not exist', { first: 1, after: Buffer.from(`["2026-13-41T00:00:00.000Z","1"]`).toString('base64url') }],
  ])('refuses %s', async (_, args) => {
    await expect(page(args)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('spells the comparison out when the directions differ', async () => {
    const mixed: PageKey<Row>[] = [{ ...keys[0]!, direction: 'ASC' }, keys[1]!]
    const after = Buffer.from(`["2026-01-01T00:00:00.000Z","1"]`).toString('base64url')
    await listPage<Row>({
      args: { first: 1, after },
      keys: mixed,
      paramsBefore: 2,
      rows: ({ where }) => {
        expect(where).toBe('((at > $3::timestamptz) or (at = $3::timestamptz and rank < $4::integer))')
        return Promise.resolve([])
      },
      count: () => Promise.resolve(0),
    })
  })
})
