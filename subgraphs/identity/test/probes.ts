import type { Database } from '@howl/platform/database'
import type { TestDatabase } from '@howl/testkit'
import type { Claims } from '@howl/platform/claims'
import { QueryFailedError } from 'typeorm'

/** Whose rows may be seen (`own`) and whose may not (`foreign`), in the column that says so. */
export type Guarded = { table: string; column: string; own: string; foreign: string }

type Probing = { db: Database; owner: TestDatabase; claims: Claims; projectId: string }

const ROLLBACK = new Error('only to look')

/**
 * Tries to read and to write a neighbour's rows, as the real role of the subgraph, with statements that name no tenant:
 * nothing but the policies stands in the way.
 *
 * @returns every way through that was found, in words.
 */
export async function findLeaks(probing: Probing, guarded: Guarded): Promise<string[]> {
  const { table, column, own, foreign } = guarded
  const leaks: string[] = []
  const [counts] = await probing.owner.query<{ own: number; foreign: number }>(
    `select count(*) filter (where ${column} = $1)::int as own, count(*) filter (where ${column} = $2)::int as foreign from ${table}`,
    [own, foreign],
  )
  if (!counts?.own || !counts.foreign) throw new Error(`${table} needs a row of each side, or the probe proves nothing`)

  const [seen] = await inTenant(probing, (query) => query(`select count(*) filter (where ${column} = '${own}')::int as own, count(*) filter (where ${column} <> '${own}' or ${column} is null)::int as other from ${table}`))
  const { own: seenOwn, other: seenOther } = seen as { own: number; other: number }
  if (seenOther > 0) leaks.push(`${table}: reads ${seenOther} rows of others`)
  if (seenOwn !== counts.own) leaks.push(`${table}: reads ${seenOwn} of ${counts.own} own rows`)

  const verbs = await probing.owner.query<{ verb: string }>(
    `select verb from unnest(array['insert', 'update', 'delete']) as verb where has_table_privilege('howl_identity', $1, verb)`,
    [table],
  )
  for (const { verb } of verbs) {
    if (verb === 'insert') leaks.push(...(await insertLeaks(probing, guarded)))
    else leaks.push(...(await changeLeaks(probing, { ...guarded, verb, ownCount: counts.own })))
  }
  return leaks
}

/** A neighbour's row as it is: row-level security refuses it before anybody notices that it exists already. */
async function insertLeaks(probing: Probing, { table, column, foreign }: Guarded): Promise<string[]> {
  const columns = await probing.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema || '.' || table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  const list = columns.map(({ name }) => name).join(', ')
  const [row] = await probing.owner.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t where ${column} = $1 limit 1`, [foreign])
  const refusal = await refusalOf(
    inTenant(probing, (query) => query(`insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(row?.row)])),
  )
  return refusal === '42501' ? [] : [`${table}: an insert for others was let through (${refusal})`]
}

/** Without WHERE and without reading a column, so that the policy for reading does not help. */
async function changeLeaks(probing: Probing, { table, column, foreign, verb, ownCount }: Guarded & { verb: string; ownCount: number }): Promise<string[]> {
  const leaks: string[] = []
  if (verb === 'update') {
    const refusal = await refusalOf(inTenant(probing, (query) => query(`update ${table} set ${column === 'id' ? 'id' : column} = '${foreign}'`)))
    // A generated column cannot be set at all: 428C9.
    if (refusal !== '42501' && refusal !== '428C9') leaks.push(`${table}: a row could be moved to others (${refusal})`)
  }
  const [constant] = await probing.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema || '.' || table_name = $1 and is_nullable = 'YES' and is_generated = 'NEVER' limit 1`,
    [table],
  )
  const statement = verb === 'delete' ? `delete from ${table}` : `update ${table} set ${constant ? `${constant.name} = null` : `role_key = 'OWNER'`}`
  const [, affected] = (await inTenant(probing, (_query, run) => run(statement))) as [unknown, number]
  if (affected !== ownCount) leaks.push(`${table}: ${verb} reached ${affected} rows where ${ownCount} are own`)
  return leaks
}

type Query = (sql: string, params?: unknown[]) => Promise<unknown[]>

/** Everything is rolled back: a probe that finds a leak must not use it. */
async function inTenant(
  { db, claims, projectId }: Probing,
  work: (query: Query, run: (sql: string) => Promise<unknown>) => Promise<unknown>,
): Promise<unknown[]> {
  let result: unknown
  await db
    .inTenant(claims, [projectId], async (tx) => {
      result = await work((sql, params) => tx.query(sql, params), (sql) => tx.manager.query(sql))
      throw ROLLBACK
    })
    .catch((error: unknown) => {
      if (error !== ROLLBACK) throw error
    })
  return result as unknown[]
}

export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error
    return String((error.driverError as { code?: string }).code)
  }
}
