import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const FAULTS = '... on RecordExpenseSuccess { expense { id } } ... on InvalidInput { fieldErrors { path message } }'
const EXPENSE = 'id category amount { amount currency } spentOn vendor note createdAt'
const spent = async (project: TestProject) => (await project.metrics({ from: '2026-11-01', to: '2026-11-30' })).expenses.amount

describe('recording an expense', () => {
  test('gives it back as it was entered, and counts it on its day', async () => {
    const project = finance.project({ currency: 'USD' })
    const payload = await project.mutate('recordExpense', { projectId: project.id, category: ' Filament ', amount: project.money('12.50'), spentOn: '2026-11-02', vendor: 'Prusa', note: 'two\nspools' }, { selection: `... on RecordExpenseSuccess { expense { ${EXPENSE} } }` })
    expect(payload).toMatchObject({ expense: { category: 'Filament', amount: { amount: '12.50', currency: 'USD' }, spentOn: '2026-11-02', vendor: 'Prusa', note: 'two\nspools' } })
    expect(await project.metrics({ from: '2026-11-02', to: '2026-11-02' })).toMatchObject({ expenses: { amount: '12.50' }, netProfit: { amount: '-12.50' }, expenseBreakdown: [{ category: 'Filament', share: '1.0000' }] })
    expect((await project.metrics({ from: '2026-11-03', to: '2026-11-30' })).expenses.amount).toBe('0.00')
  })

  test('two spellings are one category, under the name that came first', async () => {
    const project = finance.project()
    for (const category of ['Office  rent', 'office Rent', 'OFFICE RENT']) await project.recordExpense(10, { category, spentOn: '2026-11-02' })
    const { metrics } = { metrics: await project.metrics({ from: '2026-11-01', to: '2026-11-30' }) }
    expect(metrics.expenseBreakdown).toEqual([{ category: 'Office  rent', amount: { amount: '30' }, share: '1.0000' }])
  })

  test('ten at once in a category that is not there yet make one category', async () => {
    const project = finance.project()
    await Promise.all(Array.from({ length: 10 }, () => project.recordExpense(1, { category: 'Venue', spentOn: '2026-11-02' })))
    expect((await project.metrics({ from: '2026-11-01', to: '2026-11-30' })).expenseBreakdown).toEqual([{ category: 'Venue', amount: { amount: '10' }, share: '1.0000' }])
  })

  test('is done once by calls with one idempotencyKey', async () => {
    const project = finance.project()
    const ids = await Promise.all(Array.from({ length: 5 }, () => project.recordExpense(10, { spentOn: '2026-11-02', idempotencyKey: 'e' })))
    expect(new Set(ids).size).toBe(1)
    expect(await spent(project)).toBe('10')
    const other = await project.tryMutate('recordExpense', { projectId: project.id, category: 'Filament', amount: project.money(10), spentOn: '2026-11-03', idempotencyKey: 'e' }, { selection: FAULTS })
    expect(other.code).toBe('CONFLICT')
  })

  test.each([
    [['category'], { category: '' }],
    [['category'], { category: 'x'.repeat(81) }],
    [['category'], { category: 'a\u0000' }],
    [['amount.amount'], { amount: { amount: '0', currency: 'VND' } }],
    [['amount.amount'], { amount: { amount: '-5', currency: 'VND' } }],
    [['amount.amount'], { amount: { amount: '0.5', currency: 'VND' } }],
    [['amount.currency'], { amount: { amount: '5', currency: 'EUR' } }],
    [['vendor'], { vendor: 'x'.repeat(201) }],
    [['note'], { note: '\u001b[31m' }],
    [['spentOn'], { spentOn: '1969-12-31' }],
    [['spentOn'], { spentOn: '3026-11-02' }],
  ])('names the fault at %j', async (paths, more) => {
    const project = finance.project()
    const payload = await project.mutate('recordExpense', { projectId: project.id, category: 'Rent', amount: project.money(1), spentOn: '2026-11-02', ...more }, { selection: FAULTS })
    expect(payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths)
  })

  test.each([{ spentOn: '2026-02-30' }, { amount: { amount: '1'.repeat(20), currency: 'VND' } }, { amount: { amount: '1', currency: 'XXQ' } }, { amount: { amount: '1e5', currency: 'VND' } }])('a value that is not of its scalar is BAD_USER_INPUT: %j', async (more) => {
    const project = finance.project()
    expect((await project.tryMutate('recordExpense', { projectId: project.id, category: 'Rent', amount: project.money(1), spentOn: '2026-11-02', ...more }, { selection: FAULTS })).code).toBe('BAD_USER_INPUT')
  })
})

describe('deleting an expense', () => {
  test('takes it out of figures and lists; restoring brings it back; doing either twice changes nothing more', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02' })
    await project.recordExpense(5, { spentOn: '2026-11-02' })
    const change = (name: string) => project.mutate(name, { id }, { selection: `... on ${name.charAt(0).toUpperCase()}${name.slice(1)}Success { expense { id } }` })
    const count = async () => (await project.read('expenses { totalCount }')).expenses.totalCount
    await Promise.all(Array.from({ length: 5 }, () => change('deleteExpense')))
    expect([await spent(project), await count()]).toEqual(['5', 1])
    await Promise.all(Array.from({ length: 5 }, () => change('restoreExpense')))
    expect([await spent(project), await count()]).toEqual(['75', 2])
    const events = await finance.database.query(`select type from finance.events where project_id = $1 and subject = $2 order by at, id`, [project.id, id])
    expect(events.map(({ type }) => type)).toEqual(['finance.expenseRecorded', 'finance.expenseDeleted', 'finance.expenseRestored'])
  })

  test('another tenant\'s is NOT_FOUND, and needs finance:write', async () => {
    const [project, other] = [finance.project(), finance.project()]
    const id = await other.recordExpense(70, { spentOn: '2026-11-02' })
    for (const name of ['deleteExpense', 'restoreExpense']) {
      expect((await project.tryMutate(name, { id }, { selection: '' })).code).toBe('NOT_FOUND')
      expect((await other.tryMutate(name, { id }, { selection: '', claims: other.claims(['finance:read']) })).code).toBe('FORBIDDEN')
    }
  })
})

describe('the list of expenses', () => {
  let project: TestProject
  beforeAll(async () => {
    project = finance.project({ kind: 'PRINT_SHOP' })
    for (let index = 0; index < 9; index += 1) {
      await project.recordExpense(100 + (index % 3), { spentOn: `2026-10-0${1 + (index % 4)}`, category: index % 2 ? 'Rent' : 'Filament', vendor: `Vendor ${index}`, note: index === 3 ? 'Tiền nhà' : null })
    }
  })
  const list = async (args: string) => (await project.read(`expenses${args && `(${args})`} { nodes { id vendor } pageInfo { endCursor hasNextPage } totalCount }`)).expenses

  test.each(['SPENT_ON_DESC', 'SPENT_ON_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC'])('pages through all by %s', async (sort) => {
    const whole = (await list(`sort: ${sort}`)).nodes
    const pages: unknown[] = []
    for (let after = '', isMore = true; isMore; ) {
      const page = await list(`sort: ${sort}, first: 2${after && `, after: "${after}"`}`)
      pages.push(...page.nodes)
      after = page.pageInfo.endCursor
      isMore = page.pageInfo.hasNextPage
    }
    expect(pages).toEqual(whole)
    expect(whole).toHaveLength(9)
  })

  test.each([
    ['spent: { from: "2026-10-01", to: "2026-10-01" }', 3],
    ['categories: ["RENT"]', 4],
    ['categories: ["Rent", "filament", "x\\u0000"]', 9],
    ['categories: []', 0],
    ['search: "tien nha"', 1],
    ['search: "rent 101"', 2],
  ])('filtered by %s has %i', async (filter, count) => {
    expect(await list(`filter: { ${filter} }`)).toMatchObject({ totalCount: count })
  })

  test('refuses a reversed range', async () => {
    await expect(list('filter: { spent: { from: "2026-10-02", to: "2026-10-01" } }')).rejects.toThrow('BAD_USER_INPUT')
  })

  test('costs one statement, and one for the count', async () => {
    const { statements } = await countStatements('finance', () => project.read(`expenses { nodes { ${EXPENSE} } totalCount }`))
    expect(statements).toHaveLength(2)
  })

  test('categories are those in use and those that such a project needs, by name', async () => {
    await project.recordExpense(1, { spentOn: '2026-10-01', category: 'zebra' })
    const { expenseCategories } = await project.read('expenseCategories')
    expect(expenseCategories).toEqual(expect.arrayContaining(['Filament', 'Rent', 'Shipping', 'zebra']))
    expect(expenseCategories).not.toContain('Venue')
    expect(expenseCategories.map((name: string) => name.toLowerCase())).toEqual(expenseCategories.map((name: string) => name.toLowerCase()).toSorted())
  })
})
