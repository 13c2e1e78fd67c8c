import { createServer } from 'net'
import { Refusal } from './options.js'

/** Said before anything slow is done, because the answer does not depend on it. */
export async function requireFreePort(port, host) {
  if (port === 0) return
  const code = await tryPort(port, host)
  if (code === null) return
  const other = await suggestPort(port + 1, host)
  const instead = `npm start -- --port ${other}`
  if (code === 'EADDRINUSE') throw new Refusal(`Port ${port} is taken by another program (perhaps by another Howl). Stop that, or use another port: ${instead}`)
  if (code === 'EACCES') throw new Refusal(`Port ${port} is not allowed for this user. Use one above 1023: ${instead}`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Refusal(`HOST is "${host}", which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`)
  throw new Refusal(`Howl cannot listen on ${host}:${port} (${code}).`)
}

/** The first free port from here on. */
export async function suggestPort(from, host) {
  for (let port = from > 65535 ? 1024 : from; port <= 65535; port += 1) if ((await tryPort(port, host)) === null) return port
  return 0
}

function tryPort(port, host) {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', (error) => done(error.code || String(error)))
    server.listen(port, host, () => server.close(() => done(null)))
  })
}
