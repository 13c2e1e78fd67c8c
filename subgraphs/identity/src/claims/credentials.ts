import type { CredentialClaims } from '@howl/platform/claims'
import type { Database, SystemTx } from '@howl/platform/database'
import { unauthenticated } from '@howl/platform/errors'
import { z } from 'zod'
import { hashKey, isWellFormedKey } from '../api-keys/key-format.ts'
import { claimsOf, claimsWith } from '../projects/projects.ts'
import { PROJECT_COLUMNS, type Project } from '../projects/entities.ts'
import { getRole, isScope, whileLooking } from '../roles/roles.ts'
import type { AccessTokens, BearerToken } from '../sessions/access-tokens.ts'
import { hashSecret, LEEWAY, type RefreshTokens } from '../sessions/refresh-tokens.ts'
import type { GlobalRole } from '../users/entities.ts'

/** What a request brought to say who asks. `address` and `userAgent` are kept with the session for the list of sessions. */
export const credentialInput = z.object({
  bearer: z.string().optional(),
  cookie: z.string().optional(),
  address: z.string().nullish(),
  userAgent: z.string().nullish(),
})

export type Credential = z.infer<typeof credentialInput>

const ANONYMOUS: CredentialClaims = { caller: { kind: 'anonymous' }, globalRole: 'USER', projects: {} }

/** When the last use of a session or key is written: a write for each request would cost more than the request. */
const USE_IS_NOTED = `interval '1 minute'`

type PersonRow = { userId: string; sessionId: string; globalRole: GlobalRole } & MembershipRow
/** One row for each membership; `roleKey` is null in the only row of somebody without any. */
type MembershipRow = Project & { roleKey: string | null }

/** Turns a credential into what it means at this moment. Never cached here: the gateway keeps an answer for a second. */
export class Credentials {
  readonly #db: Database
  readonly #accessTokens: AccessTokens
  readonly #refreshTokens: RefreshTokens

  constructor({ db, accessTokens, refreshTokens }: { db: Database; accessTokens: AccessTokens; refreshTokens: RefreshTokens }) {
    this.#db = db
    this.#accessTokens = accessTokens
    this.#refreshTokens = refreshTokens
  }

  /**
   * @throws UNAUTHENTICATED for a bearer token that is forged, expired, or whose session or key has ended. A cookie that
   *   has ended is no mistake of whoever sends it (the browser does, also to sign in): it makes the request anonymous.
   */
  async resolve(credential: Credential): Promise<CredentialClaims> {
    const { bearer, cookie } = credential
    if (bearer !== undefined) return bearer.startsWith('howl_') ? this.#resolveKey(bearer) : this.#resolveBearer(bearer, credential)
    return cookie === undefined ? ANONYMOUS : this.#resolveCookie(cookie, credential)
  }

  async #resolveBearer(bearer: string, credential: Credential): Promise<CredentialClaims> {
    const token = await this.#accessTokens.verify(bearer)
    if (token.kind === 'agent') return this.#resolveAgent(token)
    if (token.kind === 'operator') return this.#resolveOperator(token)
    const claims = await this.#resolveSession({ sessionId: token.sid, userId: token.sub, tokenHash: null }, credential)
    if (!claims) throw unauthenticated('The session has ended. Sign in again.')
    return claims
  }

  async #resolveCookie(cookie: string, credential: Credential): Promise<CredentialClaims> {
    const token = this.#refreshTokens.read(cookie)
    if (!token) return ANONYMOUS
    const session = { sessionId: token.sessionId, userId: null, tokenHash: hashSecret(token.secret) }
    return (await this.#resolveSession(session, credential)) ?? ANONYMOUS
  }

  /** One statement. @returns null for a session that has ended or a refresh token that is not its newest. */
  async #resolveSession(
    { sessionId, userId, tokenHash }: { sessionId: string; userId: string | null; tokenHash: Buffer | null },
    { address, userAgent }: Credential,
  ): Promise<CredentialClaims | null> {
    const rows = await this.#db.asSystem('a session says who asks', (tx) =>
      tx.query<PersonRow>(
        `with session as (
           select s.id, s.user_id from identity.sessions s
           where s.id = $1 and ($2::uuid is null or s.user_id = $2) and s.ended_at is null and s.expires_at > now()
             and ($3::bytea is null or s.token_hash = $3 or (s.previous_hash = $3 and s.rotated_at > now() - $6::interval))
         ), noted as (
           update identity.sessions s set last_used_at = now(), address = coalesce($4, s.address), user_agent = coalesce($5, s.user_agent)
           from session where s.id = session.id and s.last_used_at < now() - ${USE_IS_NOTED}
         )
         select u.id as "userId", session.id as "sessionId", u.global_role as "globalRole", m.role_key as "roleKey", ${PROJECT_COLUMNS}
         from session join identity.users u on u.id = session.user_id
         left join identity.members m on m.user_id = u.id left join identity.projects p on p.id = m.project_id`,
        [sessionId, userId, tokenHash, address ?? null, userAgent?.slice(0, 300) ?? null, LEEWAY],
      ),
    )
    const [first] = rows
    if (!first) return null
    return {
      caller: { kind: 'user', userId: first.userId, sessionId: first.sessionId },
      globalRole: first.globalRole,
      projects: Object.fromEntries(rows.flatMap((row) => (row.roleKey === null ? [] : [[row.id, claimsOf(row, row.roleKey)]]))),
    }
  }

  /** What the key was given, in its one project. */
  async #resolveKey(key: string): Promise<CredentialClaims> {
    const refused = unauthenticated('The API key is not valid, has expired, or was revoked.')
    if (!isWellFormedKey(key)) throw refused
    const [row] = await this.#db.asSystem('an API key says which project it is for', (tx) =>
      tx.query<Project & { keyId: string; keyScopes: string[] }>(
        `with key as (
           select k.id, k.project_id, k.scopes from identity.api_keys k
           where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
         ), noted as (
           update identity.api_keys k set last_used_at = now() from key
           where k.id = key.id and (k.last_used_at is null or k.last_used_at < now() - ${USE_IS_NOTED})
         )
         select key.id as "keyId", key.scopes as "keyScopes", ${PROJECT_COLUMNS} from key join identity.projects p on p.id = key.project_id`,
        [hashKey(key)],
      ),
    )
    if (!row) throw refused
    const projects = { [row.id]: claimsWith(row, { roleKey: null, scopes: row.keyScopes.filter(isScope) }) }
    return { caller: { kind: 'key', keyId: row.keyId }, globalRole: 'USER', projects }
  }

  /**
   * What the person may read, for as long as the operator is one and is signed in where they began. Of the projects only
   * those whose audit says so: the person may have joined another since.
   */
  async #resolveOperator({ sub, sid, imp }: BearerToken & { kind: 'operator' }): Promise<CredentialClaims> {
    const rows = await this.#db.asSystem('an operator looks as somebody else', (tx) =>
      tx.query<{ userId: string } & MembershipRow>(
        `select i.user_id as "userId", m.role_key as "roleKey", ${PROJECT_COLUMNS}
         from identity.impersonations i
         join identity.sessions s on s.id = i.session_id and s.user_id = i.operator_id and s.ended_at is null and s.expires_at > now()
         join identity.users o on o.id = i.operator_id and o.global_role = 'SUPERADMIN'
         left join identity.members m on m.user_id = i.user_id and m.project_id = any (i.project_ids)
         left join identity.projects p on p.id = m.project_id
         where i.id = $1 and i.operator_id = $2 and i.session_id = $3 and i.ended_at is null and i.expires_at > now()`,
        [imp, sub, sid],
      ),
    )
    const [first] = rows
    if (!first) throw unauthenticated('This look into somebody else’s projects has ended. Start another one.')
    return {
      caller: { kind: 'operator', operatorId: sub, userId: first.userId, sessionId: sid, impersonationId: imp },
      globalRole: 'USER',
      projects: Object.fromEntries(
        rows.flatMap((row) => (row.roleKey === null ? [] : [[row.id, claimsWith(row, { roleKey: row.roleKey, scopes: whileLooking(getRole(row.roleKey).scopes) })]])),
      ),
    }
  }

  /** What the run was allowed, and no more than its person may at this moment. */
  async #resolveAgent({ sub: userId, run, project, scopes }: BearerToken & { kind: 'agent' }): Promise<CredentialClaims> {
    const row = await this.#db.asSystem('an AI run says for whom it asks', (tx) => findMembership(tx, userId, project))
    const caller = { kind: 'agent' as const, userId, runId: run }
    if (!row) return { caller, globalRole: 'USER', projects: {} }
    const allowed = getRole(row.roleKey).scopes.filter((scope) => scopes.includes(scope))
    return { caller, globalRole: 'USER', projects: { [row.id]: claimsWith(row, { roleKey: null, scopes: allowed }) } }
  }
}

export async function findMembership(tx: SystemTx, userId: string, projectId: string): Promise<(Project & { roleKey: string }) | null> {
  const [row] = await tx.query<Project & { roleKey: string }>(
    `select m.role_key as "roleKey", ${PROJECT_COLUMNS} from identity.members m join identity.projects p on p.id = m.project_id
     where m.user_id = $1 and m.project_id = $2`,
    [userId, projectId],
  )
  return row ?? null
}
