import { addDays, addMonths, dayIn, daysBetween, firstOfMonth, startOfDay } from '@howl/platform/dates'

/** What happened in one business, before any of it is told to Howl. Amounts are in minor units of the project's currency. */
export type Story = {
  project: { name: string; kind: string; currency: string; timeZone: string }
  /** Where transfers arrive; without one, payments are recorded by hand. */
  bank: Bank | null
  /** By the time they were placed. */
  orders: StoryOrder[]
  /** Transfers that carry no order's code. */
  looseTransfers: LooseTransfer[]
  expenses: StoryExpense[]
  balances: { on: string; minor: bigint }[]
}

export type Bank = { name: string; bank: string; accountNumber: string; codePrefix: string; secret: string; openingBalance: bigint }

export type Customer = { name: string; email?: string }

export type StoryOrder = {
  placedAt: Date
  customer: Customer
  reference?: string
  lines: { description: string; quantity: number; unitPrice: bigint }[]
  payments: StoryPayment[]
  cancelledBecause?: string
}

/** `note` is for payments recorded by hand; `style` says how a bank words the transfer. */
export type StoryPayment = { at: Date; minor: bigint; note: string; style: number }

export type LooseTransfer = { at: Date; minor: bigint; direction: 'in' | 'out'; content: string; accountNumber?: string }

export type StoryExpense = { spentOn: string; category: string; vendor: string; minor: bigint; note?: string }

/** The days that the stories fill: from the first of the month half a year ago to this moment. */
export type Calendar = {
  timeZone: string
  now: Date
  today: string
  firstDay: string
  /** Oldest first; the last one is today. */
  days: string[]
  /** First days of the months, oldest first; the last month is the current one. */
  months: string[]
  /** 0 on the first day, 1 today. */
  progress: (day: string) => number
  at: (day: string, hour: number, minute: number) => Date
  isPast: (moment: Date) => boolean
}

const monthsShown = 6

export function openCalendar(now: Date, timeZone: string): Calendar {
  const today = dayIn(timeZone, now)
  const firstDay = addMonths(firstOfMonth(today), -monthsShown)
  const length = daysBetween(firstDay, today)
  // What happened a moment ago may still be on its way.
  const latest = now.getTime() - 60_000
  return {
    timeZone,
    now,
    today,
    firstDay,
    days: Array.from({ length: length + 1 }, (_, index) => addDays(firstDay, index)),
    months: Array.from({ length: monthsShown + 1 }, (_, index) => addMonths(firstDay, index)),
    progress: (day) => daysBetween(firstDay, day) / length,
    at: (day, hour, minute) => new Date(startOfDay(timeZone, day).getTime() + (hour * 60 + minute) * 60_000),
    isPast: (moment) => moment.getTime() <= latest,
  }
}

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

export const totalOf = (order: Pick<StoryOrder, 'lines'>): bigint =>
  order.lines.reduce((sum, { quantity, unitPrice }) => sum + BigInt(quantity) * unitPrice, 0n)

/** A part of an amount, in percent, rounded down to whole `step`s: nobody pays 1,234,567. */
export const percentOf = (amount: bigint, percent: number, step = 1n): bigint => ((amount * BigInt(percent)) / 100n / step) * step

/** Expenses that return every month on the same day, as far as they lie behind us. */
export function monthly(calendar: Calendar, dayOfMonth: number, expense: (monthIndex: number) => Omit<StoryExpense, 'spentOn'> | null): StoryExpense[] {
  return calendar.months.flatMap((month, index) => {
    const spentOn = addDays(month, dayOfMonth - 1)
    const rest = spentOn <= calendar.today ? expense(index) : null
    return rest ? [{ spentOn, ...rest }] : []
  })
}
