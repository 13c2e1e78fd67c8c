import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { jwtVerify, SignJWT } from 'jose'
import { register } from 'prom-client'
import type { IncomingHttpHeaders } from 'node:http'
import { CLAIMS_HEADER, readClaimsPublicKey, REQUEST_ID_HEADER, verifyClaims, type Claims } from './claims.ts'
import { AppError, unauthenticated } from './errors.ts'
import { bodyOf, downloadHeaders } from './files.ts'
import type { Logger } from './log.ts'
import type { GraphRequest, RunningSubgraph } from './subgraph.ts'

type ServeOptions = { port: number; host: string; claimsPublicKey: string; log: Logger }

const WEBHOOK_LIMIT = 1024 * 1024
const GRAPH_LIMIT = 8 * 1024 * 1024

/**
 * Serves one subgraph alone: the graph for the gateway, provider callbacks that the gateway passes on, internal calls,
 * health and metrics. Every answer about the graph needs claims signed by the gateway for this very subgraph.
 *
 * @returns `close` lets running requests end first.
 */
export async function serveSubgraph(running: RunningSubgraph, { port, host, claimsPublicKey, log }: ServeOptions) {
  const claimsOf = claimsReader(running.name, claimsPublicKey)
  // Somebody in hundreds of projects has large claims, and they travel in a header.
  const app = Fastify({ bodyLimit: GRAPH_LIMIT, http: { maxHeaderSize: 512 * 1024 }, forceCloseConnections: 'idle' })

  app.post('/graphql', async (request, reply) => {
    try {
      return await running.execute(request.body as GraphRequest, await claimsOf(request.headers))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return reply.code(401).send({ errors: [error.toJSON()] })
    }
  })
  app.post<{ Params: { name: string } }>('/internal/:name', async (request, reply) => {
    const { name } = request.params
    const key = running.internalKey(name)
    if (!key) return reply.code(404).send({ error: { code: 'NOT_FOUND', message: 'There is no such call.' } })
    try {
      await verifyInternal({ token: request.headers.authorization, subgraph: running.name, name, key })
      return { result: (await running.call(name, request.body)) ?? null }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return reply.code(error.code === 'UNAUTHENTICATED' ? 401 : 400).send({ error: { code: error.code, message: error.message } })
    }
  })
  app.get('/health', () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      await running.ready()
      return { status: 'ready' }
    } catch (err) {
      log.warn({ err }, 'not ready')
      return reply.code(503).send({ status: 'not ready', database: 'does not answer' })
    }
  })
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()))
  await app.register((scope) => serveWebhooks(scope, running))
  await app.register((scope) => serveFiles(scope, { running, claimsOf }))
  app.setErrorHandler((error, request, reply) => answerError({ error, request, reply, log }))

  await app.listen({ port, host })
  const { port: bound } = app.server.address() as AddressInfo
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, close: () => app.close() }
}

/** Signatures cost more than most requests: one that was just found good need not be looked at again. */
const VERIFIED_MS = 5_000
const MAX_VERIFIED = 1_000

function claimsReader(subgraph: string, claimsPublicKey: string): (headers: IncomingHttpHeaders) => Promise<Claims> {
  const publicKey = readClaimsPublicKey(claimsPublicKey)
  const verified = new Map<string, { claims: Claims; until: number }>()
  return async ({ [CLAIMS_HEADER]: token, [REQUEST_ID_HEADER]: requestId }) => {
    const known = typeof token === 'string' ? verified.get(token) : undefined
    const claims = known && performance.now() < known.until ? known.claims : await verifyClaims(token, subgraph, publicKey)
    if (typeof token === 'string' && claims !== known?.claims) {
      if (verified.size >= MAX_VERIFIED) verified.clear()
      verified.set(token, { claims, until: performance.now() + VERIFIED_MS })
    }
    return typeof requestId === 'string' ? { ...claims, requestId } : claims
  }
}

async function serveWebhooks(scope: FastifyInstance, running: RunningSubgraph): Promise<void> {
  // Signatures are over bytes: nothing may be parsed on the way.
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: WEBHOOK_LIMIT }, (_request, body, done) => done(null, body))
  scope.route<{ Params: { provider: string; '*': string }; Querystring: Record<string, string | string[]> }>({
    method: ['GET', 'POST'],
    url: '/webhooks/:provider/*',
    bodyLimit: WEBHOOK_LIMIT,
    handler: async (request, reply) => {
      const answer = await running.handleRoute(request.params.provider, {
        method: request.method,
        path: request.params['*'],
        headers: request.headers,
        query: request.query,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        address: firstOf(request.headers['x-howl-client-address']),
      })
      if (!answer) return reply.code(404).send()
      return reply.code(answer.status).headers(answer.headers ?? {}).send(answer.body ?? '')
    },
  })
}

type ServedFiles = { running: RunningSubgraph; claimsOf: (headers: IncomingHttpHeaders) => Promise<Claims> }

/** Files on their way through the gateway, in either direction: piece by piece, as fast as the slower side takes them. */
function serveFiles(scope: FastifyInstance, { running, claimsOf }: ServedFiles): Promise<void> {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, done) => done(null))
  // What is no bug the gateway tells as if it had come from its own process.
  scope.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof AppError)) throw error
    return reply.code(error.code === 'UNAUTHENTICATED' ? 401 : 400).send({ errors: [error.toJSON()] })
  })
  type File = { Params: { kind: string; id: string } }
  scope.get<File>('/files/:kind/:id', { exposeHeadRoute: false }, async ({ headers, params: { kind, id } }, reply) => {
    const download = await running.files.download(kind, { claims: await claimsOf(headers), id })
    return reply.headers(downloadHeaders(download)).send(Readable.from(download.body))
  })
  scope.put<File>('/files/:kind/:id', async ({ headers, params: { kind, id }, raw }, reply) => {
    await running.files.upload(kind, { claims: await claimsOf(headers), id, body: bodyOf(raw) })
    return reply.code(204).send()
  })
  return Promise.resolve()
}

const firstOf = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? value[0] : value) ?? null

type Failed = { error: unknown; request: FastifyRequest; reply: FastifyReply; log: Logger }

function answerError({ error, request, reply, log }: Failed) {
  const status = (error as { statusCode?: unknown }).statusCode
  if (typeof status === 'number' && status < 500) return reply.code(status).send({ error: 'The request could not be read.' })
  log.error({ err: error, requestId: request.id }, 'request failed')
  return reply.code(500).send({ error: 'Something went wrong on our side.', requestId: request.id })
}

type Internal = { subgraph: string; name: string; key: Uint8Array }

/** A token for one internal call, good for a minute and for no other call. */
export const signInternal = ({ subgraph, name, key }: Internal): Promise<string> =>
  new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setAudience(`${subgraph}/${name}`).setIssuedAt().setExpirationTime('60s').sign(key)

async function verifyInternal({ token, subgraph, name, key }: Internal & { token: string | undefined }): Promise<void> {
  try {
    await jwtVerify(token?.replace(/^Bearer /, '') ?? '', key, { audience: `${subgraph}/${name}`, algorithms: ['HS256'], clockTolerance: 5 })
  } catch {
    throw unauthenticated('This address answers only parts of Howl.')
  }
}

/**
 * Makes an internal call over HTTP.
 *
 * @param url where the subgraph listens.
 * @throws AppError with the code that the other side gave; Error when it cannot be reached.
 */
export async function callInternal({ url, input, ...call }: Internal & { url: string; input: unknown }): Promise<unknown> {
  const response = await fetch(`${url}/internal/${call.name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await signInternal(call)}` },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(10_000),
  })
  const answer = (await response.json()) as { result?: unknown; error?: { code: AppError['code']; message: string } | string }
  if (response.ok) return answer.result
  if (typeof answer.error === 'object') throw new AppError(answer.error.code, answer.error.message)
  throw new Error(`${call.subgraph} answered ${response.status} to ${call.name}`)
}
