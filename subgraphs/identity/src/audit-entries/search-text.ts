const LONGEST = 4_000
const MOST_WORDS = 10

/** Vietnamese is typed with and without its marks; đ is a letter of its own to Unicode. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\0]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')

/** Everything that a person may remember of an entry; of facts their values at any depth. */
export const searchText = (parts: readonly unknown[]): string =>
  [...new Set(parts.flatMap(textsIn).map(fold))].join('\n').slice(0, LONGEST).replace(/\p{Surrogate}$/u, '')

/** LIKE patterns that an entry has to meet, all of them: one for each word, which may stand anywhere. */
export const searchPatterns = (search: string | null | undefined): string[] =>
  fold(search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`)

function textsIn(value: unknown): string[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'object') return Object.values(value).flatMap(textsIn)
  return [typeof value === 'string' ? value : JSON.stringify(value)]
}
