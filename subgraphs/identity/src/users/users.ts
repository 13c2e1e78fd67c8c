import { auditRecord, type AuditFacts } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, SystemTx } from '@howl/platform/database'
import { invalidInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { QueryFailedError } from 'typeorm'
import type { ChangePasswordInput, SignUpInput, UpdateProfileInput } from '../__generated__/resolvers.ts'
import type { AuditEntries } from '../audit-entries/audit-entries.ts'
import { readName } from '../names.ts'
import { signedInPerson } from '../people.ts'
import { tooManyAttempts, type OpenedSession, type Sessions } from '../sessions/sessions.ts'
import { countAttempt, forgiveAttempts, signInCounters, signUpCounters } from '../sessions/sign-in-limits.ts'
import { normaliseEmail } from './emails.ts'
import { USER_COLUMNS, type User } from './entities.ts'
import { hashPassword, isPassword, passwordProblem } from './passwords.ts'

/** Taken while the first account of an installation is made, so that two at once do not both become the operator. */
const FIRST_USER_LOCK = 7_233_001

export type SignUpOutcome =
  | ({ __typename: 'SignUpSuccess' } & OpenedSession)
  | { __typename: 'EmailTaken'; message: string }
  | ReturnType<typeof tooManyAttempts>
  | InvalidInput

export type UpdateProfileOutcome = { __typename: 'UpdateProfileSuccess'; user: User } | InvalidInput

export type ChangePasswordOutcome =
  | { __typename: 'ChangePasswordSuccess'; endedSessions: number }
  | { __typename: 'InvalidCredentials'; message: string }
  | ReturnType<typeof tooManyAttempts>
  | InvalidInput

type Parts = { db: Database; sessions: Sessions; auditEntries: AuditEntries; isFirstUserSuperadmin: boolean; now: () => Date }

export class Users {
  readonly #db: Database
  readonly #sessions: Sessions
  readonly #auditEntries: AuditEntries
  readonly #isFirstUserSuperadmin: boolean
  readonly #now: () => Date

  constructor({ db, sessions, auditEntries, isFirstUserSuperadmin, now }: Parts) {
    this.#db = db
    this.#sessions = sessions
    this.#auditEntries = auditEntries
    this.#isFirstUserSuperadmin = isFirstUserSuperadmin
    this.#now = now
  }

  async signUp(claims: Claims, input: SignUpInput): Promise<SignUpOutcome> {
    const wish = readSignUp(input)
    if ('fieldErrors' in wish) return wish
    const counters = signUpCounters(claims.client.address)
    const retryAt = await this.#db.asSystem('sign-up: nobody is signed in yet', (tx) => countAttempt(tx, counters))
    if (retryAt) return tooManyAttempts(retryAt)
    const passwordHash = await hashPassword(input.password)
    try {
      const opened = await this.#db.asSystem('sign-up: nobody is signed in yet', async (tx) =>
        this.#sessions.open(tx, await this.#insert(tx, claims, { ...wish, passwordHash }), claims),
      )
      return { __typename: 'SignUpSuccess', ...opened }
    } catch (error) {
      if (!isTaken(error)) throw error
      return { __typename: 'EmailTaken', message: 'There is an account with this e-mail address. Sign in instead.' }
    }
  }

  async #insert(tx: SystemTx, claims: Claims, { email, name, passwordHash }: { email: string; name: string; passwordHash: string }): Promise<User> {
    const user: User = { id: uuidv7(), email, name, globalRole: 'USER', createdAt: this.#now() }
    if (this.#isFirstUserSuperadmin) {
      await tx.query('select pg_advisory_xact_lock($1)', [FIRST_USER_LOCK])
      const [first] = await tx.query<{ isFirst: boolean }>('select not exists (select from identity.users) as "isFirst"')
      if (first?.isFirst) user.globalRole = 'SUPERADMIN'
    }
    await tx.query('insert into identity.users (id, email, name, global_role, created_at) values ($1, $2, $3, $4, $5)', [
      user.id,
      user.email,
      user.name,
      user.globalRole,
      user.createdAt,
    ])
    await tx.query('insert into identity.passwords (user_id, hash) values ($1, $2)', [user.id, passwordHash])
    if (user.globalRole === 'SUPERADMIN') await this.#recordSuperadmin(tx, claims, user)
    return user
  }

  async #recordSuperadmin(tx: SystemTx, claims: Claims | null, { id, email }: User): Promise<void> {
    const record = auditRecord(claims, { action: 'user.madeSuperadmin', after: { email, globalRole: 'SUPERADMIN' } })
    await this.#auditEntries.keepForInstallation(tx, { subject: id, record })
  }

  async updateProfile(claims: Claims, input: UpdateProfileInput): Promise<UpdateProfileOutcome> {
    const { userId } = signedInPerson(claims)
    const { name, problem } = readName(input.name)
    if (name === null) return invalidInput([{ path: ['name'], message: problem }])
    return this.#db.asSystem('what a person is called belongs to no project', async (tx): Promise<UpdateProfileOutcome> => {
      const [before] = await tx.query<User>(`select ${USER_COLUMNS} from identity.users u where u.id = $1 for no key update`, [userId])
      if (!before) throw notFound('person')
      if (before.name === name) return { __typename: 'UpdateProfileSuccess', user: before }
      await tx.query('update identity.users set name = $2 where id = $1', [userId, name])
      await this.#record(tx, claims, { userId, action: 'user.renamed', before: { name: before.name }, after: { name } })
      return { __typename: 'UpdateProfileSuccess', user: { ...before, name } }
    })
  }

  async changePassword(claims: Claims, { currentPassword, newPassword }: ChangePasswordInput): Promise<ChangePasswordOutcome> {
    const { userId, sessionId } = signedInPerson(claims)
    const attempt = await this.#db.asSystem('a password is looked at by nobody but its owner', async (tx) => {
      const [found] = await tx.query<{ email: string; hash: string }>('select u.email, p.hash from identity.users u join identity.passwords p on p.user_id = u.id where u.id = $1', [userId])
      if (!found) throw notFound('person')
      const problem = passwordProblem(newPassword, found.email)
      // What cannot be taken anyway is no guess at the present one.
      if (problem) return { refusal: invalidInput([{ path: ['newPassword'], message: problem }]) }
      const counters = signInCounters(found.email, claims.client.address)
      const retryAt = await countAttempt(tx, counters)
      return retryAt ? { refusal: tooManyAttempts(retryAt) } : { refusal: null, counters, hash: found.hash }
    })
    if (attempt.refusal) return attempt.refusal
    // Outside of the transaction: a hash takes as long as many statements, and would hold a connection.
    if (!(await isPassword(attempt.hash, currentPassword))) return wrongPassword()
    if (await isPassword(attempt.hash, newPassword)) return invalidInput([{ path: ['newPassword'], message: 'This is the present password. Choose another one.' }])
    const newHash = await hashPassword(newPassword)
    return this.#db.asSystem('a password is changed by its owner', async (tx): Promise<ChangePasswordOutcome> => {
      // Of two changes at once the second is asked for a password that is none any more.
      const changed = await tx.query('update identity.passwords set hash = $2 where user_id = $1 and hash = $3 returning user_id', [userId, newHash, attempt.hash])
      if (changed.length === 0) return wrongPassword()
      await forgiveAttempts(tx, attempt.counters)
      const endedSessions = await this.#sessions.endOthers(tx, claims, { userId, sessionId })
      await this.#record(tx, claims, { userId, action: 'user.passwordChanged', before: null, after: { endedSessions } })
      return { __typename: 'ChangePasswordSuccess', endedSessions }
    })
  }

  async #record(tx: SystemTx, claims: Claims, { userId, ...done }: { userId: string; action: string; before: AuditFacts | null; after: AuditFacts | null }): Promise<void> {
    await this.#auditEntries.keepForInstallation(tx, { subject: userId, record: auditRecord(claims, done) })
  }

  /** The people that the caller may know of: themselves, and the members of the given projects. */
  async findMany(claims: Claims, projectIds: readonly string[], ids: readonly string[]): Promise<User[]> {
    return this.#db.readInTenant<User>(claims, projectIds, { sql: `select ${USER_COLUMNS} from identity.users u where u.id = any ($1)`, params: [ids] })
  }

  /** Without asking whom the caller may know of: for loaders, in the order of the ids. */
  async findAnybody(ids: readonly string[]): Promise<(User | null)[]> {
    const found = await this.#db.asSystem('operators and those they look as share no project', (tx) =>
      tx.query<User>(`select ${USER_COLUMNS} from identity.users u where u.id = any ($1)`, [ids]),
    )
    return ids.map((id) => found.find((user) => user.id === id) ?? null)
  }

  /**
   * Makes a person the operator of the whole installation. No mutation does this: it is for whoever can run commands on
   * the machine.
   *
   * @throws Error when nobody has the address.
   */
  async makeSuperadmin(emailText: string): Promise<User> {
    const email = normaliseEmail(emailText)
    const user = await this.#db.asSystem('a command of the machine: nobody is signed in', async (tx) => {
      const [made] = await tx.query<User>(`update identity.users u set global_role = 'SUPERADMIN' where u.email = $1 returning ${USER_COLUMNS}`, [email ?? ''])
      if (made) await this.#recordSuperadmin(tx, null, made)
      return made
    })
    if (!user) throw new Error(`Nobody has signed up as ${emailText}. Sign up first, then run this again.`)
    return user
  }
}

function readSignUp(input: SignUpInput): { email: string; name: string } | InvalidInput {
  const reader = new InputReader()
  const email = normaliseEmail(input.email)
  if (email === null) reader.fault(['email'], 'This is no e-mail address.')
  const problem = passwordProblem(input.password, email ?? '')
  if (problem) reader.fault(['password'], problem)
  const { name, problem: nameProblem } = readName(input.name)
  if (nameProblem) reader.fault(['name'], nameProblem)
  return reader.isFaulty || email === null || name === null ? reader.refusal() : { email, name }
}

const wrongPassword = () => ({ __typename: 'InvalidCredentials' as const, message: 'This is not your present password.' })

const isTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'users_email_key'
