import type { TestDatabase } from '@howl/testkit'
import pg from 'pg'

type Query = (this: { connectionParameters?: { application_name?: string } }, ...args: unknown[]) => unknown

/**
 * How many statements the subgraph sends to PostgreSQL while `work` runs, without the BEGIN (with role and tenant) and
 * COMMIT around them. Counted where they leave the process, so nothing that sends one is forgotten.
 */
export async function countStatements<Result>(work: () => Promise<Result>): Promise<{ result: Result; statements: string[] }> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  const statements: string[] = []
  prototype.query = function (...args) {
    const [first] = args
    const sql = typeof first === 'string' ? first : String((first as { text?: unknown })?.text)
    if (this.connectionParameters?.application_name === 'howl-identity' && !/^(begin|commit|rollback)\b/i.test(sql)) statements.push(sql)
    return original.apply(this, args)
  }
  try {
    return { result: await work(), statements }
  } finally {
    prototype.query = original
  }
}

/** How many of the subgraph's transactions wait for a lock: with it a test can put two of them exactly where they would collide. */
export async function waitingFor(database: TestDatabase): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'howl-identity' and wait_event_type = 'Lock'`,
  )
  return row?.count ?? 0
}
