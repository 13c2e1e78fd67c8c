import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import type { Tx } from './database.ts'
import { consume, defineDrain, defineLeased, type JobDefinition } from './work.ts'
import type { WorkArgs, WorkItem } from './work-lists.ts'
import { addChores, cafe, choreDone, choresOf, claimsFor, hostChores, migrateChores, shop, type Chore, type Hosted } from '../test/chores.ts'

const retried: string[] = []
const onRetry = async (_services: unknown, tx: Tx, row: Chore): Promise<void> => {
  retried.push(row.id)
  await tx.query(`update chores.chores set state = 'NEW' where id = $1`, [row.id])
}
const jobs: JobDefinition<unknown>[] = [
  defineDrain<unknown, Chore>({ name: 'chores.doChore', table: 'chores', handle: async () => {}, onRetry }),
  defineLeased<unknown, Chore>({ name: 'chores.runErrand', table: 'errands', handle: async () => {} }),
  consume(choreDone, { name: 'chores.praise', handle: async () => {} }),
]

let database: TestDatabase
let hosted: Hosted
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl, jobs)
  hosted = await hostChores(database.ownerUrl, { jobs, isStarted: false })
})
afterAll(async () => {
  await hosted.stop()
  await database.drop()
})
beforeEach(() => database.query('truncate chores.chores, chores.errands, live.deliveries'))
afterEach(() => {
  retried.length = 0
})

const list = (projectId: string, args: WorkArgs = {}) => hosted.jobs.list(claimsFor([projectId]), projectId, args)
const set = (table: string, id: string | undefined, columns: string) => database.query(`update ${table} set ${columns} where id = $1`, [id])
const addDelivery = async (project = shop): Promise<string> => {
  const [row] = await database.query<{ id: string }>(
    `insert into live.deliveries (id, consumer, subgraph, event_id, project_id, event)
     values (gen_random_uuid(), 'chores.praise', 'chores', gen_random_uuid(), $1, '{}') returning id`,
    [project],
  )
  return row?.id ?? ''
}
const DEAD = `dead_at = now(), next_attempt_at = null, attempts = 8, last_error = 'broken'`

test('all work of a project that is not done is listed, with its state, whatever table it stands in', async () => {
  const [waiting, running, stuck, dead, done] = await addChores(database, [{ count: 5 }])
  await set('chores.chores', running, `attempts = 1, lease_token = gen_random_uuid(), lease_until = now() + interval '1 min'`)
  await set('chores.chores', stuck, `attempts = 1, lease_token = gen_random_uuid(), lease_until = now() - interval '1 min'`)
  await set('chores.chores', dead, DEAD)
  await set('chores.chores', done, 'next_attempt_at = null')
  const [errand] = await addChores(database, [{ table: 'errands' }])
  const delivery = await addDelivery()
  await addChores(database, [{ project: cafe }])
  await addDelivery(cafe)
  const page = await list(shop)
  const states = Object.fromEntries(page.nodes.map(({ id, kind, state }) => [id, `${kind} ${state}`]))
  expect(states).toEqual({
    [waiting ?? '']: 'chores.doChore WAITING',
    [running ?? '']: 'chores.doChore RUNNING',
    [stuck ?? '']: 'chores.doChore STUCK',
    [dead ?? '']: 'chores.doChore DEAD',
    [errand ?? '']: 'chores.runErrand WAITING',
    [delivery]: 'chores.praise WAITING',
  })
  expect(await page.totalCount()).toBe(6)
  expect(page.nodes.find(({ id }) => id === dead)).toMatchObject({ attempts: 8, lastError: 'broken', nextAttemptAt: null })
  expect(page.nodes.find(({ id }) => id === dead)?.createdAt).toBeInstanceOf(Date)
})

test('states filter the list and its count', async () => {
  const [, dead] = await addChores(database, [{ count: 3 }])
  await set('chores.chores', dead, DEAD)
  const page = await list(shop, { states: ['DEAD', 'STUCK'] })
  expect(page.nodes.map(({ id }) => id)).toEqual([dead])
  expect(await page.totalCount()).toBe(1)
})

test('pages follow each other without gap or repeat, newest first, also within one instant', async () => {
  await addChores(database, [{ count: 25 }, { count: 25, table: 'errands' }])
  const seen: WorkItem[] = []
  let after: string | null = null
  for (;;) {
    const page = await list(shop, { first: 7, after })
    seen.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  expect(seen).toHaveLength(50)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(50)
  const times = seen.map(({ createdAt }) => createdAt.getTime())
  expect(times).toEqual([...times].sort((a, b) => b - a))
})

test('another tenant’s work is neither listed nor retried', async () => {
  const [foreign] = await addChores(database, [{ project: cafe }])
  await set('chores.chores', foreign, DEAD)
  const delivery = await addDelivery(cafe)
  expect((await list(shop)).nodes).toEqual([])
  await expect(hosted.jobs.list(claimsFor([shop]), cafe, {})).rejects.toThrow('There is no such project here.')
  for (const id of [foreign ?? '', delivery]) {
    await expect(hosted.jobs.retry(claimsFor([shop]), shop, [id])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    await expect(hosted.jobs.retry(claimsFor([shop]), cafe, [id])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  }
  expect((await choresOf(database))[0]?.dead_at).not.toBeNull()
})

test('a retry gives dead and waiting work new attempts now, tells the domain, and rings', async () => {
  const [dead, waiting, running, done] = await addChores(database, [{ count: 4 }])
  await set('chores.chores', dead, `${DEAD}, state = 'FAILED'`)
  await set('chores.chores', waiting, `attempts = 3, next_attempt_at = now() + interval '1 h'`)
  await set('chores.chores', running, `attempts = 1, lease_token = gen_random_uuid(), lease_until = now() + interval '1 min'`)
  await set('chores.chores', done, 'next_attempt_at = null')
  const delivery = await addDelivery()
  await set('live.deliveries', delivery, DEAD)
  const rings: string[] = []
  const { ring } = hosted.queues
  hosted.queues.ring = (_queue, job) => void rings.push(job)
  const ids = [dead, waiting, running, done, delivery].map((id) => id ?? '')
  expect(await hosted.jobs.retry(claimsFor([shop]), shop, ids)).toBe(3)
  hosted.queues.ring = ring
  expect(rings.sort()).toEqual(['chores.doChore', 'chores.praise'])
  expect([...retried].sort()).toEqual([dead, waiting].sort())
  const rows = new Map((await choresOf(database)).map((row) => [row.id, row]))
  expect(rows.get(dead ?? '')).toMatchObject({ attempts: 0, dead_at: null, state: 'NEW', last_error: 'broken' })
  expect(Number(rows.get(dead ?? '')?.next_attempt_at)).toBeLessThanOrEqual(Date.now() + 1)
  expect(Number(rows.get(waiting ?? '')?.next_attempt_at)).toBeLessThanOrEqual(Date.now() + 1)
  expect(rows.get(running ?? '')?.lease_token).not.toBeNull()
  expect(rows.get(done ?? '')?.next_attempt_at).toBeNull()
  expect((await list(shop, { states: ['DEAD'] })).nodes).toEqual([])
})

test('an id that nobody has fails the whole retry', async () => {
  const [dead] = await addChores(database, [{}])
  await set('chores.chores', dead, DEAD)
  const unknown = '0190a000-0000-7000-8000-0000000000ff'
  await expect(hosted.jobs.retry(claimsFor([shop]), shop, [dead ?? '', unknown])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  await expect(hosted.jobs.retry(claimsFor([shop]), shop, ['nonsense'])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  expect((await choresOf(database))[0]?.dead_at).not.toBeNull()
})

test('a page of work costs one transaction and one statement, however many rows there are', async () => {
  await addChores(database, [{ count: 60 }])
  const { inTenant } = hosted.db
  let statements = 0
  hosted.db.inTenant = (claims, projects, work) =>
    inTenant(claims, projects, (tx) => work({ ...tx, query: (sql, params) => ((statements += 1), tx.query(sql, params)) }))
  await list(shop, { first: 5 })
  const few = statements
  await list(shop, { first: 50 })
  hosted.db.inTenant = inTenant
  expect(few).toBe(1)
  expect(statements).toBe(2)
})

test('jobs with the same or a malformed name are refused where they are bound', async () => {
  const twice = [jobs[0], jobs[0]] as JobDefinition<unknown>[]
  await expect(hostChores(database.ownerUrl, { jobs: twice, isStarted: false })).rejects.toThrow('two jobs are called chores.doChore')
  const odd = defineDrain<unknown, Chore>({ name: `x'; drop table y`, table: 'chores', handle: async () => {} })
  await expect(hostChores(database.ownerUrl, { jobs: [odd], isStarted: false })).rejects.toThrow('subgraph.verbNoun')
})
