import { addDays, addMonths } from '@howl/platform/dates'
import { southAfricanCustomers } from './people.ts'
import { seededRandom, type Random } from './random.ts'
import { monthly, totalOf, weekdayOf, type Calendar, type Customer, type Story, type StoryExpense, type StoryOrder } from './story.ts'

/** Days before today on which something drew people: how many orders a day came, for how long. */
const announcements = [
  { daysAgo: 178, days: 5, orders: 3.2 },
  { daysAgo: 126, days: 3, orders: 2.4 },
  { daysAgo: 92, days: 6, orders: 4.1 },
  { daysAgo: 51, days: 4, orders: 3.4 },
  { daysAgo: 16, days: 6, orders: 4.6 },
]

/** A night by the harbour, six weeks from now: most is paid in advance, and tickets have to carry it. */
export function event(calendar: Calendar): Story {
  const random = seededRandom(70_023)
  const customers = southAfricanCustomers(random, 190)
  const orders = [
    ...calendar.days.flatMap((day) => ticketsOf(day, { calendar, random, customers })),
    ...stalls(calendar, seededRandom(70_024)),
    ...sponsors(calendar),
  ].sort((left, right) => left.placedAt.getTime() - right.placedAt.getTime())
  const expenses = expensesOf(calendar)
  return {
    project: { name: 'Harbour Light Festival', kind: 'EVENT', currency: 'ZAR', timeZone: calendar.timeZone },
    bank: null,
    orders,
    looseTransfers: [],
    expenses,
    balances: balancesOf(calendar, orders, expenses),
  }
}

type Day = { calendar: Calendar; random: Random; customers: Customer[] }

function ticketsOf(day: string, { calendar, random, customers }: Day): StoryOrder[] {
  const daysAgo = calendar.days.length - 1 - calendar.days.indexOf(day)
  const announcement = announcements.find((one) => daysAgo <= one.daysAgo && daysAgo > one.daysAgo - one.days)
  const progress = calendar.progress(day)
  const mean = (announcement?.orders ?? 0) + 0.35 + 1.3 * progress ** 3 + ([0, 5, 6].includes(weekdayOf(day)) ? 0.35 : 0)
  const orders: StoryOrder[] = []
  for (let left = random.count(mean); left > 0; left -= 1) {
    const placedAt = calendar.at(day, random.between(7, 22), random.between(0, 59))
    const customer = random.pick(customers)
    const isEarly = daysAgo > 120
    const ticket = random.weighted([
      { weight: 70, description: isEarly ? 'Early bird ticket' : 'General ticket', unitPrice: isEarly ? 420_00n : 590_00n },
      { weight: 17, description: 'VIP deck ticket', unitPrice: isEarly ? 1_150_00n : 1_350_00n },
      { weight: 13, description: 'Family ticket, two and two', unitPrice: isEarly ? 1_180_00n : 1_480_00n },
    ])
    const quantity = ticket.description.startsWith('Family') ? 1 : random.pick([1, 2, 2, 2, 3, 4, 4, 6])
    const order: StoryOrder = { placedAt, customer, lines: [{ description: ticket.description, quantity, unitPrice: ticket.unitPrice }], payments: [] }
    if (random.chance(0.16)) order.lines.push({ description: 'Parking, harbour side', quantity: 1, unitPrice: 80_00n })
    const fate = random.next()
    const at = new Date(placedAt.getTime() + random.between(1, 4) * 60_000)
    const note = random.pick(['Card, online', 'Card, online', 'Card, online', 'Instant EFT'])
    if (fate < 0.025 && daysAgo > 7) order.cancelledBecause = 'Not paid within a week'
    else if (fate > 0.05 && calendar.isPast(at)) order.payments.push({ at, minor: totalOf(order), note, style: 0 })
    if (calendar.isPast(placedAt)) orders.push(order)
  }
  return orders
}

const stallHolders = [
  'Bo-Kaap Kitchen', 'Salt River Coffee', 'Vetkoek Brothers', 'Kalk Bay Oysters', 'The Gatsby Truck', 'Rooibos Bar', 'Woodstock Prints', 'Muizenberg Surf Wax', 'Karoo Leather',
  'Ubuntu Beads', 'Stellenbosch Cellars', 'Observatory Records', 'Malva Pudding Club', 'Langa Ceramics', 'Biltong & Co', 'Green Point Gelato', 'Atlantic Candles', 'Noordhoek Cider',
]

function stalls(calendar: Calendar, random: Random): StoryOrder[] {
  return stallHolders.flatMap((name, index) => {
    const day = addDays(calendar.today, -160 + index * 9)
    const placedAt = calendar.at(day, random.between(9, 16), random.between(0, 59))
    if (!calendar.isPast(placedAt)) return []
    const isFood = index % 3 !== 2
    const order: StoryOrder = {
      placedAt,
      customer: { name, email: `stall@${name.toLowerCase().replace(/[^a-z]+/g, '')}.example` },
      reference: `STALL-${String(index + 1).padStart(2, '0')}`,
      lines: [{ description: isFood ? 'Food stall, 3 × 3 m, with power' : 'Market stall, 2 × 3 m', quantity: 1, unitPrice: isFood ? 3_200_00n : 1_900_00n }],
      payments: [],
    }
    const total = totalOf(order)
    // A deposit books the place; a few have not paid the rest.
    const deposit = { at: new Date(placedAt.getTime() + 3 * 3_600_000), minor: total / 2n, note: 'EFT, deposit', style: 0 }
    const rest = { at: new Date(placedAt.getTime() + 20 * 86_400_000), minor: total - total / 2n, note: 'EFT, balance', style: 0 }
    order.payments = [deposit, ...(index % 6 === 4 ? [] : [rest])].filter(({ at }) => calendar.isPast(at))
    return [order]
  })
}

function sponsors(calendar: Calendar): StoryOrder[] {
  const deals = [
    { daysAgo: 171, name: 'Table Bay Marine', description: 'Harbour stage sponsor', minor: 45_000_00n, paidAfterDays: 14 },
    { daysAgo: 118, name: 'Fynbos Gin', description: 'Bar sponsor', minor: 32_500_00n, paidAfterDays: 9 },
    { daysAgo: 64, name: 'Signal Hill Radio', description: 'Media partner', minor: 18_000_00n, paidAfterDays: 21 },
    { daysAgo: 23, name: 'Cape Solar Co', description: 'Lighting sponsor', minor: 38_000_00n, paidAfterDays: 12 },
    { daysAgo: 8, name: 'Two Oceans Travel', description: 'Ferry partner', minor: 22_000_00n, paidAfterDays: 30 },
  ]
  return deals.flatMap(({ daysAgo, name, description, minor, paidAfterDays }) => {
    const day = addDays(calendar.today, -daysAgo)
    if (day < calendar.firstDay) return []
    const placedAt = calendar.at(day, 11, 20)
    const at = calendar.at(addDays(day, paidAfterDays), 14, 5)
    return [{
      placedAt,
      customer: { name, email: `partners@${name.toLowerCase().replace(/[^a-z]+/g, '')}.example` },
      reference: 'SPONSOR',
      lines: [{ description, quantity: 1, unitPrice: minor }],
      payments: calendar.isPast(at) ? [{ at, minor, note: 'EFT', style: 0 }] : [],
    }]
  })
}

function expensesOf(calendar: Calendar): StoryExpense[] {
  const once = (dayIndex: number, expense: Omit<StoryExpense, 'spentOn'>) => {
    const spentOn = addDays(calendar.firstDay, dayIndex)
    return spentOn <= calendar.today ? [{ spentOn, ...expense }] : []
  }
  // The nearer the night, the more is due.
  const lately = (daysAgo: number, expense: Omit<StoryExpense, 'spentOn'>) => [{ spentOn: addDays(calendar.today, -daysAgo), ...expense }]
  return [
    ...once(4, { category: 'Venue', vendor: 'Harbour Authority', minor: 42_000_00n, note: 'Deposit for the quay' }),
    ...once(19, { category: 'Permits', vendor: 'City of Cape Town', minor: 7_850_00n }),
    ...once(33, { category: 'Production', vendor: 'StageCraft SA', minor: 36_000_00n, note: 'Stage and sound, first of three' }),
    ...once(52, { category: 'Artists', vendor: 'Nightjar Bookings', minor: 28_000_00n, note: 'Headliner, deposit' }),
    ...once(69, { category: 'Insurance', vendor: 'Cape Cover', minor: 14_600_00n, note: 'Public liability' }),
    ...once(96, { category: 'Production', vendor: 'StageCraft SA', minor: 36_000_00n, note: 'Stage and sound, second of three' }),
    ...once(112, { category: 'Artists', vendor: 'Nightjar Bookings', minor: 19_500_00n, note: 'Two support acts' }),
    ...once(139, { category: 'Venue', vendor: 'Harbour Authority', minor: 42_000_00n, note: 'Second instalment' }),
    ...once(158, { category: 'Security', vendor: 'Blue Line Events', minor: 16_000_00n, note: 'Deposit' }),
    ...once(171, { category: 'Production', vendor: 'Lightworks', minor: 21_000_00n, note: 'Projection on the clock tower' }),
    ...lately(14, { category: 'Production', vendor: 'StageCraft SA', minor: 36_000_00n, note: 'Stage and sound, third of three' }),
    ...lately(6, { category: 'Artists', vendor: 'Nightjar Bookings', minor: 31_000_00n, note: 'Headliner, balance' }),
    ...monthly(calendar, 1, () => ({ category: 'Staff', vendor: 'Amara Dlamini', minor: 19_500_00n, note: 'Coordinator' })),
    ...monthly(calendar, 5, (index) => ({ category: 'Advertising', vendor: 'Meta Ads', minor: 3_200_00n + BigInt(index) * 950_00n })),
    ...monthly(calendar, 9, () => ({ category: 'Software', vendor: 'Ticket desk', minor: 890_00n })),
    ...monthly(calendar, 14, (index) => (index % 2 === 0 ? { category: 'Design', vendor: 'Woodstock Prints', minor: 4_400_00n, note: 'Posters and banners' } : null)),
    ...monthly(calendar, 22, (index) => (index >= 2 ? { category: 'Advertising', vendor: 'Signal Hill Radio', minor: 2_750_00n, note: 'Spots' } : null)),
  ].sort((left, right) => left.spentOn.localeCompare(right.spentOn))
}

const openingBalance = 148_000_00n

function balancesOf(calendar: Calendar, orders: StoryOrder[], expenses: StoryExpense[]): Story['balances'] {
  return [1, 3, 5, calendar.months.length].map((months) => {
    const on = months === calendar.months.length ? addDays(calendar.today, -1) : addDays(addMonths(calendar.firstDay, months), -1)
    const end = calendar.at(addDays(on, 1), 0, 0)
    const received = orders.flatMap(({ payments }) => payments).filter(({ at }) => at < end).reduce((sum, { minor }) => sum + minor, 0n)
    const spent = expenses.filter(({ spentOn }) => spentOn <= on).reduce((sum, { minor }) => sum + minor, 0n)
    return { on, minor: openingBalance + received - spent }
  })
}
