import { useRef, useState } from 'react'
import { usePerson } from '../session/SessionContext.tsx'

export interface Draft<Values> {
  /** Where the form begins: with what was typed before, otherwise empty. */
  values: Values
  /** The values are those of before a reload, an error, or a panel that was closed. */
  isRestored: boolean
  /** For the form's `onValuesChange`. */
  keep: (values: Values) => void
  /** After saving, and to begin anew. */
  clear: () => void
}

/**
 * What a person types into a form, kept in this tab until it is saved: it survives a reload, the end of a session and a
 * panel that was closed by mistake. It is the person's own, so whoever signs in after them does not find it.
 *
 * @param name of the form and what it is about, such as the project.
 */
export function useDraft<Values extends object>(name: string, empty: Values): Draft<Values> {
  const person = usePerson()
  const key = useRef(`howl.draft.${person?.id ?? ''}.${name}`)
  const [{ values, isRestored }, setStart] = useState(() => {
    const kept = readDraft(key.current, empty)
    return { values: kept ?? empty, isRestored: kept !== null }
  })
  return {
    values,
    isRestored,
    keep: (next) => {
      if (outline(next) === outline(empty)) sessionStorage.removeItem(key.current)
      else sessionStorage.setItem(key.current, JSON.stringify(next))
    },
    clear: () => {
      sessionStorage.removeItem(key.current)
      setStart({ values: empty, isRestored: false })
    },
  }
}

/** Without what tells the lines of a list apart: two empty forms are alike. */
function outline(values: object): string {
  return JSON.stringify(values, (name, value: unknown) => (name === 'key' ? undefined : value))
}

/** Null when there is none, or when it was kept by a version of the form with other fields. */
export function readDraft<Values extends object>(key: string, empty: Values): Values | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const isSameForm = Object.keys(empty).every((field) => field in kept) && Object.keys(kept).every((field) => field in empty)
    return isSameForm ? (kept as Values) : null
  } catch {
    return null
  }
}
