import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startHowl, type TestHowl } from '@howl/testkit'

let howl: TestHowl
let owner: string
let projectId: string

beforeAll(async () => {
  howl = await startHowl()
  owner = (await mutate<{ accessToken: string }>('signUp', { email: 'owner@shop.test', password: 'correct horse battery', name: 'Ann' }, '{ accessToken }')).accessToken
  projectId = (await mutate<{ project: { id: string } }>('createProject', { name: 'Shop', kind: 'PRINT_SHOP', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }, '{ project { id } }')).project.id
})
afterAll(() => howl?.stop())

async function mutate<Fields>(name: string, input: object, selection: string): Promise<Fields> {
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  const query = `mutation ($input: ${type}Input!) { it: ${name}(input: $input) { __typename ... on ${type}Success ${selection} ... on UserError { message } } }`
  const { it: payload } = await howl.client.ask<{ it: Fields }>(query, { input }, owner ?? null)
  expect(payload).toMatchObject({ __typename: `${type}Success` })
  return payload
}

it('makes contacts of finance’s orders, and shows each from the other', async () => {
  const emails = ['Ann@a.test', 'ann@a.test', null]
  for (const email of emails) {
    const { order } = await mutate<{ order: { id: string } }>(
      'createOrder',
      { projectId, customer: { name: 'Ann', email }, lines: [{ description: 'Vase', quantity: 1, unitPrice: { amount: '100000', currency: 'VND' } }] },
      '{ order { id } }',
    )
    await mutate('recordPayment', { id: order.id, amount: { amount: '100000', currency: 'VND' } }, '{ order { id } }')
  }
  const query = `query ($id: ID!) { project(id: $id) {
    contacts(sort: CREATED_AT_ASC) { nodes { name email orderCount orders { totalCount nodes { number status contact { email } } } } }
    orders(sort: NUMBER_ASC) { nodes { number contact { name orders { nodes { number } } } } } } }`
  const ask = () => howl.client.ask<{ project: unknown }>(query, { id: projectId }, owner)

  const paid = (number: number, email: string | null) => ({ number, status: 'PAID', contact: { email } })
  // The workers carry the events from finance to growth.
  await vi.waitFor(async () => expect((await ask()).project).toEqual({
    contacts: {
      nodes: [
        { name: 'Ann', email: 'ann@a.test', orderCount: 2, orders: { totalCount: 2, nodes: [paid(2, 'ann@a.test'), paid(1, 'ann@a.test')] } },
        { name: 'Ann', email: null, orderCount: 1, orders: { totalCount: 1, nodes: [paid(3, null)] } },
      ],
    },
    orders: {
      nodes: [
        { number: 1, contact: { name: 'Ann', orders: { nodes: [{ number: 2 }, { number: 1 }] } } },
        { number: 2, contact: { name: 'Ann', orders: { nodes: [{ number: 2 }, { number: 1 }] } } },
        { number: 3, contact: { name: 'Ann', orders: { nodes: [{ number: 3 }] } } },
      ],
    },
  }), { timeout: 20_000, interval: 100 })
})

type Entry = { kind: string; status: string | null; amount: { amount: string } | null; transactionId: string | null; order: { number: number } }
type Timeline = { edges: { cursor: string; node: Entry }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null }; totalCount: number }
type Told = { project: { contacts: { nodes: { name: string; createdFrom: { number: number } | null; orderIds: string[]; timeline: Timeline | null }[] } } }

const TIMELINE = `query ($id: ID!, $search: String!, $first: Int!, $after: String) { project(id: $id) { contacts(filter: { search: $search }) { nodes { name orderIds createdFrom { number }
  timeline(first: $first, after: $after) { edges { cursor node { kind status amount { amount } transactionId order { number } } } pageInfo { hasNextPage endCursor } totalCount } } } } }`

async function order(email: string, amount: string): Promise<{ id: string; number: number }> {
  const input = { projectId, customer: { name: email.split('@')[0], email }, lines: [{ description: 'Vase', quantity: 1, unitPrice: { amount, currency: 'VND' } }] }
  return (await mutate<{ order: { id: string; number: number } }>('createOrder', input, '{ order { id number } }')).order
}

const timelineOf = async (search: string, page: { first: number; after?: string | null } = { first: 50 }) =>
  (await howl.client.ask<Told>(TIMELINE, { id: projectId, search, ...page }, owner)).project.contacts.nodes

it('tells what happened with a contact over all of their orders, the newest first, with the money, page by page', async () => {
  const first = await order('timeline@a.test', '100000')
  const second = await order('timeline@a.test', '50000')
  await order('somebody-else@a.test', '70000')
  await mutate('recordPayment', { id: first.id, amount: { amount: '100000', currency: 'VND' } }, '{ order { id } }')
  await mutate('cancelOrder', { id: second.id, reason: 'Changed their mind' }, '{ order { id } }')
  await vi.waitFor(async () => expect((await timelineOf('timeline@a.test'))[0]?.orderIds).toHaveLength(2), { timeout: 20_000, interval: 100 })

  const [contact] = await timelineOf('timeline@a.test')
  const told = contact?.timeline?.edges.map(({ node }) => [node.kind, node.status, node.amount?.amount ?? null, node.order.number])
  expect(told).toEqual([
    ['CANCELLED', null, null, second.number],
    ['STATUS_CHANGED', 'PAID', null, first.number],
    ['MONEY_MATCHED', null, '100000', first.number],
    ['PLACED', null, null, second.number],
    ['PLACED', null, null, first.number],
  ])
  expect(contact?.timeline?.edges[2]?.node.transactionId).not.toBeNull()
  expect(contact).toMatchObject({ createdFrom: { number: first.number }, orderIds: [second.id, first.id], timeline: { totalCount: 5 } })

  const paged: unknown[] = []
  for (let after: string | null = null; ; ) {
    const timeline: Timeline | null | undefined = (await timelineOf('timeline@a.test', { first: 2, after }))[0]?.timeline
    paged.push(...(timeline?.edges.map(({ node }) => [node.kind, node.status, node.amount?.amount ?? null, node.order.number]) ?? []))
    if (!timeline?.pageInfo.hasNextPage) break
    after = timeline.pageInfo.endCursor
  }
  expect(paged).toEqual(told)
})

it('tells nobody of the money who may not see it: the contact stays, and its timeline is FORBIDDEN', async () => {
  const { signUp } = await howl.client.ask<{ signUp: { accessToken: string } }>('mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { accessToken } } }', {
    input: { email: 'marketer@shop.test', password: 'correct horse battery', name: 'Mai' },
  })
  const { invitation } = await mutate<{ invitation: { acceptUrl: string } }>('inviteMember', { projectId, email: 'marketer@shop.test', roleKey: 'MARKETER' }, '{ invitation { acceptUrl } }')
  await howl.client.ask('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }', { input: { token: invitation.acceptUrl.split('/').at(-1) } }, signUp.accessToken)
  const { body } = await howl.send({ query: TIMELINE, variables: { id: projectId, search: 'timeline@a.test', first: 50 } }, signUp.accessToken)
  expect(body.errors?.map(({ extensions }) => extensions?.['code'])).toContain('FORBIDDEN')
  expect(JSON.stringify(body)).not.toContain('100000')
  expect((body.data as Told).project.contacts.nodes[0]).toMatchObject({ name: 'timeline', timeline: null })
})
