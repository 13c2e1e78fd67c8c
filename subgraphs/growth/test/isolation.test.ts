import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { createLog } from '@howl/platform/log'
import { claimsFor, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { growth } from '../src/index.ts'
import { orderIn, placed, tell } from './factories.ts'

/** What a tenant may do to each table, and a column that it could write. */
const TABLES = [
  { table: 'contacts', verbs: ['SELECT', 'INSERT', 'UPDATE'] },
  { table: 'contact_orders', verbs: ['SELECT', 'INSERT', 'UPDATE'] },
  { table: 'events', verbs: ['SELECT', 'INSERT'] },
  { table: 'inbox', verbs: ['SELECT', 'INSERT'] },
]

const mine = uuidv7()
const theirs = uuidv7()
const me = claimsFor({ projects: { [mine]: ['growth:read'] } })

let subgraph: TestSubgraph
/** The real role, and statements that forget to name their project. */
let db: Database

beforeAll(async () => {
  subgraph = await startSubgraphForTest(growth)
  db = await openDatabase({ url: subgraph.database.appUrl, schema: 'growth', entities: [], log: createLog({ name: 'test', level: 'fatal' }) })
  for (const projectId of [mine, theirs]) await tell(subgraph, placed(orderIn(projectId, { email: 'ann@a.test' })))
})
afterAll(async () => {
  await db.close()
  await subgraph.stop()
})

const asMe = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => db.inTenant(me, [mine], (tx) => tx.query<Row>(sql, params))

/** `42501`: row-level security, or the role lacks the right. */
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'allowed',
    (error: unknown) => (error as { code?: string; driverError?: { code?: string } }).driverError?.code ?? (error as { code?: string }).code,
  )

it('every table of growth is in this suite', async () => {
  const tables = await subgraph.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'growth' and column_name = 'project_id' order by 1`,
  )
  expect(tables.map(({ name }) => name)).toEqual(TABLES.map(({ table }) => table).toSorted())
})

describe.each(TABLES)('growth.$table', ({ table, verbs }) => {
  it('shows a tenant its own rows and no others', async () => {
    const rows = await asMe<{ project_id: string }>(`select project_id from growth.${table}`)
    expect([...new Set(rows.map(({ project_id }) => project_id))]).toEqual([mine])
    const all = await subgraph.database.query<{ project_id: string }>(`select distinct project_id from growth.${table}`)
    expect(all).toHaveLength(2)
  })

  it('takes no row for another tenant', async () => {
    const [row] = await subgraph.database.query<{ row: object }>(`select to_jsonb(t) as row from growth.${table} t where project_id = $1 limit 1`, [theirs])
    const insert = `insert into growth.${table} select * from jsonb_populate_record(null::growth.${table}, $1)`
    expect(await refusal(asMe(insert, [JSON.stringify(row?.row)]))).toBe('42501')
  })

  it('lets a tenant change no row of another one, and give none of its own away', async () => {
    const change = asMe(`update growth.${table} set project_id = project_id where project_id = $1 returning 1`, [theirs])
    if (verbs.includes('UPDATE')) expect(await change).toEqual([])
    else expect(await refusal(change)).toBe('42501')
    expect(await refusal(asMe(`update growth.${table} set project_id = $1`, [theirs]))).toBe('42501')
  })

  it('can be emptied by no tenant', async () => {
    expect(await refusal(asMe(`delete from growth.${table}`))).toBe('42501')
  })

  it('has forced row-level security, a policy for each verb, and an index that leads with the project', async () => {
    const [state] = await subgraph.database.query(
      `select c.relrowsecurity, c.relforcerowsecurity,
         (select array_agg(cmd::text order by cmd) from pg_policies p where p.schemaname = 'growth' and p.tablename = $1 and 'howl_growth' = any (p.roles)) as verbs,
         exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and a.attname = 'project_id') as "isIndexed"
       from pg_class c where c.oid = ('growth.' || $1)::regclass`,
      [table],
    )
    expect(state).toEqual({ relrowsecurity: true, relforcerowsecurity: true, verbs: verbs.toSorted(), isIndexed: true })
  })
})

it('shows the system role of growth nothing of contacts', async () => {
  expect(await refusal(db.asSystem('a test', (tx) => tx.query('select from growth.contacts')))).toBe('42501')
  expect(await refusal(db.asSystem('a test', (tx) => tx.query('select from growth.contact_orders')))).toBe('42501')
})
