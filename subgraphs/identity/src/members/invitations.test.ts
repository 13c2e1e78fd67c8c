import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { waitingFor } from '../../test/statements.ts'
import { ACCEPT, INVITE, openIdentity, REVOKE_INVITATION, type Answer, type Identity, type Person } from '../../test/factories.ts'

let howl: Identity
let owner: Person
let projectId: string
beforeAll(async () => {
  howl = await openIdentity()
  owner = await howl.signUp({ name: 'Olga' })
  projectId = await howl.createProject(owner, { name: 'Inviting' })
})
afterAll(() => howl.stop())

type By = Person | { bearer?: string }
const invite = (by: By, input: Record<string, unknown>) => howl.ask(by, INVITE, { input: { projectId, roleKey: 'VIEWER', ...input } })
const accept = (by: By, token: string) => howl.ask(by, ACCEPT, { input: { token } })
const preview = async (token: string) => (await howl.ask({}, 'query ($token: String!) { invitation(token: $token) { projectName roleName email invitedBy expiresAt } }', { token })).data.invitation
const kindOf = ({ data }: Answer) => (Object.values(data)[0] as { __typename: string }).__typename
const openOnes = async (by: By = owner, id = projectId) =>
  (await howl.ask(by, 'query ($id: ID!) { project(id: $id) { invitations { totalCount nodes { id email role { key } acceptUrl } } } }', { id })).data.project.invitations

describe('inviting', () => {
  it('gives a link of two weeks, once, and keeps only its hash', async () => {
    const { data } = await howl.ask({ bearer: owner.token, publicUrl: 'https://howl.test/' }, INVITE, { input: { projectId, email: 'New.Person@Example.com', roleKey: 'WORKER' } })
    const { invitation } = data.inviteMember
    expect(invitation).toMatchObject({ email: 'new.person@example.com', role: { key: 'WORKER' } })
    const [, token = ''] = /^https:\/\/howl\.test\/invite\/([\w-]{43})$/.exec(invitation.acceptUrl) ?? []
    expect(token).not.toBe('')
    const days = (new Date(invitation.expiresAt).getTime() - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(13.9)
    expect(days).toBeLessThanOrEqual(14)
    const rows = await howl.database.query<{ text: string }>('select i::text as text from identity.invitations i')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await openOnes()).nodes).toContainEqual({ id: invitation.id, email: 'new.person@example.com', role: { key: 'WORKER' }, acceptUrl: null })
    expect(await preview(token)).toEqual({ projectName: 'Inviting', roleName: 'Worker', email: 'new.person@example.com', invitedBy: 'Olga', expiresAt: invitation.expiresAt })
    expect(await howl.events('identity.invitationCreated')).toContainEqual({
      type: 'identity.invitationCreated',
      project_id: projectId,
      subject: invitation.id,
      payload: { invitationId: invitation.id, roleKey: 'WORKER' },
    })
  })

  it('again replaces the link, so that there is one open invitation for an address', async () => {
    const person = await howl.signUp()
    const first = await howl.invite(owner, { projectId, email: person.email, roleKey: 'VIEWER' })
    const second = await howl.invite(owner, { projectId, email: person.email.toUpperCase(), roleKey: 'MANAGER' })
    expect((await openOnes()).nodes.filter(({ email }: { email: string }) => email === person.email)).toHaveLength(1)
    expect(await preview(first)).toBeNull()
    expect(kindOf(await accept(person, first))).toBe('InvitationInvalid')
    expect((await accept(person, second)).data.acceptInvitation.project.myRole.key).toBe('MANAGER')
  })

  it('ten times at once leaves one open', async () => {
    await Promise.all(Array.from({ length: 10 }, () => invite(owner, { email: 'rush@example.com' })))
    expect((await openOnes()).nodes.filter(({ email }: { email: string }) => email === 'rush@example.com')).toHaveLength(1)
  })

  it('says so when the person is a member', async () => {
    const member = await howl.join(owner, projectId, 'VIEWER')
    expect(kindOf(await invite(owner, { email: member.email }))).toBe('AlreadyMember')
  })

  it.each([
    ['email', { email: 'nobody' }],
    ['email', { email: 'a\u0000@example.com' }],
    ['roleKey', { email: 'x@example.com', roleKey: 'BOSS' }],
  ])('refuses a wrong %s', async (field, input) => {
    expect((await invite(owner, input)).data.inviteMember).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: [field] }] })
  })

  it('to be owner is for owners only', async () => {
    const admin = await howl.join(owner, projectId, 'PROJECTADMIN')
    expect((await invite(admin, { email: 'x@example.com', roleKey: 'OWNER' })).data.inviteMember).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['roleKey'] }] })
    expect(kindOf(await invite(admin, { email: 'x@example.com', roleKey: 'PROJECTADMIN' }))).toBe('InviteMemberSuccess')
    expect(kindOf(await invite(owner, { email: 'x@example.com', roleKey: 'OWNER' }))).toBe('InviteMemberSuccess')
  })

  it('needs members:manage in a project of one\'s own', async () => {
    const [manager, stranger] = [await howl.join(owner, projectId, 'MANAGER'), await howl.signUp()]
    expect((await invite(manager, { email: 'x@example.com' })).code).toBe('FORBIDDEN')
    expect((await invite(stranger, { email: 'x@example.com' })).code).toBe('NOT_FOUND')
    expect((await invite({}, { email: 'x@example.com' })).code).toBe('UNAUTHENTICATED')
  })

  it('is judged by the role of this moment', async () => {
    const admin = await howl.join(owner, projectId, 'PROJECTADMIN')
    const before = await howl.claimsOf({ bearer: admin.token })
    await howl.database.query('delete from identity.members where project_id = $1 and user_id = $2', [projectId, admin.id])
    expect((await howl.askWith(before, INVITE, { input: { projectId, email: 'back@example.com', roleKey: 'PROJECTADMIN' } })).code).toBe('NOT_FOUND')
  })

  it('by a key gives nobody more than the key has', async () => {
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['members:manage', 'project:read', 'finance:read', 'growth:read', 'ai:read'] })
    expect((await invite({ bearer: secret }, { email: 'x@example.com', roleKey: 'MANAGER' })).data.inviteMember).toMatchObject({ __typename: 'InvalidInput' })
    const { data } = await invite({ bearer: secret }, { email: 'by-key@example.com' })
    expect(await preview(data.inviteMember.invitation.acceptUrl.split('/invite/')[1])).toMatchObject({ invitedBy: 'Inviting' })
  })

  it('gives the first link when it is repeated, also at the same moment, and CONFLICT for another wish', async () => {
    const input = { email: 'repeat@example.com', idempotencyKey: 'invite-once' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => invite(owner, input)))
    expect(new Set(answers.map(({ data }) => data.inviteMember.invitation.acceptUrl))).toHaveLength(1)
    const again = await invite(owner, { ...input, email: ' Repeat@example.com ' })
    expect(again.data.inviteMember.invitation).toEqual(answers[0]?.data.inviteMember.invitation)
    expect((await invite(owner, { ...input, roleKey: 'MANAGER' })).code).toBe('CONFLICT')
    const admin = await howl.join(owner, projectId, 'PROJECTADMIN')
    expect(kindOf(await invite(admin, { ...input, email: 'other@example.com' }))).toBe('InviteMemberSuccess')
  })
})

describe('accepting', () => {
  it('lets the person in with the role of the invitation, and shows the project in the same answer', async () => {
    const person = await howl.signUp()
    const token = await howl.invite(owner, { projectId, email: person.email, roleKey: 'ACCOUNTANT' })
    const { data, code, extensions } = await accept(person, token)
    expect(code).toBeNull()
    expect(data.acceptInvitation.project).toMatchObject({ id: projectId, name: 'Inviting', myRole: { key: 'ACCOUNTANT' } })
    expect(extensions.claimsChanged).toBe(true)
    expect((await howl.resolve({ bearer: person.token })).projects[projectId]?.roleKey).toBe('ACCOUNTANT')
    expect(await howl.events('identity.memberJoined')).toContainEqual({ type: 'identity.memberJoined', project_id: projectId, subject: person.id, payload: { userId: person.id, roleKey: 'ACCOUNTANT' } })
    expect(await preview(token)).toBeNull()
  })

  it('is for the address that was invited, and for nobody else who has the link', async () => {
    const [person, other] = [await howl.signUp(), await howl.signUp()]
    const token = await howl.invite(owner, { projectId, email: person.email, roleKey: 'VIEWER' })
    expect(kindOf(await accept(other, token))).toBe('InvitationForSomeoneElse')
    expect((await howl.resolve({ bearer: other.token })).projects).toEqual({})
    expect(kindOf(await accept(person, token))).toBe('AcceptInvitationSuccess')
  })

  it('needs a person who is signed in', async () => {
    const token = await howl.invite(owner, { projectId, email: 'later@example.com', roleKey: 'VIEWER' })
    expect((await accept({}, token)).code).toBe('UNAUTHENTICATED')
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    expect((await accept({ bearer: secret }, token)).code).toBe('FORBIDDEN')
  })

  it('twice, also at the same moment, makes one member, and no other after that person has left', async () => {
    const person = await howl.signUp()
    const token = await howl.invite(owner, { projectId, email: person.email, roleKey: 'VIEWER' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(person, token)))
    expect(answers.map(kindOf)).toEqual(answers.map(() => 'AcceptInvitationSuccess'))
    expect((await howl.events('identity.memberJoined')).filter(({ subject }) => subject === person.id)).toHaveLength(1)
    await howl.database.query('delete from identity.members where project_id = $1 and user_id = $2', [projectId, person.id])
    expect(kindOf(await accept(person, token))).toBe('InvitationInvalid')
  })

  it('loses against a withdrawal that came a moment before', async () => {
    const person = await howl.signUp()
    const token = await howl.invite(owner, { projectId, email: person.email, roleKey: 'VIEWER' })
    const withdrawing = new pg.Client({ connectionString: howl.database.ownerUrl })
    await withdrawing.connect()
    await withdrawing.query('begin')
    await withdrawing.query('update identity.invitations set revoked_at = now() where email = $1', [person.email])
    const accepting = accept(person, token)
    await vi.waitFor(async () => expect(await waitingFor(howl.database)).toBe(1))
    await withdrawing.query('commit')
    await withdrawing.end()
    expect(kindOf(await accepting)).toBe('InvitationInvalid')
    expect((await howl.resolve({ bearer: person.token })).projects).toEqual({})
  })

  it('does not lower who is in the project with another role', async () => {
    const person = await howl.signUp()
    const token = await howl.invite(owner, { projectId, email: person.email, roleKey: 'VIEWER' })
    await howl.database.query(`insert into identity.members values ($1, $2, 'OWNER')`, [projectId, person.id])
    expect((await accept(person, token)).data.acceptInvitation.project.myRole.key).toBe('OWNER')
    await howl.database.query('delete from identity.members where project_id = $1 and user_id = $2', [projectId, person.id])
  })

  it('is refused for what is expired, withdrawn, unknown or malformed, and for an archived project', async () => {
    const person = await howl.signUp()
    const id = await howl.createProject(owner)
    const fresh = () => howl.invite(owner, { projectId: id, email: person.email, roleKey: 'VIEWER' })
    const refused = async (token: string) => {
      expect(await preview(token)).toBeNull()
      expect(kindOf(await accept(person, token))).toBe('InvitationInvalid')
    }
    const expired = await fresh()
    await howl.database.query('update identity.invitations set expires_at = now() where project_id = $1', [id])
    await refused(expired)
    const withdrawn = await fresh()
    const [{ id: invitationId }] = (await openOnes(owner, id)).nodes
    await howl.ask(owner, REVOKE_INVITATION, { id: invitationId })
    await refused(withdrawn)
    const archived = await fresh()
    await howl.database.query('update identity.projects set archived_at = now() where id = $1', [id])
    await refused(archived)
    for (const token of ['', 'x', '\u0000', uuidv7(), 'x'.repeat(10_000)]) await refused(token)
  })
})

describe('withdrawing', () => {
  it('needs members:manage in the project of the invitation; a foreign one is not found', async () => {
    const [manager, stranger] = [await howl.join(owner, projectId, 'MANAGER'), await howl.signUp()]
    await howl.createProject(stranger)
    const { data } = await invite(owner, { email: 'withdraw@example.com' })
    const { id } = data.inviteMember.invitation
    const codes = async (by: By) => (await howl.ask(by, REVOKE_INVITATION, { id })).code
    expect(await codes(manager)).toBe('FORBIDDEN')
    expect(await codes(stranger)).toBe('NOT_FOUND')
    expect(await codes({})).toBe('UNAUTHENTICATED')
    expect((await openOnes()).nodes.map((node: { id: string }) => node.id)).toContain(id)
    for (const one of [uuidv7(), 'x', '']) expect((await howl.ask(owner, REVOKE_INVITATION, { id: one })).code).toBe('NOT_FOUND')
    expect((await howl.ask(owner, REVOKE_INVITATION, { id })).data.revokeInvitation).toEqual({ id })
    expect((await howl.ask(owner, REVOKE_INVITATION, { id })).data.revokeInvitation).toEqual({ id })
    expect((await openOnes()).nodes.map((node: { id: string }) => node.id)).not.toContain(id)
  })

  it('leaves a membership alone that came of it', async () => {
    const person = await howl.signUp()
    const { data } = await invite(owner, { email: person.email })
    await accept(person, data.inviteMember.invitation.acceptUrl.split('/invite/')[1])
    await howl.ask(owner, REVOKE_INVITATION, { id: data.inviteMember.invitation.id })
    expect((await howl.resolve({ bearer: person.token })).projects[projectId]?.roleKey).toBe('VIEWER')
  })

  it('shows open invitations only to who manages members', async () => {
    const manager = await howl.join(owner, projectId, 'MANAGER')
    expect((await howl.ask(manager, 'query ($id: ID!) { project(id: $id) { invitations { totalCount } } }', { id: projectId })).code).toBe('FORBIDDEN')
  })
})
