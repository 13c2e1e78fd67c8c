import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceFor, type Happened } from '../../test/evidence.ts'
import { reviewMonth } from './analyst.ts'
import { findFault } from './checker.ts'
import type { Answer, Evidence } from './figures.ts'

const evidence = evidenceFor({
  now: { received: [100_000n, 23_450n], refunded: [1_050n], unmatched: [700n], expenses: [['Hosting', 30_001n], ['Material', 9_999n]] },
  before: { received: [80_000n], expenses: [['Hosting', 30_000n]] },
})
const answer = reviewMonth(evidence)

const otherDigit = (digit: string): string => (digit === '9' ? '1' : String(Number(digit) + 1))

/** Every copy of the text in which one digit is another. */
function* alterations(text: string): Generator<string> {
  for (const { index } of text.matchAll(/\d/g)) yield text.slice(0, index) + otherDigit(text.charAt(index)) + text.slice(index + 1)
}

const withFigure = (at: number, change: Partial<Answer['figures'][number]>): Answer => ({
  ...answer,
  figures: answer.figures.map((figure, index) => (index === at ? { ...figure, ...change } : figure)),
})

describe('the checker', () => {
  it('lets the true answer pass', () => {
    expect(findFault(answer, evidence)).toBeNull()
  })

  it('refuses every alteration of one digit in the text', () => {
    let altered = 0
    for (const [at, text] of [answer.headline, ...answer.paragraphs].entries()) {
      for (const wrong of alterations(text)) {
        const texts = [answer.headline, ...answer.paragraphs].with(at, wrong)
        const [headline = '', ...paragraphs] = texts
        expect(findFault({ ...answer, headline, paragraphs }, evidence), wrong).not.toBeNull()
        altered += 1
      }
    }
    expect(altered).toBeGreaterThan(90)
  })

  it('refuses every alteration of one digit in a figure, even when the text agrees with it', () => {
    for (const [at, figure] of answer.figures.entries()) {
      for (const text of alterations(figure.text)) expect(findFault(withFigure(at, { text }), evidence)).not.toBeNull()
      for (const amount of alterations(figure.money?.amount ?? '')) {
        const money = { amount, currency: 'USD' }
        expect(findFault(withFigure(at, { money, text: `${amount} USD` }), evidence), figure.label).not.toBeNull()
      }
      for (const number of alterations(figure.number ?? '')) expect(findFault(withFigure(at, { number }), evidence)).not.toBeNull()
    }
  })

  it('says which figure differs, in plain words', () => {
    const rows = { ...evidence.rows, received: evidence.rows.received.slice(1), }
    const fault = findFault(answer, { ...evidence, rows })
    expect(fault).toMatch(/^Net profit says that 5 rows stand behind it; there are 4\.$/)
  })

  it('refuses a figure whose rows do not add up to it', () => {
    const [first, ...others] = evidence.rows.received
    const received = [{ ...first!, amount: { amount: '999.99', currency: 'USD' } }, ...others]
    expect(findFault(answer, { ...evidence, rows: { ...evidence.rows, received } })).toMatch(/do not add up/)
  })

  it.each<[string, (rows: Evidence['rows']) => Partial<Evidence['rows']>]>([
    ['twice', ({ received }) => ({ received: [...received, received[0]!] })],
    ['from another day', ({ expenses }) => ({ expenses: expenses.map((row) => ({ ...row, day: '2026-10-31' }) as never) })],
    ['that match no order', ({ received, unmatched }) => ({ received: [...received, ...unmatched] })],
    ['in another currency', ({ unmatched }) => ({ unmatched: unmatched.map((row) => ({ ...row, amount: { amount: '7.00', currency: 'EUR' } })) })],
    ['of another category', ({ expenses }) => ({ topCategory: expenses })],
  ])('refuses rows %s', (_, change) => {
    expect(findFault(answer, { ...evidence, rows: { ...evidence.rows, ...change(evidence.rows) } })).toMatch(/list/)
  })

  it('refuses a figure that is not what the query gave', () => {
    const result = structuredClone(evidence.result)
    result.project.metrics.revenue.amount = '1224.01'
    expect(findFault(answer, { ...evidence, result })).toMatch(/not what the query gave at project\.metrics\.revenue/)
    expect(findFault(withFigure(0, { path: 'project.metrics.__proto__' }), evidence)).not.toBeNull()
  })

  it('refuses a figure that it cannot compute again', () => {
    const invented = { ...answer.figures[0]!, key: 'forecast' as never, label: 'Forecast' }
    expect(findFault({ ...answer, figures: [...answer.figures, invented] }, evidence)).toBe('"Forecast" is no figure that can be checked.')
  })

  it.each([
    ['a number of its own', 'Next month will bring 5 more orders.'],
    ['a number in another script', 'Next month will bring ٥ more orders.'],
    ['a figure with another sign', 'Revenue less expenses leaves −824.00 USD.'],
    ['a figure inside a longer one', 'Revenue was 11,224.00 USD.'],
    ['a figure in another currency', 'Revenue was 1,224.00 USDT.'],
    ['a number in quotes that are no name', 'The shop “5” is fine.'],
  ])('refuses text that states %s', (_, sentence) => {
    expect(findFault({ ...answer, paragraphs: [...answer.paragraphs, sentence] }, evidence)).toMatch(/none of its figures/)
  })

  it('agrees with the analyst whatever happened', () => {
    const amounts = fc.array(fc.bigInt(1n, 10n ** 15n), { maxLength: 4 })
    const happened: fc.Arbitrary<Happened> = fc.record({
      received: amounts,
      refunded: amounts,
      unmatched: amounts,
      expenses: fc.array(fc.tuple(fc.constantFrom('Hosting', 'Material 2', '7'), fc.bigInt(1n, 10n ** 15n)), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(happened, happened, fc.constantFrom('USD', 'VND', 'KWD'), (now, before, currency) => {
        const given = evidenceFor({ currency, now, before })
        expect(findFault(reviewMonth(given), given)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})
