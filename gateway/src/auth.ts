import { performance } from 'node:perf_hooks'
import type { CredentialClaims } from '@howl/platform/claims'
import { AppError } from '@howl/platform/errors'

/** By what somebody asks. A bearer goes before a cookie: whoever sends one says which of the two is meant. */
export type Credential = { bearer: string | null; cookie: string | null }

export type Client = { address: string | null; userAgent: string | null }

/** What identity knows of a credential. `bearer` is an access token, an API key or an agent's token. */
export type ResolveCredential = (asked: {
  bearer?: string
  cookie?: string
  address: string | null
  userAgent: string | null
}) => Promise<CredentialClaims>

export type Resolved = {
  claims: CredentialClaims
  /** A bearer was sent and is not valid (any more). A stale cookie is no such case: browsers send it until it is replaced. */
  isRefused: boolean
}

export type Auth = {
  /** @returns `isFresh` says that identity was asked for this very call. */
  resolve: (credential: Credential, client: Client) => Promise<Resolved & { isFresh: boolean }>
  /** Asks identity whatever the cache holds. */
  resolveAnew: (credential: Credential, client: Client) => Promise<Resolved>
  /** What the credential means has changed by what it just did. */
  drop: (credential: Credential) => void
  /** Somebody's rights changed: cheap, because nothing here is older than a second anyway. */
  dropAll: () => void
}

type Entry = { since: number; answer: Promise<Resolved> }

/** A second is what a revocation may take, the way to identity and back included. */
const MAX_AGE_MS = 800
const MAX_ENTRIES = 10_000

const ANONYMOUS: CredentialClaims = { caller: { kind: 'anonymous' }, globalRole: 'USER', projects: {} }
const NOBODY: Resolved = { claims: ANONYMOUS, isRefused: false }

export function openAuth(resolveCredential: ResolveCredential): Auth {
  const entries = new Map<string, Entry>()

  const ask = async ({ bearer, cookie }: Credential, client: Client): Promise<Resolved> => {
    try {
      const asked = bearer ? { bearer } : cookie ? { cookie } : {}
      // Only the named parts: a networked answer must not bring in what the claims do not have.
      const { caller, globalRole, projects } = await resolveCredential({ ...asked, ...client })
      return { claims: { caller, globalRole, projects }, isRefused: bearer !== null && caller.kind === 'anonymous' }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'UNAUTHENTICATED') throw error
      return { claims: ANONYMOUS, isRefused: bearer !== null }
    }
  }

  const remember = (key: string, credential: Credential, client: Client): Promise<Resolved> => {
    // The age counts from the question: what identity read may have changed while its answer was on the way.
    const entry: Entry = { since: performance.now(), answer: ask(credential, client) }
    entries.delete(key)
    entries.set(key, entry)
    if (entries.size > MAX_ENTRIES) dropOldest(entries)
    // A failure is for those who wait for it now; the next request asks again.
    entry.answer.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
    return entry.answer
  }

  return {
    resolve: async (credential, client) => {
      const key = keyOf(credential)
      if (!key) return { ...NOBODY, isFresh: true }
      const known = entries.get(key)
      if (known && performance.now() - known.since < MAX_AGE_MS) return { ...(await known.answer), isFresh: false }
      return { ...(await remember(key, credential, client)), isFresh: true }
    },
    resolveAnew: async (credential, client) => {
      const key = keyOf(credential)
      return key ? remember(key, credential, client) : NOBODY
    },
    drop: (credential) => void entries.delete(keyOf(credential) ?? ''),
    dropAll: () => entries.clear(),
  }
}

const keyOf = ({ bearer, cookie }: Credential): string | null => (bearer ? `b${bearer}` : cookie ? `c${cookie}` : null)

function dropOldest(entries: Map<string, Entry>): void {
  const [oldest] = entries.keys()
  if (oldest !== undefined) entries.delete(oldest)
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** A page of another site cannot send this header without asking first, and we answer no such question. */
const OWN_HEADER = 'x-howl-client'

export const bearerOf = (headers: Headers): string | null => {
  const { authorization } = headers
  return (typeof authorization === 'string' ? /^Bearer +([^\s,]+)$/i.exec(authorization)?.[1] : undefined) ?? null
}

/**
 * Our rule against forged requests: the cookie counts only on a POST with a JSON body or with our own header, which no
 * form, image or link of another site can send. Any other request is anonymous, whatever cookies it brings.
 */
export const mayUseCookie = (method: string, headers: Headers): boolean =>
  headers[OWN_HEADER] !== undefined || (method === 'POST' && /^application\/json\s*(;|$)/i.test(String(headers['content-type'] ?? '')))

/** For event streams, which are opened by GET: only for pages of our own origin. */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  if (headers[OWN_HEADER] !== undefined) return true
  const site = headers['sec-fetch-site']
  // Browsers always send it to https and to loopback, and no page can set it.
  if (site !== undefined) return site === 'same-origin'
  const { origin, referer } = headers
  const own = new URL(publicUrl).origin
  if (typeof origin === 'string') return origin === own
  return typeof referer === 'string' && URL.canParse(referer) && new URL(referer).origin === own
}
