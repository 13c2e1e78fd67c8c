import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, register } from 'prom-client'
import type { Logger } from '@howl/platform/log'

type HealthOptions = {
  /** By name: each rejects while the dependency does not do its work. */
  dependencies: Readonly<Record<string, () => Promise<void>>>
  isStopping: () => boolean
  log: Logger
}

const PATIENCE_MS = 5_000

export function serveHealth(app: FastifyInstance, { dependencies, isStopping, log }: HealthOptions): void {
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics({ register })

  app.get('/health', () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    const checks = await Promise.all(Object.entries(dependencies).map(async ([name, check]) => [name, await state(name, check, log)] as const))
    const isReady = !isStopping() && checks.every(([, answer]) => answer === 'ok')
    return reply.code(isReady ? 200 : 503).send({ status: isStopping() ? 'stopping' : isReady ? 'ready' : 'not ready', checks: Object.fromEntries(checks) })
  })
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()))
}

/** Details are for the log: they name hosts and versions. */
async function state(name: string, check: () => Promise<void>, log: Logger): Promise<'ok' | 'does not answer'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  try {
    await Promise.race([check(), late])
    return 'ok'
  } catch (err) {
    log.warn({ err, dependency: name }, 'not ready')
    return 'does not answer'
  } finally {
    clearTimeout(timer)
  }
}
