import type { en } from './en.ts'

/** A text that depends on a number. The names are the plural categories of `Intl.PluralRules`; `other` is always there. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

type Widened<T> = T extends string ? string : T extends Plural ? Plural : { [K in keyof T]: Widened<T[K]> }

/** What every language has to bring: the same keys as English, each a text or a plural as there. */
export type Catalogue = Widened<typeof en>

/** All that a language brings. */
export interface Words {
  catalogue: Catalogue
  /** What the server says to people, in English, by what it means here. `{1}`, `{2}` … stand for what differs from time to time. */
  said: Readonly<Record<string, string>>
}

type KeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string | Plural ? `${Path}${K}` : KeysOf<T[K], `${Path}${K}.`>
}[keyof T & string]

export type MessageKey = KeysOf<typeof en>

type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}` ? (Head extends keyof T ? At<T[Head], Rest> : never) : Path extends keyof T ? T[Path] : never
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type ParametersOf<Key extends MessageKey> =
  At<typeof en, Key> extends string ? NamesIn<At<typeof en, Key>> : 'count' | NamesIn<At<typeof en, Key>[keyof At<typeof en, Key>]>
type Values<Key extends MessageKey> = [ParametersOf<Key>] extends [never] ? [] : [{ [Name in ParametersOf<Key>]: string | number }]

/** The texts that need no value, for lists of labels. */
export type PlainKey = { [Key in MessageKey]: [ParametersOf<Key>] extends [never] ? Key : never }[MessageKey]

/** Looks a text up and fills it in. A missing or surplus value is a compile error. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: Values<Key>) => string

export function createTranslate(catalogue: Catalogue, locale: string): Translate {
  const plural = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (key, ...rest) => {
    const values: Record<string, string | number> = rest[0] ?? {}
    const message = find(catalogue, key)
    const text = typeof message === 'string' ? message : (message[plural.select(Number(values['count']))] ?? message.other)
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

function find(catalogue: Catalogue, key: string): string | Plural {
  let at: unknown = catalogue
  for (const part of key.split('.')) at = (at as Record<string, unknown>)[part]
  return at as string | Plural
}
