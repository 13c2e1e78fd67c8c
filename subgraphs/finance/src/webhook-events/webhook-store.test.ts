import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFinance, type TestConnection, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
let project: TestProject
let connection: TestConnection
beforeAll(async () => {
  finance = await startFinance()
  project = finance.project()
  connection = await project.connect()
})
afterAll(() => finance.stop())

const statesOf = () => finance.database.query<{ external_id: string; state: string }>('select external_id, state from finance.webhook_events where project_id = $1 order by id', [project.id])

/** While this goes on, a callback of the same id waits to be stored: another transaction has it, and may still take it back. */
async function whileStoring(id: number, work: () => Promise<void>): Promise<void> {
  const other = await finance.database.connect()
  try {
    await other.query('begin')
    await other.query(
      `insert into finance.webhook_events (id, project_id, connection_id, provider, external_id, payload, headers) values (gen_random_uuid(), $1, $2, 'SEPAY', $3, '{}', '{}')`,
      [project.id, connection.id, String(id)],
    )
    const answer = connection.send({ id })
    await sleep(50)
    await work()
    await other.query('rollback')
    expect(await answer).toMatchObject({ status: 200 })
  } finally {
    await other.end()
  }
}

describe('callbacks that are being stored', () => {
  test('go before those that are stored already, but not for ever', async () => {
    await connection.send({ id: 1 })
    await whileStoring(2, async () => {
      const started = performance.now()
      const drained = finance.drain()
      await sleep(500)
      expect(await statesOf()).toEqual([{ external_id: '1', state: 'RECEIVED' }])
      await drained
      expect(performance.now() - started).toBeGreaterThan(900)
      expect(await statesOf()).toEqual([{ external_id: '1', state: 'PROCESSED' }])
    })
  })

  test('hold up nothing once they are stored', async () => {
    await connection.send({ id: 3 })
    await whileStoring(4, async () => {})
    const started = performance.now()
    await finance.drain()
    expect(performance.now() - started).toBeLessThan(900)
    expect((await statesOf()).every(({ state }) => state === 'PROCESSED')).toBe(true)
  })
})
