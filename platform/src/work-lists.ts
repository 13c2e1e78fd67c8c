import { checkIds, projectOf } from './access.ts'
import { auditAll } from './audit.ts'
import type { Claims } from './claims.ts'
import type { Database, Tx } from './database.ts'
import { notFound } from './errors.ts'
import { listPage, type Connection } from './pagination.ts'
import { workNames } from './sdl.ts'
import type { BoundJobs, BoundTable } from './work.ts'
import { isUnfinished, workState, type Depth } from './work-rows.ts'

/** A piece of background work that is not done, as the graph shows it. */
export type WorkItem = {
  id: string
  projectId: string
  kind: string
  state: 'WAITING' | 'RUNNING' | 'STUCK' | 'DEAD'
  attempts: number
  lastError: string | null
  nextAttemptAt: Date | null
  createdAt: Date
}

export type WorkArgs = { states?: readonly WorkItem['state'][] | null; first?: number | null; after?: string | null }

type Asked = { claims: Claims; projectId: string }

const only = ({ only: own }: BoundTable): string => own ?? 'true'

type Listing = { db: Database; tables: readonly BoundTable[] }

/** As the tenant. */
export const listWork = ({ db, tables }: Listing, { claims, projectId, args }: Asked & { args: WorkArgs }): Promise<Connection<WorkItem>> =>
  pageOf({ tables, projectId, args }, (sql, params) => db.inTenant(claims, [projectId], (tx) => tx.query(sql, params)))

/** Over all tenants: of their rows no more than that there is work, and how it goes. */
export const listAllWork = ({ db, tables }: Listing, args: WorkArgs): Promise<Connection<WorkItem>> =>
  pageOf({ tables, projectId: null, args }, (sql, params) => db.asSystem('work of all tenants is shown to whoever operates them', (tx) => tx.query(sql, params)))

type Ask = <Row>(sql: string, params: unknown[]) => Promise<Row[]>

function pageOf({ tables, projectId, args: { states, ...args } }: Pick<Listing, 'tables'> & { projectId: string | null; args: WorkArgs }, ask: Ask) {
  // Cursors carry milliseconds.
  const branches = tables.map(
    (table) => `select id, project_id as "projectId", '${table.job}' as kind, ${workState} as state, attempts, last_error as "lastError",
      next_attempt_at as "nextAttemptAt", date_trunc('milliseconds', created_at) as "createdAt"
      from ${table.name} where ${projectId === null ? 'true' : 'project_id = $1'} and ${isUnfinished} and ${only(table)}`,
  )
  // Some subgraph has no table of work; and the parameter has its type here, whether or not it is used.
  const nothing = `select null::uuid as id, null::uuid as "projectId", '' as kind, '' as state, 0 as attempts, null as "lastError",
    null::timestamptz as "nextAttemptAt", null::timestamptz as "createdAt" where false and $1::uuid is null`
  const from = `from (${[...branches, nothing].join(' union all ')}) work where ($2::text[] is null or state = any ($2))`
  const params = [projectId, states ?? null]
  return listPage<WorkItem>({
    args,
    keys: [
      { column: '"createdAt"', type: 'timestamptz', direction: 'DESC', of: (item) => item.createdAt },
      { column: 'id', type: 'uuid', direction: 'DESC', of: (item) => item.id },
    ],
    paramsBefore: params.length,
    rows: (page) => ask<WorkItem>(`select * ${from} and ${page.where} order by ${page.orderBy} limit ${page.limit}`, [...params, ...page.params]),
    count: async () => (await ask<{ count: number }>(`select count(*)::int as count ${from}`, params))[0]?.count ?? 0,
  })
}

type Retrying = Listing & { ring: (job: string) => void }

/** As the database gives them back: it makes no difference between large letters and small ones. */
const each = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))]

/** Running work is left alone; what is done meanwhile is counted as nothing. */
export async function retryWork({ db, ...retrying }: Retrying, { claims, projectId, ids }: Asked & { ids: readonly string[] }): Promise<number> {
  checkIds(ids)
  const wanted = each(ids)
  return db.inTenant(claims, [projectId], async (tx) => {
    const { known, retried } = await retryIn(tx, retrying, { claims, projectId, ids: wanted })
    if (known < wanted.length) throw notFound('piece of work')
    return retried
  })
}

/** Work of any projects: each project's is found across them, and touched as that tenant. */
export async function retryAnyWork({ db, ...retrying }: Retrying, { claims, ids }: { claims: Claims; ids: readonly string[] }): Promise<number> {
  checkIds(ids)
  const wanted = each(ids)
  return db.asSystem('an operator tries work of any tenant again', async (tx) => {
    const places = new Map<string, string>()
    for (const { name, only: own } of retrying.tables) {
      const rows = await tx.query<{ id: string; projectId: string }>(
        `select id, project_id as "projectId" from ${name} where id = any ($1) and ${own ?? 'true'} and project_id is not null`,
        [wanted],
      )
      for (const { id, projectId } of rows) places.set(id, projectId)
    }
    if (places.size < wanted.length) throw notFound('piece of work')
    let retried = 0
    // In the order of their ids, so that two operators wait for each other and never in a circle.
    for (const projectId of [...new Set(places.values())].toSorted()) {
      const own = wanted.filter((id) => places.get(id) === projectId)
      retried += (await tx.inProject(projectId, (tenant) => retryIn(tenant, retrying, { claims, projectId, ids: own }))).retried
    }
    return retried
  })
}

type Before = { id: string; state: string; attempts: number; lastError: string | null }

/** @returns how many of the ids are the project's, and how many of those were given new attempts. */
async function retryIn(tx: Tx, { tables, ring }: Omit<Retrying, 'db'>, { claims, projectId, ids }: Asked & { ids: readonly string[] }) {
  let [known, retried] = [0, 0]
  for (const table of tables) {
    const found = await tx.query<Before>(
      `select id, ${workState} as state, attempts, last_error as "lastError" from ${table.name} where project_id = $1 and id = any ($2) and ${only(table)}`,
      [projectId, ids],
    )
    known += found.length
    if (found.length === 0) continue
    const rows = await tx.query<{ id: string }>(
      `update ${table.name} set attempts = 0, next_attempt_at = now(), dead_at = null, lease_token = null, lease_until = null
       where project_id = $1 and id = any ($2) and ${isUnfinished} and ${only(table)} and (lease_until is null or lease_until <= now())
       returning *`,
      [projectId, ids],
    )
    for (const row of rows) await table.onRetry?.(tx, row as never)
    if (rows.length > 0) tx.afterCommit(() => ring(table.job))
    retried += rows.length
    const isRetried = new Set(rows.map(({ id }) => id))
    const done = found.filter(({ id }) => isRetried.has(id)).map(({ id, ...before }) => ({
      projectId,
      action: 'work.retried',
      subject: id,
      before: { kind: table.job, ...before },
      after: { kind: table.job, state: 'WAITING', attempts: 0 },
    }))
    await auditAll(tx, claims, done)
  }
  return { known, retried }
}

type WorkContext = { claims: Claims; jobs: BoundJobs }

/** The resolvers of the fields that every subgraph has for its background work. */
export function workListResolvers(subgraph: string): Record<string, Record<string, unknown>> {
  const { list, queues, retry, retryAnywhere } = workNames(subgraph)
  const success = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Success`
  return {
    Project: {
      [list]: (project: { id: string }, args: WorkArgs, { claims, jobs }: WorkContext) => jobs.list(claims, project.id, args),
      [queues]: (project: { id: string }, _args: unknown, { claims, jobs }: WorkContext) => jobs.queues(claims, project.id),
    },
    Installation: {
      [list]: (_installation: unknown, args: WorkArgs, { jobs }: WorkContext) => jobs.ofInstallation.list(args),
      [queues]: (_installation: unknown, _args: unknown, { jobs }: WorkContext) => jobs.ofInstallation.queues(),
    },
    WorkQueue: {
      kind: ({ job }: Depth) => job,
    },
    Mutation: {
      [retry]: async (_parent: unknown, args: { input: { ids: string[] } }, { claims, jobs }: WorkContext) => ({
        __typename: success(retry),
        retried: await jobs.retry(claims, projectOf(args), args.input.ids),
      }),
      [retryAnywhere]: async (_parent: unknown, { input }: { input: { ids: string[] } }, { claims, jobs }: WorkContext) => ({
        __typename: success(retryAnywhere),
        retried: await jobs.ofInstallation.retry(claims, input.ids),
      }),
    },
  }
}
