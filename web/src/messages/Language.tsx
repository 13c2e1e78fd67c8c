import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createFormat, type Format } from '../format/format.ts'
import { languageOf, localeFor, rememberLanguage, type Language } from './languages.ts'
import { createTranslate, type Translate, type Words } from './messages.ts'
import { createListener, type Listener } from './said.ts'

interface Spoken {
  code: string
  locale: string
  t: Translate
  /** What the server said, in the person's language as far as it is known there. */
  hear: Listener
  choose: (code: string) => Promise<void>
}

const LanguageContext = createContext<Spoken | null>(null)
const FormatContext = createContext<Format | null>(null)

interface Chosen {
  language: Language
  words: Words
}

export function LanguageProvider({ first, children }: { first: Chosen; children: ReactNode }) {
  const [{ language, words }, setChosen] = useState(first)
  const { code } = language

  // The words of before stay until the others are there: a page never stands without any.
  const choose = useCallback(async (next: string) => {
    const chosen = languageOf(next)
    setChosen({ language: chosen, words: await chosen.load() })
    rememberLanguage(chosen)
  }, [])

  useEffect(() => {
    document.documentElement.lang = code
  }, [code])

  const value = useMemo(() => {
    const locale = localeFor(code, navigator.languages)
    const format = createFormat(locale, 'UTC')
    return { code, locale, t: createTranslate(words.catalogue, locale), hear: createListener(words.said, (amount) => format.money(amount)), choose }
  }, [code, words, choose])

  return (
    <LanguageContext value={value}>
      <FormatProvider timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>{children}</FormatProvider>
    </LanguageContext>
  )
}

/** Times below this point are shown in the given zone: a project's. */
export function FormatProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const { locale } = useLanguage()
  const format = useMemo(() => createFormat(locale, timeZone), [locale, timeZone])
  return <FormatContext value={format}>{children}</FormatContext>
}

export function useLanguage(): Spoken {
  const spoken = useContext(LanguageContext)
  if (!spoken) throw new Error('useLanguage needs a LanguageProvider above it.')
  return spoken
}

export function useMessages(): Translate {
  return useLanguage().t
}

export function useFormat(): Format {
  const format = useContext(FormatContext)
  if (!format) throw new Error('useFormat needs a FormatProvider above it.')
  return format
}
