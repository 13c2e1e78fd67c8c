import { invalidInput, type InvalidInput } from '@howl/platform/errors'
import type { InputReader } from '@howl/platform/input'

/** Ends a transaction that has written something already, an idempotency key for one: nothing of it may stay. */
class Refused extends Error {
  override name = 'Refused'
  readonly refusal: InvalidInput

  constructor(refusal: InvalidInput) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** Rolls the transaction back when the reader has found a fault; `orRefusal` around it gives the answer. */
export function refuseFaults(reader: InputReader): void {
  if (reader.isFaulty) throw new Refused(reader.refusal())
}

/** As `refuseFaults`, for one fault that is found within. */
export function refuse(path: string[], message: string): never {
  throw new Refused(invalidInput([{ path, message }]))
}

/** What a constraint of the database says to a person, by its name: two who do the same at once both pass the look before. */
type Constraints = Readonly<Record<string, { path: string[]; message: string }>>

export async function orRefusal<Result>(work: Promise<Result>, constraints: Constraints = {}): Promise<Result | InvalidInput> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    const fault = constraints[String((error as { constraint?: unknown } | null)?.constraint)]
    if (fault) return invalidInput([fault])
    throw error
  }
}
