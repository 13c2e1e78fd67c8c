import { checkIds, projectOf } from './access.ts'
import type { Claims } from './claims.ts'
import type { Database } from './database.ts'
import { notFound } from './errors.ts'
import { listPage, type Connection } from './pagination.ts'
import { workNames } from './sdl.ts'
import type { BoundJobs, BoundTable } from './work.ts'
import { isUnfinished, workState } from './work-rows.ts'

/** A piece of background work that is not done, as the graph shows it. */
export type WorkItem = {
  id: string
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

export function listWork(
  { db, tables }: { db: Database; tables: readonly BoundTable[] },
  { claims, projectId, args: { states, ...args } }: Asked & { args: WorkArgs },
): Promise<Connection<WorkItem>> {
  // Cursors carry milliseconds.
  const branches = tables.map(
    (table) => `select id, '${table.job}' as kind, ${workState} as state, attempts, last_error as "lastError",
      next_attempt_at as "nextAttemptAt", date_trunc('milliseconds', created_at) as "createdAt"
      from ${table.name} where project_id = $1 and ${isUnfinished} and ${only(table)}`,
  )
  const nothing = `select null::uuid as id, '' as kind, '' as state, 0 as attempts, null as "lastError",
    null::timestamptz as "nextAttemptAt", null::timestamptz as "createdAt" where $1::uuid is null`
  const from = `from (${[...branches, nothing].join(' union all ')}) work where ($2::text[] is null or state = any ($2))`
  const params = [projectId, states ?? null]
  return listPage<WorkItem>({
    args,
    keys: [
      { column: '"createdAt"', type: 'timestamptz', direction: 'DESC', of: (item) => item.createdAt },
      { column: 'id', type: 'uuid', direction: 'DESC', of: (item) => item.id },
    ],
    paramsBefore: params.length,
    rows: (page) =>
      db.inTenant(claims, [projectId], (tx) =>
        tx.query<WorkItem>(`select * ${from} and ${page.where} order by ${page.orderBy} limit ${page.limit}`, [...params, ...page.params]),
      ),
    count: () =>
      db.inTenant(claims, [projectId], async (tx) => {
        const [row] = await tx.query<{ count: number }>(`select count(*)::int as count ${from}`, params)
        return row?.count ?? 0
      }),
  })
}

type Retrying = { db: Database; tables: readonly BoundTable[]; ring: (job: string) => void }

/** Running work is left alone; what is done meanwhile is counted as nothing. */
export async function retryWork({ db, tables, ring }: Retrying, { claims, projectId, ids }: Asked & { ids: readonly string[] }): Promise<number> {
  checkIds(ids)
  const wanted = [...new Set(ids)]
  return db.inTenant(claims, [projectId], async (tx) => {
    const known = new Set<string>()
    let retried = 0
    for (const table of tables) {
      const found = await tx.query<{ id: string }>(`select id from ${table.name} where project_id = $1 and id = any ($2) and ${only(table)}`, [
        projectId,
        wanted,
      ])
      for (const { id } of found) known.add(id)
      if (found.length === 0) continue
      const rows = await tx.query<never>(
        `update ${table.name} set attempts = 0, next_attempt_at = now(), dead_at = null, lease_token = null, lease_until = null
         where project_id = $1 and id = any ($2) and ${isUnfinished} and ${only(table)} and (lease_until is null or lease_until <= now())
         returning *`,
        [projectId, wanted],
      )
      for (const row of rows) await table.onRetry?.(tx, row)
      if (rows.length > 0) tx.afterCommit(() => ring(table.job))
      retried += rows.length
    }
    if (known.size < wanted.length) throw notFound('piece of work')
    return retried
  })
}

type WorkContext = { claims: Claims; jobs: BoundJobs }

/** The resolvers of the fields that every subgraph has for its background work. */
export function workListResolvers(subgraph: string): Record<string, Record<string, unknown>> {
  const { list, retry } = workNames(subgraph)
  const success = `${retry.charAt(0).toUpperCase()}${retry.slice(1)}Success`
  return {
    Project: {
      [list]: (project: { id: string }, args: WorkArgs, { claims, jobs }: WorkContext) => jobs.list(claims, project.id, args),
    },
    Mutation: {
      [retry]: async (_parent: unknown, args: { input: { ids: string[] } }, { claims, jobs }: WorkContext) => ({
        __typename: success,
        retried: await jobs.retry(claims, projectOf(args), args.input.ids),
      }),
    },
  }
}
