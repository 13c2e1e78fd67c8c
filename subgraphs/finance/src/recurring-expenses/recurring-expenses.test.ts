import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

/** Moved by the tests: months pass in a moment. */
let now = new Date('2026-06-15T05:00:00Z')
let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => now })
})
afterAll(() => finance.stop())

const FAULTS = '... on InvalidInput { fieldErrors { path message } }'
const paths = (payload: Record<string, any>) => payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))
const SERIES = 'id category { name } vendor { name } amount { amount } note dayOfMonth startsOn endsOn nextOn'
const create = (project: TestProject, input: Record<string, unknown>) =>
  project.mutate('createRecurringExpense', { projectId: project.id, category: 'Rent', amount: project.money(100), startsOn: '2026-04-05', ...input }, { selection: `... on CreateRecurringExpenseSuccess { recurringExpense { ${SERIES} } } ${FAULTS}` })
const update = (project: TestProject, id: string, change: Record<string, unknown>) =>
  project.mutate('updateRecurringExpense', { id, ...change }, { selection: `... on UpdateRecurringExpenseSuccess { recurringExpense { ${SERIES} } changeSet { id kind state changed } } ${FAULTS}` })
const edit = (project: TestProject, id: string, change: Record<string, unknown>) =>
  project.mutate('updateExpense', { id, ...change }, { selection: `... on UpdateExpenseSuccess { expense { spentOn } changeSet { id changed } } ${FAULTS}` })
const seriesOf = async (project: TestProject) => (await project.read(`recurringExpenses { nodes { ${SERIES} } }`)).recurringExpenses.nodes
type Occurrence = { id: string; spentOn: string; amount: { amount: string }; category: string; vendor: string | null; note: string | null; version: number; recurringExpense: { id: string } | null }
const occurrences = async (project: TestProject): Promise<Occurrence[]> =>
  (await project.read('expenses(sort: SPENT_ON_ASC, first: 200) { nodes { id spentOn amount { amount } category vendor note version recurringExpense { id } } }')).expenses.nodes
const days = async (project: TestProject) => (await occurrences(project)).map(({ spentOn }) => spentOn)
/** What a worker does as time goes by. */
async function at(moment: string, work = true): Promise<void> {
  now = new Date(moment)
  if (!work) return
  await finance.database.query(`delete from live.schedules where name = 'finance.findDueRecurringExpenses'`)
  await finance.running.jobs.runSchedule('finance.findDueRecurringExpenses')
  await finance.drain()
}
const expenses = async (project: TestProject) => (await project.metrics({ from: '2026-01-01', to: '2027-12-31' })).expenses.amount

describe('a recurring expense', () => {
  test('records the months that lie behind at once, and then each on its day', async () => {
    await at('2026-06-15T05:00:00Z')
    const project = finance.project()
    const { recurringExpense } = await create(project, { vendor: 'Bà Sáu', note: 'workshop' })
    await finance.drain()
    expect(await occurrences(project)).toMatchObject(['2026-04-05', '2026-05-05', '2026-06-05'].map((spentOn) => ({ spentOn, category: 'Rent', vendor: 'Bà Sáu', note: 'workshop', amount: { amount: '100' }, recurringExpense: { id: recurringExpense.id } })))
    expect(await seriesOf(project)).toMatchObject([{ dayOfMonth: 5, nextOn: '2026-07-05', endsOn: null }])
    expect(await expenses(project)).toBe('300')
    await at('2026-07-04T12:00:00Z')
    expect(await days(project)).toHaveLength(3)
    // Five in the morning of the fifth in Hanoi is still the fourth in London.
    await at('2026-07-04T22:00:00Z')
    expect((await days(project)).at(-1)).toBe('2026-07-05')
    expect((await project.read('expenses(filter: { recurringExpenseId: $id }) { totalCount }', { declare: '$id: ID!', variables: { id: recurringExpense.id } })).expenses.totalCount).toBe(4)
  })

  test('falls on the last day of a month that is too short, and comes back to its day', async () => {
    await at('2027-01-15T05:00:00Z')
    const project = finance.project()
    await create(project, { startsOn: '2027-01-31' })
    for (const month of ['02-28', '03-31', '04-30', '05-31']) await at(`2027-${month}T12:00:00Z`)
    expect(await days(project)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
    const late = finance.project()
    await create(late, { startsOn: '2027-02-10', dayOfMonth: 31 })
    await finance.drain()
    expect(await days(late)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
  })

  test('is counted by the days of its project, wherever that is', async () => {
    await at('2026-06-15T05:00:00Z')
    const [auckland, york] = [finance.project({ timeZone: 'Pacific/Auckland' }), finance.project({ timeZone: 'America/New_York' })]
    for (const project of [auckland, york]) await create(project, { startsOn: '2026-07-01' })
    await at('2026-06-30T13:00:00Z')
    expect([await days(auckland), await days(york)]).toEqual([['2026-07-01'], []])
    await at('2026-07-01T03:59:00Z')
    expect(await days(york)).toEqual([])
    await at('2026-07-01T04:00:00Z')
    expect(await days(york)).toEqual(['2026-07-01'])
  })

  test('catches up after a pause, each month once, however many workers and however often', async () => {
    await at('2026-06-15T05:00:00Z')
    const project = finance.project()
    await create(project, { startsOn: '2026-06-10' })
    await finance.drain()
    // Half a year in which nobody worked.
    await at('2026-12-20T05:00:00Z', false)
    await finance.database.query(`update finance.recurring_expenses set next_attempt_at = now() where project_id = $1`, [project.id])
    await Promise.all([finance.drain(), finance.drain(), finance.drain()])
    await at('2026-12-20T06:00:00Z')
    expect(await days(project)).toEqual(['06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}-10`))
    expect(await expenses(project)).toBe('700')
    // A worker whose commit was lost starts from what it had read before.
    await finance.database.query(`update finance.recurring_expenses set next_month = '2026-06-01', next_attempt_at = now() where project_id = $1`, [project.id])
    await finance.drain()
    expect(await days(project)).toHaveLength(7)
    expect(await expenses(project)).toBe('700')
  })

  test('does not record again what a person has deleted, and a moved one leaves no gap', async () => {
    await at('2026-06-15T05:00:00Z')
    const project = finance.project()
    await create(project, {})
    await finance.drain()
    const [april, may] = await occurrences(project)
    await project.mutate('deleteExpense', { id: april?.id }, { selection: '' })
    await edit(project, may?.id ?? '', { spentOn: '2026-06-01' })
    await finance.database.query(`update finance.recurring_expenses set next_month = '2026-04-01', next_attempt_at = now() where project_id = $1`, [project.id])
    await finance.drain()
    expect(await days(project)).toEqual(['2026-06-01', '2026-06-05'])
  })

  test('waits while its project is archived, and catches up when it is restored', async () => {
    await at('2026-06-15T05:00:00Z')
    const project = finance.project()
    await create(project, { startsOn: '2026-06-10' })
    await finance.drain()
    await finance.database.query(`update finance.projects set state = 'ARCHIVED' where project_id = $1`, [project.id])
    await at('2026-08-11T05:00:00Z')
    expect(await days(project)).toEqual(['2026-06-10'])
    await finance.database.query(`update finance.projects set state = 'ACTIVE' where project_id = $1`, [project.id])
    await at('2026-08-12T05:00:00Z')
    expect(await days(project)).toEqual(['2026-06-10', '2026-07-10', '2026-08-10'])
  })

  test('is no work between its days: the queue is empty', async () => {
    await at('2026-06-15T05:00:00Z')
    const project = finance.project()
    await create(project, {})
    await finance.drain()
    expect((await project.read('financeWork { totalCount }')).financeWork.totalCount).toBe(0)
  })

  test('ends when it is said to end, and goes on from today when it is taken up again', async () => {
    await at('2026-06-15T05:00:00Z')
    const project = finance.project()
    const { recurringExpense: { id } } = await create(project, { endsOn: '2026-05-05' })
    await finance.drain()
    expect(await days(project)).toEqual(['2026-04-05', '2026-05-05'])
    expect(await seriesOf(project)).toMatchObject([{ nextOn: null, endsOn: '2026-05-05' }])
    await at('2026-09-20T05:00:00Z')
    expect(await days(project)).toHaveLength(2)
    expect(await update(project, id, { endsOn: null })).toMatchObject({ recurringExpense: { nextOn: '2026-10-05' } })
    await at('2026-10-05T05:00:00Z')
    expect(await days(project)).toEqual(['2026-04-05', '2026-05-05', '2026-10-05'])
  })

  test.each([
    [['category'], { category: '' }],
    [['amount.amount'], { amount: { amount: '0', currency: 'VND' } }],
    [['dayOfMonth'], { dayOfMonth: 0 }],
    [['dayOfMonth'], { dayOfMonth: 32 }],
    [['startsOn'], { startsOn: '1999-01-01' }],
    [['startsOn'], { startsOn: '2099-01-01' }],
    [['endsOn'], { endsOn: '2026-04-04' }],
  ])('names the fault at %j', async (expected, more) => {
    await at('2026-06-15T05:00:00Z', false)
    expect(paths(await create(finance.project(), more))).toEqual(expected)
  })

  test('is created once by calls with one idempotencyKey, and another tenant\'s is NOT_FOUND', async () => {
    await at('2026-06-15T05:00:00Z')
    const [project, other] = [finance.project(), finance.project()]
    const made = await Promise.all(Array.from({ length: 4 }, () => create(project, { idempotencyKey: 'k' })))
    expect(new Set(made.map(({ recurringExpense }) => recurringExpense.id)).size).toBe(1)
    expect((await other.tryMutate('updateRecurringExpense', { id: made[0]?.recurringExpense.id, note: 'x' }, { selection: '' })).code).toBe('NOT_FOUND')
    await finance.drain()
  })
})

describe('editing', () => {
  let project: TestProject
  let series: string
  const fresh = async () => {
    await at('2026-07-15T05:00:00Z')
    project = finance.project()
    series = (await create(project, { vendor: 'Bà Sáu', note: 'workshop' })).recurringExpense.id
    await finance.drain()
  }
  const seen = async () => (await occurrences(project)).map(({ spentOn, amount }) => [spentOn, amount.amount])

  test('one occurrence leaves the others and the series alone', async () => {
    await fresh()
    const [, may] = await occurrences(project)
    await edit(project, may?.id ?? '', { amount: project.money(150) })
    await at('2026-08-06T05:00:00Z')
    expect(await seen()).toEqual([['2026-04-05', '100'], ['2026-05-05', '150'], ['2026-06-05', '100'], ['2026-07-05', '100'], ['2026-08-05', '100']])
  })

  test('one and all following changes those that are recorded and those to come, only in what is named', async () => {
    await fresh()
    const [, may, june] = await occurrences(project)
    await edit(project, june?.id ?? '', { note: 'with electricity', amount: project.money(999) })
    const { changeSet, expense } = await edit(project, may?.id ?? '', { amount: project.money(150), spentOn: '2026-05-31', reach: 'THIS_AND_FOLLOWING' })
    expect(expense.spentOn).toBe('2026-05-31')
    expect(changeSet.changed).toBe(3)
    expect(await seen()).toEqual([['2026-04-05', '100'], ['2026-05-31', '150'], ['2026-06-30', '150'], ['2026-07-31', '150']])
    expect((await occurrences(project)).map(({ note }) => note)).toEqual(['workshop', 'workshop', 'with electricity', 'workshop'])
    expect(await expenses(project)).toBe('550')
    await at('2026-08-31T05:00:00Z')
    expect((await seen()).at(-1)).toEqual(['2026-08-31', '150'])
  })

  test('all following from several months at once waits in one order, and nobody is turned away', async () => {
    await fresh()
    const found = await occurrences(project)
    const edits = Array.from({ length: 20 }, (_, number) =>
      number % 5 === 4
        ? project.tryMutate('updateRecurringExpense', { id: series, note: `${number}`, category: 'Tax' }, { selection: '' })
        : project.tryMutate('updateExpense', { id: found[number % found.length]?.id, note: `${number}`, category: 'Tax', reach: 'THIS_AND_FOLLOWING' }, { selection: '' }),
    )
    expect((await Promise.all(edits)).map(({ code }) => code)).toEqual(edits.map(() => undefined))
    await finance.drain()
    expect((await project.read('expenseChangeSets { totalCount }')).expenseChangeSets.totalCount).toBe(20)
  })

  test('all following is undone with the series, and what came later stays what it was recorded as', async () => {
    await fresh()
    const [, may] = await occurrences(project)
    const { changeSet } = await edit(project, may?.id ?? '', { amount: project.money(150), vendor: null, category: 'Tax', reach: 'THIS_AND_FOLLOWING' })
    await at('2026-08-06T05:00:00Z')
    await project.mutate('undoExpenseChangeSet', { id: changeSet.id }, { selection: '' })
    await finance.drain()
    expect(await seen()).toEqual([['2026-04-05', '100'], ['2026-05-05', '100'], ['2026-06-05', '100'], ['2026-07-05', '100'], ['2026-08-05', '150']])
    expect(await seriesOf(project)).toMatchObject([{ amount: { amount: '100' }, vendor: { name: 'Bà Sáu' }, category: { name: 'Rent' } }])
    await at('2026-09-06T05:00:00Z')
    expect((await seen()).at(-1)).toEqual(['2026-09-05', '100'])
  })

  test('the series alone leaves what is recorded, and is undone unless it was edited again', async () => {
    await fresh()
    const first = await update(project, series, { amount: project.money(120), note: null, dayOfMonth: 20 })
    expect(first).toMatchObject({ recurringExpense: { amount: { amount: '120' }, note: null, dayOfMonth: 20, nextOn: '2026-08-20' }, changeSet: { kind: 'SERIES_EDIT', state: 'FINISHED', changed: 0 } })
    const second = await update(project, series, { amount: project.money(130) })
    const undo = async ({ changeSet: { id } }: Record<string, any>) => (await project.mutate('undoExpenseChangeSet', { id }, { selection: '... on UndoExpenseChangeSetSuccess { changeSet { id failure } }' }))['changeSet']
    expect(await undo(first)).toMatchObject({ failure: expect.stringContaining('edited again') })
    expect(await seriesOf(project)).toMatchObject([{ amount: { amount: '130' }, dayOfMonth: 20 }])
    expect(await undo(second)).toMatchObject({ failure: null })
    expect(await seriesOf(project)).toMatchObject([{ amount: { amount: '120' }, dayOfMonth: 20 }])
    expect(await seen()).toHaveLength(4)
    await finance.drain()
    // It is said for good, and not only while it is being undone.
    const { expenseChangeSet } = await project.read('expenseChangeSet(id: $id) { state failure }', { declare: '$id: ID!', variables: { id: first.changeSet.id } })
    expect(expenseChangeSet).toEqual({ state: 'UNDONE', failure: expect.stringContaining('edited again') })
  })

  test('a day that has passed already is recorded at once', async () => {
    await at('2026-07-15T05:00:00Z')
    const later = finance.project()
    const { recurringExpense: { id } } = await create(later, { startsOn: '2026-07-01', dayOfMonth: 20 })
    await finance.drain()
    expect(await days(later)).toEqual([])
    await update(later, id, { dayOfMonth: 10 })
    await finance.drain()
    expect(await days(later)).toEqual(['2026-07-10'])
  })

  test('names its faults', async () => {
    await fresh()
    const [, may] = await occurrences(project)
    expect(paths(await edit(project, may?.id ?? '', { spentOn: '2026-06-01', reach: 'THIS_AND_FOLLOWING' }))).toEqual(['spentOn'])
    expect(paths(await update(project, series, { endsOn: '2026-04-04' }))).toEqual(['endsOn'])
    expect(paths(await update(project, series, { dayOfMonth: 40 }))).toEqual(['dayOfMonth'])
    expect(paths(await update(project, series, { category: ' ' }))).toEqual(['category'])
  })
})
