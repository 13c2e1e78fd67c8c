import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvProblem, DELIMITERS, openCsv, sniffDelimiter, type CsvRecord, type Delimiter } from './csv.ts'

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(text: string | Buffer, { size = 7, wanted = null }: { size?: number; wanted?: Delimiter | null } = {}) {
  const file = await openCsv(inPieces(Buffer.from(text as string), size), wanted)
  const records: CsvRecord[] = []
  for await (const record of file.records) records.push(record)
  return { ...file, records }
}
const cells = async (text: string | Buffer, options = {}) => (await read(text, options)).records.map((record) => record.cells)
const utf16 = (text: string, isBig = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}

describe('a file', () => {
  test.each([
    ['commas', 'day,amount\n2026-01-01,5\n', 'COMMA'],
    ['semicolons, with commas in the amounts', 'day;amount;note\n2026-01-01;5,50;a\n2026-01-02;6,50;b, c\n', 'SEMICOLON'],
    ['tabs', 'day\tamount\n2026-01-01\t1,000.50\n', 'TAB'],
    ['commas, with a title above and semicolons in a note', 'Account 1\nday,amount,note\n1,2,"a;b;c"\n3,4,"d;e"\n', 'COMMA'],
    ['semicolons within quotes only', '"a;b","c;d"\n"e;f","g;h"\n', 'COMMA'],
    ['one column', 'amount\n5\n', 'COMMA'],
  ])('with %s is recognised', (_, text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter)
  })

  test('may be said to have another delimiter', async () => {
    expect(await cells('a;b,c\n', { wanted: 'COMMA' })).toEqual([['a;b', 'c']])
  })

  test.each([
    ['UTF-8', Buffer.from('Ngày;Số tiền\n1;2\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffNgày;Số tiền\n1;2\n')],
    ['UTF-16, as Excel writes it', utf16('Ngày;Số tiền\n1;2\n')],
    ['UTF-16, big end first', utf16('Ngày;Số tiền\n1;2\n', true)],
  ])('in %s is read, also when it comes byte by byte', async (_, bytes) => {
    for (const size of [1, 2, 3, 1000]) expect(await cells(bytes, { size })).toEqual([['Ngày', 'Số tiền'], ['1', '2']])
  })

  test('in an old code page is refused with what to do', async () => {
    await expect(read(Buffer.from([0x4e, 0x67, 0xe0, 0x79, 0x2c, 0x31]))).rejects.toThrow(/CSV UTF-8/)
    // Also when the fault is far behind what was looked at first.
    await expect(read(Buffer.concat([Buffer.from('a,b\n'.repeat(40_000)), Buffer.from([0xe0, 0x0a])]), { size: 16_384 })).rejects.toThrow(CsvProblem)
  })

  test('keeps quotes, delimiters and line breaks within quotes, and names the line where a record begins', async () => {
    const text = 'a,b\r\n"one\r\ntwo","say ""hi"", you"\r\n\r\nc,d\r\n"x\n\ny",e\nf,g\rh,i'
    expect((await read(text)).records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['one\r\ntwo', 'say "hi", you'] },
      { line: 5, cells: ['c', 'd'] },
      { line: 6, cells: ['x\n\ny', 'e'] },
      { line: 9, cells: ['f', 'g'] },
      { line: 10, cells: ['h', 'i'] },
    ])
  })

  test('may hold stray quotes, rows of unequal length and empty ones', async () => {
    expect(await cells('3" pipe,5\n"a"b,c\n,,\nonly\n1,2,3\n')).toEqual([['3" pipe', '5'], ['"a"b', 'c'], ['only'], ['1', '2', '3']])
  })

  test('with a quote that is never closed is refused by its line', async () => {
    await expect(read('a,b\nc,d\n"e,f\ng,h\n')).rejects.toThrow('Line 3: a quote is opened here and never closed.')
    await expect(read(`a,b\n"${'x\n'.repeat(50_000)}`, { size: 16_384 })).rejects.toThrow(/^Line 2: .*64 KiB/)
  })

  test('with a hundred cells is read, with more refused', async () => {
    expect((await cells(Array.from({ length: 100 }, () => 'x').join()))[0]).toHaveLength(100)
    await expect(read(Array.from({ length: 101 }, () => 'x').join())).rejects.toThrow('Line 1 has 101 cells')
  })

  test('that is empty has no records', async () => {
    expect(await cells('')).toEqual([])
    expect(await cells('\ufeff\r\n\r\n')).toEqual([])
  })
})

test('whatever is written as CSV is read as it was, in whatever pieces, with the right lines', async () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('a\nb', 'c\r\nd', '"', '""', ',', ';', '\t', 'Tiền, "nhà"', 'x\ry'))
  const file = fc.record({
    rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
    delimiter: fc.constantFrom<Delimiter>('COMMA', 'SEMICOLON', 'TAB'),
    end: fc.constantFrom('\n', '\r\n'),
    hasMark: fc.boolean(),
    size: fc.integer({ min: 1, max: 50 }),
  })
  await fc.assert(
    fc.asyncProperty(file, async ({ rows, delimiter, end, hasMark, size }) => {
      const kept = rows.filter((row) => row.some((text) => text.trim() !== ''))
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const text = kept.map((row) => row.map(quoted).join(DELIMITERS[delimiter])).join(end)
      const { records } = await read(`${hasMark ? '\ufeff' : ''}${text}`, { size, wanted: delimiter })
      expect(records.map((record) => record.cells)).toEqual(kept)
      let line = 1
      for (const [index, record] of records.entries()) {
        expect(record.line).toBe(line)
        line += 1 + (kept[index]?.join('').match(/\r\n|\n|\r/g)?.length ?? 0)
      }
    }),
    { numRuns: 300 },
  )
})
