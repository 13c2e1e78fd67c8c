import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '@howl/testkit'
import { uuidv7 } from '@howl/platform/ids'
import { ACCOUNT, startFinance, type TestConnection, type TestFinance, type TestOrder, type TestProject } from '../../test/factories.ts'
import { receive as recordMovements, type Movement } from './receiving.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

const TRANSACTION = 'id provider externalId direction amount { amount currency } occurredAt matchState matchReason order { id number } accountNumber reference code content note'

async function shop(facts = {}, settings = {}): Promise<{ project: TestProject; connection: TestConnection }> {
  const project = finance.project(facts)
  return { project, connection: await project.connect(settings) }
}

/** Sends transfers one after the other, lets them be processed, and reads what came of them, oldest first. */
async function receive({ project, connection }: { project: TestProject; connection: TestConnection }, ...transfers: Record<string, unknown>[]) {
  for (const transfer of transfers) expect(await connection.send(transfer)).toMatchObject({ status: 200 })
  await finance.drain()
  const { transactions } = await project.read(`transactions(first: 200, sort: OCCURRED_AT_ASC) { nodes { ${TRANSACTION} } }`)
  return transactions.nodes as Record<string, any>[]
}

const outcomesOf = async (project: TestProject) => (await project.read('webhookEvents { nodes { state outcome attempts duplicates lastError processedAt externalId provider receivedAt } }')).webhookEvents.nodes

describe('a transfer', () => {
  test('is recorded as it came, and pays the order whose code it carries', async () => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    const [transaction] = await receive(place, { id: 92_704, code: order.paymentCode, content: `${order.paymentCode} chuyen tien`, transactionDate: '2026-01-01 07:00:00', referenceCode: 'MBVCB.1' })
    expect(transaction).toMatchObject({
      provider: 'SEPAY',
      externalId: '92704',
      direction: 'IN',
      amount: { amount: '250000', currency: 'VND' },
      occurredAt: '2026-01-01T00:00:00.000Z',
      matchState: 'MATCHED',
      matchReason: 'The payment code names order #1.',
      order: { id: order.id, number: 1 },
      accountNumber: ACCOUNT,
      reference: 'MBVCB.1',
      code: order.paymentCode,
    })
    expect(await place.project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '250000' }, due: { amount: '0' }, paidAt: '2026-01-01T00:00:00.000Z' })
    expect(await outcomesOf(place.project)).toMatchObject([{ state: 'PROCESSED', outcome: 'Counted on order #1, which is paid now.', attempts: 1, lastError: null, provider: 'SEPAY', externalId: '92704' }])
  })

  test.each([
    ['the extracted code in lower case', (code: string) => ({ code: code.toLowerCase(), content: '' })],
    ['the text alone', (code: string) => ({ code: null, content: `MBVCB.32789.${code}.CT tu 0123` })],
    ['the text in lower case with spaces', (code: string) => ({ code: null, content: `tt ${code.toLowerCase().slice(0, 6)} ${code.slice(6)} cam on` })],
    ['the text, when the extracted code is somebody else\'s', (code: string) => ({ code: 'DH12345', content: `DH12345 ${code}` })],
    ['letters run into it, with the exact amount', (code: string) => ({ code: null, content: `thanhtoan${code}` })],
  ])('is matched by %s', async (_how, transferOf) => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    expect(await receive(place, transferOf(order.paymentCode))).toMatchObject([{ matchState: 'MATCHED', order: { id: order.id } }])
  })

  test.each([
    ['no code', () => ({ content: 'tien nha' }), 'holds no payment code'],
    ['no text', () => ({ content: null }), 'holds no payment code'],
    ['a wrong check digit', (code: string) => ({ content: code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10) }), 'holds no payment code'],
    ['a longer number', (code: string) => ({ content: `${code}0` }), 'holds no payment code'],
    ['another prefix', (code: string) => ({ content: `X${code}`, transferAmount: 1 }), 'No order here has the payment code'],
  ])('with %s waits unmatched', async (_what, transferOf, reason) => {
    const place = await shop()
    const { id, paymentCode } = await place.project.createOrder(250_000)
    expect(await receive(place, transferOf(paymentCode))).toMatchObject([{ matchState: 'UNMATCHED', order: null, matchReason: expect.stringContaining(reason) }])
    expect(await place.project.order(id)).toMatchObject({ status: 'AWAITING_PAYMENT' })
  })

  test('that names two orders waits for a person; the extracted code decides between them', async () => {
    const place = await shop()
    const [a, b] = [await place.project.createOrder(100), await place.project.createOrder(100)]
    const content = `${a.paymentCode} ${b.paymentCode}`
    expect(await receive(place, { content, transactionDate: '2026-01-01 00:00:01' }, { content, code: b.paymentCode, transactionDate: '2026-01-01 00:00:02' })).toMatchObject([
      { matchState: 'UNMATCHED', matchReason: 'Its text names several orders: #1, #2.' },
      { matchState: 'MATCHED', order: { number: 2 } },
    ])
  })

  test('that is worked through a second time counts nothing more', async () => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    const transfers = [{ id: 1, code: order.paymentCode, transactionDate: '2026-01-01 07:00:00' }, { id: 2, transferAmount: 7, transactionDate: '2026-01-01 08:00:00' }]
    const state = async () => ({
      order: await place.project.order(order.id),
      figures: { ...(await place.project.metrics({ from: '2026-01-01', to: '2026-01-01' })), asOf: null },
      heard: await finance.database.query('select type, subject from finance.events where project_id = $1 order by id', [place.project.id]),
    })
    const transactions = await receive(place, ...transfers)
    const before = await state()
    expect(before).toMatchObject({ order: { status: 'PAID' }, figures: { revenue: { amount: '250000' }, unmatched: { amount: '7' }, unmatchedCount: 1 } })
    await finance.database.query(`update finance.webhook_events set state = 'RECEIVED', attempts = 0, next_attempt_at = now() where project_id = $1`, [place.project.id])
    expect(await receive(place)).toEqual(transactions)
    expect(await state()).toEqual(before)
    expect(await outcomesOf(place.project)).toMatchObject([{ state: 'PROCESSED', outcome: 'The transfer had been recorded before.' }, { outcome: 'The transfer had been recorded before.' }])
  })

  test('never pays another tenant\'s order', async () => {
    const [mine, theirs] = [await shop(), await shop()]
    const order = await theirs.project.createOrder(250_000)
    expect(await receive(mine, { code: order.paymentCode })).toMatchObject([{ matchState: 'UNMATCHED', matchReason: expect.stringContaining(order.paymentCode) }])
    expect(await theirs.project.order(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT' })
  })

  test('for another account, or going out, is recorded and pays nothing', async () => {
    const place = await shop()
    const { id, paymentCode: code } = await place.project.createOrder(250_000)
    const found = await receive(
      place,
      { code, accountNumber: '777', transactionDate: '2026-01-01 00:00:01' },
      { code, transferType: 'out', transactionDate: '2026-01-01 00:00:02' },
      { code, accountNumber: '777', subAccount: ACCOUNT, transferAmount: 1, transactionDate: '2026-01-01 00:00:03' },
    )
    expect(found).toMatchObject([
      { matchState: 'NOT_APPLICABLE', direction: 'IN', matchReason: `It is for account 777, and this connection's is ${ACCOUNT}.`, order: null },
      { matchState: 'NOT_APPLICABLE', direction: 'OUT', matchReason: 'The money went out.' },
      { matchState: 'MATCHED', order: { id } },
    ])
    expect(await place.project.metrics({ from: '2026-01-01', to: '2026-01-01' })).toMatchObject({ revenue: { amount: '1' }, unmatched: { amount: '0' } })
  })

  test('for a cancelled order, or in another currency than the order\'s, waits unmatched', async () => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    await place.project.cancelOrder(order.id)
    expect(await receive(place, { code: order.paymentCode })).toMatchObject([{ matchState: 'UNMATCHED', matchReason: 'Order #1 is cancelled.' }])
    expect(await place.project.order(order.id)).toMatchObject({ status: 'CANCELLED', paid: { amount: '0' } })

    const dollars = await shop({ currency: 'USD' })
    const { paymentCode } = await dollars.project.createOrder('10.00')
    expect(await receive(dollars, { code: paymentCode })).toMatchObject([{ matchState: 'UNMATCHED', matchReason: 'Order #1 is in USD, the money in VND.' }])
    // Dong are not added to dollars.
    expect(await dollars.project.metrics({ from: '2026-11-02', to: '2026-11-02' })).toMatchObject({ unmatched: { amount: '0.00' }, unmatchedCount: 0 })
  })

  test('leaves the fingerprint by which the same money from elsewhere is known; without a reference there is none', async () => {
    const [a, b] = [await shop(), await shop()]
    for (const place of [a, b]) await receive(place, { referenceCode: 'REF', transferAmount: 77 }, { referenceCode: null })
    const prints = (project: TestProject) => finance.database.query('select fingerprint from finance.transactions where project_id = $1 order by amount_minor', [project.id])
    expect(await prints(a.project)).toEqual([{ fingerprint: expect.stringMatching(/^[\w-]{43}$/) }, { fingerprint: null }])
    expect(await prints(a.project)).toEqual(await prints(b.project))
  })

  test('that cannot be understood ends FAILED or IGNORED with the reason, and its body can be read by who may', async () => {
    const place = await shop()
    await receive(place, { transferAmount: -5 }, { transferType: 'sideways' }, { transferAmount: 0 })
    expect(await outcomesOf(place.project)).toMatchObject([
      { state: 'IGNORED', outcome: expect.stringContaining('0') },
      { state: 'FAILED', outcome: expect.stringContaining('transferType') },
      { state: 'FAILED', outcome: 'transferAmount is negative.' },
    ])
    const { webhookEvents } = await place.project.read('webhookEvents(filter: { states: [FAILED], provider: SEPAY }) { totalCount nodes { payload } }')
    expect(webhookEvents).toMatchObject({ totalCount: 2, nodes: [{ payload: expect.stringContaining('sideways') }, { payload: expect.stringContaining('-5') }] })
    for (const states of [[], ['RECEIVED'], ['PROCESSING'], ['PROCESSED']]) {
      expect((await place.project.read('webhookEvents(filter: $filter) { totalCount }', { declare: '$filter: WebhookEventFilter', variables: { filter: { states } } })).webhookEvents.totalCount).toBe(0)
    }
    const answer = await place.project.ask('query ($p: [_Any!]!) { _entities(representations: $p) { ... on Project { webhookEvents { nodes { id payload } } } } }', { p: [{ __typename: 'Project', id: place.project.id }] }, place.project.claims(['finance:read']))
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN')
  })

  test('with a broken letter in its text still counts', async () => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    const [before, after] = JSON.stringify({ id: 5, transactionDate: '2026-01-01 07:00:00', accountNumber: ACCOUNT, content: `${order.paymentCode} chuy#n`, transferType: 'in', transferAmount: 250_000 }).split('#')
    await place.connection.post(Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xe1, 0xbb]), Buffer.from(after ?? '')]))
    await finance.drain()
    expect(await place.project.order(order.id)).toMatchObject({ status: 'PAID' })
  })
})

describe('transfers for one order', () => {
  test.each([
    [[100_000], 'UNDERPAID', '150000'],
    [[100_000, 150_000], 'PAID', '0'],
    [[250_000, 1], 'OVERPAID', '0'],
    [[400_000], 'OVERPAID', '0'],
  ])('%j make it %s', async (amounts, status, due) => {
    const place = await shop()
    const order = await place.project.createOrder(250_000)
    await receive(place, ...amounts.map((transferAmount) => ({ transferAmount, code: order.paymentCode })))
    expect(await place.project.order(order.id)).toMatchObject({ status, due: { amount: due } })
  })

  test('at once, each in a process of its own, are all counted', async () => {
    const place = await shop()
    const order = await place.project.createOrder(1000)
    await Promise.all(Array.from({ length: 40 }, (_one, index) => (index % 2 ? place.connection.send({ code: order.paymentCode, transferAmount: 25 }) : place.project.recordPayment(order.id, 25))))
    await Promise.all([finance.drain(), finance.drain()])
    expect(await place.project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '1000' } })
  })

  test('wait for each other: what one transaction has counted, the next one sees', async () => {
    const project = finance.project()
    const order = await project.createOrder(1000)
    const facts = { projectId: project.id, currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }
    const movement: Movement = { connectionId: null, webhookEventId: null, provider: 'MANUAL', source: 'HAND', externalId: uuidv7(), direction: 'IN', amount: { minor: 600n, currency: 'VND' }, occurredAt: new Date('2026-03-05T00:00:00Z'), pays: { by: 'hand', orderId: order.id } }
    let second: Promise<unknown> = Promise.resolve()
    await finance.db.inTenant(project.claims(), [project.id], async (tx) => {
      await recordMovements(tx, facts, [movement])
      second = project.recordPayment(order.id, 400)
      // Long enough for the second to be done, if nothing made it wait.
      await new Promise((done) => setTimeout(done, 300))
    })
    await second
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '1000' } })
    const [first] = await finance.database.query<{ at: Date }>('select first_paid_at as at from finance.orders where id = $1', [order.id])
    expect(first?.at).toEqual(movement.occurredAt)
  })

  test('give the same order, figures and matches in whatever order they arrive', async () => {
    const day = (number: number) => `2026-03-${String(number).padStart(2, '0')} 12:00:00`
    const transfers = [
      { id: 1, transferAmount: 100, day: day(7) },
      { id: 2, transferAmount: 60, day: day(3) },
      { id: 3, transferAmount: 40, day: day(3) },
      { id: 4, transferAmount: 25, day: day(9), isLoose: true },
    ]
    const outcome = async (places: readonly number[]) => {
      const place = await shop()
      const order = await place.project.createOrder(200)
      for (const at of [...places, ...places]) {
        const transfer = transfers[at]
        if (!transfer) throw new Error('no such transfer')
        const { day: transactionDate, isLoose, ...rest } = transfer
        await place.connection.send({ ...rest, transactionDate, accumulated: rest.id * 1000, code: isLoose ? null : order.paymentCode, referenceCode: String(rest.id) })
        if (at % 2) await finance.drain()
      }
      await finance.drain()
      const { id: _id, paymentCode: _code, ...standing } = await place.project.order(order.id)
      const { asOf: _asOf, ...figures } = await place.project.metrics({ from: '2026-03-01', to: '2026-03-31' })
      const { balance } = await place.project.read('balance { on amount { amount } isRecordedByHand }')
      return { standing, figures, balance }
    }
    const expected = await outcome([0, 1, 2, 3])
    expect(expected).toMatchObject({ standing: { status: 'PAID', paidAt: '2026-03-07T05:00:00.000Z' }, figures: { revenue: { amount: '200' }, orderCount: 1, unmatched: { amount: '25' } }, balance: { amount: { amount: '4000' } } })
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (places) => {
        expect(await outcome(places)).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })

  test('say so to the others: the money, each change, and once that it is paid', async () => {
    const place = await shop()
    const order = await place.project.createOrder(100)
    await receive(place, { transferAmount: 60, code: order.paymentCode })
    await receive(place, { transferAmount: 60, code: order.paymentCode }, { transferAmount: 5, code: order.paymentCode })
    const events = await finance.database.query<{ type: string; payload: Record<string, unknown> }>(`select type, payload from finance.events where project_id = $1 and type not like '%Placed' and type not like '%connection%' order by id`, [place.project.id])
    const of = (type: string) => events.filter((event) => event.type === type).map(({ payload }) => payload)
    expect(of('finance.transactionReceived')).toMatchObject([{ orderId: order.id, matchState: 'MATCHED', direction: 'IN', amount: { minor: '60', currency: 'VND' } }, { amount: { minor: '60' } }, { amount: { minor: '5' } }])
    expect(of('finance.orderPaid')).toMatchObject([{ orderId: order.id, total: { minor: '100' }, customer: { email: 'an@example.com' }, paidAt: expect.any(String) }])
    expect(of('finance.orderChanged').at(0)).toEqual({ orderId: order.id, status: 'UNDERPAID' })
    expect(of('finance.orderChanged').at(-1)).toEqual({ orderId: order.id, status: 'OVERPAID' })
  })
})

describe('a payment recorded by hand', () => {
  let project: TestProject
  let order: TestOrder
  beforeAll(async () => {
    project = finance.project({ currency: 'USD', timeZone: 'America/New_York' })
    order = await project.createOrder('10.00')
  })

  test('counts on its order, on the day it was received', async () => {
    const paid = await project.recordPayment(order.id, '4.50', { receivedAt: '2026-03-08T04:59:59Z', note: 'cash' })
    expect(paid).toMatchObject({ transaction: { provider: 'MANUAL', matchState: 'MATCHED', order: { id: order.id } }, order: { status: 'UNDERPAID', paid: { amount: '4.50', currency: 'USD' }, due: { amount: '5.50' } } })
    expect(paid['transaction'].externalId).toBe(paid['transaction'].id)
    // Still the 7th in New York, a minute of the clock before the night of daylight saving.
    expect(await project.metrics({ from: '2026-03-07', to: '2026-03-07' })).toMatchObject({ revenue: { amount: '4.50' }, orderCount: 1 })
  })

  test('is recorded once by calls with one idempotencyKey', async () => {
    const pay = (amount: string) => project.tryMutate('recordPayment', { id: order.id, amount: project.money(amount), idempotencyKey: 'p' }, { selection: '... on RecordPaymentSuccess { transaction { id } order { paid { amount } } }' })
    const [a, b] = await Promise.all([pay('1.00'), pay('1.00')])
    expect(a.data).toEqual(b.data)
    expect(a.data).toMatchObject({ order: { paid: { amount: '5.50' } } })
    expect((await pay('2.00')).code).toBe('CONFLICT')
  })

  test('for a cancelled order waits unmatched', async () => {
    const other = await project.createOrder('5.00')
    await project.cancelOrder(other.id)
    expect(await project.recordPayment(other.id, '5.00')).toMatchObject({ transaction: { matchState: 'UNMATCHED', order: null }, order: { id: other.id, status: 'CANCELLED' } })
  })

  test.each([
    [['amount.amount'], { amount: { amount: '0', currency: 'USD' } }],
    [['amount.amount'], { amount: { amount: '-1', currency: 'USD' } }],
    [['amount.amount'], { amount: { amount: '0.001', currency: 'USD' } }],
    [['amount.amount'], { amount: { amount: '99999999999999999.99', currency: 'USD' } }],
    [['amount.currency'], { amount: { amount: '1', currency: 'VND' } }],
    [['receivedAt'], { receivedAt: new Date(Date.now() + 3_600_000).toISOString() }],
    [['note'], { note: 'x'.repeat(2001) }],
  ])('names the fault at %j', async (paths, more) => {
    const payload = await project.mutate('recordPayment', { id: order.id, amount: project.money('1'), ...more }, { selection: '... on InvalidInput { fieldErrors { path } }' })
    expect(payload['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths)
  })

  test('for another tenant\'s order is NOT_FOUND', async () => {
    expect((await finance.project().tryMutate('recordPayment', { id: order.id, amount: project.money('1') }, { selection: '' })).code).toBe('NOT_FOUND')
  })

  test('more than a bigint holds is summed exactly', async () => {
    const rich = finance.project()
    const huge = await rich.createOrder('999999999999999999')
    for (let times = 0; times < 12; times += 1) await rich.recordPayment(huge.id, '999999999999999999')
    expect(await rich.order(huge.id)).toMatchObject({ status: 'OVERPAID', paid: { amount: '11999999999999999988' } })
    const day = new Date().toISOString().slice(0, 10)
    expect((await rich.metrics({ from: '2026-01-01', to: `${Number(day.slice(0, 4)) + 1}-01-01` })).revenue.amount).toBe('11999999999999999988')
  })
})

describe('the list of transactions', () => {
  let place: { project: TestProject; connection: TestConnection }
  beforeAll(async () => {
    place = await shop()
    const order = await place.project.createOrder(1000)
    await receive(place, ...Array.from({ length: 9 }, (_one, index) => ({
      transferAmount: 551_100 + (index % 3),
      transactionDate: `2026-02-0${1 + (index % 4)} 23:59:59`,
      code: index % 3 === 0 ? order.paymentCode : null,
      transferType: index === 8 ? 'out' : 'in',
      content: `Nguyễn số ${index}`,
      referenceCode: `FT${index}`,
    })))
  })
  const list = async (args: string) => (await place.project.read(`transactions(${args}) { nodes { id amount { amount } occurredAt matchState } pageInfo { endCursor hasNextPage } totalCount }`)).transactions

  test.each(['OCCURRED_AT_DESC', 'OCCURRED_AT_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC'])('pages through all by %s', async (sort) => {
    const whole = await list(`sort: ${sort}`)
    const ids: string[] = []
    for (let after = '', isMore = true; isMore; ) {
      const page = await list(`sort: ${sort}, first: 2${after && `, after: "${after}"`}`)
      ids.push(...page.nodes.map(({ id }: { id: string }) => id))
      after = page.pageInfo.endCursor
      isMore = page.pageInfo.hasNextPage
    }
    expect(ids).toEqual(whole.nodes.map(({ id }: { id: string }) => id))
    expect(new Set(ids).size).toBe(9)
  })

  test.each([
    ['matchStates: [UNMATCHED]', 5],
    ['matchStates: [MATCHED, NOT_APPLICABLE]', 4],
    ['matchStates: []', 0],
    ['direction: OUT', 1],
    ['occurred: { from: "2026-02-01", to: "2026-02-01" }', 3],
    ['search: "nguyen so"', 9],
    ['search: "ft7"', 1],
    ['search: "551102"', 3],
    ['search: "số nguyễn ft3"', 1],
  ])('filtered by %s has %i', async (filter, count) => {
    expect(await list(`filter: { ${filter} }`)).toMatchObject({ totalCount: count, nodes: expect.objectContaining({ length: count }) })
  })

  test('costs the same few statements however many there are', async () => {
    const { statements } = await countStatements('finance', () => place.project.read(`transactions { nodes { ${TRANSACTION} } }`))
    expect(statements).toHaveLength(2)
  })
})

test('a callback that breaks the work on it is tried again, ends dead and FAILED on a screen, and can be retried', async () => {
  const place = await shop()
  await finance.database.query(`create function finance.refuse() returns trigger language plpgsql as $$ begin raise 'bank holiday'; end $$`)
  await finance.database.query(`create trigger refuse before insert on finance.transactions for each row when (new.external_id = '13') execute function finance.refuse()`)
  await place.connection.send({ id: 12 })
  await place.connection.send({ id: 13 })
  await finance.drain()
  expect(await outcomesOf(place.project)).toMatchObject([{ externalId: '13', state: 'RECEIVED', lastError: expect.stringContaining('bank holiday') }, { externalId: '12', state: 'PROCESSED' }])
  for (let attempt = 1; attempt < 8; attempt += 1) {
    await finance.database.query(`update finance.webhook_events set next_attempt_at = now() - interval '1 second' where next_attempt_at is not null`)
    await finance.drain()
  }
  expect(await outcomesOf(place.project)).toMatchObject([{ state: 'FAILED', attempts: 8, outcome: expect.stringContaining('bank holiday') }, {}])
  const { financeWork } = await place.project.read('financeWork(states: [DEAD]) { nodes { id kind state } }')
  expect(financeWork.nodes).toMatchObject([{ kind: 'finance.processWebhook', state: 'DEAD' }])
  await finance.database.query('drop trigger refuse on finance.transactions; drop function finance.refuse()')
  await place.project.mutate('retryFinanceWork', { projectId: place.project.id, ids: [financeWork.nodes[0].id] }, { selection: '... on RetryFinanceWorkSuccess { retried }' })
  expect(await outcomesOf(place.project)).toMatchObject([{ state: 'RECEIVED', outcome: null }, {}])
  await finance.drain()
  expect(await outcomesOf(place.project)).toMatchObject([{ state: 'PROCESSED' }, { state: 'PROCESSED' }])
})
