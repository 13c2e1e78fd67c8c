import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const SHOWN = 'id category vendor amount { amount } spentOn note version isDeleted'
const OUTCOME = `expense { ${SHOWN} }`
const SELECTIONS: Record<string, string> = {
  updateExpense: `... on UpdateExpenseSuccess { ${OUTCOME} } ... on ExpenseChangedSince { message ${OUTCOME} } ... on InvalidInput { fieldErrors { path message } }`,
  undoExpenseChange: `... on UndoExpenseChangeSuccess { ${OUTCOME} } ... on ExpenseChangedSince { message ${OUTCOME} } ... on InvalidInput { fieldErrors { path message } }`,
  deleteExpense: `... on DeleteExpenseSuccess { ${OUTCOME} }`,
  restoreExpense: `... on RestoreExpenseSuccess { ${OUTCOME} }`,
}
const call = (project: TestProject, name: string, input: Record<string, unknown>) => project.mutate(name, input, { selection: SELECTIONS[name] ?? '' })
const paths = (payload: Record<string, any>) => payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))
const spentBy = async (project: TestProject) => {
  const { expenseBreakdown } = await project.metrics({ from: '2026-11-01', to: '2026-11-30' })
  return Object.fromEntries(expenseBreakdown.map(({ category, amount }: any) => [category, amount.amount]))
}
const history = async (project: TestProject, id: string) =>
  (await project.read(`expense(id: $id) { changes { number kind actorKind before { category vendor amount { amount } spentOn note isDeleted } after { category vendor amount { amount } spentOn note isDeleted } } }`, { declare: '$id: ID!', variables: { id } })).expense.changes

describe('editing an expense', () => {
  test('changes what is named and nothing else, and moves the figures from where it was to where it is', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Rent', vendor: 'Bà Sáu', note: 'first floor' })
    expect(await call(project, 'updateExpense', { id, amount: project.money(90), category: 'Machines' })).toMatchObject({
      expense: { category: 'Machines', vendor: 'Bà Sáu', amount: { amount: '90' }, spentOn: '2026-11-02', note: 'first floor', version: 2 },
    })
    expect(await spentBy(project)).toEqual({ Machines: '90' })
    expect(await call(project, 'updateExpense', { id, spentOn: '2026-10-31' })).toMatchObject({ expense: { spentOn: '2026-10-31', version: 3 } })
    expect(await spentBy(project)).toEqual({})
    expect((await project.metrics({ from: '2026-10-31', to: '2026-10-31' })).expenses.amount).toBe('90')
  })

  test('null takes vendor and note away, absent leaves them', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', vendor: 'Prusa', note: 'two spools' })
    expect(await call(project, 'updateExpense', { id, amount: project.money(1) })).toMatchObject({ expense: { vendor: 'Prusa', note: 'two spools' } })
    expect(await call(project, 'updateExpense', { id, vendor: null, note: null })).toMatchObject({ expense: { vendor: null, note: null } })
  })

  test('that changes nothing is no change: no version, no event, no entry', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Rent' })
    expect(await call(project, 'updateExpense', { id, category: ' rent ', amount: project.money('70'), spentOn: '2026-11-02' })).toMatchObject({ expense: { version: 1 } })
    const events = await finance.database.query('select type from finance.events where project_id = $1', [project.id])
    expect(events.map(({ type }) => type)).toEqual(['finance.expenseRecorded'])
    expect(await history(project, id)).toEqual([])
  })

  test('with a version that somebody has changed since is refused, and shows what it is now', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02' })
    const answers = await Promise.all([1, 2, 3, 4].map((amount) => call(project, 'updateExpense', { id, amount: project.money(amount), version: 1 })))
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ExpenseChangedSince', 'ExpenseChangedSince', 'ExpenseChangedSince', 'UpdateExpenseSuccess'])
    const winner = answers.find(({ __typename }) => __typename === 'UpdateExpenseSuccess')
    for (const { expense } of answers) expect(expense).toEqual(winner?.expense)
  })

  test('many at once without a version come one after the other, and the figures know only the last', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Rent' })
    await Promise.all(Array.from({ length: 8 }, (_, index) => call(project, 'updateExpense', { id, amount: project.money(index + 1), category: index % 2 ? 'Tax' : 'Rent' })))
    const { expense } = await project.read(`expense(id: $id) { ${SHOWN} }`, { declare: '$id: ID!', variables: { id } })
    expect(expense.version).toBe(9)
    expect(await spentBy(project)).toEqual({ [expense.category]: expense.amount.amount })
  })

  test.each([
    [['amount.amount'], { amount: { amount: '0', currency: 'VND' } }],
    [['amount.currency'], { amount: { amount: '5', currency: 'USD' } }],
    [['category'], { category: ' ' }],
    [['vendor'], { vendor: 'x'.repeat(201) }],
    [['note'], { note: '\u0007' }],
    [['spentOn'], { spentOn: '1969-12-31' }],
    [['reach'], { reach: 'THIS_AND_FOLLOWING' }],
  ])('names the fault at %j', async (expected, more) => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02' })
    expect(paths(await call(project, 'updateExpense', { id, ...more }))).toEqual(expected)
    expect(await history(project, id)).toEqual([])
  })

  test('of a deleted one is refused, and so is one that is booked on an archived category', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Old' })
    await call(project, 'deleteExpense', { id })
    expect(paths(await call(project, 'updateExpense', { id, note: 'x' }))).toEqual(['id'])
    await call(project, 'restoreExpense', { id })
    await finance.database.query(`update finance.expense_categories set archived_at = now() where project_id = $1 and key = 'old'`, [project.id])
    const other = await project.recordExpense(1, { spentOn: '2026-11-02' })
    expect(paths(await call(project, 'updateExpense', { id: other, category: 'OLD' }))).toEqual(['category'])
    const refused = await project.mutate('recordExpense', { projectId: project.id, category: 'Old', amount: project.money(1), spentOn: '2026-11-02', idempotencyKey: 'k' }, { selection: '... on InvalidInput { fieldErrors { path } }' })
    expect(refused).toMatchObject({ fieldErrors: [{ path: ['category'] }] })
    // Nothing was made, so the key is still free.
    await project.recordExpense(1, { spentOn: '2026-11-02', idempotencyKey: 'k' })
  })

  test('another tenant\'s is NOT_FOUND, and needs finance:write', async () => {
    const [project, other] = [finance.project(), finance.project()]
    const id = await other.recordExpense(70, { spentOn: '2026-11-02' })
    for (const name of ['updateExpense', 'undoExpenseChange']) {
      expect((await project.tryMutate(name, { id }, { selection: '' })).code).toBe('NOT_FOUND')
      expect((await other.tryMutate(name, { id }, { selection: '', claims: other.claims(['finance:read']) })).code).toBe('FORBIDDEN')
    }
    expect((await project.ask('query ($p: [_Any!]!, $id: ID!) { _entities(representations: $p) { ... on Project { expense(id: $id) { id } } } }', { p: [{ __typename: 'Project', id: project.id }], id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
  })
})

describe('undoing', () => {
  test('an edit brings the version before back, and undoing that brings the edit back', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Rent', vendor: 'Bà Sáu', note: 'x' })
    await call(project, 'updateExpense', { id, amount: project.money(90), category: 'Tax', vendor: null, note: null, spentOn: '2026-11-03' })
    expect(await call(project, 'undoExpenseChange', { id })).toMatchObject({ expense: { category: 'Rent', vendor: 'Bà Sáu', amount: { amount: '70' }, note: 'x', spentOn: '2026-11-02', version: 3 } })
    expect(await spentBy(project)).toEqual({ Rent: '70' })
    expect(await call(project, 'undoExpenseChange', { id })).toMatchObject({ expense: { category: 'Tax', vendor: null, amount: { amount: '90' }, version: 4 } })
    expect(await spentBy(project)).toEqual({ Tax: '90' })
  })

  test('a deletion brings the expense back', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Rent' })
    await call(project, 'deleteExpense', { id })
    expect(await spentBy(project)).toEqual({})
    expect(await call(project, 'undoExpenseChange', { id, version: 2 })).toMatchObject({ expense: { isDeleted: false, version: 3 } })
    expect(await spentBy(project)).toEqual({ Rent: '70' })
    const events = await finance.database.query('select type from finance.events where project_id = $1 order by at, id', [project.id])
    expect(events.map(({ type }) => type)).toEqual(['finance.expenseRecorded', 'finance.expenseDeleted', 'finance.expenseRestored'])
  })

  test('goes back to any version', async () => {
    const project = finance.project()
    const id = await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Rent' })
    for (const amount of [2, 3, 4]) await call(project, 'updateExpense', { id, amount: project.money(amount) })
    expect(await call(project, 'undoExpenseChange', { id, toVersion: 1 })).toMatchObject({ expense: { amount: { amount: '1' }, version: 5 } })
    expect(await call(project, 'undoExpenseChange', { id, toVersion: 3 })).toMatchObject({ expense: { amount: { amount: '3' }, version: 6 } })
    expect(await spentBy(project)).toEqual({ Rent: '3' })
    for (const toVersion of [0, -1, 6, 7]) expect(paths(await call(project, 'undoExpenseChange', { id, toVersion }))).toEqual(['toVersion'])
  })

  test('what was never changed is refused; a version that is no longer the last is not undone', async () => {
    const project = finance.project()
    const id = await project.recordExpense(1, { spentOn: '2026-11-02' })
    expect(paths(await call(project, 'undoExpenseChange', { id }))).toEqual(['id'])
    await call(project, 'updateExpense', { id, note: 'a' })
    await call(project, 'updateExpense', { id, note: 'b' })
    expect(await call(project, 'undoExpenseChange', { id, version: 2 })).toMatchObject({ __typename: 'ExpenseChangedSince', expense: { note: 'b', version: 3 } })
  })

  test('by many at once undoes one step each, and the figures stand by the last', async () => {
    const project = finance.project()
    const id = await project.recordExpense(10, { spentOn: '2026-11-02', category: 'Rent' })
    await call(project, 'updateExpense', { id, amount: project.money(20) })
    await Promise.all(Array.from({ length: 7 }, () => call(project, 'undoExpenseChange', { id })))
    expect(await spentBy(project)).toEqual({ Rent: '10' })
  })
})

describe('what happened to an expense', () => {
  test('is all there, with what was before and after each change, and who did it', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02', category: 'Rent', note: 'x' })
    await call(project, 'updateExpense', { id, amount: project.money(90), vendor: 'Prusa' })
    await call(project, 'deleteExpense', { id })
    await call(project, 'undoExpenseChange', { id, toVersion: 1 })
    const one = { category: 'Rent', vendor: null, amount: { amount: '70' }, spentOn: '2026-11-02', note: 'x', isDeleted: false }
    const two = { ...one, vendor: 'Prusa', amount: { amount: '90' } }
    const three = { ...two, isDeleted: true }
    expect(await history(project, id)).toEqual([
      { number: 3, kind: 'UNDONE', actorKind: 'PERSON', before: three, after: one },
      { number: 2, kind: 'DELETED', actorKind: 'PERSON', before: two, after: three },
      { number: 1, kind: 'CHANGED', actorKind: 'PERSON', before: one, after: two },
    ])
  })

  test('cannot be edited or removed by the product', async () => {
    const project = finance.project()
    const id = await project.recordExpense(70, { spentOn: '2026-11-02' })
    await call(project, 'updateExpense', { id, note: 'x' })
    for (const sql of ['update finance.expense_changes set note = null', 'delete from finance.expense_changes', 'delete from finance.expenses']) {
      await expect(finance.db.inTenant(project.claims(), [project.id], (tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('costs one statement for a whole page', async () => {
    const project = finance.project()
    for (let index = 0; index < 4; index += 1) await call(project, 'updateExpense', { id: await project.recordExpense(70, { spentOn: '2026-11-02' }), note: 'x' })
    const { statements } = await countStatements('finance', () => project.read('expenses { nodes { id changes { kind before { category } changeSet { id } } recurringExpense { id } } }'))
    expect(statements).toHaveLength(2)
  })

  test('deleted expenses are in a list of their own', async () => {
    const project = finance.project()
    const [id] = [await project.recordExpense(70, { spentOn: '2026-11-02' }), await project.recordExpense(5, { spentOn: '2026-11-02' })]
    await call(project, 'deleteExpense', { id })
    expect((await project.read('expenses(filter: { isDeleted: true }) { nodes { id isDeleted } totalCount }')).expenses).toEqual({ nodes: [{ id, isDeleted: true }], totalCount: 1 })
  })
})
