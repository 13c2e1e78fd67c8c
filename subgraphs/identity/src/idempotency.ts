import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { callerKey, deriveKey, type Claims } from '@howl/platform/claims'
import { badInput, conflict } from '@howl/platform/errors'

/** A creating mutation that may come twice: the row that the first one makes keeps these three. */
export type RepeatableCall = { caller: string; key: string; inputHash: Buffer }

/**
 * @param input what the caller asked for, in a form in which equal wishes are equal; without the key.
 * @returns null when the caller gave no key: then every call creates.
 */
export function repeatableCall(claims: Claims, key: string | null | undefined, input: Record<string, unknown>): RepeatableCall | null {
  if (key === null || key === undefined) return null
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw badInput('An idempotencyKey is 1 to 200 printable ASCII characters without spaces.')
  return { caller: callerKey(claims), key, inputHash: createHash('sha256').update(JSON.stringify(input)).digest() }
}

/** @throws CONFLICT when the key was used for another wish. */
export function checkSameInput(call: RepeatableCall, firstInputHash: Buffer | null): void {
  if (!firstInputHash?.equals(call.inputHash)) throw conflict('This idempotencyKey was used for a call with another input. Use a fresh key.')
}

/** As long as a client may still repeat a call whose answer was lost; afterwards the sweep forgets the sealed answer. */
export const ANSWER_KEPT = '1 day'

export type SealedAnswers = ReturnType<typeof openSealedAnswers>

/**
 * Some answers hold a secret of which the row keeps only a hash, and a repeated call must get the same one. It is kept
 * sealed, and the caller's own idempotency key is part of the key: what is in the database, even with HOWL_SECRET beside
 * it, opens nothing.
 */
export function openSealedAnswers(secret: string) {
  const root = deriveKey(secret, 'idempotent-answers')
  const keyFor = ({ caller, key }: RepeatableCall): Buffer => createHmac('sha256', root).update(`${caller}\n${key}`).digest()

  return {
    seal(call: RepeatableCall, plain: string): Buffer {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(call), nonce)
      return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },

    /** @throws CONFLICT when the answer is no longer kept. */
    open(call: RepeatableCall, sealed: Buffer | null): string {
      if (!sealed) throw conflict('The first call with this idempotencyKey is too long ago. Use a fresh key.')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(call), sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
    },
  }
}
