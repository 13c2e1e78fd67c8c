import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimsFor, countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const march = { from: '2026-03-01', to: '2026-03-31' }

async function paid(project: TestProject, amount: string | number, receivedAt: string) {
  const order = await project.createOrder(amount)
  await project.recordPayment(order.id, amount, { receivedAt })
  return order
}

describe('figures of a project', () => {
  test('of a project without anything are zero', async () => {
    const project = finance.project({ currency: 'KWD' })
    expect(await project.metrics({ from: '2026-03-01', to: '2026-03-03' })).toMatchObject({
      revenue: { amount: '0.000', currency: 'KWD' },
      profitMargin: null,
      burnRate: null,
      runwayUnknownBecause: expect.any(String),
      asOf: '2026-11-15T18:00:00.000Z',
      series: [{ from: '2026-03-01', to: '2026-03-01' }, {}, {}],
    })
  })

  test('follow their definitions, before and after folding', async () => {
    const project = finance.project()
    await paid(project, 1000, '2026-03-05T10:00:00Z')
    await paid(project, 2000, '2026-03-20T10:00:00Z')
    const open = await project.createOrder(500)
    await project.recordPayment(open.id, 100, { receivedAt: '2026-03-21T10:00:00Z' })
    await project.recordExpense(700, { spentOn: '2026-03-06', category: 'Rent' })
    await project.recordExpense(300, { spentOn: '2026-03-06', category: 'Filament' })
    await project.recordExpense(9, { spentOn: '2026-04-01' })
    const { asOf: _asOf, ...expected } = await project.metrics(march, { bucket: 'WEEK' })
    expect(expected).toMatchObject({
      revenue: { amount: '3100', currency: 'VND' },
      refunds: { amount: '0' },
      expenses: { amount: '1000' },
      netProfit: { amount: '2100' },
      profitMargin: '0.6774',
      orderCount: 3,
      averageOrderValue: { amount: '1033' },
      unmatched: { amount: '0' },
      expenseBreakdown: [
        { category: 'Rent', amount: { amount: '700' }, share: '0.7000' },
        { category: 'Filament', amount: { amount: '300' }, share: '0.3000' },
      ],
    })
    expect(expected.series.map(({ from, to, revenue, expenses, orderCount }: any) => [from, to, revenue.amount, expenses.amount, orderCount])).toEqual([
      ['2026-03-01', '2026-03-01', '0', '0', 0],
      ['2026-03-02', '2026-03-08', '1000', '1000', 1],
      ['2026-03-09', '2026-03-15', '0', '0', 0],
      ['2026-03-16', '2026-03-22', '2100', '0', 2],
      ['2026-03-23', '2026-03-29', '0', '0', 0],
      ['2026-03-30', '2026-03-31', '0', '0', 0],
    ])
    while ((await finance.fold(7)) > 0);
    expect(await finance.database.query('select id from finance.metric_deltas')).toEqual([])
    const { asOf: _again, ...folded } = await project.metrics(march, { bucket: 'WEEK' })
    expect(folded).toEqual(expected)
  })

  test('two folders at once fold everything once', async () => {
    const project = finance.project()
    for (let times = 0; times < 20; times += 1) await project.recordExpense(1, { spentOn: `2026-03-${10 + times}` })
    await Promise.all(Array.from({ length: 6 }, () => finance.fold()))
    while ((await finance.fold()) > 0);
    expect((await project.metrics(march)).expenses.amount).toBe('20')
  })

  test('an earlier transfer that arrives late moves the day on which its order counts', async () => {
    const project = finance.project()
    const order = await project.createOrder(1000)
    const on = async (day: string) => (await project.metrics({ from: day, to: day })).orderCount
    await project.recordPayment(order.id, 500, { receivedAt: '2026-03-10T10:00:00Z' })
    await finance.fold()
    expect([await on('2026-03-08'), await on('2026-03-10')]).toEqual([0, 1])
    await project.recordPayment(order.id, 500, { receivedAt: '2026-03-08T10:00:00Z' })
    expect([await on('2026-03-08'), await on('2026-03-10')]).toEqual([1, 0])
    expect((await project.metrics(march)).orderCount).toBe(1)
  })

  test('days begin when they begin in the project\'s zone, also on the nights of daylight saving', async () => {
    const project = finance.project({ currency: 'USD', timeZone: 'America/New_York' })
    // The night of 2026-03-08 has no 02:00–03:00 there; that of 2026-11-01 has 01:00–02:00 twice.
    for (const at of ['2026-03-08T04:59:59.999Z', '2026-03-08T05:00:00Z', '2026-03-09T03:59:59.999Z', '2026-03-09T04:00:00Z', '2026-11-01T03:59:59.999Z', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59.999Z', '2026-11-02T05:00:00Z']) {
      await paid(project, '1.00', at)
    }
    const revenue = async (day: string) => (await project.metrics({ from: day, to: day })).revenue.amount
    expect(await Promise.all(['2026-03-07', '2026-03-08', '2026-03-09', '2026-10-31', '2026-11-01', '2026-11-02'].map(revenue))).toEqual(['1.00', '2.00', '1.00', '1.00', '2.00', '1.00'])
  })

  test('burn rate and runway are of the last full months and the last balance', async () => {
    const project = finance.project()
    for (const [month, amount] of [['01', 900], ['02', 300], ['03', 600]] as const) await project.recordExpense(amount, { spentOn: `2026-${month}-15` })
    await paid(project, 100, '2026-03-20T10:00:00Z')
    const april = { from: '2026-04-02', to: '2026-04-10' }
    expect(await project.metrics(april)).toMatchObject({ burnRate: { amount: '500' }, runwayMonths: null, runwayUnknownBecause: expect.stringContaining('balance') })
    await project.mutate('recordBalance', { projectId: project.id, on: '2026-04-01', amount: project.money(1250) }, { selection: '' })
    expect(await project.metrics(april)).toMatchObject({ burnRate: { amount: '500' }, runwayMonths: '2.5000', runwayUnknownBecause: null, cashOutOn: '2026-06-16' })
    await finance.fold()
    expect(await project.metrics(april)).toMatchObject({ burnRate: { amount: '500' }, runwayMonths: '2.5000' })
    // In January there was no full month yet; in February one.
    expect(await project.metrics({ from: '2026-01-01', to: '2026-01-31' })).toMatchObject({ burnRate: null })
    expect(await project.metrics({ from: '2026-02-01', to: '2026-02-01' })).toMatchObject({ burnRate: { amount: '900' } })
    // Long after, three months without anything.
    expect(await project.metrics({ from: '2026-09-01', to: '2026-09-01' })).toMatchObject({ burnRate: { amount: '0' } })
  })

  test('an expense that was deleted leaves no trace in when the figures begin', async () => {
    const project = finance.project()
    const id = await project.recordExpense(5, { spentOn: '2020-01-01' })
    await finance.fold()
    await project.mutate('deleteExpense', { id }, { selection: '' })
    expect((await project.metrics(march)).burnRate).toBeNull()
    await finance.fold()
    expect((await project.metrics(march)).burnRate).toBeNull()
  })

  test.each([
    { from: '2026-03-02', to: '2026-03-01' },
    { from: '2020-01-01', to: '2026-01-01' },
    { from: '0001-01-01', to: '0001-01-02' },
    { from: '2026-02-30', to: '2026-03-01' },
    { from: '2026-03-01', to: 'today' },
    { from: '9999-12-01', to: '9999-12-31' },
  ])('refuses the range %j', async (range) => {
    await expect(finance.project().metrics(range)).rejects.toThrow('BAD_USER_INPUT')
  })

  test('takes five years', async () => {
    expect((await finance.project().metrics({ from: '2021-01-01', to: '2025-12-31' }, { bucket: 'MONTH' })).series).toHaveLength(60)
  })

  test('need finance:read', async () => {
    const project = finance.project()
    await expect(project.metrics(march, { claims: project.claims(['growth:read']) })).rejects.toThrow('FORBIDDEN')
  })
})

describe('what figures cost', () => {
  const DASHBOARD = `
    now: metrics(range: { from: "2026-01-01", to: "2026-03-31" }) { revenue { amount } expenses { amount } netProfit { amount } profitMargin burnRate { amount } runwayMonths cashOutOn orderCount unmatched { amount } series { from revenue { amount } } expenseBreakdown { category share } asOf }
    before: metrics(range: { from: "2025-10-03", to: "2025-12-31" }) { revenue { amount } expenses { amount } series { from revenue { amount } } }
    orders(first: 5) { nodes { number status total { amount } } }
    unmatched: transactions(filter: { matchStates: [UNMATCHED] }, first: 5) { nodes { id amount { amount } } }
    latest: transactions(first: 10) { nodes { id order { number } } }
    balance { amount { amount } }`

  test('a whole dashboard is at most six statements, whatever there is', async () => {
    const project = finance.project()
    const count = async () => (await countStatements('finance', () => project.read(DASHBOARD))).statements.length
    await project.read('balance { on }')
    const empty = await count()
    for (let index = 0; index < 5; index += 1) {
      await paid(project, 10, '2026-03-20T10:00:00Z')
      await project.recordExpense(3, { spentOn: '2026-03-20', category: `Category ${index}` })
    }
    expect(await count()).toBeLessThanOrEqual(6)
    expect(empty).toBeLessThanOrEqual(6)
  })

  test('figures of a portfolio are one statement, and each project keeps to itself', async () => {
    const projects = Array.from({ length: 20 }, (_one, index) => finance.project({ currency: index % 2 ? 'USD' : 'VND' }))
    for (const [index, project] of projects.entries()) await paid(project, 10 + index, '2026-03-20T10:00:00Z')
    const claims = claimsFor({ projects: Object.fromEntries(projects.map(({ id, facts }) => [id, { ...facts, scopes: ['finance:read'] }])) })
    const ask = () =>
      finance.project().ask<{ _entities: { metrics: { revenue: { amount: string; currency: string } } }[] }>(
        'query ($projects: [_Any!]!) { _entities(representations: $projects) { ... on Project { metrics(range: { from: "2026-03-01", to: "2026-03-31" }) { revenue { amount currency } } orders(first: 1) { nodes { number } } } } }',
        { projects: projects.map(({ id }) => ({ __typename: 'Project', id })) },
        claims,
      )
    await ask()
    const { result, statements } = await countStatements('finance', ask)
    expect(statements).toHaveLength(2)
    expect(result.data._entities.map(({ metrics }) => metrics.revenue)).toEqual(projects.map((_one, index) => (index % 2 ? { amount: `${10 + index}.00`, currency: 'USD' } : { amount: String(10 + index), currency: 'VND' })))
  })

  test('a series inside a fragment is seen as asked for', async () => {
    const project = finance.project()
    await paid(project, 10, '2026-03-20T10:00:00Z')
    const answer = await project.ask('query ($p: [_Any!]!) { _entities(representations: $p) { ... on Project { metrics(range: { from: "2026-03-20", to: "2026-03-20" }) { ...F } } } } fragment F on ProjectMetrics { revenue { amount } ... { series { revenue { amount } } } }', { p: [{ __typename: 'Project', id: project.id }] })
    expect(answer.data['_entities']).toEqual([{ metrics: { revenue: { amount: '10' }, series: [{ revenue: { amount: '10' } }] } }])
  })
})
