import type { Pool } from 'pg'

/**
 * Lets a process outlive a connection that breaks, whenever it does. An error that nobody listens to ends the process, and
 * pg's pool listens only while a connection lies idle: one that is borrowed may break between two statements, and one
 * that is new before whoever asked for it has heard that it is theirs. They are told by the failure of their statement.
 *
 * @param onLost told of each that broke while it lay idle.
 */
export function outliveLostConnections(pool: Pool, onLost: (error: Error) => void): void {
  pool.on('error', (error: Error & { client?: unknown }) => {
    // pg hangs the whole connection on it, which says nothing in a log.
    delete error.client
    onLost(error)
  })
  pool.on('connect', (client) => void client.on('error', () => {}))
}
