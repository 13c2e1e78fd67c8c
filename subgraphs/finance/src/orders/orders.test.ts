import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allScopes, claimsFor, countStatements } from '@howl/testkit'
import { uuidv7 } from '@howl/platform/ids'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'
import { Projects } from '../projects/projects.ts'
import { Orders } from './orders.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

const FAULTS = '... on CreateOrderSuccess { order { id } } ... on InvalidInput { message fieldErrors { path message } }'
const faultsOf = async (project: TestProject, more: Record<string, unknown>, total: string | number = 1000) => {
  const { fieldErrors } = await project.mutate('createOrder', project.orderInput(total, more), { selection: FAULTS })
  return (fieldErrors as { path: string[] }[] | undefined)?.map(({ path }) => path.join('.'))
}

describe('creating an order', () => {
  test('gives a number, a code with the default prefix, and the total of its lines', async () => {
    const project = finance.project()
    const order = await project.createOrder(0, {
      lines: [
        { description: 'Vase', quantity: 3, unitPrice: project.money('120000') },
        { description: 'Sticker, free', quantity: 1, unitPrice: project.money('0') },
      ],
    })
    expect(order).toMatchObject({ number: 1, status: 'AWAITING_PAYMENT', total: { amount: '360000', currency: 'VND' }, due: { amount: '360000' }, paid: { amount: '0' }, paidAt: null })
    expect(order.paymentCode).toMatch(/^HW\d{8}$/)
    const { order: whole } = await project.read('order(id: $id) { customer { name email } reference lines { description quantity unitPrice { amount } total { amount currency } } transactions { id } paymentInstructions { bank } placedAt createdAt cancelledAt }', { declare: '$id: ID!', variables: { id: order.id } })
    expect(whole).toMatchObject({
      customer: { name: 'Nguyễn Văn An', email: 'an@example.com' },
      reference: null,
      lines: [
        { description: 'Vase', quantity: 3, unitPrice: { amount: '120000' }, total: { amount: '360000', currency: 'VND' } },
        { description: 'Sticker, free', total: { amount: '0' } },
      ],
      transactions: [],
      paymentInstructions: null,
      cancelledAt: null,
    })
  })

  test('takes the prefix of the first SePay connection that is on, and says how to pay', async () => {
    const project = finance.project()
    const connection = await project.connect({ codePrefix: 'shop' })
    await project.connect({ codePrefix: 'ZZ', accountNumber: '777' })
    const order = await project.createOrder(5000)
    expect(order.paymentCode).toMatch(/^SHOP\d{8}$/)
    const { order: shown } = await project.read('order(id: $id) { paymentInstructions { bank accountNumber amount { amount currency } content } }', { declare: '$id: ID!', variables: { id: order.id } })
    expect(shown.paymentInstructions).toEqual({ bank: 'Vietcombank', accountNumber: '0123499999', amount: { amount: '5000', currency: 'VND' }, content: order.paymentCode })
    await project.mutate('disablePaymentConnection', { id: connection.id }, { selection: '' })
    expect((await project.createOrder(5000)).paymentCode).toMatch(/^ZZ\d{8}$/)
  })

  test('numbers have no gaps under 20 creations at once, of which some are refused', async () => {
    const project = finance.project()
    const made = await Promise.all(
      Array.from({ length: 20 }, (_one, index) => (index % 4 === 3 ? project.tryMutate('createOrder', project.orderInput(-1), { selection: FAULTS }).then(() => null) : project.createOrder(1000 + index))),
    )
    expect(made.flatMap((order) => (order ? [order.number] : [])).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_one, index) => index + 1))
    expect(await project.createOrder(1)).toMatchObject({ number: 16 })
  })

  test('an order that fails after it got its number leaves no gap either', async () => {
    const project = finance.project()
    await project.createOrder(1000)
    await finance.database.query(`create function finance.refuse() returns trigger language plpgsql as $$ begin raise 'no lines today'; end $$`)
    await finance.database.query('create trigger refuse before insert on finance.order_lines for each row execute function finance.refuse()')
    const { code } = await project.tryMutate('createOrder', project.orderInput(1000), { selection: FAULTS })
    await finance.database.query('drop trigger refuse on finance.order_lines; drop function finance.refuse()')
    expect(code).toBe('INTERNAL_SERVER_ERROR')
    expect(await project.createOrder(1000)).toMatchObject({ number: 2 })
  })

  test('a payment code that is taken, by any tenant, is drawn again', async () => {
    const { paymentCode } = await finance.project().createOrder(1000)
    const other = finance.project()
    const draws = [paymentCode, paymentCode, 'HW00000000']
    const claims = other.claims()
    await other.createOrder(1)
    const orders = new Orders({ projects: new Projects(finance.db), now: () => new Date(), drawCode: () => draws.shift() ?? '' })
    const made = await orders.create(claims, { projectId: other.id, customer: { name: 'B' }, lines: [{ description: 'x', quantity: 1, unitPrice: other.money(5) }] })
    expect(made).toMatchObject({ order: { paymentCode: 'HW00000000', number: 2 } })
  })

  test.each([
    [['customer.name'], { customer: { name: '  ' } }],
    [['customer.name'], { customer: { name: 'a\u0000b' } }],
    [['customer.name'], { customer: { name: 'x'.repeat(201) } }],
    [['customer.email'], { customer: { name: 'A', email: 'nobody' } }],
    [['reference'], { reference: 'x'.repeat(201) }],
    [['lines'], { lines: [] }],
    [['lines'], { lines: Array.from({ length: 201 }, () => ({ description: 'a', quantity: 1, unitPrice: { amount: '1', currency: 'VND' } })) }],
    [['lines.0.quantity'], { lines: [{ description: 'a', quantity: 0, unitPrice: { amount: '1', currency: 'VND' } }] }],
    [['lines.0.description'], { lines: [{ description: '', quantity: 1, unitPrice: { amount: '1', currency: 'VND' } }] }],
    [['lines.0.unitPrice.amount'], { lines: [{ description: 'a', quantity: 1, unitPrice: { amount: '-1', currency: 'VND' } }] }],
    [['lines.0.unitPrice.amount'], { lines: [{ description: 'a', quantity: 1, unitPrice: { amount: '0.5', currency: 'VND' } }] }],
    [['lines.0.unitPrice.currency'], { lines: [{ description: 'a', quantity: 1, unitPrice: { amount: '1', currency: 'USD' } }] }],
    [['lines.0.quantity'], { lines: [{ description: 'a', quantity: 2_000_000_000, unitPrice: { amount: '999999999999999999', currency: 'VND' } }] }],
    [['lines'], { lines: [1, 2].map(() => ({ description: 'a', quantity: 1, unitPrice: { amount: '999999999999999999', currency: 'VND' } })) }],
    [['lines'], { lines: [{ description: 'a', quantity: 1, unitPrice: { amount: '0', currency: 'VND' } }] }],
    [['placedAt'], { placedAt: new Date(Date.now() + 3_600_000).toISOString() }],
    [['placedAt'], { placedAt: '1066-10-14T00:00:00Z' }],
    [['customer.name', 'customer.email', 'lines.1.quantity'], { customer: { name: '', email: '@' }, lines: [{ description: 'a', quantity: 1, unitPrice: { amount: '1', currency: 'VND' } }, { description: 'b', quantity: -1, unitPrice: { amount: '1', currency: 'VND' } }] }],
  ])('names the fault at %j', async (paths, more) => {
    expect(await faultsOf(finance.project(), more)).toEqual(paths)
  })

  test('a value that is not of its scalar is BAD_USER_INPUT, a stranger\'s project NOT_FOUND, a missing right FORBIDDEN', async () => {
    const [project, other] = [finance.project(), finance.project()]
    const code = async (input: Record<string, unknown>, claims = project.claims()) => (await project.tryMutate('createOrder', input, { selection: FAULTS, claims })).code
    expect(await code(project.orderInput('1'.repeat(20)))).toBe('BAD_USER_INPUT')
    expect(await code({ ...project.orderInput(1), placedAt: '2026-02-30T00:00:00Z' })).toBe('BAD_USER_INPUT')
    expect(await code(other.orderInput(1))).toBe('NOT_FOUND')
    expect(await code({ ...project.orderInput(1), projectId: 'x' })).toBe('NOT_FOUND')
    expect(await code(project.orderInput(1), project.claims(['finance:read']))).toBe('FORBIDDEN')
  })

  test('an archived project is closed', async () => {
    const project = finance.project({ state: 'ARCHIVED' })
    expect((await project.tryMutate('createOrder', project.orderInput(1), { selection: FAULTS })).code).toBe('CONFLICT')
  })

  test('says so to the other subgraphs, in the same transaction', async () => {
    const project = finance.project()
    const order = await project.createOrder(1500, { placedAt: '2026-01-05T10:00:00Z' })
    const events = await finance.database.query('select type, subject, payload from finance.events where project_id = $1', [project.id])
    expect(events).toEqual([
      {
        type: 'finance.orderPlaced',
        subject: order.id,
        payload: { orderId: order.id, number: 1, customer: { name: 'Nguyễn Văn An', email: 'an@example.com' }, total: { minor: '1500', currency: 'VND' }, placedAt: '2026-01-05T10:00:00.000Z' },
      },
    ])
  })
})

describe('repeating a call with the same idempotencyKey', () => {
  test('gives the first call\'s order, also when twenty come at once', async () => {
    const project = finance.project()
    const orders = await Promise.all(Array.from({ length: 20 }, () => project.createOrder(1000, { idempotencyKey: 'once' })))
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1)
    expect(await project.createOrder(1000)).toMatchObject({ number: 2 })
  })

  test('is a CONFLICT when it asks for something else, and nothing to another project', async () => {
    const [project, other] = [finance.project(), finance.project()]
    await project.createOrder(1000, { idempotencyKey: 'k' })
    expect((await project.tryMutate('createOrder', project.orderInput(1001, { idempotencyKey: 'k' }), { selection: FAULTS })).code).toBe('CONFLICT')
    expect(await other.createOrder(1001, { idempotencyKey: 'k' })).toMatchObject({ number: 1 })
  })

  test('a refused call does not use the key up', async () => {
    const project = finance.project()
    expect(await faultsOf(project, { idempotencyKey: 'k', customer: { name: '' } })).toEqual(['customer.name'])
    expect(await project.createOrder(1000, { idempotencyKey: 'k' })).toMatchObject({ number: 1 })
  })
})

describe('cancelling', () => {
  test('an order that nobody paid', async () => {
    const project = finance.project()
    const order = await project.createOrder(1000)
    expect(await project.cancelOrder(order.id)).toMatchObject({ __typename: 'CancelOrderSuccess', order: { status: 'CANCELLED', due: { amount: '0' } } })
    expect(await project.cancelOrder(order.id)).toMatchObject({ __typename: 'CancelOrderSuccess' })
  })

  test('one that is paid in part: the money goes to the unmatched, on its own day', async () => {
    const project = finance.project()
    const order = await project.createOrder(1000)
    await project.recordPayment(order.id, 400, { receivedAt: '2026-03-05T10:00:00Z' })
    await project.cancelOrder(order.id)
    expect(await project.order(order.id)).toMatchObject({ status: 'CANCELLED', paid: { amount: '0' }, due: { amount: '0' } })
    expect(await project.metrics({ from: '2026-03-05', to: '2026-03-05' })).toMatchObject({ revenue: { amount: '0' }, orderCount: 0, unmatched: { amount: '400' }, unmatchedCount: 1 })
    const { transactions } = await project.read('transactions(filter: { matchStates: [UNMATCHED] }) { nodes { matchReason order { id } } }')
    expect(transactions.nodes).toEqual([{ matchReason: 'Order #1 was cancelled.', order: null }])
  })

  test('a paid one is refused', async () => {
    const project = finance.project()
    const order = await project.createOrder(1000)
    await project.recordPayment(order.id, 1000)
    expect(await project.cancelOrder(order.id)).toMatchObject({ __typename: 'OrderAlreadyPaid', message: expect.stringContaining('#1') })
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
  })

  test('goes by the rights in the project where the order lies, whatever other projects the person has', async () => {
    const [first, second] = [finance.project(), finance.project()]
    const order = await second.createOrder(1000)
    const cancel = (rights: readonly string[]) =>
      first.tryMutate('cancelOrder', { id: order.id }, { selection: '... on CancelOrderSuccess { order { id status } }', claims: claimsFor({ projects: { [first.id]: allScopes, [second.id]: rights } }) })
    expect((await cancel(['project:read', 'finance:read'])).code).toBe('FORBIDDEN')
    expect((await cancel(allScopes)).data).toMatchObject({ order: { id: order.id, status: 'CANCELLED' } })
  })

  test('another tenant\'s order is NOT_FOUND, as is no id', async () => {
    const [project, other] = [finance.project(), finance.project()]
    const order = await other.createOrder(1000)
    for (const id of [order.id, uuidv7(), 'x', '']) expect((await project.tryMutate('cancelOrder', { id }, { selection: '' })).code).toBe('NOT_FOUND')
  })
})

const SORTS = ['PLACED_AT', 'TOTAL', 'NUMBER', 'CUSTOMER', 'STATUS', 'PAID', 'EMAIL', 'REFERENCE', 'PAYMENT_CODE', 'DUE'].flatMap((column) => [`${column}_DESC`, `${column}_ASC`])

describe('the list of orders', () => {
  let project: TestProject
  beforeAll(async () => {
    project = finance.project()
    for (let index = 0; index < 12; index += 1) {
      await project.createOrder(987_001 * (1 + (index % 4)), {
        placedAt: `2026-01-${String(1 + (index % 5)).padStart(2, '0')}T16:59:59.${index % 2 ? '999' : '000'}Z`,
        reference: index === 7 ? null : `REF-${index}`,
        customer: { name: index % 2 ? 'Trần Thị Bích' : 'John O\'Hara', email: index % 2 ? 'bich@example.vn' : null },
      })
    }
  })
  const list = async (args: string, variables: Record<string, unknown> = {}, declare = '') => {
    const { orders } = await project.read(`orders(${args}) { nodes { number total { amount } placedAt } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }`, { variables, declare })
    return orders
  }

  test.each(SORTS)('pages through every order once, forwards and backwards, by %s', async (sort) => {
    const whole = (await list(`sort: ${sort}, first: 200`)).nodes.map(({ number }: { number: number }) => number)
    expect(new Set(whole).size).toBe(12)
    const walk = async (size: string, cursor: string, place: 'endCursor' | 'startCursor', more: 'hasNextPage' | 'hasPreviousPage') => {
      const pages: number[][] = []
      let at: string | null = null
      for (let isMore = true; isMore; ) {
        const page: any = await list(`sort: ${sort}, ${size}: 5, ${cursor}: $at`, { at }, '$at: String')
        pages.push(page.nodes.map(({ number }: { number: number }) => number))
        at = page.pageInfo[place]
        isMore = page.pageInfo[more]
      }
      return pages
    }
    expect((await walk('first', 'after', 'endCursor', 'hasNextPage')).flat()).toEqual(whole)
    expect((await walk('last', 'before', 'startCursor', 'hasPreviousPage')).toReversed().flat()).toEqual(whole)
  })

  test('is sorted by what each column shows, and what is missing has its place at one end', async () => {
    const shop = finance.project()
    const orders = [
      { total: 300, reference: 'B', customer: { name: 'C', email: null } },
      { total: 100, reference: null, customer: { name: 'A', email: 'z@example.com' } },
      { total: 200, reference: 'A', customer: { name: 'B', email: 'a@example.com' } },
      { total: 900, reference: 'C', customer: { name: 'D', email: 'b@example.com' } },
    ]
    for (const { total, ...more } of orders) await shop.createOrder(total, more)
    const [first, , , last] = (await shop.read('orders(sort: NUMBER_ASC) { nodes { id } }')).orders.nodes
    await shop.recordPayment(first.id, 250)
    await shop.cancelOrder(last.id)
    const numbers = async (sort: string) => (await shop.read(`orders(sort: ${sort}) { nodes { number } }`)).orders.nodes.map(({ number }: { number: number }) => number)
    expect(await numbers('EMAIL_ASC')).toEqual([1, 3, 4, 2])
    expect(await numbers('EMAIL_DESC')).toEqual([2, 4, 3, 1])
    expect(await numbers('REFERENCE_ASC')).toEqual([2, 3, 1, 4])
    expect(await numbers('REFERENCE_DESC')).toEqual([4, 1, 3, 2])
    // Of the first 50 are left, and nobody owes a cancelled order.
    expect(await numbers('DUE_ASC')).toEqual([4, 1, 2, 3])
    expect(await numbers('PAID_DESC')).toEqual([1, expect.any(Number), expect.any(Number), expect.any(Number)])
    const codes = (await shop.read('orders(sort: PAYMENT_CODE_ASC) { nodes { paymentCode } }')).orders.nodes.map(({ paymentCode }: { paymentCode: string }) => paymentCode)
    expect(codes).toEqual(codes.toSorted())
  })

  test('keeps its place among orders that were paid more than 18 digits', async () => {
    const shop = finance.project()
    for (let index = 0; index < 3; index += 1) await shop.createOrder(10)
    await finance.database.query(`update finance.orders set paid_minor = 1e20::numeric + number, status = 'OVERPAID' where project_id = $1 and number > 1`, [shop.id])
    for (const sort of ['PAID_DESC', 'PAID_ASC']) {
      const page = async (after = '') => (await shop.read(`orders(sort: ${sort}, first: 1 ${after}) { nodes { number } pageInfo { endCursor hasNextPage } }`)).orders
      const seen: number[] = []
      for (let answer = await page(); ; answer = await page(`after: "${answer.pageInfo.endCursor}"`)) {
        seen.push(answer.nodes[0].number)
        if (!answer.pageInfo.hasNextPage) break
      }
      expect(seen.toSorted()).toEqual([1, 2, 3])
    }
  })

  test('is filtered by what each column shows', async () => {
    const shop = finance.project()
    await shop.createOrder(300, { customer: { name: 'An', email: 'an@example.com' } })
    await shop.createOrder(100, { reference: 'R', customer: { name: 'Binh' } })
    await shop.createOrder(200, { customer: { name: 'Chi' } })
    const { nodes } = (await shop.read('orders(sort: NUMBER_ASC) { nodes { id } }')).orders
    const ids = nodes.map(({ id }: { id: string }) => id)
    await shop.recordPayment(ids[0], 250)
    await shop.cancelOrder(ids[2])
    const found = async (filter: Record<string, unknown>) => (await shop.read('orders(filter: $filter, sort: NUMBER_ASC) { nodes { number } totalCount }', { declare: '$filter: OrderFilter!', variables: { filter } })).orders.nodes.map(({ number }: { number: number }) => number)
    expect(await found({ total: { least: '150' } })).toEqual([1, 3])
    expect(await found({ paid: { least: '1', most: '250' } })).toEqual([1])
    expect(await found({ due: { most: '50' } })).toEqual([1, 3])
    expect(await found({ due: { least: '1' } })).toEqual([1, 2])
    expect(await found({ hasEmail: false })).toEqual([2, 3])
    expect(await found({ hasReference: true })).toEqual([2])
    expect(await found({ ids: [ids[2], ids[0].toUpperCase()] })).toEqual([1, 3])
    expect(await found({ exceptIds: [ids[2]], hasEmail: false })).toEqual([2])
    expect(await found({ ids: [] })).toEqual([])
    await expect(found({ ids: ['x'] })).rejects.toThrow('NOT_FOUND')
    await expect(found({ exceptIds: Array.from({ length: 201 }, () => ids[0]) })).rejects.toThrow('BAD_USER_INPUT')
    await expect(found({ due: { least: '0.5' } })).rejects.toThrow('BAD_USER_INPUT')
  })

  test('says what all that match come to, whatever page is shown, and however they are found', async () => {
    const shop = finance.project()
    for (const [total, name] of [[300, 'An Vo'], [100, 'Binh'], [200, 'An Le']] as const) await shop.createOrder(total, { customer: { name } })
    const [first, , last] = (await shop.read('orders(sort: NUMBER_ASC) { nodes { id } }')).orders.nodes
    await shop.recordPayment(first.id, 350)
    await shop.cancelOrder(last.id)
    const totals = async (filter: Record<string, unknown>) => (await shop.read('orderTotals(filter: $filter) { count total { amount currency } paid { amount } due { amount } }', { declare: '$filter: OrderFilter', variables: { filter } })).orderTotals
    expect(await totals({})).toEqual([{ count: 3, total: { amount: '600', currency: 'VND' }, paid: { amount: '350' }, due: { amount: '100' } }])
    expect(await totals({ search: 'an' })).toMatchObject([{ count: 2, total: { amount: '500' } }])
    expect(await totals({ search: 'binh' })).toMatchObject([{ count: 1, total: { amount: '100' } }])
    expect(await totals({ statuses: ['REFUNDED'] })).toEqual([])
    const other = finance.project({ currency: 'USD' })
    await other.createOrder('1.25')
    const claims = claimsFor({ projects: Object.fromEntries([shop, other].map(({ id, facts }) => [id, facts])) })
    const query = 'query ($p: [_Any!]!) { _entities(representations: $p) { ... on Project { orderTotals { total { amount currency } } } } }'
    const { result, statements } = await countStatements('finance', () => shop.ask<any>(query, { p: [shop, other].map(({ id }) => ({ __typename: 'Project', id })) }, claims))
    expect(result.data._entities).toEqual([{ orderTotals: [{ total: { amount: '600', currency: 'VND' } }] }, { orderTotals: [{ total: { amount: '1.25', currency: 'USD' } }] }])
    expect(statements.filter((sql) => !sql.includes('finance.projects'))).toHaveLength(1)
  })

  test('is filtered by status and by days of the project\'s own zone', async () => {
    expect(await list('filter: { statuses: [PAID] }')).toMatchObject({ nodes: [], totalCount: 0 })
    expect(await list('filter: { statuses: [AWAITING_PAYMENT, PAID] }, first: 1')).toMatchObject({ totalCount: 12, pageInfo: { hasNextPage: true } })
    // 16:59:59.999 UTC is 23:59:59.999 in Vietnam: still the same day there.
    expect((await list('filter: { placed: { from: "2026-01-01", to: "2026-01-01" } }')).totalCount).toBe(3)
    expect((await list('filter: { placed: { from: "2026-01-02", to: "2026-01-04" } }')).totalCount).toBe(7)
    expect((await list('filter: { placed: { from: "0001-01-01", to: "9999-12-31" } }')).totalCount).toBe(12)
  })

  test.each([
    ['a customer without accents', 'tran thi', 6],
    ['a customer with accents', 'BÍCH', 6],
    ['an e-mail address', 'bich@example', 6],
    ['a quote', "o'hara", 6],
    ['a reference', 'ref-11', 1],
    ['a number', '#12', 1],
    ['an amount', '3948004', 3],
    ['an amount as people write it', '3,948,004', 3],
    ['an amount as Vietnamese write it', '3.948.004', 3],
    ['several words, in any order', 'bich ref-1 tran', 2],
    ['wildcards as they stand', '%_', 0],
    ['nothing', '   ', 12],
    ['a NUL', '\u0000', 12],
  ])('is searched by %s', async (_what, search, count) => {
    expect((await list('filter: { search: $search }', { search }, '$search: String')).totalCount).toBe(count)
  })

  test('finds an order by its payment code, in either case', async () => {
    const { orders } = await project.read('orders(first: 1) { nodes { number paymentCode } }')
    const [{ number, paymentCode }] = orders.nodes
    expect((await list('filter: { search: $search }', { search: paymentCode.toLowerCase() }, '$search: String')).nodes).toMatchObject([{ number }])
  })

  test.each(['first: 0', 'first: 201', 'last: -1', 'first: 1, last: 1', 'after: "x"', 'first: 5, after: "WyJhIiwiYiJd"', 'filter: { placed: { from: "2026-01-02", to: "2026-01-01" } }'])('refuses %s', async (args) => {
    await expect(list(args)).rejects.toThrow('BAD_USER_INPUT')
  })

  test('costs the same few statements however many orders, lines and transfers there are', async () => {
    const [few, many] = [finance.project(), project]
    const order = await few.createOrder(10)
    await few.recordPayment(order.id, 10)
    const query = 'orders { nodes { number lines { description } transactions { id order { number } } paymentInstructions { bank } } totalCount }'
    const count = async (one: TestProject) => (await countStatements('finance', () => one.read(query))).statements.length
    // The list, its count, lines, transactions, connections, and the orders of the transactions.
    expect(await count(few)).toBe(6)
    for (const { id } of (await many.read('orders(first: 5) { nodes { id } }')).orders.nodes) await many.recordPayment(id, 1)
    expect(await count(many)).toBe(6)
    expect((await countStatements('finance', () => many.read('orders { nodes { number } }'))).statements).toHaveLength(1)
  })
})

describe('one order', () => {
  test('of another tenant is NOT_FOUND by every way', async () => {
    const [project, other] = [finance.project(), finance.project()]
    const { id } = await other.createOrder(1000)
    const byId = (claims = project.claims()) => project.ask('query ($p: [_Any!]!, $id: ID!) { _entities(representations: $p) { ... on Project { order(id: $id) { id } } } }', { p: [{ __typename: 'Project', id: project.id }], id }, claims)
    expect((await byId()).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    const reference = (projectId: string, claims = project.claims()) => project.ask('query ($o: [_Any!]!) { _entities(representations: $o) { ... on Order { number } } }', { o: [{ __typename: 'Order', id, projectId }] }, claims)
    expect((await reference(other.id)).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    // Not even under a project that is mine.
    expect((await reference(project.id)).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    expect((await other.ask('query ($o: [_Any!]!) { _entities(representations: $o) { ... on Order { number } } }', { o: [{ __typename: 'Order', id, projectId: other.id }] })).data).toEqual({ _entities: [{ number: 1 }] })
    expect((await reference(other.id, other.claims(['growth:read']))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN')
  })
})

describe('what happened to the orders of a contact', () => {
  const ASK = `query ($contacts: [_Any!]!) { _entities(representations: $contacts) { ... on Contact { timeline(first: 10) { nodes { kind order { number } } totalCount } } } }`
  const contact = (projectId: string, orderIds: string[]) => ({ __typename: 'Contact', id: uuidv7(), projectId, orderIds })
  type Told = { _entities: ({ timeline: { nodes: { kind: string; order: { number: number } }[]; totalCount: number } | null } | null)[] }

  test('is told of the orders that are named, and of no other project’s, whoever names them', async () => {
    const [mine, other] = [finance.project(), finance.project()]
    const [first, second, foreign] = [await mine.createOrder(1000), await mine.createOrder(2000), await other.createOrder(3000)]
    const { data, errors } = await mine.ask<Told>(ASK, { contacts: [contact(mine.id, [first.id, foreign.id, second.id]), contact(mine.id, [])] })
    expect(errors).toBeUndefined()
    expect(data._entities).toEqual([
      { timeline: { nodes: [{ kind: 'PLACED', order: { number: 2 } }, { kind: 'PLACED', order: { number: 1 } }], totalCount: 2 } },
      { timeline: { nodes: [], totalCount: 0 } },
    ])
    const strange = await mine.ask<Told>(ASK, { contacts: [contact(other.id, [foreign.id])] })
    expect(strange.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    const poor = await mine.ask<Told>(ASK, { contacts: [contact(mine.id, [first.id])] }, mine.claims(['growth:read']))
    expect(poor.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN')
  })

  test('goes by when it happened, not by when it was written down', async () => {
    const project = finance.project()
    const old = await project.createOrder(1000, { placedAt: '2026-02-01T08:00:00.000Z' })
    const older = await project.createOrder(1000, { placedAt: '2026-01-01T08:00:00.000Z' })
    await project.mutate('recordPayment', { id: older.id, amount: project.money('1000'), receivedAt: '2026-01-15T08:00:00.000Z' }, { selection: '' })
    const { data } = await project.ask<{ _entities: { timeline: { nodes: { kind: string; at: string; order: { number: number } }[] } }[] }>(
      `query ($contacts: [_Any!]!) { _entities(representations: $contacts) { ... on Contact { timeline(first: 10) { nodes { kind at order { number } } } } } }`,
      { contacts: [contact(project.id, [old.id, older.id])] },
    )
    expect(data._entities[0]?.timeline.nodes).toEqual([
      { kind: 'PLACED', at: '2026-02-01T08:00:00.000Z', order: { number: old.number } },
      { kind: 'STATUS_CHANGED', at: '2026-01-15T08:00:00.000Z', order: { number: older.number } },
      { kind: 'MONEY_MATCHED', at: '2026-01-15T08:00:00.000Z', order: { number: older.number } },
      { kind: 'PLACED', at: '2026-01-01T08:00:00.000Z', order: { number: older.number } },
    ])
  })

  test('costs as many statements for many entries as for one', async () => {
    const project = finance.project()
    const orders = [await project.createOrder(1000), await project.createOrder(1000), await project.createOrder(1000)]
    const counts = []
    for (const some of [orders.slice(0, 1), orders]) {
      const { result, statements } = await countStatements('finance', () => project.ask<Told>(ASK, { contacts: [contact(project.id, some.map(({ id }) => id))] }))
      expect(result.errors).toBeUndefined()
      counts.push(statements.length)
    }
    // The entries, their count, and the orders.
    expect(counts).toEqual([3, 3])
  })
})
