import { fractionDigits, type Money } from './decimal.ts'
import { dayAsDate, type Days } from './dates.ts'

export type Format = ReturnType<typeof createFormat>

type ExactNumber = Intl.StringNumericLiteral

/** Everything that a person reads as a figure or a time, in their language and the project's time zone. */
export function createFormat(locale: string, timeZone: string) {
  const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()
  const kept = <F extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => F): F => {
    const known = formatters.get(key)
    if (known) return known as F
    const made = make()
    formatters.set(key, made)
    return made
  }
  const numbers = (options: Intl.NumberFormatOptions) => kept(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options))
  const dates = (options: Intl.DateTimeFormatOptions) => kept(`d${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))

  return {
    locale,
    timeZone,
    /** Exact: the string goes to `Intl` as it is, with the digits that it came with. */
    money({ amount, currency }: Money, options: { sign?: 'always' | 'never' } = {}): string {
      const digits = fractionDigits(amount)
      return numbers({
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: options.sign === 'always' ? 'exceptZero' : options.sign === 'never' ? 'never' : 'negative',
      }).format(amount as ExactNumber)
    },
    /** For axes: 1.2M. */
    compactMoney(value: number, currency: string): string {
      return numbers({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(value)
    },
    decimal(text: string, digits = 1): string {
      return numbers({ maximumFractionDigits: digits }).format(text as ExactNumber)
    },
    count(value: number): string {
      return numbers({}).format(value)
    },
    /** A fraction as a percentage: "0.1234" is 12.3 %. */
    percent(fraction: string | number, options: { sign?: boolean; digits?: number } = {}): string {
      return numbers({ style: 'percent', minimumFractionDigits: options.digits ?? 1, maximumFractionDigits: options.digits ?? 1, signDisplay: options.sign ? 'exceptZero' : 'negative' }).format(fraction as ExactNumber)
    },
    day(day: string): string {
      return dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(dayAsDate(day))
    },
    shortDay(day: string): string {
      return dates({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(dayAsDate(day))
    },
    month(day: string): string {
      return dates({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(dayAsDate(day))
    },
    days({ from, to }: Days): string {
      return from === to ? this.day(from) : dates({ dateStyle: 'medium', timeZone: 'UTC' }).formatRange(dayAsDate(from), dayAsDate(to))
    },
    /** Without the year while it is this one. */
    instant(at: string, now = Date.now()): string {
      const year = dates({ year: 'numeric', timeZone })
      const isThisYear = year.format(new Date(at)) === year.format(now)
      const shape: Intl.DateTimeFormatOptions = { ...(isThisYear ? {} : { year: 'numeric' }), month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }
      return dates(shape).format(new Date(at))
    },
    /** With seconds and zone, for what stands behind a relative time. */
    exactInstant(at: string): string {
      return dates({ dateStyle: 'full', timeStyle: 'long', timeZone }).format(new Date(at))
    },
    relative(at: string, now: number): string {
      const seconds = Math.round((Date.parse(at) - now) / 1000)
      const relative = kept('r', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
      const [unit, size] = unitOf(Math.abs(seconds))
      return relative.format(Math.trunc(seconds / size), unit)
    },
    list(items: readonly string[]): string {
      return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
    },
  }
}

function unitOf(seconds: number): [Intl.RelativeTimeFormatUnit, number] {
  if (seconds < 60) return ['second', 1]
  if (seconds < 3600) return ['minute', 60]
  if (seconds < 86_400) return ['hour', 3600]
  if (seconds < 86_400 * 30) return ['day', 86_400]
  if (seconds < 86_400 * 365) return ['month', 86_400 * 30]
  return ['year', 86_400 * 365]
}
