import { timingSafeEqual } from 'node:crypto'
import { auditRecord } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, SystemTx } from '@howl/platform/database'
import { notFound } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { sessionEnded } from '@howl/schema/events/identity'
import type { RefreshSessionInput, SignInInput } from '../__generated__/resolvers.ts'
import type { AuditEntries } from '../audit-entries/audit-entries.ts'
import type { Impersonations } from '../impersonations/impersonations.ts'
import { signedInPerson } from '../people.ts'
import { normaliseEmail } from '../users/emails.ts'
import { USER_COLUMNS, type User } from '../users/entities.ts'
import { isPassword } from '../users/passwords.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Session } from './entities.ts'
import { hashSecret, LEEWAY, type RefreshTokens } from './refresh-tokens.ts'
import { countAttempt, forgiveAttempts, signInCounters } from './sign-in-limits.ts'

/** A session lives as long as it is used, but after half a year a person signs in again. */
const IDLE = '30 days'
const LONGEST = '180 days'

const SESSION_COLUMNS = `
  s.id, s.user_id as "userId", s.user_agent as "userAgent", s.address, s.created_at as "createdAt",
  s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt"`

type EndReason = 'SIGNED_OUT' | 'REVOKED' | 'REUSED' | 'PASSWORD_CHANGED'

/** A session as it leaves identity: the access token to the caller, the refresh token to the cookie alone. */
export type OpenedSession = { user: User; accessToken: string; expiresAt: Date; cookie: { value: string; expiresAt: Date } }

type Refused = { message: string }
export type SignInOutcome =
  | ({ __typename: 'SignInSuccess' } & OpenedSession)
  | ({ __typename: 'InvalidCredentials' } & Refused)
  | ({ __typename: 'TooManyAttempts'; retryAt: Date } & Refused)
export type RefreshOutcome = ({ __typename: 'RefreshSessionSuccess' } & OpenedSession) | ({ __typename: 'SessionEnded' } & Refused)

export const tooManyAttempts = (retryAt: Date) => ({
  __typename: 'TooManyAttempts' as const,
  message: 'Too many attempts. Wait a little before you try again.',
  retryAt,
})

type SessionRow = User & {
  tokenHash: Buffer
  previousHash: Buffer | null
  salt: Buffer | null
  isLive: boolean
  isInLeeway: boolean
  sessionExpiresAt: Date
}

type Rotation = { row: SessionRow; sessionId: string; secret: Buffer; claims: Claims }

type Given = { user: User; sessionId: string; secret: Buffer; sessionExpiresAt: Date }

type Parts = {
  db: Database
  accessTokens: AccessTokens
  refreshTokens: RefreshTokens
  auditEntries: AuditEntries
  impersonations: Impersonations
  now: () => Date
}

/** `sessionId: null` ends all sessions of the person, but for the one that stays. */
type Ending = { claims: Claims; userId: string; sessionId: string | null; except?: string; reason: EndReason }

export class Sessions {
  readonly #db: Database
  readonly #accessTokens: AccessTokens
  readonly #refreshTokens: RefreshTokens
  readonly #auditEntries: AuditEntries
  readonly #impersonations: Impersonations
  readonly #now: () => Date

  constructor({ db, accessTokens, refreshTokens, auditEntries, impersonations, now }: Parts) {
    this.#db = db
    this.#accessTokens = accessTokens
    this.#refreshTokens = refreshTokens
    this.#auditEntries = auditEntries
    this.#impersonations = impersonations
    this.#now = now
  }

  async signIn(claims: Claims, input: SignInInput): Promise<SignInOutcome> {
    const email = normaliseEmail(input.email)
    const counters = signInCounters(email ?? input.email, claims.client.address)
    // What is wrong with the address or the password is told by nothing: not by the answer, and not by its time. So an
    // address that cannot exist is looked up too, as one that does not.
    const attempt = await this.#db.asSystem('sign-in: who it is stands in no claims yet', async (tx) => {
      const retryAt = await countAttempt(tx, counters)
      const [found] = retryAt
        ? []
        : await tx.query<User & { passwordHash: string }>(
            `select ${USER_COLUMNS}, p.hash as "passwordHash" from identity.users u join identity.passwords p on p.user_id = u.id where u.email = $1`,
            [email ?? ''],
          )
      return { retryAt, found }
    })
    if (attempt.retryAt) return tooManyAttempts(attempt.retryAt)
    // Outside of the transaction: a hash takes as long as many statements, and would hold a connection.
    const isRight = await isPassword(attempt.found?.passwordHash ?? null, input.password)
    const { found } = attempt
    if (!isRight || !found) {
      return wrongCredentials()
    }
    const opened = await this.#db.asSystem('sign-in: the person is known now, but has no session yet', async (tx) => {
      // Whoever changes the password ends all sessions: one that the old password opens meanwhile must not come after.
      const [still] = await tx.query('select from identity.passwords where user_id = $1 and hash = $2 for share', [found.id, found.passwordHash])
      if (!still) return null
      await forgiveAttempts(tx, counters)
      return this.open(tx, found, claims)
    })
    return opened ? { __typename: 'SignInSuccess', ...opened } : wrongCredentials()
  }

  /** Begins a session, for whoever has just proved who they are. */
  async open(tx: SystemTx, user: User, { client }: Claims): Promise<OpenedSession> {
    const sessionId = uuidv7()
    const secret = this.#refreshTokens.newSecret()
    const [row] = await tx.query<{ expiresAt: Date }>(
      `insert into identity.sessions (id, user_id, token_hash, user_agent, address, expires_at)
       values ($1, $2, $3, $4, $5, now() + $6::interval) returning expires_at as "expiresAt"`,
      [sessionId, user.id, hashSecret(secret), shortened(client.userAgent), shortened(client.address), IDLE],
    )
    if (!row) throw new Error('an insert that returns its row returned none')
    return this.#give({ user, sessionId, secret, sessionExpiresAt: row.expiresAt })
  }

  /** Exchanges a refresh token for the next one; a token that comes a second time ends its whole family. */
  async refresh(claims: Claims, input: RefreshSessionInput): Promise<RefreshOutcome> {
    const text = input.refreshToken ?? claims.refreshToken
    const token = text ? this.#refreshTokens.read(text) : null
    if (!token) return ended()
    const { sessionId, secret } = token
    const given = await this.#db.asSystem('a refresh token says who asks', async (tx): Promise<Given | null> => {
      // The lock makes parallel refreshes one after another: the first rotates, the others find themselves in its leeway.
      const [row] = await tx.query<SessionRow>(
        `select ${USER_COLUMNS}, s.token_hash as "tokenHash", s.previous_hash as "previousHash", s.rotation_salt as salt,
                s.ended_at is null and s.expires_at > now() as "isLive",
                coalesce(s.rotated_at > clock_timestamp() - $2::interval, false) as "isInLeeway", s.expires_at as "sessionExpiresAt"
         from identity.sessions s join identity.users u on u.id = s.user_id where s.id = $1 for update of s`,
        [sessionId, LEEWAY],
      )
      if (!row?.isLive) return null
      const presented = hashSecret(secret)
      if (timingSafeEqual(presented, row.tokenHash)) return this.#rotate(tx, { row, sessionId, secret, claims })
      if (row.isInLeeway && row.salt && row.previousHash && timingSafeEqual(presented, row.previousHash)) {
        return { user: userOf(row), sessionId, secret: this.#refreshTokens.successor(secret, row.salt), sessionExpiresAt: row.sessionExpiresAt }
      }
      // We gave this token (its mark says so) and it was exchanged long since: two hold the same one, and we cannot tell
      // which of them stole it.
      await this.#end(tx, { claims, userId: row.id, sessionId, reason: 'REUSED' })
      return null
    })
    return given ? { __typename: 'RefreshSessionSuccess', ...(await this.#give(given)) } : ended()
  }

  async #rotate(tx: SystemTx, { row, sessionId, secret, claims }: Rotation): Promise<Given> {
    const salt = this.#refreshTokens.newSalt()
    const successor = this.#refreshTokens.successor(secret, salt)
    const [renewed] = await tx.query<{ expiresAt: Date }>(
      `update identity.sessions set
         token_hash = $2, previous_hash = token_hash, rotation_salt = $3, rotated_at = clock_timestamp(), last_used_at = now(),
         expires_at = least(created_at + $4::interval, now() + $5::interval),
         user_agent = coalesce($6, user_agent), address = coalesce($7, address)
       where id = $1 returning expires_at as "expiresAt"`,
      [sessionId, hashSecret(successor), salt, LONGEST, IDLE, shortened(claims.client.userAgent), shortened(claims.client.address)],
    )
    return { user: userOf(row), sessionId, secret: successor, sessionExpiresAt: renewed?.expiresAt ?? row.sessionExpiresAt }
  }

  /** @returns how many sessions ended. Signing out of nothing is no mistake. */
  async signOut(claims: Claims, isEverywhere: boolean): Promise<number> {
    const session = claims.caller.kind === 'user' ? claims.caller : await this.#findByRefreshToken(claims.refreshToken)
    if (!session) return 0
    return this.#db.asSystem('a session ends, and its end belongs to no project', (tx) =>
      this.#end(tx, { claims, userId: session.userId, sessionId: isEverywhere ? null : session.sessionId, reason: 'SIGNED_OUT' }),
    )
  }

  /** The cookie outlives the access token: whoever comes back only to sign out must be able to. */
  async #findByRefreshToken(text: string | undefined): Promise<{ userId: string; sessionId: string } | null> {
    const token = text ? this.#refreshTokens.read(text) : null
    if (!token) return null
    return this.#db.asSystem('a refresh token says who asks', async (tx) => {
      const [row] = await tx.query<{ userId: string; sessionId: string }>(
        `select s.id as "sessionId", s.user_id as "userId" from identity.sessions s where s.id = $1 and s.token_hash = $2`,
        [token.sessionId, hashSecret(token.secret)],
      )
      return row ?? null
    })
  }

  async revoke(claims: Claims, id: string): Promise<string> {
    const { userId } = signedInPerson(claims)
    if (!isUuid(id)) throw notFound('session')
    await this.#db.asSystem('a session ends, and its end belongs to no project', async (tx) => {
      const [mine] = await tx.query('select id from identity.sessions where id = $1 and user_id = $2', [id, userId])
      if (!mine) throw notFound('session')
      await this.#end(tx, { claims, userId, sessionId: id, reason: 'REVOKED' })
    })
    return id
  }

  /** Where the person is signed in now, the one used last first. */
  async list(claims: Claims): Promise<Session[]> {
    if (claims.caller.kind !== 'user') return []
    const { userId } = claims.caller
    return this.#db.inTenant(claims, [], (tx) =>
      tx.query<Session>(
        `select ${SESSION_COLUMNS} from identity.sessions s
         where s.user_id = $1 and s.ended_at is null and s.expires_at > now() order by s.last_used_at desc, s.id desc limit 200`,
        [userId],
      ),
    )
  }

  /** For whoever has just proved that the account is theirs: nobody else goes on using it. */
  async endOthers(tx: SystemTx, claims: Claims, { userId, sessionId }: { userId: string; sessionId: string }): Promise<number> {
    return this.#end(tx, { claims, userId, sessionId: null, except: sessionId, reason: 'PASSWORD_CHANGED' })
  }

  async #end(tx: SystemTx, { claims, userId, sessionId, except, reason }: Ending): Promise<number> {
    const rows = await tx.query<{ id: string; userAgent: string | null; address: string | null }>(
      `update identity.sessions set ended_at = now(), end_reason = $3
       where user_id = $1 and ($2::uuid is null or id = $2) and ($4::uuid is null or id <> $4) and ended_at is null returning id, user_agent as "userAgent", address`,
      [userId, sessionId, reason, except ?? null],
    )
    for (const { id, ...session } of rows) {
      await publish(tx, sessionEnded, { projectId: null, subject: id, payload: { sessionId: id, userId } })
      const action = sessionId === null ? 'session.revoked' : AUDITED[reason]
      if (action) await this.#auditEntries.keepForInstallation(tx, { subject: id, record: auditRecord(claims, { action, before: { userId, ...session } }) })
    }
    await this.#impersonations.endOfSessions(tx, claims, rows.map(({ id }) => id))
    return rows.length
  }

  async #give({ user, sessionId, secret, sessionExpiresAt }: Given): Promise<OpenedSession> {
    const { token, expiresAt } = await this.#accessTokens.sign({ kind: 'user', sub: user.id, sid: sessionId }, this.#now())
    const cookie = { value: this.#refreshTokens.write({ sessionId, secret }), expiresAt: sessionExpiresAt }
    return { user, accessToken: token, expiresAt, cookie }
  }
}

const wrongCredentials = () => ({ __typename: 'InvalidCredentials' as const, message: 'E-mail address or password is not right.' })

const ended = () => ({ __typename: 'SessionEnded' as const, message: 'The session has ended. Sign in again.' })

/** A browser may call itself anything at any length; an address may carry a zone. */
const shortened = (text: string | null): string | null => text?.replace(/\p{Cc}/gu, ' ').slice(0, 300) ?? null

const userOf = ({ id, email, name, globalRole, createdAt }: User): User => ({ id, email, name, globalRole, createdAt })

/** Leaving by the door that one came in by is nobody's business. */
const AUDITED: Partial<Record<EndReason, string>> = { REVOKED: 'session.revoked', REUSED: 'session.endedBecauseReused' }
