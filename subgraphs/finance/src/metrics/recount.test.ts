import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, addMonths, dayIn, firstOfMonth } from '@howl/platform/dates'
import { bankTime } from '../payment-connections/providers/sepay.ts'
import { sepayEvent, startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

/** Instants around the days on which clocks change, so that many lie close to a midnight somewhere. */
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2025, 11, 20), max: Date.UTC(2026, 10, 10) }),
  fc.tuple(fc.constantFrom('2026-03-08T05:00:00Z', '2026-03-31T17:00:00Z', '2026-04-04T11:00:00Z', '2026-11-01T04:00:00Z'), fc.integer({ min: -2, max: 2 })).map(([at, seconds]) => Date.parse(at) + seconds * 1000),
).map((milliseconds) => new Date(Math.floor(milliseconds / 1000) * 1000))
const amount = fc.integer({ min: 1, max: 400 })
const which = fc.nat(20)
const category = fc.constantFrom('Rent', 'rent', 'Filament', 'Tax')

type Step =
  | { kind: 'order'; total: number }
  | { kind: 'transfer'; order: number | null; amount: number; at: Date; times: number; odd: 'out' | 'elsewhere' | null }
  | { kind: 'again'; callback: number }
  | { kind: 'replay' }
  | { kind: 'payment'; order: number; amount: number; at: Date }
  | { kind: 'cancel' | 'reopen' | 'keep' | 'assign'; order: number; other: number }
  | { kind: 'match'; transaction: number; orders: number[]; part: number | null }
  | { kind: 'unmatch' | 'aside' | 'back' | 'make' | 'void' | 'unvoid'; transaction: number }
  | { kind: 'spend'; amount: number; day: Date; category: string }
  | { kind: 'delete' | 'restore' | 'undo'; expense: number }
  | { kind: 'edit'; expense: number; amount: number | null; day: Date | null; category: string | null; isFollowing: boolean }
  | { kind: 'series'; amount: number; day: Date; dayOfMonth: number; months: number }
  | { kind: 'bulk'; from: string; to: string | null }
  | { kind: 'merge'; from: number; to: number }
  | { kind: 'import'; rows: { amount: number; day: Date; category: string }[] }
  | { kind: 'undoSet' | 'cancelSet'; set: number }
  | { kind: 'drain' | 'fold' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('order' as const), total: amount }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('transfer' as const), order: fc.option(which, { freq: 5 }), amount, at: instant, times: fc.integer({ min: 1, max: 3 }), odd: fc.option(fc.constantFrom('out' as const, 'elsewhere' as const), { freq: 1, nil: null }).map((odd) => odd) }) },
  // A callback comes once more, long after everything else that has happened since, or a person has it worked through again.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), callback: which }) },
  fc.record({ kind: fc.constant('replay' as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payment' as const), order: which, amount, at: instant }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'reopen' as const, 'keep' as const, 'assign' as const), order: which, other: which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('match' as const), transaction: which, orders: fc.array(which, { minLength: 1, maxLength: 3 }), part: fc.option(amount) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('unmatch' as const, 'aside' as const, 'back' as const, 'make' as const, 'void' as const, 'unvoid' as const), transaction: which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('spend' as const), amount, day: instant, category }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const, 'undo' as const), expense: which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), expense: which, amount: fc.option(amount), day: fc.option(instant), category: fc.option(category), isFollowing: fc.boolean() }) },
  fc.record({ kind: fc.constant('series' as const), amount, day: instant, dayOfMonth: fc.integer({ min: 1, max: 31 }), months: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant('bulk' as const), from: category, to: fc.option(category) }),
  fc.record({ kind: fc.constant('merge' as const), from: which, to: which }),
  fc.record({ kind: fc.constant('import' as const), rows: fc.array(fc.record({ amount, day: instant, category }), { minLength: 1, maxLength: 4 }) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undoSet' as const, 'cancelSet' as const), set: which }) },
  fc.record({ kind: fc.constantFrom('drain' as const, 'fold' as const) }),
)

async function run(project: TestProject, steps: readonly Step[]): Promise<void> {
  const connection = await project.connect()
  const orders = [await project.createOrder(200)]
  const expenses: string[] = []
  const callbacks: string[] = []
  const pick = <One>(list: readonly One[], index: number): One | undefined => list[index % Math.max(list.length, 1)]
  for (const one of steps) {
    switch (one.kind) {
      case 'order':
        orders.push(await project.createOrder(one.total))
        break
      case 'transfer': {
        const event = JSON.stringify(
          sepayEvent({
            transferAmount: one.amount,
            transactionDate: bankTime(one.at),
            code: one.order === null ? null : pick(orders, one.order)?.paymentCode,
            ...(one.odd === 'out' ? { transferType: 'out' } : one.odd === 'elsewhere' ? { accountNumber: '777' } : {}),
          }),
        )
        callbacks.push(event)
        for (let times = 0; times < one.times; times += 1) expect(await connection.post(event)).toMatchObject({ status: 200 })
        break
      }
      case 'again': {
        const event = pick(callbacks, one.callback)
        if (event) expect(await connection.post(event)).toMatchObject({ status: 200 })
        break
      }
      case 'replay':
        await project.mutate('replayWebhooks', { projectId: project.id, filter: {} }, { selection: '' })
        break
      case 'payment':
        await project.recordPayment(pick(orders, one.order)?.id ?? '', one.amount, { receivedAt: one.at.toISOString() })
        break
      case 'cancel':
        await project.cancelOrder(pick(orders, one.order)?.id ?? '')
        break
      case 'reopen':
      case 'keep':
      case 'assign': {
        const id = pick(orders, one.order)?.id
        const name = { reopen: 'reopenOrder', keep: 'keepOverpayment', assign: 'assignOverpayment' }[one.kind]
        await project.mutate(name, one.kind === 'assign' && one.other % 3 > 0 ? { id, toOrderId: pick(orders, one.other)?.id } : { id }, { selection: '' })
        break
      }
      case 'match':
      case 'unmatch':
      case 'aside':
      case 'back':
      case 'make':
      case 'void':
      case 'unvoid': {
        await finance.drain()
        const id = pick((await project.read('transactions(first: 200) { nodes { id } }'))['transactions'].nodes as { id: string }[], one.transaction)?.id
        if (id) await decide(project, one, { id, orders: one.kind === 'match' ? one.orders.map((index) => pick(orders, index)?.id ?? '') : [] })
        break
      }
      case 'spend':
        expenses.push(await project.recordExpense(one.amount, { spentOn: one.day.toISOString().slice(0, 10), category: one.category }))
        break
      case 'delete':
      case 'restore':
      case 'undo': {
        const id = pick(expenses, one.expense)
        if (id) await project.mutate(one.kind === 'undo' ? 'undoExpenseChange' : `${one.kind}Expense`, { id }, { selection: '' })
        break
      }
      case 'edit':
      case 'series':
      case 'bulk':
      case 'merge':
      case 'import':
      case 'undoSet':
      case 'cancelSet':
        await changeExpenses(project, one)
        break
      case 'drain':
        await finance.drain()
        break
      case 'fold':
        await finance.fold(5)
    }
  }
  await finance.drain()
}

type ManyExpenses = Extract<Step, { kind: 'edit' | 'series' | 'bulk' | 'merge' | 'import' | 'undoSet' | 'cancelSet' }>

/** Edits of one and of many expenses. Their background work goes on when the next step drains it, or never before the end. */
async function changeExpenses(project: TestProject, one: ManyExpenses): Promise<void> {
  const projectId = project.id
  const day = (at: Date) => at.toISOString().slice(0, 10)
  const pick = (list: readonly { id: string }[], index: number): string | undefined => list[index % Math.max(list.length, 1)]?.id
  switch (one.kind) {
    case 'edit': {
      const id = pick((await project.read('expenses(first: 200) { nodes { id } }'))['expenses'].nodes, one.expense)
      const change = { ...(one.amount ? { amount: project.money(one.amount) } : {}), ...(one.day ? { spentOn: day(one.day) } : {}), ...(one.category ? { category: one.category } : {}) }
      if (id) await project.mutate('updateExpense', { id, ...change, reach: one.isFollowing ? 'THIS_AND_FOLLOWING' : 'THIS_ONE' }, { selection: '' })
      break
    }
    case 'series': {
      const startsOn = day(one.day)
      await project.mutate('createRecurringExpense', { projectId, category: 'Rent', amount: project.money(one.amount), startsOn, dayOfMonth: one.dayOfMonth, endsOn: addMonths(startsOn, one.months) }, { selection: '' })
      break
    }
    case 'bulk':
      await project.mutate('bulkEditExpenses', { projectId, filter: { categories: [one.from] }, change: one.to ? { category: one.to } : { delete: true } }, { selection: '' })
      break
    case 'merge': {
      const { expenseCategoryTree: tree } = await project.read<{ expenseCategoryTree: { id: string; children: { id: string }[] }[] }>('expenseCategoryTree { id children { id } }')
      const all = tree.flatMap(({ id, children }) => [{ id }, ...children])
      await project.mutate('mergeExpenseCategories', { id: pick(all, one.from), intoId: pick(all, one.to) }, { selection: '' })
      break
    }
    case 'import': {
      const { expenseImport } = await project.mutate('createExpenseImport', { projectId, fileName: 'x' }, { selection: '... on CreateExpenseImportSuccess { expenseImport { id } }' })
      const id = expenseImport.id as string
      const text = one.rows.map((row) => `${day(row.day)};${row.amount};${row.category}`).join('\n')
      await finance.running.files.upload('expense-import', { claims: project.claims(), id, body: Readable.from([Buffer.from(text)]) })
      await finance.drain()
      await project.mutate('mapExpenseImport', { id, hasHeader: false, dateColumn: 0, amountColumn: 1, categoryColumn: 2, dateFormat: 'YEAR_MONTH_DAY', decimalSign: 'POINT' }, { selection: '' })
      await finance.drain()
      await project.mutate('startExpenseImport', { id }, { selection: '' })
      break
    }
    case 'undoSet':
    case 'cancelSet': {
      const id = pick((await project.read('expenseChangeSets(first: 200) { nodes { id } }'))['expenseChangeSets'].nodes, one.set)
      if (id) await project.mutate(one.kind === 'undoSet' ? 'undoExpenseChangeSet' : 'cancelExpenseChangeSet', { id }, { selection: '' })
    }
  }
}

/** Whatever a person may decide; what the rules refuse, changes nothing. */
async function decide(project: TestProject, one: Extract<Step, { transaction: number }>, { id, orders }: { id: string; orders: string[] }): Promise<void> {
  switch (one.kind) {
    case 'match': {
      const amount = one.part === null ? undefined : project.money(one.part)
      await project.mutate('matchTransaction', { id, parts: [...new Set(orders)].map((orderId) => ({ orderId, amount })) }, { selection: '' })
      break
    }
    case 'unmatch':
      await project.mutate('unmatchTransaction', { id }, { selection: '' })
      break
    case 'aside':
      await project.mutate('setTransactionAside', { id, as: 'LOAN' }, { selection: '' })
      break
    case 'void':
      await project.mutate('voidPayment', { id, reason: 'Typed wrong' }, { selection: '' })
      break
    case 'unvoid':
      await project.mutate('restorePayment', { id }, { selection: '' })
      break
    case 'back':
      await project.mutate('returnTransaction', { id }, { selection: '' })
      break
    case 'make':
      await project.mutate('createOrderFromTransaction', { id, customer: { name: 'Lan' }, description: 'Vase' }, { selection: '' })
  }
}

type Rows = { received: { day: string; amount: number }[]; unmatched: { day: string; amount: number }[]; spent: { day: string; amount: number; category: string }[]; firsts: string[] }

/** The same figures from nothing but orders, transactions and expenses, by plain arithmetic. */
async function rowsOf(project: TestProject, timeZone: string): Promise<Rows> {
  const transactions = await finance.database.query<{ id: string; amount: string; at: Date; state: string; aside: string }>(
    'select id, amount_minor as amount, occurred_at as at, match_state as state, set_aside_minor as aside from finance.transactions where project_id = $1 order by occurred_at',
    [project.id],
  )
  const matches = await finance.database.query<{ transaction_id: string; order_id: string; amount: string }>(
    'select transaction_id, order_id, amount_minor as amount from finance.matches where project_id = $1',
    [project.id],
  )
  const paying = (id: string) => matches.filter(({ transaction_id }) => transaction_id === id)
  const received = transactions.flatMap(({ id, at }) => paying(id).map(({ order_id, amount: minor }) => ({ day: dayIn(timeZone, at), amount: Number(minor), order_id })))
  const unmatched = transactions
    .filter(({ state }) => state === 'UNMATCHED')
    .map(({ id, at, amount: minor, aside }) => ({ day: dayIn(timeZone, at), amount: Number(minor) - Number(aside) - paying(id).reduce((sum, match) => sum + Number(match.amount), 0) }))
  const firsts = new Map<string, string>()
  for (const { day, order_id } of received) if (!firsts.has(order_id)) firsts.set(order_id, day)
  await ordersAgree(project, matches)
  const spent = await finance.database.query<{ day: string; amount: number; category: string }>(
    `select spent_on::text as day, amount_minor::int as amount, c.name as category from finance.expenses e join finance.expense_categories c on c.id = e.category_id
     where e.project_id = $1 and e.deleted_at is null`,
    [project.id],
  )
  return { received, unmatched, spent, firsts: [...firsts.values()] }
}

/** No transfer pays more than it is, and each order has what its matches come to. */
async function ordersAgree(project: TestProject, matches: readonly { transaction_id: string; order_id: string; amount: string }[]): Promise<void> {
  const sumOf = (id: string, key: 'transaction_id' | 'order_id') => matches.filter((match) => match[key] === id).reduce((sum, { amount: minor }) => sum + BigInt(minor), 0n)
  const transactions = await finance.database.query<{ id: string; amount: string; matched: string; aside: string; state: string }>(
    'select id, amount_minor as amount, matched_minor as matched, set_aside_minor as aside, match_state as state from finance.transactions where project_id = $1',
    [project.id],
  )
  for (const { id, amount: minor, matched, aside, state } of transactions) {
    expect(BigInt(matched)).toBe(sumOf(id, 'transaction_id'))
    expect(state === 'MATCHED').toBe(matched === minor)
    expect(state === 'SET_ASIDE').toBe(aside !== '0' && BigInt(matched) + BigInt(aside) === BigInt(minor))
  }
  const orders = await finance.database.query<{ id: string; paid: string; total: string; status: string }>(
    'select id, paid_minor as paid, total_minor as total, status from finance.orders where project_id = $1',
    [project.id],
  )
  for (const { id, paid, total, status } of orders) {
    expect(BigInt(paid)).toBe(sumOf(id, 'order_id'))
    const [has, owes] = [BigInt(paid), BigInt(total)]
    const expected = has === 0n ? ['AWAITING_PAYMENT', 'CANCELLED'] : has < owes ? ['UNDERPAID'] : has === owes ? ['PAID'] : ['OVERPAID']
    expect(expected).toContain(status)
  }
}

function recount({ received, unmatched, spent, firsts }: Rows, { from, to }: { from: string; to: string }) {
  const within = <One extends { day: string }>(list: readonly One[], first = from, last = to) => list.filter(({ day }) => day >= first && day <= last)
  const sum = (list: readonly { amount: number }[]) => list.reduce((total, one) => total + one.amount, 0)
  const categories = new Map<string, number>()
  for (const one of within(spent)) categories.set(one.category, (categories.get(one.category) ?? 0) + one.amount)
  const burnOf = (month: string) => sum(within(spent, month, addDays(addMonths(month, 1), -1))) - sum(within(received, month, addDays(addMonths(month, 1), -1)))
  const begin = [...received, ...spent].map(({ day }) => day).toSorted()[0]
  const months = [3, 2, 1].map((back) => addMonths(firstOfMonth(to), -back)).filter((month) => begin !== undefined && month >= firstOfMonth(begin))
  const burns = months.map(burnOf).toSorted((a, b) => a - b)
  const middle = burns.length / 2
  const median = burns.length === 0 ? null : burns.length % 2 ? burns[Math.floor(middle)] : ((burns[middle - 1] ?? 0) + (burns[middle] ?? 0)) / 2
  return {
    revenue: String(sum(within(received))),
    expenses: String(sum(within(spent))),
    netProfit: String(sum(within(received)) - sum(within(spent))),
    unmatched: String(sum(within(unmatched))),
    unmatchedCount: within(unmatched).length,
    orderCount: firsts.filter((day) => day >= from && day <= to).length,
    breakdown: Object.fromEntries([...categories].map(([name, total]) => [name, String(total)])),
    // Half a dong goes to the even one.
    burn: median === null || median === undefined ? null : Math.max(0, Number.isInteger(median) ? median : 2 * Math.round(median / 2)),
  }
}

async function shown(project: TestProject, range: { from: string; to: string }, bucket: string) {
  const figures = await project.metrics(range, { bucket })
  return {
    totals: {
      revenue: figures.revenue.amount,
      expenses: figures.expenses.amount,
      netProfit: figures.netProfit.amount,
      unmatched: figures.unmatched.amount,
      unmatchedCount: figures.unmatchedCount,
      orderCount: figures.orderCount,
      breakdown: Object.fromEntries(figures.expenseBreakdown.map(({ category, amount: of }: any) => [category, of.amount])),
      burn: figures.burnRate === null ? null : Number(figures.burnRate.amount),
    },
    series: figures.series as { from: string; to: string; revenue: { amount: string }; expenses: { amount: string }; netProfit: { amount: string }; orderCount: number }[],
  }
}

test('figures are always what a recount of the rows gives: rollup and tail together, in any state of folding', async () => {
  const scenario = fc.record({
    steps: fc.array(step, { minLength: 5, maxLength: 30 }),
    timeZone: fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Auckland', 'UTC'),
    from: fc.integer({ min: 0, max: 300 }),
    length: fc.integer({ min: 0, max: 200 }),
    bucket: fc.constantFrom('DAY', 'WEEK', 'MONTH'),
  })
  await fc.assert(
    fc.asyncProperty(scenario, async ({ steps, timeZone, from, length, bucket }) => {
      const project = finance.project({ timeZone })
      await run(project, steps)
      const rows = await rowsOf(project, timeZone)
      const first = addDays('2025-12-20', from)
      const range = { from: first, to: addDays(first, length) }
      const check = async () => {
        const { totals, series } = await shown(project, range, bucket)
        expect(totals).toEqual(recount(rows, range))
        for (const point of series) {
          const { revenue, expenses, netProfit, orderCount } = recount(rows, point)
          expect({ revenue: point.revenue.amount, expenses: point.expenses.amount, netProfit: point.netProfit.amount, orderCount: point.orderCount }).toEqual({ revenue, expenses, netProfit, orderCount })
        }
        expect([series[0]?.from, series.at(-1)?.to]).toEqual([range.from, range.to])
      }
      await check()
      expect(await discrepancies(project)).toEqual([])
      while ((await finance.fold(10)) > 0);
      await check()
      expect(await discrepancies(project)).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 240_000)

type Found = { id: string; figure: string }

/** What a recount of the product itself says is open. */
async function discrepancies(project: TestProject): Promise<Found[]> {
  await project.mutate('startRecount', { projectId: project.id }, { selection: '' })
  await finance.drain()
  const { recount: counted, discrepancies: found } = await project.read('recount { state startedAt finishedAt } discrepancies(filter: { states: [OPEN] }) { nodes { id figure } }')
  expect([counted.state, counted.finishedAt >= counted.startedAt]).toEqual(['RESTING', true])
  return found.nodes
}

/** Everything that is kept beside the rows that it follows from. */
const kept = async (project: TestProject) => ({
  sums: await finance.database.query(
    `select day::text, kind, currency, category_id, sum(minor) as minor, sum(count) as count from (
       select project_id, day, kind, currency, category_id, minor, count from finance.metric_rollups union all
       select project_id, day, kind, currency, category_id, minor, count from finance.metric_deltas) entry
     where project_id = $1 group by 1, 2, 3, 4 having sum(minor) <> 0 or sum(count) <> 0 order by 1, 2, 3, 4`,
    [project.id],
  ),
  orders: await finance.database.query('select id, status, paid_minor, first_paid_at, paid_at from finance.orders where project_id = $1 order by id', [project.id]),
  transactions: await finance.database.query('select id, match_state, matched_minor from finance.transactions where project_id = $1 order by id', [project.id]),
})

/** One value each, by whatever a bug or a hand in the database may do to it. */
const TAMPERINGS = {
  minor: `update finance.metric_rollups r set minor = r.minor + $3 from (select * from finance.metric_rollups where project_id = $1 order by day, kind, category_id offset $2 % greatest((select count(*) from finance.metric_rollups where project_id = $1), 1) limit 1) one
    where (r.project_id, r.day, r.kind, r.currency, r.category_id) = (one.project_id, one.day, one.kind, one.currency, one.category_id) returning 1`,
  count: `update finance.metric_rollups r set count = r.count + $3 from (select * from finance.metric_rollups where project_id = $1 order by day, kind, category_id offset $2 % greatest((select count(*) from finance.metric_rollups where project_id = $1), 1) limit 1) one
    where (r.project_id, r.day, r.kind, r.currency, r.category_id) = (one.project_id, one.day, one.kind, one.currency, one.category_id) returning 1`,
  paid: `update finance.orders set paid_minor = paid_minor + $3 where id = (select id from finance.orders where project_id = $1 order by id offset $2 % (select count(*) from finance.orders where project_id = $1) limit 1) returning 1`,
  firstPaid: `update finance.orders set first_paid_at = coalesce(first_paid_at, '2026-03-01T00:00:00Z') + $3 * interval '7 hours' where id = (select id from finance.orders where project_id = $1 order by id offset $2 % (select count(*) from finance.orders where project_id = $1) limit 1) returning 1`,
  // As far as the table lets it.
  matched: `update finance.transactions t set matched_minor = case when matched_minor = 0 then amount_minor else 0 end, match_state = case when matched_minor = 0 then 'MATCHED' else 'UNMATCHED' end
    where id = (select id from finance.transactions where project_id = $1 and match_state in ('MATCHED', 'UNMATCHED') and set_aside_minor = 0 order by id offset $2 % greatest((select count(*) from finance.transactions where project_id = $1 and match_state in ('MATCHED', 'UNMATCHED') and set_aside_minor = 0), 1) limit 1) and $3::int is not null returning 1`,
} as const

test('any one value that is tampered with is found, and repaired to what it was', async () => {
  const scenario = fc.record({
    steps: fc.array(step, { minLength: 5, maxLength: 20 }),
    timeZone: fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Auckland'),
    what: fc.constantFrom(...(Object.keys(TAMPERINGS) as (keyof typeof TAMPERINGS)[])),
    index: which,
    by: fc.integer({ min: -50, max: 50 }).filter((by) => by !== 0),
  })
  let [tampered, found] = [0, 0]
  await fc.assert(
    fc.asyncProperty(scenario, async ({ steps, timeZone, what, index, by }) => {
      const project = finance.project({ timeZone })
      await run(project, [{ kind: 'transfer', order: 0, amount: 60, at: new Date('2026-03-01T10:00:00Z'), times: 1, odd: null }, ...steps])
      while ((await finance.fold(100)) > 0);
      const before = await kept(project)
      tampered += (await finance.database.query(TAMPERINGS[what], [project.id, index, by])).length
      const open = await discrepancies(project)
      found += open.length
      expect(open.map(({ figure }) => figure)).toEqual([{ minor: expect.any(String), count: expect.any(String), paid: 'ORDER_PAID', firstPaid: 'ORDER_PAID', matched: 'TRANSACTION_MATCHED' }[what]])
      const { discrepancies: after } = await project.mutate('repairDiscrepancies', { projectId: project.id, ids: open.map(({ id }) => id) }, { selection: '... on RepairDiscrepanciesSuccess { discrepancies { state } }' })
      expect(after).toEqual([{ state: 'REPAIRED' }])
      expect(await kept(project)).toEqual(before)
      expect(await discrepancies(project)).toEqual([])
    }),
    { numRuns: 25 },
  )
  expect({ tampered, found }).toEqual({ tampered: 25, found: 25 })
}, 240_000)

test('figures never waver while money comes in and is folded', async () => {
  const project = finance.project()
  const order = await project.createOrder(1_000_000)
  const range = { from: '2026-03-01', to: '2026-03-31' }
  let isDone = false
  let last = 0
  const reading = (async () => {
    while (!isDone) {
      const { revenue, series } = await project.metrics(range)
      const total = Number(revenue.amount)
      // A reader between the rollup and its tail would see an entry twice, or not at all: the sum would jump or fall.
      expect(total).toBeGreaterThanOrEqual(last)
      expect(total).toBe(series.reduce((sum: number, point: any) => sum + Number(point.revenue.amount), 0))
      last = total
    }
  })()
  const folding = (async () => {
    while (!isDone) await finance.fold(3)
  })()
  for (let times = 0; times < 60; times += 1) await project.recordPayment(order.id, 1, { receivedAt: `2026-03-${String(1 + (times % 30)).padStart(2, '0')}T05:00:00Z` })
  isDone = true
  await Promise.all([reading, folding])
  expect((await project.metrics(range)).revenue.amount).toBe('60')
})
