import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { register } from 'prom-client'
import type { Logger } from './log.ts'

type HealthOptions = {
  port: number
  host: string
  /** What has to answer for the process to be of use, by its name. */
  checks: Readonly<Record<string, () => Promise<void>>>
  log: Logger
}

/** /health, /ready and /metrics, for a process that serves nothing else. */
export async function serveHealth({ port, host, checks, log }: HealthOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === '/health') return send(response, 200, { status: 'ok' })
    if (path === '/ready') {
      const states = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await isWell(name, check, log)] as const))
      const isReady = states.every(([, state]) => state === 'ok')
      return send(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', ...Object.fromEntries(states) })
    }
    if (path !== '/metrics') return send(response, 404, { error: 'Only /health, /ready and /metrics are here.' })
    const metrics = await register.metrics()
    response.writeHead(200, { 'content-type': register.contentType }).end(metrics)
  }
  const server = createServer((request, response) => {
    answer((request.url ?? '/').split('?')[0] ?? '/', response).catch((error: unknown) => {
      log.warn({ err: error }, 'a question about health could not be answered')
      send(response, 500, { error: 'Something went wrong on our side.' })
    })
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, host, done))
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function isWell(name: string, check: () => Promise<void>, log: Logger): Promise<'ok' | 'does not answer'> {
  try {
    await check()
    return 'ok'
  } catch (err) {
    log.warn({ err, check: name }, 'not ready')
    return 'does not answer'
  }
}
