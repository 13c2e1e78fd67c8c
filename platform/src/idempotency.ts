import { createHash } from 'node:crypto'
import { callerKey, type Claims } from './claims.ts'
import type { Tx } from './database.ts'
import { badInput, conflict } from './errors.ts'

/** A creating mutation that may come twice: the row that the first one makes keeps these three. */
export type RepeatableCall = { caller: string; key: string; inputHash: Buffer }

/**
 * For a mutation whose own row keeps the key, because it has no project yet or answers a repetition with a secret.
 *
 * @param input what the caller asked for, without the key.
 * @returns null when the caller gave no key: then every call creates.
 * @throws BAD_USER_INPUT for a key that is none.
 */
export function repeatableCall(claims: Claims, key: string | null | undefined, input: object): RepeatableCall | null {
  if (key === null || key === undefined) return null
  return { caller: callerKey(claims), key: checkKey(key), inputHash: hashOf(input) }
}

/**
 * @param firstInputHash what the first call's row kept.
 * @throws CONFLICT when the key was used for a call with another input.
 */
export function checkSameInput({ inputHash }: Pick<RepeatableCall, 'inputHash'>, firstInputHash: Buffer | null): void {
  if (!firstInputHash?.equals(inputHash)) throw conflict('This idempotencyKey was used for a call with another input. Use a fresh key.')
}

/** A creating mutation in a project, which may come twice. */
export type RepeatableCreation = {
  projectId: string
  operation: string
  /** Absent: every call creates. */
  key: string | null | undefined
  /** What was asked for, without the key and without secrets. */
  input: object
  /** The id that the record gets when this call is the first. */
  newId: string
}

/**
 * Claims the key of a creating call inside the transaction that creates: of two calls at once the second waits here,
 * and finds the first one's record.
 *
 * @param table keeps the keys: `project_id`, `operation`, `key` (unique together), `input_hash` as text and `result_id`.
 * @returns the id of the record that an earlier call made; null when this call is the first.
 * @throws BAD_USER_INPUT for a key that is none, CONFLICT when it was used for a call with another input.
 */
export async function findRepeated(tx: Tx, table: string, { projectId, operation, key, input, newId }: RepeatableCreation): Promise<string | null> {
  if (key === null || key === undefined) return null
  const call = { inputHash: hashOf(input) }
  const claimed = await tx.query(
    `insert into ${table} (project_id, operation, key, input_hash, result_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning result_id`,
    [projectId, operation, checkKey(key), call.inputHash.toString('base64url'), newId],
  )
  if (claimed.length > 0) return null
  const [first] = await tx.query<{ input_hash: string; result_id: string }>(
    `select input_hash, result_id from ${table} where project_id = $1 and operation = $2 and key = $3`,
    [projectId, operation, key],
  )
  if (!first) throw new Error('an idempotency key vanished')
  checkSameInput(call, Buffer.from(first.input_hash, 'base64url'))
  return first.result_id
}

function checkKey(key: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw badInput('An idempotencyKey is 1 to 200 printable ASCII characters without spaces.')
  return key
}

const hashOf = (input: object): Buffer => createHash('sha256').update(canonical(input)).digest()

/** Equal wishes give equal text: keys are sorted, and what is absent and what is null are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === null) return undefined
    if (typeof item === 'bigint') return item.toString()
    if (typeof item !== 'object' || Array.isArray(item)) return item
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
