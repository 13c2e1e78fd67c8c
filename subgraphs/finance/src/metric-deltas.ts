import type { Tx } from '@howl/platform/database'

/** RECEIVED: money matched to an order. ORDERED: an order got its first money. UNMATCHED: money that came in for no known order. */
export type EntryKind = 'RECEIVED' | 'REFUNDED' | 'SPENT' | 'ORDERED' | 'UNMATCHED'

const NO_CATEGORY = '00000000-0000-0000-0000-000000000000'

/** A change to the sums of one day. What is taken back is another entry with the opposite sign. */
export type Delta = {
  /** In the project's time zone. */
  day: string
  kind: EntryKind
  currency: string
  minor: bigint
  count: number
  categoryId?: string
}

/** Writers append and never update a sum, so a thousand of them do not wait for one row. Folding is the job's. */
export async function appendDeltas(tx: Tx, projectId: string, deltas: readonly Delta[]): Promise<void> {
  if (deltas.length === 0) return
  await tx.query(
    `insert into finance.metric_deltas (project_id, day, kind, currency, category_id, minor, count)
     select $1, * from unnest($2::date[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::int[])`,
    [
      projectId,
      deltas.map(({ day }) => day),
      deltas.map(({ kind }) => kind),
      deltas.map(({ currency }) => currency),
      deltas.map(({ categoryId }) => categoryId ?? NO_CATEGORY),
      deltas.map(({ minor }) => minor.toString()),
      deltas.map(({ count }) => count),
    ],
  )
}
