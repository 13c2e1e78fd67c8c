import { describe, expect, it } from 'vitest'
import { evidenceFor } from '../../test/evidence.ts'
import { profitChange, reviewMonth } from './analyst.ts'
import { findFault } from './checker.ts'

const textOf = ({ headline, paragraphs }: { headline: string; paragraphs: string[] }) => [headline, ...paragraphs].join('\n')

describe('what became of the profit', () => {
  it.each([
    [100n, 200n, 'profitIncreased'],
    [200n, 100n, 'profitDecreased'],
    [-200n, -100n, 'lossDecreased'],
    [-100n, -200n, 'lossIncreased'],
    [-100n, 100n, 'lossBecameProfit'],
    [100n, -100n, 'profitBecameLoss'],
    [100n, 0n, 'profitFellToNothing'],
    [-100n, 0n, 'lossFellToNothing'],
    [0n, 100n, 'profitFromNothing'],
    [0n, -100n, 'lossFromNothing'],
    [-100n, -100n, 'unchanged'],
  ])('from %s to %s: %s', (before, now, change) => {
    expect(profitChange(before, now)).toBe(change)
  })
})

describe('the month review', () => {
  it('states revenue, expenses and profit of both periods with exact digits', () => {
    const evidence = evidenceFor({
      now: { received: [100_000n, 23_450n], expenses: [['Hosting', 30_001n], ['Material', 9_999n]] },
      before: { received: [80_000n], expenses: [['Hosting', 30_000n]] },
    })
    const answer = reviewMonth(evidence)
    expect(answer.headline).toBe('Profit increased: 834.50 USD after 500.00 USD')
    expect(answer.paragraphs).toEqual([
      'Revenue for 1 to 21 November 2026 was 1,234.50 USD, 434.50 USD (54.31 %) more than in the period before (800.00 USD). ' +
        'First money came in for 2 orders, after 1 order in the period before. The average order value was 617.25 USD.',
      'Expenses were 400.00 USD, 100.00 USD (33.33 %) more than in the period before (300.00 USD). ' +
        'The largest category was “Hosting” with 300.01 USD, 75 % of all expenses.',
      'Revenue less expenses leaves 834.50 USD. That is 67.6 % of revenue. Against the period before it is 334.50 USD more.',
      'The period before is 1 to 21 October 2026. Revenue of “Print shop” is money received and matched to orders, on the day it was received, ' +
        'less refunds on the day they were made; an order counts on the day of its first money.',
    ])
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('calls a smaller loss a smaller loss, and never a gain', () => {
    const evidence = evidenceFor({
      now: { received: [10_000n], expenses: [['Rent', 30_000n]] },
      before: { received: [10_000n], expenses: [['Rent', 50_000n]] },
    })
    const answer = reviewMonth(evidence)
    expect(answer.headline).toBe('The loss decreased: −200.00 USD after −400.00 USD')
    expect(textOf(answer)).not.toMatch(/profit (increased|doubled)/i)
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('states no percentage of nothing', () => {
    const evidence = evidenceFor({ now: { received: [10_000n] }, before: { expenses: [['Rent', 50_000n]] } })
    const answer = reviewMonth(evidence)
    expect(answer.paragraphs[0]).toContain('100.00 USD more than in the period before (0.00 USD)')
    expect(answer.figures.map(({ key }) => key)).not.toContain('revenueChangeShare')
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('says honestly that there is no data', () => {
    const answer = reviewMonth(evidenceFor({}))
    expect(answer.headline).toBe('Nothing is recorded for 1 to 21 November 2026')
    expect(answer.paragraphs[1]).toContain('Nothing is recorded for the period before it either.')
    expect(answer.figures).toEqual([])
    expect(findFault(answer, evidenceFor({}))).toBeNull()
  })

  it('says that only the period before has data', () => {
    const evidence = evidenceFor({ before: { received: [80_000n], expenses: [['Hosting', 30_000n]] } })
    const answer = reviewMonth(evidence)
    expect(textOf(answer)).toContain('For 1 to 21 October 2026 revenue was 800.00 USD and expenses were 300.00 USD.')
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('compares with nothing when the period before is empty', () => {
    const evidence = evidenceFor({ now: { received: [80_000n] } })
    const answer = reviewMonth(evidence)
    expect(answer.headline).toBe('There is a profit: 800.00 USD')
    expect(textOf(answer)).toContain('Nothing is recorded for 1 to 21 October 2026, so there is nothing to compare with.')
    expect(answer.figures.map(({ key }) => key).filter((key) => /Before|Change/.test(key))).toEqual([])
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('shows refunds, and money without an order beside revenue', () => {
    const evidence = evidenceFor({ now: { received: [80_000n], refunded: [5_000n], unmatched: [1_200n, 300n] } })
    const answer = reviewMonth(evidence)
    expect(answer.paragraphs[0]).toContain('was 750.00 USD')
    expect(answer.paragraphs[0]).toContain('Refunds of 50.00 USD are already taken off.')
    expect(answer.paragraphs[0]).toContain('Not part of it: 15.00 USD from 2 payments without an order.')
    expect(findFault(answer, evidence)).toBeNull()
  })

  it.each([
    ['VND', 1_234_567_890n, '1,234,567,890 VND'],
    ['KWD', 1_234_567n, '1,234.567 KWD'],
    ['USD', 999_999_999_999_999_999n, '9,999,999,999,999,999.99 USD'],
  ])('writes %s with its own digits', (currency, minor, text) => {
    const evidence = evidenceFor({ currency, now: { received: [minor] } })
    const answer = reviewMonth(evidence)
    expect(answer.headline).toBe(`There is a profit: ${text}`)
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('lets names contain digits and quotes without taking them for figures', () => {
    const evidence = evidenceFor({ name: '3D “print” shop 24', now: { received: [500n], expenses: [['Adobe 365', 100n]] } })
    const answer = reviewMonth(evidence)
    expect(textOf(answer)).toContain('“3D print shop 24”')
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('cites for every figure rows that exist, and how many', () => {
    const evidence = evidenceFor({
      now: { received: [100n, 200n, 300n], expenses: [['Hosting', 30n]] },
      before: { received: [100n] },
    })
    const { figures } = reviewMonth(evidence)
    const netProfit = figures.find(({ key }) => key === 'netProfit')
    expect(netProfit).toMatchObject({ rowSets: ['received', 'expenses'], rowCount: 4, path: 'project.metrics.netProfit' })
    expect(figures.find(({ key }) => key === 'revenueChange')).toMatchObject({
      path: 'project.metrics.revenue - project.previous.revenue',
      rowCount: 4,
    })
  })
})
