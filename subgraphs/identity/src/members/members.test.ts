import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { CHANGE_ROLE, LEAVE, openIdentity, REMOVE, type Answer, type Identity, type Person } from '../../test/factories.ts'

let howl: Identity
let owner: Person
let projectId: string
beforeAll(async () => {
  howl = await openIdentity()
  owner = await howl.signUp()
  projectId = await howl.createProject(owner)
})
afterAll(() => howl.stop())

type By = Person | { bearer?: string }
const change = (by: By, userId: string, roleKey: string, inProject = projectId) => howl.ask(by, CHANGE_ROLE, { input: { projectId: inProject, userId, roleKey } })
const remove = (by: By, userId: string, inProject = projectId) => howl.ask(by, REMOVE, { input: { projectId: inProject, userId } })
const leave = (by: By, id = projectId) => howl.ask(by, LEAVE, { id })
const kindOf = ({ data }: Answer) => (Object.values(data)[0] as { __typename: string }).__typename
const owners = (id: string) =>
  howl.database.query<{ user_id: string }>(`select user_id from identity.members where project_id = $1 and role_key = 'OWNER'`, [id])

describe('changing a role', () => {
  it('holds at once, and is told', async () => {
    const member = await howl.join(owner, projectId, 'VIEWER')
    const { data, extensions } = await change(owner, member.id, 'MANAGER')
    expect(data.changeMemberRole.member).toMatchObject({ user: { id: member.id }, role: { key: 'MANAGER' } })
    expect(extensions.claimsChanged).toBe(true)
    expect((await howl.resolve({ bearer: member.token })).projects[projectId]?.roleKey).toBe('MANAGER')
    expect(await howl.events('identity.memberChanged')).toContainEqual({
      type: 'identity.memberChanged',
      project_id: projectId,
      subject: member.id,
      payload: { userId: member.id, roleKey: 'MANAGER' },
    })
  })

  it('to the role that one has is no change and no event', async () => {
    const member = await howl.join(owner, projectId, 'VIEWER')
    expect(kindOf(await change(owner, member.id, 'VIEWER'))).toBe('ChangeMemberRoleSuccess')
    expect((await howl.events('identity.memberChanged')).filter(({ subject }) => subject === member.id)).toEqual([])
  })

  it('needs members:manage', async () => {
    const [manager, viewer] = [await howl.join(owner, projectId, 'MANAGER'), await howl.join(owner, projectId, 'VIEWER')]
    expect((await change(manager, viewer.id, 'WORKER')).code).toBe('FORBIDDEN')
    expect((await remove(manager, viewer.id)).code).toBe('FORBIDDEN')
    expect((await change({}, viewer.id, 'WORKER')).code).toBe('UNAUTHENTICATED')
  })

  it('finds nobody who is no member, does not exist or is malformed, and no foreign project', async () => {
    const stranger = await howl.signUp()
    for (const userId of [stranger.id, uuidv7(), 'x', '']) {
      expect((await change(owner, userId, 'VIEWER')).code, userId).toBe('NOT_FOUND')
      expect((await remove(owner, userId)).code, userId).toBe('NOT_FOUND')
    }
    for (const id of [projectId, uuidv7(), 'x', '']) {
      expect((await change(stranger, owner.id, 'VIEWER', id)).code, id).toBe('NOT_FOUND')
      expect((await remove(stranger, owner.id, id)).code, id).toBe('NOT_FOUND')
      expect((await leave(stranger, id)).code, id).toBe('NOT_FOUND')
    }
  })

  it('to a role that does not exist says which field is wrong', async () => {
    const member = await howl.join(owner, projectId, 'VIEWER')
    for (const roleKey of ['BOSS', '', 'owner', '__proto__']) {
      expect((await change(owner, member.id, roleKey)).data.changeMemberRole).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['roleKey'] }] })
    }
  })

  it('is judged by the role of this moment, not by claims that are a second old', async () => {
    const admin = await howl.join(owner, projectId, 'PROJECTADMIN')
    const viewer = await howl.join(owner, projectId, 'VIEWER')
    const claimsBefore = await howl.claimsOf({ bearer: admin.token })
    const attempt = () => howl.askWith(claimsBefore, CHANGE_ROLE, { input: { projectId, userId: viewer.id, roleKey: 'MANAGER' } })
    await change(owner, admin.id, 'VIEWER')
    expect((await attempt()).code).toBe('FORBIDDEN')
    await remove(owner, admin.id)
    expect((await attempt()).code).toBe('NOT_FOUND')
    expect((await howl.resolve({ bearer: viewer.token })).projects[projectId]?.roleKey).toBe('VIEWER')
  })
})

describe('owners', () => {
  it('are made and unmade by owners only', async () => {
    const admin = await howl.join(owner, projectId, 'PROJECTADMIN')
    const viewer = await howl.join(owner, projectId, 'VIEWER')
    expect(kindOf(await change(admin, viewer.id, 'OWNER'))).toBe('OwnerOnly')
    expect(kindOf(await change(admin, admin.id, 'OWNER'))).toBe('OwnerOnly')
    expect(kindOf(await change(admin, owner.id, 'VIEWER'))).toBe('OwnerOnly')
    expect(kindOf(await remove(admin, owner.id))).toBe('OwnerOnly')
    expect(await owners(projectId)).toEqual([{ user_id: owner.id }])
    expect(kindOf(await change(owner, admin.id, 'OWNER'))).toBe('ChangeMemberRoleSuccess')
    expect(kindOf(await change(admin, owner.id, 'VIEWER'))).toBe('ChangeMemberRoleSuccess')
    expect(kindOf(await change(admin, owner.id, 'OWNER'))).toBe('ChangeMemberRoleSuccess')
    expect(kindOf(await change(owner, admin.id, 'VIEWER'))).toBe('ChangeMemberRoleSuccess')
  })

  it('are not made by keys or AI runs, whatever these may do', async () => {
    const viewer = await howl.join(owner, projectId, 'VIEWER')
    const { secret } = await howl.createKey(owner, { projectId, scopes: (await howl.resolve({ bearer: owner.token })).projects[projectId]?.scopes })
    const agent = { userId: owner.id, projectId, scopes: (await howl.resolve({ bearer: owner.token })).projects[projectId]?.scopes, runId: uuidv7() }
    const { token } = (await howl.running.call('agent-token', agent)) as { token: string }
    for (const bearer of [secret, token]) {
      expect(kindOf(await change({ bearer }, viewer.id, 'OWNER'))).toBe('OwnerOnly')
      expect(kindOf(await remove({ bearer }, owner.id))).toBe('OwnerOnly')
      expect(kindOf(await change({ bearer }, viewer.id, 'WORKER'))).toBe('ChangeMemberRoleSuccess')
    }
  })

  it('never all leave: the last one stays by whichever door', async () => {
    expect(kindOf(await change(owner, owner.id, 'VIEWER'))).toBe('LastOwner')
    expect(kindOf(await remove(owner, owner.id))).toBe('LastOwner')
    expect(kindOf(await leave(owner))).toBe('LastOwner')
    expect(await owners(projectId)).toEqual([{ user_id: owner.id }])
  })

  it.each(['demote themselves', 'leave', 'demote each other', 'remove each other'] as const)('keep one of them when they all %s at the same moment', async (deed) => {
    for (let round = 0; round < 5; round += 1) {
      const id = await howl.createProject(owner)
      const others = await Promise.all([1, 2, 3].map(() => howl.join(owner, id, 'OWNER')))
      const all = [owner, ...others]
      const attempts = all.map((person, index) => {
        const next = all[(index + 1) % all.length] ?? person
        if (deed === 'demote themselves') return change(person, person.id, 'VIEWER', id)
        if (deed === 'leave') return leave(person, id)
        return deed === 'demote each other' ? change(person, next.id, 'VIEWER', id) : remove(person, next.id, id)
      })
      const outcomes = await Promise.all(attempts)
      expect((await owners(id)).length, JSON.stringify(outcomes.map(({ data, code }) => code ?? data))).toBeGreaterThanOrEqual(1)
      if (deed === 'leave' || deed === 'demote themselves') expect(outcomes.map(kindOf).filter((kind) => kind === 'LastOwner')).toHaveLength(1)
    }
  })
})

describe('a key that manages members', () => {
  it('gives nobody more than it has itself', async () => {
    const viewer = await howl.join(owner, projectId, 'VIEWER')
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['members:manage', 'project:read', 'finance:read', 'growth:read', 'ai:read'] })
    expect((await change({ bearer: secret }, viewer.id, 'PROJECTADMIN')).data.changeMemberRole).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['roleKey'] }] })
    expect(kindOf(await change({ bearer: secret }, viewer.id, 'VIEWER'))).toBe('ChangeMemberRoleSuccess')
  })
})

describe('removing and leaving', () => {
  it('takes all rights in the project at once, and is told', async () => {
    const member = await howl.join(owner, projectId, 'MANAGER')
    const { data, extensions } = await remove(owner, member.id)
    expect(data.removeMember).toEqual({ __typename: 'RemoveMemberSuccess', userId: member.id })
    expect(extensions.claimsChanged).toBe(true)
    expect((await howl.resolve({ bearer: member.token })).projects).toEqual({})
    expect(await howl.events('identity.memberRemoved')).toContainEqual({ type: 'identity.memberRemoved', project_id: projectId, subject: member.id, payload: { userId: member.id } })
    expect((await remove(owner, member.id)).code).toBe('NOT_FOUND')
  })

  it('lets anybody leave who is not the last owner, also an archived project', async () => {
    const id = await howl.createProject(owner)
    const member = await howl.join(owner, id, 'VIEWER')
    await howl.database.query('update identity.projects set archived_at = now() where id = $1', [id])
    const { data, extensions } = await leave(member, id)
    expect(data.leaveProject).toEqual({ __typename: 'LeaveProjectSuccess', projectId: id })
    expect(extensions.claimsChanged).toBe(true)
    expect((await leave(member, id)).code).toBe('NOT_FOUND')
  })

  it('is not for keys: they are no members', async () => {
    const { secret } = await howl.createKey(owner, { projectId, scopes: ['project:read'] })
    expect((await leave({ bearer: secret })).code).toBe('FORBIDDEN')
  })
})

describe('the list of members', () => {
  it('shows colleagues to every member, page by page in the order in which they came', async () => {
    const id = await howl.createProject(owner)
    const people = [owner]
    for (const role of ['VIEWER', 'WORKER', 'MANAGER', 'OWNER']) people.push(await howl.join(owner, id, role))
    const MEMBERS = 'query ($id: ID!, $after: String) { project(id: $id) { members(first: 2, after: $after) { totalCount nodes { user { id email name } role { key scopes } joinedAt } pageInfo { hasNextPage endCursor } } } }'
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const answer: Answer = await howl.ask(people[1] as Person, MEMBERS, { id, after })
      expect(answer.code).toBeNull()
      const { members } = answer.data.project
      expect(members.totalCount).toBe(5)
      seen.push(...members.nodes.map((node: { user: { email: string } }) => node.user.email))
      if (!members.pageInfo.hasNextPage) break
      after = members.pageInfo.endCursor
    }
    expect(seen).toEqual(people.map(({ email }) => email))
  })

  it.each(['first: 0', 'first: 201', 'after: "rubbish"'])('refuses %s', async (args) => {
    expect((await howl.ask(owner, `query ($id: ID!) { project(id: $id) { members(${args}) { nodes { joinedAt } } } }`, { id: projectId })).code).toBe('BAD_USER_INPUT')
  })
})
