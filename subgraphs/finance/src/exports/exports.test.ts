import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimsFor } from '@howl/testkit'
import { uuidv7 } from '@howl/platform/ids'
import { insertOrders, killExportWorkers, rowsOf, startExportWorker, TestExports, until } from '../../test/export-factories.ts'
import { sepayEvent, startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
let project: TestProject
let exports: TestExports
let now = new Date('2026-11-23T18:00:00Z')
beforeAll(async () => {
  finance = await startFinance({ now: () => now })
})
beforeEach(() => {
  now = new Date('2026-11-23T18:00:00Z')
  ;[project, exports] = fresh()
})
afterAll(async () => {
  killExportWorkers()
  await finance.stop()
})

function fresh(facts: Parameters<TestFinance['project']>[0] = {}): [TestProject, TestExports] {
  const made = finance.project(facts)
  return [made, new TestExports(finance, made)]
}

const codeOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: { code?: unknown }) => error.code)
const events = (type: string, of = project): Promise<Record<string, any>[]> => finance.database.query('select subject, payload from finance.events where project_id = $1 and type = $2 order by at, id', [of.id, type])
const chunksOf = async (of = project): Promise<number> =>
  (await finance.database.query<{ count: number }>('select (select count(*) from finance.file_chunks where project_id = $1)::int + (select count(*) from finance.export_pages where project_id = $1)::int as count', [of.id]))[0]?.count ?? -1

describe('an export of orders', () => {
  test('has every order as the list shows it, in a form that no language changes', async () => {
    ;[project, exports] = fresh({ currency: 'USD', name: 'In 3D / "Hà Nội"' })
    const first = await project.createOrder('1250.50', { placedAt: '2026-11-01T17:30:00Z', reference: 'PO-1', customer: { name: 'Lan, "the" potter', email: 'lan@example.com' } })
    await project.createOrder('3', { placedAt: '2026-11-02T00:00:00Z', customer: { name: 'Minh' } })
    await project.recordPayment(first.id, '1000.25', { receivedAt: '2026-11-03T00:00:00Z' })
    const id = await exports.started('ORDERS')
    expect(await exports.get(id)).toMatchObject({ state: 'QUEUED', rowsWritten: 0, rowsTotal: null, downloadUrl: null, fileName: 'In 3D / "Hà Nội" orders 2026-11-24.csv' })
    await finance.drain()
    const done = await exports.get(id)
    expect(done).toMatchObject({ state: 'READY', rowsWritten: 2, rowsTotal: 2, failure: null, downloadUrl: `http://127.0.0.1:4000/files/finance/export/${id}` })
    const file = await exports.bytes(id)
    expect(String(file.length)).toBe(done.bytes)
    expect(file.toString().split('\r\n')[0]).toBe('number,paymentCode,status,reference,customerName,customerEmail,lines,currency,total,paid,due,placedOn,placedAt,paidAt,cancelledAt,cancelReason,createdAt,id')
    const [second, oldest] = rowsOf(file)
    expect(second).toMatchObject({ number: '2', customerName: 'Minh', customerEmail: '', total: '3.00', paid: '0.00', due: '3.00', placedOn: '2026-11-02', reference: '' })
    expect(oldest).toMatchObject({
      number: '1', paymentCode: first.paymentCode, status: 'UNDERPAID', reference: 'PO-1', customerName: 'Lan, "the" potter', lines: '1 × Vase', currency: 'USD',
      total: '1250.50', paid: '1000.25', due: '250.25',
      // Half past midnight in Vietnam.
      placedOn: '2026-11-02', placedAt: '2026-11-01T17:30:00.000Z', paidAt: '', id: first.id,
    })
  })

  test.each([
    ['statuses: [PAID]', 'NUMBER_ASC'],
    ['search: "order 1"', 'TOTAL_DESC'],
    ['placed: { from: "2020-01-01", to: "2020-01-01" }', 'CUSTOMER_ASC'],
    ['total: { least: "50000" }', 'STATUS_DESC'],
    ['statuses: []', 'PAID_ASC'],
  ])('takes the filter %s and the order %s of the list', async (filter, sort) => {
    await insertOrders(finance, project, 1_503)
    const listed: string[] = []
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = (
        await project.read(`orders(filter: { ${filter} }, sort: ${sort}, first: 200${after ? `, after: "${after}"` : ''}) { nodes { id } pageInfo { endCursor hasNextPage } }`)
      ).orders
      listed.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.endCursor
      isMore = page.pageInfo.hasNextPage
    }
    const wish = JSON.parse(`{ ${filter.replace(/(\w+): /g, '"$1": ').replace(/\[PAID\]/, '["PAID"]')} }`) as object
    expect((await exports.written('ORDERS', { orders: { filter: wish, sort } })).map(({ id }) => id)).toEqual(listed)
  })

  test('has the columns that were asked for, and a byte order mark for Excel', async () => {
    await project.createOrder(1000, { customer: { name: 'Đặng Thị Ánh' } })
    const id = await exports.started('ORDERS', { columns: ['customerName', 'number'], hasByteOrderMark: true })
    await finance.drain()
    expect((await exports.bytes(id)).toString('utf8')).toBe('\uFEFFcustomerName,number\r\nĐặng Thị Ánh,1\r\n')
  })

  test('of nothing has its columns', async () => {
    const id = await exports.started('ORDERS', { columns: ['number', 'total'] })
    await finance.drain()
    expect((await exports.bytes(id)).toString()).toBe('number,total\r\n')
    expect(await exports.get(id)).toMatchObject({ state: 'READY', rowsWritten: 0, rowsTotal: 0 })
  })

  test('runs no formula on the machine of who opens it', async () => {
    const evil = '=HYPERLINK("http://evil.example","x")'
    await project.createOrder(1000, { customer: { name: evil, email: null }, reference: '+1', lines: [{ description: '@SUM(A1)', quantity: 1, unitPrice: project.money(1000) }] })
    const [row] = await exports.written('ORDERS')
    expect(row).toMatchObject({ customerName: `'${evil}`, reference: `'+1`, lines: '1 × @SUM(A1)' })
  })
})

describe('an export of other lists', () => {
  test('transfers have the orders that they pay, with what each gets of them', async () => {
    const connection = await project.connect()
    const [one, two] = [await project.createOrder(70), await project.createOrder(30)]
    await connection.send(sepayEvent({ transferAmount: 100, content: '=cmd()', transactionDate: '2026-11-02 07:00:00' }))
    await connection.send(sepayEvent({ transferAmount: 40, transferType: 'out', transactionDate: '2026-11-03 00:30:00' }))
    await finance.drain()
    const { transactions } = await project.read('transactions(filter: { direction: IN }) { nodes { id } }')
    await project.mutate('matchTransaction', { id: transactions.nodes[0].id, parts: [{ orderId: one.id }, { orderId: two.id }] }, { selection: '... on MatchTransactionSuccess { transaction { id } } ... on UserError { message }' })
    const [out, into] = await exports.written('TRANSACTIONS')
    expect(into).toMatchObject({
      occurredOn: '2026-11-02', occurredAt: '2026-11-02T00:00:00.000Z', direction: 'IN', currency: 'VND', amount: '100', signedAmount: '100', matchState: 'MATCHED', matched: '100',
      orderNumbers: '1 | 2', orderAmounts: '70 | 30', content: `'=cmd()`, provider: 'SEPAY',
    })
    expect(out).toMatchObject({ occurredOn: '2026-11-03', direction: 'OUT', amount: '40', signedAmount: '-40', matchState: 'NOT_APPLICABLE', orderNumbers: '' })
    expect(await exports.written('TRANSACTIONS', { transactions: { filter: { direction: 'OUT' } } })).toHaveLength(1)

    const { transaction } = await project.recordPayment(one.id, 5)
    await project.mutate('voidPayment', { id: transaction.id, reason: '+not ours' }, { selection: '' })
    expect(await exports.written('TRANSACTIONS', { transactions: { filter: { matchStates: ['VOID'] } } })).toMatchObject([{ id: transaction.id, matchState: 'VOID', matched: '0', orderNumbers: '', voidedAt: expect.stringMatching(/^20/), voidReason: `'+not ours` }])
  })

  test('expenses have their categories and vendors', async () => {
    await project.recordExpense('90000', { spentOn: '2026-11-02', category: 'Filament', vendor: '-Prusa', note: 'two\nspools' })
    const gone = await project.recordExpense('5', { spentOn: '2026-11-03' })
    await project.mutate('deleteExpense', { id: gone }, { selection: '... on DeleteExpenseSuccess { expense { id } }' })
    expect(await exports.written('EXPENSES')).toMatchObject([{ spentOn: '2026-11-02', category: 'Filament', amount: '90000', currency: 'VND', vendor: `'-Prusa`, note: 'two\nspools', deletedAt: '' }])
    expect(await exports.written('EXPENSES', { expenses: { filter: { isDeleted: true } } })).toMatchObject([{ amount: '5', id: gone }])
  })

  test('every kind names its columns, and gives them', async () => {
    const { exportKinds } = await project.read<{ exportKinds: { kind: string; columns: string[] }[] }>('exportKinds { kind columns }')
    for (const { kind, columns } of exportKinds) {
      const id = await exports.started(kind, kind.includes('_BY_') ? { report: { range: { from: '2026-11-01', to: '2026-11-30' } } } : {})
      await finance.drain()
      expect([kind, (await exports.bytes(id)).toString().split('\r\n')[0]]).toEqual([kind, columns.join(',')])
    }
  })
})

describe('an export of a report', () => {
  const report = { range: { from: '2026-10-15', to: '2026-11-20' } }

  test('has the figures of its months, and they add up to those of the range', async () => {
    ;[project, exports] = fresh({ currency: 'USD' })
    const order = await project.createOrder('100.10', { placedAt: '2026-10-20T00:00:00Z', customer: { name: '=Lan', email: 'lan@example.com' }, lines: [{ description: 'Vase', quantity: 1, unitPrice: project.money('75.10') }, { description: '-5 % off', quantity: 1, unitPrice: project.money('25') }] })
    await project.recordPayment(order.id, '60.10', { receivedAt: '2026-10-20T00:00:00Z' })
    await project.recordPayment(order.id, '40', { receivedAt: '2026-11-19T00:00:00Z' })
    await project.recordExpense('200.05', { spentOn: '2026-11-02', category: 'Rent' })
    await project.recordExpense('1.95', { spentOn: '2026-11-03', category: 'Software' })
    await project.recordExpense('999', { spentOn: '2026-11-21', category: 'Rent' })
    expect(await exports.written('PROFIT_BY_MONTH', { report })).toEqual([
      { from: '2026-10-15', to: '2026-10-31', currency: 'USD', revenue: '60.10', expenses: '0.00', netProfit: '60.10', profitMargin: '1.0000', unmatched: '0.00' },
      { from: '2026-11-01', to: '2026-11-20', currency: 'USD', revenue: '40.00', expenses: '202.00', netProfit: '-162.00', profitMargin: '-4.0500', unmatched: '0.00' },
    ])
    expect(await project.metrics(report.range)).toMatchObject({ revenue: { amount: '100.10' }, expenses: { amount: '202.00' }, netProfit: { amount: '-101.90' } })
    const spent = await exports.written('EXPENSES_BY_CATEGORY', { report })
    // As the tree of categories stands, by the names of those at its top.
    expect(spent.map(({ from, topCategory, category, expenses, count }) => [from, topCategory, category, expenses, count])).toEqual([
      ['2026-11-01', 'Administration', 'Software', '1.95', '1'],
      ['2026-11-01', 'Rent', 'Rent', '200.05', '1'],
    ])
    expect(await exports.written('REVENUE_BY_CUSTOMER', { report })).toEqual([{ customerName: `'=Lan`, customerEmail: 'lan@example.com', customerKey: 'email:lan@example.com', currency: 'USD', revenue: '100.10' }])
    const lines = await exports.written('REVENUE_BY_LINE', { report })
    expect(lines.map(({ description }) => description)).toEqual(['Vase', `'-5 % off`])
    expect(lines.reduce((sum, { revenue }) => sum + Math.round(Number(revenue) * 100), 0)).toBe(10_010)
    expect((await exports.written('CASH_BY_MONTH', { report })).map(({ from, cashIn, netCash }) => [from, cashIn, netCash])).toEqual([['2026-10-15', '60.10', '60.10'], ['2026-11-01', '40.00', '40.00']])
  })

  test('needs its days, and no more of them than the report itself', async () => {
    expect((await exports.start('PROFIT_BY_MONTH')).data['fieldErrors']).toEqual([{ path: ['report'], message: expect.any(String) as string }])
    expect((await exports.start('ORDERS', { report })).data['fieldErrors']).toEqual([{ path: ['report'], message: expect.any(String) as string }])
    for (const kind of ['CASH_BY_MONTH', 'REVENUE_BY_CUSTOMER']) {
      expect((await exports.start(kind, { report: { range: { from: '2020-01-01', to: '2026-01-01' } } })).code).toBe('BAD_USER_INPUT')
      expect((await exports.start(kind, { report: { range: { from: '2026-02-01', to: '2026-01-01' } } })).code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('what is asked for', () => {
  test.each([
    [['columns'], { columns: ['number', 'secret'] }],
    [['columns'], { columns: ['number', 'number'] }],
    [['columns'], { columns: [] }],
    [['expenses'], { expenses: { filter: { categories: ['Rent'] } } }],
  ])('is refused at %j', async (path, more) => {
    const { data } = await exports.start('ORDERS', more)
    expect(data['fieldErrors']).toEqual([{ path, message: expect.any(String) as string }])
  })

  test('is refused as the list itself refuses it', async () => {
    expect((await exports.start('ORDERS', { orders: { filter: { placed: { from: '2026-02-01', to: '2026-01-01' } } } })).code).toBe('BAD_USER_INPUT')
    expect((await exports.start('NOTHING')).code).toBe('BAD_USER_INPUT')
  })

  test('is done once by calls with one idempotencyKey', async () => {
    const calls = await Promise.all(Array.from({ length: 5 }, () => exports.start('ORDERS', { idempotencyKey: 'e' })))
    expect(new Set(calls.map(({ data }) => data['export'].id)).size).toBe(1)
    expect((await exports.start('EXPENSES', { idempotencyKey: 'e' })).code).toBe('CONFLICT')
  })

  test('is five files at once of a project, and no more', async () => {
    const calls = await Promise.all(Array.from({ length: 8 }, () => exports.start('ORDERS')))
    expect(calls.map(({ data }) => data['__typename']).toSorted()).toEqual([...Array.from({ length: 5 }, () => 'StartExportSuccess'), ...Array.from({ length: 3 }, () => 'TooManyExports')])
    const [other] = await Promise.all([fresh()[1].start('ORDERS')])
    expect(other.data['__typename']).toBe('StartExportSuccess')
    await finance.drain()
    expect((await exports.start('ORDERS')).data['__typename']).toBe('StartExportSuccess')
  })

  test('can be asked of an archived project', async () => {
    await project.createOrder(10)
    project.facts.state = 'ARCHIVED'
    expect(await exports.written('ORDERS')).toHaveLength(1)
  })
})

describe('rights', () => {
  test('without finance:export nobody starts, sees, stops or fetches an export', async () => {
    const id = await exports.started('ORDERS')
    await finance.drain()
    const claims = project.claims(['project:read', 'finance:read', 'finance:write'])
    expect((await exports.start('ORDERS', {}, claims)).code).toBe('FORBIDDEN')
    expect((await exports.change('cancelExport', id, claims)).code).toBe('FORBIDDEN')
    expect((await exports.change('retryExport', id, claims)).code).toBe('FORBIDDEN')
    for (const field of ['exports { nodes { id } }', `export(id: "${id}") { id }`, 'exportKinds { kind }']) await expect(project.read(field, { claims })).rejects.toThrow('FORBIDDEN')
    expect(await codeOf(exports.bytes(id, claims))).toBe('FORBIDDEN')
  })

  test('another tenant\'s export is not there, and neither is what is no export', async () => {
    const [stranger, theirs] = fresh()
    const id = await exports.started('ORDERS')
    await finance.drain()
    expect((await theirs.change('cancelExport', id)).code).toBe('NOT_FOUND')
    expect((await theirs.change('retryExport', id)).code).toBe('NOT_FOUND')
    await expect(theirs.get(id)).rejects.toThrow('NOT_FOUND')
    expect((await theirs.start('ORDERS', { projectId: project.id })).code).toBe('NOT_FOUND')
    expect(await codeOf(theirs.bytes(id))).toBe('NOT_FOUND')
    for (const unknown of [uuidv7(), 'x']) expect(await codeOf(exports.bytes(unknown))).toBe('NOT_FOUND')
    // Who is in both projects gets the file of the one where he may, and is told of the other that he may not.
    const both = claimsFor({ projects: { [project.id]: ['finance:read'], [stranger.id]: ['finance:export', 'finance:read'] } })
    expect(await codeOf(exports.bytes(id, both))).toBe('FORBIDDEN')
  })

  test('one who lost the right after he had asked gets nothing', async () => {
    const owner = project.claims()
    const id = await exports.started('ORDERS')
    await finance.drain()
    const lost = { ...owner, projects: { [project.id]: { ...owner.projects[project.id]!, scopes: ['finance:read'] } } }
    expect(await codeOf(exports.bytes(id, lost))).toBe('FORBIDDEN')
    expect(await codeOf(exports.bytes(id, { ...owner, projects: {} }))).toBe('NOT_FOUND')
    expect((await exports.bytes(id, owner)).length).toBeGreaterThan(0)
  })

  test('each is on record: who started, stopped and fetched what, and who was refused', async () => {
    await project.createOrder(10)
    const id = await exports.started('ORDERS', { orders: { filter: { statuses: ['AWAITING_PAYMENT'] } }, columns: ['number'] })
    await finance.drain()
    await exports.bytes(id)
    await codeOf(exports.bytes(id, project.claims(['finance:read'])))
    await exports.change('cancelExport', await exports.started('ORDERS'))
    const recorded = await events('audit.recorded')
    expect(recorded.map(({ payload: { action, outcome } }) => [action, outcome])).toEqual([
      ['export.started', 'DONE'], ['export.downloaded', 'DONE'], ['export.downloaded', 'REFUSED'], ['export.started', 'DONE'], ['export.cancelled', 'DONE'],
    ])
    expect(recorded[0]).toMatchObject({ subject: id, payload: { who: { kind: 'USER' }, after: { kind: 'ORDERS', orders: { filter: { statuses: ['AWAITING_PAYMENT'] } }, columns: ['number'] } } })
    expect(recorded[1]).toMatchObject({ subject: id, payload: { after: { kind: 'ORDERS', rows: 1, bytes: 11 } } })
    expect(recorded[2]).toMatchObject({ subject: id, payload: { scope: 'finance:export' } })
  })
})

describe('while it is written', () => {
  /** What happens to exports as they are written, by a trigger of which nothing in the product knows. */
  beforeAll(async () => {
    await finance.database.query('create table public.export_holds (export_id uuid, pages int, does text)')
    await finance.database.query(`
      create function public.hold_export() returns trigger language plpgsql security definer as $$
      declare wanted text;
      begin
        loop
          select does into wanted from public.export_holds where export_id = new.id and pages = new.pages_written and pages > old.pages_written;
          exit when wanted is null;
          if wanted = 'fail' then raise exception 'the disk is full'; end if;
          perform pg_sleep(0.02);
        end loop;
        return new;
      end $$`)
    await finance.database.query('create trigger hold_export before update on finance.exports for each row execute function public.hold_export()')
  })
  afterAll(() => finance.database.query('drop trigger hold_export on finance.exports'))

  /** Its writing waits, or fails, when it comes to note so many pages. @returns how to let it go on. */
  async function stoppedAt(pages: number, does = 'wait'): Promise<{ id: string; goOn: () => Promise<unknown> }> {
    await insertOrders(finance, project, 5_000)
    const id = await exports.started('ORDERS', { orders: { sort: 'STATUS_ASC' } })
    await finance.database.query('insert into public.export_holds values ($1, $2, $3)', [id, pages, does])
    return { id, goOn: () => finance.database.query('delete from public.export_holds where export_id = $1', [id]) }
  }
  const isAt = (id: string, rows: number) => until(`${rows} rows are written`, async () => (await exports.get(id)).rowsWritten === rows)

  test('rows that change, move in the list, or are added are neither missed nor written twice', async () => {
    const { id, goOn } = await stoppedAt(3)
    const working = finance.drain()
    await isAt(id, 2_000)
    await finance.database.query(`update finance.orders set status = case status when 'PAID' then 'AWAITING_PAYMENT' else 'PAID' end where project_id = $1`, [project.id])
    await insertOrders(finance, project, 500, { from: 10_001 })
    await goOn()
    await working
    const numbers = rowsOf(await exports.bytes(id)).map(({ number }) => Number(number))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 5_000 }, (_number, index) => index + 1))
    expect(await exports.get(id)).toMatchObject({ state: 'READY', rowsWritten: 5_000, rowsTotal: 5_000 })
  })

  test('it says how far it is, and who listens is told', async () => {
    const { id, goOn } = await stoppedAt(3)
    const working = finance.drain()
    await isAt(id, 2_000)
    expect(await exports.get(id)).toMatchObject({ state: 'RUNNING', rowsTotal: 5_000, downloadUrl: null })
    expect(await codeOf(exports.bytes(id))).toBe('NOT_FOUND')
    await goOn()
    await working
    const told = await events('finance.exportChanged')
    expect(told.map(({ payload: { state } }) => state as string)).toEqual(expect.arrayContaining(['QUEUED', 'RUNNING', 'READY']))
    expect(told.at(-1)).toMatchObject({ subject: id, payload: { exportId: id, state: 'READY' } })
    expect(await finance.database.query('select from finance.export_pages where project_id = $1', [project.id])).toEqual([])
  })

  test('it can be cancelled: nothing of it is left, and nothing more is written', async () => {
    const { id, goOn } = await stoppedAt(3)
    const working = finance.drain()
    await isAt(id, 2_000)
    const cancelling = exports.change('cancelExport', id)
    await goOn()
    expect((await cancelling).data['export']).toMatchObject({ id, state: 'CANCELLED' })
    await working
    expect(await exports.get(id)).toMatchObject({ state: 'CANCELLED', downloadUrl: null })
    expect(await chunksOf()).toBe(0)
    expect(await codeOf(exports.bytes(id))).toBe('NOT_FOUND')
    expect((await exports.change('cancelExport', id)).data['__typename']).toBe('ExportAlreadyEnded')
    expect((await exports.change('retryExport', id)).data['export']).toMatchObject({ state: 'QUEUED', rowsWritten: 0 })
    await finance.drain()
    expect(rowsOf(await exports.bytes(id))).toHaveLength(5_000)
  })

  test('what waits can be cancelled too', async () => {
    const id = await exports.started('ORDERS')
    expect((await exports.change('retryExport', id)).data['__typename']).toBe('ExportStillGoing')
    expect((await exports.change('cancelExport', id)).data['export']).toMatchObject({ state: 'CANCELLED' })
    await finance.drain()
    expect(await exports.get(id)).toMatchObject({ state: 'CANCELLED', rowsWritten: 0 })
  })

  test('a killed worker has lost nothing and doubled nothing: the next one goes on behind it', async () => {
    await insertOrders(finance, project, 40_000)
    const id = await exports.started('ORDERS', { orders: { sort: 'NUMBER_ASC' } })
    for (const rows of [3_000, 15_000]) {
      const worker = startExportWorker(finance)
      await until(`${rows} rows are written`, async () => (await exports.get(id)).rowsWritten >= rows, { seconds: 120 })
      await worker.kill()
      const { state, rowsWritten } = await exports.get(id)
      expect([state, rowsWritten < 40_000]).toEqual(['RUNNING', true])
      // Its lease would run out in a while.
      await finance.database.query(`update finance.exports set lease_until = now() where id = $1`, [id])
    }
    await finance.drain()
    expect(rowsOf(await exports.bytes(id)).map(({ number }) => number)).toEqual(Array.from({ length: 40_000 }, (_row, index) => String(index + 1)))
    expect(await exports.get(id)).toMatchObject({ state: 'READY', rowsWritten: 40_000 })
  }, 300_000)

  test('who has many rows makes nobody wait who has few', async () => {
    await insertOrders(finance, project, 30_000)
    const [small, theirs] = fresh()
    await small.createOrder(10)
    const large = [await exports.started('ORDERS'), await exports.started('ORDERS')]
    const id = await theirs.started('ORDERS')
    await finance.drain()
    const ends = await finance.database.query<{ id: string }>('select id from finance.exports where id = any ($1) order by finished_at', [[...large, id]])
    expect(ends[0]?.id).toBe(id)
    for (const one of large) expect(rowsOf(await exports.bytes(one)).map(({ number }) => Number(number)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30_000 }, (_row, index) => index + 1))
  }, 120_000)

  test('an attempt that failed half-way is gone on with', async () => {
    const { id, goOn } = await stoppedAt(3, 'fail')
    await finance.drain()
    expect(await exports.get(id)).toMatchObject({ state: 'QUEUED', rowsWritten: 2_000 })
    await goOn()
    await finance.database.query('update finance.exports set next_attempt_at = now() where id = $1', [id])
    await finance.drain()
    const numbers = rowsOf(await exports.bytes(id)).map(({ number }) => Number(number))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 5_000 }, (_number, index) => index + 1))
  })

  test('one whose half of a file has expired meanwhile is begun again', async () => {
    const { id, goOn } = await stoppedAt(3, 'fail')
    await finance.drain()
    await finance.database.query('delete from finance.files where project_id = $1', [project.id])
    await goOn()
    await finance.database.query('update finance.exports set next_attempt_at = now() where id = $1', [id])
    await finance.drain()
    expect(rowsOf(await exports.bytes(id))).toHaveLength(5_000)
    expect(await exports.get(id)).toMatchObject({ state: 'READY', rowsWritten: 5_000, rowsTotal: 5_000 })
  })

  test('one that cannot be written fails with a reason, leaves nothing, and is written when it is tried again', async () => {
    await insertOrders(finance, project, 2_000)
    const id = await exports.started('ORDERS')
    await finance.database.query('revoke insert on finance.file_chunks from howl_finance')
    try {
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await finance.database.query('update finance.exports set next_attempt_at = now() where id = $1', [id])
        await finance.drain()
        if (attempt < 5) expect([attempt, (await exports.get(id)).state]).toEqual([attempt, 'QUEUED'])
      }
    } finally {
      await finance.database.query('grant insert on finance.file_chunks to howl_finance')
    }
    expect(await exports.get(id)).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('Try it again') as string, downloadUrl: null })
    expect(await chunksOf()).toBe(0)
    expect((await exports.change('retryExport', id)).data['export']).toMatchObject({ state: 'QUEUED', failure: null })
    await finance.drain()
    expect(rowsOf(await exports.bytes(id))).toHaveLength(2_000)
    expect((await exports.change('retryExport', id)).data['__typename']).toBe('ExportStillThere')
  })
})

describe('after a day', () => {
  test('the file is gone, and the export says so and can be written again', async () => {
    await project.createOrder(10)
    const [kept, id] = [await exports.started('ORDERS'), await exports.started('ORDERS')]
    await finance.drain()
    await finance.database.query(`update finance.files set expires_at = now() - interval '1 second' where id = (select file_id from finance.exports where id = $1)`, [id])
    const before = await chunksOf()
    await finance.database.query(`update live.schedules set next_run_at = now() where name = 'finance.removeFiles'`)
    expect(await finance.running.jobs.runSchedule('finance.removeFiles')).toBe(true)
    expect(await chunksOf()).toBe(before - 2)
    expect(await codeOf(exports.bytes(id))).toBe('NOT_FOUND')
    expect((await exports.bytes(kept)).length).toBeGreaterThan(0)
    now = new Date(Date.now() + 25 * 3_600_000)
    expect(await exports.get(id)).toMatchObject({ state: 'EXPIRED', downloadUrl: null })
    expect(await codeOf(exports.bytes(kept))).toBe('NOT_FOUND')
    expect((await exports.change('retryExport', id)).data['export']).toMatchObject({ state: 'QUEUED' })
    await finance.drain()
    now = new Date('2026-11-23T18:00:00Z')
    expect(rowsOf(await exports.bytes(id))).toHaveLength(1)
  })
})

describe('many rows', () => {
  const count = Number(process.env['HOWL_EXPORT_ROWS'] ?? 200_000)

  test(`${count} need no more memory than a few`, async () => {
    await insertOrders(finance, project, count)
    const id = await exports.started('ORDERS')
    // What is kept of the file would not fit in here: a worker that gathers it dies of it.
    const worker = startExportWorker(finance, '--max-old-space-size=160')
    const started = performance.now()
    const samples: { rows: number; memory: number }[] = []
    await until(
      'it is ready',
      async () => {
        const { state, rowsWritten } = await exports.get(id)
        samples.push({ rows: rowsWritten, memory: worker.memory.at(-1) ?? 0 })
        return state === 'READY'
      },
      { seconds: 600 },
    )
    await worker.kill()
    const seconds = (performance.now() - started) / 1_000
    const most = (from: number, to: number) => Math.max(...samples.filter(({ rows }) => rows > from * count && rows <= to * count).map(({ memory }) => memory))
    const [early, late] = [most(0.05, 0.4), most(0.6, 1)]
    const mib = (bytes: number) => Math.round(bytes / 1024 / 1024)
    const { bytes, rowsWritten } = await exports.get(id)
    if (process.env['HOWL_EXPORT_ROWS']) console.log(`${count} rows, ${mib(Number(bytes))} MiB in ${seconds.toFixed(1)} s; memory ${mib(early)} MiB in the beginning, ${mib(late)} MiB in the end`)
    expect(rowsWritten).toBe(count)
    expect(late).toBeLessThan(early + 40 * 1024 * 1024)
    // Each row once, without reading all of them into this process.
    const { body } = await finance.running.files.download('export', { claims: project.claims(), id })
    let [lines, sum, rest] = [0, 0, '']
    for await (const piece of body) {
      const parts = (rest + piece.toString('latin1')).split('\r\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        lines += 1
        sum += Number(line.slice(0, line.indexOf(','))) || 0
      }
    }
    expect([lines, sum, rest]).toEqual([count + 1, (count * (count + 1)) / 2, ''])
  }, 900_000)
})
