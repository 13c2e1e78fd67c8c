import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimsFor, countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../test/factories.ts'

let finance: TestFinance
let project: TestProject
beforeAll(async () => {
  finance = await startFinance()
  project = finance.project()
  await project.recordExpense(1, { spentOn: '2026-01-01' })
  await finance.database.query(
    `insert into finance.orders (id, project_id, number, payment_code, status, customer_name, customer_key, currency, total_minor, paid_minor, placed_at, search_text)
     select gen_random_uuid(), $1, i, 'ZZ' || i, 'PAID', 'Customer', 'name:customer', 'VND', 1000 + i % 500, 0, now() - i * interval '1 minute', 'customer ' || i from generate_series(1, 20000) i`,
    [project.id],
  )
  await finance.database.query(
    `insert into finance.transactions (id, project_id, provider, source, external_id, direction, amount_minor, currency, occurred_at, match_state, search_text)
     select gen_random_uuid(), $1, 'MANUAL', 'HAND', i::text, 'IN', 1000 + i % 500, 'VND', now() - i * interval '1 minute', case when i % 1000 = 0 then 'UNMATCHED' else 'NOT_APPLICABLE' end, '' from generate_series(1, 20000) i`,
    [project.id],
  )
  await finance.database.query(
    `insert into finance.expenses (id, project_id, category_id, amount_minor, currency, spent_on, search_text)
     select gen_random_uuid(), project_id, id, 1 + i % 500, 'VND', '2026-01-01'::date - i % 3000, '' from finance.expense_categories, generate_series(1, 20000) i where project_id = $1`,
    [project.id],
  )
  await finance.database.query('analyze finance.orders, finance.transactions, finance.expenses')
})
afterAll(() => finance.stop())

/** How PostgreSQL reads a list, as the role and under the policies that it is read with. */
async function planOf(fields: string): Promise<string> {
  const { statements } = await countStatements('finance', () => project.read(fields))
  expect(statements).toHaveLength(1)
  const rows = await finance.db.inTenant(project.claims(), [project.id], (tx) => tx.query<Record<'QUERY PLAN', string>>(`explain (generic_plan, costs off) ${statements[0] ?? ''}`))
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

const cursorAfter = async (list: string, sort: string): Promise<string> => (await project.read(`${list}(sort: ${sort}, first: 50) { pageInfo { endCursor } }`))[list].pageInfo.endCursor

// Row-level security keeps PostgreSQL from using an index for a condition that it does not trust: each of these was one.
describe.each([
  ['orders', 'PLACED_AT_DESC', 'orders_by_placed_at', 'placed_at'],
  ['orders', 'TOTAL_ASC', 'orders_by_total', 'total_minor'],
  ['orders', 'NUMBER_DESC', 'orders_number', 'number'],
  ['orders', 'CUSTOMER_ASC', 'orders_by_customer', 'customer_name'],
  ['orders', 'STATUS_DESC', 'orders_by_status', 'status'],
  ['orders', 'PAID_ASC', 'orders_by_paid', 'paid_place'],
  ['orders', 'EMAIL_DESC', 'orders_by_email', 'CASE'],
  ['orders', 'REFERENCE_ASC', 'orders_by_reference', 'CASE'],
  ['orders', 'PAYMENT_CODE_DESC', 'orders_by_payment_code', 'payment_code'],
  ['orders', 'DUE_ASC', 'orders_by_due_minor', 'due_minor'],
  ['transactions', 'OCCURRED_AT_DESC', 'transactions_by_time', 'occurred_at'],
  ['transactions', 'AMOUNT_DESC', 'transactions_by_amount', 'amount_minor'],
  ['expenses', 'SPENT_ON_DESC', 'expenses_by_day', 'spent_on'],
  ['expenses', 'AMOUNT_ASC', 'expenses_by_amount', 'amount_minor'],
])('%s by %s', (list, sort, index, column) => {
  test('walk their index from the first page and from any other, and sort nothing', async () => {
    const first = await planOf(`${list}(sort: ${sort}) { nodes { id } }`)
    const later = await planOf(`${list}(sort: ${sort}, after: "${await cursorAfter(list, sort)}") { nodes { id } }`)
    for (const plan of [first, later]) {
      expect(plan).toContain(`using ${index} `)
      expect(plan).not.toMatch(/Seq Scan on (orders|transactions|expenses)|Sort/)
    }
    expect(later).toMatch(new RegExp(`Index Cond: .*\\(?(ROW\\()?${column}`))
  })
})

test('unmatched money has an index of its own', async () => {
  expect(await planOf('transactions(filter: { matchStates: [UNMATCHED] }) { nodes { id } }')).toContain('using transactions_unmatched ')
})

test('days of a list bound the index', async () => {
  expect(await planOf('orders(filter: { placed: { from: "2026-01-01", to: "2026-01-02" } }) { nodes { id } }')).toMatch(/Index Cond: .*placed_at >= parent\.lower.*placed_at < parent\.upper/)
})

test('the same list of many projects is one statement, and each gets its own rows in its own order and days', async () => {
  const vietnam = finance.project()
  const york = finance.project({ timeZone: 'America/New_York' })
  for (const one of [vietnam, york]) for (const placedAt of ['2026-03-05T16:30:00Z', '2026-03-05T17:30:00Z', '2026-03-06T04:30:00Z', '2026-03-06T05:30:00Z']) await one.createOrder(1, { placedAt })
  const projects = [york, vietnam, project]
  const claims = claimsFor({ projects: Object.fromEntries(projects.map(({ id, facts }) => [id, facts])) })
  const query = `query ($p: [_Any!]!) { _entities(representations: $p) { ... on Project {
    orders(filter: { placed: { from: "2026-03-06", to: "2026-03-06" } }, sort: NUMBER_ASC) { nodes { number } totalCount }
    other: orders(filter: { placed: { from: "2026-03-05", to: "2026-03-05" } }, sort: NUMBER_ASC) { nodes { number } }
  } } }`
  const { result, statements } = await countStatements('finance', () => project.ask<{ _entities: any[] }>(query, { p: projects.map(({ id }) => ({ __typename: 'Project', id })) }, claims))
  const seen = result.data._entities.map(({ orders, other }) => [orders, other].map(({ nodes }) => nodes.map(({ number }: { number: number }) => number)))
  expect(seen).toEqual([
    [[4], [1, 2, 3]],
    [[2, 3, 4], [1]],
    [[], []],
  ])
  expect(result.data._entities.map(({ orders }) => orders.totalCount)).toEqual([1, 3, 0])
  // Both lists of all projects, the counts of one of them, and the facts of projects that were not known yet.
  expect(statements.filter((sql) => !sql.includes('finance.projects'))).toHaveLength(2)
})
