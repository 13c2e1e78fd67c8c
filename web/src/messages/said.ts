import type { Money } from '../format/decimal.ts'
import type { Words } from './messages.ts'

/** Turns what the server said, in English, into the person's words; what it does not know it leaves as it is. */
export type Listener = (text: string) => string

export function createListener(said: Words['said'], money: (amount: Money) => string): Listener {
  const patterns = Object.entries(said).map(([text, meaning]) => ({ pattern: patternOf(text), meaning }))
  const inWords = (text: string): string => {
    const exact = said[text]
    if (exact !== undefined) return exact
    for (const { pattern, meaning } of patterns) {
      const values = pattern.exec(text)
      // What ends like a sentence is one, and has words of its own; all else is a name or a number.
      if (values) return meaning.replace(/\{(\d)\}/g, (_whole, number: string) => (values[Number(number)] ?? '').replace(/^.+\.$/s, inWords))
    }
    return text
  }
  return (text) => withMoney(inWords(text), money)
}

/** The server writes amounts as it keeps them, such as "420000 VND". */
function withMoney(text: string, money: (amount: Money) => string): string {
  return text.replace(/(?<![\d.,#-])(\d+(?:\.\d+)?) ([A-Z]{3})\b/g, (whole, amount: string, currency: string) => (currencies.has(currency) ? money({ amount, currency }) : whole))
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Every refusal in an answer, put into the person's words where it stands. */
export function hearRefusals<Data>(data: Data, hear: Listener): Data {
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([field, outcome]: [string, unknown]) => [field, isRefusal(outcome) ? inWords(outcome, hear) : outcome])) as Data
}

interface Refusal {
  message: string
  fieldErrors?: readonly { message: string }[]
}

function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === 'object' && outcome !== null && 'message' in outcome && typeof outcome.message === 'string'
}

function inWords(refusal: Refusal, hear: Listener): Refusal {
  const fieldErrors = refusal.fieldErrors?.map((error) => ({ ...error, message: hear(error.message) }))
  return { ...refusal, message: hear(refusal.message), ...(fieldErrors ? { fieldErrors } : {}) }
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replace(/\{\d\}/g, '(.+?)')}$`)
}
