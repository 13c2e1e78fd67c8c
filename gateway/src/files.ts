import type { KeyObject } from 'node:crypto'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline, Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerKey, CLAIMS_HEADER, REQUEST_ID_HEADER, signClaims, type Claims } from '@howl/platform/claims'
import { AppError, notFound, unauthenticated, type ErrorCode } from '@howl/platform/errors'
import { atMost, bodyOf, downloadHeaders, MAX_UPLOAD_BYTES, tooLarge, type FileRequest, type Upload } from '@howl/platform/files'
import type { Logger } from '@howl/platform/log'
import type { RunningSubgraph } from '@howl/platform/subgraph'
import { within } from '@howl/platform/within'
import { bearerOf, isSameOrigin, mayUseCookie, type Auth, type Client, type Credential } from './auth.ts'
import { fileTransfers } from './metrics.ts'
import { bucketOf, type RateLimits } from './rate-limits.ts'
import { twice } from './subgraphs.ts'

/** The files of one subgraph as the gateway sees them, whether it runs in this process or answers over HTTP. */
export type FileDoor = {
  download: (kind: string, request: FileRequest) => Promise<{ headers: Record<string, string>; body: Readable }>
  upload: (kind: string, upload: Upload) => Promise<void>
}

export const embeddedFiles = ({ files }: RunningSubgraph): FileDoor => ({
  download: async (kind, request) => {
    const download = await files.download(kind, request)
    return { headers: downloadHeaders(download), body: Readable.from(download.body) }
  },
  upload: files.upload,
})

type Networked = { name: string; url: string; privateKey: KeyObject }

const ANSWER_TIMEOUT_MS = 30_000
/** What a subgraph says of a file, and nothing else of its answer. */
const FILE_HEADERS = ['content-type', 'content-length', 'content-disposition', 'x-content-type-options', 'cache-control']

/**
 * Over HTTP, each file by a connection of its own: some take minutes, and the graph's must never wait for them. Node's
 * client, because it gives us an answer that comes before the whole request was sent.
 */
export function networkedFiles({ name, url, privateKey }: Networked): FileDoor {
  const send = url.startsWith('https:') ? requestHttps : requestHttp
  const open = async (kind: string, { claims, id }: FileRequest, options: RequestOptions) => {
    const address = new URL(`/files/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`, url)
    const headers = { [CLAIMS_HEADER]: await signClaims(claims, name, privateKey), [REQUEST_ID_HEADER]: claims.requestId }
    // A side that was told to close would cut us off while we still send, and its answer would be lost.
    return send(address, { ...options, agent: false, headers: { ...options.headers, ...headers, connection: 'keep-alive' } })
  }

  const get = async (kind: string, request: FileRequest): Promise<IncomingMessage> => {
    const asking = await open(kind, request, { method: 'GET' })
    // Only until the answer begins: how long the rest takes is for who reads it to say.
    const timer = setTimeout(() => asking.destroy(new Error(`${name} did not answer`)), ANSWER_TIMEOUT_MS)
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => asking.once('response', resolve).once('error', reject).end())
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    download: async (kind, request) => {
      const answer = await reached(() => twice(() => get(kind, request), true))
      if (answer.statusCode !== 200) throw await refusalIn(name, answer)
      const headers = FILE_HEADERS.flatMap((header) => (typeof answer.headers[header] === 'string' ? [[header, answer.headers[header]] as const] : []))
      return { headers: Object.fromEntries(headers), body: answer }
    },
    upload: async (kind, { body, ...request }) => {
      const sending = await open(kind, request, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' } })
      const answer = await reached(
        () =>
          new Promise<IncomingMessage>((resolve, reject) => {
            sending.once('response', resolve)
            // What the body itself failed with comes out here too, and is told as it is.
            pipeline(body, sending, (error) => error && reject(error))
          }),
      )
      try {
        if (answer.statusCode !== 204) throw await refusalIn(name, answer)
      } finally {
        // It has its answer, and takes no more.
        sending.destroy()
      }
    },
  }
}

/** The subgraph is away: it is for the client to come again. */
class Unreachable extends Error {
  override name = 'Unreachable'
}

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'])

async function reached<Result>(send: () => Promise<Result>): Promise<Result> {
  try {
    return await send()
  } catch (error) {
    if (AWAY.has(String((error as { code?: unknown }).code))) throw new Unreachable('The subgraph cannot be reached.', { cause: error })
    throw error
  }
}

/** What it would have thrown in this process. */
async function refusalIn(name: string, answer: IncomingMessage): Promise<Error> {
  const { statusCode = 0 } = answer
  const text = (await answer.setEncoding('utf8').toArray()).join('')
  if (statusCode === 503) return new Unreachable(`${name} is closing.`)
  if (statusCode < 500) {
    const [error] = (JSON.parse(text) as { errors?: { message: string; extensions: { code: ErrorCode } }[] }).errors ?? []
    // Our own claims were refused: that is no fault of the client's.
    if (error && statusCode !== 401) return new AppError(error.extensions.code, error.message)
  }
  return new Error(`${name} answered ${statusCode} to a file`)
}

type FileOptions = {
  /** By the subgraph's name. */
  doors: ReadonlyMap<string, FileDoor>
  auth: Auth
  rateLimits: RateLimits
  publicUrl: () => string
  readCookie: (request: FastifyRequest) => string | null
  clientOf: (request: FastifyRequest) => Client
  log: Logger
}

type File = { Params: { subgraph: string; kind: string; id: string } }

/** Each holds a connection and a chunk or two. */
const MAX_TRANSFERS = 256
const MAX_TRANSFERS_OF_ONE = 8
/** Of a transfer where nothing moves any more, in either direction. */
const STALLED_MS = 60_000
/** A client that is refused half-way goes on sending until it has read why. */
const LINGER_MS = 5_000
const RETRY_AFTER_SECONDS = '5'

/** Files to people and from them, at `/files/<subgraph>/<kind>/<id>`. */
export async function serveFiles(app: FastifyInstance, options: FileOptions): Promise<void> {
  const transfers = new Transfers()

  /** Rights are asked for anew, not taken from the cache: what is taken out of the house goes to who may have it now. */
  const enter = async (request: FastifyRequest, credential: Credential): Promise<Claims> => {
    const { auth, rateLimits } = options
    const client = options.clientOf(request)
    const claimsFrom = (claims: Pick<Claims, 'caller' | 'globalRole' | 'projects'>): Claims => ({ ...claims, requestId: request.id, client: { ...client, publicUrl: options.publicUrl() } })
    const known = await auth.resolve(credential, client)
    const verdict = await rateLimits.take(bucketOf(claimsFrom(known.claims)))
    if (!verdict.isAllowed) throw new TooMany(verdict.retryAfterSeconds)
    const { claims, isRefused } = known.isFresh ? known : await auth.resolveAnew(credential, client)
    if (isRefused) throw unauthenticated('The access token or API key is not valid, or no longer. Refresh the session, or sign in again.')
    if (claims.caller.kind === 'anonymous') throw unauthenticated()
    Object.assign(request.logged, { caller: claims.caller })
    return claimsFrom(claims)
  }

  const doorOf = ({ params: { subgraph } }: FastifyRequest<File>): FileDoor => {
    const door = options.doors.get(subgraph)
    if (!door) throw notFound('file')
    return door
  }

  const download = async (request: FastifyRequest<File>, reply: FastifyReply): Promise<FastifyReply> => {
    const bearer = bearerOf(request.headers)
    const hasCookie = !bearer && isSameOrigin(request.headers, options.publicUrl())
    const claims = await enter(request, { bearer, cookie: hasCookie ? options.readCookie(request) : null })
    transfers.begin(callerKey(claims), reply)
    const { kind, id } = request.params
    const { headers, body } = await doorOf(request).download(kind, { claims, id })
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy())
    return reply.headers(headers).send(body)
  }

  const upload = async (request: FastifyRequest<File>, reply: FastifyReply): Promise<FastifyReply> => {
    const { raw, headers } = request
    const bearer = bearerOf(headers)
    const hasCookie = !bearer && mayUseCookie(request.method, headers)
    const claims = await enter(request, { bearer, cookie: hasCookie ? options.readCookie(request) : null })
    transfers.begin(callerKey(claims), reply)
    const door = doorOf(request)
    if (Number(headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) throw tooLarge()
    raw.setTimeout(STALLED_MS, () => raw.destroy())
    const { kind, id } = request.params
    await door.upload(kind, { claims, id, body: atMost(bodyOf(raw)) })
    return reply.code(204).send()
  }

  await app.register((scope) => {
    // Nothing is read before it is known whose it is and that there is room for it.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    scope.setErrorHandler((error, request, reply) => {
      const { raw } = request
      // Whoever has gone away is told nothing, and has broken nothing.
      if (raw.destroyed && !raw.complete) return reply.hijack()
      if (error instanceof TooMany) reply.header('retry-after', String(error.retryAfterSeconds))
      if (!(error instanceof Unreachable)) throw error
      options.log.warn({ err: error, requestId: request.id }, 'a file could not be passed on')
      reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).type('application/json; charset=utf-8')
      const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: request.id }
      return reply.send({ errors: [{ message: 'A part of Howl does not answer. Try again in a moment.', extensions }] })
    })
    scope.addHook('onSend', async (request, reply, payload) => {
      if (request.raw.complete || typeof payload !== 'string') return payload
      reply.header('content-length', Buffer.byteLength(payload))
      return Readable.from(lingering(request.raw, payload))
    })
    scope.get<File>('/files/:subgraph/:kind/:id', { exposeHeadRoute: false }, download)
    scope.put<File>('/files/:subgraph/:kind/:id', { config: { isLongUpload: true } }, upload)
    return Promise.resolve()
  })
}

class TooMany extends AppError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number, message = `Too many requests. Try again in ${retryAfterSeconds} s.`) {
    super('RATE_LIMITED', message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** How many are under way, of each caller and in all. */
class Transfers {
  #all = 0
  readonly #ofOne = new Map<string, number>()

  /** Counts one until its answer has gone, or its client. @throws when there are too many. */
  begin(caller: string, { raw }: FastifyReply): void {
    const own = this.#ofOne.get(caller) ?? 0
    if (own >= MAX_TRANSFERS_OF_ONE) throw new TooMany(Number(RETRY_AFTER_SECONDS), `At most ${MAX_TRANSFERS_OF_ONE} files at once.`)
    if (this.#all >= MAX_TRANSFERS) throw new Unreachable('Too many files are under way.')
    this.#all += 1
    this.#ofOne.set(caller, own + 1)
    fileTransfers.set(this.#all)
    raw.once('close', () => {
      this.#all -= 1
      fileTransfers.set(this.#all)
      const rest = (this.#ofOne.get(caller) ?? 0) - 1
      if (rest > 0) this.#ofOne.set(caller, rest)
      else this.#ofOne.delete(caller)
    })
  }
}

/**
 * An answer that comes before the request was sent to its end. The client has all of it at once; the connection stays for a
 * moment, and what still comes is thrown away. One that is cut at once often takes the answer with it.
 */
async function* lingering(raw: IncomingMessage, answer: string): AsyncGenerator<Buffer> {
  yield Buffer.from(answer)
  raw.unpipe()
  raw.resume()
  const isOver = new Promise<void>((resolve) => raw.once('end', resolve).once('close', resolve))
  if (!(await within(LINGER_MS, isOver))) raw.destroy()
}
