import { randomInt } from 'node:crypto'

/** Prefix of projects that have no SePay connection to take one from. */
export const DEFAULT_PREFIX = 'HW'

export const CODE_PREFIX = /^[A-Za-z]{2,5}$/

/**
 * Damm's quasigroup of order 10: it notices every single wrong digit and every two neighbours that changed places,
 * which is what people do to a code that they type.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

const damm = (digits: string): string => [...digits].reduce((row, digit) => DAMM[Number(row)]?.[Number(digit)] ?? '', '0')

/** Prefix, seven random digits and their check digit. Whether it is taken, only the database can say. */
export function drawPaymentCode(prefix: string, random: (limit: number) => number = randomInt): string {
  const digits = String(random(10_000_000)).padStart(7, '0')
  return `${prefix}${digits}${damm(digits)}`
}

const hasCheckDigit = (digits: string): boolean => damm(digits) === '0'

export type CodesInText = {
  /** Standing on their own, or parted by the spaces and dots that people and banks put in. */
  clear: string[]
  /** Behind letters with which a bank has run them together: "thanhtoanHW12345678". */
  glued: string[]
}

/**
 * Finds what may be payment codes in the text of a transfer. A code begins where its letters begin and ends where its
 * digits end: a longer number or another prefix is another code. Codes are read in either case, and only with the
 * right check digit.
 */
export function codesInText(text: string): CodesInText {
  const upper = text.slice(0, 4000).normalize('NFKC').toUpperCase()
  const clear = new Set<string>()
  for (const [, prefix = '', digits = ''] of upper.matchAll(/(?<!\p{L})([A-Z]{2,5})(\d{8})(?!\d)/gu)) {
    if (hasCheckDigit(digits)) clear.add(prefix + digits)
  }
  for (const [, prefix = '', spaced = ''] of upper.matchAll(/(?<!\p{L})([A-Z]{2,5})[\s.:_/-]{0,3}(\d(?:[\s._/-]{0,2}\d){7})(?!\d)/gu)) {
    const digits = spaced.replace(/\D/g, '')
    if (hasCheckDigit(digits)) clear.add(prefix + digits)
  }
  const glued = new Set<string>()
  for (const [, letters = '', digits = ''] of upper.matchAll(/([A-Z]{3,})(\d{8})(?!\d)/g)) {
    if (!hasCheckDigit(digits)) continue
    for (let length = 2; length <= 5 && length < letters.length; length += 1) glued.add(letters.slice(-length) + digits)
  }
  return { clear: [...clear], glued: [...glued].filter((code) => !clear.has(code)) }
}
