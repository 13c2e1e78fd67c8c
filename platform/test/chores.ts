import { randomUUID } from 'node:crypto'
import type { QueryRunner } from 'typeorm'
import { z } from 'zod'
import { openDatabase, type Database } from '../src/database.ts'
import type { EventDefinition } from '../src/events.ts'
import { openQueues, type Queues } from '../src/jobs.ts'
import { appUrl, createEventTables, guardTenantTable, indexWork, migrate, workColumns } from '../src/migrations.ts'
import { bindJobs, consumersOf, type BoundJobs, type JobDefinition, type WorkRow } from '../src/work.ts'
import { claimsOf, quietLog } from './toy.ts'

/** A subgraph with nothing but work, to prove the platform without any domain. */
class CreateChores1790000000001 {
  async up(runner: QueryRunner): Promise<void> {
    const schema = 'chores'
    for (const table of ['chores', 'errands']) {
      await runner.query(`create table chores.${table} (
        id uuid primary key, project_id uuid not null, created_at timestamptz not null default now(),
        name text not null, state text not null default 'NEW', ${workColumns})`)
      await runner.query(`create index on chores.${table} (project_id, created_at)`)
      await guardTenantTable(runner, { schema, table, grants: ['select', 'insert', 'update'] })
      await indexWork(runner, `chores.${table}`)
    }
    await runner.query(`create table chores.effects (
      id uuid primary key default gen_random_uuid(), project_id uuid not null, chore_id uuid not null, note text,
      label text unique deferrable initially deferred, created_at timestamptz not null default clock_timestamp())`)
    await runner.query('create index on chores.effects (project_id)')
    await guardTenantTable(runner, { schema, table: 'effects', grants: ['select', 'insert'] })
    await createEventTables(runner, schema)
  }

  down(): Promise<void> {
    return Promise.resolve()
  }
}

class CreateHobbies1790000000002 {
  up(runner: QueryRunner): Promise<void> {
    return createEventTables(runner, 'hobbies')
  }

  down(): Promise<void> {
    return Promise.resolve()
  }
}

export type Chore = WorkRow & { name: string; state: string }

export const choreDone: EventDefinition<{ choreId: string; name: string }> = {
  type: 'chores.choreDone',
  payload: z.object({ choreId: z.uuid(), name: z.string() }),
}

export const shop = '0190a000-0000-7000-8000-00000000000a'
export const cafe = '0190a000-0000-7000-8000-00000000000b'
export const press = '0190a000-0000-7000-8000-00000000000c'

/** A person with every right in the projects. */
export const claimsFor = (projects: string[]) => claimsOf(Object.fromEntries(projects.map((id) => [id, ['operations:manage']])))

type Query = { query: <Row extends object>(sql: string, params?: unknown[]) => Promise<Row[]> }

/** The chores, and a neighbour that has events and no work. */
export const migrateChores = (ownerUrl: string, jobs: readonly JobDefinition<unknown>[] = []): Promise<void> =>
  migrate({
    ownerUrl,
    subgraphs: [
      { name: 'chores', migrations: [CreateChores1790000000001], consumers: consumersOf(jobs) },
      { name: 'hobbies', migrations: [CreateHobbies1790000000002], consumers: [] },
    ],
    log: quietLog,
  })

export type Hosted = { db: Database; queues: Queues; jobs: BoundJobs; stop: () => Promise<void> }

type Hosting = {
  jobs: readonly JobDefinition<unknown>[]
  redisUrl?: string | undefined
  /** Without a sweep in reach, only rings lead to work. */
  sweepMs?: number
  /** @defaultValue 300 ms more with each attempt */
  backoff?: (attempts: number) => number
  isStarted?: boolean
}

/** A worker of the chores, as a process of its own would be. */
export const hostChores = (ownerUrl: string, hosting: Hosting): Promise<Hosted> => host('chores', ownerUrl, hosting)

export const hostHobbies = (ownerUrl: string): Promise<Hosted> => host('hobbies', ownerUrl, { jobs: [], isStarted: false })

async function host(name: string, ownerUrl: string, { jobs: definitions, redisUrl, sweepMs = 3_600_000, backoff = (attempts) => attempts * 300, isStarted = true }: Hosting): Promise<Hosted> {
  const queues = openQueues({ redisUrl, databaseUrl: appUrl(ownerUrl), log: quietLog })
  const db = await openDatabase({ url: appUrl(ownerUrl), schema: name, entities: [], log: quietLog, maxConnections: 4, ring: (job) => queues.ring(name, job) })
  const close = async () => {
    await db.close()
    await queues.close()
  }
  try {
    const jobs = bindJobs(definitions, { name, db, services: {}, queues, log: quietLog, sweepMs, backoff })
    if (isStarted) await jobs.start()
    return {
      db,
      queues,
      jobs,
      stop: async () => {
        await jobs.stop()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

export async function addChores(owner: Query, chores: { project?: string; name?: string; table?: string; count?: number }[]): Promise<string[]> {
  const ids: string[] = []
  for (const { project = shop, name = 'sweep', table = 'chores', count = 1 } of chores) {
    const made = Array.from({ length: count }, () => randomUUID())
    await owner.query(`insert into chores.${table} (id, project_id, name) select id, $2, $3 from unnest($1::uuid[]) id`, [made, project, name])
    ids.push(...made)
  }
  return ids
}

export type WorkColumns = {
  id: string
  state: string
  attempts: number
  next_attempt_at: Date | null
  lease_token: string | null
  lease_until: Date | null
  last_error: string | null
  dead_at: Date | null
}

export const choresOf = (owner: Query, table = 'chores'): Promise<(WorkColumns & Chore)[]> => owner.query(`select * from chores.${table} order by id`)

/** Polls, because what is waited for happens in other processes. */
export async function until(what: string, isTrue: () => Promise<boolean> | boolean, timeoutMs = 15_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
