import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

const SET = 'id kind state reason total changed skipped undone kept failure actorKind'
const change = (project: TestProject, kind: string, filter: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  project.mutate('changeOrders', { projectId: project.id, filter, change: kind, ...more }, { selection: `... on ChangeOrdersSuccess { changeSet { ${SET} } } ... on InvalidInput { fieldErrors { path message } }` })
const act = (project: TestProject, verb: 'cancel' | 'undo', id: string) => {
  const [type, refusal] = verb === 'cancel' ? ['Cancel', 'Cancellable'] : ['Undo', 'Undoable']
  return project.mutate(`${verb}OrderChangeSet`, { id }, { selection: `... on ${type}OrderChangeSetSuccess { changeSet { ${SET} } } ... on OrderChangeSetNot${refusal} { message }` })
}
const setOf = async (project: TestProject, id: string) =>
  (await project.read(`orderChangeSet(id: $id) { ${SET} items { nodes { state reason order { number } } totalCount } }`, { declare: '$id: ID!', variables: { id } })).orderChangeSet
const reasonsOf = async (project: TestProject, id: string, states = '[SKIPPED, KEPT]') => {
  const { orderChangeSet } = await project.read(`orderChangeSet(id: $id) { items(states: ${states}) { nodes { reason order { number } } } }`, { declare: '$id: ID!', variables: { id } })
  return Object.fromEntries(orderChangeSet.items.nodes.map(({ reason, order }: any) => [order.number, reason]))
}
const standings = async (project: TestProject) =>
  Object.fromEntries((await project.read('orders(sort: NUMBER_ASC, first: 200) { nodes { number status cancelReason cancelledAt paid { amount } openOverpayment { amount } } }')).orders.nodes.map(({ number, ...rest }: any) => [number, rest]))
const statuses = async (project: TestProject) => Object.fromEntries(Object.entries(await standings(project)).map(([number, { status }]: any) => [number, status]))

/** 1 and 2 wait, 3 is paid in part, 4 in full, 5 too much, 6 is cancelled. */
async function shop() {
  const project = finance.project()
  const orders = []
  for (let index = 0; index < 6; index += 1) orders.push(await project.createOrder(100, { placedAt: `2026-01-0${index + 1}T10:00:00Z` }))
  const ids = orders.map(({ id }) => id)
  for (const [place, amount] of [[2, 40], [3, 100], [4, 150]] as const) await project.recordPayment(ids[place] ?? '', amount)
  await project.mutate('cancelOrder', { id: ids[5], reason: 'Test order' }, { selection: '' })
  return { project, ids }
}

describe('cancelling many orders', () => {
  test('cancels those that can be, says why of the others, and gives back all of it', async () => {
    const { project } = await shop()
    const before = await standings(project)
    const { changeSet } = await change(project, 'CANCEL', {}, { reason: 'Out of clay' })
    expect(changeSet).toMatchObject({ kind: 'CANCEL', state: 'QUEUED', reason: 'Out of clay', total: 6, changed: 0, actorKind: 'PERSON' })
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FINISHED', total: 6, changed: 3, skipped: 3, items: { totalCount: 6 } })
    expect(await statuses(project)).toEqual({ 1: 'CANCELLED', 2: 'CANCELLED', 3: 'CANCELLED', 4: 'PAID', 5: 'OVERPAID', 6: 'CANCELLED' })
    expect(await reasonsOf(project, changeSet.id)).toEqual({ 4: 'It is paid. Refund it instead of cancelling it.', 5: 'It is paid. Refund it instead of cancelling it.', 6: 'It is cancelled already.' })
    expect((await standings(project))[1]).toMatchObject({ cancelReason: 'Out of clay' })
    // The money of the third is free, and waits on the day on which it came.
    expect((await project.read('transactions(filter: { matchStates: [UNMATCHED] }) { totalCount }')).transactions.totalCount).toBe(1)
    expect((await project.read('orders(filter: { changeSetId: $id }) { totalCount }', { declare: '$id: ID!', variables: { id: changeSet.id } })).orders.totalCount).toBe(3)

    expect(await act(project, 'undo', changeSet.id)).toMatchObject({ changeSet: { state: 'UNDOING' } })
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'UNDONE', undone: 3, kept: 0 })
    expect(await standings(project)).toEqual(before)
    expect(await act(project, 'undo', changeSet.id)).toMatchObject({ __typename: 'OrderChangeSetNotUndoable' })
  })

  test('stands in the timeline of each order by who asked for it, and once in the audit', async () => {
    const { project, ids } = await shop()
    await finance.database.query('delete from finance.events where project_id = $1', [project.id])
    const { changeSet } = await change(project, 'CANCEL', { ids: [ids[0], ids[2]] }, { reason: 'Out of clay' })
    await finance.drain()
    const timeline = async (id: string | undefined) => (await project.read('order(id: $id) { timeline(first: 4) { nodes { kind actorKind text status } } }', { declare: '$id: ID!', variables: { id } })).order.timeline.nodes
    expect(await timeline(ids[0])).toMatchObject([{ kind: 'STATUS_CHANGED', status: 'CANCELLED', actorKind: 'PERSON' }, { kind: 'CANCELLED', text: 'Out of clay', actorKind: 'PERSON' }, { kind: 'PLACED' }])
    const events = await finance.database.query<{ type: string; payload: any; subject: string }>('select type, payload, subject from finance.events where project_id = $1 order by id', [project.id])
    const audited = events.filter(({ type }) => type === 'audit.recorded')
    // What was decided, and the transfer that it set free, both by the person and from where they asked.
    expect(audited.map(({ payload }) => payload.action)).toEqual(['orders.changed', 'transaction.unmatched'])
    expect(audited[0]).toMatchObject({ subject: changeSet.id, payload: { note: 'Out of clay', after: { change: 'CANCEL', total: 2 } } })
    expect(audited[1]?.payload).toMatchObject({ who: audited[0]?.payload.who, requestId: audited[0]?.payload.requestId })
    // One event for each step of the set; of the orders only where money moved.
    expect(events.filter(({ type }) => type === 'finance.orderChangeSetChanged').map(({ payload }) => payload.state)).toEqual(['QUEUED', 'RUNNING', 'RUNNING', 'FINISHED'])
    expect(events.filter(({ type, subject }) => type === 'finance.orderChanged' && subject === ids[0])).toEqual([])
  })

  test('is about the orders of the moment in which it was started, as they were then', async () => {
    const { project, ids } = await shop()
    const { changeSet } = await change(project, 'CANCEL', { statuses: ['AWAITING_PAYMENT'] })
    await project.createOrder(100)
    await project.recordPayment(ids[1] ?? '', 10)
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ total: 2, changed: 1, skipped: 1 })
    expect(await statuses(project)).toMatchObject({ 1: 'CANCELLED', 2: 'UNDERPAID', 7: 'AWAITING_PAYMENT' })
    expect(await reasonsOf(project, changeSet.id)).toEqual({ 2: 'It was changed in the meantime.' })
  })

  test('leaves alone in its undo what somebody changed since, and counts it', async () => {
    const { project, ids } = await shop()
    const { changeSet } = await change(project, 'CANCEL', { statuses: ['AWAITING_PAYMENT'] }, { reason: 'Out of clay' })
    await finance.drain()
    await project.mutate('reopenOrder', { id: ids[0] }, { selection: '' })
    await act(project, 'undo', changeSet.id)
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'UNDONE', changed: 2, undone: 1, kept: 1 })
    expect(await reasonsOf(project, changeSet.id)).toEqual({ 1: 'It was changed after this, and stays as it is.' })
    expect(await statuses(project)).toMatchObject({ 1: 'AWAITING_PAYMENT', 2: 'AWAITING_PAYMENT' })
  })
})

test('many are reopened, and an undo gives each its own reason and time again', async () => {
  const { project, ids } = await shop()
  await project.mutate('cancelOrder', { id: ids[2], reason: 'Another reason' }, { selection: '' })
  const before = await standings(project)
  const { changeSet } = await change(project, 'REOPEN')
  await finance.drain()
  expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FINISHED', changed: 2, skipped: 4 })
  // The money that had been set free pays its order again.
  expect(await statuses(project)).toMatchObject({ 3: 'UNDERPAID', 6: 'AWAITING_PAYMENT' })
  await act(project, 'undo', changeSet.id)
  await finance.drain()
  expect(await standings(project)).toEqual(before)
})

test('what was paid too much is kept with many orders, and decided on again', async () => {
  const { project, ids } = await shop()
  const { changeSet } = await change(project, 'KEEP_OVERPAYMENT', {}, { reason: 'A tip' })
  await finance.drain()
  expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'FINISHED', changed: 1, skipped: 5 })
  expect(await reasonsOf(project, changeSet.id)).toMatchObject({ 1: 'Nothing was paid above its total.' })
  expect((await standings(project))[5]).toMatchObject({ status: 'OVERPAID', openOverpayment: { amount: '0' } })
  const again = await change(project, 'KEEP_OVERPAYMENT', { ids: [ids[4]] })
  await finance.drain()
  expect(await reasonsOf(project, again.changeSet.id)).toEqual({ 5: 'It is kept already.' })
  await act(project, 'undo', changeSet.id)
  await finance.drain()
  expect((await standings(project))[5]).toMatchObject({ openOverpayment: { amount: '50' } })
})

test('one transfer that pays several of the orders is free of them all, and pays them all again', async () => {
  const project = finance.project()
  const orders = [await project.createOrder(100), await project.createOrder(100), await project.createOrder(100)]
  const payment = await project.recordPayment(orders[0]?.id ?? '', 60)
  await project.mutate('unmatchTransaction', { id: payment['transaction'].id, orderId: orders[0]?.id }, { selection: '' })
  await project.mutate('matchTransaction', { id: payment['transaction'].id, parts: orders.map(({ id }) => ({ orderId: id, amount: project.money(20) })) }, { selection: '' })
  const before = await standings(project)
  expect(before[2]).toMatchObject({ status: 'UNDERPAID' })
  const { changeSet } = await change(project, 'CANCEL', { ids: orders.slice(0, 2).map(({ id }) => id) })
  await finance.drain()
  expect(await standings(project)).toMatchObject({ 1: { status: 'CANCELLED', paid: { amount: '0' } }, 2: { status: 'CANCELLED', paid: { amount: '0' } }, 3: { paid: { amount: '20' } } })
  await act(project, 'undo', changeSet.id)
  await finance.drain()
  expect(await standings(project)).toEqual(before)
})

describe('a change of many orders', () => {
  test('goes on batch by batch, is cancelled half-way, and what was done is undone', async () => {
    const project = finance.project()
    await project.createOrder(100)
    await finance.database.query(
      `insert into finance.orders (id, project_id, number, payment_code, status, customer_name, customer_key, currency, total_minor, placed_at, search_text)
       select gen_random_uuid(), $1::uuid, i, right($1::uuid::text, 12) || i, 'AWAITING_PAYMENT', 'Customer', 'name:customer', 'VND', 100, now() - i * interval '1 minute', 'customer' from generate_series(2, 1600) i`,
      [project.id],
    )
    const { changeSet } = await change(project, 'CANCEL')
    const draining = finance.drain()
    for (let tries = 0; tries < 2_000; tries += 1) {
      const { changed, state } = (await project.read('orderChangeSet(id: $id) { changed state }', { declare: '$id: ID!', variables: { id: changeSet.id } })).orderChangeSet
      if (changed > 0 || state === 'FINISHED') break
    }
    expect(await act(project, 'cancel', changeSet.id)).toMatchObject({ changeSet: { state: 'CANCELLED' } })
    await draining
    const cancelled = await setOf(project, changeSet.id)
    expect(cancelled).toMatchObject({ state: 'CANCELLED', total: 1_600, skipped: 0 })
    expect(cancelled.changed).toBeGreaterThan(0)
    expect(cancelled.changed).toBeLessThan(1_600)
    const open = async () => (await project.read('orders(filter: { statuses: [AWAITING_PAYMENT] }) { totalCount }')).orders.totalCount
    expect(await open()).toBe(1_600 - cancelled.changed)
    expect(await act(project, 'cancel', changeSet.id)).toMatchObject({ __typename: 'OrderChangeSetNotCancellable' })
    await act(project, 'undo', changeSet.id)
    await finance.drain()
    expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'UNDONE', undone: cancelled.changed, kept: 0 })
    expect(await open()).toBe(1_600)
  })

  test('is not undone while a later one is going', async () => {
    const { project } = await shop()
    const first = await change(project, 'CANCEL')
    await finance.drain()
    await change(project, 'REOPEN')
    expect(await act(project, 'undo', first.changeSet.id)).toMatchObject({ message: 'A later change is still going. Wait for its end.' })
    await finance.drain()
    expect((await act(project, 'undo', first.changeSet.id))['__typename']).toBe('UndoOrderChangeSetSuccess')
  })

  test('two of them, one after the other, are undone in turn', async () => {
    const { project } = await shop()
    const before = await standings(project)
    const first = await change(project, 'CANCEL', {}, { reason: 'Out of clay' })
    await finance.drain()
    const second = await change(project, 'REOPEN')
    await finance.drain()
    for (const { changeSet } of [second, first]) {
      await act(project, 'undo', changeSet.id)
      await finance.drain()
      expect(await setOf(project, changeSet.id)).toMatchObject({ state: 'UNDONE', kept: 0 })
    }
    expect(await standings(project)).toEqual(before)
  })

  test('is started once by calls with one idempotencyKey, and refused when there is nothing to change', async () => {
    const { project } = await shop()
    const made = await Promise.all(Array.from({ length: 4 }, () => change(project, 'CANCEL', {}, { idempotencyKey: 'k' })))
    expect(new Set(made.map(({ changeSet }) => changeSet.id)).size).toBe(1)
    expect((await change(project, 'CANCEL', { search: 'nobody' })).fieldErrors).toMatchObject([{ path: ['filter'] }])
    expect((await change(project, 'CANCEL', {}, { reason: 'x'.repeat(501) })).fieldErrors).toMatchObject([{ path: ['reason'] }])
    expect((await project.tryMutate('changeOrders', { projectId: project.id, filter: { ids: ['x'] }, change: 'CANCEL' }, { selection: '' })).code).toBe('NOT_FOUND')
  })
})
