import { deriveKey } from '@howl/platform/claims'
import { unauthenticated } from '@howl/platform/errors'
import { SignJWT, jwtVerify } from 'jose'
import { z } from 'zod'

const ACCESS_TOKEN_SECONDS = 15 * 60
const AGENT_TOKEN_SECONDS = 10 * 60

const person = z.object({ kind: z.literal('user'), sub: z.uuid(), sid: z.uuid() })
const agent = z.object({ kind: z.literal('agent'), sub: z.uuid(), run: z.uuid(), project: z.uuid(), scopes: z.array(z.string()) })
const operator = z.object({ kind: z.literal('operator'), sub: z.uuid(), sid: z.uuid(), imp: z.uuid() })
const payload = z.discriminatedUnion('kind', [person, agent, operator])

/** What a bearer token that identity signed says: who, and where the right to it can be looked up. Never what one may do. */
export type BearerToken = z.infer<typeof payload>

const HEADER = { alg: 'HS256', typ: 'howl-access+jwt' }

export type AccessTokens = ReturnType<typeof openAccessTokens>

/** The key comes from HOWL_SECRET, which outlives the process: a restart signs nobody out. */
export function openAccessTokens(secret: string) {
  const key = deriveKey(secret, 'access-tokens')

  return {
    /** @param at injected, so that a test can have an expired token. */
    async sign(token: BearerToken, at = new Date()): Promise<{ token: string; expiresAt: Date }> {
      const issuedAt = Math.floor(at.getTime() / 1000)
      const expiresAt = issuedAt + (token.kind === 'agent' ? AGENT_TOKEN_SECONDS : ACCESS_TOKEN_SECONDS)
      const signed = await new SignJWT(token).setProtectedHeader(HEADER).setIssuedAt(issuedAt).setExpirationTime(expiresAt).sign(key)
      return { token: signed, expiresAt: new Date(expiresAt * 1000) }
    },

    /** @throws UNAUTHENTICATED for a token that is forged or expired. */
    async verify(token: string): Promise<BearerToken> {
      try {
        const { payload: claimed } = await jwtVerify(token, key, { algorithms: [HEADER.alg], typ: HEADER.typ })
        return payload.parse(claimed)
      } catch {
        throw unauthenticated('The access token is not valid or has expired. Refresh the session, or sign in again.')
      }
    },
  }
}
