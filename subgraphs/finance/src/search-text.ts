/** What is searched: everything a person may remember of a record, lower-cased and without accents. */
export function searchText(parts: readonly (string | null | undefined)[]): string {
  return parts.map((part) => fold(part ?? '')).filter(Boolean).join('\n')
}

/**
 * The words of a search, each with the ways in which it may be meant: "1,250.50" and "250.000" are amounts written as
 * people write them, and stand in the text without separators of thousands. A record is found when every word is.
 */
export function searchWords(search: string | null | undefined): string[][] {
  return fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10)
    .map((word) => [...new Set([word, ...(/^[\d.,]+$/.test(word) ? [word.replaceAll(',', ''), word.replace(/[.,]/g, '')] : [])].filter(Boolean))])
}

/** Vietnamese is typed with and without its marks; đ is a letter of its own to Unicode. NUL cannot be stored or asked for. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('\u0000', '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()
