import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'

let first: TestDatabase
let second: TestDatabase
beforeAll(async () => {
  ;[first, second] = await Promise.all([cloneDatabase(), cloneDatabase()])
})
afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
})

test('a clone is migrated, and what is written to one is not in the other', async () => {
  await first.query(`insert into live.events values (1, gen_random_uuid(), null, 'a', 'b', now())`)
  expect(await first.query('select type from live.events')).toEqual([{ type: 'a' }])
  expect(await second.query('select type from live.events')).toEqual([])
})

test('the address of the application logs in as howl_app, who owns nothing', async () => {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: first.appUrl })
  await client.connect()
  const { rows } = await client.query('select current_user as name, (select rolsuper from pg_roles where rolname = current_user) as super')
  await client.end()
  expect(rows).toEqual([{ name: 'howl_app', super: false }])
})
