import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import { z } from 'zod'
import { forbidden, notFound, operatorsOnly, unauthenticated } from './errors.ts'

const caller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('user'), userId: z.uuid(), sessionId: z.uuid() }),
  z.object({ kind: z.literal('key'), keyId: z.uuid() }),
  z.object({ kind: z.literal('agent'), userId: z.uuid(), runId: z.uuid() }),
  z.object({ kind: z.literal('operator'), operatorId: z.uuid(), userId: z.uuid(), sessionId: z.uuid(), impersonationId: z.uuid() }),
])

const projectClaims = z.object({
  roleKey: z.string().nullable(),
  scopes: z.array(z.string()).readonly(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  kind: z.string(),
  state: z.enum(['ACTIVE', 'ARCHIVED']),
  version: z.number().int(),
})

const claims = z.object({
  requestId: z.string(),
  caller,
  globalRole: z.enum(['SUPERADMIN', 'USER']),
  projects: z.record(z.uuid(), projectClaims).readonly(),
  client: z.object({ address: z.string().nullable(), userAgent: z.string().nullable(), publicUrl: z.string() }),
  refreshToken: z.string().optional(),
})

/**
 * Who asks: a person, a program with an API key, an AI run on behalf of a person, an operator of the installation who
 * looks at what a person (`userId`) may see, or nobody known. `sessionId` is the asking person's own.
 */
export type Caller = z.infer<typeof caller>

/** What the caller may do in one project, and the facts about the project that other subgraphs need. */
export type ProjectClaims = z.infer<typeof projectClaims>

/** What a credential was found to mean, once per request. `refreshToken` is there only for operations that sign in or out. */
export type Claims = z.infer<typeof claims>

/** What identity says about a credential; the gateway adds the request and the client. */
export type CredentialClaims = Pick<Claims, 'caller' | 'globalRole' | 'projects'>

export const CLAIMS_HEADER = 'x-howl-claims'

/** The gateway signs the claims of a person once for many requests; which request it is stands beside them. */
export const REQUEST_ID_HEADER = 'x-howl-request-id'

/** A minute: long enough for one request, short enough that a stolen header is worthless. */
const LIFETIME_SECONDS = 60

/**
 * @returns the caller's rights in the project.
 * @throws UNAUTHENTICATED when signed out, NOT_FOUND for a project that is not the caller's (another tenant's project
 *   and one that does not exist look the same), FORBIDDEN without the scope.
 */
export function needScope(asking: Claims, projectId: unknown, scope: string): ProjectClaims {
  if (asking.caller.kind === 'anonymous') throw unauthenticated()
  const project = projectIn(asking, projectId)
  if (!project) throw notFound('project')
  if (!project.scopes.includes(scope)) throw forbidden(scope, project.state === 'ARCHIVED')
  return project
}

/** The caller's rights in a project, or null when the project is not the caller's. */
export function projectIn(asking: Claims, projectId: unknown): ProjectClaims | null {
  if (typeof projectId !== 'string' || !Object.hasOwn(asking.projects, projectId)) return null
  return asking.projects[projectId] ?? null
}

export const projectIdsWith = (asking: Claims, scope: string): string[] =>
  Object.entries(asking.projects).flatMap(([id, project]) => (project.scopes.includes(scope) ? [id] : []))

/** The person behind the request, or whom an operator looks as; null for an API key and for nobody. */
export const userIdOf = ({ caller: who }: Claims): string | null =>
  who.kind === 'user' || who.kind === 'agent' || who.kind === 'operator' ? who.userId : null

/** Whoever looks as somebody else may change nothing, whatever else the claims say. */
export const isReadOnly = ({ caller: who }: Claims): boolean => who.kind === 'operator'

/**
 * For what concerns the whole installation.
 *
 * @throws UNAUTHENTICATED when signed out, FORBIDDEN for everybody but a SUPERADMIN who asks as themselves.
 */
export function needOperator({ caller: who, globalRole }: Claims): void {
  if (who.kind === 'anonymous') throw unauthenticated()
  if (who.kind !== 'user' || globalRole !== 'SUPERADMIN') throw operatorsOnly()
}

/** Names the caller for idempotency keys and rate limits: stable over a person's requests, different between callers. */
export function callerKey(asking: Claims): string {
  const { caller: who } = asking
  switch (who.kind) {
    case 'anonymous':
      return `address:${asking.client.address ?? 'unknown'}`
    case 'user':
      return `user:${who.userId}`
    case 'key':
      return `key:${who.keyId}`
    case 'agent':
      return `agent:${who.runId}`
    case 'operator':
      return `operator:${who.operatorId}`
  }
}

/** @param audience the subgraph that may accept the token; another one refuses it. */
export async function signClaims(asking: Claims, audience: string, privateKey: KeyObject): Promise<string> {
  return new SignJWT({ claims: asking })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'howl-claims+jwt' })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(privateKey)
}

/** @throws UNAUTHENTICATED for a token that is missing, forged, expired or meant for another subgraph. */
export async function verifyClaims(token: unknown, audience: string, publicKey: KeyObject): Promise<Claims> {
  if (typeof token !== 'string') throw unauthenticated('This address answers only the gateway.')
  try {
    const { payload } = await jwtVerify(token, publicKey, { audience, algorithms: ['EdDSA'], typ: 'howl-claims+jwt', clockTolerance: 5 })
    return claims.parse(payload.claims)
  } catch {
    throw unauthenticated('This address answers only the gateway.')
  }
}

/** ASN.1 head of a PKCS #8 Ed25519 private key (RFC 8410); the 32 bytes of the seed follow. */
const ED25519_PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Each purpose has a key of its own, so that a token made for one is worth nothing for another. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'howl', purpose, 32))
}

/**
 * The keys by which claims are signed, derived from HOWL_SECRET so that gateway and identity need one variable.
 *
 * @returns `publicKeyText` is what HOWL_CLAIMS_PUBLIC_KEY holds: SPKI DER in base64url.
 */
export function claimsKeys(secret: string): { privateKey: KeyObject; publicKey: KeyObject; publicKeyText: string } {
  const privateKey = createPrivateKey({
    key: Buffer.concat([ED25519_PKCS8_HEAD, deriveKey(secret, 'claims')]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  return { privateKey, publicKey, publicKeyText: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url') }
}

/** @throws Error when the text is no Ed25519 public key as `claimsKeys` writes it. */
export const readClaimsPublicKey = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' })

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
