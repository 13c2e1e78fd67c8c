import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import pg from 'pg'
import type { Tx } from './database.ts'
import { GiveUp } from './work-failures.ts'
import { defineDrain } from './work.ts'
import { addChores, cafe, choresOf, hostChores, migrateChores, press, shop, until, type Chore, type Hosted } from '../test/chores.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await migrateChores(database.ownerUrl)
})
afterAll(() => database.drop())

const open: Hosted[] = []
beforeEach(() => database.query('truncate chores.chores, chores.effects, chores.events'))
afterEach(async () => {
  await Promise.all(open.splice(0).map((hosted) => hosted.stop()))
})

type Handle = (tx: Tx, chore: Chore) => Promise<void>
type Tell = (tx: Tx, chore: Chore, error: string) => Promise<void>
type Options = { maxAttempts?: number; batch?: number; concurrency?: number; giveWay?: () => Promise<void>; onFailed?: Tell; onDead?: Tell }

const drainOf = (handle: Handle, { onFailed, onDead, ...options }: Options = {}) =>
  defineDrain<unknown, Chore>({
    name: 'chores.doChore',
    table: 'chores',
    ...options,
    handle: (_services, tx, chore) => handle(tx, chore),
    ...(onFailed ? { onFailed: (_services: unknown, tx: Tx, chore: Chore, error: string) => onFailed(tx, chore, error) } : {}),
    ...(onDead ? { onDead: (_services: unknown, tx: Tx, chore: Chore, error: string) => onDead(tx, chore, error) } : {}),
  })

/** Long enough that nothing is tried again by itself while a test runs. */
const minutes = (attempts: number) => attempts * 60_000

/** Rests until it is told to work: everything happens in `runUntilIdle`. */
async function host(handle: Handle, options: Options = {}): Promise<Hosted> {
  const hosted = await hostChores(database.ownerUrl, { jobs: [drainOf(handle, options)], backoff: minutes, isStarted: false })
  open.push(hosted)
  return hosted
}

const note: Handle = async (tx, chore) => {
  await tx.query('insert into chores.effects (project_id, chore_id, note) values ($1, $2, $3)', [chore.project_id, chore.id, chore.name])
}
const effects = (): Promise<{ project_id: string; chore_id: string }[]> => database.query('select project_id, chore_id from chores.effects order by created_at')
/** Makes what waits for its next attempt due, as time would. */
const letTimePass = () =>
  database.query(`update chores.chores set next_attempt_at = now() - interval '1 s' where next_attempt_at is not null`)
const countStatements = async (hosted: Hosted, run: () => Promise<void>): Promise<number> => {
  let statements = 0
  const original = hosted.db.asSystem
  hosted.db.asSystem = (reason, work) => {
    // BEGIN with the role, and COMMIT.
    statements += 2
    return original(reason, (tx) => {
      const counted = <T extends Tx>(inner: T): T => ({
        ...inner,
        query: (sql: string, params?: unknown[]) => ((statements += 1), inner.query(sql, params)),
        savepoint: (inside: () => Promise<never>) => ((statements += 2), inner.savepoint(inside)),
      })
      return work({
        ...counted(tx),
        inProject: (projectId, inside) => ((statements += 2), tx.inProject(projectId, (tenant) => inside(counted(tenant)))),
      })
    })
  }
  await run()
  hosted.db.asSystem = original
  return statements
}

test('each row is handled once, and is no work any more', async () => {
  await addChores(database, [{ count: 130 }, { project: cafe, count: 70 }, { project: press, count: 50 }])
  const { jobs } = await host(note)
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(250)
  const rows = await choresOf(database)
  expect(rows.every((row) => row.next_attempt_at === null && row.attempts === 1 && row.lease_token === null && row.dead_at === null)).toBe(true)
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(250)
})

test('a handler sees the rows of its own tenant only, and can write no other', async () => {
  await addChores(database, [{ count: 3 }, { project: cafe, count: 2 }])
  const seen: number[] = []
  const { jobs } = await host(async (tx, chore) => {
    const [row] = await tx.query<{ count: number }>('select count(*)::int as count from chores.chores')
    seen.push(row?.count ?? 0)
    if (chore.project_id === cafe) await note(tx, { ...chore, project_id: shop })
  })
  await jobs.runUntilIdle()
  // The café's two were tried together first, until the first of them failed.
  expect([...seen].sort()).toEqual([2, 2, 2, 3, 3, 3])
  expect(await effects()).toEqual([])
  const failed = (await choresOf(database)).filter(({ project_id }) => project_id === cafe)
  expect(failed.map(({ last_error }) => last_error)).toEqual(Array(2).fill('new row violates row-level security policy for table "effects"'))
})

test('a row that fails is put off, with what it wrote undone, and its neighbours are done', async () => {
  const ids = await addChores(database, [{ count: 40 }, { name: 'bad' }, { count: 40 }, { project: cafe, count: 10 }])
  const { jobs } = await host(async (tx, chore) => {
    await note(tx, chore)
    if (chore.name === 'bad') throw new Error('the bucket leaks, see postgres://me:pass@host/db')
  })
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(90)
  const bad = (await choresOf(database)).find(({ name }) => name === 'bad')
  expect(bad?.id).toBe(ids[40])
  expect(bad).toMatchObject({ attempts: 1, lease_token: null, dead_at: null, last_error: 'the bucket leaks, see postgres://me:[redacted]@host/db' })
  expect(Number(bad?.next_attempt_at)).toBeGreaterThan(Date.now())
})

test('a statement that fails inside a handler takes nobody else down', async () => {
  await addChores(database, [{ count: 5 }, { name: 'bad' }, { count: 5 }])
  const { jobs } = await host(async (tx, chore) => {
    if (chore.name === 'bad') await tx.query('select 1/0')
    await note(tx, chore)
  })
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(10)
  expect((await choresOf(database)).find(({ name }) => name === 'bad')?.last_error).toBe('division by zero')
})

test('attempts are put off longer and longer, and end in the dead state, where the domain is told', async () => {
  await addChores(database, [{ name: 'bad' }])
  const deaths: string[] = []
  const { jobs } = await host(() => Promise.reject(new Error('never')), {
    maxAttempts: 4,
    onDead: async (tx, chore, error) => {
      deaths.push(error)
      await tx.query(`update chores.chores set state = 'FAILED' where id = $1`, [chore.id])
    },
  })
  const waits: number[] = []
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await letTimePass()
    await jobs.runUntilIdle()
    const [row] = await database.query<{ wait: number | null; attempts: number }>(
      'select extract(epoch from next_attempt_at - now())::float8 as wait, attempts from chores.chores',
    )
    expect(row?.attempts).toBe(attempt)
    if (row?.wait != null) waits.push(Math.ceil(row.wait / 60))
  }
  expect(waits).toEqual([1, 2, 3])
  expect(deaths).toEqual(['never'])
  const [dead] = await choresOf(database)
  expect(dead).toMatchObject({ state: 'FAILED', next_attempt_at: null, last_error: 'never', lease_token: null })
  expect(dead?.dead_at).not.toBeNull()
  await jobs.runUntilIdle()
  expect((await choresOf(database))[0]?.attempts).toBe(4)
})

test('the domain is told of each attempt that failed, also of the last, in the transaction that puts the row off', async () => {
  await addChores(database, [{ name: 'bad' }, {}])
  const told: string[] = []
  const { jobs } = await host((tx, chore) => (chore.name === 'bad' ? Promise.reject(new Error('never')) : note(tx, chore)), {
    maxAttempts: 3,
    onFailed: async (tx, chore, error) => {
      told.push(`${chore.attempts} ${error}`)
      await tx.query(`insert into chores.effects (project_id, chore_id, note) values ($1, $2, 'failed')`, [chore.project_id, chore.id])
    },
    onDead: async (_tx, { attempts }, error) => void told.push(`dead after ${attempts}: ${error}`),
  })
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await letTimePass()
    await jobs.runUntilIdle()
  }
  expect(told).toEqual(['1 never', '2 never', '3 never', 'dead after 3: never'])
  expect(await database.query(`select from chores.effects where note = 'failed'`)).toHaveLength(3)
})

test('the domain is told of an attempt without a verdict as soon as the row is taken up again, and a row is put off also when telling fails', async () => {
  await addChores(database, [{ name: 'bad' }])
  await database.query(`update chores.chores set attempts = 1, lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'`)
  const told: string[] = []
  const { jobs } = await host(() => Promise.reject(new Error('never')), {
    maxAttempts: 3,
    onFailed: async (_tx, _chore, error) => {
      told.push(error)
      if (error === 'never') throw new Error('cannot tell')
    },
  })
  await jobs.runUntilIdle()
  expect(told).toEqual(['It was broken off: its worker was lost, or its batch failed.', 'never'])
  expect((await choresOf(database))[0]).toMatchObject({ attempts: 2, last_error: 'never', lease_token: null, dead_at: null })
})

test('a handler that gives up goes to the dead state at once, also when telling the domain fails', async () => {
  await addChores(database, [{ name: 'bad' }, {}])
  const { jobs } = await host(
    (tx, chore) => (chore.name === 'bad' ? Promise.reject(new GiveUp('ask a person')) : note(tx, chore)),
    { onDead: () => Promise.reject(new Error('cannot tell')) },
  )
  await jobs.runUntilIdle()
  expect((await choresOf(database)).find(({ name }) => name === 'bad')).toMatchObject({ attempts: 1, last_error: 'ask a person', next_attempt_at: null })
  expect(await effects()).toHaveLength(1)
})

test('a row that fails only at the commit is found among its neighbours', async () => {
  await database.query(`insert into chores.effects (project_id, chore_id, label) values ('${shop}', '${shop}', 'taken')`)
  await addChores(database, [{ count: 12 }, { name: 'bad' }, { project: cafe, count: 12 }])
  const { jobs } = await host(async (tx, chore) => {
    // The constraint is deferred: the statement succeeds, the commit does not.
    await tx.query('insert into chores.effects (project_id, chore_id, label) values ($1, $2, $3)', [chore.project_id, chore.id, chore.name === 'bad' ? 'taken' : null])
  })
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(25)
  const rows = await choresOf(database)
  expect(rows.filter(({ next_attempt_at }) => next_attempt_at === null)).toHaveLength(24)
  expect(rows.find(({ name }) => name === 'bad')?.last_error).toMatch(/duplicate key/)
})

test('a lost connection is nobody’s fault for long: all rows are done in the end', async () => {
  await addChores(database, [{ count: 20 }])
  let isFirst = true
  const { jobs } = await host(async (tx, chore) => {
    if (isFirst) {
      isFirst = false
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
      await database.query('select pg_terminate_backend($1)', [row?.pid])
    }
    await note(tx, chore)
  })
  await jobs.runUntilIdle()
  await letTimePass()
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(20)
  expect((await choresOf(database)).every(({ next_attempt_at }) => next_attempt_at === null)).toBe(true)
})

test('rows whose worker vanished are taken up again, alone and put off first', async () => {
  await addChores(database, [{ count: 3 }])
  await database.query(`update chores.chores set attempts = 1, lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'`)
  const waits: number[] = []
  const { jobs } = await host(async (tx, chore) => {
    const [row] = await database.query<{ wait: number }>('select extract(epoch from next_attempt_at - now())::float8 as wait from chores.chores where id = $1', [chore.id])
    waits.push(row?.wait ?? 0)
    await note(tx, chore)
  })
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(3)
  // On record before it was touched: attempt 2, and not before two seconds from now.
  expect(waits.every((wait) => wait > 1)).toBe(true)
  expect((await choresOf(database)).map(({ attempts }) => attempts)).toEqual([2, 2, 2])
})

test('what may have killed a worker is not handled in one transaction with anything else', async () => {
  await addChores(database, [{ count: 5, name: 'orphan' }])
  await database.query(`update chores.chores set attempts = 1, lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'`)
  await addChores(database, [{ count: 5 }])
  const transactions = new Map<string, string[]>()
  const { jobs } = await host(async (tx, { name }) => {
    const [row] = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id')
    transactions.set(row?.id ?? '', [...(transactions.get(row?.id ?? '') ?? []), name])
  })
  await jobs.runUntilIdle()
  const groups = [...transactions.values()]
  expect(groups.filter(([name]) => name === 'orphan')).toEqual(Array(5).fill(['orphan']))
  expect(groups.flat()).toHaveLength(10)
})

test('claimed rows that somebody locks for a moment are waited for', async () => {
  await addChores(database, [{ count: 10 }])
  const hosted = await host(note)
  const { asSystem } = hosted.db
  let hasLocked = false
  hosted.db.asSystem = async (reason, work) => {
    // Between the claim and its use, as another worker's claim does that began a moment before ours was committed.
    if (reason === 'each row is handled as its own tenant' && !hasLocked) {
      hasLocked = true
      const other = new pg.Client({ connectionString: database.ownerUrl })
      await other.connect()
      await other.query('begin; select from chores.chores for update')
      setTimeout(() => void other.query('commit').then(() => other.end()), 300)
    }
    return asSystem(reason, work)
  }
  await hosted.jobs.runUntilIdle()
  expect(hasLocked).toBe(true)
  expect(await effects()).toHaveLength(10)
  expect((await choresOf(database)).every(({ attempts }) => attempts === 1)).toBe(true)
})

test.each(['due', 'orphaned'])('rows that are %s are taken past those that somebody has locked', async (kind) => {
  const [locked, free] = await addChores(database, [{}, {}])
  if (kind === 'orphaned') await database.query(`update chores.chores set attempts = 1, lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'`)
  // First in turn, so that it would be waited for.
  await database.query(`update chores.chores set next_attempt_at = now() - interval '1 h' where id = $1`, [locked])
  const other = new pg.Client({ connectionString: database.ownerUrl })
  await other.connect()
  try {
    await other.query('begin')
    await other.query('select from chores.chores where id = $1 for update', [locked])
    const { jobs } = await host(note)
    const running = jobs.runUntilIdle()
    await until('the other one is done', async () => (await effects()).length > 0, 5_000)
    expect((await effects()).map(({ chore_id }) => chore_id)).toEqual([free])
    await other.query('commit')
    await running
  } finally {
    await other.end()
  }
  expect(await effects()).toHaveLength(2)
})

test('a row that was held too often without a verdict is dead, and the domain is told', async () => {
  await addChores(database, [{}])
  await database.query(`update chores.chores set attempts = 3, lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'`)
  let isHandled = false
  const deaths: string[] = []
  const lost: string[] = []
  const { jobs } = await host(async () => void (isHandled = true), {
    maxAttempts: 3,
    onFailed: async (_tx, _chore, error) => void lost.push(error),
    onDead: async (_tx, _chore, error) => void deaths.push(error),
  })
  await jobs.runUntilIdle()
  expect(isHandled).toBe(false)
  expect(deaths).toEqual(['Each of 3 attempts ended with the process that made it.'])
  // The third had no verdict; a fourth was never made.
  expect(lost).toHaveLength(1)
  expect((await choresOf(database))[0]?.dead_at).not.toBeNull()
})

test('what another worker holds is left alone until its lease ends, also when something beside it is due', async () => {
  const [held] = await addChores(database, [{}])
  await database.query(`update chores.chores set attempts = 1, lease_token = gen_random_uuid(), lease_until = now() + interval '1 h'`)
  const before = await choresOf(database)
  const [free] = await addChores(database, [{}])
  const { jobs } = await host(note)
  await jobs.runUntilIdle()
  expect(await effects()).toEqual([{ project_id: shop, chore_id: free }])
  expect((await choresOf(database)).filter(({ id }) => id === held)).toEqual(before)
})

test('a worker that was paused after its claim finds its rows taken, and does none of them a second time', async () => {
  await addChores(database, [{ count: 10 }])
  const [paused, other] = [await host(note), await host(note)]
  const { asSystem } = paused.db
  let isPaused = false
  paused.db.asSystem = async (reason, work) => {
    if (reason === 'each row is handled as its own tenant' && !isPaused) {
      isPaused = true
      await database.query(`update chores.chores set lease_until = now() - interval '1 s'`)
      await other.jobs.runUntilIdle()
    }
    return asSystem(reason, work)
  }
  await paused.jobs.runUntilIdle()
  expect(isPaused).toBe(true)
  expect(await effects()).toHaveLength(10)
  // The second attempt of each was the other worker's; the late one noted nothing.
  expect((await choresOf(database)).map(({ attempts, next_attempt_at }) => ({ attempts, next_attempt_at }))).toEqual(Array(10).fill({ attempts: 2, next_attempt_at: null }))
})

test('two workers share the rows and do none of them twice', async () => {
  await addChores(database, [{ count: 400 }, { project: cafe, count: 400 }])
  const [first, second] = await Promise.all([host(note, { batch: 20 }), host(note, { batch: 20 })])
  await Promise.all([first.jobs.runUntilIdle(), second.jobs.runUntilIdle()])
  const done = await effects()
  expect(done).toHaveLength(800)
  expect(new Set(done.map(({ chore_id }) => chore_id)).size).toBe(800)
})

test('one project with thousands of rows does not hold up another one', async () => {
  await addChores(database, [{ count: 3_000 }, { project: press, count: 1 }])
  const { jobs } = await host(note)
  const running = jobs.runUntilIdle()
  await until('the flood is being worked on', async () => (await effects()).length > 0)
  const [id] = await addChores(database, [{ project: cafe, name: 'small' }])
  await running
  const order = await effects()
  expect(order).toHaveLength(3_002)
  expect(order.findIndex(({ project_id }) => project_id === press)).toBeLessThan(100)
  const left = order.length - order.findIndex(({ chore_id }) => chore_id === id)
  expect(left).toBeGreaterThan(2_000)
})

test('every project gets its turn when there are more of them than rows in a batch', async () => {
  const projects = Array.from({ length: 25 }, (_, index) => `0190a000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`)
  await addChores(database, projects.map((project) => ({ project, count: 4 })))
  const { jobs } = await host(note, { batch: 10 })
  await jobs.runUntilIdle()
  expect(await effects()).toHaveLength(100)
})

test('the number of statements is the same for a hundred rows as for ten', async () => {
  const hosted = await host(async () => {})
  const counts: number[] = []
  for (const count of [10, 99]) {
    await addChores(database, [{ count }])
    counts.push(await countStatements(hosted, () => hosted.jobs.runUntilIdle()))
  }
  expect(counts[1]).toBe(counts[0])
  // Two looks of the sweep, the claim and the batch with its savepoint and its tenant.
  expect(counts[0]).toBeLessThanOrEqual(20)
})

test('a handler may take all rows of a project at once; after a failure each is handled alone', async () => {
  await addChores(database, [{ count: 20 }, { name: 'bad' }, { project: cafe, count: 30 }])
  const calls: number[] = []
  const job = defineDrain<unknown, Chore>({
    name: 'chores.doChore',
    table: 'chores',
    handleAll: async (_services, tx, chores) => {
      calls.push(chores.length)
      await tx.query('insert into chores.effects (project_id, chore_id) select project_id, id from jsonb_to_recordset($1) as c (id uuid, project_id uuid)', [JSON.stringify(chores)])
      if (chores.some(({ name }) => name === 'bad')) throw new Error('one of them leaks')
    },
  })
  const { jobs } = await hostChores(database.ownerUrl, { jobs: [job], backoff: minutes, isStarted: false }).then((hosted) => (open.push(hosted), hosted))
  await jobs.runUntilIdle()
  expect(calls.sort((a, b) => b - a)).toEqual([30, 21, ...Array<number>(21).fill(1)])
  expect(await effects()).toHaveLength(50)
  expect((await choresOf(database)).filter(({ last_error }) => last_error === 'one of them leaks')).toHaveLength(1)
})

test('what a handler rings for is rung after the commit, and not for what was taken back', async () => {
  await addChores(database, [{ count: 2 }, { name: 'bad' }])
  const hosted = await host(async (tx, chore) => {
    tx.ring(`chores.after${chore.name}`)
    if (chore.name === 'bad') throw new Error('no')
  })
  const rings: string[] = []
  const { ring } = hosted.queues
  hosted.queues.ring = (queue, job, id) => {
    rings.push(job)
    ring(queue, job, id)
  }
  await hosted.jobs.runUntilIdle()
  expect(rings).toEqual(['chores.aftersweep', 'chores.aftersweep'])
})

test('a batch is not even claimed before what goes first has ended', async () => {
  await addChores(database, [{ count: 1 }])
  let end = () => {}
  const first = new Promise<void>((resolve) => (end = resolve))
  const hosted = await host(note, { giveWay: () => first })
  const run = hosted.jobs.runUntilIdle()
  await sleep(200)
  expect(await choresOf(database)).toMatchObject([{ attempts: 0 }])
  end()
  await run
  expect(await effects()).toHaveLength(1)
})
