import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimsFor } from '@howl/testkit'
import { startFinance, type TestFinance } from '../../test/factories.ts'
import { Projects } from './projects.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

const factsOf = async (id: string) => (await finance.database.query('select currency, time_zone, state, version from finance.projects where project_id = $1', [id]))[0]

test('what finance knows of a project follows the newest claims, in whatever order they come, from any process', async () => {
  const { id } = finance.project()
  const claims = (version: number, state: 'ACTIVE' | 'ARCHIVED') => claimsFor({ projects: { [id]: { version, state } } })
  const [here, there] = [new Projects(finance.db), new Projects(finance.db)]
  await here.read(claims(2, 'ARCHIVED'), [id], async () => {})
  expect(await factsOf(id)).toEqual({ currency: 'VND', time_zone: 'Asia/Ho_Chi_Minh', state: 'ARCHIVED', version: 2 })
  await there.read(claims(1, 'ACTIVE'), [id], async () => {})
  expect(await factsOf(id)).toMatchObject({ state: 'ARCHIVED', version: 2 })
  await there.read(claims(3, 'ACTIVE'), [id], async () => {})
  expect(await factsOf(id)).toMatchObject({ state: 'ACTIVE', version: 3 })
})

test('a version is written once, and again when the transaction that wrote it was rolled back', async () => {
  const { id } = finance.project()
  const claims = claimsFor({ projects: { [id]: { version: 1 } } })
  const projects = new Projects(finance.db)
  await expect(projects.read(claims, [id], () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await factsOf(id)).toBeUndefined()
  await projects.read(claims, [id], async () => {})
  expect(await factsOf(id)).toMatchObject({ version: 1 })
})

test('an archived project can be read and not changed', async () => {
  const project = finance.project({ state: 'ARCHIVED' })
  expect(await project.read('orders { totalCount } metrics(range: { from: "2026-01-01", to: "2026-01-01" }) { orderCount }')).toMatchObject({ orders: { totalCount: 0 } })
  const inputs: [string, Record<string, unknown>][] = [
    ['createOrder', project.orderInput(1)],
    ['recordExpense', { projectId: project.id, category: 'Rent', amount: project.money(1), spentOn: '2026-01-01' }],
    ['recordBalance', { projectId: project.id, on: '2026-01-01', amount: project.money(1) }],
    ['createPaymentConnection', { projectId: project.id, provider: 'SEPAY', name: 'x', settings: {}, secrets: {} }],
  ]
  for (const [name, input] of inputs) expect([name, (await project.tryMutate(name, input, { selection: '' })).code]).toEqual([name, 'CONFLICT'])
})

test('money for an archived project is still taken in', async () => {
  const project = finance.project()
  const connection = await project.connect()
  const order = await project.createOrder(100)
  project.facts.state = 'ARCHIVED'
  project.facts.version = 2
  await project.read('balance { on }')
  expect(await connection.send({ code: order.paymentCode, transferAmount: 100 })).toMatchObject({ status: 200 })
  await finance.drain()
  expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
})
