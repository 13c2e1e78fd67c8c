import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { uuidv7 } from '@howl/platform/ids'
import { claimsFor, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { deliver, orderIn, paid, placed, tell, type PlacedOrder } from '../../test/factories.ts'
import { growth } from '../index.ts'

let subgraph: TestSubgraph
/** Another process with the same data. */
let another: TestSubgraph

beforeAll(async () => {
  subgraph = await startSubgraphForTest(growth)
  another = await startSubgraphForTest(growth, { database: subgraph.database })
})
afterAll(async () => {
  await another.stop()
  await subgraph.stop()
})

type Listed = { name: string; email: string | null; orderCount: number; lastOrderAt: string; orders: { nodes: { id: string }[] } }

async function contactsOf(projectId: string): Promise<Listed[]> {
  const { data, errors } = await subgraph.execute<{ _entities: [{ contacts: { nodes: Listed[] } }] }>(
    `query ($projects: [_Any!]!) { _entities(representations: $projects) { ... on Project {
       contacts(sort: NAME_ASC, first: 200) { nodes { name email orderCount lastOrderAt orders { nodes { id } } } } } } }`,
    { projects: [{ __typename: 'Project', id: projectId }] },
    claimsFor({ projects: { [projectId]: ['growth:read'] } }),
  )
  expect(errors).toBeUndefined()
  return data._entities[0].contacts.nodes
}

describe('contacts are made from orders', () => {
  it('matches by e-mail, whatever its case, within the project', async () => {
    const [projectId, elsewhere] = [uuidv7(), uuidv7()]
    const first = orderIn(projectId, { email: 'Ann@Example.com ', name: 'Ann' })
    const second = orderIn(projectId, { email: 'ANN@example.com', name: 'Ann Lee' })
    await tell(subgraph, placed(first), placed(second), placed(orderIn(elsewhere, { email: 'ann@example.com' })))
    expect(await contactsOf(projectId)).toEqual([
      {
        name: 'Ann',
        email: 'ann@example.com',
        orderCount: 2,
        lastOrderAt: second.placedAt.toISOString(),
        orders: { nodes: [{ id: second.orderId }, { id: first.orderId }] },
      },
    ])
    expect(await contactsOf(elsewhere)).toHaveLength(1)
  })

  it('makes a contact of its own for each order without an e-mail, and never guesses by the name', async () => {
    const projectId = uuidv7()
    await tell(subgraph, placed(orderIn(projectId, { email: null })), placed(orderIn(projectId, { email: '  ' })), placed(orderIn(projectId, { email: 'ann@a.test' })))
    const contacts = await contactsOf(projectId)
    expect(contacts.map(({ name, email, orderCount }) => ({ name, email, orderCount }))).toEqual(
      expect.arrayContaining([
        { name: 'Ann', email: null, orderCount: 1 },
        { name: 'Ann', email: null, orderCount: 1 },
        { name: 'Ann', email: 'ann@a.test', orderCount: 1 },
      ]),
    )
    expect(contacts).toHaveLength(3)
  })

  it.each([null, 'ann@a.test'])('leads both events of an order to the same contact (e-mail %s), in any order', async (email) => {
    const projectId = uuidv7()
    const [one, other] = [orderIn(projectId, { email }), orderIn(uuidv7(), { email })]
    await tell(subgraph, placed(one), paid(one))
    await tell(subgraph, paid(other))
    await tell(subgraph, placed(other))
    for (const { projectId: id, placedAt } of [one, other]) {
      expect(await contactsOf(id)).toMatchObject([{ orderCount: 1, lastOrderAt: placedAt.toISOString() }])
    }
  })

  it('counts an event that is delivered twice once', async () => {
    const projectId = uuidv7()
    const event = { ...placed(orderIn(projectId, { email: 'ann@a.test' })), id: uuidv7() }
    await tell(subgraph, event)
    await tell(subgraph, event)
    // The dispatcher's own key would stop it; here the inbox has to, and behind it the key on the order.
    await subgraph.database.query('delete from growth.inbox where event_id = $1', [event.id])
    await tell(subgraph, event)
    expect(await contactsOf(projectId)).toMatchObject([{ orderCount: 1, orders: { nodes: [{}] } }])
  })

  it('gives the same contacts when two workers take the events at once, in any order', async () => {
    const emails = [null, 'ann@a.test', 'Bob@a.test', 'bob@a.test']
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...emails), { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), async (given, shuffle) => {
        const projectId = uuidv7()
        const orders = given.map((email, index) => orderIn(projectId, { email, name: `Name ${index}` }))
        const events = orders.flatMap((order) => [placed(order), paid(order)])
        const mixed = events.map((event) => ({ event, at: shuffle.next().value })).toSorted((a, b) => a.at - b.at)
        await deliver(subgraph.database, mixed.map(({ event }) => event))
        await Promise.all([subgraph.drain(), another.drain()])
        await subgraph.drain()
        expect(await contactsOf(projectId)).toEqual(expectedContacts(orders))
      }),
      { numRuns: 15 },
    )
  })

  it('says that a contact was made, once', async () => {
    const projectId = uuidv7()
    const order = orderIn(projectId, { email: 'ann@a.test' })
    await tell(subgraph, placed(order), paid(order), placed(orderIn(projectId, { email: 'ann@a.test' })))
    const events = await subgraph.database.query('select type, subject, payload from growth.events where project_id = $1', [projectId])
    const [contact] = await subgraph.database.query<{ id: string }>('select id from growth.contacts where project_id = $1', [projectId])
    expect(events).toEqual([{ type: 'growth.contactCreated', subject: contact?.id, payload: { contactId: contact?.id } }])
  })

  it('leaves no work behind', async () => {
    expect(await subgraph.database.query('select consumer, last_error from live.deliveries')).toEqual([])
  })
})

/** What the rule says, worked out without a database. */
function expectedContacts(orders: PlacedOrder[]): Listed[] {
  const contacts = new Map<string, PlacedOrder[]>()
  for (const order of orders) {
    const key = order.email?.toLowerCase() ?? order.orderId
    contacts.set(key, [...(contacts.get(key) ?? []), order])
  }
  return [...contacts.values()]
    .map((own) => ({
      name: own[0]?.name ?? '',
      email: own[0]?.email?.toLowerCase() ?? null,
      orderCount: own.length,
      lastOrderAt: own.at(-1)?.placedAt.toISOString() ?? '',
      orders: { nodes: own.toReversed().map(({ orderId }) => ({ id: orderId })) },
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
