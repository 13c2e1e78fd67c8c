import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayIn } from '@howl/platform/dates'
import { allocate } from '@howl/platform/money'
import { bankTime } from '../payment-connections/providers/sepay.ts'
import { sepayEvent, startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'
import { figuresIn, minorOf, readReport, readRows, REPORTS, sumOf, type Figure, type ReportName } from '../../test/reading-reports.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => new Date('2026-11-15T18:00:00Z') })
})
afterAll(() => finance.stop())

/** Instants close to midnights and to the ends of months somewhere, and some in between. */
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 0, 20), max: Date.UTC(2026, 3, 20) }),
    fc.tuple(fc.constantFrom('2026-02-28T17:00:00Z', '2026-03-01T00:00:00Z', '2026-03-01T05:00:00Z', '2026-03-08T05:00:00Z', '2026-03-31T11:00:00Z', '2026-03-31T17:00:00Z'), fc.integer({ min: -2, max: 2 })).map(
      ([at, seconds]) => Date.parse(at) + seconds * 1000,
    ),
  )
  .map((milliseconds) => new Date(Math.floor(milliseconds / 1000) * 1000))
const amount = fc.integer({ min: 1, max: 400 })
const which = fc.nat(20)
const CUSTOMERS = [{ name: 'An', email: 'An@example.com' }, { name: 'Bà An', email: 'an@example.com' }, { name: 'An' }, { name: 'Bình' }]
const CATEGORIES = ['Machines', 'Printers', 'Rent']

type Step =
  | { kind: 'order'; customer: number; prices: number[] }
  | { kind: 'transfer'; order: number | null; amount: number; at: Date; odd: 'out' | 'elsewhere' | null }
  | { kind: 'payment'; order: number; amount: number; at: Date }
  | { kind: 'cancel' | 'reopen'; order: number }
  | { kind: 'match'; transaction: number; orders: number[]; part: number }
  | { kind: 'unmatch' | 'aside' | 'back' | 'twin' | 'void' | 'unvoid'; transaction: number }
  | { kind: 'spend'; amount: number; day: Date; category: number }
  | { kind: 'delete'; expense: number }
  | { kind: 'fold' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('order' as const), customer: fc.nat(3), prices: fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('transfer' as const), order: fc.option(which, { freq: 3 }), amount, at: instant, odd: fc.option(fc.constantFrom('out' as const, 'elsewhere' as const), { freq: 2, nil: null }).map((odd) => odd) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('payment' as const), order: which, amount, at: instant }) },
  fc.record({ kind: fc.constantFrom('cancel' as const, 'reopen' as const), order: which }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('match' as const), transaction: which, orders: fc.array(which, { minLength: 1, maxLength: 3 }), part: amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('unmatch' as const, 'aside' as const, 'back' as const, 'twin' as const, 'void' as const, 'unvoid' as const), transaction: which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('spend' as const), amount, day: instant, category: fc.nat(2) }) },
  fc.record({ kind: fc.constant('delete' as const), expense: which }),
  fc.record({ kind: fc.constant('fold' as const) }),
)

const pick = <One>(list: readonly One[], index: number): One | undefined => list[index % Math.max(list.length, 1)]

async function play(project: TestProject, steps: readonly Step[]): Promise<void> {
  const connection = await project.connect()
  const orders: { id: string; paymentCode: string }[] = []
  const expenses: string[] = []
  const place = async ({ customer, prices }: { customer: number; prices: number[] }) => {
    const lines = prices.map((price, index) => ({ description: `Thing ${(index + customer) % 3}`, quantity: 1, unitPrice: project.money(index === 0 ? price + 1 : price) }))
    orders.push(await project.createOrder(0, { customer: CUSTOMERS[customer], lines }))
  }
  await place({ customer: 0, prices: [30, 20, 10] })
  // Long before, so that the category is there for others to stand beneath.
  await project.recordExpense(1, { spentOn: '2024-06-01', category: 'Machines' })
  for (const one of steps) {
    switch (one.kind) {
      case 'order':
        await place(one)
        break
      case 'transfer': {
        const odd = one.odd === 'out' ? { transferType: 'out' } : one.odd === 'elsewhere' ? { accountNumber: '777' } : {}
        await connection.post(JSON.stringify(sepayEvent({ transferAmount: one.amount, transactionDate: bankTime(one.at), code: one.order === null ? null : pick(orders, one.order)?.paymentCode, ...odd })))
        await finance.drain()
        break
      }
      case 'payment':
        await project.recordPayment(pick(orders, one.order)?.id ?? '', one.amount, { receivedAt: one.at.toISOString() })
        break
      case 'cancel':
      case 'reopen':
        await project.mutate(`${one.kind}Order`, { id: pick(orders, one.order)?.id }, { selection: '' })
        break
      case 'spend':
        expenses.push(await project.recordExpense(one.amount, { spentOn: one.day.toISOString().slice(0, 10), category: CATEGORIES[one.category] ?? '' }))
        break
      case 'delete': {
        const id = pick(expenses, one.expense)
        if (id) await project.mutate('deleteExpense', { id }, { selection: '' })
        break
      }
      case 'fold':
        await finance.fold(5)
        break
      case 'match':
      case 'unmatch':
      case 'aside':
      case 'back':
      case 'twin':
      case 'void':
      case 'unvoid':
        await decide(project, one, orders)
    }
  }
  await finance.database.query(
    `update finance.expense_categories set parent_id = (select id from finance.expense_categories where project_id = $1 and name = 'Machines') where project_id = $1 and name = 'Printers'`,
    [project.id],
  )
}

/** Whatever a person may decide about a transfer; what the rules refuse, changes nothing. */
async function decide(project: TestProject, one: Extract<Step, { transaction: number }>, orders: readonly { id: string }[]): Promise<void> {
  const id = pick((await project.read('transactions(first: 200) { nodes { id } }'))['transactions'].nodes as { id: string }[], one.transaction)?.id
  if (!id) return
  switch (one.kind) {
    case 'match': {
      const wanted = [...new Set(one.orders.map((index) => pick(orders, index)?.id))]
      await project.tryMutate('matchTransaction', { id, parts: wanted.map((orderId) => ({ orderId, amount: project.money(one.part) })) }, { selection: '' })
      break
    }
    case 'unmatch':
      await project.tryMutate('unmatchTransaction', { id }, { selection: '' })
      break
    case 'aside':
      await project.tryMutate('setTransactionAside', { id, as: 'LOAN' }, { selection: '' })
      break
    case 'back':
      await project.tryMutate('returnTransaction', { id }, { selection: '' })
      break
    case 'void':
      await project.tryMutate('voidPayment', { id }, { selection: '' })
      break
    case 'unvoid':
      await project.tryMutate('restorePayment', { id }, { selection: '' })
      break
    case 'twin': {
      // As the reconciliation finds one, and a person then says.
      await finance.database.query(`update finance.transactions set twin_of = id where project_id = $1 and id = $2 and match_state = 'UNMATCHED' and matched_minor = 0 and set_aside_minor = 0`, [project.id, id])
      await project.tryMutate('decideTwin', { id, isSame: true }, { selection: '' })
    }
  }
}

type Range = { from: string; to: string }
type Comparison = 'PERIOD_BEFORE' | 'YEAR_BEFORE'
type Match = { id: string; amount: string; order_id: string; at: Date; customer: string }
type Transfer = { amount: string; matched: string; aside: string; direction: string; state: string; twin: boolean; at: Date }

/** The same figures by plain arithmetic, from nothing but the rows as they stand. */
async function recount(project: TestProject, timeZone: string) {
  const rows = <Row extends object>(sql: string): Promise<Row[]> => finance.database.query(sql, [project.id]) as never
  const matches = await rows<Match>(
    `select m.id, m.amount_minor as amount, m.order_id, t.occurred_at as at, coalesce(lower(o.customer_email), o.customer_name) as customer
     from finance.matches m join finance.transactions t on t.id = m.transaction_id join finance.orders o on o.id = m.order_id where m.project_id = $1`,
  )
  const lines = await rows<{ order_id: string; description: string; total: string }>('select order_id, description, total_minor as total from finance.order_lines where project_id = $1 order by position')
  const transfers = await rows<Transfer>(
    'select amount_minor as amount, matched_minor as matched, set_aside_minor as aside, direction, match_state as state, twin_of is not null as twin, occurred_at as at from finance.transactions where project_id = $1',
  )
  const spent = await rows<{ day: string; amount: string; category: string }>(
    'select spent_on::text as day, amount_minor as amount, c.name as category from finance.expenses e join finance.expense_categories c on c.id = e.category_id where e.project_id = $1 and e.deleted_at is null',
  )

  return ({ from, to }: Range) => {
    const isIn = (day: string): boolean => day >= from && day <= to
    const moved = <One extends { at: Date }>(list: readonly One[]): One[] => list.filter(({ at }) => isIn(dayIn(timeZone, at)))
    const byName = (entries: readonly (readonly [string, bigint])[]): Record<string, bigint> => {
      const sums = new Map<string, bigint>()
      for (const [name, minor] of entries) if (minor !== 0n) sums.set(name, (sums.get(name) ?? 0n) + minor)
      return Object.fromEntries([...sums].toSorted())
    }
    const total = (list: readonly bigint[]): bigint => list.reduce((sum, minor) => sum + minor, 0n)
    const paid = moved(matches)
    const expenses = spent.filter(({ day }) => isIn(day))
    const [came, went] = [moved(transfers).filter(({ direction, state, twin }) => direction === 'IN' && state !== 'VOID' && !(state === 'NOT_APPLICABLE' && twin)), moved(transfers).filter(({ direction }) => direction === 'OUT')]
    const of = (state: string) => total(came.filter((one) => one.state === state).map((one) => BigInt(one.amount) - BigInt(one.matched) - BigInt(one.aside)))
    return {
      revenue: total(paid.map((one) => BigInt(one.amount))),
      expenses: total(expenses.map((one) => BigInt(one.amount))),
      categories: byName(expenses.map((one) => [one.category === 'Printers' ? 'Machines' : one.category, BigInt(one.amount)])),
      customers: byName(paid.map((one) => [one.customer, BigInt(one.amount)])),
      lines: byName(
        paid.flatMap((one) => {
          const own = lines.filter(({ order_id }) => order_id === one.order_id)
          return allocate({ minor: BigInt(one.amount), currency: 'VND' }, own.map((line) => BigInt(line.total))).map((share, index) => [own[index]?.description ?? '', share.minor] as const)
        }),
      ),
      cashIn: total(came.map((one) => BigInt(one.amount))),
      matched: total(came.map((one) => BigInt(one.matched))),
      unmatched: of('UNMATCHED'),
      setAside: total(came.map((one) => BigInt(one.aside))),
      notApplicable: of('NOT_APPLICABLE'),
      cashOut: total(went.map((one) => BigInt(one.amount))),
    }
  }
}

type Reports = Record<ReportName, any>

const NAMES = Object.keys(REPORTS) as ReportName[]
const CASH = ['cashIn', 'matched', 'unmatched', 'setAside', 'notApplicable', 'cashOut'] as const

const readAll = async (project: TestProject, range: Range, compareWith: Comparison | null): Promise<Reports> =>
  Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await readReport(project, name, range, { compareWith })] as const))) as Reports

const minors = (named: readonly (readonly [string, Figure])[]): Record<string, bigint> =>
  Object.fromEntries(named.map(([name, { amount: of }]) => [name, minorOf(of)] as const).filter(([, minor]) => minor !== 0n).toSorted())

/** What the reports say, in the form in which it is recounted. */
const shown = ({ profitReport: { total }, customerReport, lineReport, cashReport }: Reports) => ({
  revenue: minorOf(total.revenue.amount),
  expenses: minorOf(total.expenses.amount),
  categories: minors(total.categories.map((one: any) => [one.category, one.expenses])),
  customers: minors(customerReport.customers.nodes.map((one: any) => [one.email?.toLowerCase() ?? one.name, one.revenue])),
  lines: minors(lineReport.lines.nodes.map((one: any) => [one.description, one.revenue])),
  ...Object.fromEntries(CASH.map((name) => [name, minorOf(cashReport.total[name].amount)])),
})

/** Figures that a report of another period has under the same name. */
const comparable = ({ profitReport: { total }, customerReport, lineReport, cashReport }: Reports): Record<string, Figure> =>
  Object.fromEntries([
    ...['revenue', 'expenses', 'netProfit', 'unmatched'].map((name) => [name, total[name]]),
    ...[...CASH, 'netCash'].map((name) => [`cash ${name}`, cashReport.total[name]]),
    ...total.categories.flatMap(({ id, expenses, children }: any) => [[`category ${id}`, expenses], ...children.map((child: any) => [`category ${child.id} beneath`, child.expenses])]),
    ...customerReport.customers.nodes.map(({ key, revenue }: any) => [`customer ${key}`, revenue]),
    ...lineReport.lines.nodes.map(({ description, revenue }: any) => [`line ${description}`, revenue]),
  ])

async function checkRows(project: TestProject, { path, figure }: { path: string; figure: Figure }, first: number): Promise<void> {
  const { rows, totalCount } = await readRows(project, figure.rows, { first })
  expect({ path, count: rows.length, totalCount, sum: sumOf(rows.map((row) => row.amount)) }).toEqual({ path, count: figure.rows.count, totalCount: figure.rows.count, sum: minorOf(figure.amount) })
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(rows.filter(({ on }) => on < figure.rows.from || on > figure.rows.to)).toEqual([])
}

test('every figure of every report is what a recount gives, and its rows are as many as it says and add up to it', async () => {
  const scenario = fc.record({
    steps: fc.array(step, { minLength: 5, maxLength: 25 }),
    timeZone: fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Auckland', 'UTC'),
    range: fc.oneof(
      fc.constantFrom({ from: '2026-03-01', to: '2026-03-31' }, { from: '2026-02-01', to: '2026-04-30' }),
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([from, length]) => ({ from: addDays('2026-01-20', from), to: addDays('2026-01-20', from + length) })),
    ),
    compareWith: fc.constantFrom<Comparison>('PERIOD_BEFORE', 'YEAR_BEFORE'),
    page: fc.integer({ min: 2, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(scenario, async ({ steps, timeZone, range, compareWith, page }) => {
      const project = finance.project({ timeZone })
      await play(project, steps)
      const expected = await recount(project, timeZone)

      const reports = await readAll(project, range, compareWith)
      expect(shown(reports)).toEqual(expected(range))
      for (const { period, revenue, expenses } of reports.profitReport.months) expect(expected(period)).toMatchObject({ revenue: minorOf(revenue.amount), expenses: minorOf(expenses.amount) })
      for (const { period, ...month } of reports.cashReport.months) expect(expected(period)).toMatchObject(Object.fromEntries(CASH.map((name) => [name, minorOf(month[name].amount)])))
      for (const { path, figure } of figuresIn(reports)) await checkRows(project, { path, figure }, page)

      // What stands beside is what the same reports say of the other period by itself.
      const before = comparable(await readAll(project, reports.profitReport.comparedWith, null))
      for (const [name, { previous }] of Object.entries(comparable(reports))) expect([name, previous?.amount]).toEqual([name, before[name]?.amount.amount ?? '0'])

      while ((await finance.fold(10)) > 0);
      const folded = await readAll(project, range, compareWith)
      expect(folded).toEqual(reports)
    }),
    { numRuns: 20 },
  )
}, 600_000)
