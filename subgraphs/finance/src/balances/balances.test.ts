import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let now = new Date('2026-11-15T18:00:00Z')
let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => now })
})
afterAll(() => finance.stop())

const record = (project: TestProject, on: string, amount: string | number, more: Record<string, unknown> = {}) =>
  project.tryMutate('recordBalance', { projectId: project.id, on, amount: project.money(amount), ...more }, { selection: '... on RecordBalanceSuccess { balance { on amount { amount currency } isRecordedByHand } } ... on InvalidInput { fieldErrors { path } }' })
const balance = async (project: TestProject) => (await project.read('balance { on amount { amount } isRecordedByHand }')).balance

describe('the balance of a project', () => {
  test('is unknown at first, then what was recorded last for the latest day', async () => {
    const project = finance.project()
    expect(await balance(project)).toBeNull()
    expect((await record(project, '2026-11-10', 500)).data).toEqual({ __typename: 'RecordBalanceSuccess', balance: { on: '2026-11-10', amount: { amount: '500', currency: 'VND' }, isRecordedByHand: true } })
    await record(project, '2026-11-01', 900)
    expect(await balance(project)).toEqual({ on: '2026-11-10', amount: { amount: '500' }, isRecordedByHand: true })
    await record(project, '2026-11-10', -20)
    expect(await balance(project)).toMatchObject({ amount: { amount: '-20' } })
  })

  test('is what the bank reports, when that is later, and not 0', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const send = async (transfer: Record<string, unknown>) => {
      await connection.post(JSON.stringify({ transferType: 'out', transferAmount: 1, accountNumber: '0123499999', ...transfer }))
      await finance.drain()
    }
    await send({ id: 1, transactionDate: '2026-11-12 09:00:00', accumulated: 1000 })
    expect(await balance(project)).toEqual({ on: '2026-11-12', amount: { amount: '1000' }, isRecordedByHand: false })
    await send({ id: 2, transactionDate: '2026-11-13 09:00:00', accumulated: 0 })
    await send({ id: 3, transactionDate: '2026-11-14 09:00:00', accumulated: 77, accountNumber: '999' })
    await send({ id: 4, transactionDate: '2026-11-11 09:00:00', accumulated: 5000 })
    expect(await balance(project)).toMatchObject({ amount: { amount: '1000' } })
    // Of the same second the bank's later one counts, whatever arrived first.
    await send({ id: 9, transactionDate: '2026-11-12 10:00:00', accumulated: 1900 })
    await send({ id: 8, transactionDate: '2026-11-12 10:00:00', accumulated: 1800 })
    expect(await balance(project)).toMatchObject({ amount: { amount: '1900' } })
    await record(project, '2026-11-12', 2000)
    expect(await balance(project)).toMatchObject({ amount: { amount: '2000' }, isRecordedByHand: true })
  })

  test('that is entered for today is of now: what the bank says later today is newer', async () => {
    const project = finance.project()
    const connection = await project.connect()
    // 01:00 of the 16th in Vietnam.
    await record(project, '2026-11-16', 100)
    now = new Date('2026-11-15T19:00:00Z')
    await connection.post(JSON.stringify({ id: 1, transferType: 'in', transferAmount: 1, accountNumber: '0123499999', transactionDate: '2026-11-16 01:30:00', accumulated: 101 }))
    await finance.drain()
    expect(await balance(project)).toEqual({ on: '2026-11-16', amount: { amount: '101' }, isRecordedByHand: false })
  })

  test('cannot be of a day to come, nor in another currency', async () => {
    const project = finance.project()
    expect((await record(project, '2026-11-17', 1)).data).toMatchObject({ fieldErrors: [{ path: ['on'] }] })
    expect((await record(project, '1969-01-01', 1)).data).toMatchObject({ fieldErrors: [{ path: ['on'] }] })
    expect((await record(project, '2026-11-01', 1, { amount: { amount: '1', currency: 'USD' } })).data).toMatchObject({ fieldErrors: [{ path: ['amount', 'currency'] }] })
  })

  test('is recorded once by calls with one idempotencyKey, and only with finance:write', async () => {
    const project = finance.project()
    await Promise.all([record(project, '2026-11-01', 5, { idempotencyKey: 'b' }), record(project, '2026-11-01', 5, { idempotencyKey: 'b' })])
    expect(await finance.database.query('select id from finance.balances where project_id = $1', [project.id])).toHaveLength(1)
    expect((await record(project, '2026-11-01', 6, { idempotencyKey: 'b' })).code).toBe('CONFLICT')
    const refused = await project.tryMutate('recordBalance', { projectId: project.id, on: '2026-11-01', amount: project.money(1) }, { selection: '', claims: project.claims(['finance:read']) })
    expect(refused.code).toBe('FORBIDDEN')
  })
})
