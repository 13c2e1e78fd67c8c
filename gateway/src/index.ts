import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { claimsKeys, deriveKey, type CredentialClaims } from '@howl/platform/claims'
import { readEnv } from '@howl/platform/env'
import type { Logger } from '@howl/platform/log'
import { packageRoot } from '@howl/platform/sdl'
import { callInternal } from '@howl/platform/serve'
import type { GraphRequest, GraphResponse, RunningSubgraph } from '@howl/platform/subgraph'
import { bearerOf, mayUseCookie, openAuth, type ResolveCredential } from './auth.ts'
import { cookiesFor, type Cookies } from './cookies.ts'
import { openGatewayDatabase } from './database.ts'
import { gatewayEnvironment } from './environment.ts'
import { embeddedFiles, networkedFiles, serveFiles, type FileDoor } from './files.ts'
import { sendGraphiql, wantsGraphiql } from './graphiql.ts'
import { openGraph, type Graph, type Sender } from './graphql.ts'
import { serveHealth } from './health.ts'
import { clientOf, openHttp } from './http.ts'
import { LiveStreams } from './live.ts'
import { readOperations } from './operations.ts'
import { openRateLimits } from './rate-limits.ts'
import { embeddedSubgraph, networkedSubgraph, twice, type Subgraph } from './subgraphs.ts'
import { deliverEmbedded, deliverNetworked, serveWebhooks, type Deliver } from './webhooks.ts'
import { serveWeb } from './web.ts'

export { gatewayEnvironment } from './environment.ts'
export { webhookOwners } from './webhooks.ts'

export type GatewayOptions = {
  /** The variables of the process, before they are checked. */
  env: Readonly<Record<string, string | undefined>>
  /** The login of `howl_app`. */
  databaseUrl: string
  /** Each subgraph of the supergraph: running in this process, or the address of one that runs elsewhere. */
  subgraphs: Readonly<Record<string, RunningSubgraph | string>>
  /** Which subgraph takes the callbacks of which provider, as `webhookOwners` tells from the doors. */
  webhookOwners: Readonly<Record<string, string>>
  /** The folder of the built web app; null serves none. */
  webRoot: string | null
  log: Logger
  /** @defaultValue the content of schema/supergraph.graphql */
  supergraph?: string
}

export type RunningGateway = {
  /** Where people reach it: PUBLIC_URL, or the address it listens on. */
  url: string
  port: number
  /** An operation from within the process, by the credential that the headers name. */
  execute: (request: GraphRequest, headers: { authorization: string }) => Promise<GraphResponse>
  /** Ends in order: what is open is finished, streams are told to come back elsewhere. Safe to call again. */
  stop: () => Promise<void>
}

/** What a request that is being answered may take while the gateway stops. */
const STOP_TIMEOUT_MS = 8_000

export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { databaseUrl, webRoot } = options
  const env = readEnv(gatewayEnvironment, options.env)
  const log = options.log.child({ part: 'gateway' })
  const subgraphs = Object.entries(options.subgraphs).map(([name, place]) => subgraphAt(name, place, env.HOWL_SECRET))
  const auth = openAuth(credentialResolver(options.subgraphs['identity'], env.HOWL_SECRET))
  const database = openGatewayDatabase(databaseUrl, log)
  const rateLimits = openRateLimits({ perSecond: env.HOWL_OPERATIONS_PER_SECOND, burst: env.HOWL_OPERATIONS_BURST, database, log })
  const graph = await openGraph({ supergraph: options.supergraph ?? readSupergraph(), subgraphs, operations: readOperations(webRoot), auth, rateLimits, log })

  const cookies = cookiesFor(env.PUBLIC_URL ?? 'http://localhost')
  let publicUrl = ''
  let isStopping = false
  const app = openHttp({ trustedProxies: env.HOWL_TRUSTED_PROXIES, isHttps: env.PUBLIC_URL?.startsWith('https:') ?? false, log })
  const asked = { publicUrl: () => publicUrl, readCookie: ({ headers }: FastifyRequest) => cookies.read(headers.cookie), clientOf }
  const live = new LiveStreams({ auth, database, log, ...asked })
  serveGraph(app, { graph, cookies, webRoot, publicUrl: () => publicUrl })
  serveHealth(app, {
    dependencies: { database: async () => void (await database.query('select 1')), ...Object.fromEntries(subgraphs.map(({ name, ready }) => [name, ready])) },
    isStopping: () => isStopping,
    log,
  })
  await live.start(app)
  await serveWebhooks(app, { owners: deliveries(options, subgraphs), log })
  await serveFiles(app, { doors: fileDoors(options, env.HOWL_SECRET), auth, rateLimits, log, ...asked })
  await serveWeb(app, webRoot)

  const release = async () => {
    rateLimits.stop()
    await live.stop()
    await graph.stop()
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()))
    await database.close()
  }
  try {
    await app.listen({ port: env.PORT, host: env.HOST })
  } catch (error) {
    await release()
    throw error
  }
  // Only now: nobody who waits for the start waits for plans.
  graph.warm()
  const { port } = app.server.address() as AddressInfo
  publicUrl = env.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${visibleHost(env.HOST)}:${port}`

  const stop = async () => {
    isStopping = true
    const deadline = setTimeout(() => {
      log.warn('requests were cut off, because they did not end in time')
      app.server.closeAllConnections()
    }, STOP_TIMEOUT_MS)
    await app.close()
    clearTimeout(deadline)
    await release()
  }
  let stopped: Promise<void> | null = null
  return {
    url: publicUrl,
    port,
    execute: (request, headers) => {
      const credential = { bearer: bearerOf(headers), cookie: null }
      return graph.execute(request, { credential, client: { address: null, userAgent: null }, publicUrl, requestId: randomUUID(), refreshToken: null })
    },
    stop: () => (stopped ??= stop()),
  }
}

function subgraphAt(name: string, place: RunningSubgraph | string, secret: string): Subgraph {
  if (typeof place !== 'string') return embeddedSubgraph(place)
  return networkedSubgraph({ name, url: place, privateKey: claimsKeys(secret).privateKey })
}

const fileDoors = ({ subgraphs }: GatewayOptions, secret: string): Map<string, FileDoor> =>
  new Map(
    Object.entries(subgraphs).map(([name, place]) => [
      name,
      typeof place === 'string' ? networkedFiles({ name, url: place, privateKey: claimsKeys(secret).privateKey }) : embeddedFiles(place),
    ]),
  )

/** The internal call by which identity says what a credential means. */
const RESOLVE = 'claims'

function credentialResolver(identity: RunningSubgraph | string | undefined, secret: string): ResolveCredential {
  if (identity === undefined) throw new Error('A gateway needs the subgraph identity: nobody else knows who asks.')
  if (typeof identity !== 'string') return (asked) => identity.call(RESOLVE, asked) as Promise<CredentialClaims>
  const key = deriveKey(secret, 'internal-calls')
  return (asked) => twice(() => callInternal({ url: identity, subgraph: 'identity', name: RESOLVE, key, input: asked }), true) as Promise<CredentialClaims>
}

function deliveries({ subgraphs, webhookOwners }: GatewayOptions, all: readonly Subgraph[]): Map<string, Deliver> {
  return new Map(
    Object.entries(webhookOwners).map(([provider, name]) => {
      const place = subgraphs[name]
      if (place !== undefined && typeof place !== 'string') return [provider, deliverEmbedded(place)]
      const pool = all.find((subgraph) => subgraph.name === name)?.pool
      if (!pool) throw new Error(`The callbacks of ${provider} belong to ${name}, and the gateway was not told where that is.`)
      return [provider, deliverNetworked(pool)]
    }),
  )
}

const readSupergraph = (): string => readFileSync(join(packageRoot(import.meta.url), '../schema/supergraph.graphql'), 'utf8')

/** An address that listens everywhere is none that a browser can open. */
const visibleHost = (host: string): string => (host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host)

type GraphRoute = { graph: Graph; cookies: Cookies; webRoot: string | null; publicUrl: () => string }

function serveGraph(app: FastifyInstance, { graph, cookies, webRoot, publicUrl }: GraphRoute): void {
  const senderOf = (request: FastifyRequest): Sender => {
    const refreshToken = mayUseCookie(request.method, request.headers) ? cookies.read(request.headers.cookie) : null
    const bearer = bearerOf(request.headers)
    return { credential: { bearer, cookie: bearer ? null : refreshToken }, client: clientOf(request), publicUrl: publicUrl(), requestId: request.id, refreshToken }
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    if (wantsGraphiql(request)) return sendGraphiql(reply, webRoot)
    const { method, headers, url, body: sent } = request
    const at = url.indexOf('?')
    const { status, headers: answered, body, asking } = await graph.answer({ method, headers, search: at < 0 ? '' : url.slice(at), body: sent }, senderOf(request))
    for (const change of asking?.cookieChanges ?? []) reply.header('set-cookie', cookies.write(change))
    if (asking) Object.assign(request.logged, { caller: asking.claims.caller, operation: asking.operation })
    for (const [name, value] of answered) reply.header(name, value)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (body.kind !== 'complete') throw new Error('the graph answers at once')
    return reply.code(status ?? 200).send(body.string)
  }
  app.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: '/graphql', exposeHeadRoute: false, handler: answer })
}
