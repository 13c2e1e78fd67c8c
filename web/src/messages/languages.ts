import type { Words } from './messages.ts'

/** A language and how its words are loaded. None comes with the app: whoever reads Vietnamese does not pay for English. */
export interface Language {
  code: string
  /** In its own words. */
  name: string
  load: () => Promise<Words>
}

export const languages: readonly [Language, ...Language[]] = [
  // What the server says is English already.
  { code: 'en', name: 'English', load: async () => ({ catalogue: (await import('./en.ts')).en, said: {} }) },
  { code: 'vi', name: 'Tiếng Việt', load: async () => (await import('./vi.ts')).vi },
]

const stored = 'howl.language'

export function languageOf(code: string | null): Language {
  return languages.find((language) => language.code === code) ?? languages[0]
}

/** What the person chose in this browser, otherwise the language that the browser asks for. `ui/first-paint.js` decides alike. */
export function languageAtStart(): Language {
  const chosen = localStorage.getItem(stored)
  return chosen ? languageOf(chosen) : preferredLanguage(navigator.languages)
}

export function rememberLanguage({ code }: Language): void {
  localStorage.setItem(stored, code)
}

/** The language that a person's browser asks for, among those there are. */
function preferredLanguage(wanted: readonly string[]): Language {
  const code = wanted.map((tag) => tag.split('-')[0] ?? '').find((base) => languages.some((language) => language.code === base))
  return languageOf(code ?? null)
}

/** Numbers and dates follow the browser's region when it speaks the chosen language: en-ZA rather than en. */
export function localeFor(code: string, wanted: readonly string[]): string {
  return wanted.find((tag) => tag === code || tag.startsWith(`${code}-`)) ?? code
}
