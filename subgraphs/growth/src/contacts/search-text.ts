const NAME_KEY_LENGTH = 100
/** Shorter than what PostgreSQL takes into an index, in any script. */
const SEARCH_TEXT_LENGTH = 400

const MOST_WORDS = 10

/** Lower case without marks, double spaces and NUL: "Nguyễn  Đức" is found and sorted as "nguyen duc". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\0]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/gu, ' ')
    .trim()
}

export const nameKey = (name: string): string => cut(fold(name), NAME_KEY_LENGTH)

export const searchText = (name: string, email: string | null): string =>
  cut(email === null ? fold(name) : `${fold(name)} ${fold(email)}`, SEARCH_TEXT_LENGTH)

/** The words that a contact has to have, all of them, and anywhere. */
export const searchWords = (search: string): string[] =>
  fold(search)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)

export const patternOf = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** By characters: half of a surrogate pair is no text that PostgreSQL would store. */
const cut = (text: string, length: number): string => [...text].slice(0, length).join('')
