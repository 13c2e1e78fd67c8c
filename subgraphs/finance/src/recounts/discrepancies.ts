import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import type { PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { DiscrepancyFilter } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import type { Actor } from '../orders/timeline.ts'
import type { Difference } from './comparing.ts'
import { Discrepancy } from './entities.ts'

export const DISCREPANCY = columnsOf(Discrepancy, 'd')

const NEWEST_FIRST: PageKey<Discrepancy>[] = [
  { column: 'd.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'd.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

export function discrepancyList({ states, figures }: DiscrepancyFilter): ProjectList<Discrepancy> {
  const conditions = listConditions()
  if (states) conditions.add((param) => `d.state = any (${param(states)}::text[])`)
  if (figures) conditions.add((param) => `d.figure = any (${param(figures)}::text[])`)
  return { columns: DISCREPANCY, from: 'finance.discrepancies d', projectColumn: 'd.project_id', keys: NEWEST_FIRST, conditions }
}

/** Notes what a recount has met: one that is open already gets the values of now. @returns how many are new. */
export async function noteDifferences(tx: Tx, projectId: string, differences: readonly Difference[]): Promise<number> {
  if (differences.length === 0) return 0
  const of = <Value>(read: (one: Difference) => Value): Value[] => differences.map(read)
  const noted = await tx.query<{ isNew: boolean }>(
    `insert into finance.discrepancies as d
       (project_id, id, figure, day, currency, subject_id, kept_minor, counted_minor, kept_count, counted_count, kept_first_at, counted_first_at)
     select $1, * from unnest($2::uuid[], $3::text[], $4::date[], $5::text[], $6::uuid[], $7::numeric[], $8::numeric[], $9::bigint[], $10::bigint[], $11::timestamptz[], $12::timestamptz[])
     on conflict (project_id, figure, day, currency, subject_id) where state = 'OPEN' do update
       set kept_minor = excluded.kept_minor, counted_minor = excluded.counted_minor, kept_count = excluded.kept_count, counted_count = excluded.counted_count,
         kept_first_at = excluded.kept_first_at, counted_first_at = excluded.counted_first_at, seen_at = now()
     returning xmax = 0 as "isNew"`,
    [
      projectId,
      of(() => uuidv7()),
      of(({ figure }) => figure),
      of(({ day }) => day),
      of(({ currency }) => currency),
      of(({ subjectId }) => subjectId),
      of(({ keptMinor }) => keptMinor),
      of(({ countedMinor }) => countedMinor),
      of(({ keptCount }) => keptCount),
      of(({ countedCount }) => countedCount),
      of(({ keptFirstAt }) => keptFirstAt),
      of(({ countedFirstAt }) => countedFirstAt),
    ],
  )
  return noted.filter(({ isNew }) => isNew).length
}

/** What a whole recount has not met again is gone. @returns how many that are. */
export async function closeUnseen(tx: Tx, projectId: string, since: Date): Promise<number> {
  const gone = await tx.query(
    `update finance.discrepancies set state = 'GONE', closed_at = now(), closed_by_kind = 'RULE'
     where project_id = $1 and state = 'OPEN' and seen_at < $2 returning id`,
    [projectId, since],
  )
  return gone.length
}

type Closing = { state: 'REPAIRED' | 'GONE'; actor: Actor; difference?: Difference | undefined }

/** With the values of this moment, which are not those of the night any more. */
export async function close(tx: Tx, { projectId, id }: Discrepancy, { state, actor, difference }: Closing): Promise<Discrepancy> {
  const [closed] = await tx.query<Discrepancy>(
    `update finance.discrepancies d set state = $3, closed_at = now(), closed_by_kind = $4, closed_by_id = $5,
       kept_minor = coalesce($6, kept_minor), counted_minor = coalesce($7, counted_minor), kept_count = coalesce($8, kept_count), counted_count = coalesce($9, counted_count)
     where project_id = $1 and id = $2 returning ${DISCREPANCY}`,
    [projectId, id, state, actor.kind, actor.id, difference?.keptMinor, difference?.countedMinor, difference?.keptCount, difference?.countedCount],
  )
  if (!closed) throw new Error('a discrepancy was not closed')
  return closed
}

export async function countOpen(tx: Tx, projectId: string): Promise<number> {
  const [open] = await tx.query<{ count: number }>(`select count(*)::int as count from finance.discrepancies where project_id = $1 and state = 'OPEN'`, [projectId])
  return open?.count ?? 0
}
