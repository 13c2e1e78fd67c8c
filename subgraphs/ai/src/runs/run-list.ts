import type { Tx } from '@howl/platform/database'
import { listPage, type Connection, type PageArgs, type PageKey, type PageQuery } from '@howl/platform/pagination'
import DataLoader from 'dataloader'
import type { Run, RunState } from './entities.ts'

export const RUN_COLUMNS = `r.id, r.project_id as "projectId", r.kind, r.state, r.progress, r.step, r.engine,
  r.range_from::text as "rangeFrom", r.range_to::text as "rangeTo", r.requested_by as "requestedBy", r.scopes, r.answer, r.failure,
  r.attempts, r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt"`

const NEWEST_FIRST: PageKey<Run>[] = [
  { column: 'r.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'r.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

type InTenant = <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
type Wanted = { projectId: string; states: readonly RunState[] | null }

/** The runs of as many projects as one request asks for: one statement for their pages, one for their counts. */
export function openRunList(inTenant: InTenant) {
  const pages = new DataLoader<Wanted & { query: PageQuery }, Run[]>(
    (wanted) =>
      eachGroup(wanted, ({ states, query }) => [states, query], (group, { states, query }) =>
        inTenant(projectIdsOf(group), async (tx) => {
          const rows = await tx.query<Run>(
            `select r.* from unnest($1::uuid[]) as parent (id) cross join lateral (
               select ${RUN_COLUMNS} from ai.runs r
               where r.project_id = parent.id and ($2::text[] is null or r.state = any ($2)) and ${query.where}
               order by ${query.orderBy} limit ${query.limit}
             ) r`,
            [projectIdsOf(group), states, ...query.params],
          )
          return group.map(({ projectId }) => rows.filter((row) => row.projectId === projectId).toSorted(inOrderOf(query)))
        }),
      ),
    { cache: false },
  )

  const counts = new DataLoader<Wanted, number>(
    (wanted) =>
      eachGroup(wanted, ({ states }) => states, (group, { states }) =>
        inTenant(projectIdsOf(group), async (tx) => {
          const rows = await tx.query<{ id: string; count: number }>(
            `select r.project_id as id, count(*)::int as count from ai.runs r
             where r.project_id = any ($1) and ($2::text[] is null or r.state = any ($2)) group by 1`,
            [projectIdsOf(group), states],
          )
          return group.map(({ projectId }) => rows.find(({ id }) => id === projectId)?.count ?? 0)
        }),
      ),
    { cache: false },
  )

  return {
    page: (projectId: string, { states, args }: { states: readonly RunState[] | null; args: PageArgs }): Promise<Connection<Run>> =>
      listPage<Run>({
        args,
        keys: NEWEST_FIRST,
        paramsBefore: 2,
        rows: (query) => pages.load({ projectId, states, query }),
        count: () => counts.load({ projectId, states }),
      }),
  }
}

const projectIdsOf = (wanted: readonly { projectId: string }[]): string[] => [...new Set(wanted.map(({ projectId }) => projectId))]

/** SQL promises an order within each lateral part, and none for the whole. */
function inOrderOf({ orderBy }: PageQuery): (a: Run, b: Run) => number {
  const sign = orderBy.startsWith('r.created_at DESC') ? -1 : 1
  return (a, b) => sign * (a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
}

async function eachGroup<Item, Result>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
  load: (group: Item[], first: Item) => Promise<Result[]>,
): Promise<Result[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = JSON.stringify(keyOf(item))
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  const found = new Map<Item, Result>()
  for (const group of groups.values()) {
    const results = await load(group, group[0] as Item)
    group.forEach((item, index) => found.set(item, results[index] as Result))
  }
  return items.map((item) => found.get(item) as Result)
}
