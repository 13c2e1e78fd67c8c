import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '@howl/platform/claims'
import { anonymousClaims, claimsFor, countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'
import { FIGURE, minorOf, readReport, readRows } from '../../test/reading-reports.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const march = { from: '2026-03-01', to: '2026-03-31' }
const FIGURES = `revenue ${FIGURE} expenses ${FIGURE} netProfit ${FIGURE} profitMargin unmatched ${FIGURE} balance { amount currency }`
const PORTFOLIO = `
  period { from to } comparedWith { from to } asOf definitions { key }
  totals { currency projectCount projectsWithoutBalance ${FIGURES} }
  projects(first: 200) { totalCount nodes { project { id } isPermitted figures { ${FIGURES} } } }`

type Named = { project: TestProject; name: string; scopes?: readonly string[] }

const claimsOf = (projects: readonly Named[], more: Partial<Parameters<typeof claimsFor>[0]> = {}): Claims =>
  claimsFor({ ...more, projects: Object.fromEntries(projects.map(({ project: { id, facts }, name, scopes = ['finance:read'] }) => [id, { ...facts, name, scopes }])) })

async function portfolio(claims: Claims, { range = march, compareWith = null as string | null, selection = PORTFOLIO } = {}): Promise<any> {
  const { data, errors } = await finance.project().ask(`query ($range: DateRangeInput!, $compareWith: ReportComparison) { portfolio(range: $range, compareWith: $compareWith) { ${selection} } }`, { range, compareWith }, claims)
  if (errors) throw new Error(JSON.stringify(errors))
  return data['portfolio']
}

async function earn(project: TestProject, amount: string | number, receivedAt = '2026-03-20T10:00:00Z') {
  const { id } = await project.createOrder(amount)
  await project.recordPayment(id, amount, { receivedAt })
}

describe('a portfolio', () => {
  test('has one total for each currency, and never adds two', async () => {
    const [shop, tool, event] = [finance.project(), finance.project(), finance.project({ currency: 'USD', timeZone: 'America/New_York' })]
    await earn(shop, 1000)
    await earn(shop, 400, '2026-02-20T10:00:00Z')
    await shop.recordExpense(300, { spentOn: '2026-03-10' })
    await earn(tool, 50)
    await earn(event, '12.50')
    await (await tool.connect()).send({ transactionDate: '2026-03-10 09:00:00', transferAmount: 70 })
    await finance.drain()
    await shop.mutate('recordBalance', { projectId: shop.id, on: '2026-04-01', amount: shop.money(5000) }, { selection: '' })
    const { totals, comparedWith, asOf, definitions } = await portfolio(claimsOf([{ project: tool, name: 'Tool' }, { project: shop, name: 'Shop' }, { project: event, name: 'Event' }]), { compareWith: 'PERIOD_BEFORE' })
    expect({ comparedWith, asOf }).toEqual({ comparedWith: { from: '2026-02-01', to: '2026-02-28' }, asOf: '2026-11-15T18:00:00.000Z' })
    expect(totals).toMatchObject([
      { currency: 'USD', projectCount: 1, revenue: { amount: { amount: '12.50', currency: 'USD' }, previous: { amount: '0.00' }, rows: null }, netProfit: { amount: { amount: '12.50' } }, balance: null, projectsWithoutBalance: 1 },
      {
        currency: 'VND',
        projectCount: 2,
        revenue: { amount: { amount: '1050', currency: 'VND' }, previous: { amount: '400' }, change: { amount: '650' }, changeShare: '1.6250' },
        expenses: { amount: { amount: '300' } },
        netProfit: { amount: { amount: '750' }, previous: { amount: '400' } },
        profitMargin: '0.7143',
        unmatched: { amount: { amount: '70' } },
        balance: { amount: '5000', currency: 'VND' },
        projectsWithoutBalance: 1,
      },
    ])
    expect(totals).toHaveLength(2)
    expect(definitions.map(({ key }: any) => key)).toEqual(['revenue', 'expenses', 'netProfit', 'profitMargin', 'unmatched', 'balance', 'change'])
  })

  test('lists a project whose finances one may not see as not permitted, and counts it nowhere', async () => {
    const [mine, hidden, foreign] = [finance.project(), finance.project(), finance.project()]
    for (const project of [mine, hidden, foreign]) await earn(project, 100)
    const { totals, projects } = await portfolio(claimsOf([{ project: mine, name: 'Mine' }, { project: hidden, name: 'Hidden', scopes: ['project:read', 'growth:read'] }]))
    expect(totals).toMatchObject([{ currency: 'VND', projectCount: 1, revenue: { amount: { amount: '100' } } }])
    expect(projects).toMatchObject({
      totalCount: 2,
      nodes: [
        { project: { id: hidden.id }, isPermitted: false, figures: null },
        { project: { id: mine.id }, isPermitted: true, figures: { revenue: { amount: { amount: '100' }, rows: { count: 1, kind: 'REVENUE' } } } },
      ],
    })
  })

  test('is empty for somebody without projects, and asks whoever is signed out to sign in', async () => {
    expect(await portfolio(claimsFor())).toMatchObject({ totals: [], projects: { totalCount: 0, nodes: [] } })
    await expect(portfolio(anonymousClaims())).rejects.toThrow('UNAUTHENTICATED')
  })

  test('of an API key is its one project', async () => {
    const project = finance.project()
    await earn(project, 100)
    const claims = claimsOf([{ project, name: 'Shop' }], { caller: { kind: 'key', keyId: '0190a000-0000-7000-8000-00000000beef' } })
    expect((await portfolio(claims)).projects.nodes).toMatchObject([{ project: { id: project.id }, figures: { revenue: { amount: { amount: '100' } } } }])
  })

  test('shows an archived project, which can be read', async () => {
    const project = finance.project()
    await earn(project, 100)
    const claims = claimsFor({ projects: { [project.id]: { scopes: ['project:read', 'finance:read'], state: 'ARCHIVED' } } })
    expect((await portfolio(claims)).totals).toMatchObject([{ revenue: { amount: { amount: '100' } } }])
  })

  test('pages by name', async () => {
    const named = ['b', 'a', 'c', 'a', 'd'].map((name) => ({ project: finance.project(), name }))
    const claims = claimsOf(named)
    const selection = (after: string | null) => `projects(first: 2${after ? `, after: "${after}"` : ''}) { nodes { project { id } } pageInfo { hasNextPage endCursor } }`
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const { projects } = await portfolio(claims, { selection: selection(after) })
      seen.push(...projects.nodes.map(({ project }: any) => project.id))
      if (!projects.pageInfo.hasNextPage) break
      after = projects.pageInfo.endCursor
    }
    const sorted = named.toSorted((a, b) => (a.name === b.name ? (a.project.id < b.project.id ? -1 : 1) : a.name < b.name ? -1 : 1))
    expect(seen).toEqual(sorted.map(({ project }) => project.id))
    await expect(portfolio(claims, { selection: 'projects(first: 201) { totalCount }' })).rejects.toThrow('BAD_USER_INPUT')
    await expect(portfolio(claims, { selection: 'projects(after: "nonsense") { totalCount }' })).rejects.toThrow('BAD_USER_INPUT')
  })

  test.each([{ from: '2026-03-02', to: '2026-03-01' }, { from: '2020-01-01', to: '2026-01-01' }, { from: '0001-01-01', to: '0001-01-02' }])('refuses the range %j', async (range) => {
    await expect(portfolio(claimsFor(), { range })).rejects.toThrow('BAD_USER_INPUT')
  })
})

test('a total is what the projects that one may see say of themselves, whoever asks', async () => {
  const projects = await Promise.all(
    Array.from({ length: 8 }, async (_one, index) => {
      const project = finance.project({ currency: ['VND', 'USD', 'KWD'][index % 3] ?? 'VND', timeZone: index % 2 ? 'America/New_York' : 'Asia/Ho_Chi_Minh' })
      for (let times = 0; times <= index; times += 1) {
        await earn(project, 10 * index + times + 1, `2026-03-${10 + times}T10:00:00Z`)
        await project.recordExpense(index + 1, { spentOn: `2026-0${2 + (times % 2)}-15` })
      }
      return project
    }),
  )
  const rights = fc.array(fc.constantFrom<readonly string[]>(['finance:read'], ['growth:read'], ['project:read', 'finance:read', 'finance:write']), { minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(rights, fc.constantFrom('PERIOD_BEFORE', 'YEAR_BEFORE'), async (scopes, compareWith) => {
      const { totals, projects: page } = await portfolio(claimsOf(projects.map((project, index) => ({ project, name: `Project ${index}`, scopes: scopes[index] ?? [] }))), { compareWith })
      const seen = projects.filter((_one, index) => scopes[index]?.includes('finance:read'))
      expect(page.nodes.filter((one: any) => one.isPermitted).map((one: any) => one.project.id)).toEqual(seen.map(({ id }) => id))
      expect(totals.map(({ currency }: any) => currency)).toEqual([...new Set(seen.map(({ currency }) => currency))].toSorted())
      for (const total of totals) {
        const own = await Promise.all(seen.filter(({ currency }) => currency === total.currency).map((project) => readReport(project, 'profitReport', march, { compareWith: compareWith as never })))
        for (const name of ['revenue', 'expenses', 'netProfit', 'unmatched']) {
          expect(minorOf(total[name].amount)).toBe(own.reduce((sum, report) => sum + minorOf(report.total[name].amount), 0n))
          expect(minorOf(total[name].previous)).toBe(own.reduce((sum, report) => sum + minorOf(report.total[name].previous), 0n))
        }
        expect(total.projectCount).toBe(own.length)
      }
    }),
    { numRuns: 12 },
  )
})

describe('what a portfolio costs', () => {
  test('two statements, of one project as of a hundred', async () => {
    const projects = Array.from({ length: 100 }, (_one, index) => ({ project: finance.project({ currency: index % 2 ? 'USD' : 'VND' }), name: `Project ${index}` }))
    for (const { project } of projects.filter((_one, index) => index % 10 === 0)) await earn(project, 10)
    for (const among of [projects, projects.slice(0, 1)]) {
      const ask = () => portfolio(claimsOf(among), { compareWith: 'PERIOD_BEFORE' })
      await ask()
      const { result, statements } = await countStatements('finance', ask)
      expect(statements).toHaveLength(2)
      expect(result.projects.nodes).toHaveLength(among.length)
    }
  })

  test('the rows behind a figure of it are those of the project', async () => {
    const project = finance.project()
    await earn(project, 30)
    await project.recordExpense(7, { spentOn: '2026-03-02' })
    const { projects } = await portfolio(claimsOf([{ project, name: 'Shop' }]))
    const { rows } = await readRows(project, projects.nodes[0].figures.netProfit.rows)
    expect(rows.map(({ amount }) => amount.amount)).toEqual(['30', '-7'])
  })
})
