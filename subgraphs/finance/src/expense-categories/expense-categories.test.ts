import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimsFor, countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const FAULTS = '... on InvalidInput { fieldErrors { path message } }'
const paths = (payload: Record<string, any>) => payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))

type Tree = Record<string, string[]>
async function treeOf(project: TestProject, includeArchived = false): Promise<Tree> {
  const { expenseCategoryTree } = await project.read<any>(`expenseCategoryTree(includeArchived: ${includeArchived}) { name parent { name } children { name parent { name } children { name } } }`)
  for (const { name, parent, children } of expenseCategoryTree) {
    expect(parent).toBeNull()
    for (const child of children) expect(child).toMatchObject({ parent: { name }, children: [] })
  }
  return Object.fromEntries(expenseCategoryTree.map(({ name, children }: any) => [name, children.map((child: any) => child.name)]))
}
async function idOf(project: TestProject, name: string): Promise<string> {
  const [row] = await finance.database.query<{ id: string }>('select id from finance.expense_categories where project_id = $1 and name = $2', [project.id, name])
  if (!row) throw new Error(`no category ${name}`)
  return row.id
}
const create = async (project: TestProject, name: string, parent?: string, more: Record<string, unknown> = {}) =>
  project.mutate('createExpenseCategory', { projectId: project.id, name, ...(parent ? { parentId: await idOf(project, parent) } : {}), ...more }, { selection: `... on CreateExpenseCategorySuccess { category { id name parent { name } } } ${FAULTS}` })
const update = async (project: TestProject, name: string, change: Record<string, unknown>) =>
  project.mutate('updateExpenseCategory', { id: await idOf(project, name), ...change }, { selection: `... on UpdateExpenseCategorySuccess { category { id name parent { name } } } ${FAULTS}` })
const act = async (project: TestProject, verb: 'archive' | 'restore', name: string) => {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`
  return project.mutate(`${verb}ExpenseCategory`, { id: await idOf(project, name) }, { selection: `... on ${type}ExpenseCategorySuccess { category { name isArchived } } ${FAULTS}` })
}
const merge = async (project: TestProject, from: string, into: string) =>
  project.mutate('mergeExpenseCategories', { id: await idOf(project, from), intoId: await idOf(project, into) }, { selection: `... on MergeExpenseCategoriesSuccess { category { name } changeSet { id state kind } } ${FAULTS}` })
const breakdown = async (project: TestProject, field = 'expenseBreakdown') => {
  const { metrics } = await project.read(`metrics(range: { from: "2026-11-01", to: "2026-11-30" }) { ${field} { category amount { amount } share } }`)
  return Object.fromEntries(metrics[field].map(({ category, amount }: any) => [category, amount.amount]))
}

describe('a project that finance meets for the first time', () => {
  test('has the categories of its kind, in two levels', async () => {
    expect(await treeOf(finance.project({ kind: 'PRINT_SHOP' }))).toEqual({
      Administration: ['Bank fees', 'Office', 'Rent', 'Software', 'Tax', 'Travel'],
      Fulfilment: ['Packaging', 'Shipping'],
      Marketing: [],
      People: ['Salaries'],
      Workshop: ['Electricity', 'Filament', 'Machines', 'Spare parts'],
    })
    expect(Object.keys(await treeOf(finance.project({ kind: 'SAAS_TOOL' })))).toEqual(['Administration', 'Marketing', 'People', 'Service'])
    expect(Object.keys(await treeOf(finance.project({ kind: 'SOMETHING_NEW' })))).toEqual(['Administration', 'Marketing', 'People'])
  })

  test('gets them once: what a person took away does not come back, whatever becomes of the project', async () => {
    const project = finance.project({ kind: 'EVENT' })
    await treeOf(project)
    await update(project, 'Venue', { name: 'Hall' })
    await act(project, 'archive', 'Marketing')
    const claims = claimsFor({ projects: { [project.id]: { kind: 'PRINT_SHOP', version: 7 } } })
    const { expenseCategories } = await project.read('expenseCategories', { claims })
    expect(expenseCategories).toContain('Hall')
    for (const gone of ['Venue', 'Marketing', 'Filament']) expect(expenseCategories).not.toContain(gone)
  })

  test('met by many at once gets them once, and a portfolio of fresh ones costs no more statements than one', async () => {
    const project = finance.project({ kind: 'TREND' })
    const trees = await Promise.all(Array.from({ length: 6 }, () => treeOf(project)))
    for (const tree of trees) expect(tree).toEqual(trees[0])
    const count = async (projects: TestProject[]) => {
      const claims = claimsFor({ projects: Object.fromEntries(projects.map(({ id, facts }) => [id, facts])) })
      const { statements } = await countStatements('finance', () =>
        project.ask('query ($p: [_Any!]!) { _entities(representations: $p) { ... on Project { expenseCategories } } }', { p: projects.map(({ id }) => ({ __typename: 'Project', id })) }, claims),
      )
      return statements.length
    }
    const one = await count([finance.project()])
    expect(await count([finance.project({ kind: 'EVENT' }), finance.project({ kind: 'TREND' }), finance.project()])).toBe(one)
  })

  test('that had categories before there was a tree keeps them, and those that stood alone find their place', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Mine' })
    await finance.database.query(`delete from finance.expense_categories where project_id = $1 and name not in ('Mine', 'Rent', 'Administration')`, [project.id])
    await finance.database.query(`update finance.expense_categories set parent_id = null where project_id = $1`, [project.id])
    await finance.database.query('update finance.projects set has_categories = false where project_id = $1', [project.id])
    const tree = await project.read('expenseCategoryTree { name children { name } }', { claims: claimsFor({ projects: { [project.id]: { kind: 'PRINT_SHOP', version: 9 } } }) })
    const names = Object.fromEntries(tree['expenseCategoryTree'].map(({ name, children }: any) => [name, children.map((child: any) => child.name)]))
    expect(names['Administration']).toContain('Rent')
    expect(names['Mine']).toEqual([])
  })
})

describe('a category', () => {
  test('is created, renamed and moved, and figures by category and by top category follow', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await project.recordExpense(10, { spentOn: '2026-11-02', category: 'Filament' })
    await project.recordExpense(5, { spentOn: '2026-11-02', category: 'Machines' })
    await project.recordExpense(2, { spentOn: '2026-11-02', category: 'Workshop' })
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Alone' })
    expect(await breakdown(project)).toEqual({ Filament: '10', Machines: '5', Workshop: '2', Alone: '1' })
    expect(await breakdown(project, 'expenseBreakdownByTopCategory')).toEqual({ Workshop: '17', Alone: '1' })
    expect(await create(project, ' Materials ')).toMatchObject({ category: { name: 'Materials', parent: null } })
    expect(await update(project, 'Filament', { name: 'PLA', parentId: await idOf(project, 'Materials') })).toMatchObject({ category: { name: 'PLA', parent: { name: 'Materials' } } })
    expect(await breakdown(project)).toEqual({ PLA: '10', Machines: '5', Workshop: '2', Alone: '1' })
    expect(await breakdown(project, 'expenseBreakdownByTopCategory')).toEqual({ Materials: '10', Workshop: '7', Alone: '1' })
    expect((await project.read('expenses(filter: { topCategories: ["workshop"] }) { totalCount }')).expenses.totalCount).toBe(2)
    expect((await project.read('expenses(filter: { search: "pla" }) { nodes { category topCategory } }')).expenses.nodes).toEqual([{ category: 'PLA', topCategory: 'Materials' }])
    expect(await update(project, 'PLA', { parentId: null })).toMatchObject({ category: { parent: null } })
    expect((await breakdown(project, 'expenseBreakdownByTopCategory'))['PLA']).toBe('10')
  })

  test('stands in two levels and no more, also when two are moved at the same moment', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await treeOf(project)
    expect(paths(await create(project, 'Deep', 'Filament'))).toEqual(['parentId'])
    expect(paths(await update(project, 'Workshop', { parentId: await idOf(project, 'People') }))).toEqual(['parentId'])
    expect(paths(await update(project, 'Marketing', { parentId: await idOf(project, 'Marketing') }))).toEqual(['parentId'])
    for (let times = 0; times < 5; times += 1) {
      await create(project, `A${times}`)
      await create(project, `B${times}`)
      const [a, b] = [await idOf(project, `A${times}`), await idOf(project, `B${times}`)]
      await Promise.allSettled([update(project, `A${times}`, { parentId: b }), update(project, `B${times}`, { parentId: a })])
      const deep = await finance.database.query('select from finance.expense_categories c join finance.expense_categories p on p.id = c.parent_id where c.project_id = $1 and p.parent_id is not null', [project.id])
      expect(deep).toEqual([])
    }
  })

  test('has a name of its own in the whole project, in whatever spelling, also among archived ones', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await treeOf(project)
    expect(paths(await create(project, 'FILAMENT'))).toEqual(['name'])
    expect(paths(await update(project, 'Machines', { name: ' spare  PARTS ' }))).toEqual(['name'])
    expect(await update(project, 'Machines', { name: 'MACHINES' })).toMatchObject({ category: { name: 'MACHINES' } })
    await act(project, 'archive', 'Filament')
    expect((await create(project, 'filament')).fieldErrors[0].message).toContain('Restore')
    for (const name of ['', ' ', 'x'.repeat(81), 'a\u0000']) expect(paths(await create(project, name))).toEqual(['name'])
    const twins = await Promise.all(Array.from({ length: 5 }, () => create(project, 'Twin')))
    expect(twins.map(({ __typename }) => __typename).filter((name) => name === 'CreateExpenseCategorySuccess')).toHaveLength(1)
  })

  test('is created once by calls with one idempotencyKey', async () => {
    const project = finance.project()
    const made = await Promise.all(Array.from({ length: 4 }, () => create(project, 'Once', undefined, { idempotencyKey: 'k' })))
    expect(new Set(made.map(({ category }) => category.id)).size).toBe(1)
  })

  test('that is archived is offered and booked on no more, and its expenses stay', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await project.recordExpense(10, { spentOn: '2026-11-02', category: 'Filament' })
    expect(paths(await act(project, 'archive', 'Workshop'))).toEqual(['id'])
    expect(await act(project, 'archive', 'Filament')).toMatchObject({ category: { isArchived: true } })
    expect((await treeOf(project))['Workshop']).not.toContain('Filament')
    expect((await treeOf(project, true))['Workshop']).toContain('Filament')
    expect((await project.read('expenseCategories')).expenseCategories).not.toContain('Filament')
    expect(await breakdown(project)).toEqual({ Filament: '10' })
    for (const name of ['Electricity', 'Machines', 'Spare parts', 'Workshop']) expect(await act(project, 'archive', name)).toMatchObject({ category: { isArchived: true } })
    expect(paths(await act(project, 'restore', 'Filament'))).toEqual(['id'])
    await act(project, 'restore', 'Workshop')
    expect(await act(project, 'restore', 'Filament')).toMatchObject({ category: { isArchived: false } })
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'filament' })
    expect(await breakdown(project)).toEqual({ Filament: '11' })
  })

  test('of another tenant is NOT_FOUND, as record, parent and target alike', async () => {
    const [project, other] = [finance.project(), finance.project()]
    await treeOf(project)
    await treeOf(other)
    const [mine, theirs] = [await idOf(project, 'Office'), await idOf(other, 'People')]
    const codes = [
      await project.tryMutate('createExpenseCategory', { projectId: project.id, name: 'x', parentId: theirs }, { selection: '' }),
      await project.tryMutate('updateExpenseCategory', { id: mine, parentId: theirs }, { selection: '' }),
      await project.tryMutate('updateExpenseCategory', { id: mine, parentId: 'nonsense' }, { selection: '' }),
      await project.tryMutate('updateExpenseCategory', { id: theirs, name: 'x' }, { selection: '' }),
      await project.tryMutate('mergeExpenseCategories', { id: mine, intoId: theirs }, { selection: '' }),
      await project.tryMutate('mergeExpenseCategories', { id: theirs, intoId: mine }, { selection: '' }),
      await project.tryMutate('archiveExpenseCategory', { id: theirs }, { selection: '' }),
      await project.tryMutate('restoreExpenseCategory', { id: theirs }, { selection: '' }),
    ].map(({ code }) => code)
    expect(codes).toEqual(codes.map(() => 'NOT_FOUND'))
  })
})

describe('merging categories', () => {
  test('moves every expense, also deleted ones, and what stood beneath; the name stands for the other from then on', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await project.recordExpense(10, { spentOn: '2026-11-02', category: 'Workshop' })
    const deleted = await project.recordExpense(3, { spentOn: '2026-11-02', category: 'Workshop' })
    await project.mutate('deleteExpense', { id: deleted }, { selection: '' })
    await project.recordExpense(5, { spentOn: '2026-11-03', category: 'People' })
    const { changeSet } = await merge(project, 'Workshop', 'People')
    expect(changeSet).toMatchObject({ kind: 'MERGE_CATEGORIES', state: 'QUEUED' })
    // At once, before any expense has moved.
    await project.recordExpense(2, { spentOn: '2026-11-04', category: 'workshop' })
    await finance.drain()
    expect(await breakdown(project)).toEqual({ People: '17' })
    expect((await treeOf(project))['People']).toEqual(['Electricity', 'Filament', 'Machines', 'Salaries', 'Spare parts'])
    await project.mutate('restoreExpense', { id: deleted }, { selection: '' })
    expect(await breakdown(project)).toEqual({ People: '20' })
    const set = (await project.read('expenseChangeSet(id: $id) { state total changed skipped }', { declare: '$id: ID!', variables: { id: changeSet.id } })).expenseChangeSet
    expect(set).toEqual({ state: 'FINISHED', total: 2, changed: 2, skipped: 0 })
  })

  test('is undone as a whole: expenses, what stood beneath, the name; what was recorded since stays where it was recorded', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await project.recordExpense(10, { spentOn: '2026-11-02', category: 'Workshop' })
    const before = await treeOf(project)
    const { changeSet } = await merge(project, 'Workshop', 'People')
    await finance.drain()
    await project.recordExpense(2, { spentOn: '2026-11-04', category: 'workshop' })
    expect(await project.mutate('undoExpenseChangeSet', { id: changeSet.id }, { selection: '... on UndoExpenseChangeSetSuccess { changeSet { state } }' })).toMatchObject({ changeSet: { state: 'UNDOING' } })
    await finance.drain()
    expect(await treeOf(project)).toEqual(before)
    expect(await breakdown(project)).toEqual({ Workshop: '10', People: '2' })
    await project.recordExpense(1, { spentOn: '2026-11-04', category: 'workshop' })
    expect(await breakdown(project)).toEqual({ Workshop: '11', People: '2' })
  })

  test('of a merged one passes all its names on, and each undo gives back its own', async () => {
    const project = finance.project()
    for (const [index, category] of ['A', 'B', 'C'].entries()) await project.recordExpense(10 ** index, { spentOn: '2026-11-02', category })
    const first = await merge(project, 'A', 'B')
    await finance.drain()
    const second = await merge(project, 'B', 'C')
    await finance.drain()
    expect(await breakdown(project)).toEqual({ C: '111' })
    await project.recordExpense(1000, { spentOn: '2026-11-02', category: 'a' })
    expect(await breakdown(project)).toEqual({ C: '1111' })
    const undo = ({ changeSet }: Record<string, any>) => project.mutate('undoExpenseChangeSet', { id: changeSet.id }, { selection: '... on ExpenseChangeSetNotUndoable { message }' })
    await undo(second)
    expect(await undo(first)).toMatchObject({ message: 'A later change is still going. Wait for its end.' })
    await finance.drain()
    await undo(first)
    await finance.drain()
    expect(await breakdown(project)).toEqual({ A: '1', B: '10', C: '1100' })
  })

  test('loses no expense that is recorded at the same moment', async () => {
    const project = finance.project()
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Left' })
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Right' })
    await Promise.all([
      ...Array.from({ length: 6 }, () => project.recordExpense(1, { spentOn: '2026-11-02', category: 'Left' })),
      merge(project, 'Left', 'Right'),
      ...Array.from({ length: 6 }, () => project.recordExpense(1, { spentOn: '2026-11-02', category: 'Left' })),
    ])
    await finance.drain()
    expect(await breakdown(project)).toEqual({ Right: '14' })
  })

  test('is refused where it makes no sense, and says why', async () => {
    const project = finance.project({ kind: 'PRINT_SHOP' })
    await treeOf(project)
    expect(paths(await merge(project, 'Office', 'Office'))).toEqual(['intoId'])
    expect(paths(await merge(project, 'Workshop', 'Filament'))).toEqual(['intoId'])
    await act(project, 'archive', 'Tax')
    expect(paths(await merge(project, 'Office', 'Tax'))).toEqual(['intoId'])
    await merge(project, 'Office', 'Travel')
    expect(paths(await merge(project, 'Office', 'Rent'))).toEqual(['id'])
    expect(paths(await merge(project, 'Rent', 'Office'))).toEqual(['intoId'])
    expect(paths(await update(project, 'Office', { name: 'x' }))).toEqual(['id'])
    expect(paths(await act(project, 'restore', 'Office'))).toEqual(['id'])
    expect((await create(project, 'office')).fieldErrors[0].message).toContain('Travel')
  })
})
