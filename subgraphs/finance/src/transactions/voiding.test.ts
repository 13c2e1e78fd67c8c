import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'
import { readReport } from '../../test/reading-reports.ts'

const NOW = '2026-11-03T00:00:00.000Z'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date(NOW) })
})
afterAll(() => finance.stop())

const day = { from: '2026-11-02', to: '2026-11-02' }
const PAYMENT = 'id matchState matchReason unmatched { amount } matches { order { number } amount { amount } reason } voidedAt voidedByKind voidedById voidReason'
const REFUSALS = '... on PaymentNotByHand { message } ... on PaymentAlreadyVoid { message } ... on InvalidInput { fieldErrors { path } }'

const takeBack = (project: TestProject, id: string, reason?: string) =>
  project.mutate('voidPayment', { id, reason }, { selection: `... on VoidPaymentSuccess { transaction { ${PAYMENT} } orders { number status } } ${REFUSALS}` })
const restore = (project: TestProject, id: string) =>
  project.mutate('restorePayment', { id }, { selection: `... on RestorePaymentSuccess { transaction { ${PAYMENT} } orders { number status } } ... on PaymentNotVoid { message }` })
const pay = async (project: TestProject, orderId: string, amount: number): Promise<string> =>
  (await project.recordPayment(orderId, amount, { receivedAt: '2026-11-02T03:00:00Z' }))['transaction'].id

const totals = async (project: TestProject) => {
  const { revenue, unmatched, unmatchedCount, orderCount } = await project.metrics(day)
  const { total } = await readReport(project, 'cashReport', day)
  return { revenue: revenue.amount, unmatched: unmatched.amount, unmatchedCount, orderCount, cashIn: total.cashIn.amount.amount, matched: total.matched.amount.amount }
}
const NOTHING = { revenue: '0', unmatched: '0', unmatchedCount: 0, orderCount: 0, cashIn: '0', matched: '0' }

async function openDiscrepancies(project: TestProject): Promise<unknown[]> {
  await project.mutate('startRecount', { projectId: project.id }, { selection: '' })
  await finance.drain()
  return (await project.read('discrepancies(filter: { states: [OPEN] }) { nodes { figure } }'))['discrepancies'].nodes
}

describe('a payment recorded by hand', () => {
  test('is taken back: its order and every figure lose it, and it says by whom, when and why', async () => {
    const project = finance.project()
    const order = await project.createOrder(50_000)
    const wrong = await pay(project, order.id, 500_000)
    expect(await project.order(order.id)).toMatchObject({ status: 'OVERPAID' })

    expect(await takeBack(project, wrong, ' A nought too many ')).toMatchObject({
      transaction: { matchState: 'VOID', matchReason: 'Taken back by hand: it counts nowhere.', unmatched: { amount: '0' }, matches: [], voidedAt: NOW, voidedByKind: 'PERSON', voidedById: expect.any(String), voidReason: 'A nought too many' },
      orders: [{ number: 1, status: 'AWAITING_PAYMENT' }],
    })
    expect(await project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT', paid: { amount: '0' }, paidAt: null })
    expect(await totals(project)).toEqual(NOTHING)

    const right = await pay(project, order.id, 50_000)
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
    expect(await totals(project)).toEqual({ ...NOTHING, revenue: '50000', orderCount: 1, cashIn: '50000', matched: '50000' })
    expect(await openDiscrepancies(project)).toEqual([])

    const { order: told, all, voided, others } = await project.read(
      `order(id: $id) { transactions { id } voidedTransactions { id } timeline(first: 20) { nodes { kind text actorKind transactionId amount { amount } status } } }
       all: transactions { nodes { id } } voided: transactions(filter: { matchStates: [VOID] }) { nodes { id } } others: transactions(filter: { matchStates: [MATCHED, UNMATCHED] }) { nodes { id } }`,
      { declare: '$id: ID!', variables: { id: order.id } },
    )
    expect(told).toMatchObject({ transactions: [{ id: right }], voidedTransactions: [{ id: wrong }] })
    expect(told.timeline.nodes).toContainEqual({ kind: 'PAYMENT_VOIDED', text: 'A nought too many', actorKind: 'PERSON', transactionId: wrong, amount: { amount: '500000' }, status: null })
    expect(told.timeline.nodes.map(({ kind }: any) => kind)).toEqual(['STATUS_CHANGED', 'MONEY_MATCHED', 'STATUS_CHANGED', 'PAYMENT_VOIDED', 'STATUS_CHANGED', 'MONEY_MATCHED', 'PLACED'])
    expect({ all: all.nodes.length, voided: voided.nodes, others: others.nodes }).toEqual({ all: 2, voided: [{ id: wrong }], others: [{ id: right }] })
  })

  test('counts again where it counted, once it is restored', async () => {
    const project = finance.project()
    const [first, second] = [await project.createOrder(100), await project.createOrder(50)]
    const id = await pay(project, first.id, 150)
    await project.mutate('assignOverpayment', { id: first.id, toOrderId: second.id }, { selection: '' })
    const before = { totals: await totals(project), orders: [await project.order(first.id), await project.order(second.id)] }
    expect(before.orders).toMatchObject([{ status: 'PAID' }, { status: 'PAID' }])

    expect((await takeBack(project, id)).orders).toHaveLength(2)
    expect(await totals(project)).toEqual(NOTHING)
    expect(await restore(project, id)).toMatchObject({
      transaction: { matchState: 'MATCHED', voidedAt: null, voidedByKind: null, voidedById: null, voidReason: null, matches: expect.arrayContaining([{ order: { number: 1 }, amount: { amount: '100' }, reason: 'Recorded by hand for this order.' }, { order: { number: 2 }, amount: { amount: '50' }, reason: 'What was paid too much for order #1.' }]) },
      orders: [{ status: 'PAID' }, { status: 'PAID' }],
    })
    expect({ totals: await totals(project), orders: [await project.order(first.id), await project.order(second.id)] }).toEqual(before)
    const { order } = await project.read('order(id: $id) { voidedTransactions { id } timeline(first: 2) { nodes { kind } } }', { declare: '$id: ID!', variables: { id: first.id } })
    expect(order).toEqual({ voidedTransactions: [], timeline: { nodes: [{ kind: 'STATUS_CHANGED' }, { kind: 'PAYMENT_RESTORED' }] } })
    expect(await openDiscrepancies(project)).toEqual([])
  })

  test('waits unmatched when it is restored and its order was cancelled meanwhile', async () => {
    const project = finance.project()
    const order = await project.createOrder(100)
    const id = await pay(project, order.id, 40)
    await takeBack(project, id)
    await project.cancelOrder(order.id)
    expect(await restore(project, id)).toMatchObject({ transaction: { matchState: 'UNMATCHED', matchReason: 'Restored by hand: it pays no order any more.', unmatched: { amount: '40' } } })
    expect(await totals(project)).toEqual({ ...NOTHING, unmatched: '40', unmatchedCount: 1, cashIn: '40' })
    expect(await openDiscrepancies(project)).toEqual([])
  })

  test('that is void waits for nothing, is suggested for nothing, and no other decision touches it', async () => {
    const project = finance.project()
    const [cancelled, open] = [await project.createOrder(70), await project.createOrder(70)]
    await project.cancelOrder(cancelled.id)
    const id = await pay(project, cancelled.id, 70)
    expect((await takeBack(project, id)).orders).toEqual([])
    const { transactions } = await project.read('transactions(filter: { matchStates: [VOID] }) { nodes { unmatched { amount } suggestions { score } } }')
    expect(transactions.nodes).toEqual([{ unmatched: { amount: '0' }, suggestions: [] }])
    const message = 'This payment is void. Restore it first.'
    const told = (name: string, input: object) => project.mutate(name, { id, ...input }, { selection: '... on NothingLeftToMatch { message }' })
    expect(await told('matchTransaction', { parts: [{ orderId: open.id }] })).toMatchObject({ message })
    expect(await told('setTransactionAside', { as: 'LOAN' })).toMatchObject({ message })
    expect(await told('returnTransaction', {})).toMatchObject({ message })
    expect(await told('createOrderFromTransaction', { customer: { name: 'Lan' }, description: 'Vase' })).toMatchObject({ message })
    await project.mutate('unmatchTransaction', { id }, { selection: '' })
    await project.mutate('reopenOrder', { id: cancelled.id }, { selection: '' })
    expect(await totals(project)).toEqual(NOTHING)
  })

  test('is taken back once, also by ten at once, and restored once', async () => {
    const project = finance.project()
    const order = await project.createOrder(100)
    const id = await pay(project, order.id, 100)
    const names = async (all: Promise<any>[]) => (await Promise.all(all)).map(({ __typename }) => __typename).toSorted()
    expect(await names(Array.from({ length: 10 }, () => takeBack(project, id)))).toEqual([...Array.from({ length: 9 }, () => 'PaymentAlreadyVoid'), 'VoidPaymentSuccess'])
    expect(await totals(project)).toEqual(NOTHING)
    expect(await names(Array.from({ length: 10 }, () => restore(project, id)))).toEqual([...Array.from({ length: 9 }, () => 'PaymentNotVoid'), 'RestorePaymentSuccess'])
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '100' } })
  })
})

test('what a provider told of is not taken back, nor what is nobody\'s here', async () => {
  const project = finance.project()
  const connection = await project.connect()
  await connection.send({ transferAmount: 100 })
  await finance.drain()
  const { transactions } = await project.read('transactions { nodes { id } }')
  const id = transactions.nodes[0].id
  expect(await takeBack(project, id)).toMatchObject({ __typename: 'PaymentNotByHand' })
  expect(await restore(project, id)).toMatchObject({ __typename: 'PaymentNotVoid' })
  const foreign = finance.project()
  const theirs = await pay(foreign, (await foreign.createOrder(100)).id, 100)
  for (const name of ['voidPayment', 'restorePayment']) expect((await project.tryMutate(name, { id: theirs }, { selection: '' })).code).toBe('NOT_FOUND')
  expect(await takeBack(project, id, 'x'.repeat(501))).toMatchObject({ fieldErrors: [{ path: ['reason'] }] })
})
