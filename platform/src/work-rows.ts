import type { SystemTx, Tx } from './database.ts'
import { FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS } from './work-failures.ts'

/** Rows with the columns of `workColumns` that one job takes care of. */
export type WorkTable = {
  job: string
  /** With its schema: `finance.webhook_events`. */
  name: string
  /** When several jobs share a table: SQL that picks the rows of this one. Never from user input. */
  only?: string
}

export type ClaimedRow = { id: string; projectId: string; attempts: number }

type Claimed = {
  rows: ClaimedRow[]
  /** Whether a project may have more than its share. */
  hasMore: boolean
}

type Claim = {
  limit: number
  token: string
  leaseMs: number
  /** Projects are taken in turn, in the order of their ids: those after this one. */
  afterProject: string
  /** Also take rows whose holder has not been heard of since its lease ended. */
  hasExpired: boolean
}

export const FIRST_PROJECT = '00000000-0000-0000-0000-000000000000'

/** In SQL, whether the moment in a column has come. The column is rounded to milliseconds: what was due now when it was written may be due half a millisecond later. */
export const hasCome = (column: string): string => `${column} <= now() + interval '1 ms'`

const IS_DUE = hasCome('next_attempt_at')

const isOwn = ({ only }: WorkTable): string => only ?? 'true'

/**
 * Takes due rows: from every project with due work its share, oldest first, so that one project's thousands do not
 * hold up another's one. The token makes them ours until the lease ends.
 *
 * `next_attempt_at` is not touched: it is set to null when the row is done, and then leaves the index.
 */
export async function claimDue(tx: SystemTx, table: WorkTable, claim: Claim): Promise<Claimed> {
  const isFree = claim.hasExpired ? '(lease_until is null or lease_until <= now())' : 'lease_token is null'
  const isDue = `${IS_DUE} and ${isFree} and ${isOwn(table)}`
  // One step of an index scan per project. The array keeps the planner from joining with the whole table.
  const rows = await tx.query<ClaimedRow & { share: number }>(
    `with recursive projects as (
       (select project_id, 1 as place from ${table.name} where ${isDue} and project_id > $3::uuid order by project_id limit 1)
       union all
       (select next.project_id, projects.place + 1 from projects cross join lateral (
          select project_id from ${table.name} where ${isDue} and project_id > projects.project_id order by project_id limit 1
        ) next where projects.place < $2)
     ), shares as (
       select ceil($2::numeric / greatest(count(*), 1))::int as share from projects
     ), picked as (
       select due.id from projects cross join lateral (
         select id from ${table.name} where ${isDue} and project_id = projects.project_id order by next_attempt_at
         limit (select share from shares) for update skip locked
       ) due limit $2
     )
     update ${table.name} set attempts = attempts + 1, lease_token = $1, lease_until = now() + $4 * interval '1 ms'
     where id = any (array(select id from picked))
     returning id, project_id as "projectId", attempts, (select share from shares) as share`,
    [claim.token, claim.limit, claim.afterProject, claim.leaseMs],
  )
  const taken = new Map<string, number>()
  for (const { projectId } of rows) taken.set(projectId, (taken.get(projectId) ?? 0) + 1)
  return { rows, hasMore: rows.length >= claim.limit || rows.some(({ projectId, share }) => (taken.get(projectId) ?? 0) >= share) }
}

/**
 * Takes one row whose holder ended or broke off without a word. The next attempt is put off before the row is handled
 * again: if the row is what kills the process, it must not kill the next one at once.
 */
export async function claimOrphan(tx: SystemTx, table: WorkTable, { token, leaseMs }: { token: string; leaseMs: number }): Promise<ClaimedRow | null> {
  const [row] = await tx.query<ClaimedRow>(
    `update ${table.name} set attempts = attempts + 1, lease_token = $1, lease_until = now() + $2 * interval '1 ms',
       next_attempt_at = now() + least($3 * power(2, least(attempts, 30)), $4) * interval '1 ms'
     where id = (
       select id from ${table.name}
       where ${IS_DUE} and lease_token is not null and lease_until <= now() and ${isOwn(table)}
       order by next_attempt_at limit 1 for update skip locked
     )
     returning id, project_id as "projectId", attempts`,
    [token, leaseMs, FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS],
  )
  return row ?? null
}

/**
 * Locks those of the rows that are still held with the token, for the rest of the transaction.
 *
 * It waits for locks and does not skip them: another worker's claim that began a moment before ours was committed has
 * locked our rows too, only to see that they are taken, and lets go of them at once.
 */
export async function lockHeld(tx: Tx, table: WorkTable, { ids, token }: { ids: string[]; token: string }): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(`select id from ${table.name} where id = any ($1) and lease_token = $2 for update`, [ids, token])
  return new Set(rows.map(({ id }) => id))
}

/** @returns whether the row was still held with the token. */
export async function finishHeld(tx: Tx, table: WorkTable, held: { id: string; token: string; again: Date | null }): Promise<boolean> {
  const rows = await tx.query(
    `update ${table.name} set next_attempt_at = $3, lease_token = null, lease_until = null, last_error = null,
       attempts = case when $3::timestamptz is null then attempts else 0 end
     where id = $1 and lease_token = $2 returning id`,
    [held.id, held.token, held.again],
  )
  return rows.length > 0
}

export async function finishAll(tx: Tx, table: WorkTable, ids: string[]): Promise<void> {
  await tx.query(
    `update ${table.name} set next_attempt_at = null, lease_token = null, lease_until = null, last_error = null where id = any ($1)`,
    [ids],
  )
}

export async function removeAll(tx: Tx, table: WorkTable, ids: string[]): Promise<void> {
  await tx.query(`delete from ${table.name} where id = any ($1)`, [ids])
}

/** @returns whether the row was still held with the token. */
export async function postpone(tx: Tx, table: WorkTable, failed: { id: string; token: string; error: string; delayMs: number }): Promise<boolean> {
  const rows = await tx.query(
    `update ${table.name} set next_attempt_at = now() + $4 * interval '1 ms', lease_token = null, lease_until = null, last_error = $3
     where id = $1 and lease_token = $2 returning id`,
    [failed.id, failed.token, failed.error, failed.delayMs],
  )
  return rows.length > 0
}

/** @returns whether the row was still held with the token. */
export async function bury(tx: Tx, table: WorkTable, dead: { id: string; token: string; error: string }): Promise<boolean> {
  const rows = await tx.query(
    `update ${table.name} set dead_at = now(), next_attempt_at = null, lease_token = null, lease_until = null, last_error = $3
     where id = $1 and lease_token = $2 returning id`,
    [dead.id, dead.token, dead.error],
  )
  return rows.length > 0
}

/** Ends our lease early without a verdict: each row is then handled alone. */
export async function abandon(tx: Tx, table: WorkTable, { ids, token }: { ids: string[]; token: string }): Promise<void> {
  await tx.query(`update ${table.name} set lease_until = now() where id = any ($1) and lease_token = $2`, [ids, token])
}

/** Gives rows back as if they had not been taken: for a worker that stops. */
export async function release(tx: Tx, table: WorkTable, { ids, token }: { ids: string[]; token: string }): Promise<void> {
  await tx.query(
    `update ${table.name} set attempts = greatest(attempts - 1, 0), lease_token = null, lease_until = null
     where id = any ($1) and lease_token = $2`,
    [ids, token],
  )
}

/** @returns the rows that are still held. */
export async function renew(tx: Tx, table: WorkTable, { held, leaseMs }: { held: { id: string; token: string }[]; leaseMs: number }): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `update ${table.name} t set lease_until = now() + $3 * interval '1 ms'
     from unnest($1::uuid[], $2::uuid[]) as held (id, token) where t.id = held.id and t.lease_token = held.token returning t.id`,
    [held.map(({ id }) => id), held.map(({ token }) => token), leaseMs],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Takes a row out of work, for good: the one who works on it finds its lease gone, sees `lease.signal` abort, and can
 * write nothing more. Call it in the transaction that says so in the domain's own words.
 *
 * @param table with its schema.
 */
export async function cancelWork(tx: Tx, table: string, id: string): Promise<void> {
  await tx.query(`update ${table} set next_attempt_at = null, lease_token = null, lease_until = null where id = $1`, [id])
}

/** Jobs that have something to do now. An orphan is what `claimOrphan` takes. */
export async function findDue(tx: SystemTx, tables: readonly WorkTable[]): Promise<{ job: string; isDue: boolean; isOrphaned: boolean }[]> {
  if (tables.length === 0) return []
  const due = tables.map((table) => {
    const from = `select from ${table.name} where ${IS_DUE} and ${isOwn(table)}`
    return `select '${table.job}' as job, exists (${from} and lease_token is null) as "isDue",
      exists (${from} and lease_token is not null and lease_until <= now()) as "isOrphaned"`
  })
  return tx.query(due.join(' union all '))
}

/** The state of a row of work, as people see it. */
export const workState = `case when dead_at is not null then 'DEAD' when lease_until > now() then 'RUNNING'
  when lease_token is not null then 'STUCK' else 'WAITING' end`

export const isUnfinished = '(next_attempt_at is not null or dead_at is not null)'

/** How much work of one job is not done, and since when the longest due piece waits for a worker. */
export type Depth = { job: string; waiting: number; running: number; stuck: number; dead: number; oldestDueAt: Date | null; ageSeconds: number | null }

/** @param projectId counts one project's alone, null everybody's. */
export async function countWork(tx: Tx, tables: readonly WorkTable[], projectId: string | null): Promise<Depth[]> {
  if (tables.length === 0) return []
  const isFree = '(lease_until is null or lease_until <= now())'
  const ofProject = projectId === null ? 'true' : 'project_id = $1'
  const counts = tables.map(
    (table) => `select '${table.job}' as job,
      count(*) filter (where ${workState} = 'WAITING')::int as waiting, count(*) filter (where ${workState} = 'RUNNING')::int as running,
      count(*) filter (where ${workState} = 'STUCK')::int as stuck, count(*) filter (where ${workState} = 'DEAD')::int as dead,
      min(next_attempt_at) filter (where ${IS_DUE} and ${isFree}) as "oldestDueAt"
      from ${table.name} where ${isUnfinished} and ${isOwn(table)} and ${ofProject}`,
  )
  return tx.query<Depth>(
    `select depth.*, case when "oldestDueAt" is not null then greatest(floor(extract(epoch from now() - "oldestDueAt")), 0)::int end as "ageSeconds"
     from (${counts.join(' union all ')}) depth order by job`,
    projectId === null ? [] : [projectId],
  )
}
