import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { deriveKey } from '@howl/platform/claims'
import { conflict } from '@howl/platform/errors'
import type { RepeatableCall } from '@howl/platform/idempotency'

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
