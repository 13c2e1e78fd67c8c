import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '@howl/platform/claims'

// A refresh token is base64url of
//   session id   16 bytes   which row to look at
//   secret       32 bytes   random; the row keeps SHA-256 of it
//   mark         16 bytes   HMAC of both: tells a token that we once gave (and which, when no longer current, was stolen
//                           or kept) from one that somebody made up to sign another person out
const ID = 16
const SECRET = 32
const MARK = 16

/**
 * How long a refresh token that was just exchanged still gets the answer it got: a tab that lost it, or twenty that
 * asked at once. It ends as soon as the successor is exchanged, which proves that the answer arrived.
 */
export const LEEWAY = '10 seconds'

export type RefreshToken = { sessionId: string; secret: Buffer }

export const hashSecret = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest()

export type RefreshTokens = ReturnType<typeof openRefreshTokens>

export function openRefreshTokens(secret: string) {
  const markKey = deriveKey(secret, 'refresh-token-marks')
  const nextKey = deriveKey(secret, 'refresh-token-successors')

  const mark = (body: Buffer): Buffer => createHmac('sha256', markKey).update(body).digest().subarray(0, MARK)

  return {
    newSecret: (): Buffer => randomBytes(SECRET),

    newSalt: (): Buffer => randomBytes(SECRET),

    /**
     * The token that follows. Made from the one before and from the salt that its rotation stored, so that whoever asks
     * again because the answer was lost gets the same one, although the database keeps only hashes; without the token
     * before, the row and the key together it cannot be told.
     */
    successor: (before: Buffer, salt: Buffer): Buffer => createHmac('sha256', nextKey).update(before).update(salt).digest(),

    write({ sessionId, secret: value }: RefreshToken): string {
      const body = Buffer.concat([Buffer.from(sessionId.replaceAll('-', ''), 'hex'), value])
      return Buffer.concat([body, mark(body)]).toString('base64url')
    },

    /** @returns null for what we never gave. */
    read(text: string): RefreshToken | null {
      if (!/^[\w-]{86}$/.test(text)) return null
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length !== ID + SECRET + MARK) return null
      const body = bytes.subarray(0, ID + SECRET)
      if (!timingSafeEqual(mark(body), bytes.subarray(ID + SECRET))) return null
      const hex = body.subarray(0, ID).toString('hex')
      const sessionId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
      return { sessionId, secret: body.subarray(ID) }
    },
  }
}
