import { afterAll, beforeAll, expect, test } from 'vitest'
import { doors, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { createLog } from '@howl/platform/log'
import { startWorker } from './index.ts'

const log = createLog({ name: 'test', level: 'silent' })
let finance: TestSubgraph
let growth: TestSubgraph
beforeAll(async () => {
  finance = await startSubgraphForTest(doors.finance)
  growth = await startSubgraphForTest(doors.growth, { database: finance.database })
})
afterAll(async () => {
  await growth.stop()
  await finance.stop()
})

const workers = async (): Promise<string[]> => {
  // Each worker's connection that listens for rings is called by its queue.
  const rows = await finance.database.query<{ name: string }>(
    `select application_name as name from pg_stat_activity where datname = current_database() and application_name in ('finance', 'growth') order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('it works for the named subgraphs, and for none after it has stopped', async () => {
  const subgraphs = [finance.running, growth.running]
  const one = await startWorker({ subgraphs, only: ['finance'], log })
  expect(one.subgraphs).toEqual(['finance'])
  await expect.poll(workers).toEqual(['finance'])
  await one.stop()
  const both = await startWorker({ subgraphs, log })
  await expect.poll(workers).toEqual(['finance', 'growth'])
  await both.stop()
  await expect.poll(workers).toEqual([])
})

test('when one cannot start, those that have are stopped', async () => {
  const busy = await startWorker({ subgraphs: [growth.running], log })
  await expect(startWorker({ subgraphs: [finance.running, growth.running], log })).rejects.toThrow('running already')
  await expect.poll(workers).toEqual(['growth'])
  await busy.stop()
})
