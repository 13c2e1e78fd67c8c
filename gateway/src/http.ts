import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { AppError, maskError, type ErrorCode } from '@howl/platform/errors'
import type { Logger } from '@howl/platform/log'
import type { Client } from './auth.ts'
import { requestDuration } from './metrics.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the access log says beside the usual: which operation, by whom. Never a value that a client sent. */
    logged: Record<string, unknown>
    /** Ends a request that does not arrive in time. */
    arrival: NodeJS.Timeout | undefined
  }
  interface FastifyContextConfig {
    /** The body may take as long as a slow line needs for a large file. */
    isLongUpload?: boolean
  }
}

type HttpOptions = {
  /** Addresses or networks whose X-Forwarded-For is believed. */
  trustedProxies: string | undefined
  isHttps: boolean
  log: Logger
}

/** Enough for every operation within the limits with all its variables. */
const BODY_LIMIT = 1024 * 1024
/** A request that takes longer to arrive is somebody who holds connections open. */
const REQUEST_TIMEOUT_MS = 30_000
/** A file of the largest size over a slow line. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000

/** The server that everything else hangs on: request ids, log, security headers, errors. */
export function openHttp({ trustedProxies, isHttps, log }: HttpOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustedProxies ? trustedProxies.split(',').map((address) => address.trim()) : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // While closing, kept connections still get their answers; they are told to close, and nothing is lost.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
  })
  const headers = securityHeaders(isHttps)
  app.decorateRequest('logged')
  app.decorateRequest('arrival')
  app.addHook('onRequest', (request, reply, done) => {
    request.logged = {}
    reply.headers(headers)
    reply.header('x-request-id', request.id)
    // The server's own limit is one for all, and uploads need a long one.
    if (request.method !== 'GET' && !request.routeOptions.config.isLongUpload) request.arrival = setTimeout(() => refuseLate(request, reply), REQUEST_TIMEOUT_MS)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url, routeOptions, logged, arrival } = request
    clearTimeout(arrival)
    const ms = reply.elapsedTime
    const route = routeOptions.url ?? 'none'
    requestDuration.observe({ route, method, status: String(reply.statusCode) }, ms / 1000)
    // Without the query: an address can carry a token.
    log.info({ requestId: request.id, method, path: url.split('?', 1)[0], status: reply.statusCode, ms: Math.round(ms * 10) / 10, address: request.ip, ...logged }, 'request')
    done()
  })
  readJsonOnly(app)
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => answerError({ error, request, reply, log }))
  return app
}

function refuseLate({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete || reply.sent) return
  void reply.header('connection', 'close').send(Object.assign(new Error('The request did not arrive in time.'), { statusCode: 408 }))
}

/** No form of another site can send this type without asking first. */
function readJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    // Decoding replaces what is no UTF-8 by question marks, and the answer would be about another text than was sent.
    if (!isUtf8(body)) done(new AppError('BAD_REQUEST', 'The body is not valid UTF-8.'))
    else void parseJson(request, body.toString('utf8'), done)
  })
}

export const clientOf = (request: FastifyRequest): Client => ({ address: request.ip || null, userAgent: request.headers['user-agent'] ?? null })

/**
 * Styles may stand inline: Mantine writes its theme and responsive sizes into style elements at run time, and a nonce
 * would have to be in every cached page. Scripts may not, anywhere, and nothing comes from another host.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What is no page runs and shows nothing, should a browser ever take it for one. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

export const pageHeaders = (policy = PAGE_POLICY): Record<string, string> => ({ 'content-security-policy': policy, 'cross-origin-opener-policy': 'same-origin' })

/** The editor of GraphiQL runs its language service in a worker and draws with pictures from its own styles. */
export const GRAPHIQL_POLICY = PAGE_POLICY.replace("worker-src 'self'", "worker-src 'self' blob:")
  .replace("img-src 'self' blob:", "img-src 'self' data:")
  .replace("font-src 'self'", "font-src 'self' data:")

function securityHeaders(isHttps: boolean): Record<string, string> {
  return {
    'content-security-policy': NO_PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // To ourselves alone: an address of ours can name a record, and a link to an invitation holds its token.
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  // Outside the graph the one such limit is the size of a file.
  LIMIT_REACHED: 413,
}

type Failed = { error: FastifyError | Error; request: FastifyRequest; reply: FastifyReply; log: Logger }

/** Answers outside the graph have the graph's form, so that a client reads one kind of error. */
function answerError({ error, request, reply, log }: Failed): FastifyReply {
  const { status, shown } = describe({ error, request, log })
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(status).type('application/json; charset=utf-8').send({ errors: [shown] })
}

function describe({ error, request, log }: Omit<Failed, 'reply'>) {
  if (error instanceof AppError) {
    const status = STATUS[error.code] ?? 500
    if (status < 500) return { status, shown: { message: error.message, extensions: { code: error.code, requestId: request.id } } }
  }
  const { statusCode } = error as FastifyError
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, shown: { message: messageFor(statusCode), extensions: { code: 'BAD_REQUEST', requestId: request.id } } }
  }
  return { status: 500, shown: maskError({ formatted: { message: error.message }, error, requestId: request.id, log }) }
}

function messageFor(status: number): string {
  if (status === 413) return `The body is larger than ${BODY_LIMIT / 1024 / 1024} MiB.`
  if (status === 415) return 'Send the body as application/json.'
  return 'The request could not be read: it is cut off, malformed, or not valid JSON in UTF-8.'
}

