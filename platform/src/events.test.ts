import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import pg from 'pg'
import type { Tx } from './database.ts'
import { publish, publishAll, type DomainEvent } from './events.ts'
import { consume, type JobDefinition } from './work.ts'
import { cafe, choreDone, claimsFor, hostChores, hostHobbies, migrateChores, shop, until, type Hosted } from '../test/chores.ts'

type Done = { choreId: string; name: string }
const received: DomainEvent<Done>[] = []
let handle: (tx: Tx, event: DomainEvent<Done>) => Promise<void>

/** Two consumers of one event, as two subgraphs would have them. */
const jobs: JobDefinition<unknown>[] = [
  consume<unknown, Done>(choreDone, { name: 'chores.praise', maxAttempts: 3, handle: (_services, tx, event) => handle(tx, event) }),
  consume<unknown, Done>(choreDone, { name: 'chores.count', handle: async (_services, tx, event) => writeEffect(tx, event, 'counted') }),
]

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl, jobs)
})
afterAll(() => database.drop())

const open: Hosted[] = []
beforeEach(async () => {
  received.length = 0
  handle = async (tx, event) => {
    received.push(event)
    await writeEffect(tx, event, 'praised')
  }
  await database.query('truncate chores.events, chores.inbox, chores.effects, live.events, live.deliveries')
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((hosted) => hosted.stop()))
})

async function host(options: { sweepMs?: number; isStarted?: boolean } = {}): Promise<Hosted> {
  const hosted = await hostChores(database.ownerUrl, { jobs, ...options })
  open.push(hosted)
  return hosted
}

async function writeEffect(tx: Tx, event: DomainEvent<Done>, note: string): Promise<void> {
  await tx.query('insert into chores.effects (project_id, chore_id, note) values ($1, $2, $3)', [event.projectId, event.payload.choreId, note])
}
const publishDone = ({ db }: Hosted, projectId: string, name = 'dishes') =>
  db.inTenant(claimsFor([projectId]), [projectId], (tx) => publish(tx, choreDone, { projectId, subject: projectId, payload: { choreId: projectId, name } }))
const notes = async (): Promise<string[]> => (await database.query<{ note: string }>('select note from chores.effects order by note')).map(({ note }) => note)
const deliveries = () =>
  database.query<{ id: string; consumer: string; attempts: number; dead_at: Date | null; last_error: string | null }>('select * from live.deliveries order by consumer')

test('what was published reaches every consumer once, within moments, and is no work any more', async () => {
  const hosted = await host()
  await publishDone(hosted, shop)
  await until('both consumers have it', async () => (await notes()).length === 2, 3_000)
  expect(await notes()).toEqual(['counted', 'praised'])
  expect(received[0]).toMatchObject({ type: 'chores.choreDone', projectId: shop, subject: shop, payload: { choreId: shop, name: 'dishes' } })
  expect(received[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  await until('its deliveries are gone', async () => (await deliveries()).length === 0)
  const [streamed] = await database.query<{ sequence: string; id: string; project_id: string; type: string }>('select * from live.events')
  expect(streamed).toMatchObject({ sequence: received[0]?.sequence, id: received[0]?.id, project_id: shop, type: 'chores.choreDone' })
})

test('what was rolled back is never heard of', async () => {
  const hosted = await host({ isStarted: false })
  const failure = hosted.db.inTenant(claimsFor([shop]), [shop], async (tx) => {
    await publish(tx, choreDone, { projectId: shop, subject: shop, payload: { choreId: shop, name: 'x' } })
    throw new Error('no')
  })
  await expect(failure).rejects.toThrow('no')
  await hosted.jobs.runUntilIdle()
  expect(await notes()).toEqual([])
  expect(await database.query('select * from live.events')).toEqual([])
})

test('a payload that is not what the event says is refused where it is published', async () => {
  const hosted = await host({ isStarted: false })
  const wrong = hosted.db.inTenant(claimsFor([shop]), [shop], (tx) =>
    publish(tx, choreDone, { projectId: shop, subject: shop, payload: { choreId: 'nonsense', name: 'x' } }),
  )
  await expect(wrong).rejects.toThrow()
})

test('an event for a foreign project cannot be published', async () => {
  const hosted = await host({ isStarted: false })
  const foreign = hosted.db.inTenant(claimsFor([shop]), [shop], (tx) => publish(tx, choreDone, { projectId: cafe, subject: cafe, payload: { choreId: cafe, name: 'x' } }))
  await expect(foreign).rejects.toThrow(/row-level security/)
})

test('an event of no project is streamed and goes to no consumer', async () => {
  const hosted = await host({ isStarted: false })
  await hosted.db.asSystem('a test', (tx) => publish(tx, choreDone, { projectId: null, subject: 'somebody', payload: { choreId: shop, name: 'x' } }))
  await hosted.jobs.runUntilIdle()
  expect(await database.query('select project_id, subject from live.events')).toEqual([{ project_id: null, subject: 'somebody' }])
  expect(await notes()).toEqual([])
})

test('a second delivery of an event has no effect', async () => {
  const hosted = await host({ isStarted: false })
  await publishDone(hosted, shop)
  await hosted.jobs.runUntilIdle()
  // As if the dispatcher had sent it twice.
  await database.query('update chores.events set sequence = null')
  await database.query('delete from live.events')
  await hosted.jobs.runUntilIdle()
  expect(await notes()).toEqual(['counted', 'praised'])
  expect(received).toHaveLength(1)
  expect(await deliveries()).toEqual([])
})

test('the note in the inbox is taken back with a failed effect; the delivery is tried again and ends dead', async () => {
  const hosted = await host({ isStarted: false })
  let isBroken = true
  handle = async (tx, event) => {
    await writeEffect(tx, event, 'praised')
    if (isBroken) throw new Error('hoarse')
  }
  await publishDone(hosted, shop)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await hosted.jobs.runUntilIdle()
    await database.query(`update live.deliveries set next_attempt_at = now() where next_attempt_at is not null`)
  }
  expect(await deliveries()).toMatchObject([{ consumer: 'chores.praise', attempts: 3, last_error: 'hoarse' }])
  expect((await deliveries())[0]?.dead_at).not.toBeNull()
  expect(await notes()).toEqual(['counted'])
  isBroken = false
  const [dead] = await deliveries()
  expect(await hosted.jobs.retry(claimsFor([shop]), shop, [dead?.id ?? ''])).toBe(1)
  await hosted.jobs.runUntilIdle()
  expect(await notes()).toEqual(['counted', 'praised'])
  expect(await deliveries()).toEqual([])
})

test('a failing event does not hold up others of its project, and a consumer handles as the event’s tenant', async () => {
  const hosted = await host({ isStarted: false })
  handle = async (tx, event) => {
    const [row] = await tx.query<{ count: number }>('select count(distinct project_id)::int as count from chores.events')
    expect(row?.count).toBe(1)
    if (event.payload.name === 'bad') throw new Error('bad')
    await writeEffect(tx, event, 'praised')
  }
  for (const name of ['a', 'bad', 'c']) await publishDone(hosted, shop, name)
  await publishDone(hosted, cafe)
  await hosted.jobs.runUntilIdle()
  expect((await notes()).filter((note) => note === 'praised')).toHaveLength(3)
  expect(await deliveries()).toMatchObject([{ last_error: 'bad' }])
})

test('a payload of a former version still arrives, with what its schema says today', async () => {
  const hosted = await host({ isStarted: false })
  await database.query(
    `insert into chores.events (id, project_id, type, subject, payload) values (gen_random_uuid(), '${shop}', 'chores.choreDone', 'x', '{"choreId": "${shop}", "name": "old", "formerly": 1}')`,
  )
  await hosted.jobs.runUntilIdle()
  expect(received[0]?.payload).toEqual({ choreId: shop, name: 'old' })
})

test('a number is never visible before a lower one, however many dispatch at once: a resume by number misses nothing', async () => {
  const dispatchers = await Promise.all([host(), host(), host()])
  const reader = new pg.Client({ connectionString: database.ownerUrl })
  await reader.connect()
  const seen: number[] = []
  const resume = async () => {
    const { rows } = await reader.query<{ sequence: string }>('select sequence from live.events where sequence > $1 order by sequence', [seen.at(-1) ?? 0])
    seen.push(...rows.map(({ sequence }) => Number(sequence)))
  }
  let isPublishing = true
  const reading = (async () => {
    while (isPublishing) await resume()
  })()
  await Promise.all(
    dispatchers.map(async (hosted, index) => {
      for (let event = 0; event < 60; event += 1) await publishDone(hosted, index === 1 ? cafe : shop)
    }),
  )
  await until('all are streamed', async () => (await database.query<{ count: number }>('select count(*)::int as count from live.events'))[0]?.count === 180)
  isPublishing = false
  await reading
  await resume()
  await reader.end()
  expect(seen).toHaveLength(180)
  await until('all have been taken', async () => (await deliveries()).length === 0)
  expect(received).toHaveLength(180)
  expect(new Set(received.map(({ id }) => id)).size).toBe(180)
})

test('a subgraph that is slow to commit holds back the numbers of the others', async () => {
  await database.query(`
    create function live.be_slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.6); return null; end $$;
    create constraint trigger slow after insert on live.events deferrable initially deferred
      for each row when (new.subject = 'slow') execute function live.be_slow()`)
  const [chores, hobbies] = await Promise.all([host({ isStarted: false }), hostHobbies(database.ownerUrl)])
  open.push(hobbies)
  const event = (subject: string) => ({ projectId: shop, subject, payload: { choreId: shop, name: 'x' } })
  await chores.db.inTenant(claimsFor([shop]), [shop], (tx) => publish(tx, choreDone, event('slow')))
  await hobbies.db.inTenant(claimsFor([shop]), [shop], (tx) => publish(tx, choreDone, event('fast')))
  const numbering = chores.jobs.runUntilIdle()
  await until('the slow one has its number', async () => (await database.query(`select from pg_stat_activity where wait_event = 'PgSleep'`)).length > 0)
  const others = hobbies.jobs.runUntilIdle()
  const seen: string[][] = []
  let isRunning = true
  const finished = Promise.all([numbering, others]).then(() => {
    isRunning = false
  })
  while (isRunning) {
    seen.push((await database.query<{ subject: string }>('select subject from live.events order by sequence')).map(({ subject }) => subject))
    await sleep(20)
  }
  await finished
  await database.query('drop trigger slow on live.events')
  expect(seen).not.toContainEqual(['fast'])
  expect((await database.query<{ subject: string }>('select subject from live.events order by sequence')).map(({ subject }) => subject)).toEqual(['slow', 'fast'])
})

test('events of one transaction keep their order, published one by one or many at once', async () => {
  const hosted = await host({ isStarted: false })
  const named = (name: number) => ({ projectId: shop, subject: shop, payload: { choreId: shop, name: String(name) } })
  await hosted.db.inTenant(claimsFor([shop]), [shop], async (tx) => {
    for (let name = 0; name < 15; name += 1) await publish(tx, choreDone, named(name))
    await publishAll(tx, choreDone, [])
    await publishAll(tx, choreDone, Array.from({ length: 15 }, (_, index) => named(15 + index)))
  })
  await hosted.jobs.runUntilIdle()
  expect(received.map(({ payload }) => payload.name)).toEqual(Array.from({ length: 30 }, (_, name) => String(name)))
  const sequences = received.map(({ sequence }) => Number(sequence))
  expect(sequences).toEqual([...sequences].sort((a, b) => a - b))
})

test('listeners hear the highest number', async () => {
  const hosted = await host()
  const listener = new pg.Client({ connectionString: database.ownerUrl })
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await listener.query('listen howl_events')
  await publishDone(hosted, shop)
  await until('the notice has come', () => heard.length > 0)
  const [last] = await database.query<{ last: string }>('select max(sequence) as last from live.events')
  expect(heard.at(-1)).toBe(last?.last)
  await listener.end()
})

test('events that nobody rang for are sent by the sweep', async () => {
  await database.query(
    `insert into chores.events (id, project_id, type, subject, payload) values (gen_random_uuid(), '${shop}', 'chores.choreDone', 'x', '{"choreId": "${shop}", "name": "quiet"}')`,
  )
  await host({ sweepMs: 100 })
  await until('both consumers have it', async () => (await notes()).length === 2, 5_000)
})

test('a thousand events go out in a few transactions', async () => {
  await database.query(
    `insert into chores.events (id, project_id, type, subject, payload)
     select gen_random_uuid(), '${shop}', 'chores.choreDone', 'x', '{"choreId": "${shop}", "name": "many"}' from generate_series(1, 1000)`,
  )
  const hosted = await host({ isStarted: false })
  await hosted.jobs.runUntilIdle()
  expect(received).toHaveLength(1_000)
  expect(await deliveries()).toEqual([])
})
