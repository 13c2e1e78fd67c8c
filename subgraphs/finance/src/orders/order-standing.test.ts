import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingOf, type MatchedMoney } from './order-standing.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
const money = (amount: bigint, minute: number): MatchedMoney => ({ id: `${minute}-${amount}`, amountMinor: amount, occurredAt: at(minute) })
const open = { totalMinor: 100n, isCancelled: false }

describe('where an order stands', () => {
  test.each([
    ['AWAITING_PAYMENT', []],
    ['UNDERPAID', [99n]],
    ['PAID', [100n]],
    ['PAID', [40n, 60n]],
    ['OVERPAID', [100n, 1n]],
    ['OVERPAID', [101n]],
  ] as const)('%s', (status, amounts) => {
    expect(standingOf(open, amounts.map((amount, minute) => money(amount, minute))).status).toBe(status)
  })

  test('it is paid at the moment of the money that completed it, and first paid at that of the first', () => {
    const standing = standingOf(open, [money(50n, 9), money(60n, 5), money(10n, 1)])
    expect(standing).toMatchObject({ paidMinor: 120n, firstPaidAt: at(1), paidAt: at(9), status: 'OVERPAID' })
  })

  test('it is the same in whatever order the money is heard of', () => {
    const transfers = fc.array(fc.tuple(fc.bigInt(1n, 80n), fc.nat(5)), { maxLength: 8 })
    fc.assert(
      fc.property(
        transfers.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.map((_item, index) => index), { minLength: list.length }))),
        ([list, places]) => {
          const all = list.map(([amount, minute], index) => ({ ...money(amount, minute), id: String(index) }))
          const shuffled = places.map((place) => all[place]).filter((one) => one !== undefined)
          expect(standingOf(open, shuffled)).toEqual(standingOf(open, all))
        },
      ),
    )
  })
})
