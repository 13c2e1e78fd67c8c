import pg from 'pg'
import { StartError } from './start-error.ts'

const oldestVersion = 15

/**
 * Looks at the database of DATABASE_URL before anything is built on it.
 *
 * @returns the same address
 */
export async function requireDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'howl-start' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; text: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as text`,
    )
    const [found] = rows
    if (found && found.version < oldestVersion) throw new StartError(`DATABASE_URL leads to PostgreSQL ${found.text}; Howl needs ${oldestVersion} or newer.`)
    return url
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`DATABASE_URL leads to a database that cannot be used: ${(error as Error).message || String(error)}\nCheck the address and the password, and that the server runs.`)
  } finally {
    await client.end().catch(() => {})
  }
}
