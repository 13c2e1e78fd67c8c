import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimsFor, countStatements } from '@howl/testkit'
import { sepayEvent, startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'
import { readReport, readRows, REPORTS, sumOf, type ReportName } from '../../test/reading-reports.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const NAMES = Object.keys(REPORTS) as ReportName[]
const march = { from: '2026-03-01', to: '2026-03-31' }
const spring = { from: '2026-02-15', to: '2026-04-10' }

type Line = [description: string, price: number | bigint]

const linesOf = (project: TestProject, lines: Line[]) => lines.map(([description, price]) => ({ description, quantity: 1, unitPrice: project.money(price) }))

type Customer = { name: string; email?: string }
const AN: Customer = { name: 'An', email: 'an@example.com' }

async function order(project: TestProject, lines: Line[], { customer = AN } = {}) {
  return project.createOrder(0, { customer, lines: linesOf(project, lines), placedAt: '2026-01-01T00:00:00Z' })
}

async function paid(project: TestProject, amount: number, receivedAt: string, customer = AN) {
  const { id } = await order(project, [['Vase', amount]], { customer })
  await project.recordPayment(id, amount, { receivedAt })
  return id
}

const amounts = (figures: Record<string, any>, names: string[]) => Object.fromEntries(names.map((name) => [name, figures[name].amount.amount]))

describe('profit', () => {
  test('by month, each beside its own month before, with the rows behind each number', async () => {
    const project = finance.project()
    await paid(project, 900, '2026-01-20T10:00:00Z')
    await paid(project, 400, '2026-02-20T10:00:00Z')
    await paid(project, 1000, '2026-03-05T10:00:00Z')
    await paid(project, 200, '2026-03-06T10:00:00Z')
    await project.recordExpense(300, { spentOn: '2026-03-06', category: 'Rent' })
    await project.recordExpense(100, { spentOn: '2026-02-06', category: 'Rent' })
    await project.recordExpense(50, { spentOn: '2026-04-01', category: 'Tax' })
    const { period, comparedWith, total, months, asOf } = await readReport(project, 'profitReport', { from: '2026-02-01', to: '2026-04-30' }, { compareWith: 'PERIOD_BEFORE' })
    expect({ period, comparedWith, asOf }).toEqual({ period: { from: '2026-02-01', to: '2026-04-30' }, comparedWith: { from: '2025-11-01', to: '2026-01-31' }, asOf: '2026-11-15T18:00:00.000Z' })
    expect(total).toMatchObject({
      revenue: { amount: { amount: '1600', currency: 'VND' }, previous: { amount: '900' }, change: { amount: '700' }, changeShare: '0.7778', rows: { count: 3, kind: 'REVENUE', from: '2026-02-01', to: '2026-04-30' } },
      expenses: { amount: { amount: '450' }, previous: { amount: '0' }, change: { amount: '450' }, changeShare: null, rows: { count: 3 } },
      netProfit: { amount: { amount: '1150' }, previous: { amount: '900' }, rows: { count: 6, kind: 'NET_PROFIT' } },
      profitMargin: '0.7188',
      previousProfitMargin: '1.0000',
    })
    expect(months.map(({ period: { from }, comparedWith: before, ...month }: any) => [from, before.from, amounts(month, ['revenue', 'expenses', 'netProfit']), month.revenue.previous.amount])).toEqual([
      ['2026-02-01', '2026-01-01', { revenue: '400', expenses: '100', netProfit: '300' }, '900'],
      ['2026-03-01', '2026-02-01', { revenue: '1200', expenses: '300', netProfit: '900' }, '400'],
      ['2026-04-01', '2026-03-01', { revenue: '0', expenses: '50', netProfit: '-50' }, '1200'],
    ])
    expect(months[2]).toMatchObject({ profitMargin: null, netProfit: { changeShare: '-1.0556' } })
  })

  test('a loss that shrinks is a change upwards, also as a share', async () => {
    const project = finance.project()
    await project.recordExpense(200, { spentOn: '2026-02-10' })
    await project.recordExpense(50, { spentOn: '2026-03-10' })
    const { total } = await readReport(project, 'profitReport', march, { compareWith: 'PERIOD_BEFORE' })
    expect(total.netProfit).toMatchObject({ amount: { amount: '-50' }, previous: { amount: '-200' }, change: { amount: '150' }, changeShare: '0.7500' })
  })

  test('is compared with nothing unless that is asked for', async () => {
    const project = finance.project()
    const { comparedWith, total } = await readReport(project, 'profitReport', march)
    expect({ comparedWith, revenue: total.revenue, margin: total.previousProfitMargin }).toMatchObject({ comparedWith: null, revenue: { previous: null, change: null, changeShare: null }, margin: null })
  })

  test('a category holds those beneath it, and one that was only in the compared period is shown with nothing', async () => {
    const project = finance.project()
    for (const [category, amount, spentOn] of [['Machines', 100, '2026-03-01'], ['Printers', 70, '2026-03-02'], ['Nozzles', 30, '2026-03-03'], ['Rent', 150, '2026-03-03'], ['Trips', 5, '2026-02-03']] as const) {
      await project.recordExpense(amount, { spentOn, category })
    }
    await finance.database.query(
      `update finance.expense_categories set parent_id = (select id from finance.expense_categories where project_id = $1 and name = 'Machines') where project_id = $1 and name in ('Printers', 'Nozzles')`,
      [project.id],
    )
    const { total } = await readReport(project, 'profitReport', march, { compareWith: 'PERIOD_BEFORE' })
    const shown = ({ category, expenses, share, children = [] }: any): unknown => ({ category, amount: expenses.amount.amount, count: expenses.rows.count, share, children: children.map(shown) })
    expect(total.categories.map(shown)).toEqual([
      {
        category: 'Machines',
        amount: '200',
        count: 3,
        share: '0.5714',
        children: [
          { category: 'Printers', amount: '70', count: 1, share: '0.2000', children: [] },
          { category: 'Nozzles', amount: '30', count: 1, share: '0.0857', children: [] },
        ],
      },
      { category: 'Rent', amount: '150', count: 1, share: '0.4286', children: [] },
      { category: 'Trips', amount: '0', count: 0, share: '0.0000', children: [] },
    ])
    expect(total.categories[2].expenses.previous).toEqual({ amount: '5' })
    const { rows } = await readRows(project, total.categories[0].expenses.rows)
    expect(rows.map(({ amount }) => amount.amount)).toEqual(['30', '70', '100'])
  })
})

describe('revenue by customer', () => {
  test('is by e-mail in upper or lower case, else by name, and says which', async () => {
    const project = finance.project()
    await paid(project, 100, '2026-03-05T10:00:00Z', { name: 'An', email: 'An@Example.com' })
    await paid(project, 200, '2026-03-06T10:00:00Z', { name: 'Bà An', email: 'an@example.com' })
    await paid(project, 40, '2026-03-07T10:00:00Z', { name: 'An' })
    await paid(project, 50, '2026-02-07T10:00:00Z', { name: 'An' })
    const { revenue, customers } = await readReport(project, 'customerReport', march, { compareWith: 'PERIOD_BEFORE' })
    expect(revenue).toMatchObject({ amount: { amount: '340' }, previous: { amount: '50' } })
    expect(customers).toMatchObject({
      totalCount: 2,
      nodes: [
        { name: 'Bà An', email: 'an@example.com', orderCount: 2, share: '0.8824', revenue: { amount: { amount: '300' }, previous: { amount: '0' }, changeShare: null, rows: { count: 2 } } },
        { name: 'An', email: null, orderCount: 1, share: '0.1176', revenue: { amount: { amount: '40' }, previous: { amount: '50' }, changeShare: '-0.2000', rows: { count: 1 } } },
      ],
    })
    expect(customers.nodes.map(({ key }: any) => key)).toEqual(['email:an@example.com', 'name:an'])
  })

  test('pages either way by what they paid', async () => {
    const project = finance.project()
    for (let index = 0; index < 7; index += 1) await paid(project, 100 + Math.floor(index / 2), '2026-03-05T10:00:00Z', { name: `Customer ${index}` })
    for (const sort of ['REVENUE_DESC', 'REVENUE_ASC']) {
      const page = async (args: string) => (await project.read(`customerReport(range: { from: "2026-03-01", to: "2026-03-31" }) { customers(sort: ${sort}, ${args}) { nodes { key revenue { amount { amount } } } pageInfo { hasNextPage endCursor } } }`))['customerReport'].customers
      const whole = (await page('first: 100')).nodes
      const paged: unknown[] = []
      for (let after = '', isMore = true; isMore; ) {
        const { nodes, pageInfo } = await page(`first: 3${after && `, after: "${after}"`}`)
        paged.push(...nodes)
        after = pageInfo.endCursor
        isMore = pageInfo.hasNextPage
      }
      expect(paged).toEqual(whole)
      expect(whole).toHaveLength(7)
      expect(whole[0].revenue.amount.amount).toBe(sort === 'REVENUE_DESC' ? '103' : '100')
    }
  })
})

describe('revenue by order line', () => {
  test('is spread by the totals of the lines, and what is left goes to the largest remainders', async () => {
    const project = finance.project()
    const { id } = await order(project, [['Vase', 100], ['Lamp', 100], ['Stand', 100], ['Gift', 0]])
    await project.recordPayment(id, 100, { receivedAt: '2026-03-05T10:00:00Z' })
    await project.recordPayment(id, 200, { receivedAt: '2026-03-06T10:00:00Z' })
    await project.recordPayment(id, 50, { receivedAt: '2026-04-06T10:00:00Z' })
    const shown = async (range: { from: string; to: string }) => {
      const { revenue, lines } = await readReport(project, 'lineReport', range)
      expect(sumOf(lines.nodes.map((line: any) => line.revenue.amount))).toBe(BigInt(revenue.amount.amount))
      return Object.fromEntries(lines.nodes.map((line: any) => [line.description, line.revenue.amount.amount]))
    }
    // 100 is 34 + 33 + 33, and 200 is 67 + 67 + 66.
    expect(await shown(march)).toEqual({ Vase: '101', Lamp: '100', Stand: '99' })
    expect(await shown({ from: '2026-04-01', to: '2026-04-30' })).toEqual({ Vase: '17', Lamp: '17', Stand: '16' })
    expect(await shown({ from: '2026-03-01', to: '2026-04-30' })).toEqual({ Vase: '118', Lamp: '117', Stand: '115' })
  })

  test('stays exact where a product of two amounts is larger than a bigint', async () => {
    const project = finance.project()
    const { id } = await order(project, [['Tower', 600_000_000_000_000_000n], ['Bridge', 300_000_000_000_000_001n]])
    await project.recordPayment(id, '700000000000000001', { receivedAt: '2026-03-05T10:00:00Z' })
    const { lines } = await readReport(project, 'lineReport', march)
    // 700000000000000001 × 600000000000000000 / 900000000000000001 = 466666666666666666.8…
    expect(lines.nodes.map((line: any) => [line.description, line.revenue.amount.amount])).toEqual([['Tower', '466666666666666667'], ['Bridge', '233333333333333334']])
  })

  test('of one description is one line, with every order in its rows', async () => {
    const project = finance.project()
    for (const amount of [10, 20]) await paid(project, amount, '2026-03-05T10:00:00Z')
    const other = await order(project, [['Vase', 30], ['vase', 5]])
    await project.recordPayment(other.id, 35, { receivedAt: '2026-03-06T10:00:00Z' })
    const { lines } = await readReport(project, 'lineReport', march)
    expect(lines.nodes.map((line: any) => [line.description, line.revenue.amount.amount, line.revenue.rows.count])).toEqual([['Vase', '60', 3], ['vase', '5', 1]])
    const { rows } = await readRows(project, lines.nodes[0].revenue.rows)
    expect(rows[0]).toMatchObject({ amount: { amount: '30' }, line: 'Vase', order: { id: other.id }, on: '2026-03-06' })
  })
})

describe('cash', () => {
  test('is all money that moved, by what it is for, beside the recorded expenses', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const { paymentCode } = await order(project, [['Vase', 500]])
    const transfer = (more: Record<string, unknown>) => connection.send({ transactionDate: '2026-03-10 09:00:00', ...more })
    await transfer({ transferAmount: 300, code: paymentCode })
    await transfer({ transferAmount: 70 })
    await transfer({ transferAmount: 40 })
    await transfer({ transferAmount: 25, accountNumber: '777' })
    await transfer({ transferAmount: 90, transferType: 'out' })
    await transfer({ transferAmount: 1000, code: paymentCode, transactionDate: '2026-02-10 09:00:00' })
    await finance.drain()
    await project.recordExpense(60, { spentOn: '2026-03-11' })
    const waiting = (await project.read('transactions(filter: { matchStates: [UNMATCHED] }) { nodes { id amount { amount } } }'))['transactions'].nodes
    await project.mutate('setTransactionAside', { id: waiting.find((one: any) => one.amount.amount === '40').id, as: 'LOAN' }, { selection: '... on SetTransactionAsideSuccess { transaction { id } }' })
    const { total, months, otherCurrencies } = await readReport(project, 'cashReport', march, { compareWith: 'PERIOD_BEFORE' })
    const names = ['cashIn', 'matched', 'unmatched', 'setAside', 'notApplicable', 'cashOut', 'netCash', 'expenses']
    expect(amounts(total, names)).toEqual({ cashIn: '435', matched: '300', unmatched: '70', setAside: '40', notApplicable: '25', cashOut: '90', netCash: '345', expenses: '60' })
    expect(total.cashIn).toMatchObject({ previous: { amount: '1000' }, change: { amount: '-565' }, changeShare: '-0.5650', rows: { count: 4 } })
    expect(months).toHaveLength(1)
    expect(otherCurrencies).toEqual([])
  })

  test('what a transfer pays in part is matched and waits for an order, and is one transfer', async () => {
    const project = finance.project()
    const connection = await project.connect()
    await connection.send({ transactionDate: '2026-03-10 09:00:00', transferAmount: 100 })
    await finance.drain()
    const { id } = await order(project, [['Vase', 60]])
    const [{ id: transactionId }] = (await project.read('transactions { nodes { id } }'))['transactions'].nodes
    await project.mutate('matchTransaction', { id: transactionId, parts: [{ orderId: id, amount: project.money(60) }] }, { selection: '... on MatchTransactionSuccess { transaction { id } }' })
    const { total } = await readReport(project, 'cashReport', march)
    expect(total).toMatchObject({ cashIn: { amount: { amount: '100' }, rows: { count: 1 } }, matched: { amount: { amount: '60' }, rows: { count: 1 } }, unmatched: { amount: { amount: '40' }, rows: { count: 1 } } })
  })

  test('money that was told of twice moved once, and other currencies stand beside it', async () => {
    const project = finance.project({ currency: 'USD' })
    const connection = await project.connect()
    for (const transferAmount of [100, 100, 30]) await connection.send({ transactionDate: '2026-03-10 09:00:00', transferAmount })
    await connection.send({ transactionDate: '2026-03-10 09:00:00', transferAmount: 7, transferType: 'out' })
    await finance.drain()
    await finance.database.query(
      `with twins as (select id, row_number() over (order by id) as place, first_value(id) over (order by id) as first from finance.transactions where project_id = $1 and amount_minor = 100)
       update finance.transactions t set match_state = 'NOT_APPLICABLE', twin_of = twins.first from twins where t.id = twins.id and twins.place = 2`,
      [project.id],
    )
    const { total, otherCurrencies } = await readReport(project, 'cashReport', march, { compareWith: 'YEAR_BEFORE' })
    expect(total).toMatchObject({ cashIn: { amount: { amount: '0.00', currency: 'USD' }, rows: { count: 0 } }, netCash: { previous: { amount: '0.00' } } })
    expect(otherCurrencies).toMatchObject([
      { currency: 'VND', cashIn: { amount: { amount: '130', currency: 'VND' }, previous: { amount: '0' }, rows: { count: 2, part: 'VND' } }, cashOut: { amount: { amount: '7' } }, netCash: { amount: { amount: '123' }, rows: { count: 3 } } },
    ])
    const { rows } = await readRows(project, otherCurrencies[0].netCash.rows)
    expect(rows.map(({ amount }) => `${amount.amount} ${amount.currency}`).toSorted()).toEqual(['-7 VND', '100 VND', '30 VND'])
  })
})

describe('rows', () => {
  test('of net profit are transfers and expenses by their day, an expense with a minus', async () => {
    const project = finance.project()
    await paid(project, 100, '2026-03-05T18:00:00Z')
    await paid(project, 200, '2026-03-05T10:00:00Z')
    await project.recordExpense(30, { spentOn: '2026-03-06' })
    await project.recordExpense(40, { spentOn: '2026-03-01' })
    const { rows, totalCount } = await readRows(project, { kind: 'NET_PROFIT', ...march, part: null }, { first: 1 })
    expect(rows.map(({ on, at, amount, expense }) => [on, at, amount.amount, expense !== null])).toEqual([
      ['2026-03-06', '2026-03-05T18:00:00.000Z', '100', false],
      ['2026-03-06', null, '-30', true],
      ['2026-03-05', '2026-03-05T10:00:00.000Z', '200', false],
      ['2026-03-01', null, '-40', true],
    ])
    expect(totalCount).toBe(4)
  })

  test('of orders are those whose first money fell in the range', async () => {
    const project = finance.project()
    const id = await paid(project, 100, '2026-03-05T18:00:00Z')
    await project.recordPayment(id, 5, { receivedAt: '2026-04-05T18:00:00Z' })
    const list = async (range: { from: string; to: string }) => (await readRows(project, { kind: 'ORDERS', ...range, part: null })).rows.map(({ order: of, amount }) => [of?.id, amount.amount])
    expect(await list(march)).toEqual([[id, '105']])
    expect(await list({ from: '2026-04-01', to: '2026-04-30' })).toEqual([])
  })

  test('of a category that is not of the project are NOT_FOUND, and of a part that is nothing there are none', async () => {
    const [project, other] = [finance.project(), finance.project()]
    await other.recordExpense(1, { spentOn: '2026-03-01' })
    const [foreign] = await finance.database.query<{ id: string }>('select id from finance.expense_categories where project_id = $1', [other.id])
    for (const part of [foreign?.id ?? '', 'no-uuid', '0190a000-0000-7000-8000-00000000dead']) {
      await expect(readRows(project, { kind: 'EXPENSES', ...march, part })).rejects.toThrow('NOT_FOUND')
    }
    for (const kind of ['CUSTOMER_REVENUE', 'LINE_REVENUE', 'CASH_IN', 'NET_CASH']) {
      for (const part of ['nobody', 'a\u0000b', '']) expect(await readRows(project, { kind, ...march, part })).toEqual({ rows: [], totalCount: 0 })
    }
  })
})

describe('every report', () => {
  test.each(NAMES)('%s is of nothing when there is nothing', async (name) => {
    const report = await readReport(finance.project({ currency: 'KWD' }), name, spring, { compareWith: 'YEAR_BEFORE' })
    expect(JSON.stringify(report)).not.toMatch(/"amount":"(?!0\.000)/)
    expect(report.comparedWith).toEqual({ from: '2025-02-15', to: '2025-04-10' })
  })

  test.each(NAMES)('%s needs finance:read', async (name) => {
    const project = finance.project()
    await expect(readReport(project, name, march, { claims: project.claims(['growth:read']) })).rejects.toThrow('FORBIDDEN')
  })

  test.each(NAMES)('%s refuses a range that is reversed, too long or out of bounds', async (name) => {
    const project = finance.project()
    for (const range of [{ from: '2026-03-02', to: '2026-03-01' }, { from: '2020-01-01', to: '2026-01-01' }, { from: '0001-01-01', to: '0001-01-02' }]) {
      await expect(readReport(project, name, range)).rejects.toThrow('BAD_USER_INPUT')
      await expect(readRows(project, { kind: 'REVENUE', ...range, part: null })).rejects.toThrow('BAD_USER_INPUT')
    }
  })

  test.each(NAMES)('%s shows its definitions, each by a key that stays', async (name) => {
    const { [name]: report } = await finance.project().read(`${name}(range: { from: "2026-03-01", to: "2026-03-31" }) { definitions { key formula included excluded } }`)
    const definitions = report.definitions as Record<'key' | 'formula' | 'included' | 'excluded', string>[]
    expect(definitions.map(({ key }) => key)).toEqual(
      { profitReport: ['revenue', 'expenses', 'netProfit', 'profitMargin', 'unmatched', 'change'], customerReport: ['revenue', 'customerRevenue', 'change'], lineReport: ['revenue', 'lineRevenue', 'change'], cashReport: ['cashIn', 'cashOut', 'netCash', 'unmatched', 'expenses', 'change'] }[name],
    )
    for (const { formula, included, excluded } of definitions) for (const text of [formula, included, excluded]) expect(text.length).toBeGreaterThan(10)
  })

  test('the figures of a project show their definitions too', async () => {
    const { metrics } = await finance.project().read('metrics(range: { from: "2026-03-01", to: "2026-03-31" }) { definitions { key formula included excluded } }')
    expect(metrics.definitions.map(({ key }: any) => key)).toEqual(expect.arrayContaining(['revenue', 'refunds', 'expenses', 'netProfit', 'profitMargin', 'burnRate', 'runwayMonths', 'orderCount', 'averageOrderValue', 'unmatched']))
    expect(metrics.definitions[0].formula).toContain('received')
  })
})

describe('what reports cost', () => {
  const counts: Record<ReportName, number> = { profitReport: 1, customerReport: 5, lineReport: 4, cashReport: 2 }

  test.each(NAMES)('%s is the same few statements, however much there is', async (name) => {
    const project = finance.project()
    const cost = async () => (await countStatements('finance', () => readReport(project, name, spring, { compareWith: 'YEAR_BEFORE' }))).statements.length
    await project.read('balance { on }')
    for (const [size, times] of [[1, 1], [6, 6]] as const) {
      for (let index = 0; index < times; index += 1) {
        const { id } = await order(project, [[`Thing ${size} ${index}`, 50], ['Vase', 50]], { customer: { name: `Customer ${size} ${index}` } })
        await project.recordPayment(id, 100, { receivedAt: `2026-03-0${1 + index}T10:00:00Z` })
        await project.recordExpense(5, { spentOn: '2026-03-20', category: `Category ${size} ${index}` })
      }
      expect(await cost()).toBe(counts[name])
    }
  })

  test('rows are one statement, one for the count, and one for each kind of thing that they show', async () => {
    const project = finance.project()
    for (let index = 0; index < 5; index += 1) await paid(project, 10, '2026-03-20T10:00:00Z')
    for (let index = 0; index < 5; index += 1) await project.recordExpense(3, { spentOn: '2026-03-20' })
    const { statements } = await countStatements('finance', () =>
      project.read('reportRows(of: { kind: NET_PROFIT, range: { from: "2026-03-01", to: "2026-03-31" } }) { totalCount nodes { amount { amount } transaction { id } order { id } expense { id category } } }'),
    )
    expect(statements).toHaveLength(4)
  })

  test('the same report of many projects is no more statements than of one', async () => {
    const projects = Array.from({ length: 12 }, () => finance.project())
    for (const project of projects) await paid(project, 10, '2026-03-20T10:00:00Z')
    const claims = claimsFor({ projects: Object.fromEntries(projects.map(({ id }) => [id, ['finance:read']])) })
    const ask = async (name: ReportName, among: TestProject[]) => {
      const query = `query ($projects: [_Any!]!) { _entities(representations: $projects) { ... on Project { ${name}(range: { from: "2026-03-01", to: "2026-04-30" }, compareWith: YEAR_BEFORE) ${REPORTS[name]} } } }`
      const work = () => finance.project().ask(query, { projects: among.map(({ id }) => ({ __typename: 'Project', id })) }, claims)
      await work()
      const { result, statements } = await countStatements('finance', work)
      expect(result.errors).toBeUndefined()
      return statements.length
    }
    for (const name of NAMES) expect(await ask(name, projects)).toBe(await ask(name, projects.slice(0, 1)))
  })
})

test('an event of the bank is a row of the day on which it happened there', async () => {
  const project = finance.project({ timeZone: 'America/New_York' })
  const connection = await project.connect()
  // Eight in the morning of the first of March in Vietnam is the evening before in New York.
  await connection.post(JSON.stringify(sepayEvent({ transactionDate: '2026-03-01 08:00:00', transferAmount: 10 })))
  await finance.drain()
  expect((await readReport(project, 'cashReport', march)).total.cashIn.amount.amount).toBe('0')
  expect((await readRows(project, { kind: 'CASH_IN', from: '2026-02-28', to: '2026-02-28', part: null })).rows).toMatchObject([{ on: '2026-02-28' }])
})
