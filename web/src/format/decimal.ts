/** A decimal string, exactly as the graph sends it, with its currency. */
export interface Money {
  amount: string
  currency: string
}

const shape = /^(-?)(\d+)(?:\.(\d+))?$/

/** Minor units of an exact amount; null when it is no decimal or has more digits than the currency knows. */
export function toMinor(amount: string, digits: number): bigint | null {
  const parts = shape.exec(amount)
  if (!parts) return null
  const [, sign, whole = '0', fraction = ''] = parts
  if (fraction.slice(digits).replace(/0+$/, '') !== '') return null
  const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return sign === '-' ? -minor : minor
}

export function fromMinor(minor: bigint, digits: number): string {
  const sign = minor < 0n ? '-' : ''
  const all = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + all : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`
}

export function fractionDigits(amount: string): number {
  return shape.exec(amount)?.[3]?.length ?? 0
}

/** One exact total for each currency, in the order in which the currencies first appear. Currencies are never added. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const totals = new Map<string, { minor: bigint; digits: number }>()
  for (const { amount, currency } of amounts) {
    const digits = fractionDigits(amount)
    const so = totals.get(currency) ?? { minor: 0n, digits }
    const common = Math.max(so.digits, digits)
    const left = so.minor * 10n ** BigInt(common - so.digits)
    const right = (toMinor(amount, digits) ?? 0n) * 10n ** BigInt(common - digits)
    totals.set(currency, { minor: left + right, digits: common })
  }
  return [...totals].map(([currency, { minor, digits }]) => ({ amount: fromMinor(minor, digits), currency }))
}

export function isNegative(amount: string): boolean {
  return amount.startsWith('-') && !isZero(amount)
}

export function isZero(amount: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(amount)
}

/** How far a figure moved, as a fraction; null when there was nothing to compare with. Exact until the last step. */
export function change(now: string, before: string): number | null {
  const digits = Math.max(fractionDigits(now), fractionDigits(before))
  const from = toMinor(before, digits)
  const to = toMinor(now, digits)
  if (from === null || to === null || from === 0n) return null
  const size = from < 0n ? -from : from
  return Number(((to - from) * 10_000n) / size) / 10_000
}

/** Where a point stands in a drawing. Never for a figure that is shown or sent. */
export function geometry(amount: string): number {
  return Number(amount)
}

/**
 * What a person typed, as a plain decimal string: "1.250.000" and "1,250,000" are 1250000 where the last group has three
 * digits and the currency has no minor digits; "12,50" and "12.50" are 12.50. Null when it is no amount.
 */
export function readTypedAmount(typed: string, digits: number): string | null {
  const text = typed.replace(/[\s\u00a0\u202f'_]/g, '')
  if (!/^\d[\d.,]*$/.test(text)) return null
  const marks = text.match(/[.,]/g) ?? []
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const tail = last < 0 ? 0 : text.length - last - 1
  const isSameMark = new Set(marks).size === 1
  const isGrouping = last >= 0 && tail === 3 && (digits !== 3 || marks.length > 1) && isSameMark
  if (last < 0 || isGrouping) return areGroups(text) ? trimZeros(text.replace(/[.,]/g, '')) : null
  if (isSameMark && marks.length > 1) return null
  const whole = text.slice(0, last)
  const fraction = text.slice(last + 1)
  if (!areGroups(whole) || fraction.length > digits || fraction.length === 0) return null
  return `${trimZeros(whole.replace(/[.,]/g, ''))}.${fraction}`
}

function areGroups(text: string): boolean {
  return /^\d+$/.test(text) || /^\d{1,3}(?:[.,]\d{3})+$/.test(text)
}

function trimZeros(whole: string): string {
  return whole.replace(/^0+(?=\d)/, '')
}
