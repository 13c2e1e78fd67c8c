import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '@howl/platform/database'
import { createLog } from '@howl/platform/log'
import { startAi, type Person } from './asking.ts'

/** What a tenant may do to each table. */
const TABLES = [
  { table: 'runs', verbs: ['SELECT', 'INSERT', 'UPDATE'] },
  { table: 'run_rows', verbs: ['SELECT', 'INSERT'] },
  { table: 'events', verbs: ['SELECT', 'INSERT'] },
  // Nothing is consumed here yet, so nobody has a row to be kept from.
  { table: 'inbox', verbs: ['SELECT', 'INSERT'], isEmpty: true },
]

let ours: Awaited<ReturnType<typeof startAi>>
/** The real role, and statements that forget to name their project. */
let db: Database
let me: Person
let mine: string
let theirs: string

beforeAll(async () => {
  ours = await startAi([{ on: '2026-11-03', received: [100n] }])
  db = await openDatabase({ url: ours.subgraph.database.appUrl, schema: 'ai', entities: [], log: createLog({ name: 'test', level: 'fatal' }) })
  me = ours.somebody()
  const stranger = ours.somebody()
  ;[mine = ''] = Object.keys(me.projects)
  ;[theirs = ''] = Object.keys(stranger.projects)
  for (const who of [me, stranger]) await ours.start(who)
  await ours.subgraph.drain()
})
afterAll(async () => {
  await db.close()
  await ours.subgraph.stop()
})

const asMe = <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => db.inTenant(me, [mine], (tx) => tx.query<Row>(sql, params))

/** `42501`: row-level security, or the role lacks the right. */
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'allowed',
    (error: unknown) => (error as { driverError?: { code?: string } }).driverError?.code,
  )

it('every table of ai is in this suite', async () => {
  const tables = await ours.subgraph.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'ai' and column_name = 'project_id' order by 1`,
  )
  expect(tables.map(({ name }) => name)).toEqual(TABLES.map(({ table }) => table).toSorted())
})

describe.each(TABLES)('ai.$table', ({ table, verbs, isEmpty = false }) => {
  it('shows a tenant its own rows and no others', async () => {
    const rows = await asMe<{ project_id: string }>(`select project_id from ai.${table}`)
    expect([...new Set(rows.map(({ project_id }) => project_id))]).toEqual(isEmpty ? [] : [mine])
    const all = await ours.subgraph.database.query<{ project_id: string }>(`select distinct project_id from ai.${table}`)
    expect(all).toHaveLength(isEmpty ? 0 : 2)
  })

  it('takes no row for another tenant', async () => {
    const [row] = await ours.subgraph.database.query<{ row: object }>(`select to_jsonb(t) as row from ai.${table} t where project_id = $1 limit 1`, [theirs])
    const insert = `insert into ai.${table} select * from jsonb_populate_record(null::ai.${table}, $1)`
    expect(await refusal(asMe(insert, [JSON.stringify(row?.row ?? { project_id: theirs })]))).toBe('42501')
  })

  it('lets a tenant change no row of another one, and give none of its own away', async () => {
    const change = asMe(`update ai.${table} set project_id = project_id where project_id = $1 returning 1`, [theirs])
    if (verbs.includes('UPDATE')) expect(await change).toEqual([])
    else expect(await refusal(change)).toBe('42501')
    expect(await refusal(asMe(`update ai.${table} set project_id = $1`, [theirs]))).toBe('42501')
  })

  it('can be emptied by no tenant', async () => {
    expect(await refusal(asMe(`delete from ai.${table}`))).toBe('42501')
  })

  it('has forced row-level security, a policy for each verb, and an index that leads with the project', async () => {
    const [state] = await ours.subgraph.database.query(
      `select c.relrowsecurity, c.relforcerowsecurity,
         (select array_agg(cmd::text order by cmd) from pg_policies p where p.schemaname = 'ai' and p.tablename = $1 and 'howl_ai' = any (p.roles)) as verbs,
         exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and a.attname = 'project_id') as "isIndexed"
       from pg_class c where c.oid = ('ai.' || $1)::regclass`,
      [table],
    )
    expect(state).toEqual({ relrowsecurity: true, relforcerowsecurity: true, verbs: verbs.toSorted(), isIndexed: true })
  })
})

it('shows the system role of ai which runs are due, and nothing of what they say', async () => {
  const asSystem = (sql: string) => refusal(db.asSystem('a test', (tx) => tx.query(sql)))
  expect(await asSystem('select id, project_id, attempts from ai.runs')).toBe('allowed')
  for (const column of ['answer', 'requested_by', 'scopes', 'failure']) expect(await asSystem(`select ${column} from ai.runs`)).toBe('42501')
  // Whose rows they are, and that they can go when they are old.
  for (const column of ['row_id', 'label', 'amount_minor']) expect(await asSystem(`select ${column} from ai.run_rows`), column).toBe('42501')
  expect(await asSystem(`update ai.run_rows set label = 'x'`)).toBe('42501')
  expect(await asSystem(`update ai.runs set state = 'SUCCEEDED'`)).toBe('42501')
})
