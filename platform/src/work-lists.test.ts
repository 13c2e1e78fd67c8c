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
beforeEach(() => database.query('truncate chores.chores, chores.errands, chores.events, live.deliveries'))
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
  expect([...new Set(rings)].sort()).toEqual(['chores.dispatchEvents', 'chores.doChore', 'chores.praise'])
  expect([...retried].sort()).toEqual([dead, waiting].sort())
  const rows = new Map((await choresOf(database)).map((row) => [row.id, row]))
  expect(rows.get(dead ?? '')).toMatchObject({ attempts: 0, dead_at: null, state: 'NEW', last_error: 'broken' })
  expect(Number(rows.get(dead ?? '')?.next_attempt_at)).toBeLessThanOrEqual(Date.now() + 1)
  expect(Number(rows.get(waiting ?? '')?.next_attempt_at)).toBeLessThanOrEqual(Date.now() + 1)
  expect(rows.get(running ?? '')?.lease_token).not.toBeNull()
  expect(rows.get(done ?? '')?.next_attempt_at).toBeNull()
  expect((await list(shop, { states: ['DEAD'] })).nodes).toEqual([])
})

type Audited = { project_id: string; subject: string; payload: { action: string; who: object; before: object; after: object } }
const audited = () => database.query<Audited>(`select project_id, subject, payload from chores.events where type = 'audit.recorded' order by subject`)

test('a retry stands in the audit with what the work was like before, and only for what was retried', async () => {
  const [dead, done] = await addChores(database, [{ count: 2 }])
  await set('chores.chores', dead, DEAD)
  await set('chores.chores', done, 'next_attempt_at = null')
  await hosted.jobs.retry(claimsFor([shop]), shop, [dead ?? '', done ?? ''])
  expect(await audited()).toMatchObject([
    {
      project_id: shop,
      subject: dead,
      payload: {
        action: 'work.retried',
        who: { kind: 'USER' },
        before: { kind: 'chores.doChore', state: 'DEAD', attempts: 8, lastError: 'broken' },
        after: { kind: 'chores.doChore', state: 'WAITING', attempts: 0 },
      },
    },
  ])
  await hosted.jobs.retry(claimsFor([shop]), shop, [await deadDelivery()])
  expect(await audited()).toHaveLength(2)
})

async function deadDelivery(project = shop): Promise<string> {
  const delivery = await addDelivery(project)
  await set('live.deliveries', delivery, DEAD)
  return delivery
}

/** One of each state in one project, and a dead one next door. */
async function twoProjects() {
  const [due, later, running, stuck, dead] = await addChores(database, [{ count: 5 }])
  await set('chores.chores', due, `next_attempt_at = now() - interval '90 s'`)
  await set('chores.chores', later, `next_attempt_at = now() + interval '1 h', attempts = 2`)
  await set('chores.chores', running, `attempts = 1, lease_token = gen_random_uuid(), lease_until = now() + interval '1 min', next_attempt_at = now() - interval '1 h'`)
  await set('chores.chores', stuck, `attempts = 1, lease_token = gen_random_uuid(), lease_until = now() - interval '1 min', next_attempt_at = now() - interval '30 s'`)
  await set('chores.chores', dead, DEAD)
  const [foreign] = await addChores(database, [{ project: cafe, table: 'errands' }])
  await set('chores.errands', foreign, DEAD)
  return { dead: dead ?? '', stuck: stuck ?? '', foreign: foreign ?? '', foreignDelivery: await deadDelivery(cafe) }
}

test('queues tell how much of each kind is not done in a project, and how long the longest due piece waits', async () => {
  await twoProjects()
  const queues = await hosted.jobs.queues(claimsFor([shop]), shop)
  expect(queues.map(({ job }) => job)).toEqual(['chores.doChore', 'chores.praise', 'chores.runErrand'])
  expect(queues[0]).toMatchObject({ job: 'chores.doChore', waiting: 2, running: 1, stuck: 1, dead: 1 })
  // Neither what runs, nor what waits for its next attempt.
  expect(queues[0]?.ageSeconds).toBeGreaterThanOrEqual(90)
  expect(queues[0]?.ageSeconds).toBeLessThan(150)
  expect(Date.now() - Number(queues[0]?.oldestDueAt)).toBeGreaterThanOrEqual(89_000)
  expect(queues[1]).toEqual({ job: 'chores.praise', waiting: 0, running: 0, stuck: 0, dead: 0, oldestDueAt: null, ageSeconds: null })
  await expect(hosted.jobs.queues(claimsFor([shop]), cafe)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
})

test('over the installation every project’s work is counted, listed and filtered', async () => {
  const { dead, foreign, foreignDelivery } = await twoProjects()
  const { ofInstallation } = hosted.jobs
  expect((await ofInstallation.queues()).map(({ job, dead: count }) => [job, count])).toEqual([['chores.doChore', 1], ['chores.praise', 1], ['chores.runErrand', 1]])
  const page = await ofInstallation.list({ states: ['DEAD'] })
  expect(new Set(page.nodes.map(({ id, projectId, kind, lastError }) => `${id} ${projectId} ${kind} ${lastError}`))).toEqual(
    new Set([`${dead} ${shop} chores.doChore broken`, `${foreign} ${cafe} chores.runErrand broken`, `${foreignDelivery} ${cafe} chores.praise broken`]),
  )
  expect(await page.totalCount()).toBe(3)
  expect(await (await ofInstallation.list({})).totalCount()).toBe(7)
  const seen: string[] = []
  for (let after: string | null = null; ; ) {
    const next = await ofInstallation.list({ first: 2, after })
    seen.push(...next.nodes.map(({ id }) => id))
    if (!next.pageInfo.hasNextPage) break
    after = next.pageInfo.endCursor
  }
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
})

test('an operator’s retry reaches work of any project, each as its tenant, and stands in the audit of each', async () => {
  const { dead, foreign, foreignDelivery } = await twoProjects()
  const operator = claimsFor([])
  expect(await hosted.jobs.ofInstallation.retry(operator, [dead, foreign, foreignDelivery, dead])).toBe(3)
  expect((await hosted.jobs.ofInstallation.list({ states: ['DEAD'] })).nodes).toEqual([])
  expect(retried).toEqual([dead])
  const entries = await audited()
  expect(new Set(entries.map(({ project_id, subject }) => `${project_id} ${subject}`))).toEqual(new Set([`${shop} ${dead}`, `${cafe} ${foreign}`, `${cafe} ${foreignDelivery}`]))
})

test('a piece of work named twice, in small letters and in large ones, is one', async () => {
  const { dead, foreign } = await twoProjects()
  expect(dead.toUpperCase()).not.toBe(dead)
  expect(await hosted.jobs.ofInstallation.retry(claimsFor([]), [foreign, foreign.toUpperCase()])).toBe(1)
  expect(await hosted.jobs.retry(claimsFor([shop]), shop, [dead.toUpperCase(), dead])).toBe(1)
})

test('an operator’s retry of an id that nobody has changes nothing anywhere', async () => {
  const { dead } = await twoProjects()
  for (const id of ['0190a000-0000-7000-8000-0000000000ff', 'nonsense']) {
    await expect(hosted.jobs.ofInstallation.retry(claimsFor([]), [dead, id])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  }
  expect((await hosted.jobs.ofInstallation.list({ states: ['DEAD'] })).nodes.map(({ id }) => id)).toContain(dead)
  expect(await audited()).toEqual([])
})

test('across tenants the role reads of work that there is some, and nothing of what it says', async () => {
  await twoProjects()
  const asSystem = (sql: string) => hosted.db.asSystem('a test of the grants', (tx) => tx.query(sql))
  await expect(asSystem('select id, project_id, created_at, last_error from chores.chores')).resolves.toHaveLength(5)
  for (const sql of ['select name from chores.chores', 'select * from chores.errands', `update chores.chores set name = 'x'`, `update chores.chores set created_at = now()`, 'delete from chores.chores']) {
    await expect(asSystem(sql), sql).rejects.toThrow(/permission denied/)
  }
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
