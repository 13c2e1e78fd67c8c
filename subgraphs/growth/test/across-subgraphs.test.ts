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
