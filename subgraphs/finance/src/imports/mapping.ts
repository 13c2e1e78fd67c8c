import type { DateFormat, DecimalSign } from './values.ts'

/** Which column says what, counted from 0, and how it is written. */
export type ImportMapping = {
  hasHeader: boolean
  dateColumn: number
  amountColumn: number
  currencyColumn: number | null
  categoryColumn: number | null
  vendorColumn: number | null
  noteColumn: number | null
  dateFormat: DateFormat
  decimalSign: DecimalSign
  amountsAreNegative: boolean
  /** For rows that name no category, where the vendor has none either. */
  defaultCategory: string | null
}

/** Words by which columns are usually headed, in English and Vietnamese, folded as `searchText` folds. */
const HEADINGS = {
  date: /^(date|day|spent ?on|transaction ?date|booking ?date|ngay.*)$/,
  amount: /^(amount|total|value|sum|price|cost|debit|so ?tien.*|thanh ?tien|chi)$/,
  currency: /^(currency|tien ?te|loai ?tien)$/,
  category: /^(category|account|type|group|danh ?muc|loai.*|nhom)$/,
  vendor: /^(vendor|payee|supplier|merchant|store|shop|company|name|nha ?cung ?cap|nguoi ?(ban|nhan)|don ?vi.*)$/,
  note: /^(notes?|description|details?|memo|comment|reference|ghi ?chu|dien ?giai|noi ?dung|mo ?ta)$/,
}

/**
 * A guess from the first rows, for a person to look over.
 *
 * @param fold how headings are compared: without accents, in lower case.
 * @returns null where no column looks like a day, or none like an amount.
 */
export function suggestMapping(sample: readonly (readonly string[])[], { currencyDigits, fold }: { currencyDigits: number; fold: (text: string) => string }): ImportMapping | null {
  const [first = [], ...rest] = sample
  const hasHeader = first.length > 0 && !first.some((cell) => /\d/.test(cell))
  const rows = hasHeader ? rest : sample
  const columns = first.map((_cell, index) => rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== ''))
  const headed = (words: RegExp): number | null => {
    const found = hasHeader ? first.findIndex((cell) => words.test(fold(cell).replace(/[^a-z]+/g, ' ').trim())) : -1
    return found < 0 ? null : found
  }
  const all = (cells: readonly string[] | undefined, pattern: RegExp) => cells !== undefined && cells.length > 0 && cells.every((cell) => pattern.test(cell.trim()))
  const found = (test: (cells: readonly string[]) => boolean): number | null => {
    const index = columns.findIndex(test)
    return index < 0 ? null : index
  }
  const dateColumn = headed(HEADINGS.date) ?? found((cells) => all(cells, ANY_DATE))
  const amountColumn = headed(HEADINGS.amount) ?? found((cells) => all(cells, ANY_AMOUNT) && !all(cells, ANY_DATE))
  if (dateColumn === null || amountColumn === null) return null
  const dateFormat = guessDateFormat(columns[dateColumn] ?? [])
  return {
    hasHeader,
    dateColumn,
    amountColumn,
    currencyColumn: headed(HEADINGS.currency),
    categoryColumn: headed(HEADINGS.category),
    vendorColumn: headed(HEADINGS.vendor),
    noteColumn: headed(HEADINGS.note),
    dateFormat,
    decimalSign: guessDecimalSign(columns[amountColumn] ?? [], currencyDigits),
    amountsAreNegative: all(columns[amountColumn], /^[^\d]*[-−(]/),
    defaultCategory: null,
  }
}

const ANY_DATE = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(\D.*)?$/
const ANY_AMOUNT = /^[^\d]{0,5}\d[\d.,' \u00a0\u202f]*[^\d]{0,5}$/u

/** The day comes first nearly everywhere; only a second part above 12 says otherwise. */
function guessDateFormat(cells: readonly string[]): DateFormat {
  const parts = cells.map((cell) => /^(\d{1,4})[-/.](\d{1,2})/.exec(cell.trim()))
  if (parts.some((part) => (part?.[1] ?? '').length === 4)) return 'YEAR_MONTH_DAY'
  return parts.some((part) => Number(part?.[2]) > 12) ? 'MONTH_DAY_YEAR' : 'DAY_MONTH_YEAR'
}

/** The last separator is the decimal sign, unless exactly three digits follow it: then it parts thousands. */
function guessDecimalSign(cells: readonly string[], currencyDigits: number): DecimalSign {
  for (const cell of cells) {
    const [, mark = '', digits = ''] = /([.,])(\d+)\D*$/.exec(cell) ?? []
    if (mark === '') continue
    const isGroup = digits.length === 3 && (currencyDigits !== 3 || cell.indexOf(mark) !== cell.lastIndexOf(mark))
    return (mark === '.') === isGroup ? 'COMMA' : 'POINT'
  }
  return 'POINT'
}
