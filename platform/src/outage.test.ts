import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres, type RunningPostgres } from '@howl/start'
import pg from 'pg'
import { choreJobs } from '../test/chore-worker.ts'
import { claimsFor, hostChores, migrateChores, shop, until } from '../test/chores.ts'

let postgres: RunningPostgres
const folder = mkdtempSync(`${tmpdir()}/howl-outage-`)
beforeAll(async () => {
  chmodSync(folder, 0o711)
  postgres = await startPostgres({ dataDir: folder })
  await migrateChores(postgres.ownerUrl, choreJobs)
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** As a crash of the server would: no session is ended in order, and what was not committed is gone. */
async function crash(): Promise<void> {
  process.kill(Number(readFileSync(`${folder}/postgres/data/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGQUIT')
  await until('it is gone', () => !postgres.isAlive())
}

const query = async <Row extends object>(sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: postgres.ownerUrl })
  // The crash that this is about may break it while it says goodbye; a statement on it would fail.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
const count = async (of: string): Promise<number> => (await query<{ count: number }>(`select count(*)::int as count from ${of}`))[0]?.count ?? -1

test('the database crashes under load and comes back: the same worker goes on, nothing is lost and nothing done twice', async () => {
  const hosted = await hostChores(postgres.ownerUrl, { jobs: choreJobs, sweepMs: 500 })
  let added = 0
  const add = async () => {
    await hosted.db.inTenant(claimsFor([shop]), [shop], async (tx) => {
      await tx.query(`insert into chores.chores (id, project_id, name) select gen_random_uuid(), $1, 'slow' from generate_series(1, 20)`, [shop])
      tx.ring('chores.doChore')
    })
    added += 20
  }
  for (let round = 0; round < 5; round += 1) await add()
  await crash()
  const refused = await Promise.allSettled([add(), add()])
  expect(refused.every(({ status }) => status === 'rejected')).toBe(true)
  hosted.queues.ring('chores', 'chores.doChore')
  await postgres.restart()
  const began = performance.now()
  await until('it takes new work', () => add().then(() => true, () => false))
  await until('all is done', async () => (await count(`chores.effects where note = 'praised'`)) === added, 60_000)
  expect(performance.now() - began).toBeLessThan(30_000)
  expect(await count(`chores.chores where next_attempt_at is not null`)).toBe(0)
  expect(await query('select from chores.effects group by chore_id, note having count(*) > 1')).toEqual([])
  await hosted.stop()
}, 120_000)
