import { compare, divideToDecimal, formatMoney, parseMoney, subtract } from '@howl/platform/money'
import {
  countInWords,
  inQuotes,
  moneyInWords,
  shareInWords,
  type Answer,
  type Evidence,
  type Figure,
  type FigureKey,
  type MoneyText,
  type RowSet,
} from './figures.ts'
import { periodInWords } from './periods.ts'

/** Who words the answers of this subgraph, as people read it. */
export const ENGINE = 'Built-in analyst (fixed rules, no model)'

/** What became of the profit. The meaning stands here and not in a sentence, so that a smaller loss is never called a gain. */
export type ProfitChange =
  | 'profitIncreased'
  | 'profitDecreased'
  | 'lossDecreased'
  | 'lossIncreased'
  | 'lossBecameProfit'
  | 'profitBecameLoss'
  | 'profitFellToNothing'
  | 'lossFellToNothing'
  | 'profitFromNothing'
  | 'lossFromNothing'
  | 'unchanged'

export function profitChange(before: bigint, now: bigint): ProfitChange {
  if (now === before) return 'unchanged'
  if (before === 0n) return now > 0n ? 'profitFromNothing' : 'lossFromNothing'
  if (now === 0n) return before > 0n ? 'profitFellToNothing' : 'lossFellToNothing'
  if (before > 0n) return now > before ? 'profitIncreased' : now > 0n ? 'profitDecreased' : 'profitBecameLoss'
  return now < before ? 'lossIncreased' : now < 0n ? 'lossDecreased' : 'lossBecameProfit'
}

const PROFIT_HEADLINE: Record<ProfitChange, string> = {
  profitIncreased: 'Profit increased',
  profitDecreased: 'Profit decreased',
  lossDecreased: 'The loss decreased',
  lossIncreased: 'The loss increased',
  lossBecameProfit: 'The loss became a profit',
  profitBecameLoss: 'The profit became a loss',
  profitFellToNothing: 'The profit is gone: money in and money out are even',
  lossFellToNothing: 'The loss is gone: money in and money out are even',
  profitFromNothing: 'There is a profit',
  lossFromNothing: 'There is a loss',
  unchanged: 'Net profit did not change',
}

/**
 * "How did this month go?", from figures that finance computed. The analyst follows fixed rules: it picks which
 * sentences apply, and every number in them is one of the answer's figures.
 */
export function reviewMonth(evidence: Evidence): Answer {
  const figures = new Figures(evidence)
  const hasNow = hasData(evidence, ['received', 'unmatched', 'expenses'])
  const hasBefore = hasData(evidence, ['receivedBefore', 'expensesBefore'])
  if (!hasNow) return { ...nothingRecorded(evidence, figures, hasBefore), figures: figures.stated }
  const headline = profitHeadline(evidence, figures, hasBefore)
  const paragraphs = [
    moneyIn(evidence, figures, hasBefore),
    moneyOut(evidence, figures, hasBefore),
    leftOver(evidence, figures, hasBefore),
    howItIsMeant(evidence, hasBefore),
  ]
  return { headline, paragraphs, figures: figures.stated }
}

/** Collects the figures that sentences use, and gives the words for them: each call is one mention in the text. */
class Figures {
  readonly stated: Figure[] = []
  readonly #evidence: Evidence

  constructor(evidence: Evidence) {
    this.#evidence = evidence
  }

  money(key: FigureKey, label: string, from: { value: MoneyText; path: string; rowSets: RowSet[] }): string {
    return this.#state({ key, label, text: moneyInWords(from.value), money: from.value, number: null, ...this.#source(from) })
  }

  share(key: FigureKey, label: string, from: { value: string; path: string; rowSets: RowSet[] }): string {
    return this.#state({ key, label, text: shareInWords(from.value), money: null, number: from.value, ...this.#source(from) })
  }

  count(key: FigureKey, label: string, from: { value: number; noun: string; path: string; rowSets: RowSet[] }): string {
    const text = countInWords(from.value, from.noun)
    return this.#state({ key, label, text, money: null, number: String(from.value), ...this.#source(from) })
  }

  #source({ path, rowSets }: { path: string; rowSets: RowSet[] }) {
    return { path, rowSets, rowCount: rowSets.reduce((sum, set) => sum + this.#evidence.rows[set].length, 0), mentions: 1 }
  }

  #state(figure: Figure): string {
    const known = this.stated.find(({ key }) => key === figure.key)
    if (known) known.mentions += 1
    else this.stated.push(figure)
    return figure.text
  }
}

const hasData = ({ rows }: Evidence, sets: RowSet[]): boolean => sets.some((set) => rows[set].length > 0)

function nothingRecorded(evidence: Evidence, figures: Figures, hasBefore: boolean): Omit<Answer, 'figures'> {
  const headline = `Nothing is recorded for ${periodInWords(evidence.period)}`
  const nothing = `${inQuotes(evidence.project.name)} has no payment and no expense in this period, so there is nothing to judge.`
  if (!hasBefore) {
    const advice = 'Nothing is recorded for the period before it either. Connect a payment provider, or record payments and expenses by hand, and ask again.'
    return { headline, paragraphs: [nothing, advice] }
  }
  const { previous } = evidence.result.project
  const revenue = figures.money('revenueBefore', 'Revenue, period before', revenueBefore(previous.revenue))
  const expenses = figures.money('expensesBefore', 'Expenses, period before', expensesBefore(previous.expenses))
  const comparison = `For ${periodInWords(evidence.before)} revenue was ${revenue} and expenses were ${expenses}.`
  return { headline, paragraphs: [nothing, comparison] }
}

function profitHeadline({ result }: Evidence, figures: Figures, hasBefore: boolean): string {
  const { metrics, previous } = result.project
  const now = figures.money('netProfit', 'Net profit', netProfit(metrics.netProfit))
  const sign = minor(metrics.netProfit)
  if (!hasBefore) {
    if (sign === 0n) return `Money in and money out are even: net profit was ${now}`
    return sign > 0n ? `There is a profit: ${now}` : `There is a loss: ${now}`
  }
  const change = profitChange(minor(previous.netProfit), sign)
  if (change === 'unchanged') return `${PROFIT_HEADLINE[change]}: ${now}`
  const before = figures.money('netProfitBefore', 'Net profit, period before', {
    value: previous.netProfit,
    path: 'project.previous.netProfit',
    rowSets: ['receivedBefore', 'expensesBefore'],
  })
  return `${PROFIT_HEADLINE[change]}: ${now} after ${before}`
}

function moneyIn({ result, rows, period }: Evidence, figures: Figures, hasBefore: boolean): string {
  const { metrics, previous } = result.project
  const revenue = figures.money('revenue', 'Revenue', { value: metrics.revenue, path: 'project.metrics.revenue', rowSets: ['received'] })
  const sentences: string[] = []
  if (hasBefore) {
    const before = figures.money('revenueBefore', 'Revenue, period before', revenueBefore(previous.revenue))
    const change = changeInWords(figures, {
      name: 'revenue',
      label: 'Revenue',
      now: metrics.revenue,
      before: previous.revenue,
      rowSets: ['received', 'receivedBefore'],
    })
    sentences.push(`Revenue for ${periodInWords(period)} was ${revenue}, ${change} (${before}).`)
  } else {
    sentences.push(`Revenue for ${periodInWords(period)} was ${revenue}.`)
  }
  const orders = figures.count('orderCount', 'Orders with first money', {
    value: metrics.orderCount,
    noun: 'order',
    path: 'project.metrics.orderCount',
    rowSets: ['orders'],
  })
  if (hasBefore) {
    const ordersBefore = figures.count('orderCountBefore', 'Orders with first money, period before', {
      value: previous.orderCount,
      noun: 'order',
      path: 'project.previous.orderCount',
      rowSets: ['ordersBefore'],
    })
    sentences.push(`First money came in for ${orders}, after ${ordersBefore} in the period before.`)
  } else {
    sentences.push(`First money came in for ${orders}.`)
  }
  if (metrics.averageOrderValue) {
    const average = figures.money('averageOrderValue', 'Average order value', {
      value: metrics.averageOrderValue,
      path: 'project.metrics.averageOrderValue',
      rowSets: ['received', 'orders'],
    })
    sentences.push(`The average order value was ${average}.`)
  }
  if (rows.refunds.length > 0) {
    const refunds = figures.money('refunds', 'Refunds', { value: metrics.refunds, path: 'project.metrics.refunds', rowSets: ['refunds'] })
    sentences.push(`Refunds of ${refunds} are already taken off.`)
  }
  if (rows.unmatched.length > 0) {
    const count = figures.count('unmatchedCount', 'Payments that match no order', {
      value: metrics.unmatchedCount,
      noun: 'payment',
      path: 'project.metrics.unmatchedCount',
      rowSets: ['unmatched'],
    })
    const unmatched = figures.money('unmatched', 'Money that matches no order', {
      value: metrics.unmatched,
      path: 'project.metrics.unmatched',
      rowSets: ['unmatched'],
    })
    sentences.push(`Not part of it: ${unmatched} from ${count} without an order.`)
  }
  return sentences.join(' ')
}

function moneyOut({ result, rows }: Evidence, figures: Figures, hasBefore: boolean): string {
  const { metrics, previous } = result.project
  const spent = { value: metrics.expenses, path: 'project.metrics.expenses', rowSets: ['expenses'] as RowSet[] }
  const sentences: string[] = []
  if (rows.expenses.length === 0 && (!hasBefore || rows.expensesBefore.length === 0)) {
    return 'No expense is recorded, so net profit is as high as revenue; it may be missing costs.'
  }
  const expenses = figures.money('expenses', 'Expenses', spent)
  if (hasBefore) {
    const before = figures.money('expensesBefore', 'Expenses, period before', expensesBefore(previous.expenses))
    const change = changeInWords(figures, {
      name: 'expenses',
      label: 'Expenses',
      now: metrics.expenses,
      before: previous.expenses,
      rowSets: ['expenses', 'expensesBefore'],
    })
    sentences.push(`Expenses were ${expenses}, ${change} (${before}).`)
  } else {
    sentences.push(`Expenses were ${expenses}.`)
  }
  const top = metrics.expenseBreakdown[0]
  if (top && rows.topCategory.length > 0) {
    const amount = figures.money('topCategory', 'Largest category of expenses', {
      value: top.amount,
      path: 'project.metrics.expenseBreakdown.0.amount',
      rowSets: ['topCategory'],
    })
    const share = figures.share('topCategoryShare', 'Part of all expenses', {
      value: top.share,
      path: 'project.metrics.expenseBreakdown.0.share',
      rowSets: ['expenses'],
    })
    sentences.push(`The largest category was ${inQuotes(top.category)} with ${amount}, ${share} of all expenses.`)
  }
  return sentences.join(' ')
}

function leftOver({ result }: Evidence, figures: Figures, hasBefore: boolean): string {
  const { metrics, previous } = result.project
  const profit = figures.money('netProfit', 'Net profit', netProfit(metrics.netProfit))
  const sentences = [`Revenue less expenses leaves ${profit}.`]
  if (metrics.profitMargin !== null && minor(metrics.revenue) > 0n) {
    const margin = figures.share('profitMargin', 'Profit margin', {
      value: metrics.profitMargin,
      path: 'project.metrics.profitMargin',
      rowSets: ['received', 'expenses'],
    })
    sentences.push(`That is ${margin} of revenue.`)
  }
  if (hasBefore && compare(parseMoney(metrics.netProfit), parseMoney(previous.netProfit)) !== 0) {
    const change = difference(metrics.netProfit, previous.netProfit, 'netProfit')
    const amount = figures.money('netProfitChange', 'Change of net profit', {
      ...change,
      rowSets: ['received', 'expenses', 'receivedBefore', 'expensesBefore'],
    })
    sentences.push(`Against the period before it is ${amount} ${change.isMore ? 'more' : 'less'}.`)
  }
  return sentences.join(' ')
}

function howItIsMeant({ before, project }: Evidence, hasBefore: boolean): string {
  const comparison = hasBefore
    ? `The period before is ${periodInWords(before)}.`
    : `Nothing is recorded for ${periodInWords(before)}, so there is nothing to compare with.`
  return (
    `${comparison} Revenue of ${inQuotes(project.name)} is money received and matched to orders, on the day it was received, ` +
    'less refunds on the day they were made; an order counts on the day of its first money.'
  )
}

type Change = { name: 'revenue' | 'expenses'; label: string; now: MoneyText; before: MoneyText; rowSets: RowSet[] }

/** "200.00 USD (20 %) more than in the period before". A percentage of nothing, or of less than nothing, means nothing. */
function changeInWords(figures: Figures, { name, label, now, before, rowSets }: Change): string {
  const change = difference(now, before, name)
  if (minor(change.value) === 0n) return 'as much as in the period before'
  const amount = figures.money(`${name}Change`, `Change of ${label.toLowerCase()}`, { ...change, rowSets })
  const direction = change.isMore ? 'more' : 'less'
  if (minor(before) <= 0n || minor(now) < 0n) return `${amount} ${direction} than in the period before`
  const share = figures.share(`${name}ChangeShare`, `Change of ${label.toLowerCase()} in percent`, {
    value: divideToDecimal(minor(change.value), minor(before), 4),
    path: `(${change.path}) / project.previous.${name}`,
    rowSets,
  })
  return `${amount} (${share}) ${direction} than in the period before`
}

/** The larger less the smaller: how much more or less is said in a word, and never by a sign. */
function difference(now: MoneyText, before: MoneyText, field: string): { value: MoneyText; path: string; isMore: boolean } {
  const isMore = compare(parseMoney(now), parseMoney(before)) >= 0
  const [large, small] = isMore ? [now, before] : [before, now]
  const paths = [`project.metrics.${field}`, `project.previous.${field}`]
  if (!isMore) paths.reverse()
  return { value: formatMoney(subtract(parseMoney(large), parseMoney(small))), path: paths.join(' - '), isMore }
}

const netProfit = (value: MoneyText) => ({ value, path: 'project.metrics.netProfit', rowSets: ['received', 'expenses'] as RowSet[] })
const revenueBefore = (value: MoneyText) => ({ value, path: 'project.previous.revenue', rowSets: ['receivedBefore'] as RowSet[] })
const expensesBefore = (value: MoneyText) => ({ value, path: 'project.previous.expenses', rowSets: ['expensesBefore'] as RowSet[] })
const minor = (money: MoneyText): bigint => parseMoney(money).minor
