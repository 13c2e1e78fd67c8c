import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js'
import { execute, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm'
import type { z } from 'zod'
import { guardSchema } from './access.ts'
import type { Alarms } from './alarms.ts'
import type { Claims } from './claims.ts'
import { openDatabase, type Database } from './database.ts'
import { readEnv } from './env.ts'
import { errorMask } from './errors.ts'
import { bindFiles, type FileDefinition, type Files } from './files.ts'
import type { Queues } from './jobs.ts'
import { KnownDocuments } from './known-documents.ts'
import type { MigratedSubgraph } from './migrations.ts'
import { openRefusals, type Refusals } from './refusals.ts'
import { scalars } from './scalars.ts'
import { packageRoot, subgraphSdl } from './sdl.ts'
import { bindJobs, consumersOf, type BoundJobs, type JobDefinition } from './work.ts'
import { workListResolvers } from './work-lists.ts'

/** What a subgraph is given when it starts; its services are made of it. */
export type Runtime<Environment> = {
  name: string
  db: Database
  env: Environment
  log: Logger
  queues: Queues
  /** Injected, so that tests can move it. */
  now: () => Date
  /** What the surroundings hand in beside the environment: in one process, the way to ask the graph. */
  surroundings: Surroundings
}

/** Ways to what lies outside a subgraph, known only to whoever starts it. */
export type Surroundings = {
  /** In one process: another subgraph's internal call. Absent: over HTTP. */
  call?: (subgraph: string, name: string, input: unknown) => Promise<unknown>
  /** In one process: an operation through the gateway, with a credential as a client would send it. Absent: over HTTP. */
  askGraph?: (request: GraphRequest & { token: string }) => Promise<GraphResponse>
}

export type GraphRequest = { query: string; variables?: Record<string, unknown>; operationName?: string }
export type GraphResponse = { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[]; extensions?: Record<string, unknown> }

/** What a resolver finds in its context beside what `createContext` adds. */
export type BaseContext = {
  claims: Claims
  db: Database
  /** Handed to the gateway with the answer: `setCookie`, `claimsChanged`. */
  responseExtensions: Record<string, unknown>
}

export type RouteRequest = {
  method: string
  /** What follows `/webhooks/<provider>/`. */
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  query: Readonly<Record<string, string | string[] | undefined>>
  /** The bytes as they came: signatures are over these. */
  body: Buffer
  address: string | null
}

export type RouteResponse = { status: number; headers?: Record<string, string>; body?: string }

/** A provider whose callbacks the subgraph takes, at `/webhooks/<provider>/…`. */
export type RouteDefinition<Services> = {
  provider: string
  handle: (services: Services, request: RouteRequest) => Promise<RouteResponse>
}

/** A call that only the gateway or another subgraph may make; networked it is `POST /internal/<name>`. */
export type InternalCall<Services, Environment> = {
  /** The shared key by which the caller proves itself over HTTP (HS256); in one process there is nothing to prove. */
  key: (env: Environment) => Uint8Array
  run: (services: Services, input: never) => Promise<unknown>
}

export type SubgraphDefinition<Services, Context extends object, Shape extends z.ZodRawShape> = {
  name: string
  /** `import.meta.url` of the door. */
  url: string
  // Generated resolver types name each subgraph's own context; the schema builder's are looser.
  resolvers: object
  entities: EntityTarget<ObjectLiteral>[]
  migrations: (new () => MigrationInterface)[]
  /** The variables that this subgraph reads. */
  environment: Shape
  /** Made once: what jobs, routes and internal calls work with. */
  createServices: (runtime: Runtime<z.output<z.ZodObject<Shape>>>) => Services
  /** Made for each request: services with their loaders. */
  createContext: (services: Services, base: BaseContext) => Context
  jobs: readonly JobDefinition<Services>[]
  routes?: readonly RouteDefinition<Services>[]
  /** What a person has to look at and no queue shows, over all tenants: for `/metrics`. */
  alarms?: (services: Services) => Promise<Alarms>
  /** Files that people fetch from it, or bring. */
  files?: readonly FileDefinition<Services>[]
  internal?: Readonly<Record<string, InternalCall<Services, z.output<z.ZodObject<Shape>>>>>
  stopServices?: (services: Services) => Promise<void>
}

export type StartOptions = {
  /** The login of `howl_app`. */
  databaseUrl: string
  /** The variables of the process, before they are checked. */
  env: Readonly<Record<string, string | undefined>>
  queues: Queues
  log: Logger
  surroundings?: Surroundings
  now?: () => Date
  maxConnections?: number
}

/** The one thing that a subgraph's package exports for others. */
export type Door = MigratedSubgraph & {
  environment: z.ZodRawShape
  /** Providers whose callbacks it takes. */
  providers: string[]
  start: (options: StartOptions) => Promise<RunningSubgraph>
}

export type RunningSubgraph = {
  name: string
  providers: string[]
  execute: (request: GraphRequest, claims: Claims) => Promise<GraphResponse>
  /** Null when no route of this subgraph serves the provider. */
  handleRoute: (provider: string, request: RouteRequest) => Promise<RouteResponse | null>
  files: Files
  /** @throws Error for a name that the subgraph does not offer. */
  call: (name: string, input: unknown) => Promise<unknown>
  /** The key by which a caller proves itself; null for a name that the subgraph does not offer. */
  internalKey: (name: string) => Uint8Array | null
  jobs: BoundJobs
  /** @throws when the database does not answer. */
  ready: () => Promise<void>
  /** Ends what the subgraph holds; its jobs are drained by the worker before. */
  stop: () => Promise<void>
}

/** Describes a subgraph; nothing runs until it is started. */
export function defineSubgraph<Services, Context extends object, Shape extends z.ZodRawShape>(
  definition: SubgraphDefinition<Services, Context, Shape>,
): Door {
  return {
    name: definition.name,
    migrations: definition.migrations,
    consumers: consumersOf(definition.jobs),
    environment: definition.environment,
    providers: (definition.routes ?? []).map(({ provider }) => provider),
    start: (options) => startSubgraph(definition, options),
  }
}

async function startSubgraph<Services, Context extends object, Shape extends z.ZodRawShape>(
  definition: SubgraphDefinition<Services, Context, Shape>,
  { databaseUrl, env: source, queues, log: parentLog, surroundings = {}, now = () => new Date(), maxConnections }: StartOptions,
): Promise<RunningSubgraph> {
  const { name } = definition
  const log = parentLog.child({ subgraph: name })
  const env = readEnv(definition.environment, source)
  const db = await openDatabase({
    url: databaseUrl,
    schema: name,
    entities: definition.entities,
    ring: (job) => queues.ring(name, job),
    log,
    ...(maxConnections === undefined ? {} : { maxConnections }),
  })
  const services = definition.createServices({ name, db, env, log, queues, now, surroundings })
  const { alarms } = definition
  const jobs = bindJobs(definition.jobs, { name, db, services, queues, log, ...(alarms ? { alarms: () => alarms(services) } : {}) })
  const refusals = openRefusals({ db, log })
  const { server, execute } = await startServer(definition, { refusals, log })
  const routes = new Map((definition.routes ?? []).map((route) => [route.provider, route]))

  return {
    name,
    providers: [...routes.keys()],
    execute: async (request, claims) => {
      const base: BaseContext = { claims, db, responseExtensions: {} }
      const contextValue = { ...base, ...definition.createContext(services, base), jobs }
      const { data, errors } = await execute(request, contextValue)
      const answer: GraphResponse = {}
      if (data !== undefined) answer.data = data
      if (errors) answer.errors = errors
      if (Object.keys(base.responseExtensions).length > 0) answer.extensions = base.responseExtensions
      return answer
    },
    handleRoute: async (provider, request) => (await routes.get(provider)?.handle(services, request)) ?? null,
    files: bindFiles(definition.files ?? [], services, refusals),
    call: async (call, input) => {
      const found = definition.internal?.[call]
      if (!found) throw new Error(`${name} offers no call ${call}`)
      return found.run(services, input as never)
    },
    internalKey: (call) => definition.internal?.[call]?.key(env) ?? null,
    jobs,
    ready: () => db.asSystem('readiness', async (tx) => void (await tx.query('select 1'))),
    stop: async () => {
      await server.stop()
      await refusals.stop()
      await definition.stopServices?.(services)
      await db.close()
    },
  }
}

async function startServer<Services, Context extends object, Shape extends z.ZodRawShape>(
  { name, url, resolvers }: SubgraphDefinition<Services, Context, Shape>,
  { refusals, log }: { refusals: Refusals; log: Logger },
): Promise<StartedServer> {
  const schema = buildSubgraphSchema({
    typeDefs: subgraphSdl(name, packageRoot(url)),
    resolvers: mergeResolvers(resolvers as ResolverMap, workListResolvers(name)) as GraphQLResolverMap<unknown>,
  })
  guardSchema(schema, refusals)
  const mask = errorMask(log)
  const known = new KnownDocuments()
  const server = new ApolloServer<BaseContext>({
    schema,
    formatError: mask.formatError,
    plugins: [
      mask.plugin,
      remembering(known),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Only the gateway reaches a subgraph, with operations that it has planned itself.
    csrfPrevention: false,
  })
  await server.start()

  const serve = async (request: GraphRequest, contextValue: BaseContext): Promise<GraphResponse> => {
    const { body } = await server.executeOperation(request, { contextValue })
    if (body.kind !== 'single') throw new Error('a subgraph answers at once')
    return body.singleResult as GraphResponse
  }
  return {
    server,
    execute: async (request, contextValue) => {
      const document = known.find(request.query)
      if (!document) return serve(request, contextValue)
      const { data, errors } = await execute({ schema, document, contextValue, variableValues: request.variables, operationName: request.operationName })
      // Nothing has been run: the server says what is wrong with the variables, or the name.
      if (data === undefined) return serve(request, contextValue)
      return errors ? { data, errors: errors.map((error) => mask.show(error, contextValue.claims.requestId)) } : { data }
    },
  }
}

type StartedServer = {
  server: ApolloServer<BaseContext>
  /** What the server has parsed and found valid once is run without asking it again; errors go through the same mask. */
  execute: (request: GraphRequest, contextValue: BaseContext) => Promise<GraphResponse>
}

const remembering = (known: KnownDocuments): ApolloServerPlugin<BaseContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ source, document }) => {
        known.remember(source, document)
        return Promise.resolve()
      },
    }),
})

type ResolverMap = Record<string, Record<string, unknown>>

function mergeResolvers(...maps: ResolverMap[]): ResolverMap {
  const merged: ResolverMap = { ...(scalars as unknown as ResolverMap) }
  for (const map of maps) for (const [type, fields] of Object.entries(map)) merged[type] = { ...merged[type], ...fields }
  return merged
}
