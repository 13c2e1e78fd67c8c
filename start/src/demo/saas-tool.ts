import { addDays, addMonths, daysBetween } from '@howl/platform/dates'
import { internationalTeams } from './people.ts'
import { seededRandom, type Random } from './random.ts'
import { monthly, percentOf, totalOf, type Calendar, type Customer, type Story, type StoryExpense, type StoryOrder } from './story.ts'

type Plan = { weight: number; name: string; monthly: bigint; yearly: bigint }

const plans: Plan[] = [
  { weight: 46, name: 'Starter', monthly: 24_00n, yearly: 240_00n },
  { weight: 40, name: 'Team', monthly: 59_00n, yearly: 590_00n },
  { weight: 14, name: 'Business', monthly: 179_00n, yearly: 1790_00n },
]

type Subscription = { customer: Customer; plan: Plan; isYearly: boolean; from: string; until: string | null }

/** Status pages for small teams: it grows every month, and still spends more than it takes. */
export function saasTool(calendar: Calendar): Story {
  const orders = subscriptionsOf(calendar, seededRandom(4_417))
    // Chances of their own: a renewal today must not change what others paid in spring.
    .flatMap((subscription, index) => renewals(subscription, calendar, seededRandom(44_170 + index)))
    .sort((left, right) => left.placedAt.getTime() - right.placedAt.getTime())
  const expenses = expensesOf(calendar, orders, seededRandom(4_418))
  return {
    project: { name: 'Tidewatch', kind: 'SAAS_TOOL', currency: 'USD', timeZone: calendar.timeZone },
    bank: null,
    orders,
    looseTransfers: [],
    expenses,
    balances: balancesOf(calendar, orders, expenses),
  }
}

const startingTeams = 21
const newTeamsPerMonth = [5, 6, 8, 7, 10, 11, 12]

function subscriptionsOf(calendar: Calendar, random: Random): Subscription[] {
  const joined = calendar.months.flatMap((month, index) =>
    Array.from({ length: newTeamsPerMonth[index] ?? 0 }, () => addDays(month, random.between(0, 27))).filter((day) => day <= calendar.today),
  )
  // Who was there before pays on the same day of the month as ever.
  const days = [...Array.from({ length: startingTeams }, () => addDays(calendar.firstDay, random.between(0, 27))), ...joined.sort()]
  return internationalTeams.slice(0, days.length).map((customer, index) => {
    const from = days[index] ?? calendar.firstDay
    const leavesAfter = random.chance(0.2) ? random.between(1, 5) : null
    return { customer, plan: random.weighted(plans), isYearly: random.chance(0.09), from, until: leavesAfter === null ? null : addMonths(from, leavesAfter) }
  })
}

function renewals({ customer, plan, isYearly, from, until }: Subscription, calendar: Calendar, random: Random): StoryOrder[] {
  const orders: StoryOrder[] = []
  for (let month = 0; ; month += isYearly ? 12 : 1) {
    const day = addMonths(from, month)
    if (day > calendar.today || (until !== null && day >= until)) return orders
    const placedAt = calendar.at(day, random.between(1, 22), random.between(0, 59))
    if (!calendar.isPast(placedAt)) return orders
    const seats = plan.name === 'Business' && month > 0 && random.chance(0.3) ? random.between(1, 4) : 0
    const order: StoryOrder = {
      placedAt,
      customer,
      reference: `SUB-${String(3000 + orders.length + daysBetween(calendar.firstDay, from) * 7)}`,
      lines: [
        { description: `${plan.name} plan, ${isYearly ? 'one year' : 'one month'}`, quantity: 1, unitPrice: isYearly ? plan.yearly : plan.monthly },
        ...(seats > 0 ? [{ description: 'Extra seat', quantity: seats, unitPrice: 9_00n }] : []),
      ],
      payments: [],
    }
    pay(order, calendar, random)
    orders.push(order)
  }
}

function pay(order: StoryOrder, calendar: Calendar, random: Random): void {
  const total = totalOf(order)
  const fate = random.next()
  const isOnInvoice = total >= 170_00n && random.chance(0.4)
  const minutes = isOnInvoice ? random.between(1500, 12_000) : random.between(1, 3)
  const at = new Date(order.placedAt.getTime() + minutes * 60_000)
  if (fate < 0.02) return
  if (fate < 0.035) {
    order.cancelledBecause = 'Card declined three times, plan ended'
    return
  }
  if (!calendar.isPast(at)) return
  // A correspondent bank keeps its fee and the invoice stays open by that much.
  const minor = isOnInvoice && fate < 0.2 ? total - 15_00n : fate > 0.99 ? total * 2n : total
  order.payments.push({ at, minor, note: isOnInvoice ? 'Wire to Mercury account' : fate > 0.99 ? 'Card, charged twice by mistake' : 'Card', style: 0 })
}

function expensesOf(calendar: Calendar, orders: StoryOrder[], random: Random): StoryExpense[] {
  const revenueOf = (month: string) => {
    const next = addMonths(month, 1)
    return orders.filter(({ placedAt }) => placedAt >= calendar.at(month, 0, 0) && placedAt < calendar.at(next, 0, 0)).reduce((sum, order) => sum + totalOf(order), 0n)
  }
  return [
    ...monthly(calendar, 1, (index) => ({ category: 'Salaries', vendor: 'Linh Tran', minor: index < 4 ? 1_200_00n : 1_400_00n, note: 'Founder' })),
    ...monthly(calendar, 1, (index) => ({ category: 'Contractors', vendor: 'Ana Petrović', minor: index < 3 ? 1_150_00n : 1_350_00n, note: 'Backend, two days a week' })),
    ...monthly(calendar, 2, (index) => ({ category: 'Hosting', vendor: 'Hetzner', minor: 118_40n + BigInt(index) * 14_20n })),
    ...monthly(calendar, 3, (index) => ({ category: 'Hosting', vendor: 'AWS', minor: 96_00n + BigInt(index) * 19_00n + BigInt(random.between(0, 2200)), note: 'Probes in six regions' })),
    ...monthly(calendar, 6, () => ({ category: 'Software', vendor: 'GitHub', minor: 21_00n })),
    ...monthly(calendar, 7, (index) => ({ category: 'Software', vendor: 'Postmark', minor: index < 3 ? 15_00n : 50_00n, note: 'Alert e-mails' })),
    ...monthly(calendar, 9, () => ({ category: 'Software', vendor: 'Sentry', minor: 29_00n })),
    ...monthly(calendar, 11, (index) => ({ category: 'Advertising', vendor: 'Google Ads', minor: 260_00n + BigInt(index) * 45_00n + BigInt(random.between(0, 4000)) })),
    ...monthly(calendar, 15, (index) => (index >= 3 ? { category: 'Contractors', vendor: 'Joy Mwangi', minor: 420_00n, note: 'Support, evenings' } : null)),
    ...monthly(calendar, 18, (index) => (index % 2 === 1 ? { category: 'Content', vendor: 'Inkwell Agency', minor: 350_00n, note: 'Two articles' } : null)),
    ...monthly(calendar, 20, () => ({ category: 'Accounting', vendor: 'Acorn Accounting', minor: 140_00n })),
    ...monthly(calendar, 24, (index) => ({ category: 'Payment fees', vendor: 'Card processor', minor: percentOf(revenueOf(calendar.months[index] ?? calendar.firstDay), 3) })),
    ...monthly(calendar, 26, (index) => (index === 4 ? { category: 'Legal', vendor: 'Blueprint Legal', minor: 640_00n, note: 'Terms and data agreement' } : null)),
  ].filter(({ minor }) => minor > 0n).sort((left, right) => left.spentOn.localeCompare(right.spentOn))
}

/** What the bank statement says at each month's end, and yesterday. */
function balancesOf(calendar: Calendar, orders: StoryOrder[], expenses: StoryExpense[]): Story['balances'] {
  const days = [...calendar.months.slice(1).map((month) => addDays(month, -1)), addDays(calendar.today, -1)].filter((day, index, all) => all.indexOf(day) === index)
  return days.map((on) => {
    const end = calendar.at(addDays(on, 1), 0, 0)
    const received = orders.flatMap(({ payments }) => payments).filter(({ at }) => at < end).reduce((sum, { minor }) => sum + minor, 0n)
    const spent = expenses.filter(({ spentOn }) => spentOn <= on).reduce((sum, { minor }) => sum + minor, 0n)
    return { on, minor: openingBalance + received - spent }
  })
}

const openingBalance = 27_600_00n
