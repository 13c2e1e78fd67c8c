import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Below what systems hand out by themselves to whoever connects (Linux from 32768; macOS and Windows from 49152, as RFC 6335
 * has it): a port from there is not taken by a connection that goes out before somebody listens on it.
 */
const [FIRST, LAST] = [10_000, 32_767]
const MOST_TRIES = 1_000

const given = new Set<number>()

/** A port of this machine that nobody listens on at the moment; never the same twice in a process. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = randomInt(FIRST, LAST + 1)
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`No port from ${FIRST} to ${LAST} was found free.`)
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((done) => {
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
