import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { ARCHIVE, CREATE_PROJECT, openIdentity, PROJECT, RESTORE, UPDATE_PROJECT, VIEWER, type Identity, type Person } from '../../test/factories.ts'
import { slugOf } from './slugs.ts'

let howl: Identity
let owner: Person
beforeAll(async () => {
  howl = await openIdentity()
  owner = await howl.signUp()
})
afterAll(() => howl.stop())

const PLAIN = { name: 'Plain', kind: 'OTHER', currency: 'USD', timeZone: 'UTC' }
const create = (input: Record<string, unknown> = {}, by: Person | object = owner) => howl.ask(by, CREATE_PROJECT, { input: { ...PLAIN, ...input } })

describe('createProject', () => {
  it('makes the caller its owner, and answers with all of it in the same breath', async () => {
    const { data, code, extensions } = await create({ name: ' Hội chợ  Đà Nẵng ', kind: 'EVENT', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' })
    expect(code).toBeNull()
    const { project } = data.createProject
    expect(project).toMatchObject({ name: 'Hội chợ Đà Nẵng', slug: 'hoi-cho-da-nang', kind: 'EVENT', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', state: 'ACTIVE' })
    expect(project).toMatchObject({ archivedAt: null, myRole: { key: 'OWNER', name: 'Owner', builtIn: true } })
    expect(project.myScopes).toContain('project:admin')
    expect(project.members.nodes).toEqual([{ user: { id: owner.id }, role: { key: 'OWNER' } }])
    expect(extensions.claimsChanged).toBe(true)
    expect((await howl.ask(owner, PROJECT, { id: project.id })).data.project.slug).toBe('hoi-cho-da-nang')
  })

  it('tells the world in the same transaction', async () => {
    const id = await howl.createProject(owner, { name: 'Told' })
    const mine = (await howl.events()).filter(({ project_id, type }) => project_id === id && type.startsWith('identity.'))
    expect(mine).toEqual([
      { type: 'identity.projectCreated', project_id: id, subject: id, payload: { name: 'Told', kind: 'PRINT_SHOP', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', version: 1 } },
      { type: 'identity.memberJoined', project_id: id, subject: owner.id, payload: { userId: owner.id, roleKey: 'OWNER' } },
    ])
  })

  it('gives every project a slug of its own, also to twenty of one name at once', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => howl.signUp()))
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => create({ name: 'Same name' }, people[index % 4])))
    const slugs = answers.map(({ data }) => data.createProject.project.slug)
    expect(new Set(slugs)).toHaveLength(20)
    for (const slug of slugs) expect(slug).toMatch(/^same-name(-[a-z0-9]{4})?$/)
  })

  it.each([
    ['name', ''],
    ['name', '\u0000'],
    ['name', 'x'.repeat(101)],
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', '+07:00'],
    ['timeZone', ''],
    ['timeZone', 'A'.repeat(10_000)],
  ])('refuses as %s %j', async (field, value) => {
    const { data } = await create({ [field]: value })
    expect(data.createProject).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: [field] }] })
  })

  it.each([
    ['currency', 'XXQ'],
    ['currency', 'usd'],
    ['currency', ''],
    ['kind', 'SHOP'],
  ])('refuses as %s %j, which the type does not have', async (field, value) => {
    expect((await create({ [field]: value })).code).toBe('BAD_USER_INPUT')
  })

  it('is for people who are signed in, not for keys', async () => {
    expect((await create({}, {})).code).toBe('UNAUTHENTICATED')
    const { secret } = await howl.createKey(owner, { projectId: await howl.createProject(owner), scopes: ['project:read', 'project:admin'] })
    expect((await create({}, { bearer: secret })).code).toBe('FORBIDDEN')
  })

  it('gives the first call\'s project when it is repeated, also at the same moment', async () => {
    const input = { name: 'Once', idempotencyKey: 'create-once' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(input)))
    expect(new Set(answers.map(({ data }) => data.createProject.project.id))).toHaveLength(1)
    expect((await create(input)).data.createProject.project).toMatchObject({ name: 'Once', myRole: { key: 'OWNER' } })
    const [row] = await howl.database.query<{ count: number }>(`select count(*)::int as count from identity.projects where name = 'Once'`)
    expect(row?.count).toBe(1)
  })

  it('calls the same key for another wish a CONFLICT, and lets other people use it', async () => {
    await create({ name: 'First wish', idempotencyKey: 'wish' })
    expect((await create({ name: 'Second wish', idempotencyKey: 'wish' })).code).toBe('CONFLICT')
    const other = await howl.signUp()
    expect((await create({ name: 'Second wish', idempotencyKey: 'wish' }, other)).data.createProject.__typename).toBe('CreateProjectSuccess')
  })

  it.each(['', ' ', 'a b', 'x'.repeat(201), 'ü', 'a\u0000'])('refuses %j as an idempotencyKey', async (idempotencyKey) => {
    expect((await create({ idempotencyKey })).code).toBe('BAD_USER_INPUT')
  })

  it('ends at two hundred, and two at once do not pass', async () => {
    const person = await howl.signUp()
    await howl.database.query(
      `insert into identity.projects (id, slug, name, kind, currency, time_zone, created_by)
       select gen_random_uuid(), 'many-' || n, 'Many', 'OTHER', 'USD', 'UTC', $1 from generate_series(1, 199) n`,
      [person.id],
    )
    const kinds = await Promise.all([1, 2, 3].map(async () => (await create({}, person)).data.createProject))
    expect(kinds.map(({ __typename }) => __typename).toSorted()).toEqual(['CreateProjectSuccess', 'LimitReached', 'LimitReached'])
    expect(kinds.find(({ __typename }) => __typename === 'LimitReached')).toMatchObject({ limit: 200 })
  })
})

describe('project', () => {
  it('is UNAUTHENTICATED when signed out, and NOT_FOUND when foreign, missing or malformed', async () => {
    const stranger = await howl.signUp()
    const id = await howl.createProject(owner)
    expect((await howl.ask({}, PROJECT, { id })).code).toBe('UNAUTHENTICATED')
    for (const one of [id, uuidv7(), 'x', '', id.toUpperCase(), '__proto__', 'constructor']) expect((await howl.ask(stranger, PROJECT, { id: one })).code, one).toBe('NOT_FOUND')
    expect((await howl.ask(owner, PROJECT, { id })).data.project.id).toBe(id)
  })

  it('enters by reference from other subgraphs under the same rule', async () => {
    const ENTITIES = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { id name } } }'
    const [mine, foreign] = [await howl.createProject(owner), await howl.createProject(await howl.signUp())]
    const representations = (id: string) => ({ representations: [{ __typename: 'Project', id }] })
    expect((await howl.ask(owner, ENTITIES, representations(mine))).data._entities).toEqual([{ id: mine, name: 'In 3D' }])
    for (const id of [foreign, uuidv7(), 'x']) expect((await howl.ask(owner, ENTITIES, representations(id))).code).toBe('NOT_FOUND')
    expect((await howl.ask({}, ENTITIES, representations(mine))).code).toBe('UNAUTHENTICATED')
  })

  it('shows what the caller may do, by role', async () => {
    const id = await howl.createProject(owner)
    const accountant = await howl.join(owner, id, 'ACCOUNTANT')
    const { project } = (await howl.ask(accountant, PROJECT, { id })).data
    expect(project.myRole.key).toBe('ACCOUNTANT')
    expect(project.myScopes).toEqual(['project:read', 'audit:read', 'finance:read', 'finance:write', 'finance:refund', 'finance:export', 'ai:read', 'ai:run'])
  })
})

describe('viewer.projects', () => {
  it('lists mine and nobody else\'s, by name whatever its case, page by page', async () => {
    const person = await howl.signUp()
    const names = ['beta', 'Alpha', 'gamma', 'alpha', 'Delta']
    for (const name of names) await howl.createProject(person, { name })
    const PAGE = '{ viewer { projects(first: 2 AFTER) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } } }'
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { projects } = (await howl.ask(person, PAGE.replace('AFTER', after && `, after: "${after}"`))).data.viewer
      expect(projects.totalCount).toBe(5)
      seen.push(...projects.nodes.map(({ name }: { name: string }) => name))
      if (!projects.pageInfo.hasNextPage) break
      after = projects.pageInfo.endCursor
    }
    expect(seen).toEqual(['Alpha', 'alpha', 'beta', 'Delta', 'gamma'])
  })

  it.each(['first: 0', 'first: 201', 'first: -1', 'after: "rubbish"', 'after: ""'])('refuses %s', async (args) => {
    expect((await howl.ask(owner, `{ viewer { projects(${args}) { nodes { id } } } }`)).code).toBe('BAD_USER_INPUT')
  })
})

describe('changing a project', () => {
  it('raises the version, so that others see that theirs is old, and says what it is now', async () => {
    const id = await howl.createProject(owner, { name: 'Old' })
    const { data, extensions } = await howl.ask(owner, UPDATE_PROJECT, { input: { projectId: id, name: 'New', kind: 'TREND' } })
    expect(data.updateProject.project).toMatchObject({ id, name: 'New', kind: 'TREND', slug: 'old' })
    expect(extensions.claimsChanged).toBe(true)
    expect((await howl.resolve({ bearer: owner.token })).projects[id]).toMatchObject({ name: 'New', version: 2 })
    const [event] = (await howl.events('identity.projectChanged')).filter(({ subject }) => subject === id)
    expect(event?.payload).toEqual({ name: 'New', kind: 'TREND', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', version: 2, state: 'ACTIVE' })
  })

  it('that changes nothing is no change', async () => {
    const id = await howl.createProject(owner, { name: 'Same' })
    for (const input of [{ projectId: id }, { projectId: id, name: 'Same', kind: null }]) await howl.ask(owner, UPDATE_PROJECT, { input })
    await howl.ask(owner, RESTORE, { id })
    expect((await howl.resolve({ bearer: owner.token })).projects[id]).toMatchObject({ version: 1 })
    expect((await howl.events('identity.projectChanged')).filter(({ subject }) => subject === id)).toEqual([])
  })

  it('loses no change of many at once', async () => {
    const id = await howl.createProject(owner)
    await Promise.all(Array.from({ length: 10 }, (_, index) => howl.ask(owner, UPDATE_PROJECT, { input: { projectId: id, name: `Name ${index}` } })))
    expect((await howl.resolve({ bearer: owner.token })).projects[id]).toMatchObject({ version: 11 })
  })

  it('needs a name', async () => {
    const input = { projectId: await howl.createProject(owner), name: ' ' }
    expect((await howl.ask(owner, UPDATE_PROJECT, { input })).data.updateProject).toMatchObject({ __typename: 'InvalidInput', fieldErrors: [{ path: ['name'] }] })
  })

  it('needs project:admin, and a project of one\'s own', async () => {
    const id = await howl.createProject(owner)
    const manager = await howl.join(owner, id, 'MANAGER')
    const stranger = await howl.signUp()
    const attempts = (by: Person | object) => [howl.ask(by, UPDATE_PROJECT, { input: { projectId: id, name: 'Mine' } }), howl.ask(by, ARCHIVE, { id }), howl.ask(by, RESTORE, { id })]
    const codes = async (by: Person | object) => (await Promise.all(attempts(by))).map(({ code }) => code)
    expect(await codes(manager)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    expect(await codes(stranger)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect(await codes({})).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'])
    expect((await howl.ask(owner, PROJECT, { id })).data.project).toMatchObject({ name: 'In 3D', state: 'ACTIVE' })
  })
})

describe('an archived project', () => {
  it('can be read, exported, audited and restored, and nothing else, by people and by keys', async () => {
    const id = await howl.createProject(owner)
    const { secret } = await howl.createKey(owner, { projectId: id, scopes: ['project:read', 'finance:write', 'growth:*'] })
    const { data } = await howl.ask(owner, ARCHIVE, { id })
    const open = ['project:read', 'project:admin', 'audit:read', 'finance:read', 'finance:export', 'growth:read', 'ai:read']
    expect(data.archiveProject.project).toMatchObject({ state: 'ARCHIVED', archivedAt: expect.any(String), myScopes: open })
    expect((await howl.resolve({ bearer: owner.token })).projects[id]).toMatchObject({ state: 'ARCHIVED', version: 2, scopes: open })
    expect((await howl.resolve({ bearer: secret })).projects[id]).toMatchObject({ state: 'ARCHIVED', scopes: ['project:read', 'growth:read'] })
    expect((await howl.ask(owner, UPDATE_PROJECT, { input: { projectId: id, name: 'x' } })).code).toBe('CONFLICT')
    expect((await howl.ask(owner, VIEWER)).data.viewer.projects.nodes.map((node: { id: string }) => node.id)).toContain(id)

    const again = await howl.ask(owner, ARCHIVE, { id })
    expect(again.data.archiveProject.project.archivedAt).toBe(data.archiveProject.project.archivedAt)

    const restored = await howl.ask(owner, RESTORE, { id })
    expect(restored.data.restoreProject.project).toMatchObject({ state: 'ACTIVE', archivedAt: null })
    expect(restored.data.restoreProject.project.myScopes).toContain('finance:refund')
    expect((await howl.resolve({ bearer: secret })).projects[id]?.scopes).toContain('finance:write')
  })
})

describe('slugOf', () => {
  it.each([
    ['In 3D Hà Nội', 'in-3d-ha-noi'],
    ['  --  ', 'project'],
    ['日本', 'project'],
    ['Straße & Łódź', 'strasse-lodz'],
    ['x'.repeat(100), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('makes of %j %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})
