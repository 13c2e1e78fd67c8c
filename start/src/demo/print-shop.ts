import { addDays } from '@howl/platform/dates'
import { vietnameseCustomers } from './people.ts'
import { seededRandom, type Random } from './random.ts'
import { monthly, percentOf, totalOf, weekdayOf, type Calendar, type LooseTransfer, type Story, type StoryExpense, type StoryOrder } from './story.ts'

const bank = {
  name: 'Vietcombank shop account', bank: 'Vietcombank', accountNumber: '0071000862440', codePrefix: 'ML',
  // Published with the source: it signs nothing but the demo's own transfers on this machine.
  secret: 'demo-transfers-of-mekong-layerworks', openingBalance: 64_350_000n,
}

const products = [
  { weight: 16, description: 'Phone stand, PLA', prices: [95_000, 120_000], most: 6 },
  { weight: 14, description: 'Keycap set, resin', prices: [380_000, 450_000], most: 2 },
  { weight: 13, description: 'Tabletop miniature, 32 mm', prices: [65_000, 85_000], most: 12 },
  { weight: 11, description: 'Lithophane lamp', prices: [420_000, 560_000], most: 2 },
  { weight: 10, description: 'Replacement gear, nylon', prices: [55_000, 140_000], most: 8 },
  { weight: 9, description: 'Prototype print, PETG', prices: [280_000, 750_000], most: 3 },
  { weight: 8, description: 'Drone frame, carbon-filled', prices: [690_000, 980_000], most: 2 },
  { weight: 7, description: 'Dental study model', prices: [240_000, 290_000], most: 6 },
  { weight: 5, description: 'Architectural model, 1:200', prices: [1_850_000, 3_200_000], most: 1 },
  { weight: 4, description: 'Cosplay helmet, sanded', prices: [1_450_000, 2_100_000], most: 1 },
  { weight: 3, description: '3D scan and repair', prices: [350_000, 500_000], most: 1 },
]

/** A workshop in Saigon: it lost money while it bought its second printer, and earns now. */
export function printShop(calendar: Calendar): Story {
  const random = seededRandom(20_811)
  const customers = vietnameseCustomers(random, 130)
  const orders = calendar.days.flatMap((day) => ordersOf(day, { calendar, random, customers }))
  // Chances of their own: one order more this evening must not change what happened in spring.
  settle(orders, calendar, seededRandom(20_812))
  const expenses = expensesOf(calendar, orders, seededRandom(20_813))
  return {
    project: { name: 'Mekong Layerworks', kind: 'PRINT_SHOP', currency: 'VND', timeZone: calendar.timeZone },
    bank,
    orders,
    looseTransfers: [...outgoing(calendar, expenses, seededRandom(20_814)), ...strays(calendar)],
    expenses,
    balances: [],
  }
}

type Day = { calendar: Calendar; random: Random; customers: ReturnType<typeof vietnameseCustomers> }

function ordersOf(day: string, { calendar, random, customers }: Day): StoryOrder[] {
  const weekday = weekdayOf(day)
  const rush = weekday === 0 ? 0.45 : weekday === 6 ? 0.8 : 1.15
  const progress = calendar.progress(day)
  const orders: StoryOrder[] = []
  for (let left = random.count((1 + 1.75 * progress ** 1.1) * rush); left > 0; left -= 1) {
    const placedAt = calendar.at(day, random.between(8, 20), random.between(0, 59))
    // Squared: those at the front of the list come back again and again. More of the list is known as time goes on.
    const customer = customers[Math.floor(random.next() ** 2 * customers.length * (0.35 + 0.65 * progress))] ?? customers[0]
    const lines = Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => {
      const { description, prices, most } = random.weighted(products)
      const [low = 0, high = 0] = prices
      return { description, quantity: random.chance(0.45) ? random.between(1, most) : 1, unitPrice: BigInt(Math.round(random.between(low, high) / 5000) * 5000) }
    })
    const reference = random.chance(0.12) ? { reference: `ZALO-${random.between(1000, 9999)}` } : {}
    if (customer && calendar.isPast(placedAt)) orders.push({ placedAt, customer, lines, payments: [], ...reference })
  }
  return orders.sort((left, right) => left.placedAt.getTime() - right.placedAt.getTime())
}

/** Who paid what and when. */
function settle(orders: StoryOrder[], calendar: Calendar, random: Random): void {
  for (const order of orders) {
    const total = totalOf(order)
    const minutes = random.chance(0.7) ? random.between(2, 150) : random.between(300, 2600)
    const at = new Date(order.placedAt.getTime() + minutes * 60_000)
    const fate = random.next()
    const style = random.between(0, 4)
    const pay = (minor: bigint, later = 0) => {
      const moment = new Date(at.getTime() + later * 60_000)
      if (calendar.isPast(moment)) order.payments.push({ at: moment, minor, note: '', style })
    }
    if (fate < 0.03 && order.placedAt < calendar.at(addDays(calendar.today, -6), 0, 0)) order.cancelledBecause = random.pick(['Customer changed their mind', 'Material out of stock', 'Placed twice by mistake'])
    else if (fate < 0.05) continue
    else if (fate < 0.075) pay(percentOf(total, 50, 1000n))
    else if (fate < 0.12) {
      // Half down, the rest on collection.
      pay(percentOf(total, 50, 1000n))
      pay(total - percentOf(total, 50, 1000n), random.between(1500, 6000))
    } else if (fate < 0.14) pay(total + BigInt(random.between(1, 4)) * 10_000n)
    else pay(total)
  }
}

function expensesOf(calendar: Calendar, orders: StoryOrder[], random: Random): StoryExpense[] {
  const revenueIn = (month: string) => orders.filter(({ placedAt }) => dayKey(placedAt) === month.slice(0, 7)).reduce((sum, order) => sum + totalOf(order), 0n)
  const revenues = calendar.months.map(revenueIn)
  const revenue = (index: number) => revenues[index] ?? 0n
  return [
    ...monthly(calendar, 1, () => ({ category: 'Rent', vendor: 'Bà Sáu, 42 Nguyễn Trãi', minor: 6_500_000n, note: 'Workshop, ground floor' })),
    ...monthly(calendar, 3, () => ({ category: 'Software', vendor: 'Fusion 360', minor: 460_000n })),
    ...monthly(calendar, 5, (index) => ({ category: 'Wages', vendor: 'Minh Phạm', minor: index < 2 ? 4_500_000n : index < 4 ? 7_500_000n : 10_500_000n, note: 'Printing and finishing' })),
    ...monthly(calendar, 5, (index) => (index >= 3 ? { category: 'Wages', vendor: 'Trâm Lê', minor: 3_800_000n, note: 'Painting, afternoons' } : null)),
    ...monthly(calendar, 8, (index) => ({ category: 'Materials', vendor: 'Nhựa In 3D Sài Gòn', minor: percentOf(revenue(index === 0 ? 0 : index - 1), 17, 10_000n), note: 'PLA and PETG, by the box' })),
    ...monthly(calendar, 12, (index) => ({ category: 'Utilities', vendor: 'EVN HCMC', minor: 1_180_000n + BigInt(index) * 175_000n + BigInt(random.between(0, 14)) * 10_000n, note: 'Electricity' })),
    ...monthly(calendar, 16, (index) => ({ category: 'Shipping', vendor: 'Giao Nhanh 24', minor: percentOf(revenue(index), index === 6 ? 2 : 4, 1000n) })),
    ...monthly(calendar, 19, (index) => (index % 2 === 0 ? { category: 'Materials', vendor: 'Resin House', minor: 2_150_000n + BigInt(index) * 240_000n, note: 'Resin, 10 bottles' } : null)),
    ...monthly(calendar, 21, (index) => ({ category: 'Marketing', vendor: random.pick(['Meta Ads', 'TikTok Ads']), minor: 600_000n + BigInt(index) * 260_000n })),
    ...monthly(calendar, 25, (index) => ({ category: 'Packaging', vendor: 'Hộp Giấy Tân Bình', minor: 380_000n + BigInt(index) * 70_000n })),
    ...monthly(calendar, 27, (index) => (index % 3 === 1 ? { category: 'Maintenance', vendor: 'Thợ Máy Hoàng', minor: 850_000n, note: 'Nozzles, belts, one fan' } : null)),
    ...once(calendar, 17, { category: 'Equipment', vendor: 'LayerTech Vietnam', minor: 17_900_000n, note: 'Enclosed printer, second one' }),
    ...once(calendar, 78, { category: 'Equipment', vendor: 'LayerTech Vietnam', minor: 9_200_000n, note: 'Wash and cure station' }),
    ...once(calendar, 131, { category: 'Equipment', vendor: 'Máy Nén Khí Bảy', minor: 3_400_000n, note: 'Compressor for painting' }),
  ].sort((left, right) => left.spentOn.localeCompare(right.spentOn))
}

const dayKey = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 7)

function once(calendar: Calendar, dayIndex: number, expense: Omit<StoryExpense, 'spentOn'>): StoryExpense[] {
  const spentOn = addDays(calendar.firstDay, dayIndex)
  return spentOn <= calendar.today ? [{ spentOn, ...expense }] : []
}

/** What was paid from the same account: the bank reports it, and it pays no order. */
function outgoing(calendar: Calendar, expenses: StoryExpense[], random: Random): LooseTransfer[] {
  return expenses
    .filter(({ minor }) => minor >= 1_500_000n)
    .map(({ spentOn, minor, category, vendor }) => ({ at: calendar.at(spentOn, random.between(9, 16), random.between(0, 59)), minor, direction: 'out' as const, content: `MEKONG LAYERWORKS TT ${category} ${vendor}` }))
    .filter(({ at }) => calendar.isPast(at))
}

/** Money that came without a code or to another account: somebody has to look at it. */
function strays(calendar: Calendar): LooseTransfer[] {
  const daysAgo = (days: number, hour: number) => calendar.at(addDays(calendar.today, -days), hour, 17)
  const transfers: LooseTransfer[] = [
    { at: daysAgo(1, 9), minor: 450_000n, direction: 'in', content: 'NGUYEN THI MAI chuyen tien dat hang' },
    { at: daysAgo(3, 14), minor: 1_280_000n, direction: 'in', content: 'CT DEN:0432117 thanh toan don thang nay' },
    { at: daysAgo(6, 11), minor: 95_000n, direction: 'in', content: 'ML 1234 gia do dien thoai' },
    { at: daysAgo(12, 16), minor: 760_000n, direction: 'in', content: 'STUDIO MOC NHIEN coc mau thu' },
    { at: daysAgo(33, 10), minor: 2_000_000n, direction: 'in', content: 'Hoan tien nha cung cap LAYERTECH' },
    { at: daysAgo(20, 13), minor: 300_000n, direction: 'in', content: 'chuyen tien an trua', accountNumber: '0071000862499' },
  ]
  return transfers
}
