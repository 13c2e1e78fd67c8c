import { createHash, randomBytes } from 'node:crypto'
import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, SystemTx, Tx } from '@howl/platform/database'
import { invalidInput, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { checkSameInput, repeatableCall, type RepeatableCall } from '@howl/platform/idempotency'
import { uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import { invitationCreated, memberJoined } from '@howl/schema/events/identity'
import type { InviteMemberInput } from '../__generated__/resolvers.ts'
import { signedInPerson } from '../people.ts'
import { claimsOf, type Entered } from '../projects/projects.ts'
import { PROJECT_COLUMNS, type Project } from '../projects/entities.ts'
import { getRole, OWNER } from '../roles/roles.ts'
import type { SealedAnswers } from '../sealed-answers.ts'
import { normaliseEmail } from '../users/emails.ts'
import { INVITATION_COLUMNS, type Invitation } from './entities.ts'
import { lockMembers, needManager, personWhoManages, readGrantableRole } from './members.ts'

const LIFETIME = '14 days'

export type InviteOutcome =
  | { __typename: 'InviteMemberSuccess'; invitation: Invitation }
  | { __typename: 'AlreadyMember'; message: string }
  | InvalidInput

type Refusal<Name extends string> = { __typename: Name; message: string }
export type AcceptOutcome = ({ __typename: 'AcceptInvitationSuccess' } & Entered) | Refusal<'InvitationInvalid'> | Refusal<'InvitationForSomeoneElse'>

export type InvitationPreview = { projectName: string; roleName: string; email: string; invitedBy: string; expiresAt: Date }

type Wish = { email: string; roleKey: string }

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Of an invitation `i` whose link still leads somewhere. */
const OPEN_INVITATION = 'i.accepted_at is null and i.revoked_at is null and i.expires_at > now()'

export const INVITATION_LIST: ProjectList<Invitation> = {
  columns: INVITATION_COLUMNS,
  from: 'identity.invitations i',
  projectColumn: 'i.project_id',
  keys: [
    { column: 'i.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
    { column: 'i.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
  ],
  conditions: listConditions().add(() => OPEN_INVITATION),
}

export class Invitations {
  readonly #db: Database
  readonly #answers: SealedAnswers

  constructor({ db, answers }: { db: Database; answers: SealedAnswers }) {
    this.#db = db
    this.#answers = answers
  }

  async invite(claims: Claims, input: InviteMemberInput): Promise<InviteOutcome> {
    const wish = readInvite(claims, input)
    if ('fieldErrors' in wish) return wish
    const { projectId } = input
    const call = repeatableCall(claims, input.idempotencyKey, wish)
    const callerId = personWhoManages(claims)
    return this.#db.inTenant(claims, [projectId], async (tx): Promise<InviteOutcome> => {
      // The lock also makes invitations of one project one after another, so that each replaces the one before.
      const { callerRole } = await lockMembers(tx, { projectId, userId: callerId ?? projectId, callerId })
      needManager({ callerId, callerRole })
      if (wish.roleKey === OWNER && callerRole !== OWNER) {
        return invalidInput([{ path: ['roleKey'], message: 'Only an owner makes or unmakes an owner.' }])
      }
      const earlier = call && (await this.#findEarlier(tx, projectId, call))
      if (earlier) return { __typename: 'InviteMemberSuccess', invitation: withUrl(claims, earlier.invitation, earlier.token) }
      const [member] = await tx.query(
        `select from identity.members m join identity.users u on u.id = m.user_id where m.project_id = $1 and u.email = $2`,
        [projectId, wish.email],
      )
      if (member) return { __typename: 'AlreadyMember', message: `${wish.email} is a member already. Change the role in the list of members.` }
      const token = randomBytes(32).toString('base64url')
      const invitation = await this.#insert(tx, { claims, projectId, wish, token, call, invitedBy: callerId })
      return { __typename: 'InviteMemberSuccess', invitation: withUrl(claims, invitation, token) }
    })
  }

  async #insert(tx: Tx, { claims, projectId, wish, token, call, invitedBy }: NewInvitation): Promise<Invitation> {
    const [replaced] = await tx.query<{ email: string; roleKey: string }>(
      `update identity.invitations set revoked_at = now() where project_id = $1 and email = $2 and accepted_at is null and revoked_at is null
       returning email, role_key as "roleKey"`,
      [projectId, wish.email],
    )
    const [invitation] = await tx.query<Invitation>(
      `insert into identity.invitations as i
         (id, project_id, email, role_key, token_hash, invited_by, expires_at, caller, idempotency_key, input_hash, sealed_answer)
       values ($1, $2, $3, $4, $5, $6, now() + $7::interval, $8, $9, $10, $11) returning ${INVITATION_COLUMNS}`,
      [
        uuidv7(),
        projectId,
        wish.email,
        wish.roleKey,
        hashToken(token),
        invitedBy,
        LIFETIME,
        call?.caller ?? null,
        call?.key ?? null,
        call?.inputHash ?? null,
        call ? this.#answers.seal(call, token) : null,
      ],
    )
    if (!invitation) throw new Error('an insert that returns its row returned none')
    const payload = { invitationId: invitation.id, roleKey: wish.roleKey }
    await publish(tx, invitationCreated, { projectId, subject: invitation.id, payload })
    await audit(tx, claims, { projectId, action: 'member.invited', subject: invitation.id, before: replaced ?? null, after: wish })
    return invitation
  }

  async #findEarlier(tx: Tx, projectId: string, call: RepeatableCall): Promise<{ invitation: Invitation; token: string } | null> {
    const [row] = await tx.query<Invitation & { inputHash: Buffer; sealedAnswer: Buffer | null }>(
      `select ${INVITATION_COLUMNS}, i.input_hash as "inputHash", i.sealed_answer as "sealedAnswer" from identity.invitations i
       where i.project_id = $1 and i.caller = $2 and i.idempotency_key = $3`,
      [projectId, call.caller, call.key],
    )
    if (!row) return null
    const { inputHash, sealedAnswer, ...invitation } = row
    checkSameInput(call, inputHash)
    return { invitation, token: this.#answers.open(call, sealedAnswer) }
  }

  /** Withdraws the link. One that is used or withdrawn already stays what it is. */
  async revoke(claims: Claims, projectId: string, id: string): Promise<void> {
    await this.#db.inTenant(claims, [projectId], async (tx) => {
      const [revoked] = await tx.query<{ email: string; roleKey: string }>(
        `update identity.invitations set revoked_at = now() where project_id = $1 and id = $2 and accepted_at is null and revoked_at is null
         returning email, role_key as "roleKey"`,
        [projectId, id],
      )
      if (revoked) await audit(tx, claims, { projectId, action: 'invitation.revoked', subject: id, before: revoked })
    })
  }

  /** What the link says before anybody signs in; null for every link that leads nowhere. */
  async preview(token: string): Promise<InvitationPreview | null> {
    const found = await this.#db.asSystem('whoever holds the link may not be signed in', async (tx) => {
      const [row] = await tx.query<Omit<InvitationPreview, 'roleName'> & { roleKey: string }>(
        `select p.name as "projectName", i.role_key as "roleKey", i.email, coalesce(u.name, p.name) as "invitedBy", i.expires_at as "expiresAt"
         from identity.invitations i join identity.projects p on p.id = i.project_id left join identity.users u on u.id = i.invited_by
         where i.token_hash = $1 and ${OPEN_INVITATION} and p.archived_at is null`,
        [hashToken(token)],
      )
      return row ?? null
    })
    if (!found) return null
    const { roleKey, ...rest } = found
    return { ...rest, roleName: getRole(roleKey).name }
  }

  async accept(claims: Claims, token: string): Promise<AcceptOutcome> {
    const { userId } = signedInPerson(claims)
    return this.#db.asSystem('whoever accepts is no member of the project yet', async (tx): Promise<AcceptOutcome> => {
      // Only the row is locked: a link that is used twice at once makes one member.
      const [found] = await tx.query<{ id: string; projectId: string; email: string; roleKey: string; isOpen: boolean; acceptedBy: string | null; isMine: boolean }>(
        `select i.id, i.project_id as "projectId", i.email, i.role_key as "roleKey", ${OPEN_INVITATION} as "isOpen", i.accepted_by as "acceptedBy", i.email = u.email as "isMine"
         from identity.invitations i join identity.users u on u.id = $2 where i.token_hash = $1 for update of i`,
        [hashToken(token), userId],
      )
      if (!found || !(found.isOpen || found.acceptedBy === userId)) return invalid()
      if (!found.isMine) {
        const message = 'This invitation is for another e-mail address. Sign in with the address that was invited, or ask for an invitation to yours.'
        return { __typename: 'InvitationForSomeoneElse', message }
      }
      const entered = await enter(tx, claims, { ...found, userId })
      return entered ? { __typename: 'AcceptInvitationSuccess', ...entered } : invalid()
    })
  }
}

type NewInvitation = { claims: Claims; projectId: string; wish: Wish; token: string; call: RepeatableCall | null; invitedBy: string | null }

type Accepted = { id: string; projectId: string; email: string; roleKey: string; isOpen: boolean; userId: string }

/** @returns null when the project is archived, or when the person has left it since. */
async function enter(tx: SystemTx, claims: Claims, { id, projectId, email, roleKey, isOpen, userId }: Accepted): Promise<Entered | null> {
  return tx.inProject(projectId, async (inside) => {
    const [project] = await inside.query<Project>(`select ${PROJECT_COLUMNS} from identity.projects p where p.project_id = $1`, [projectId])
    if (!project || project.archivedAt) return null
    if (isOpen) {
      await inside.query('update identity.invitations set accepted_at = now(), accepted_by = $3 where project_id = $1 and id = $2', [projectId, id, userId])
      // Somebody who is a member by another way keeps that role: a link must not lower an owner to a viewer.
      const [joined] = await inside.query(
        'insert into identity.members (project_id, user_id, role_key) values ($1, $2, $3) on conflict (project_id, user_id) do nothing returning user_id',
        [projectId, userId, roleKey],
      )
      if (joined) await publish(inside, memberJoined, { projectId, subject: userId, payload: { userId, roleKey } })
      const after = { email, userId, ...(joined ? { roleKey } : {}) }
      await audit(inside, claims, { projectId, action: 'invitation.accepted', subject: id, before: { email, roleKey }, after })
    }
    const [member] = await inside.query<{ roleKey: string }>('select role_key as "roleKey" from identity.members where project_id = $1 and user_id = $2', [
      projectId,
      userId,
    ])
    return member ? { project, claims: claimsOf(project, member.roleKey) } : null
  })
}

const invalid = (): Refusal<'InvitationInvalid'> => ({
  __typename: 'InvitationInvalid',
  message: 'This invitation is used, withdrawn, expired or unknown. Ask for a fresh link.',
})

const withUrl = ({ client }: Claims, invitation: Invitation, token: string): Invitation => ({
  ...invitation,
  acceptUrl: `${client.publicUrl.replace(/\/$/, '')}/invite/${token}`,
})

function readInvite(claims: Claims, input: InviteMemberInput): Wish | InvalidInput {
  const reader = new InputReader()
  const email = normaliseEmail(input.email)
  if (email === null) reader.fault(['email'], 'This is no e-mail address.')
  const role = readGrantableRole(claims, input.projectId, input.roleKey)
  if (role.problem !== null) reader.fault(['roleKey'], role.problem)
  return email === null || role.problem !== null ? reader.refusal() : { email, roleKey: role.roleKey }
}
