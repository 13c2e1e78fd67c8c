import { stringify } from 'csv-stringify/sync'

/** A column of a file. What no language changes: amounts with a point, days and moments as in ISO 8601. */
export type CsvColumn<Row> = {
  /** Plain numbers may begin with a minus; everything else that does could be a formula. */
  isNumber: boolean
  of: (row: Row) => string | null
}

export const text = <Row>(of: CsvColumn<Row>['of']): CsvColumn<Row> => ({ isNumber: false, of })
export const number = <Row>(of: CsvColumn<Row>['of']): CsvColumn<Row> => ({ isNumber: true, of })
export const moment = <Row>(of: (row: Row) => Date | null): CsvColumn<Row> => text((row) => of(row)?.toISOString() ?? null)

/** By which Excel knows UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Where a cell may begin, and the sign that would make it a formula, also in the widths of Asian scripts. A spreadsheet that is
 * used to decimal commas separates at `;`, another one at tabs, and makes nothing of quotes further on in what it takes for a cell;
 * so what stands behind such a sign, or in a line of its own, begins a cell too. What nobody sees counts for nothing there.
 * The sign may be missing: then the search goes on behind what it has passed, and looks at no character twice.
 */
const BEGINNING = /((?:[;\t\r\n]|^)[\s"\p{Cc}\p{Cf}]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])?/gu
const IS_NUMBER = /^-?\d+(\.\d+)?$/

/** A text that is a text in every spreadsheet too: no formula runs on the machine of who opens the file. */
export const plain = (cell: string): string => cell.replace(BEGINNING, (met: string, before: string, sign: string | undefined) => (sign === undefined ? met : `${before}'${sign}`))

export function cellOf<Row>({ isNumber, of }: CsvColumn<Row>, row: Row): string {
  const cell = of(row) ?? ''
  return isNumber && IS_NUMBER.test(cell) ? cell : plain(cell)
}

/** Lines as RFC 4180 wants them. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  // Also a lone CR or LF is quoted, which some readers take for the end of a line. Of one column an empty cell would be an
  // empty line, which readers skip.
  // Quoted is also what separates cells in other languages.
  return stringify(rows as string[][], { record_delimiter: '\r\n', quote_record_delimiter: true, quoted_match: /[;\t]/, quoted_empty: rows[0]?.length === 1 })
}
