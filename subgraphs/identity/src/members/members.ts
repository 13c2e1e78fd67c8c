import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { forbidden, invalidInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { isUuid } from '@howl/platform/ids'
import type { ProjectList } from '@howl/platform/project-lists'
import { memberChanged, memberRemoved } from '@howl/schema/events/identity'
import { signedInPerson } from '../people.ts'
import { findRole, getRole, OWNER } from '../roles/roles.ts'
import { MEMBER_COLUMNS, type Member } from './entities.ts'

type Refusal<Name extends string> = { __typename: Name; message: string }

const lastOwner = (): Refusal<'LastOwner'> => ({
  __typename: 'LastOwner',
  message: 'A project always has an owner. Make somebody else owner first.',
})

const ownerOnly = (): Refusal<'OwnerOnly'> => ({ __typename: 'OwnerOnly', message: 'Only an owner makes or unmakes an owner.' })

export type ChangeRoleOutcome = { __typename: 'ChangeMemberRoleSuccess'; member: Member } | ReturnType<typeof lastOwner> | ReturnType<typeof ownerOnly> | InvalidInput
export type RemoveMemberOutcome = { __typename: 'RemoveMemberSuccess'; userId: string } | ReturnType<typeof lastOwner> | ReturnType<typeof ownerOnly>
export type LeaveProjectOutcome = { __typename: 'LeaveProjectSuccess'; projectId: string } | ReturnType<typeof lastOwner>

/**
 * The role that the caller may give, or why not. Nobody gives more than they have: else a key that may only manage
 * members could make a project admin of its owner.
 */
export function readGrantableRole(claims: Claims, projectId: string, roleKey: string): { problem: string } | { problem: null; roleKey: string } {
  const role = findRole(roleKey)
  if (!role) return { problem: 'There is no such role.' }
  const own = claims.projects[projectId]?.scopes ?? []
  if (!role.scopes.every((scope) => own.includes(scope))) return { problem: 'This role may do more than you may yourself.' }
  return { problem: null, roleKey }
}

export const MEMBER_LIST: ProjectList<Member> = {
  columns: MEMBER_COLUMNS,
  from: 'identity.members m',
  projectColumn: 'm.project_id',
  keys: [
    { column: 'm.joined_at', type: 'timestamptz', direction: 'ASC', of: ({ joinedAt }) => joinedAt },
    { column: 'm.user_id', type: 'uuid', direction: 'ASC', of: ({ userId }) => userId },
  ],
}

type Change = { claims: Claims; projectId: string; userId: string; roleKey: string | null }

export class Members {
  readonly #db: Database

  constructor({ db }: { db: Database }) {
    this.#db = db
  }

  async changeRole(claims: Claims, input: { projectId: string; userId: string; roleKey: string }): Promise<ChangeRoleOutcome> {
    const wish = readGrantableRole(claims, input.projectId, input.roleKey)
    if (wish.problem !== null) return invalidInput([{ path: ['roleKey'], message: wish.problem }])
    const outcome = await this.#change({ claims, ...input, roleKey: wish.roleKey })
    return 'message' in outcome ? outcome : { __typename: 'ChangeMemberRoleSuccess', member: outcome }
  }

  async remove(claims: Claims, { projectId, userId }: { projectId: string; userId: string }): Promise<RemoveMemberOutcome> {
    const outcome = await this.#change({ claims, projectId, userId, roleKey: null })
    return 'message' in outcome ? outcome : { __typename: 'RemoveMemberSuccess', userId }
  }

  async leave(claims: Claims, projectId: string): Promise<LeaveProjectOutcome> {
    const { userId } = signedInPerson(claims)
    const outcome = await this.#db.inTenant(claims, [projectId], async (tx): Promise<Member | ReturnType<typeof lastOwner>> => {
      const { target } = await lockMembers(tx, { projectId, userId, callerId: userId })
      if (!target) throw notFound('project')
      return apply(tx, target, { claims, roleKey: null, action: 'member.left' })
    })
    return 'message' in outcome ? outcome : { __typename: 'LeaveProjectSuccess', projectId }
  }

  /** @param change `roleKey: null` removes the member. */
  async #change({ claims, projectId, userId, roleKey }: Change) {
    if (!isUuid(userId)) throw notFound('member')
    const callerId = personWhoManages(claims)
    return this.#db.inTenant(claims, [projectId], async (tx) => {
      const { target, callerRole } = await lockMembers(tx, { projectId, userId, callerId })
      needManager({ callerId, callerRole })
      if (!target) throw notFound('member')
      if (target.roleKey === roleKey) return target
      if ((target.roleKey === OWNER || roleKey === OWNER) && callerRole !== OWNER) return ownerOnly()
      return apply(tx, target, { claims, roleKey, action: roleKey === null ? 'member.removed' : 'member.roleChanged' })
    })
  }
}

/** An AI run on behalf of an owner is no owner: whom a project belongs to is for people to say. */
export const personWhoManages = ({ caller }: Claims): string | null => (caller.kind === 'user' ? caller.userId : null)

/** Claims may be a second old; a person who changes members must be allowed to at this moment. */
export function needManager({ callerId, callerRole }: { callerId: string | null; callerRole: string | null }): void {
  if (callerId === null) return
  if (callerRole === null) throw notFound('project')
  if (!getRole(callerRole).scopes.includes('members:manage')) throw forbidden('members:manage')
}

/** Until the transaction ends nobody else changes who owns the project: two owners cannot both go at once. */
export async function lockMembers(tx: Tx, { projectId, userId, callerId }: { projectId: string; userId: string; callerId: string | null }) {
  await tx.query('select id from identity.projects where project_id = $1 for no key update', [projectId])
  const rows = await tx.query<Member>(`select ${MEMBER_COLUMNS} from identity.members m where m.project_id = $1 and m.user_id = any ($2)`, [
    projectId,
    [userId, ...(callerId === null ? [] : [callerId])],
  ])
  return {
    target: rows.find((member) => member.userId === userId.toLowerCase()) ?? null,
    callerRole: rows.find((member) => member.userId === callerId)?.roleKey ?? null,
  }
}

type Applied = { claims: Claims; roleKey: string | null; action: string }

/** Under the lock of `lockMembers`. */
async function apply(tx: Tx, { projectId, userId, roleKey: before }: Member, { claims, roleKey, action }: Applied): Promise<Member | ReturnType<typeof lastOwner>> {
  if (before === OWNER && roleKey !== OWNER) {
    const [others] = await tx.query('select from identity.members where project_id = $1 and role_key = $2 and user_id <> $3 limit 1', [projectId, OWNER, userId])
    if (!others) return lastOwner()
  }
  // Whoever has left is no colleague any more, and cannot be seen.
  const [person] = await tx.query<{ name: string; email: string }>('select name, email from identity.users where id = $1', [userId])
  const sql =
    roleKey === null
      ? `delete from identity.members m where m.project_id = $1 and m.user_id = $2 returning ${MEMBER_COLUMNS}`
      : `update identity.members m set role_key = $3 where m.project_id = $1 and m.user_id = $2 returning ${MEMBER_COLUMNS}`
  const [member] = await tx.query<Member>(sql, [projectId, userId, ...(roleKey === null ? [] : [roleKey])])
  if (!member) throw notFound('member')
  if (roleKey === null) await publish(tx, memberRemoved, { projectId, subject: userId, payload: { userId } })
  else await publish(tx, memberChanged, { projectId, subject: userId, payload: { userId, roleKey } })
  const after = roleKey === null ? null : { ...person, roleKey }
  await audit(tx, claims, { projectId, action, subject: userId, before: { ...person, roleKey: before }, after })
  return member
}
