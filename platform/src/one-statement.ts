import pg from 'pg'

/** Role, projects and person, as they hold for one statement. */
export type OneStatement = { settings: readonly [role: string, projectIds: string, userId: string]; sql: string; params: unknown[] }

/** The parts of a connection that pg's own statements are sent by. */
type Connection = {
  parsedStatements: Record<string, string>
  parse: (message: { name: string; text: string }) => void
  bind: (message: { statement: string; values: readonly unknown[] }) => void
  execute: (message: { portal: string; rows: number }) => void
}

/** What pg's class has, beside what its types tell. */
type Sent = pg.Query & {
  prepare: (connection: Connection) => void
  handleDataRow: (message: unknown) => void
  handleCommandComplete: (message: unknown, connection: Connection) => void
}

const SETTINGS = 'howl_settings'
/** Left to itself PostgreSQL may go on planning a statement anew for what it knows of the values, which costs more than it runs. */
const SET = `select set_config('role', $1, true), set_config('howl.project_ids', $2, true), set_config('howl.user_id', $3, true),
  set_config('plan_cache_mode', 'force_generic_plan', true)`

/** Texts are few: they stand in the code. Should they not, the rest is planned each time. */
const MAX_NAMES = 200
const names = new Map<string, string>()

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known || names.size >= MAX_NAMES) return known
  const name = `howl_${names.size + 1}`
  names.set(sql, name)
  return name
}

/**
 * Runs a statement with settings of its own in a single round trip. Between two Syncs of the extended protocol PostgreSQL
 * runs everything in one transaction: the settings are local to it, end with it, and when they fail the statement is not
 * run. BEGIN, the statement and COMMIT would be three round trips, and most of what a small answer costs.
 */
export async function runOneStatement<Row>(pool: pg.Pool, statement: OneStatement): Promise<Row[]> {
  // After a failure it is uncertain which statements the server knows: the pool drops the connection then, as it does for
  // any statement that it runs itself. (Its types know of statements that are configured, and not of those that are made.)
  const { rows } = await pool.query(sentWith(statement) as unknown as pg.QueryConfig)
  return rows as Row[]
}

function sentWith({ settings, sql, params }: OneStatement): Sent {
  const name = nameOf(sql)
  const statement = new pg.Query({ text: sql, values: params, queryMode: 'extended', ...(name ? { name } : {}) } as pg.QueryConfig) as Sent
  const { prepare, handleDataRow, handleCommandComplete } = statement
  let areSet = false
  return Object.assign(statement, {
    prepare(connection: Connection) {
      if (connection.parsedStatements[SETTINGS] === undefined) {
        connection.parse({ name: SETTINGS, text: SET })
        connection.parsedStatements[SETTINGS] = SET
      }
      connection.bind({ statement: SETTINGS, values: settings })
      connection.execute({ portal: '', rows: 0 })
      prepare.call(statement, connection)
    },
    // The settings' own row and end come first, and are nobody's.
    handleDataRow: (message: unknown) => void (areSet && handleDataRow.call(statement, message)),
    handleCommandComplete(message: unknown, connection: Connection) {
      if (areSet) handleCommandComplete.call(statement, message, connection)
      areSet = true
    },
  })
}
