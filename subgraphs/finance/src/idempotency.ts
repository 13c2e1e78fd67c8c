import { createHash } from 'node:crypto'
import type { Tx } from '@howl/platform/database'
import { badInput, conflict } from '@howl/platform/errors'

export type RepeatableCall = {
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
 * @returns the id of the record that an earlier call made; null when this call is the first.
 * @throws CONFLICT when the key was used for a call with another input.
 */
export async function findRepeated(tx: Tx, { projectId, operation, key, input, newId }: RepeatableCall): Promise<string | null> {
  if (key === null || key === undefined) return null
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw badInput('An idempotencyKey is 1 to 200 printable ASCII characters without spaces.')
  const hash = createHash('sha256').update(canonical(input)).digest('base64url')
  const claimed = await tx.query(
    `insert into finance.idempotency_keys (project_id, operation, key, input_hash, result_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning result_id`,
    [projectId, operation, key, hash, newId],
  )
  if (claimed.length > 0) return null
  const [first] = await tx.query<{ input_hash: string; result_id: string }>(
    'select input_hash, result_id from finance.idempotency_keys where project_id = $1 and operation = $2 and key = $3',
    [projectId, operation, key],
  )
  if (!first) throw new Error('an idempotency key vanished')
  if (first.input_hash !== hash) throw conflict('This idempotencyKey was used for a call with another input. Use a fresh key.')
  return first.result_id
}

/** Equal wishes give equal text: keys are sorted, and what is absent and what is null are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === null) return undefined
    if (typeof item === 'bigint') return item.toString()
    if (typeof item !== 'object' || Array.isArray(item)) return item
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
