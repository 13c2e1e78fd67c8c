import { redact } from './log.ts'

/**
 * Thrown by a handler when trying again would be wrong: the work goes to the dead state at once and waits for a person.
 * An external send whose outcome cannot be found out ends like this.
 */
export class GiveUp extends Error {
  override name = 'GiveUp'
}

/** Somebody else holds the work by now, or it was cancelled: whatever was written in this transaction is rolled back. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

const LONGEST_TEXT = 500

/** What a person reads beside failed work: the message alone, without secrets and without a stack. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  // PostgreSQL's text cannot hold a zero byte, and a failure that cannot be written down would be repeated for ever.
  const text = String(redact(message)).replaceAll('\u0000', '').trim()
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
}

/** SQLSTATE of lost connections (08), of collisions such as deadlocks (40), of missing room (53), of time-outs and shutdowns (57), and of a lock that was not got in time. */
const PASSING = /^(?:08|40|53|57)[0-9A-Z]{3}$|^55P03$/

/** Whether the state of the database is at fault, and not what was asked of it: the same transaction may well succeed when it is tried again. */
export function isPassing(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && PASSING.test(code)
}

export const FIRST_BACKOFF_MS = 1_000
export const LONGEST_BACKOFF_MS = 3_600_000

/**
 * How long after its nth attempt work waits for the next: doubled each time, half of it by chance, so that what failed
 * together does not come back together.
 *
 * @param random 0 to 1
 */
export function backoffMs(attempts: number, random: number): number {
  const longest = Math.min(FIRST_BACKOFF_MS * 2 ** (attempts - 1), LONGEST_BACKOFF_MS)
  return Math.round(longest * (0.5 + random / 2))
}
