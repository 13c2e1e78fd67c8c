import { pipeline, Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'

export type Delimiter = 'COMMA' | 'SEMICOLON' | 'TAB'

export const DELIMITERS: Readonly<Record<Delimiter, string>> = { COMMA: ',', SEMICOLON: ';', TAB: '\t' }

export type CsvRecord = {
  /** Where it begins in the file, counted from 1. */
  line: number
  cells: string[]
}

export type CsvFile = { delimiter: Delimiter; encoding: string; records: AsyncIterable<CsvRecord> }

/** What is wrong with a file, for whoever made it. */
export class CsvProblem extends Error {
  override name = 'CsvProblem'
}

/** Enough to see how a file is written, and the most that is held of it at once beside a chunk. */
const HEAD_BYTES = 64 * 1024
/** A record that is longer is a quote that was never closed. */
const LONGEST_RECORD = 64 * 1024
const MOST_COLUMNS = 100

/**
 * Reads a CSV file as it comes in, whatever wrote it: with or without a byte order mark (UTF-8, or UTF-16 as Excel's
 * "Unicode text"), separated by commas, semicolons or tabs, with line breaks of any system, also within quotes.
 *
 * @param wanted the delimiter, when a person says so; else it is found out.
 * @throws CsvProblem, also while records are read.
 */
export async function openCsv(body: AsyncIterable<Buffer>, wanted: Delimiter | null): Promise<CsvFile> {
  const pieces = body[Symbol.asyncIterator]()
  const head = await takeHead(pieces)
  const encoding = encodingOf(head)
  const decoder = new TextDecoder(encoding, { fatal: true })
  const start = decode(decoder, head)
  const delimiter = wanted ?? sniffDelimiter(start)
  return { delimiter, encoding: encoding.toUpperCase(), records: readRecords(texts({ start, pieces, decoder }), DELIMITERS[delimiter]) }
}

async function takeHead(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  const taken: Buffer[] = []
  for (let length = 0; length < HEAD_BYTES; ) {
    const next = await pieces.next()
    if (next.done) break
    taken.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(taken)
}

function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Takes the byte order mark away. @param piece null at the end. */
function decode(decoder: TextDecoder, piece: Buffer | null): string {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new CsvProblem('The file is not in UTF-8. Save it as "CSV UTF-8" and send it again.')
  }
}

async function* texts({ start, pieces, decoder }: { start: string; pieces: AsyncIterator<Buffer>; decoder: TextDecoder }): AsyncGenerator<string> {
  yield start
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield decode(decoder, next.value)
  yield decode(decoder, null)
}

/**
 * The delimiter by which most of the first lines have equally many cells, and of those the one with the most: a comma is
 * also a decimal sign, and a semicolon also stands in notes, but neither as regularly as what separates the cells.
 */
export function sniffDelimiter(text: string): Delimiter {
  const lines = unquoted(text).split(/\r\n|\n|\r/).slice(0, 30).filter((line) => line.trim() !== '')
  const scores = (Object.keys(DELIMITERS) as Delimiter[]).map((delimiter) => {
    const counts = lines.map((line) => line.split(DELIMITERS[delimiter]).length - 1)
    const usual = mostFrequent(counts.filter((count) => count > 0))
    return { delimiter, share: counts.filter((count) => count > 0 && count === usual).length / Math.max(lines.length, 1), usual }
  })
  const [best] = scores.toSorted((a, b) => b.share - a.share || b.usual - a.usual)
  return best && best.share > 0 ? best.delimiter : 'COMMA'
}

/** What stands within quotes separates nothing. */
const unquoted = (text: string): string => text.replace(/"(?:[^"]|"")*("|$)/g, '""')

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  const [first] = [...times].toSorted(([countA, a], [countB, b]) => b - a || countB - countA)
  return first?.[0] ?? 0
}

async function* readRecords(source: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  // Where the next record begins, and where those begin that are parsed and not taken yet.
  let line = 1
  const starts: number[] = []
  const parser = parse({
    delimiter,
    // Named, because the parser would settle on the first that it meets, and pasted files hold several.
    record_delimiter: ['\r\n', '\n', '\r'],
    // A stray quote (3" pipe) is text; only one that is never closed is a fault.
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    // Lines are counted here and not where records are taken, so that a fault names the line of its own record. The
    // parser's own count takes a CRLF within quotes for two.
    on_record: (cells: string[]) => {
      starts.push(line)
      line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      return cells
    },
  })
  pipeline(Readable.from(source), parser, () => {
    // Whatever ends the pipeline is thrown by the loop below.
  })
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const start = starts.shift() ?? line
      if (cells.length > MOST_COLUMNS) throw new CsvProblem(`Line ${start} has ${cells.length} cells; ${MOST_COLUMNS} is the most.`)
      if (cells.some((cell) => cell.trim() !== '')) yield { line: start, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CsvProblem(`Line ${line}: ${FAULTS[error.code] ?? error.message}`)
  }
}

const FAULTS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened here and never closed.',
  CSV_MAX_RECORD_SIZE: 'a record of more than 64 KiB begins here. A quote may be missing.',
}
