import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createFormat, type Format } from '../format/format.ts'
import { en } from './en.ts'
import { languageOf, localeFor, preferredLanguage } from './languages.ts'
import { createTranslate, type Catalogue, type Translate } from './messages.ts'

const stored = 'howl.language'

interface Spoken {
  code: string
  locale: string
  t: Translate
  choose: (code: string) => void
}

const LanguageContext = createContext<Spoken | null>(null)
const FormatContext = createContext<Format | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ code: string; catalogue: Catalogue }>({ code: 'en', catalogue: en })

  const choose = useCallback(async (code: string) => {
    const language = languageOf(code)
    setSpoken({ code: language.code, catalogue: await language.load() })
    localStorage.setItem(stored, language.code)
  }, [])

  useEffect(() => {
    const chosen = localStorage.getItem(stored)
    const language = chosen ? languageOf(chosen) : preferredLanguage(navigator.languages)
    if (language.code !== 'en') void choose(language.code)
  }, [choose])

  useEffect(() => {
    document.documentElement.lang = spoken.code
  }, [spoken.code])

  const value = useMemo(() => {
    const locale = localeFor(spoken.code, navigator.languages)
    return { code: spoken.code, locale, t: createTranslate(spoken.catalogue, locale), choose: (code: string) => void choose(code) }
  }, [spoken, choose])

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
