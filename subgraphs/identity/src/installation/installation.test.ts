import { uuidv7 } from '@howl/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARCHIVE, openIdentity, type Identity, type Person } from '../../test/factories.ts'
import { countStatements } from '../../test/statements.ts'

const PROJECTS = `query ($ids: [ID!]!) { installation { projects(ids: $ids) { id name slug state owners { id email name } } } }`

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

async function superadmin() {
  const person = await howl.signUp()
  await howl.running.call('make-superadmin', { email: person.email })
  return person
}

it('an operator who is shown the id of a project learns whose it is, and nothing else of it', async () => {
  const operator = await superadmin()
  const owner = await howl.signUp()
  const projectId = await howl.createProject(owner)
  const second = await howl.join(owner, projectId, 'OWNER')
  await howl.join(owner, projectId, 'VIEWER')
  const { data } = await howl.ask(operator, PROJECTS, { ids: [projectId, uuidv7()] })
  expect(data.installation.projects).toEqual([
    { id: projectId, name: 'In 3D', slug: expect.any(String), state: 'ACTIVE', owners: [owner, second].map(({ id, email, name }) => ({ id, email, name })) },
  ])
  expect((await howl.ask(operator, `query ($id: ID!) { project(id: $id) { name } }`, { id: projectId })).code).toBe('NOT_FOUND')
})

it('what is no id is NOT_FOUND, none or too many are BAD_USER_INPUT, and nobody but an operator is told', async () => {
  const operator = await superadmin()
  const owner = await howl.signUp()
  const projectId = await howl.createProject(owner)
  const code = async (by: Parameters<Identity['ask']>[0], ids: string[]) => (await howl.ask(by, PROJECTS, { ids })).code
  expect(await code(operator, ['nonsense'])).toBe('NOT_FOUND')
  expect(await code(operator, [])).toBe('BAD_USER_INPUT')
  expect(await code(operator, Array.from({ length: 201 }, () => uuidv7()))).toBe('BAD_USER_INPUT')
  expect(await code(owner, [projectId])).toBe('FORBIDDEN')
  expect(await code({}, [projectId])).toBe('UNAUTHENTICATED')
})

it('many projects cost as many statements as one', async () => {
  const operator = await superadmin()
  const owners = [await howl.signUp(), await howl.signUp(), await howl.signUp()]
  const ids = await Promise.all(owners.map((owner) => howl.createProject(owner)))
  const claims = await howl.claimsOf({ bearer: operator.token })
  for (const wanted of [ids.slice(0, 1), ids]) {
    const { result, statements } = await countStatements(() => howl.askWith(claims, PROJECTS, { ids: wanted }))
    expect(result.data.installation.projects).toHaveLength(wanted.length)
    // The projects, and the people.
    expect(statements).toHaveLength(2)
  }
})

const ALL_PROJECTS = `query ($filter: InstallationProjectFilter, $sort: InstallationProjectSort, $first: Int, $after: String) { installation { allProjects(filter: $filter, sort: $sort, first: $first, after: $after) {
  nodes { id name slug kind state currency createdAt lastActiveAt memberCount owners { id } } pageInfo { hasNextPage endCursor } totalCount } } }`
const USERS = `query ($filter: InstallationUserFilter, $sort: InstallationUserSort, $first: Int, $after: String) { installation { users(filter: $filter, sort: $sort, first: $first, after: $after) {
  nodes { id name email globalRole createdAt lastSeenAt projectCount } pageInfo { hasNextPage endCursor } totalCount } } }`
const PEOPLE_OF = `query ($ids: [ID!]!) { installation { projects(ids: $ids) { members { nodes { user { id name } role { key } joinedAt } totalCount } } } }`
const USER = `query ($id: ID!) { installation { user(id: $id) { id email memberships { nodes { project { id name } role { key } } totalCount } } } }`

/** Every page of a list, by its cursors. */
async function walk(by: Person, query: string, field: 'allProjects' | 'users', variables: Record<string, unknown>): Promise<{ nodes: Record<string, unknown>[]; totals: number[] }> {
  const nodes: Record<string, unknown>[] = []
  const totals: number[] = []
  for (let after: string | null = null; ; ) {
    const { data, code } = await howl.ask(by, query, { first: 2, ...variables, after })
    if (code) throw new Error(code)
    const page = data.installation[field]
    nodes.push(...page.nodes)
    totals.push(page.totalCount)
    if (!page.pageInfo.hasNextPage) return { nodes, totals }
    after = page.pageInfo.endCursor
  }
}

describe('all projects', () => {
  it('are listed with whose they are, and found by words typed without marks, archived ones too', async () => {
    const operator = await superadmin()
    const owner = await howl.signUp({ name: 'Đặng Thị Hoa' })
    const wood = await howl.createProject(owner, { name: 'Xưởng Gỗ Đà Lạt', kind: 'OTHER', currency: 'VND' })
    const glass = await howl.createProject(owner, { name: 'Xưởng Thủy Tinh', kind: 'TREND', currency: 'USD' })
    await howl.join(owner, wood, 'VIEWER')
    await howl.ask(owner, ARCHIVE, { id: glass })
    await howl.drain()
    const found = async (filter: Record<string, unknown>) => (await walk(operator, ALL_PROJECTS, 'allProjects', { filter, sort: 'NAME_ASC' })).nodes.map(({ id }) => id)
    expect(await found({ search: 'xuong' })).toEqual([wood, glass])
    expect(await found({ search: 'LAT  xưởng' })).toEqual([wood])
    expect(await found({ search: '%' })).toEqual([])
    expect(await found({ search: 'xuong', state: 'ARCHIVED' })).toEqual([glass])
    expect(await found({ search: 'xuong', state: 'ACTIVE' })).toEqual([wood])
    const { nodes } = await walk(operator, ALL_PROJECTS, 'allProjects', { filter: { search: 'da lat' } })
    expect(nodes).toEqual([
      { id: wood, name: 'Xưởng Gỗ Đà Lạt', slug: expect.any(String), kind: 'OTHER', state: 'ACTIVE', currency: 'VND', createdAt: expect.any(String), lastActiveAt: expect.any(String), memberCount: 2, owners: [{ id: owner.id }] },
    ])
  })

  it('come page by page in each order, none twice and none missing, and are counted', async () => {
    const operator = await superadmin()
    const owner = await howl.signUp()
    // Two of one name: the id decides.
    const made: string[] = []
    for (const name of ['Page d', 'page B', 'Page c', 'Page c', 'Page a']) made.push(await howl.createProject(owner, { name }))
    const [d, b, c1, c2, a] = made
    const sorted = async (sort: string) => {
      const { nodes, totals } = await walk(operator, ALL_PROJECTS, 'allProjects', { filter: { search: 'page' }, sort })
      expect(new Set(totals)).toEqual(new Set([5]))
      return nodes.map(({ id }) => id)
    }
    expect(await sorted('CREATED_AT_ASC')).toEqual(made)
    expect(await sorted('CREATED_AT_DESC')).toEqual(made.toReversed())
    expect(await sorted('NAME_ASC')).toEqual([a, b, ...[c1, c2].toSorted(), d])
    expect(await sorted('NAME_DESC')).toEqual([d, ...[c1, c2].toSorted().toReversed(), b, a])
  })

  it('show who works in one of them, with their roles', async () => {
    const operator = await superadmin()
    const owner = await howl.signUp()
    const projectId = await howl.createProject(owner)
    const viewer = await howl.join(owner, projectId, 'VIEWER')
    const { data } = await howl.ask(operator, PEOPLE_OF, { ids: [projectId] })
    expect(data.installation.projects[0].members).toEqual({
      nodes: [
        { user: { id: owner.id, name: owner.name }, role: { key: 'OWNER' }, joinedAt: expect.any(String) },
        { user: { id: viewer.id, name: viewer.name }, role: { key: 'VIEWER' }, joinedAt: expect.any(String) },
      ],
      totalCount: 2,
    })
  })
})

describe('all people', () => {
  it('are listed with when they were last seen, and found by name or address', async () => {
    const operator = await superadmin()
    const person = await howl.signUp({ name: 'Trần Đức Long', email: 'long@finder.example' })
    await howl.createProject(person)
    const find = async (filter: Record<string, unknown>) => (await walk(operator, USERS, 'users', { filter })).nodes
    const expected = [{ id: person.id, name: 'Trần Đức Long', email: 'long@finder.example', globalRole: 'USER', createdAt: expect.any(String), lastSeenAt: expect.any(String), projectCount: 1 }]
    expect(await find({ search: 'duc TRAN' })).toEqual(expected)
    expect(await find({ search: '@finder.' })).toEqual(expected)
    expect(await find({ search: 'finder', globalRole: 'SUPERADMIN' })).toEqual([])
    expect((await find({ globalRole: 'SUPERADMIN', search: operator.email })).map(({ id }) => id)).toEqual([operator.id])
    await howl.database.query('delete from identity.sessions where user_id = $1', [person.id])
    expect((await find({ search: 'finder' }))[0]?.lastSeenAt).toBeNull()
  })

  it('show one of them with the projects they work in', async () => {
    const operator = await superadmin()
    const owner = await howl.signUp()
    const projectId = await howl.createProject(owner, { name: 'Where they work' })
    const worker = await howl.join(owner, projectId, 'WORKER')
    const { data } = await howl.ask(operator, USER, { id: worker.id.toUpperCase() })
    expect(data.installation.user).toEqual({ id: worker.id, email: worker.email, memberships: { nodes: [{ project: { id: projectId, name: 'Where they work' }, role: { key: 'WORKER' } }], totalCount: 1 } })
    for (const id of [uuidv7(), 'nonsense', projectId]) expect((await howl.ask(operator, USER, { id })).code).toBe('NOT_FOUND')
  })
})

it('nobody but an operator as themselves sees the lists, and a list that is no list is BAD_USER_INPUT', async () => {
  const operator = await superadmin()
  const owner = await howl.signUp()
  await howl.createProject(owner)
  for (const query of [ALL_PROJECTS, USERS]) {
    expect((await howl.ask(owner, query)).code).toBe('FORBIDDEN')
    expect((await howl.ask({}, query)).code).toBe('UNAUTHENTICATED')
    expect((await howl.ask(operator, query, { first: 201 })).code).toBe('BAD_USER_INPUT')
    expect((await howl.ask(operator, query, { after: 'nonsense' })).code).toBe('BAD_USER_INPUT')
    expect((await howl.ask(operator, query, { filter: { search: 'x'.repeat(201) } })).code).toBe('BAD_USER_INPUT')
  }
  expect((await howl.ask(owner, USER, { id: owner.id })).code).toBe('FORBIDDEN')
})

it('a page of many costs as many statements as a page of one, with the people of each', async () => {
  const operator = await superadmin()
  const owner = await howl.signUp()
  for (const name of ['Counted one', 'Counted two', 'Counted three']) await howl.join(owner, await howl.createProject(owner, { name }), 'VIEWER')
  const claims = await howl.claimsOf({ bearer: operator.token })
  const query = `query ($first: Int) { installation { allProjects(filter: { search: "counted" }, first: $first) { nodes { owners { id } members(first: 5) { nodes { user { id } role { key } } } } } } }`
  const counts = []
  for (const first of [1, 3]) {
    const { result, statements } = await countStatements(() => howl.askWith(claims, query, { first }))
    expect(result.data.installation.allProjects.nodes).toHaveLength(first)
    counts.push(statements.length)
  }
  // The projects, their owners, their members, and who those are.
  expect(counts).toEqual([4, 4])
})
