import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'
import { collectItems } from './applying.ts'
import type { ExpenseChangeSet } from './entities.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

const SET = 'id kind state total changed skipped undone kept failure actorKind'
const FAULTS = '... on InvalidInput { fieldErrors { path message } }'
const paths = (payload: Record<string, any>) => payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))
const bulk = (project: TestProject, filter: Record<string, unknown>, change: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  project.mutate('bulkEditExpenses', { projectId: project.id, filter, change, ...more }, { selection: `... on BulkEditExpensesSuccess { changeSet { ${SET} } } ${FAULTS}` })
const act = (project: TestProject, verb: 'cancel' | 'undo', id: string) => {
  const [type, refusal] = verb === 'cancel' ? ['Cancel', 'Cancellable'] : ['Undo', 'Undoable']
  return project.mutate(`${verb}ExpenseChangeSet`, { id }, { selection: `... on ${type}ExpenseChangeSetSuccess { changeSet { ${SET} } } ... on ExpenseChangeSetNot${refusal} { message }` })
}
const setOf = async (project: TestProject, id: string) =>
  (await project.read(`expenseChangeSet(id: $id) { ${SET} items { nodes { state reason expense { category } } totalCount } }`, { declare: '$id: ID!', variables: { id } })).expenseChangeSet
const breakdown = async (project: TestProject) => {
  const { expenseBreakdown } = await project.metrics({ from: '2026-11-01', to: '2026-11-30' })
  return Object.fromEntries(expenseBreakdown.map(({ category, amount }: any) => [category, amount.amount]))
}
/** Expenses without the way through the graph, so that there can be many. */
async function fill(project: TestProject, count: number, category = 'Rent'): Promise<void> {
  await project.recordExpense(1, { spentOn: '2026-11-02', category })
  await finance.database.query(
    `with made as (
       insert into finance.expenses (id, project_id, category_id, amount_minor, currency, spent_on, search_text)
       select gen_random_uuid(), project_id, id, 1, 'VND', '2026-11-02', '1' from finance.expense_categories, generate_series(2, $2::int) where project_id = $1 and name = $3
       returning project_id, category_id
     ) insert into finance.metric_deltas (project_id, day, kind, currency, category_id, minor, count)
     select project_id, '2026-11-02', 'SPENT', 'VND', category_id, 1, 1 from made`,
    [project.id, count, category],
  )
}

describe('a bulk edit', () => {
  test('changes what the filter meets and nothing else, and says how many', async () => {
    const project = finance.project()
    for (const [amount, category, vendor] of [[10, 'Rent', 'A'], [20, 'Rent', 'B'], [40, 'Tax', 'A']] as const) await project.recordExpense(amount, { spentOn: '2026-11-02', category, vendor })
    const { changeSet } = await bulk(project, { categories: ['rent'] }, { category: 'Premises' })
    expect(changeSet).toMatchObject({ kind: 'BULK_EDIT', state: 'QUEUED', total: null, changed: 0, actorKind: 'PERSON' })
    expect(await breakdown(project)).toEqual({ Rent: '30', Tax: '40' })
    await finance.drain()
    expect(await breakdown(project)).toEqual({ Premises: '30', Tax: '40' })
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FINISHED', total: 2, changed: 2, skipped: 0, items: { totalCount: 2, nodes: [{ state: 'CHANGED' }, { state: 'CHANGED' }] } })
    expect((await project.read('expenses(filter: { changeSetId: $id }) { totalCount }', { declare: '$id: ID!', variables: { id: changeSet.id } })).expenses.totalCount).toBe(2)
  })

  test('sets a vendor, takes it away, deletes; what is like that already is skipped with the reason', async () => {
    const project = finance.project()
    await project.recordExpense(1, { spentOn: '2026-11-02', vendor: 'A' })
    await project.recordExpense(2, { spentOn: '2026-11-02' })
    const vendors = async () => (await project.read('expenses(sort: AMOUNT_ASC) { nodes { vendor } }')).expenses.nodes.map(({ vendor }: { vendor: string }) => vendor)
    const first = await bulk(project, {}, { vendor: 'a' })
    await finance.drain()
    expect(await vendors()).toEqual(['A', 'A'])
    const set = await setOf(project, first.changeSet.id)
    expect(set).toMatchObject({ total: 2, changed: 1, skipped: 1 })
    expect(set.items.nodes.map(({ state, reason }: any) => [state, reason])).toEqual(expect.arrayContaining([['CHANGED', null], ['SKIPPED', 'It is like that already.']]))
    await bulk(project, {}, { vendor: null })
    await finance.drain()
    expect(await vendors()).toEqual([null, null])
    await bulk(project, { search: '2' }, { delete: true })
    await finance.drain()
    expect(await vendors()).toEqual([null])
    expect((await project.metrics({ from: '2026-11-01', to: '2026-11-30' })).expenses.amount).toBe('1')
  })

  test.each([
    ['set', { category: 'Premises', vendor: 'B' }],
    ['deleted', { delete: true }],
  ])('leaves alone what somebody changed after it was met: what was to be %s', async (_verb, change) => {
    const project = finance.project()
    const edited = await project.recordExpense(10, { spentOn: '2026-11-02', category: 'Rent', vendor: 'A' })
    await project.recordExpense(20, { spentOn: '2026-11-02', category: 'Rent', vendor: 'A' })
    const { changeSet } = await bulk(project, { categories: ['Rent'] }, change)
    // As a worker that had collected, and came to the expense later than the person.
    await finance.db.inTenant(project.claims(), [project.id], async (tx) => {
      const [{ plan }] = (await tx.query<Pick<ExpenseChangeSet, 'plan'>>('select plan from finance.expense_change_sets where id = $1', [changeSet.id])) as [Pick<ExpenseChangeSet, 'plan'>]
      await collectItems(tx, { projectId: project.id, id: changeSet.id, plan } as ExpenseChangeSet)
    })
    await project.mutate('updateExpense', { id: edited, amount: project.money(11), category: 'Tax' }, { selection: '' })
    await finance.drain()
    const { expense } = await project.read('expense(id: $id) { category vendor amount { amount } isDeleted }', { declare: '$id: ID!', variables: { id: edited } })
    expect(expense).toEqual({ category: 'Tax', vendor: 'A', amount: { amount: '11' }, isDeleted: false })
    const set = await setOf(project, changeSet.id)
    expect(set).toMatchObject({ state: 'FINISHED', total: 2, changed: 1, skipped: 1 })
    expect(set.items.nodes.map(({ state, reason }: any) => [state, reason])).toEqual(expect.arrayContaining([['CHANGED', null], ['SKIPPED', 'It was changed in the meantime.']]))
    await act(project, 'undo', changeSet.id)
    await finance.drain()
    expect(await breakdown(project)).toEqual({ Tax: '11', Rent: '20' })
  })

  test.each([
    [['change'], {}, {}],
    [['change', 'change.category'], {}, { category: '' }],
    [['change.delete'], {}, { category: 'x', delete: true }],
    [['change.vendor'], {}, { vendor: 'x'.repeat(201) }],
    [['filter.isDeleted'], { isDeleted: true }, { category: 'x' }],
  ])('names the fault at %j', async (expected, filter, change) => {
    const found = paths(await bulk(finance.project(), filter, change))
    for (const path of found) expect(expected).toContain(path)
    expect(found.length).toBeGreaterThan(0)
  })

  test('with a filter that no list takes is refused as the list refuses it; on an archived category by its path', async () => {
    const project = finance.project()
    expect((await project.tryMutate('bulkEditExpenses', { projectId: project.id, filter: { spent: { from: '2026-11-02', to: '2026-11-01' } }, change: { delete: true } }, { selection: '' })).code).toBe('BAD_USER_INPUT')
    expect((await project.tryMutate('bulkEditExpenses', { projectId: project.id, filter: { ids: ['nonsense'] }, change: { delete: true } }, { selection: '' })).code).toBe('NOT_FOUND')
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Old' })
    await finance.database.query(`update finance.expense_categories set archived_at = now() where project_id = $1 and key = 'old'`, [project.id])
    expect(paths(await bulk(project, {}, { category: 'old' }))).toEqual(['change.category'])
  })

  test('is started once by calls with one idempotencyKey', async () => {
    const project = finance.project()
    const made = await Promise.all(Array.from({ length: 4 }, () => bulk(project, {}, { delete: true }, { idempotencyKey: 'k' })))
    expect(new Set(made.map(({ changeSet }) => changeSet.id)).size).toBe(1)
  })

  test('goes batch by batch, can be followed and cancelled half-way, and what was done is undone', async () => {
    const project = finance.project()
    await fill(project, 1_600)
    const { changeSet } = await bulk(project, {}, { category: 'Tax' })
    const seen: number[] = []
    const draining = finance.drain()
    for (let tries = 0; tries < 2_000; tries += 1) {
      const { changed, state } = await setOf(project, changeSet.id)
      if (changed !== seen.at(-1)) seen.push(changed)
      if (changed > 0 || state === 'FINISHED') break
    }
    expect(await act(project, 'cancel', changeSet.id)).toMatchObject({ changeSet: { state: 'CANCELLED' } })
    await draining
    const cancelled = await setOf(project, changeSet.id)
    expect(cancelled).toMatchObject({ state: 'CANCELLED', total: 1_600, skipped: 0 })
    expect(cancelled.changed % 500).toBe(0)
    expect(cancelled.changed).toBeGreaterThan(0)
    expect(cancelled.changed).toBeLessThan(1_600)
    expect(await breakdown(project)).toEqual({ Tax: String(cancelled.changed), Rent: String(1_600 - cancelled.changed) })
    expect(await act(project, 'cancel', changeSet.id)).toMatchObject({ __typename: 'ExpenseChangeSetNotCancellable' })
    await act(project, 'undo', changeSet.id)
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'UNDONE', undone: cancelled.changed, kept: 0 })
    expect(await breakdown(project)).toEqual({ Rent: '1600' })
  })

  test('loses its right to write when another worker takes it over, and nothing is done twice', async () => {
    const project = finance.project()
    await fill(project, 1_100)
    const { changeSet } = await bulk(project, {}, { delete: true })
    const draining = finance.drain()
    // A worker that is paused past its lease: somebody else takes the row.
    for (let tries = 0; tries < 500 && (await setOf(project, changeSet.id)).changed === 0; tries += 1);
    await finance.database.query('update finance.expense_change_sets set lease_token = gen_random_uuid(), lease_until = now() where id = $1', [changeSet.id])
    await draining
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FINISHED', total: 1_100, changed: 1_100 })
    expect((await project.metrics({ from: '2026-11-01', to: '2026-11-30' })).expenses.amount).toBe('0')
  })

  test('publishes one event for each batch and none for each expense', async () => {
    const project = finance.project()
    await fill(project, 600)
    await bulk(project, {}, { category: 'Tax' })
    await finance.drain()
    const types = (await finance.database.query('select type from finance.events where project_id = $1', [project.id])).map(({ type }) => type)
    expect(types.filter((type) => type === 'finance.expenseChanged')).toEqual([])
    expect(types.filter((type) => type === 'finance.expenseChangeSetChanged')).toHaveLength(5)
  })
})

describe('undoing a set', () => {
  test('gives every expense back what it had, and keeps what somebody changed since', async () => {
    const project = finance.project()
    const ids: string[] = []
    for (const [index, category] of ['A', 'B', 'C'].entries()) ids.push(await project.recordExpense(10 ** index, { spentOn: '2026-11-02', category, vendor: `V${index}` }))
    const { changeSet } = await bulk(project, {}, { category: 'All', vendor: null })
    await finance.drain()
    await project.mutate('updateExpense', { id: ids[1], note: 'looked at' }, { selection: '' })
    await act(project, 'undo', changeSet.id)
    await finance.drain()
    expect(await breakdown(project)).toEqual({ A: '1', All: '10', C: '100' })
    const set = await setOf(project, changeSet.id)
    expect(set).toMatchObject({ state: 'UNDONE', changed: 3, undone: 2, kept: 1 })
    expect(set.items.nodes.find(({ state }: any) => state === 'KEPT')).toMatchObject({ reason: expect.stringContaining('stays'), expense: { category: 'All' } })
    expect(await act(project, 'undo', changeSet.id)).toMatchObject({ __typename: 'ExpenseChangeSetNotUndoable' })
  })

  test('of two sets in turn gives back what was before both', async () => {
    const project = finance.project()
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'A' })
    const sets = []
    for (const category of ['B', 'C']) {
      sets.push((await bulk(project, {}, { category })).changeSet.id)
      await finance.drain()
    }
    for (const id of sets.toReversed()) {
      await act(project, 'undo', id)
      await finance.drain()
    }
    expect(await breakdown(project)).toEqual({ A: '1' })
  })

  test('is refused while it is going, and a merge is not left half done', async () => {
    const project = finance.project()
    for (const category of ['A', 'B']) await project.recordExpense(1, { spentOn: '2026-11-02', category })
    const { changeSet } = await bulk(project, {}, { delete: true })
    expect(await act(project, 'undo', changeSet.id)).toMatchObject({ __typename: 'ExpenseChangeSetNotUndoable' })
    const rows = await finance.database.query<{ id: string }>(`select id from finance.expense_categories where project_id = $1 and name in ('A', 'B') order by name`, [project.id])
    const merged = await project.mutate('mergeExpenseCategories', { id: rows[0]?.id, intoId: rows[1]?.id }, { selection: '... on MergeExpenseCategoriesSuccess { changeSet { id } }' })
    expect(await act(project, 'cancel', merged.changeSet.id)).toMatchObject({ __typename: 'ExpenseChangeSetNotCancellable' })
    await finance.drain()
  })
})

describe('work that dies', () => {
  test('leaves a set that says so, which is tried again or undone', async () => {
    const project = finance.project()
    await project.recordExpense(1, { spentOn: '2026-11-02', category: 'Rent' })
    const { changeSet } = await bulk(project, {}, { category: 'Tax' })
    await finance.database.query(`update finance.expense_change_sets set attempts = 99 where id = $1`, [changeSet.id])
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('undo') })
    await project.mutate('retryFinanceWork', { projectId: project.id, ids: [changeSet.id] }, { selection: '' })
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FINISHED', failure: null, changed: 1 })
  })
})

describe('sets of a project', () => {
  test('are listed, the newest first, and another tenant\'s are NOT_FOUND', async () => {
    const [project, other] = [finance.project(), finance.project()]
    const ids: string[] = []
    for (let times = 0; times < 3; times += 1) ids.push((await bulk(project, {}, { delete: true })).changeSet.id)
    expect((await project.read('expenseChangeSets(first: 2) { nodes { id } pageInfo { hasNextPage } totalCount }')).expenseChangeSets).toEqual({ nodes: [{ id: ids[2] }, { id: ids[1] }], pageInfo: { hasNextPage: true }, totalCount: 3 })
    for (const verb of ['cancel', 'undo']) expect((await other.tryMutate(`${verb}ExpenseChangeSet`, { id: ids[0] }, { selection: '' })).code).toBe('NOT_FOUND')
    for (const id of [ids[0], 'nonsense']) await expect(other.read('expenseChangeSet(id: $id) { id }', { declare: '$id: ID!', variables: { id } })).rejects.toThrow('NOT_FOUND')
    await finance.drain()
  })
})
