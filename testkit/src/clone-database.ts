import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { appUrl } from '@howl/platform/migrations'

export type TestDatabase = {
  /** Owns everything: for looking at what the application may not see, and for breaking things. */
  ownerUrl: string
  /** What the application logs in with. */
  appUrl: string
  /** A statement as the owner. */
  query<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>
  /** The row that `where` finds, many times more: `changes`, a jsonb in SQL, may count by `n`, from the first to the last. */
  copyRow(table: string, copies: { where: string; changes: string; first: number; last: number }): Promise<void>
  /** A session of its own as the owner, for a transaction that goes on beside others. Whoever asked for it ends it. */
  connect(): Promise<pg.Client>
  drop(): Promise<void>
}

/** A migrated, empty database of its own: one for each test file. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const template = inject('howlTemplate')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(template.ownerUrl, `create database ${name} template ${template.database}`)
  const url = new URL(template.ownerUrl)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 1, idleTimeoutMillis: 500, allowExitOnIdle: true })
  // The owner of the pool hears of failures from its queries; without a listener an ended idle session ends the test run.
  pool.on('error', () => {})
  const query = async <Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]> => (await pool.query<Row>(sql, parameters)).rows
  return {
    ownerUrl: url.href,
    appUrl: appUrl(url.href),
    query,
    copyRow: async (table, { where, changes, first, last }) => {
      const columns = await query<{ name: string }>(`select column_name as name from information_schema.columns where table_schema || '.' || table_name = $1 and is_generated = 'NEVER'`, [table])
      const list = columns.map(({ name }) => name).join(', ')
      await query(
        `insert into ${table} (${list}) select ${list} from (
           select (jsonb_populate_record(t, ${changes})).* from ${table} t, generate_series($1::int, $2::int) n where ${where}) copies`,
        [first, last],
      )
    },
    connect: async () => {
      const client = new pg.Client({ connectionString: url.href })
      await client.connect()
      return client
    },
    drop: async () => {
      await pool.end()
      await asOwner(template.ownerUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
