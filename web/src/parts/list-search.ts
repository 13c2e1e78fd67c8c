import { readRange, type Range, type RangeSearch } from '../format/ranges.ts'

/** The filters of a list as they stand in the address: short, readable, and absent when they say nothing. */
export interface ListSearch extends RangeSearch {
  q?: string
  sort?: string
}

export function readListSearch(raw: Record<string, unknown>): ListSearch {
  return pickTexts(raw, ['q', 'sort', 'range', 'from', 'to'])
}

export function pickTexts<Key extends string>(raw: Record<string, unknown>, keys: readonly Key[]): Partial<Record<Key, string>> {
  const picked: Partial<Record<Key, string>> = {}
  for (const key of keys) {
    const value = raw[key]
    if (typeof value === 'string' && value !== '') picked[key] = value
  }
  return picked
}

/** "PAID,OVERPAID" as the values among those that there are. */
export function readChoices<Value extends string>(text: string | undefined, among: readonly Value[]): Value[] {
  const wanted = new Set(text?.split(','))
  return among.filter((value) => wanted.has(value))
}

export function writeChoices(chosen: readonly string[]): string | undefined {
  return chosen.length > 0 ? chosen.join(',') : undefined
}

/** "100000..250000", of which either end may be absent, as the graph takes it; undefined when it says nothing. */
export function readAmounts(text: string | undefined): { least?: string; most?: string } | undefined {
  const [, least, most] = /^(\d{1,18}(?:\.\d{1,4})?)?\.\.(\d{1,18}(?:\.\d{1,4})?)?$/.exec(text ?? '') ?? []
  return least || most ? { ...(least ? { least } : {}), ...(most ? { most } : {}) } : undefined
}

export function writeAmounts({ least = '', most = '' }: { least?: string; most?: string }): string | undefined {
  return least || most ? `${least}..${most}` : undefined
}

export function readSort<Value extends string>(text: string | undefined, among: readonly [Value, ...Value[]]): Value {
  return among.find((value) => value === text) ?? among[0]
}

/** A list shows any day until somebody chooses: null. */
export function readListRange(search: ListSearch, timeZone: string): Range | null {
  if (search.range === undefined && search.from === undefined && search.to === undefined) return null
  return readRange(search, timeZone)
}

/** Addresses without quotes and brackets: every value is a text. */
export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function writeAddress(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')
  const text = new URLSearchParams(pairs).toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}
