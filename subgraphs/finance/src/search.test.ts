import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../test/factories.ts'

const MANY = 20_000

let finance: TestFinance
let project: TestProject
let neighbour: TestProject
beforeAll(async () => {
  finance = await startFinance()
  project = finance.project()
  neighbour = finance.project()
  for (const one of [project, neighbour]) {
    await one.recordExpense(1, { spentOn: '2026-01-01' })
    await finance.database.query(
      `insert into finance.orders (id, project_id, number, payment_code, status, customer_name, customer_key, currency, total_minor, placed_at, search_text)
       select gen_random_uuid(), $1::uuid, i, right($1::uuid::text, 8) || i, 'AWAITING_PAYMENT', 'Customer', 'name:customer', 'VND', 1000 + i % 500, now() - i * interval '1 minute',
         '#' || i || chr(10) || 'nguyen van ' || case when i % 1000 = 0 then 'hiem' else 'an' end || chr(10) || 1000 + i % 500 from generate_series(1, $2::int) i`,
      [one.id, MANY],
    )
    await finance.database.query(
      `insert into finance.transactions (id, project_id, provider, source, external_id, direction, amount_minor, currency, occurred_at, match_state, search_text)
       select gen_random_uuid(), $1::uuid, 'MANUAL', 'HAND', i::text, 'IN', 1000 + i % 500, 'VND', now() - i * interval '1 minute', 'NOT_APPLICABLE', 'nguyen van ' || case when i % 1000 = 0 then 'hiem' else 'an' end from generate_series(1, $2::int) i`,
      [one.id, MANY],
    )
    await finance.database.query(
      `insert into finance.expenses (id, project_id, category_id, amount_minor, currency, spent_on, search_text)
       select gen_random_uuid(), project_id, id, 1 + i % 500, 'VND', '2026-01-01'::date - i % 3000, 'nguyen van ' || case when i % 1000 = 0 then 'hiem' else 'an' end from finance.expense_categories, generate_series(1, $2::int) i where project_id = $1 and name = 'Filament'`,
      [one.id, MANY],
    )
  }
  await finance.database.query('vacuum analyze finance.orders, finance.transactions, finance.expenses')
})
afterAll(() => finance.stop())

type Search = { list?: string; search: string; sort?: string; more?: string; first?: number; one?: TestProject }

const listed = async ({ list = 'orders', search, sort = '', more = '', first = 50, one = project }: Search) =>
  (await one.read(`${list}(filter: { search: $search }, first: ${first} ${sort} ${more}) { nodes { id } pageInfo { endCursor hasNextPage } totalCount }`, { declare: '$search: String', variables: { search } }))[list]

/** Pages that the statements of a list touch, as the tenant's role and under its policies, by their own plan. */
async function buffersOf(wish: Search): Promise<number> {
  const seen: { sql: string; params: unknown[] }[] = []
  const { statements } = await countStatements('finance', () => listed(wish))
  const patterns = JSON.stringify([[`%${wish.search}%`]])
  for (const sql of statements) {
    const isFound = sql.includes('search_texts')
    const params = [[project.id], [null], [null], [null], wish.search, ...(isFound ? [patterns] : [])]
    seen.push({ sql, params })
  }
  return finance.db.inTenant(project.claims(), [project.id], async (tx) => {
    let pages = 0
    for (const { sql, params } of seen) {
      const [row] = await tx.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(`explain (analyze, buffers, format json) ${sql}`, params)
      const plan = row?.['QUERY PLAN'][0]?.Plan
      pages += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
    }
    return pages
  })
}

describe.each(['orders', 'transactions', 'expenses'])('a search of %s', (list) => {
  test('reads an index and not the table, for the page and for its count', async () => {
    const { nodes, totalCount } = await listed({ list, search: 'hiem' })
    expect([nodes.length, totalCount]).toEqual([20, 20])
    const [{ pages: whole }] = await finance.database.query<{ pages: number }>(`select (pg_relation_size('finance.${list}') / 8192)::int as pages`) as [{ pages: number }]
    const read = await buffersOf({ list, search: 'hiem' })
    // Either of the two alone would read the whole table.
    expect(read).toBeLessThan(whole)
    // A word that nobody wrote costs next to nothing.
    expect(await buffersOf({ list, search: 'xyzzy' })).toBeLessThan(100)
  })

  test('finds the same in the same order, page by page, however much there is of it', async () => {
    for (const [search, count] of [['hiem', 20], ['VĂN Hiếm', 20], ['nguyen', MANY], ['ng', MANY], ['an', MANY]] as const) {
      const first = await listed({ list, search, first: 7 })
      expect([search, first.totalCount]).toEqual([search, count])
      const second = await listed({ list, search, first: 7, more: `, after: "${first.pageInfo.endCursor}"` })
      const both = await listed({ list, search, first: 14 })
      expect([...first.nodes, ...second.nodes]).toEqual(both.nodes)
    }
  })
})

test('the index gives a tenant nothing of another, whatever it is asked', async () => {
  const ask = (as: TestProject, of: TestProject, table = 'orders') =>
    finance.db.inTenant(as.claims(), [as.id], async (tx) => (await tx.query<{ ids: string[] | null }>(`select finance.search_texts($1, $2, '[["%hiem%"]]', 1000) as ids`, [table, of.id]))[0]?.ids)
  expect(await ask(project, project)).toHaveLength(20)
  expect(await ask(project, neighbour)).toEqual([])
  expect(await ask(project, finance.project())).toEqual([])
  // Neither a table that is not searched, nor more than a table's name.
  for (const table of ['webhook_events', `orders t where true or 't' = 't' --`]) await expect(ask(project, project, table)).rejects.toThrow('are not searched')
  await expect(finance.db.asSystem('a test', (tx) => tx.query(`select finance.search_texts('orders', $1, '[["%hiem%"]]', 1000)`, [project.id]))).rejects.toThrow('permission denied')
})

test('searches of several projects are one statement, and each gets its own', async () => {
  const few = finance.project()
  await few.createOrder(5, { reference: 'hiem lam' })
  const { orders: mine } = await few.read('orders(filter: { search: "hiem" }) { totalCount }')
  expect(mine.totalCount).toBe(1)
  expect((await listed({ search: 'hiem' })).totalCount).toBe(20)
})

test('wildcards and quotes in a search are what they are', async () => {
  const shop = finance.project()
  for (const reference of ['100% cotton', '100 percent', 'a_bcd', 'axbcd', `o'hara`, 'c:\\dir', uuidv7()]) await shop.createOrder(5, { reference })
  for (const [search, count] of [['100%', 1], ['a_bcd', 1], [`o'hara`, 1], ['c:\\dir', 1], [`'hara`, 1], ['100', 2]] as const) expect([search, (await listed({ search, one: shop })).totalCount]).toEqual([search, count])
})
