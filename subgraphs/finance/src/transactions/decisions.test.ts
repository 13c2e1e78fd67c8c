import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '@howl/testkit'
import { uuidv7 } from '@howl/platform/ids'
import { startFinance, type TestConnection, type TestFinance, type TestOrder, type TestProject } from '../../test/factories.ts'
import { readReport } from '../../test/reading-reports.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-03T00:00:00Z') })
})
afterAll(() => finance.stop())

type Shop = { project: TestProject; connection: TestConnection }

async function shop(): Promise<Shop> {
  const project = finance.project()
  return { project, connection: await project.connect() }
}

const TRANSACTION = `id matchState matchReason setAsideAs setAside { amount } amount { amount } unmatched { amount } order { number } matches { order { id number } amount { amount } reason }
  suggestions { score reasons amount { amount } order { id number } }`

async function transactionsOf({ project }: Shop): Promise<any[]> {
  await finance.drain()
  const { transactions } = await project.read(`transactions(first: 200, sort: OCCURRED_AT_ASC) { nodes { ${TRANSACTION} } }`)
  return transactions.nodes
}

/** A transfer that no rule can match. */
async function received(place: Shop, amount: number, more: Record<string, unknown> = {}): Promise<any> {
  await place.connection.send({ transferAmount: amount, ...more })
  const all = await transactionsOf(place)
  return all.at(-1)
}

const REFUSALS = '... on NothingLeftToMatch { message }'
const FAULTS = '... on InvalidInput { fieldErrors { path message } }'
const act = ({ project }: Shop, name: string, input: Record<string, unknown>, refusals = `${REFUSALS} ${FAULTS}`) =>
  project.mutate(name, input, { selection: `... on ${name.charAt(0).toUpperCase()}${name.slice(1)}Success { transaction { ${TRANSACTION} } } ${refusals}` })

const totals = async ({ project }: Shop) => {
  const { revenue, unmatched, unmatchedCount } = await project.metrics({ from: '2026-11-02', to: '2026-11-02' })
  return { revenue: revenue.amount, unmatched: unmatched.amount, unmatchedCount }
}

describe('money without an order', () => {
  test('is matched by hand, counts on the day it came, and can be taken off again', async () => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    const { id } = await received(place, 250_000)
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '250000', unmatchedCount: 1 })
    const matched = await act(place, 'matchTransaction', { id, parts: [{ orderId: order.id }], note: 'She called.' })
    expect(matched).toMatchObject({ transaction: { matchState: 'MATCHED', order: { number: 1 }, unmatched: { amount: '0' }, matches: [{ amount: { amount: '250000' }, reason: 'Matched to order #1 by hand.' }] } })
    expect(await place.project.order(order.id)).toMatchObject({ status: 'PAID', paidAt: '2026-11-02T00:00:00.000Z' })
    expect(await totals(place)).toEqual({ revenue: '250000', unmatched: '0', unmatchedCount: 0 })

    const undone = await act(place, 'unmatchTransaction', { id }, FAULTS)
    expect(undone).toMatchObject({ transaction: { matchState: 'UNMATCHED', order: null, matches: [], unmatched: { amount: '250000' } } })
    expect(await place.project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT', paid: { amount: '0' } })
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '250000', unmatchedCount: 1 })
  })

  test('is split over several orders; what is left of it still waits', async () => {
    const place = await shop()
    const [first, second, third] = [await place.project.createOrder(100), await place.project.createOrder(200), await place.project.createOrder(50)]
    const { id } = await received(place, 330)
    const split = await act(place, 'matchTransaction', { id, parts: [{ orderId: first.id }, { orderId: second.id, amount: place.project.money(200) }] })
    expect(split).toMatchObject({ transaction: { matchState: 'UNMATCHED', unmatched: { amount: '30' }, order: null, matches: [{ amount: { amount: '100' } }, { amount: { amount: '200' } }] } })
    expect([await place.project.order(first.id), await place.project.order(second.id)]).toMatchObject([{ status: 'PAID' }, { status: 'PAID' }])
    expect(await totals(place)).toEqual({ revenue: '300', unmatched: '30', unmatchedCount: 1 })
    expect(await act(place, 'matchTransaction', { id, parts: [{ orderId: third.id }] })).toMatchObject({ transaction: { matchState: 'MATCHED', matchReason: 'It pays 3 orders.' } })
    expect(await place.project.order(third.id)).toMatchObject({ status: 'UNDERPAID', paid: { amount: '30' } })
    expect(await act(place, 'unmatchTransaction', { id, orderId: second.id }, FAULTS)).toMatchObject({ transaction: { matchState: 'UNMATCHED', unmatched: { amount: '200' } } })
    expect([await place.project.order(first.id), await place.project.order(second.id)]).toMatchObject([{ status: 'PAID' }, { status: 'AWAITING_PAYMENT' }])
  })

  test('never pays more than it is, nor twice, nor what it cannot pay; nothing changes then', async () => {
    const place = await shop()
    const [order, cancelled] = [await place.project.createOrder(500), await place.project.createOrder(500)]
    await place.project.cancelOrder(cancelled.id)
    const { id } = await received(place, 300)
    const refused = async (parts: Record<string, unknown>[]) => (await act(place, 'matchTransaction', { id, parts })).fieldErrors
    expect(await refused([{ orderId: order.id, amount: place.project.money(301) }])).toEqual([{ path: ['parts'], message: 'The parts come to more than the 300 VND that are left.' }])
    expect(await refused([{ orderId: order.id, amount: place.project.money(0) }])).toMatchObject([{ path: ['parts', '0', 'amount', 'amount'] }])
    expect(await refused([{ orderId: order.id, amount: { amount: '1', currency: 'USD' } }])).toMatchObject([{ path: ['parts', '0', 'amount', 'currency'] }])
    expect(await refused([{ orderId: cancelled.id }])).toMatchObject([{ path: ['parts', '0', 'orderId'], message: 'Order #2 is cancelled.' }])
    expect(await refused([{ orderId: order.id }, { orderId: order.id }])).toMatchObject([{ path: ['parts'] }])
    expect(await refused([])).toMatchObject([{ path: ['parts'] }])
    expect(await place.project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT' })
    await act(place, 'matchTransaction', { id, parts: [{ orderId: order.id }] })
    expect(await act(place, 'matchTransaction', { id, parts: [{ orderId: order.id }] })).toMatchObject({ message: 'All of this money pays orders already. Take it off an order first.' })
    const foreign = await finance.project().createOrder(300)
    const { code } = await place.project.tryMutate('matchTransaction', { id, parts: [{ orderId: foreign.id }] }, { selection: '' })
    expect(code).toBe('NOT_FOUND')
  })

  test('decided on twenty times at once is counted once', async () => {
    const place = await shop()
    const orders = await Promise.all(Array.from({ length: 4 }, () => place.project.createOrder(100)))
    const { id } = await received(place, 100)
    const tries = Array.from({ length: 20 }, (_one, index) => act(place, 'matchTransaction', { id, parts: [{ orderId: orders[index % 4]?.id }] }))
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter(({ transaction }) => transaction)).toHaveLength(1)
    expect(outcomes.filter(({ message }) => message)).toHaveLength(19)
    expect(await totals(place)).toEqual({ revenue: '100', unmatched: '0', unmatchedCount: 0 })
    const paid = await Promise.all(orders.map((order) => place.project.order(order.id)))
    expect(paid.filter(({ status }) => status === 'PAID')).toHaveLength(1)
  })

  test('becomes an order of its own, placed when it came', async () => {
    const place = await shop()
    const { id } = await received(place, 400)
    const made = await place.project.mutate('createOrderFromTransaction', { id, customer: { name: 'Lan', email: 'lan@example.com' }, description: 'A vase' }, { selection: '... on CreateOrderFromTransactionSuccess { orders { number status placedAt total { amount } customer { name } lines { description } } }' })
    expect(made.orders).toEqual([{ number: 1, status: 'PAID', placedAt: '2026-11-02T00:00:00.000Z', total: { amount: '400' }, customer: { name: 'Lan' }, lines: [{ description: 'A vase' }] }])
  })

  test('is set aside with what it is instead, leaves the queue, and can be put back', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100)
    const { id } = await received(place, 100)
    expect(await act(place, 'setTransactionAside', { id, as: 'LOAN', note: 'From my sister.' })).toMatchObject({ transaction: { matchState: 'SET_ASIDE', setAsideAs: 'LOAN', matchReason: 'Set aside: a loan. From my sister.', suggestions: [] } })
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '0', unmatchedCount: 0 })
    expect(await act(place, 'matchTransaction', { id, parts: [{ orderId: order.id }] })).toMatchObject({ message: 'This money was set aside. Put it back among the unmatched first.' })
    const { transactions } = await place.project.read('transactions(filter: { setAsideAs: [LOAN] }) { totalCount }')
    expect(transactions.totalCount).toBe(1)
    expect(await act(place, 'returnTransaction', { id }, REFUSALS)).toMatchObject({ transaction: { matchState: 'UNMATCHED', setAsideAs: null } })
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '100', unmatchedCount: 1 })
  })
})

describe('the rest of a transfer that pays an order with a part of it', () => {
  const partly = async (place: Shop): Promise<{ id: string; orderId: string }> => {
    const order = await place.project.createOrder(70)
    const { id } = await received(place, 100)
    await act(place, 'matchTransaction', { id, parts: [{ orderId: order.id, amount: place.project.money(70) }] })
    return { id, orderId: order.id }
  }

  test('is set aside: the part still counts, nothing waits, and it can be put back', async () => {
    const place = await shop()
    const { id } = await partly(place)
    expect(await act(place, 'setTransactionAside', { id, as: 'LOAN', note: 'From my sister.' })).toMatchObject({
      transaction: { matchState: 'SET_ASIDE', setAsideAs: 'LOAN', matchReason: 'Set aside: a loan. From my sister.', setAside: { amount: '30' }, unmatched: { amount: '0' }, matches: [{ amount: { amount: '70' } }], suggestions: [] },
    })
    expect(await totals(place)).toEqual({ revenue: '70', unmatched: '0', unmatchedCount: 0 })
    const { total } = await readReport(place.project, 'cashReport', { from: '2026-11-02', to: '2026-11-02' })
    expect([total.cashIn, total.matched, total.unmatched, total.setAside].map(({ amount, rows }) => [amount.amount, rows.count])).toEqual([['100', 1], ['70', 1], ['0', 0], ['30', 1]])
    expect(await act(place, 'setTransactionAside', { id, as: 'INVESTMENT' })).toMatchObject({ transaction: { setAsideAs: 'INVESTMENT', setAside: { amount: '30' }, matches: [{ amount: { amount: '70' } }] } })

    expect(await act(place, 'returnTransaction', { id }, REFUSALS)).toMatchObject({ transaction: { matchState: 'UNMATCHED', setAsideAs: null, setAside: { amount: '0' }, unmatched: { amount: '30' }, matches: [{ amount: { amount: '70' } }] } })
    expect(await totals(place)).toEqual({ revenue: '70', unmatched: '30', unmatchedCount: 1 })
  })

  test('stays set aside while the part comes off its order and goes back', async () => {
    const place = await shop()
    const { id, orderId } = await partly(place)
    await act(place, 'setTransactionAside', { id, as: 'LOAN' })
    expect(await act(place, 'unmatchTransaction', { id }, FAULTS)).toMatchObject({ transaction: { matchState: 'UNMATCHED', unmatched: { amount: '70' }, setAside: { amount: '30' }, setAsideAs: 'LOAN' } })
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '70', unmatchedCount: 1 })
    expect((await act(place, 'matchTransaction', { id, parts: [{ orderId, amount: place.project.money(71) }] })).fieldErrors).toMatchObject([{ path: ['parts'], message: 'The parts come to more than the 70 VND that are left.' }])
    expect(await act(place, 'matchTransaction', { id, parts: [{ orderId }] })).toMatchObject({ transaction: { matchState: 'SET_ASIDE', matchReason: 'Set aside: a loan.', setAside: { amount: '30' }, matches: [{ amount: { amount: '70' } }] } })
    expect(await place.project.order(orderId)).toMatchObject({ status: 'PAID' })
    await act(place, 'unmatchTransaction', { id }, FAULTS)
    // All that waits can be set aside too, with what was before.
    expect(await act(place, 'setTransactionAside', { id, as: 'OTHER' })).toMatchObject({ transaction: { matchState: 'SET_ASIDE', setAside: { amount: '100' }, setAsideAs: 'OTHER' } })
  })

  test('stays set aside when the order is cancelled and reopened, and a recount agrees', async () => {
    const place = await shop()
    const order = await place.project.createOrder(200)
    const { id } = await received(place, 100)
    await act(place, 'matchTransaction', { id, parts: [{ orderId: order.id, amount: place.project.money(70) }] })
    await act(place, 'setTransactionAside', { id, as: 'LOAN' })
    await place.project.cancelOrder(order.id)
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '70', unmatchedCount: 1 })
    await place.project.mutate('reopenOrder', { id: order.id }, { selection: '' })
    expect((await transactionsOf(place))[0]).toMatchObject({ matchState: 'SET_ASIDE', setAside: { amount: '30' }, matches: [{ amount: { amount: '70' } }] })
    await place.project.mutate('startRecount', { projectId: place.project.id }, { selection: '' })
    await finance.drain()
    expect((await place.project.read('discrepancies(filter: { states: [OPEN] }) { nodes { figure } }'))['discrepancies'].nodes).toEqual([])
  })
})

describe('a transfer and its twin', () => {
  /** As the reconciliation finds one. */
  const twins = (id: string, twinId: string) => finance.database.query('update finance.transactions set twin_of = $2 where id = $1', [id, twinId])
  const decide = async (place: Shop, id: string, isSame: boolean) =>
    (await place.project.mutate('decideTwin', { id, isSame }, { selection: `... on DecideTwinSuccess { transaction { ${TRANSACTION} twin { id } } orders { number } } ${REFUSALS}` })) as any

  test('that both went out stay money that pays no order, whatever is decided', async () => {
    const place = await shop()
    const [first, second] = [await received(place, 100, { transferType: 'out' }), await received(place, 100, { transferType: 'out', transactionDate: '2026-11-02 08:00:00' })]
    await twins(second.id, first.id)
    const before = await totals(place)
    const stays = { transaction: { matchState: 'NOT_APPLICABLE', matchReason: 'The money went out.' } }
    expect(await decide(place, second.id, true)).toMatchObject(stays)
    expect(await act(place, 'returnTransaction', { id: second.id }, REFUSALS)).toMatchObject(stays)
    expect(await decide(place, second.id, false)).toMatchObject({ transaction: { ...stays.transaction, twin: null } })
    expect(await totals(place)).toEqual(before)
    await expect(finance.database.query(`update finance.transactions set match_state = 'UNMATCHED' where id = $1`, [second.id])).rejects.toMatchObject({ constraint: 'transactions_outgoing' })
  })

  test('that are for another account stay so, for the reason they had', async () => {
    const place = await shop()
    const [first, second] = [await received(place, 100, { accountNumber: '777' }), await received(place, 100, { accountNumber: '777', transactionDate: '2026-11-02 08:00:00' })]
    await twins(second.id, first.id)
    for (const isSame of [true, false]) expect(await decide(place, second.id, isSame)).toMatchObject({ transaction: { matchState: 'NOT_APPLICABLE', matchReason: first.matchReason } })
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '0', unmatchedCount: 0 })
  })

  test('that was taken for the same money pays the order that it names, once it is said to be other money', async () => {
    const place = await shop()
    const order = await place.project.createOrder(200)
    const first = await received(place, 100, { content: order.paymentCode })
    const second = await received(place, 100, { content: order.paymentCode, transactionDate: '2026-11-02 08:00:00' })
    await act(place, 'unmatchTransaction', { id: second.id }, FAULTS)
    await twins(second.id, first.id)
    expect(await decide(place, second.id, true)).toMatchObject({ transaction: { matchState: 'NOT_APPLICABLE', matchReason: 'The same money as its twin, said a person.' } })
    expect(await decide(place, second.id, false)).toMatchObject({ transaction: { matchState: 'MATCHED', order: { number: 1 }, twin: null }, orders: [{ number: 1 }] })
    expect(await totals(place)).toEqual({ revenue: '200', unmatched: '0', unmatchedCount: 0 })
  })

  test('that was set aside, or pays an order with a part of it, stays so when it is other money', async () => {
    const place = await shop()
    const [order, other] = [await place.project.createOrder(100), await place.project.createOrder(30)]
    const first = await received(place, 100)
    const second = await received(place, 100, { transactionDate: '2026-11-02 08:00:00' })
    await act(place, 'setTransactionAside', { id: second.id, as: 'LOAN' })
    await twins(second.id, first.id)
    expect(await decide(place, second.id, false)).toMatchObject({ transaction: { matchState: 'SET_ASIDE', setAsideAs: 'LOAN', matchReason: 'Set aside: a loan.', twin: null } })
    await act(place, 'returnTransaction', { id: second.id }, REFUSALS)
    const part = await act(place, 'matchTransaction', { id: second.id, parts: [{ orderId: other.id, amount: place.project.money(30) }] })
    await twins(second.id, first.id)
    expect(await decide(place, second.id, false)).toMatchObject({ transaction: { ...part.transaction, suggestions: expect.anything(), twin: null } })
    expect(await place.project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT' })
  })
})

describe('a suggestion', () => {
  const suggested = async (place: Shop, transfer: Record<string, unknown>) => (await received(place, transfer['transferAmount'] as number, transfer)).suggestions as any[]

  test('names what speaks for it: amount, name, time and text', async () => {
    const place = await shop()
    const order = await place.project.createOrder(250_000, { customer: { name: 'Nguyễn Văn An' }, reference: 'Tuan 44', placedAt: '2026-11-01T00:00:00Z' })
    await place.project.createOrder(990_000, { customer: { name: 'Trần Thị Bình' } })
    const [best, ...others] = await suggested(place, { transferAmount: 250_000, content: 'NGUYEN VAN AN chuyen tien' })
    expect(best).toMatchObject({ order: { id: order.id }, amount: { amount: '250000' }, reasons: ['The text names Nguyễn Văn An.', 'The amount is exactly what it owes.', 'It was placed shortly before.'] })
    expect(best.score).toBeGreaterThan(80)
    expect(others).toEqual([])
  })

  test('of two orders of the same amount names both, and matches neither', async () => {
    const place = await shop()
    const orders = [await place.project.createOrder(70_000), await place.project.createOrder(70_000)]
    const suggestions = await suggested(place, { transferAmount: 70_000 })
    expect(suggestions.map(({ order }) => order.number).toSorted()).toEqual([1, 2])
    expect(suggestions[0].score).toBe(suggestions[1].score)
    for (const { id } of orders) expect(await place.project.order(id)).toMatchObject({ status: 'AWAITING_PAYMENT' })
  })

  test('knows a payment code with a slip in it', async () => {
    const place = await shop()
    const order = await place.project.createOrder(80_000)
    const digits = order.paymentCode.slice(2)
    const slips = [`DH${digits.slice(0, 7)}`, `DH${digits.slice(1, 2)}${digits.slice(0, 1)}${digits.slice(2)}`, `DH${(Number(digits[0]) + 1) % 10}${digits.slice(1)}`]
    for (const slip of slips.filter((one) => one !== order.paymentCode)) {
      const [best] = await suggested(place, { transferAmount: 12_345, content: slip })
      expect([slip, best?.order.id]).toEqual([slip, order.id])
    }
  })

  test('that was rejected does not come again, until that is undone', async () => {
    const place = await shop()
    const order = await place.project.createOrder(60_000)
    const { id } = await received(place, 60_000)
    expect((await act(place, 'rejectSuggestion', { id, orderId: order.id }, '')).transaction.suggestions).toEqual([])
    expect((await transactionsOf(place))[0].suggestions).toEqual([])
    expect((await act(place, 'restoreSuggestion', { id, orderId: order.id }, '')).transaction.suggestions).toHaveLength(1)
  })

  test('takes a number for that of an order only behind a word that says so', async () => {
    const place = await shop()
    for (let number = 1; number <= 12; number += 1) await place.project.createOrder(500_000)
    const named = async (content: string) => (await suggested(place, { transferAmount: 12_345, content })).map(({ order }) => order.number)
    for (const content of ['tra tien kho so 5', 'nha so 12 duong Le Loi', 'no 7', 'cadon 5', 'don 512', 'so 12']) expect([content, await named(content)]).toEqual([content, []])
    for (const content of ['Đơn hàng số 5', 'don 5', 'DH5', 'order no. 0005', '#5', 'order #5', 'don so 5 cam on']) expect([content, await named(content)]).toEqual([content, [5]])
  })

  test('is looked for among a thousand open orders for a page of transfers within a second of work, and for no more transfers', async () => {
    const place = await shop()
    const content = 'MBVCB.99887766.5512345.CT tu 0071000123456 TRAN THI BINH toi 0123499999 NGUYEN VAN AN tai VCB thanh toan tien hang thang 11 don 17 cam on shop nhieu 12345678 20261102'
    await place.project.createOrder(500_000, { placedAt: '2026-11-01T00:00:00Z' })
    await received(place, 12_345, { content })
    await finance.database.copyRow('finance.orders', {
      where: `t.project_id = '${place.project.id}'`,
      changes: `jsonb_build_object('id', gen_random_uuid(), 'number', n, 'payment_code', 'ZZ' || lpad(n::text, 8, '0'), 'reference', 'Ref ' || n, 'customer_name', 'Khách hàng số ' || n)`,
      first: 2,
      last: 1000,
    })
    await finance.database.query('update finance.orders set status = $2, paid_minor = 1 where project_id = $1 and number > 500', [place.project.id, 'UNDERPAID'])
    const more = (first: number, last: number) =>
      finance.database.copyRow('finance.transactions', {
        where: `t.project_id = '${place.project.id}' and t.external_id not like 'more-%'`,
        changes: `jsonb_build_object('id', gen_random_uuid(), 'external_id', 'more-' || n)`,
        first,
        last,
      })
    await more(2, 50)
    const before = process.cpuUsage()
    const found = await transactionsOf(place)
    const { user, system } = process.cpuUsage(before)
    expect(found.map(({ suggestions }) => suggestions.map(({ order }: any) => order.number))).toEqual(Array.from({ length: 50 }, () => [17, 1, 11]))
    expect((user + system) / 1_000_000).toBeLessThan(1)
    await more(51, 51)
    await expect(transactionsOf(place)).rejects.toThrow('at most 50 unmatched transfers')
  })

  test('costs the same number of statements for many transfers as for one', async () => {
    const place = await shop()
    for (let index = 0; index < 5; index += 1) await place.project.createOrder(1000)
    const count = async () => (await countStatements('finance', () => place.project.read(`transactions(first: 200) { nodes { ${TRANSACTION} } }`))).statements.length
    await received(place, 1000)
    const one = await count()
    for (let index = 0; index < 10; index += 1) await place.connection.send({ transferAmount: 1000 })
    await finance.drain()
    expect(await count()).toBe(one)
  })
})

describe('money for an order', () => {
  const timeline = async (place: Shop, id: string) => {
    const { order } = await place.project.read('order(id: $id) { timeline(first: 50) { totalCount nodes { kind actorKind actorId text amount { amount } status } } }', { declare: '$id: ID!', variables: { id } })
    return order.timeline.nodes.toReversed() as any[]
  }
  const pay = (place: Shop, order: TestOrder, amount: number) => received(place, amount, { content: order.paymentCode })

  test('that was cancelled waits, and pays it again when it is reopened', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100)
    await pay(place, order, 40)
    await place.project.cancelOrder(order.id)
    expect(await totals(place)).toEqual({ revenue: '0', unmatched: '40', unmatchedCount: 1 })
    await pay(place, order, 60)
    const reopened = await place.project.mutate('reopenOrder', { id: order.id, reason: 'She wants it after all.' }, { selection: '... on ReopenOrderSuccess { order { status paid { amount } cancelledAt } }' })
    expect(reopened.order).toEqual({ status: 'UNDERPAID', paid: { amount: '40' }, cancelledAt: null })
    // What came while it was cancelled is suggested, and a person decides.
    const [, late] = await transactionsOf(place)
    expect(late.suggestions[0]).toMatchObject({ order: { id: order.id }, reasons: expect.arrayContaining([`The text names its payment code ${order.paymentCode}.`]) })
    expect((await timeline(place, order.id)).map(({ kind, actorKind, text, amount, status }) => [kind, actorKind, amount?.amount ?? status ?? text])).toEqual([
      ['PLACED', 'PERSON', null],
      ['MONEY_MATCHED', 'RULE', '40'],
      ['STATUS_CHANGED', 'RULE', 'UNDERPAID'],
      ['CANCELLED', 'PERSON', null],
      ['MONEY_RELEASED', 'PERSON', '40'],
      ['STATUS_CHANGED', 'PERSON', 'CANCELLED'],
      ['REOPENED', 'PERSON', 'She wants it after all.'],
      ['MONEY_MATCHED', 'PERSON', '40'],
      ['STATUS_CHANGED', 'PERSON', 'UNDERPAID'],
    ])
  })

  test('that was cancelled is partly for another by now: the rest of it pays when it is reopened', async () => {
    const place = await shop()
    const [order, other] = [await place.project.createOrder(100), await place.project.createOrder(40)]
    const { id } = await pay(place, order, 60)
    await place.project.cancelOrder(order.id)
    await act(place, 'matchTransaction', { id, parts: [{ orderId: other.id, amount: place.project.money(40) }] })
    await place.project.mutate('reopenOrder', { id: order.id }, { selection: '' })
    expect(await place.project.order(order.id)).toMatchObject({ status: 'UNDERPAID', paid: { amount: '20' } })
    expect(await place.project.order(other.id)).toMatchObject({ status: 'PAID', paid: { amount: '40' } })
  })

  test('is neither given up nor asked for again for a reason that is too long', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100)
    for (const name of ['cancelOrder', 'reopenOrder']) {
      expect(await place.project.mutate(name, { id: order.id, reason: 'x'.repeat(501) }, { selection: FAULTS })).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['reason'] }] })
    }
    expect(await place.project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT' })
  })

  test('above its total is kept, or moved to another order, or back among the unmatched', async () => {
    const place = await shop()
    const [order, other] = [await place.project.createOrder(100), await place.project.createOrder(50)]
    await pay(place, order, 100)
    await pay(place, order, 80)
    const open = async () => {
      const found = await place.project.read('orders(filter: { isOverpaymentOpen: true }) { totalCount nodes { openOverpayment { amount } } }')
      return found['orders'].nodes.map(({ openOverpayment }: any) => openOverpayment.amount)
    }
    expect(await open()).toEqual(['80'])
    const selection = (name: string) => ({ selection: `... on ${name}Success { order { status openOverpayment { amount } } }` })
    await place.project.mutate('keepOverpayment', { id: order.id, note: 'A tip.' }, selection('KeepOverpayment'))
    expect(await open()).toEqual([])
    expect((await place.project.mutate('reopenOverpayment', { id: order.id }, selection('ReopenOverpayment'))).order).toEqual({ status: 'OVERPAID', openOverpayment: { amount: '80' } })
    await place.project.mutate('assignOverpayment', { id: order.id, toOrderId: other.id, amount: place.project.money(50) }, selection('AssignOverpayment'))
    expect(await place.project.order(other.id)).toMatchObject({ status: 'PAID', paid: { amount: '50' } })
    expect(await open()).toEqual(['30'])
    await place.project.mutate('assignOverpayment', { id: order.id }, selection('AssignOverpayment'))
    expect(await place.project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '100' } })
    expect(await totals(place)).toEqual({ revenue: '150', unmatched: '30', unmatchedCount: 1 })
    expect(await place.project.mutate('assignOverpayment', { id: order.id }, { selection: '... on OrderNotOverpaid { message }' })).toMatchObject({ message: 'Nothing was paid above the total of order #1.' })
  })

  test('above its total and kept is forgotten when it is taken off, so that the next overpayment is seen', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100)
    const { id } = await pay(place, order, 150)
    await place.project.mutate('keepOverpayment', { id: order.id }, { selection: '' })
    await act(place, 'unmatchTransaction', { id }, FAULTS)
    expect((await timeline(place, order.id)).filter(({ kind }) => kind.startsWith('OVERPAYMENT')).map(({ kind, amount }) => [kind, amount.amount])).toEqual([['OVERPAYMENT_KEPT', '50'], ['OVERPAYMENT_REOPENED', '50']])
    await pay(place, order, 100)
    await pay(place, order, 50)
    const { orders } = await place.project.read('orders(filter: { isOverpaymentOpen: true }) { nodes { status openOverpayment { amount } } }')
    expect(orders.nodes).toEqual([{ status: 'OVERPAID', openOverpayment: { amount: '50' } }])
  })

  test('its timeline says who wrote a note, and nobody can change what it says', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100)
    await place.project.mutate('addOrderNote', { id: order.id, text: 'Paint it blue.' }, { selection: '' })
    const claims = place.project.claims()
    const person = claims.caller.kind === 'user' ? claims.caller.userId : null
    expect((await timeline(place, order.id)).at(-1)).toMatchObject({ kind: 'NOTE', text: 'Paint it blue.', actorKind: 'PERSON', actorId: expect.any(String) })
    expect(person).not.toBeNull()
    for (const statement of ['update finance.order_entries set text = null', 'delete from finance.order_entries']) {
      await expect(finance.db.inTenant(claims, [place.project.id], (tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('an order is made once more with the same lines, once for each key', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100, { reference: 'For Tet' })
    const again = () => place.project.mutate('duplicateOrder', { id: order.id, idempotencyKey: 'again-1' }, { selection: '... on DuplicateOrderSuccess { order { id number reference total { amount } status lines { description } } }' })
    const [first, second] = [await again(), await again()]
    expect(first.order).toMatchObject({ number: 2, reference: 'For Tet', total: { amount: '100' }, status: 'AWAITING_PAYMENT', lines: [{ description: 'Vase' }] })
    expect(second.order.id).toBe(first.order.id)
  })
})

describe('a customer', () => {
  test('is all orders with one e-mail address, in either case', async () => {
    const { project } = await shop()
    const first = await project.createOrder(100, { customer: { name: 'An', email: 'An@Example.com' } })
    await project.createOrder(50, { customer: { name: 'Nguyễn An', email: 'an@example.com' } })
    await project.createOrder(70, { customer: { name: 'An' } })
    await project.recordPayment(first.id, 30)
    const { order } = await project.read('order(id: $id) { customer { key } }', { declare: '$id: ID!', variables: { id: first.id } })
    const { customer, orders } = await project.read('customer(key: $key) { name email orderCount total { amount } paid { amount } due { amount } } orders(filter: { customerKey: $key }) { totalCount }', { declare: '$key: String!', variables: { key: order.customer.key } })
    expect(customer).toEqual({ name: 'Nguyễn An', email: 'an@example.com', orderCount: 2, total: { amount: '150' }, paid: { amount: '30' }, due: { amount: '120' } })
    expect(orders.totalCount).toBe(2)
    expect((await project.read('customer(key: "email:nobody@example.com") { name }'))['customer']).toBeNull()
  })
})

test('orders are sorted by every column and bounded by their total', async () => {
  const project = finance.project()
  for (const [total, name] of [[300, 'Chi'], [100, 'An'], [200, 'Binh']] as const) await project.createOrder(total, { customer: { name } })
  const listed = async (args: string) => (await project.read(`orders(${args}) { nodes { customer { name } } pageInfo { endCursor } }`))['orders'] as { nodes: { customer: { name: string } }[]; pageInfo: { endCursor: string } }
  const names = async (args: string) => (await listed(args)).nodes.map(({ customer }) => customer.name)
  expect(await names('sort: CUSTOMER_ASC')).toEqual(['An', 'Binh', 'Chi'])
  expect(await names('filter: { total: { least: "150", most: "200" } }')).toEqual(['Binh'])
  for (const sort of ['CUSTOMER_DESC', 'STATUS_ASC', 'PAID_DESC', 'TOTAL_ASC', 'NUMBER_ASC', 'PLACED_AT_ASC']) {
    const all = await names(`sort: ${sort}`)
    const first = await listed(`sort: ${sort}, first: 1`)
    expect([...first.nodes.map(({ customer }) => customer.name), ...(await names(`sort: ${sort}, after: "${first.pageInfo.endCursor}"`))]).toEqual(all)
  }
  const { errors } = await project.ask('query ($projects: [_Any!]!) { _entities(representations: $projects) { ... on Project { orders(filter: { total: { least: "1.5" } }) { totalCount } } } }', { projects: [{ __typename: 'Project', id: project.id }] })
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
})

test('a transaction that is nobody\'s here is not found by any decision', async () => {
  const place = await shop()
  const order = await place.project.createOrder(10)
  for (const [name, input] of [['matchTransaction', { parts: [{ orderId: order.id }] }], ['unmatchTransaction', {}], ['setTransactionAside', { as: 'LOAN' }], ['returnTransaction', {}], ['decideTwin', { isSame: true }], ['rejectSuggestion', { orderId: order.id }]] as const) {
    expect([name, (await place.project.tryMutate(name, { id: uuidv7(), ...input }, { selection: '' })).code]).toEqual([name, 'NOT_FOUND'])
  }
})
