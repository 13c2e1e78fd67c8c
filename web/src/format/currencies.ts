/** Minor digits by ISO 4217 where they are not two. `Intl` follows other rules for some of these. */
const otherDigits: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  CLF: 4, UYW: 4,
}

export function currencyDigits(currency: string): number {
  return otherDigits[currency] ?? 2
}

/** Currencies for a choice, the usual ones first. */
export function currencyChoices(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const usual = ['VND', 'USD', 'EUR', 'GBP', 'ZAR', 'JPY', 'SGD', 'AUD']
  const rest = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code) && names.of(code) !== code)
  return [...usual, ...rest].map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }))
}

export function timeZoneChoices(): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes('UTC') ? known : [...known, 'UTC']
}

export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
