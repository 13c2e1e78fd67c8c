import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const FAULTS = '... on InvalidInput { fieldErrors { path message } }'
const paths = (payload: Record<string, any>) => payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))
const vendors = async (project: TestProject, search = '') =>
  (await project.read<any>('vendors(search: $search) { nodes { id name defaultCategory { name } mergedInto { name } } totalCount }', { declare: '$search: String', variables: { search } })).vendors
const names = async (project: TestProject, search?: string) => (await vendors(project, search)).nodes.map(({ name }: { name: string }) => name)
const idOf = async (project: TestProject, name: string) => (await vendors(project)).nodes.find((vendor: { name: string }) => vendor.name === name)?.id as string
const update = async (project: TestProject, name: string, change: Record<string, unknown>) =>
  project.mutate('updateVendor', { id: await idOf(project, name), ...change }, { selection: `... on UpdateVendorSuccess { vendor { name defaultCategory { name } } } ${FAULTS}` })
const merge = async (project: TestProject, from: string, into: string) =>
  project.mutate('mergeVendors', { id: await idOf(project, from), intoId: await idOf(project, into) }, { selection: `... on MergeVendorsSuccess { vendor { name } changeSet { id } } ${FAULTS}` })
const vendorsOfExpenses = async (project: TestProject) => (await project.read('expenses(sort: AMOUNT_ASC) { nodes { vendor } }')).expenses.nodes.map(({ vendor }: { vendor: string }) => vendor)
const record = (project: TestProject, input: Record<string, unknown>) =>
  project.mutate('recordExpense', { projectId: project.id, amount: project.money(1), spentOn: '2026-11-02', ...input }, { selection: `... on RecordExpenseSuccess { expense { category vendor vendorId } } ${FAULTS}` })

describe('a vendor', () => {
  test('is made by the first expense that names it, and found by the next, in whatever spelling', async () => {
    const project = finance.project()
    for (const vendor of ['Bà  Sáu', 'bà sáu', ' BÀ SÁU ']) await project.recordExpense(1, { spentOn: '2026-11-02', vendor, category: 'Rent' })
    await project.recordExpense(1, { spentOn: '2026-11-02' })
    expect((await vendors(project)).nodes).toMatchObject([{ name: 'Bà  Sáu', defaultCategory: { name: 'Rent' }, mergedInto: null }])
    expect(await vendorsOfExpenses(project)).toEqual(['Bà  Sáu', 'Bà  Sáu', 'Bà  Sáu', null])
  })

  test('named by ten at once is made once', async () => {
    const project = finance.project()
    await Promise.all(Array.from({ length: 10 }, () => project.recordExpense(1, { spentOn: '2026-11-02', vendor: 'Prusa' })))
    expect(await names(project)).toEqual(['Prusa'])
  })

  test('stands in for the category with its own', async () => {
    const project = finance.project()
    expect(paths(await record(project, { vendor: 'Prusa' }))).toEqual(['category'])
    expect(await names(project)).toEqual([])
    expect(paths(await record(project, { vendor: ' ' }))).toEqual(['category'])
    await record(project, { vendor: 'Prusa', category: 'Filament' })
    expect(await record(project, { vendor: 'prusa' })).toMatchObject({ expense: { category: 'Filament', vendor: 'Prusa' } })
    expect(await update(project, 'Prusa', { defaultCategory: 'Machines' })).toMatchObject({ vendor: { defaultCategory: { name: 'Machines' } } })
    expect(await record(project, { vendor: 'prusa' })).toMatchObject({ expense: { category: 'Machines' } })
    await finance.database.query(`update finance.expense_categories set archived_at = now() where project_id = $1 and name = 'Machines'`, [project.id])
    expect(paths(await record(project, { vendor: 'prusa' }))).toEqual(['category'])
    expect(await update(project, 'Prusa', { defaultCategory: null })).toMatchObject({ vendor: { defaultCategory: null } })
    expect(paths(await record(project, { vendor: 'prusa' }))).toEqual(['category'])
  })

  test('renamed, its expenses show and find the new name', async () => {
    const project = finance.project()
    await project.recordExpense(1, { spentOn: '2026-11-02', vendor: 'Prussa' })
    expect(await update(project, 'Prussa', { name: 'Prusa' })).toMatchObject({ vendor: { name: 'Prusa' } })
    expect(await vendorsOfExpenses(project)).toEqual(['Prusa'])
    const found = async (search: string) => (await project.read('expenses(filter: { search: $search }) { totalCount }', { declare: '$search: String!', variables: { search } })).expenses.totalCount
    expect([await found('prusa'), await found('prussa')]).toEqual([1, 0])
  })

  test('cannot have the name of another', async () => {
    const project = finance.project()
    for (const vendor of ['A', 'B']) await project.recordExpense(1, { spentOn: '2026-11-02', vendor })
    expect(paths(await update(project, 'A', { name: 'b' }))).toEqual(['name'])
    for (const name of ['', 'x'.repeat(201)]) expect(paths(await update(project, 'A', { name }))).toEqual(['name'])
    const both = await Promise.all(['A', 'B'].map((name) => update(project, name, { name: 'C' })))
    expect(both.map(paths)).toEqual(expect.arrayContaining([undefined, ['name']]))
  })

  test('is found by its name with and without accents, and listed by name in pages', async () => {
    const project = finance.project()
    for (const vendor of ['Điện lực', 'AWS', 'Hetzner', 'Nhựa In 3D']) await project.recordExpense(1, { spentOn: '2026-11-02', vendor })
    expect(await names(project, 'dien')).toEqual(['Điện lực'])
    const all = await names(project)
    const pages: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page: any = (await project.read('vendors(first: 1, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } }', { declare: '$after: String', variables: { after } })).vendors
      pages.push(...page.nodes.map(({ name }: { name: string }) => name))
      after = page.pageInfo.endCursor
      more = page.pageInfo.hasNextPage
    }
    expect(pages).toEqual(all)
    expect(all).toHaveLength(4)
  })

  test('of another tenant is NOT_FOUND, also inside an input and a filter', async () => {
    const [project, other] = [finance.project(), finance.project()]
    for (const one of [project, other]) await one.recordExpense(1, { spentOn: '2026-11-02', vendor: 'A' })
    const [mine, theirs] = [await idOf(project, 'A'), await idOf(other, 'A')]
    const codes = [
      await project.tryMutate('updateVendor', { id: theirs, name: 'x' }, { selection: '' }),
      await project.tryMutate('mergeVendors', { id: theirs, intoId: mine }, { selection: '' }),
      await project.tryMutate('mergeVendors', { id: mine, intoId: theirs }, { selection: '' }),
      await project.tryMutate('mergeVendors', { id: mine, intoId: 'nonsense' }, { selection: '' }),
    ].map(({ code }) => code)
    expect(codes).toEqual(codes.map(() => 'NOT_FOUND'))
    expect((await project.read('expenses(filter: { vendorIds: [$id] }) { totalCount }', { declare: '$id: ID!', variables: { id: theirs } })).expenses.totalCount).toBe(0)
    await expect(project.read('expenses(filter: { vendorIds: ["nonsense"] }) { totalCount }')).rejects.toThrow('NOT_FOUND')
  })
})

describe('merging vendors', () => {
  test('moves the expenses, keeps the name as another name, and is undone as a whole', async () => {
    const project = finance.project()
    for (const [index, vendor] of ['Prusa', 'Prussa'].entries()) await project.recordExpense(1 + index, { spentOn: '2026-11-02', vendor })
    const { changeSet } = await merge(project, 'Prussa', 'Prusa')
    await project.recordExpense(3, { spentOn: '2026-11-02', vendor: 'prussa' })
    await finance.drain()
    expect(await vendorsOfExpenses(project)).toEqual(['Prusa', 'Prusa', 'Prusa'])
    expect(await names(project)).toEqual(['Prusa'])
    await project.mutate('undoExpenseChangeSet', { id: changeSet.id }, { selection: '' })
    await finance.drain()
    expect(await vendorsOfExpenses(project)).toEqual(['Prusa', 'Prussa', 'Prusa'])
    expect(await names(project)).toEqual(['Prusa', 'Prussa'])
  })

  test('is refused where it makes no sense, and says why', async () => {
    const project = finance.project()
    for (const vendor of ['A', 'B', 'C']) await project.recordExpense(1, { spentOn: '2026-11-02', vendor })
    const [a, b, c] = [await idOf(project, 'A'), await idOf(project, 'B'), await idOf(project, 'C')]
    const tried = (id: string, intoId: string) => project.mutate('mergeVendors', { id, intoId }, { selection: FAULTS }).then(paths)
    expect(await tried(a, a)).toEqual(['intoId'])
    expect(await tried(a, b)).toBeUndefined()
    expect(await tried(a, c)).toEqual(['id'])
    expect(await tried(c, a)).toEqual(['intoId'])
    expect(paths(await project.mutate('updateVendor', { id: a, name: 'x' }, { selection: FAULTS }))).toEqual(['id'])
  })
})
