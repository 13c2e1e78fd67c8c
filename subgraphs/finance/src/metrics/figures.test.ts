import { describe, expect, test } from 'vitest'
import { figuresOf, type MetricBucket, type RawFigures, type Sums } from './figures.ts'

const nothing: RawFigures = { range: {}, buckets: new Map(), months: new Map(), hasEarlier: false, categories: [], balance: null }
const range = { from: '2026-01-15', to: '2026-04-15' }
const figures = (raw: Partial<RawFigures>, asked: { range?: typeof range; bucket?: MetricBucket; currency?: string } = {}) =>
  figuresOf({ range, bucket: 'DAY', currency: 'VND', asOf: new Date(0), ...asked }, { ...nothing, ...raw })

const sums = ({ received = 0n, refunded = 0n, spent = 0n, orders = 0 }): Sums => ({
  RECEIVED: { minor: received, count: 1 },
  REFUNDED: { minor: refunded, count: 1 },
  SPENT: { minor: spent, count: 1 },
  ORDERED: { minor: 0n, count: orders },
})
const months = (burns: Record<string, bigint>) =>
  new Map(Object.entries(burns).map(([month, burn]) => [`${month}-01`, burn >= 0n ? sums({ spent: burn }) : sums({ received: -burn })]))

describe('figures', () => {
  test('of nothing are zero, and what cannot be divided is absent', () => {
    expect(figures({})).toMatchObject({
      revenue: { amount: '0', currency: 'VND' },
      netProfit: { amount: '0' },
      profitMargin: null,
      averageOrderValue: null,
      burnRate: null,
      runwayMonths: null,
      cashOutOn: null,
      orderCount: 0,
      expenseBreakdown: [],
    })
  })

  test('revenue is what was received less what was given back', () => {
    const { revenue, refunds, netProfit, profitMargin, averageOrderValue } = figures({ range: sums({ received: 1000n, refunded: 100n, spent: 300n, orders: 7 }) })
    expect({ revenue, refunds, netProfit, profitMargin, averageOrderValue }).toMatchObject({
      revenue: { amount: '900' },
      refunds: { amount: '100' },
      netProfit: { amount: '600' },
      profitMargin: '0.6667',
      averageOrderValue: { amount: '129' },
    })
  })

  test('more given back than received is negative revenue, of which there is no margin', () => {
    expect(figures({ range: sums({ received: 100n, refunded: 250n }) })).toMatchObject({ revenue: { amount: '-150' }, netProfit: { amount: '-150' }, profitMargin: null })
  })

  test('averages and shares are rounded half to even, in the currency\'s digits', () => {
    const raw = { range: sums({ received: 25n, spent: 8n, orders: 10 }), categories: [{ name: 'b', top: 'x', minor: 1n }, { name: 'a', top: 'x', minor: 1n }, { name: 'c', top: 'c', minor: 6n }, { name: 'gone', top: 'gone', minor: 0n }] }
    expect(figures(raw, { currency: 'USD' })).toMatchObject({
      averageOrderValue: { amount: '0.02' },
      expenseBreakdown: [
        { category: 'c', amount: { amount: '0.06' }, share: '0.7500' },
        { category: 'a', share: '0.1250' },
        { category: 'b', share: '0.1250' },
      ],
    })
  })
})

describe('burn rate', () => {
  const burn = (raw: Partial<RawFigures>) => figures(raw).burnRate?.amount ?? null

  test('is the median of the three calendar months before that of the last day', () => {
    expect(burn({ months: months({ '2026-01': 900n, '2026-02': 100n, '2026-03': 300n }) })).toBe('300')
    expect(burn({ months: months({ '2026-04': 900n, '2026-03': 100n }) })).toBe('100')
  })
  test('begins with the first month in which anything was earned or spent', () => {
    expect(burn({ months: months({ '2026-02': 100n, '2026-03': 201n }) })).toBe('150')
    expect(burn({ months: months({ '2026-01': 300n, '2026-03': 100n }) })).toBe('100')
    expect(burn({ months: months({ '2026-03': 100n }), hasEarlier: true })).toBe('0')
    expect(burn({ hasEarlier: true })).toBe('0')
  })
  test('is zero when more came in, and absent before the first full month', () => {
    expect(burn({ months: months({ '2026-01': -5n, '2026-02': -7n, '2026-03': 400n }) })).toBe('0')
    expect(burn({})).toBeNull()
  })
})

describe('runway', () => {
  const balance = (amount: bigint) => ({ day: '2026-04-01', amountMinor: String(amount), currency: 'VND', isRecordedByHand: true })
  const burning = { months: months({ '2026-01': 300n, '2026-02': 300n, '2026-03': 300n }) }
  const runway = (raw: Partial<RawFigures>) => {
    const { runwayMonths, runwayUnknownBecause, cashOutOn } = figures(raw)
    return { runwayMonths, runwayUnknownBecause, cashOutOn }
  }

  test('is the last balance by the burn rate, and ends on a day', () => {
    expect(runway({ ...burning, balance: balance(1000n) })).toEqual({ runwayMonths: '3.3333', runwayUnknownBecause: null, cashOutOn: '2026-07-11' })
  })
  test.each([
    ['full month', {}],
    ['balance', burning],
    ['as much came in', { ...burning, months: months({ '2026-03': -1n }), balance: balance(1n) }],
  ] as const)('unknown says why: %s', (words, raw) => {
    expect(runway(raw)).toEqual({ runwayMonths: null, runwayUnknownBecause: expect.stringContaining(words), cashOutOn: null })
  })
  test('is over when nothing is left, and has no date when it is longer than a life', () => {
    expect(runway({ ...burning, balance: balance(-5n) })).toEqual({ runwayMonths: '0.0000', runwayUnknownBecause: null, cashOutOn: '2026-04-01' })
    expect(runway({ ...burning, balance: balance(10n ** 17n) })).toMatchObject({ runwayUnknownBecause: null, cashOutOn: null })
  })
})

describe('buckets', () => {
  const ends = (bucket: MetricBucket, asked = range) => figures({}, { bucket, range: asked }).series.map(({ from, to }) => `${from}..${to}`)

  test('of months and ISO weeks are clipped to the range', () => {
    expect(ends('MONTH')).toEqual(['2026-01-15..2026-01-31', '2026-02-01..2026-02-28', '2026-03-01..2026-03-31', '2026-04-01..2026-04-15'])
    expect(ends('WEEK', { from: '2026-01-15', to: '2026-01-26' })).toEqual(['2026-01-15..2026-01-18', '2026-01-19..2026-01-25', '2026-01-26..2026-01-26'])
  })
  test('of days are every day, and a range of one day is one bucket of any size', () => {
    expect(ends('DAY', { from: '2026-02-27', to: '2026-03-02' })).toHaveLength(4)
    for (const bucket of ['DAY', 'WEEK', 'MONTH'] as const) expect(ends(bucket, { from: '2026-02-27', to: '2026-02-27' })).toEqual(['2026-02-27..2026-02-27'])
  })
  test('hold the sums of the whole bucket\'s key', () => {
    const { series } = figures({ buckets: new Map([['2026-01-01', sums({ received: 5n, spent: 7n, orders: 2 })]]) }, { bucket: 'MONTH' })
    expect(series[0]).toMatchObject({ from: '2026-01-15', revenue: { amount: '5' }, expenses: { amount: '7' }, netProfit: { amount: '-2' }, orderCount: 2 })
    expect(series[1]).toMatchObject({ revenue: { amount: '0' }, orderCount: 0 })
  })
})
