import { dayIn } from '@howl/platform/dates'
import { describe, expect, test } from 'vitest'
import { event } from '../src/demo/event.ts'
import { printShop } from '../src/demo/print-shop.ts'
import { saasTool } from '../src/demo/saas-tool.ts'
import { openCalendar, totalOf, type Calendar, type Story } from '../src/demo/story.ts'

const tellers: [string, string, (calendar: Calendar) => Story][] = [
  ['the print shop', 'Asia/Ho_Chi_Minh', printShop],
  ['the SaaS tool', 'America/New_York', saasTool],
  ['the event', 'Africa/Johannesburg', event],
]

/** Ends of months, leap days, both changes of the clock, just after midnight: whenever somebody starts Howl. */
const moments = ['2026-11-21T10:00:00Z', '2027-01-01T00:00:30Z', '2028-02-29T23:59:00Z', '2027-03-14T07:30:00Z', '2026-11-01T06:30:00Z', '2027-08-31T17:05:00Z', '2027-05-02T12:00:00Z']

describe.each(tellers)('%s', (_name, timeZone, tell) => {
  test.each(moments)('told at %s is possible, whole, and of a living business', (moment) => {
    const now = new Date(moment)
    const calendar = openCalendar(now, timeZone)
    const story = tell(calendar)

    for (const { placedAt, payments, lines } of story.orders) {
      expect(placedAt.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(dayIn(timeZone, placedAt) >= calendar.firstDay).toBe(true)
      expect(totalOf({ lines })).toBeGreaterThan(0n)
      for (const { at, minor } of payments) {
        expect(at.getTime()).toBeGreaterThan(placedAt.getTime())
        expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(minor).toBeGreaterThan(0n)
      }
    }
    const times = story.orders.map(({ placedAt }) => placedAt.getTime())
    expect(times).toEqual(times.toSorted((left, right) => left - right))
    for (const { at, minor } of story.looseTransfers) {
      expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(minor).toBeGreaterThan(0n)
    }
    for (const { spentOn, minor } of story.expenses) {
      expect(spentOn <= calendar.today && spentOn >= calendar.firstDay).toBe(true)
      expect(minor).toBeGreaterThan(0n)
    }
    for (const { on, minor } of story.balances) {
      expect(on < calendar.today).toBe(true)
      expect(minor).toBeGreaterThan(0n)
    }

    // Sold in every month that is over, to people who come again; more at the end than at the beginning.
    const revenues = calendar.months.slice(0, -1).map((month) =>
      story.orders.flatMap(({ payments }) => payments).filter(({ at }) => dayIn(timeZone, at).startsWith(month.slice(0, 7))).reduce((sum, { minor }) => sum + minor, 0n),
    )
    expect(revenues.every((revenue) => revenue > 0n)).toBe(true)
    const half = revenues.length / 2
    const sum = (part: bigint[]) => part.reduce((all, one) => all + one, 0n)
    expect(sum(revenues.slice(half))).toBeGreaterThan(sum(revenues.slice(0, half)))
    expect(new Set(story.orders.map(({ customer }) => customer.name)).size).toBeLessThan(story.orders.length * 0.8)
    expect(story.orders.length).toBeGreaterThan(150)
  })

  test('is the same every time it is told, and by evening only today has changed', () => {
    const [noon, evening] = ['2026-11-20T10:00:00Z', '2026-11-20T16:30:00Z'].map((moment) => openCalendar(new Date(moment), timeZone)) as [Calendar, Calendar]
    expect(noon.today).toBe(evening.today)
    expect(tell(noon)).toEqual(tell(noon))
    const beforeToday = ({ orders, expenses, looseTransfers }: Story) => {
      const midnight = noon.at(noon.today, 0, 0)
      return {
        orders: orders.filter(({ placedAt }) => placedAt < midnight).map((order) => ({ ...order, payments: order.payments.filter(({ at }) => at < midnight) })),
        expenses: expenses.map(({ minor, category, ...rest }) => (/Payment fees|Materials|Shipping/.test(category) ? rest : { minor, ...rest })),
        looseTransfers: looseTransfers.filter(({ at, direction }) => at < midnight && direction === 'in'),
      }
    }
    expect(beforeToday(tell(evening))).toEqual(beforeToday(tell(noon)))
  })
})

test('the print shop never owes its bank', () => {
  for (const moment of moments) {
    const story = printShop(openCalendar(new Date(moment), 'Asia/Ho_Chi_Minh'))
    const moves = [
      ...story.orders.flatMap(({ payments }) => payments.map(({ at, minor }) => ({ at, minor }))),
      ...story.looseTransfers.filter(({ accountNumber }) => !accountNumber).map(({ at, minor, direction }) => ({ at, minor: direction === 'in' ? minor : -minor })),
    ].sort((left, right) => left.at.getTime() - right.at.getTime())
    let balance = story.bank?.openingBalance ?? 0n
    for (const { minor } of moves) {
      balance += minor
      expect(balance).toBeGreaterThan(0n)
    }
  }
})
