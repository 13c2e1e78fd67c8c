import { en } from './en.ts'
import type { Catalogue } from './messages.ts'

/** A language and how its catalogue is loaded. English comes with the app, because the first page needs one. */
interface Language {
  code: string
  /** In its own words. */
  name: string
  load: () => Catalogue | Promise<Catalogue>
}

export const languages: readonly [Language, ...Language[]] = [{ code: 'en', name: 'English', load: () => en }]

export function languageOf(code: string | null): Language {
  return languages.find((language) => language.code === code) ?? languages[0]
}

/** The language that a person's browser asks for, among those there are. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const code = wanted.map((tag) => tag.split('-')[0] ?? '').find((base) => languages.some((language) => language.code === base))
  return languageOf(code ?? null)
}

/** Numbers and dates follow the browser's region when it speaks the chosen language: en-ZA rather than en. */
export function localeFor(code: string, wanted: readonly string[]): string {
  return wanted.find((tag) => tag === code || tag.startsWith(`${code}-`)) ?? code
}
