import type { ProjectClaims } from './claims.ts'
import { type FieldError, invalidInput, type InvalidInput } from './errors.ts'
import { MoneyProblem, parseMoney, type Money } from './money.ts'

/** `name` begins the sentence that says what is wrong: "The note". */
type TextRule = { path: string[]; value: string | null | undefined; name: string; max: number }
type MoneyRule = { path: string[]; value: Money; project: Pick<ProjectClaims, 'currency'>; least: bigint | null }
type TimeRule = { path: string[]; value: Date | null | undefined; name: string; now: Date }

/** PostgreSQL takes no NUL, no terminal wants the others, and half a character is none. Line breaks and tabs are text. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u

/** A phone's clock may run ahead of ours. */
const CLOCK_TOLERANCE_MS = 60_000

/** Reads the fields of an input and notes every fault with its path, so that a person mends all of them at once. */
export class InputReader {
  readonly #faults: FieldError[] = []

  /** Notes what is wrong at a place of the input (outermost field first). */
  fault(path: string[], message: string): void {
    this.#faults.push({ path, message })
  }

  /** Whether anything is wrong so far. */
  get isFaulty(): boolean {
    return this.#faults.length > 0
  }

  /** Everything that is wrong, as the mutation answers it. @throws Error when nothing is. */
  refusal(): InvalidInput {
    return invalidInput(this.#faults)
  }

  /** A text that has to be there, trimmed. @returns '' when faulty: the caller stops at `isFaulty` before it uses anything. */
  text(rule: TextRule): string {
    const text = this.optionalText(rule)
    if (text !== null) return text
    if (!this.#faults.some(({ path }) => path.join() === rule.path.join())) this.fault(rule.path, `${rule.name} is missing.`)
    return ''
  }

  /** @returns the text, trimmed; null when it is absent, blank or faulty. */
  optionalText({ path, value, name, max }: TextRule): string | null {
    const text = (value ?? '').trim()
    if (text === '') return null
    if (text.length > max) this.fault(path, `${name} may have at most ${max} characters; this has ${text.length}.`)
    else if (UNPRINTABLE.test(text)) this.fault(path, `${name} holds characters that cannot be shown.`)
    else return text
    return null
  }

  /** @returns null when absent, and the text as it came when it is none. */
  email(path: string[], value: string | null | undefined): string | null {
    const text = this.optionalText({ path, value, name: 'The e-mail address', max: 254 })
    if (text === null || /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\].]+$/.test(text)) return text
    this.fault(path, 'This is no e-mail address.')
    return null
  }

  /** @returns minor units of the project's currency, at least `least`; 0n when faulty. */
  money({ path, value, project, least }: MoneyRule): bigint {
    if (value.currency !== project.currency) {
      this.fault([...path, 'currency'], `The project's currency is ${project.currency}; amounts in ${value.currency} cannot be taken yet.`)
      return 0n
    }
    try {
      const { minor } = parseMoney(value)
      if (least === null || minor >= least) return minor
      this.fault([...path, 'amount'], least === 0n ? 'The amount may not be negative.' : 'The amount must be more than zero.')
    } catch (error) {
      if (!(error instanceof MoneyProblem)) throw error
      this.fault([...path, 'amount'], error.message)
    }
    return 0n
  }

  /** An instant that has passed; now when absent. */
  past({ path, value, name, now }: TimeRule): Date {
    if (!value) return now
    if (value.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) this.fault(path, `${name} lies in the future.`)
    else if (value.getUTCFullYear() < 1970) this.fault(path, `${name} lies before 1970.`)
    return value
  }
}
