import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '@howl/platform/log'
import type { Door, RouteRequest, RouteResponse, RunningSubgraph } from '@howl/platform/subgraph'
import type { Pool } from 'undici'
import { webhooksWaiting } from './metrics.ts'
import { twice } from './subgraphs.ts'

/** Hands a provider's callback to the subgraph that owns the provider. Null: it knows no such address. */
export type Deliver = (provider: string, request: RouteRequest) => Promise<RouteResponse | null>

type WebhookOptions = {
  /** By provider. */
  owners: ReadonlyMap<string, Deliver>
  log: Logger
}

/** Who serves which provider: known from the doors, also of subgraphs that run elsewhere. */
export const webhookOwners = (doors: readonly Pick<Door, 'name' | 'providers'>[]): Record<string, string> =>
  Object.fromEntries(doors.flatMap(({ name, providers }) => providers.map((provider) => [provider, name])))

/** What a subgraph is given at once. More would only wait in front of its database, where nobody takes turns. */
const AT_ONCE = 64
/** Callbacks of one connection that may wait for their turn; their sender is told to come again beyond that. */
const WAITING_OF_ONE = 2_000
const WAITING_BYTES = 128 * 1024 * 1024
const RETRY_AFTER_SECONDS = '5'

/** Provider callbacks: the bytes as they came, to whoever owns the provider, and its answer as it is. */
export async function serveWebhooks(app: FastifyInstance, { owners, log }: WebhookOptions): Promise<void> {
  const turns = new Turns(AT_ONCE)
  await app.register((scope) => {
    // Signatures are over bytes: nothing may be parsed on the way.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.route<{ Params: { provider: string; '*': string } }>({
      method: ['GET', 'POST'],
      exposeHeadRoute: false,
      url: '/webhooks/:provider/*',
      handler: async (request, reply) => {
        const { provider, '*': path } = request.params
        const deliver = owners.get(provider)
        if (!deliver) return reply.code(404).send()
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        // Each connection in its turn: one that sends a hundred times as much as the rest makes nobody but itself wait.
        const isDone = await turns.take(`${provider}/${path}`, body.length)
        if (!isDone) return later(reply)
        try {
          const answer = await deliver(provider, routeRequest(request, path, body))
          return await reply.code(answer?.status ?? 404).headers(answer?.headers ?? {}).send(answer?.body ?? '')
        } catch (err) {
          log.error({ err, requestId: request.id, provider }, 'a callback could not be handed over')
          return later(reply)
        } finally {
          isDone()
        }
      },
    })
    return Promise.resolve()
  })
}

const later = (reply: FastifyReply): FastifyReply => reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send()

function routeRequest(request: FastifyRequest, path: string, body: Buffer): RouteRequest {
  return { method: request.method, path, headers: passedOn(request.headers), query: request.query as RouteRequest['query'], body, address: request.ip || null }
}

export const deliverEmbedded =
  (running: RunningSubgraph): Deliver =>
  (provider, request) =>
    running.handleRoute(provider, request)

/** Of the connection between two servers, not of the message. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade', 'proxy-authorization', 'proxy-connection', 'expect', 'host', 'content-length'])

export const deliverNetworked =
  (pool: Pool): Deliver =>
  async (provider, { method, path, headers, query, body, address }) => {
    const send = () =>
      pool.request({
        method,
        path: `/webhooks/${encodeURIComponent(provider)}/${path.split('/').map(encodeURIComponent).join('/')}`,
        query: query as Record<string, string | string[]>,
        headers: { ...(headers as Record<string, string | string[]>), ...(address ? { 'x-howl-client-address': address } : {}) },
        body: method === 'GET' ? null : body,
      })
    // Its owner stores an event once, however often it comes.
    const { statusCode, headers: answered, body: answer } = await twice(send, true)
    const text = await answer.text()
    if (statusCode >= 500 && statusCode !== 503) throw new Error(`the owner of ${provider} answered ${statusCode}`)
    const { 'content-type': type, 'retry-after': retryAfter } = answered
    return { status: statusCode, headers: { ...header('content-type', type), ...header('retry-after', retryAfter) }, body: text }
  }

/** A provider's own headers; ours mean something inside and are nobody else's to send. */
const passedOn = (headers: RouteRequest['headers']): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined || HOP_BY_HOP.has(name) || name.startsWith('x-howl-') ? [] : [[name, value]])))

const header = (name: string, value: string | string[] | undefined): Record<string, string> => (typeof value === 'string' ? { [name]: value } : {})

type Waiter = { bytes: number; start: () => void }

/** Lets so many in at once, and among those who wait one of each kind in turn. */
export class Turns {
  #running = 0
  #waitingBytes = 0
  readonly #atOnce: number
  /** In the order of whose turn it is. */
  readonly #waiting = new Map<string, Waiter[]>()

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** @returns what to call when done; null when too many wait already. */
  async take(key: string, bytes: number): Promise<(() => void) | null> {
    if (this.#running >= this.#atOnce) {
      const queue = this.#waiting.get(key) ?? []
      if (queue.length >= WAITING_OF_ONE || this.#waitingBytes + bytes > WAITING_BYTES) return null
      await new Promise<void>((start) => {
        queue.push({ bytes, start })
        this.#waiting.set(key, queue)
        this.#waitingBytes += bytes
        webhooksWaiting.inc()
      })
    } else this.#running += 1
    return () => this.#next()
  }

  /** The place goes to the next in turn, or is free. */
  #next(): void {
    const [first] = this.#waiting
    if (!first) {
      this.#running -= 1
      return
    }
    const [key, queue] = first
    const waiter = queue.shift()
    this.#waiting.delete(key)
    if (queue.length > 0) this.#waiting.set(key, queue)
    if (!waiter) throw new Error('an empty queue waits for its turn')
    this.#waitingBytes -= waiter.bytes
    webhooksWaiting.dec()
    waiter.start()
  }
}
