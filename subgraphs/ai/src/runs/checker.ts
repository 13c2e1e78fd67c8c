import { parseMoney, subtract, type Amount } from '@howl/platform/money'
import { countInWords, inQuotes, moneyInWords, shareInWords, type Answer, type Evidence, type EvidenceRow, type Figure, type FigureKey, type RowSet } from './figures.ts'
import { liesIn, periodInWords, type Period } from './periods.ts'

/**
 * Computes every figure of an answer again from the rows that it cites, and reads the text for numbers that are no
 * figure. It shares no arithmetic with whoever wrote the answer, and will judge a model's words as it judges the
 * built-in analyst's.
 *
 * @returns what is wrong, in plain words, or null when the answer may be shown.
 */
export function findFault(answer: Answer, evidence: Evidence): string | null {
  return faultOfRows(evidence) ?? firstFault(answer.figures, (figure) => faultOfFigure(figure, evidence)) ?? faultOfText(answer, evidence)
}

function firstFault<Item>(items: readonly Item[], check: (item: Item) => string | null): string | null {
  for (const item of items) {
    const fault = check(item)
    if (fault !== null) return fault
  }
  return null
}

// --- the rows: is each of them what its list says?

const RULES: Record<RowSet, (row: EvidenceRow, evidence: Evidence) => boolean> = {
  received: (row, { period }) => isMatched(row, period),
  receivedBefore: (row, { before }) => isMatched(row, before),
  refunds: (row, { period }) => isMatched(row, period) && row.type === 'Transaction' && row.direction === 'OUT',
  orders: (row, { period }) => row.type === 'Order' && liesIn(row.firstPaidOn, period),
  ordersBefore: (row, { before }) => row.type === 'Order' && liesIn(row.firstPaidOn, before),
  unmatched: (row, { period }) =>
    row.type === 'Transaction' && row.part === 'UNMATCHED' && row.direction === 'IN' && liesIn(row.day, period),
  expenses: (row, { period }) => row.type === 'Expense' && liesIn(row.day, period),
  expensesBefore: (row, { before }) => row.type === 'Expense' && liesIn(row.day, before),
  topCategory: (row, { period, result }) =>
    row.type === 'Expense' && liesIn(row.day, period) && row.category === result.project.metrics.expenseBreakdown[0]?.category,
}

const isMatched = (row: EvidenceRow, period: Period): boolean =>
  row.type === 'Transaction' && row.part === 'MATCHED' && liesIn(row.day, period)

function faultOfRows(evidence: Evidence): string | null {
  return firstFault(Object.entries(evidence.rows) as [RowSet, readonly EvidenceRow[]][], ([set, rows]) => {
    if (new Set(rows.map(({ id }) => id)).size !== rows.length) return `A row stands twice in the list "${set}".`
    const foreign = rows.find((row) => !RULES[set](row, evidence) || row.amount.currency !== evidence.project.currency)
    return foreign ? `${foreign.label} does not belong into the list "${set}".` : null
  })
}

// --- the figures: does each follow from its rows?

type Recomputed = { money: bigint } | { count: number } | { ratio: [dividend: bigint, divisor: bigint] }
type Computed = { from: RowSet[]; value: Recomputed }

/** What each figure must be, from rows alone. A figure that is not in this list cannot be checked, so it cannot be stated. */
const RECOMPUTE: Record<FigureKey, (evidence: Evidence) => Computed> = {
  revenue: (evidence) => ({ from: ['received'], value: { money: netIn(evidence, 'received') } }),
  revenueBefore: (evidence) => ({ from: ['receivedBefore'], value: { money: netIn(evidence, 'receivedBefore') } }),
  revenueChange: (evidence) => ({ from: ['received', 'receivedBefore'], value: { money: distance(revenues(evidence)) } }),
  revenueChangeShare: (evidence) => ({
    from: ['received', 'receivedBefore'],
    value: { ratio: [distance(revenues(evidence)), netIn(evidence, 'receivedBefore')] },
  }),
  refunds: (evidence) => ({ from: ['refunds'], value: { money: sum(evidence, 'refunds') } }),
  orderCount: (evidence) => ({ from: ['orders'], value: { count: evidence.rows.orders.length } }),
  orderCountBefore: (evidence) => ({ from: ['ordersBefore'], value: { count: evidence.rows.ordersBefore.length } }),
  averageOrderValue: (evidence) => ({
    from: ['received', 'orders'],
    value: { ratio: [netIn(evidence, 'received'), BigInt(evidence.rows.orders.length)] },
  }),
  unmatched: (evidence) => ({ from: ['unmatched'], value: { money: sum(evidence, 'unmatched') } }),
  unmatchedCount: (evidence) => ({ from: ['unmatched'], value: { count: evidence.rows.unmatched.length } }),
  expenses: (evidence) => ({ from: ['expenses'], value: { money: sum(evidence, 'expenses') } }),
  expensesBefore: (evidence) => ({ from: ['expensesBefore'], value: { money: sum(evidence, 'expensesBefore') } }),
  expensesChange: (evidence) => ({ from: ['expenses', 'expensesBefore'], value: { money: distance(spendings(evidence)) } }),
  expensesChangeShare: (evidence) => ({
    from: ['expenses', 'expensesBefore'],
    value: { ratio: [distance(spendings(evidence)), sum(evidence, 'expensesBefore')] },
  }),
  topCategory: (evidence) => ({ from: ['topCategory'], value: { money: sum(evidence, 'topCategory') } }),
  topCategoryShare: (evidence) => ({
    from: ['expenses'],
    value: { ratio: [sum(evidence, 'topCategory'), sum(evidence, 'expenses')] },
  }),
  netProfit: (evidence) => ({ from: ['received', 'expenses'], value: { money: profits(evidence)[0] } }),
  netProfitBefore: (evidence) => ({ from: ['receivedBefore', 'expensesBefore'], value: { money: profits(evidence)[1] } }),
  netProfitChange: (evidence) => ({
    from: ['received', 'expenses', 'receivedBefore', 'expensesBefore'],
    value: { money: distance(profits(evidence)) },
  }),
  profitMargin: (evidence) => ({
    from: ['received', 'expenses'],
    value: { ratio: [profits(evidence)[0], netIn(evidence, 'received')] },
  }),
}

const minorOf = ({ amount }: EvidenceRow): bigint => parseMoney(amount).minor
const sum = ({ rows }: Evidence, set: RowSet): bigint => rows[set].reduce((total, row) => total + minorOf(row), 0n)

/** Money matched to orders, less what was given back. */
const netIn = ({ rows }: Evidence, set: RowSet): bigint =>
  rows[set].reduce((total, row) => (row.type === 'Transaction' && row.direction === 'OUT' ? total - minorOf(row) : total + minorOf(row)), 0n)

type Pair = [now: bigint, before: bigint]
const revenues = (evidence: Evidence): Pair => [netIn(evidence, 'received'), netIn(evidence, 'receivedBefore')]
const spendings = (evidence: Evidence): Pair => [sum(evidence, 'expenses'), sum(evidence, 'expensesBefore')]
const profits = (evidence: Evidence): Pair => [
  netIn(evidence, 'received') - sum(evidence, 'expenses'),
  netIn(evidence, 'receivedBefore') - sum(evidence, 'expensesBefore'),
]
const distance = ([now, before]: Pair): bigint => (now > before ? now - before : before - now)

function faultOfFigure(figure: Figure, evidence: Evidence): string | null {
  const recompute = Object.hasOwn(RECOMPUTE, figure.key) ? RECOMPUTE[figure.key] : undefined
  if (!recompute) return `"${figure.label}" is no figure that can be checked.`
  const { from, value } = recompute(evidence)
  if (from.length !== figure.rowSets.length || from.some((set) => !figure.rowSets.includes(set))) {
    return `${figure.label} does not cite the rows that it follows from.`
  }
  const rowCount = from.reduce((total, set) => total + evidence.rows[set].length, 0)
  if (figure.rowCount !== rowCount) return `${figure.label} says that ${figure.rowCount} rows stand behind it; there are ${rowCount}.`
  return faultOfValue(figure, value, { evidence, rowCount }) ?? faultOfWords(figure) ?? faultOfPath(figure, evidence)
}

function faultOfValue(figure: Figure, value: Recomputed, { evidence, rowCount }: { evidence: Evidence; rowCount: number }): string | null {
  const { currency } = evidence.project
  if ('count' in value) {
    if (figure.number === String(value.count)) return null
    return `${figure.label} is stated as ${figure.text}; there are ${value.count} rows behind it.`
  }
  if ('money' in value) {
    if (figure.money && figure.money.currency === currency && parseMoney(figure.money).minor === value.money) return null
    return `${figure.label} is stated as ${figure.text}; the ${rowCount} rows behind it do not add up to that.`
  }
  const [dividend, divisor] = value.ratio
  const isRight = figure.money
    ? figure.money.currency === currency && isQuotient(parseMoney(figure.money).minor, dividend, divisor)
    : isQuotient(fourDecimals(figure.number), dividend * 10_000n, divisor)
  return isRight ? null : `${figure.label} is stated as ${figure.text}; the ${rowCount} rows behind it give another value.`
}

/** True when the quotient is dividend / divisor to within half a unit: exact, and whatever rounding finance chose. */
function isQuotient(quotient: bigint | null, dividend: bigint, divisor: bigint): boolean {
  if (quotient === null || divisor === 0n) return false
  const off = quotient * divisor - dividend
  return 2n * (off < 0n ? -off : off) <= (divisor < 0n ? -divisor : divisor)
}

function fourDecimals(number: string | null): bigint | null {
  const [, sign, whole, fraction] = /^(-?)(\d+)\.(\d{4})$/.exec(number ?? '') ?? []
  return whole === undefined ? null : BigInt(`${sign}${whole}${fraction}`)
}

function faultOfWords(figure: Figure): string | null {
  const { key, money, number, text } = figure
  const words = money
    ? [moneyInWords(money)]
    : number?.includes('.')
      ? [shareInWords(number)]
      : [countInWords(Number(number), key === 'unmatchedCount' ? 'payment' : 'order')]
  return words.includes(text) ? null : `${figure.label} is written as "${text}", which is not its value.`
}

/** The place in the query's result that the figure names must hold the figure. */
function faultOfPath({ path, money, number, label }: Figure, { result }: Evidence): string | null {
  const wrong = `${label} is not what the query gave at ${path}.`
  const [left = '', right] = path.replace(/^\((.*)\) \/ .*$/, '$1').split(' - ')
  if (right !== undefined) {
    // A percentage of a difference was recomputed from the rows above; its places only have to exist.
    const [large, small] = [moneyAt(result, left), moneyAt(result, right)]
    if (!large || !small) return wrong
    return money && subtract(large, small).minor !== parseMoney(money).minor ? wrong : null
  }
  if (money) return moneyAt(result, left)?.minor === parseMoney(money).minor ? null : wrong
  const value = valueAt(result, left)
  return (typeof value === 'number' || typeof value === 'string') && String(value) === number ? null : wrong
}

function moneyAt(result: unknown, path: string): Amount | null {
  const value = valueAt(result, path)
  if (typeof value !== 'object' || value === null) return null
  const { amount, currency } = value as { amount?: unknown; currency?: unknown }
  return typeof amount === 'string' && typeof currency === 'string' ? parseMoney({ amount, currency }) : null
}

function valueAt(result: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    return (value as Record<string, unknown>)[step]
  }, result)
}

// --- the text: is every number in it a figure?

/**
 * Numbers may stand in the text as one of the figures, as one of the two periods, or inside a quoted name of the
 * project or of the category. Any other digit is a claim that nobody checked.
 */
function faultOfText({ headline, paragraphs, figures }: Answer, { project, period, before, result }: Evidence): string | null {
  const category = result.project.metrics.expenseBreakdown[0]?.category
  const harmless = [periodInWords(period), periodInWords(before), inQuotes(project.name), ...(category === undefined ? [] : [inQuotes(category)])]
  const missing = new Map<string, number>()
  for (const { text, mentions } of figures) missing.set(text, (missing.get(text) ?? 0) + mentions)
  const known = [...missing.keys(), ...harmless].toSorted((a, b) => b.length - a.length)
  const fault = firstFault([headline, ...paragraphs], (text) => readNumbers(text, known, missing))
  if (fault !== null) return fault
  const [off] = [...missing].find(([, mentions]) => mentions !== 0) ?? []
  return off === undefined ? null : `The text states "${off}" more or less often than its figures do.`
}

/** Takes what it finds off `missing`. */
function readNumbers(text: string, known: readonly string[], missing: Map<string, number>): string | null {
  for (let at = 0; at < text.length; ) {
    const phrase = known.find((one) => text.startsWith(one, at) && isWhole(text, at, at + one.length))
    if (phrase !== undefined) {
      const mentions = missing.get(phrase)
      if (mentions !== undefined) missing.set(phrase, mentions - 1)
      at += phrase.length
      continue
    }
    const number = /^[-−+]?\p{N}[\p{N}.,]*/u.exec(text.slice(at))
    if (number) return `The text states "${number[0]}", which is none of its figures.`
    at += 1
  }
  return null
}

/** "5.00 USD" is not stated by "15.00 USD", "−5.00 USD" or "5.00 USDT". */
function isWhole(text: string, from: number, to: number): boolean {
  return !/[\p{L}\p{N}.,+−-]$/u.test(text.slice(0, from)) && !/^(?:[\p{L}\p{N}%]|[.,]\p{N})/u.test(text.slice(to))
}
