import pg from 'pg'

type Query = (this: { connectionParameters?: { application_name?: string } }, ...args: unknown[]) => unknown

/**
 * The statements that a subgraph sends to PostgreSQL while `work` runs, without the BEGIN (with role and tenant) and
 * COMMIT around them. Read where they leave the process, so nothing that sends one is forgotten.
 */
export async function countStatements<Result>(subgraph: string, work: () => Promise<Result>): Promise<{ result: Result; statements: string[] }> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  const statements: string[] = []
  prototype.query = function (...args) {
    const [first] = args
    const sql = typeof first === 'string' ? first : String((first as { text?: unknown })?.text)
    if (this.connectionParameters?.application_name === `howl-${subgraph}` && !/^(begin|commit|rollback)\b/i.test(sql)) statements.push(sql)
    return original.apply(this, args)
  }
  try {
    return { result: await work(), statements }
  } finally {
    prototype.query = original
  }
}
