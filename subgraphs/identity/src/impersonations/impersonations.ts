import { auditAll, auditRecord, type AuditFacts } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, SystemTx } from '@howl/platform/database'
import { invalidInput, notFound, operatorsOnly, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { impersonationEnded } from '@howl/schema/events/identity'
import type { StartImpersonationInput } from '../__generated__/resolvers.ts'
import type { AuditEntries } from '../audit-entries/audit-entries.ts'
import { signedInPerson } from '../people.ts'
import type { AccessTokens } from '../sessions/access-tokens.ts'
import { normaliseEmail } from '../users/emails.ts'
import { USER_COLUMNS, type User } from '../users/entities.ts'
import { IMPERSONATION_COLUMNS, type Impersonation } from './entities.ts'

const LIFETIME = '15 minutes'

export type StartOutcome = { __typename: 'StartImpersonationSuccess'; accessToken: string; expiresAt: Date; impersonation: Impersonation } | InvalidInput

type Wish = { reason: string; userId: string | null; email: string | null; projectId: string | null }
type Operator = User & { sessionId: string }
type Parts = { db: Database; auditEntries: AuditEntries; accessTokens: AccessTokens; now: () => Date }

/** What an operator of the installation may do in projects of others: look, for a quarter of an hour, and be seen to look. */
export class Impersonations {
  readonly #db: Database
  readonly #auditEntries: AuditEntries
  readonly #accessTokens: AccessTokens
  readonly #now: () => Date

  constructor({ db, auditEntries, accessTokens, now }: Parts) {
    this.#db = db
    this.#auditEntries = auditEntries
    this.#accessTokens = accessTokens
    this.#now = now
  }

  async start(claims: Claims, input: StartImpersonationInput): Promise<StartOutcome> {
    const asking = signedInPerson(claims)
    const wish = readWish(input)
    if ('fieldErrors' in wish) return wish
    const started = await this.#db.asSystem('an operator looks into projects that are in nobody else’s claims', async (tx): Promise<Impersonation | InvalidInput> => {
      const operator = await findOperator(tx, asking)
      // The claims are a second old at most, and the role or the session ended within it.
      if (!operator) throw operatorsOnly()
      const person = await findPerson(tx, wish)
      if (!person) return invalidInput([{ path: ['email'], message: 'Nobody has signed up with this address.' }])
      if (person.id === operator.id) return invalidInput([{ path: [wish.email === null ? 'userId' : 'email'], message: 'This is yourself: there is nothing that you would see differently.' }])
      return this.#insert(tx, { claims, operator, person, wish })
    })
    if ('fieldErrors' in started) return started
    const bearer = { kind: 'operator' as const, sub: asking.userId, sid: asking.sessionId, imp: started.id }
    const { token, expiresAt } = await this.#accessTokens.sign(bearer, this.#now())
    return { __typename: 'StartImpersonationSuccess', accessToken: token, expiresAt, impersonation: started }
  }

  async #insert(tx: SystemTx, { claims, operator, person, wish }: { claims: Claims; operator: Operator; person: User; wish: Wish }): Promise<Impersonation> {
    const memberships = await tx.query<{ projectId: string }>(
      `select m.project_id as "projectId" from identity.members m where m.user_id = $1 and ($2::uuid is null or m.project_id = $2) order by m.project_id`,
      [person.id, wish.projectId],
    )
    if (wish.projectId !== null && memberships.length === 0) throw notFound('project')
    const [impersonation] = await tx.query<Impersonation>(
      `insert into identity.impersonations as i (id, operator_id, session_id, user_id, project_ids, reason, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + $7::interval) returning ${IMPERSONATION_COLUMNS}`,
      [uuidv7(), operator.id, operator.sessionId, person.id, memberships.map(({ projectId }) => projectId), wish.reason, LIFETIME],
    )
    if (!impersonation) throw new Error('an insert that returns its row returned none')
    const facts = { operator: operator.email, user: person.email, expiresAt: impersonation.expiresAt }
    await this.#record(tx, claims, { impersonation, action: 'impersonation.started', facts, note: wish.reason })
    return impersonation
  }

  /** @returns how many were going on. One that is over already is no mistake. */
  async end(claims: Claims, id: string | null): Promise<number> {
    const { caller } = claims
    const which = caller.kind === 'operator' ? { operatorId: caller.operatorId, id: id ?? caller.impersonationId } : { operatorId: signedInPerson(claims).userId, id }
    const isForeign = caller.kind === 'operator' && which.id !== caller.impersonationId
    if (isForeign || (which.id !== null && !isUuid(which.id))) throw notFound('impersonation')
    return this.#db.asSystem('an operator stops looking into projects of others', async (tx) => {
      if (which.id !== null) {
        const [mine] = await tx.query('select id from identity.impersonations where id = $1 and operator_id = $2', [which.id, which.operatorId])
        if (!mine) throw notFound('impersonation')
      }
      return this.#endAll(tx, claims, { where: 'i.operator_id = $1 and ($2::uuid is null or i.id = $2)', params: [which.operatorId, which.id], note: null })
    })
  }

  /** Whoever ends a session ends what it looks at. */
  async endOfSessions(tx: SystemTx, claims: Claims, sessionIds: readonly string[]): Promise<void> {
    await this.#endAll(tx, claims, { where: 'i.session_id = any ($1)', params: [sessionIds], note: 'The session that started it has ended.' })
  }

  async #endAll(tx: SystemTx, claims: Claims, { where, params, note }: { where: string; params: unknown[]; note: string | null }): Promise<number> {
    const ended = await tx.query<Impersonation>(
      `update identity.impersonations i set ended_at = now() where ${where} and i.ended_at is null and i.expires_at > now() returning ${IMPERSONATION_COLUMNS}`,
      params,
    )
    for (const impersonation of ended) {
      const { id, operatorId } = impersonation
      await this.#record(tx, claims, { impersonation, action: 'impersonation.ended', facts: null, note })
      await publish(tx, impersonationEnded, { projectId: null, subject: id, payload: { impersonationId: id, operatorId } })
    }
    return ended.length
  }

  /** In each project that it lets see, and in what concerns the installation. Whoever ends it, it is about the operator. */
  async #record(tx: SystemTx, claims: Claims, { impersonation, action, facts, note }: { impersonation: Impersonation; action: string; facts: AuditFacts | null; note: string | null }): Promise<void> {
    const { id, operatorId, sessionId, userId, projectIds } = impersonation
    const asOperator: Claims = { ...claims, caller: { kind: 'operator', operatorId, userId, sessionId, impersonationId: id } }
    const done = { action, after: facts, note }
    await auditAll(tx, asOperator, projectIds.map((projectId) => ({ projectId, subject: id, ...done })))
    await this.#auditEntries.keepForInstallation(tx, { subject: id, record: auditRecord(asOperator, done) })
  }

  /** The one by which the request asks. */
  async current({ caller }: Claims): Promise<Impersonation | null> {
    if (caller.kind !== 'operator') return null
    const [impersonation] = await this.#db.asSystem('who looks as whom stands in no project', (tx) =>
      tx.query<Impersonation>(`select ${IMPERSONATION_COLUMNS} from identity.impersonations i where i.id = $1`, [caller.impersonationId]),
    )
    return impersonation ?? null
  }
}

function readWish(input: StartImpersonationInput): Wish | InvalidInput {
  const reader = new InputReader()
  const reason = reader.text({ path: ['reason'], value: input.reason, name: 'The reason', max: 500 })
  const [userId, projectId] = [input.userId ?? null, input.projectId ?? null]
  const email = input.email == null ? null : normaliseEmail(input.email)
  if (input.email != null && email === null) reader.fault(['email'], 'This is no e-mail address.')
  if ((userId === null) === (input.email == null)) reader.fault(['email'], 'Name the person by e-mail address or by id, and not by both.')
  if (reader.isFaulty) return reader.refusal()
  if (userId !== null && !isUuid(userId)) throw notFound('person')
  if (projectId !== null && !isUuid(projectId)) throw notFound('project')
  return { reason, userId, email, projectId }
}

async function findOperator(tx: SystemTx, { userId, sessionId }: { userId: string; sessionId: string }): Promise<Operator | null> {
  const [operator] = await tx.query<Operator>(
    `select ${USER_COLUMNS}, s.id as "sessionId" from identity.users u join identity.sessions s on s.user_id = u.id
     where u.id = $1 and s.id = $2 and u.global_role = 'SUPERADMIN' and s.ended_at is null and s.expires_at > now() for share of s`,
    [userId, sessionId],
  )
  return operator ?? null
}

/** @throws NOT_FOUND for an id that nobody has. */
async function findPerson(tx: SystemTx, { userId, email }: Wish): Promise<User | null> {
  const [person] = await tx.query<User>(`select ${USER_COLUMNS} from identity.users u where u.id = $1 or u.email = $2`, [userId, email])
  if (!person && userId !== null) throw notFound('person')
  return person ?? null
}
