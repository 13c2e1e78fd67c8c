import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { createLog } from '@howl/platform/log'
import { anonymousClaims, claimsFor, countStatements, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { orderIn, placed, tell, type PlacedOrder } from '../../test/factories.ts'
import { growth } from '../index.ts'

let subgraph: TestSubgraph
/** The role and the policies that the subgraph itself reads with. */
let db: Database

beforeAll(async () => {
  subgraph = await startSubgraphForTest(growth)
  db = await openDatabase({ url: subgraph.database.appUrl, schema: 'growth', entities: [], log: createLog({ name: 'test', level: 'silent' }) })
})
afterAll(async () => {
  await db.close()
  await subgraph.stop()
})

const reader = (...projectIds: string[]) => claimsFor({ projects: Object.fromEntries(projectIds.map((id) => [id, ['growth:read']])) })

type Contact = { id: string; name: string; email: string | null; orderCount: number; orders: Page<{ id: string; projectId: string }> }
type Page<Node> = {
  nodes: Node[]
  edges: { cursor: string; node: Node }[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

type Args = { filter?: { search?: string }; sort?: string; first?: number; after?: string | null; last?: number; before?: string | null }

const LIST = `query ($projects: [_Any!]!, $filter: ContactFilter, $sort: ContactSort, $first: Int, $after: String, $last: Int, $before: String) {
  _entities(representations: $projects) { ... on Project {
    contacts(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
      nodes { id name email orderCount } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`

async function list(projectId: string, args: Args = {}): Promise<Page<Contact>> {
  const { data, errors } = await subgraph.execute<{ _entities: [{ contacts: Page<Contact> }] }>(LIST, { projects: [{ __typename: 'Project', id: projectId }], ...args }, reader(projectId))
  expect(errors).toBeUndefined()
  return data._entities[0].contacts
}

async function planOf(projectId: string, sql: string): Promise<string> {
  const rows = await db.inTenant(reader(projectId), [projectId], (tx) => tx.query<Record<'QUERY PLAN', string>>(`explain (generic_plan, costs off) ${sql}`))
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

const names = ({ nodes }: Page<Contact>) => nodes.map(({ name }) => name)

const codes = (errors: readonly { extensions?: Record<string, unknown> }[] | undefined) => errors?.map(({ extensions }) => extensions?.['code'])

/** A project with a contact of each name, first named first made. */
async function projectWith(...given: (string | Partial<PlacedOrder>)[]): Promise<string> {
  const projectId = uuidv7()
  for (const one of given) await tell(subgraph, placed(orderIn(projectId, typeof one === 'string' ? { name: one } : one)))
  return projectId
}

describe('the list of contacts', () => {
  it('is sorted by age, newest first, and by name without regard to case and marks', async () => {
    const projectId = await projectWith('Zoe', 'Đức', 'anna', 'Éva')
    expect(names(await list(projectId))).toEqual(['Éva', 'anna', 'Đức', 'Zoe'])
    expect(names(await list(projectId, { sort: 'CREATED_AT_ASC' }))).toEqual(['Zoe', 'Đức', 'anna', 'Éva'])
    expect(names(await list(projectId, { sort: 'NAME_ASC' }))).toEqual(['anna', 'Đức', 'Éva', 'Zoe'])
    expect(names(await list(projectId, { sort: 'NAME_DESC' }))).toEqual(['Zoe', 'Éva', 'Đức', 'anna'])
  })

  it.each(['CREATED_AT_DESC', 'CREATED_AT_ASC', 'NAME_ASC', 'NAME_DESC'])('gives every contact once when paged by %s, forwards and backwards', async (sort) => {
    const projectId = uuidv7()
    // One transaction makes them, so that their times and some names are equal and only the id tells them apart.
    await tell(subgraph, ...Array.from({ length: 11 }, (_, index) => placed(orderIn(projectId, { name: `Name ${index % 3}` }))))
    const whole = (await list(projectId, { sort, first: 200 })).nodes.map(({ id }) => id)
    expect(new Set(whole).size).toBe(11)

    const forwards: string[] = []
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page: Page<Contact> = await list(projectId, { sort, first: 4, after })
      forwards.push(...page.nodes.map(({ id }) => id))
      ;({ endCursor: after, hasNextPage: isMore } = page.pageInfo)
    }
    expect(forwards).toEqual(whole)

    const backwards: string[] = []
    for (let before: string | null = null, isMore = true; isMore; ) {
      const page: Page<Contact> = await list(projectId, { sort, last: 4, before })
      backwards.unshift(...page.nodes.map(({ id }) => id))
      ;({ startCursor: before, hasPreviousPage: isMore } = page.pageInfo)
    }
    expect(backwards).toEqual(whole)
  })

  it.each([
    ['a part of the name', 'guye', ['Nguyễn Văn An']],
    ['letters without their marks', 'nguyen an', ['Nguyễn Văn An']],
    ['letters with marks', 'NGUYỄN', ['Nguyễn Văn An']],
    ['the e-mail', 'BOB@shop', ['Bob']],
    ['words in any order, all of them', 'shop bob', ['Bob']],
    ['a percent sign as itself', '100%', ['100% Cotton']],
    ['an underscore as itself', 'a_b', ['a_b']],
    ['a backslash as itself', 'c:\\d', ['c:\\d']],
    ['nothing that is there', 'carol', []],
    ['blanks', '   ', ['c:\\d', 'a_b', '100 Percent', '100% Cotton', 'Bob', 'Nguyễn Văn An']],
  ])('is searched by %s', async (_, search, found) => {
    searched ??= projectWith('Nguyễn Văn An', { name: 'Bob', email: 'bob@shop.test' }, '100% Cotton', '100 Percent', 'a_b', 'c:\\d')
    const page = await list(await searched, { filter: { search } })
    expect(names(page)).toEqual(found)
    expect(page.totalCount).toBe(found.length)
  })
  let searched: Promise<string> | undefined

  it.each([
    ['a search of 201 characters', { filter: { search: 'x'.repeat(201) } }],
    ['no page at all', { first: 0 }],
    ['a page of 201', { first: 201 }],
    ['a broken cursor', { after: 'nonsense' }],
  ])('refuses %s', async (_, args) => {
    const projectId = uuidv7()
    const { errors } = await subgraph.execute(LIST, { projects: [{ __typename: 'Project', id: projectId }], ...args }, reader(projectId))
    expect(codes(errors)).toEqual(['BAD_USER_INPUT'])
  })

  it('survives a search for NUL', async () => {
    const projectId = await projectWith('Ann')
    expect(names(await list(projectId, { filter: { search: 'A\0nn' } }))).toEqual(['Ann'])
  })

  it('is searched in the indexes alone, which hold what is searched', async () => {
    // Of a table that is one project's PostgreSQL would read everything.
    const projectIds = Array.from({ length: 8 }, () => uuidv7())
    const [projectId = ''] = projectIds
    await subgraph.database.query(
      `insert into growth.contacts (id, project_id, name, name_key, search_text, created_at)
       select gen_random_uuid(), id, 'Name ' || i, 'name ' || i, 'name ' || i, now() - i * interval '1 minute' from generate_series(1, 3000) i, unnest($1::uuid[]) id`,
      [projectIds],
    )
    await subgraph.database.query('vacuum analyze growth.contacts')
    for (const { sort, found, scan } of [
      { sort: 'CREATED_AT_DESC', found: ['Name 299', 'Name 1299', 'Name 2299'], scan: 'Index Only Scan Backward using contacts_by_age ' },
      { sort: 'NAME_ASC', found: ['Name 1299', 'Name 2299', 'Name 299'], scan: 'Index Only Scan using contacts_by_name ' },
    ]) {
      const { result, statements } = await countStatements('growth', () => list(projectId, { sort, filter: { search: 'name 299' }, first: 3 }))
      expect(names(result)).toEqual(found)
      expect(result.totalCount).toBe(13)
      const [page, count] = await Promise.all(statements.map((sql) => planOf(projectId, sql)))
      expect(page).toContain(scan)
      expect(count).toMatch(/Index Only Scan using contacts_by_(age|name) /)
    }
  })

  it('takes as many statements for fifty contacts in three projects as for one', async () => {
    const query = `query ($projects: [_Any!]!) { _entities(representations: $projects) { ... on Project {
      contacts { totalCount nodes { name orders(first: 3) { totalCount nodes { id } } } } } } }`
    const projectIds = [uuidv7(), uuidv7(), uuidv7()]
    await tell(subgraph, ...projectIds.flatMap((id) => Array.from({ length: 17 }, () => placed(orderIn(id)))))
    const [one] = projectIds
    const ask = (ids: string[]) =>
      countStatements('growth', () => subgraph.execute(query, { projects: ids.map((id) => ({ __typename: 'Project', id })) }, reader(...projectIds)))
    const few = await ask([one ?? ''])
    const many = await ask(projectIds)
    expect(many.result.errors).toBeUndefined()
    expect(few.statements).toHaveLength(3)
    expect(many.statements).toHaveLength(3)
  })
})

describe('one contact', () => {
  const GET = `query ($project: _Any!, $id: ID!) { _entities(representations: [$project]) { ... on Project { contact(id: $id) { id projectId name } } } }`

  it('is found by its id', async () => {
    const projectId = await projectWith('Ann')
    const [{ id } = { id: '' }] = (await list(projectId)).nodes
    const { data } = await subgraph.execute(GET, { project: { __typename: 'Project', id: projectId }, id }, reader(projectId))
    expect(data).toMatchObject({ _entities: [{ contact: { id, projectId, name: 'Ann' } }] })
  })

  it.each(['of another project of mine', 'of a stranger', 'that does not exist', 'that is no id'])('is NOT_FOUND for an id %s', async (which) => {
    const [projectId, mine, strange] = [await projectWith('Ann'), await projectWith('Bob'), await projectWith('Eve')]
    const ids: Record<string, string | undefined> = {
      'of another project of mine': (await list(mine)).nodes[0]?.id,
      'of a stranger': (await list(strange)).nodes[0]?.id,
      'that does not exist': uuidv7(),
      'that is no id': `x' or true --`,
    }
    const { errors } = await subgraph.execute(GET, { project: { __typename: 'Project', id: projectId }, id: ids[which] }, reader(projectId, mine))
    expect(codes(errors)).toEqual(['NOT_FOUND'])
  })
})

describe('what other parts of the graph need of a contact', () => {
  const ENTER = `query ($contacts: [_Any!]!) { _entities(representations: $contacts) { ... on Contact { name orderIds createdFrom { id projectId } } } }`
  const enter = (projectId: string, id: string | undefined) => ({ __typename: 'Contact', id, projectId })

  it('is given for many contacts of several projects in as many statements as for one', async () => {
    const [one, two] = [uuidv7(), uuidv7()]
    const [first, second, other] = [orderIn(one, { email: 'ann@a.test' }), orderIn(one, { email: 'ann@a.test' }), orderIn(two, { name: 'Bob' })]
    // The later order was heard of first: it is what made the contact, and the newest all the same.
    await tell(subgraph, placed(second))
    await tell(subgraph, placed(first), placed(other))
    const [ann, bob] = [(await list(one)).nodes[0]?.id, (await list(two)).nodes[0]?.id]
    const ask = (contacts: object[]) => countStatements('growth', () => subgraph.execute<{ _entities: unknown[] }>(ENTER, { contacts }, reader(one, two)))
    const few = await ask([enter(one, ann)])
    const many = await ask([enter(one, ann), enter(two, bob)])
    expect(many.result.data._entities).toEqual([
      { name: 'Ann', orderIds: [second.orderId, first.orderId], createdFrom: { id: second.orderId, projectId: one } },
      { name: 'Bob', orderIds: [other.orderId], createdFrom: { id: other.orderId, projectId: two } },
    ])
    expect([few.statements.length, many.statements.length]).toEqual([3, 3])
  })

  it('is refused through a reference that names another project, or a project of somebody else', async () => {
    const [mine, also, strange] = [await projectWith('Ann'), await projectWith('Bob'), await projectWith('Eve')]
    const [ann, eve] = [(await list(mine)).nodes[0]?.id, (await list(strange)).nodes[0]?.id]
    for (const contact of [enter(also, ann), enter(strange, eve), enter(mine, eve), enter(mine, 'nonsense')]) {
      expect(codes((await subgraph.execute(ENTER, { contacts: [contact] }, reader(mine, also))).errors)).toEqual(['NOT_FOUND'])
    }
    expect(codes((await subgraph.execute(ENTER, { contacts: [enter(mine, ann)] }, claimsFor({ projects: { [mine]: ['finance:read'] } }))).errors)).toEqual(['FORBIDDEN'])
  })
})

describe('contacts and orders across the graph', () => {
  const CONTACT_OF = `query ($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order { id contact { name orderCount } } } }`
  const reference = ({ orderId: id, projectId }: PlacedOrder) => ({ __typename: 'Order', id, projectId })

  it('gives each order its contact in one statement, over projects', async () => {
    const [one, two] = [uuidv7(), uuidv7()]
    const orders = [orderIn(one, { email: 'ann@a.test' }), orderIn(one, { email: 'ann@a.test' }), orderIn(two, { name: 'Bob' })]
    await tell(subgraph, ...orders.map(placed))
    const { result, statements } = await countStatements('growth', () =>
      subgraph.execute<{ _entities: unknown[] }>(CONTACT_OF, { orders: orders.map(reference) }, reader(one, two)),
    )
    expect(result.data._entities).toMatchObject([
      { contact: { name: 'Ann', orderCount: 2 } },
      { contact: { name: 'Ann', orderCount: 2 } },
      { contact: { name: 'Bob', orderCount: 1 } },
    ])
    expect(statements).toHaveLength(1)
  })

  it('has no contact for an order whose events have not arrived, nor for one that claims to be in another project', async () => {
    const [projectId, other] = [uuidv7(), uuidv7()]
    const order = orderIn(other)
    await tell(subgraph, placed(order))
    const { data, errors } = await subgraph.execute(
      CONTACT_OF,
      { orders: [reference(orderIn(projectId)), { ...reference(order), projectId }, { __typename: 'Order', id: 'no id', projectId }] },
      reader(projectId, other),
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({ _entities: [{ contact: null }, { contact: null }, { contact: null }] })
  })

  it('pages through the orders of a contact, newest first, and hands them to finance by their keys', async () => {
    const projectId = uuidv7()
    const orders = Array.from({ length: 5 }, () => orderIn(projectId, { email: 'ann@a.test' }))
    // The older contact's order is none of hers.
    await tell(subgraph, placed(orderIn(projectId, { email: 'bob@b.test' })))
    await tell(subgraph, ...orders.map(placed))
    const newest = orders.map(({ orderId: id }) => ({ __typename: 'Order', id, projectId })).toReversed()
    const page = async (after: string | null) => {
      const { data, errors } = await subgraph.execute<{ _entities: [{ contacts: { nodes: [Contact] } }] }>(
        `query ($project: _Any!, $after: String) { _entities(representations: [$project]) { ... on Project { contacts { nodes {
          orders(first: 3, after: $after) { totalCount nodes { __typename id projectId } pageInfo { hasNextPage endCursor } } } } } } }`,
        { project: { __typename: 'Project', id: projectId }, after },
        reader(projectId),
      )
      expect(errors).toBeUndefined()
      return data._entities[0].contacts.nodes[0].orders
    }
    const first = await page(null)
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
    const second = await page(first.pageInfo.endCursor)
    expect(second.pageInfo.hasNextPage).toBe(false)
    expect([...first.nodes, ...second.nodes]).toEqual(newest)
  })
})

describe('whoever may not see contacts', () => {
  const fields: [string, string, object][] = [
    ['Project.contacts', '{ ... on Project { contacts { nodes { id } } } }', { __typename: 'Project' }],
    ['Project.contact', `{ ... on Project { contact(id: "${uuidv7()}") { id } } }`, { __typename: 'Project' }],
    ['Order.contact', '{ ... on Order { contact { id } } }', { __typename: 'Order' }],
  ]

  it.each(fields)('is refused at %s', async (_, selection, representation) => {
    const projectId = uuidv7()
    const ask = (claims: ReturnType<typeof claimsFor>) =>
      subgraph.execute(
        `query ($it: _Any!) { _entities(representations: [$it]) ${selection} }`,
        { it: { ...representation, id: '__typename' in representation && representation.__typename === 'Order' ? uuidv7() : projectId, projectId } },
        claims,
      )
    expect(codes((await ask(anonymousClaims())).errors)).toEqual(['UNAUTHENTICATED'])
    expect(codes((await ask(reader(uuidv7()))).errors)).toEqual(['NOT_FOUND'])
    expect(codes((await ask(claimsFor({ projects: { [projectId]: ['finance:read'] } }))).errors)).toEqual(['FORBIDDEN'])
  })
})
