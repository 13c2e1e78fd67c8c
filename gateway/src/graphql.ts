import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { GatewayExecutor } from '@apollo/server-gateway-interface'
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLResponse } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, Kind, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLFormattedError, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import type { Claims } from '@howl/platform/claims'
import { AppError, errorMask, maskError, unauthenticated } from '@howl/platform/errors'
import type { Logger } from '@howl/platform/log'
import type { GraphRequest, GraphResponse } from '@howl/platform/subgraph'
import { Asking } from './asking.ts'
import { asGateway, Executor } from './executor.ts'
import type { Auth, Client, Credential } from './auth.ts'
import { KnownOperations, type HttpOperation, type Operation } from './known-operations.ts'
import { createLimits, type Limits } from './limits.ts'
import { operationErrors } from './metrics.ts'
import { Documents, textOf, Texts, type Asked, type Operations } from './operations.ts'
import { bucketOf, type RateLimits } from './rate-limits.ts'
import { SubgraphFetcher, type Subgraph } from './subgraphs.ts'

type GraphOptions = {
  supergraph: string
  subgraphs: readonly Subgraph[]
  /** What the web app asks: by hash, and planned before it does. */
  operations: Operations
  auth: Auth
  rateLimits: RateLimits
  log: Logger
}

/** Who sends an operation, and by which request. */
export type Sender = {
  credential: Credential
  client: Client
  publicUrl: string
  requestId: string
  /** What the cookie holds, if the request may use it. */
  refreshToken: string | null
}

/** What an operation carries along. `claims` is what the error mask reads, `executed` what has come of it already. */
type GraphContext = { asking: Asking; claims: Claims; executed?: Promise<ExecutionResult> | null }

/** `asking` is null when the request was refused before it was known who asks. */
export type HttpAnswer = HTTPGraphQLResponse & { asking: Asking | null }

export type Graph = {
  /** An operation as it came over HTTP, with the answer as it goes back. */
  answer: (operation: HttpOperation, sender: Sender) => Promise<HttpAnswer>
  /** The same from within the process. */
  execute: (request: GraphRequest, sender: Sender) => Promise<GraphResponse>
  /** Plans what the web app will ask, bit by bit beside what is asked already. */
  warm: () => void
  stop: () => Promise<void>
}

export async function openGraph({ supergraph, subgraphs, operations, auth, rateLimits, log }: GraphOptions): Promise<Graph> {
  const executor = new Executor(supergraph)
  const limits = createLimits(executor.schema)
  const texts = new Texts(operations)
  const documents = new Documents(operations)
  const fetcher = new SubgraphFetcher(subgraphs, log)
  const run = (operation: Operation, asking: Asking) => executor.execute({ ...operation, fetch: (name, request) => fetcher.fetch(name, request, asking) })
  const execute: GatewayExecutor = ({ operation, document, request: { variables = {} }, context }) => {
    const { asking, executed } = context as GraphContext
    // The server adds the code.
    if (!(operation as typeof operation | undefined)) return Promise.resolve({ errors: [new GraphQLError('The document has no such operation.')] })
    return executed ?? run({ operation, document, variables }, asking)
  }
  const mask = errorMask(log)
  const admit = admission(limits)
  const known = new KnownOperations()
  const server = new ApolloServer<GraphContext>({
    gateway: asGateway(executor, supergraph, execute),
    formatError: (formatted, error) => withoutSuggestion(mask.formatError(formatted, error)),
    plugins: [
      mask.plugin,
      beforeResolving(admit, known),
      beforeAnswering,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
    persistedQueries: { cache: texts },
    documentStore: documents,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    validationOptions: { maxErrors: 10 },
    stopOnTerminationSignals: false,
    // Replaced by our own rule, `mayUseCookie`: Apollo's refuses a GET that the specification of GraphQL over HTTP allows.
    csrfPrevention: false,
    logger: quiet(log),
  })
  await server.start()
  const stopping = new AbortController()
  let warming = Promise.resolve()

  /** Everything that can be refused before the document is so much as validated. */
  const open = async (sender: Sender, asked: Asked): Promise<Asking> => {
    const text = textOf(asked, texts)
    if (text !== null) limits.checkDocument(text)
    const found = await auth.resolve(sender.credential, sender.client)
    const asking = new Asking({ ...sender, auth, found })
    const verdict = await rateLimits.take(bucketOf(asking.claims))
    if (!verdict.isAllowed) throw rateLimited(verdict.retryAfterSeconds)
    return asking
  }

  /** @returns null for what the server has not seen yet, and for what it has to refuse. */
  const runKnown = (operation: Operation | null, asking: Asking): Promise<ExecutionResult> | null => {
    if (!operation) return null
    try {
      admit(operation, asking)
    } catch {
      // The server comes to the same, and knows how it is told.
      return null
    }
    return run(operation, asking)
  }

  const serve = ({ headers, ...http }: HttpOperation, context: () => Promise<GraphContext>) =>
    server.executeHTTPGraphQLRequest({ httpGraphQLRequest: { ...http, headers: headerMap(headers) }, context })

  return {
    answer: async (http, sender) => {
      const { method, headers, search, body } = http
      let asking: Asking
      try {
        asking = await open(sender, method === 'GET' ? askedByAddress(search) : askedByBody(body))
      } catch (error) {
        const refused = refusal({ error, requestId: sender.requestId, log, accept: headers.accept })
        return { ...(await serve(http, () => Promise.reject(refused))), asking: null }
      }
      const operation = known.find(http, texts)
      const executed = runKnown(operation, asking)
      const result = await executed?.catch(() => null)
      if (operation && result && !result.errors) {
        return { headers: new HeaderMap([['content-type', operation.mediaType]]), body: { kind: 'complete', string: `${JSON.stringify({ data: result.data })}\n` }, asking }
      }
      // What has been run is not run again: from here on it is only told.
      const answer = await serve(http, () => Promise.resolve({ asking, claims: asking.claims, executed }))
      if ((answer.status ?? 200) === 200) known.rememberMediaType(headers, answer.headers.get('content-type'))
      return { ...answer, asking }
    },
    execute: async (request, sender) => {
      try {
        const asking = await open(sender, { query: request.query, extensions: undefined })
        const { body } = await server.executeOperation(request, { contextValue: { asking, claims: asking.claims } })
        if (body.kind !== 'single') throw new Error('the graph answers at once')
        return body.singleResult as GraphResponse
      } catch (error) {
        const { message, extensions } = refusal({ error, requestId: sender.requestId, log, accept: undefined })
        const { http: _http, ...shown } = extensions
        return { errors: [{ message, extensions: shown }] }
      }
    },
    warm: () => void (warming = warm({ operations, documents, executor, limits, log, signal: stopping.signal })),
    stop: async () => {
      stopping.abort()
      await warming
      await server.stop()
    },
  }
}

function askedByAddress(search: string): Asked {
  const parameters = new URLSearchParams(search)
  try {
    return { query: parameters.get('query') ?? undefined, extensions: JSON.parse(parameters.get('extensions') ?? 'null') as unknown }
  } catch {
    // The server says that it is no JSON.
    return { query: parameters.get('query') ?? undefined, extensions: undefined }
  }
}

function askedByBody(body: unknown): Asked {
  const { query, extensions } = (body ?? {}) as Partial<Asked>
  return { query, extensions }
}

type Warming = { operations: Operations; documents: Documents; executor: Executor; limits: Limits; log: Logger; signal: AbortSignal }

/** One operation takes some milliseconds to plan; between two of them whoever waits is answered. */
const WARMING_PAUSE_MS = 5

async function warm({ operations, documents, executor, limits, log, signal }: Warming): Promise<void> {
  const misfits: string[] = []
  for (const [hash, text] of operations) {
    await pause(WARMING_PAUSE_MS, undefined, { ref: false })
    if (signal.aborted) return
    try {
      limits.checkDocument(text)
      const document = (await documents.get(hash)) ?? parse(text)
      const [error] = validate(executor.schema, document)
      if (error) throw error
      await documents.set(hash, document)
      for (const node of document.definitions) if (node.kind === Kind.OPERATION_DEFINITION) executor.compile(node, document)
    } catch (error) {
      misfits.push(`${/\w+ \w+/.exec(text)?.[0] ?? hash}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (misfits.length > 0) log.warn({ misfits }, 'the web app asks what this graph does not answer: build it again')
}

function headerMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap()
  for (const name of ['accept', 'content-type']) if (typeof headers[name] === 'string') map.set(name, headers[name])
  return map
}

const rateLimited = (seconds: number): AppError =>
  new AppError('RATE_LIMITED', `Too many requests. Try again in ${seconds} s.`, { http: { headers: new HeaderMap([['retry-after', String(seconds)]]) } })

type Refused = { error: unknown; requestId: string; log: Logger; accept: string | undefined }

/** What is thrown before there is a request to mask errors for: told with the status that belongs to it. */
function refusal({ error, requestId, log, accept }: Refused): GraphQLError {
  const shown = error instanceof AppError ? error : bug({ error, requestId, log })
  const status = statusOf([shown.extensions['code']], accept)
  shown.extensions['http'] = { headers: new HeaderMap(), ...(shown.extensions['http'] as object), ...(status ? { status } : {}) }
  return shown
}

function bug({ error, requestId, log }: Omit<Refused, 'accept'>): GraphQLError {
  const { message, extensions } = maskError({ formatted: { message: 'failed', extensions: {} }, error, requestId, log })
  return new GraphQLError(message, { extensions: { ...extensions } })
}

/** Codes by which a whole request is refused, although it was well-formed. */
const REFUSED_WELL_FORMED = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_COMPLEX',
  'BAD_USER_INPUT',
])

/**
 * The status of a request that was refused as a whole. GraphQL over HTTP: with the older media type, a well-formed
 * request is answered 200 whatever became of it; the newer one says it by the status too.
 *
 * @returns undefined to leave what the server found.
 */
function statusOf(codes: readonly unknown[], accept: string | undefined): number | undefined {
  const isNewer = accept?.includes('application/graphql-response+json') ?? false
  if (codes.includes('RATE_LIMITED')) return 429
  if (codes.includes('UNAUTHENTICATED')) return isNewer ? 401 : 200
  if (codes.some((code) => REFUSED_WELL_FORMED.has(code))) return isNewer ? 400 : 200
  return undefined
}

/** What can be asked without a credential can be asked with a stale one: it is how a client gets a fresh one. */
const NEED_NO_CREDENTIAL = new Set(['signIn', 'signUp', 'signOut', 'refreshSession', 'invitation', '__typename', '__schema', '__type'])
const SEE_REFRESH_TOKEN = new Set(['signOut', 'refreshSession'])

/** @throws what refuses an operation that is valid. */
type Admit = (operation: Operation, asking: Asking) => void

function admission(limits: Limits): Admit {
  const rootFields = new WeakMap<OperationDefinitionNode, readonly string[]>()
  return ({ document, operation, variables }, asking) => {
    asking.operation = `${operation.operation} ${operation.name?.value.slice(0, 100) ?? ''}`.trimEnd()
    limits.checkVariables(document, operation, variables)
    let fields = rootFields.get(operation)
    if (!fields) rootFields.set(operation, (fields = rootFieldsOf(document, operation.selectionSet)))
    if (asking.isRefused && !fields.every((name) => NEED_NO_CREDENTIAL.has(name))) {
      throw unauthenticated('The access token or API key is not valid, or no longer. Refresh the session, or sign in again.')
    }
    if (operation.operation === 'mutation' && fields.some((name) => SEE_REFRESH_TOKEN.has(name))) asking.liftRefreshToken()
  }
}

const beforeResolving = (admit: Admit, known: KnownOperations): ApolloServerPlugin<GraphContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ source, document, operation, request, contextValue: { asking } }) => {
        known.rememberDocument(source, document)
        // An unknown operation name; the server says so itself.
        if (operation) admit({ document, operation, variables: request.variables ?? {} }, asking)
        return Promise.resolve()
      },
    }),
})

function rootFieldsOf(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(document, selection.selectionSet)
    const fragment = document.definitions.find((node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value)
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFieldsOf(document, fragment.selectionSet) : []
  })
}

const beforeAnswering: ApolloServerPlugin<GraphContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { body, http } }) => {
        if (body.kind !== 'single') return Promise.resolve()
        const { singleResult } = body
        const codes = singleResult.errors?.map(({ extensions }) => extensions?.['code']) ?? []
        for (const code of codes) operationErrors.inc({ code: String(code) })
        if (singleResult.data === undefined) {
          const status = statusOf(codes, request.http?.headers.get('accept'))
          if (status) http.status = status
        }
        return Promise.resolve()
      },
    }),
}

/** Errors about variables name what would have been right, and so the schema, to anybody who guesses. */
const withoutSuggestion = (formatted: GraphQLFormattedError): GraphQLFormattedError =>
  formatted.message.startsWith('Variable "$') ? { ...formatted, message: formatted.message.replace(/;? ?Did you mean .*$/, '') } : formatted

/** Both libraries tell of each start and of each schema that they load. */
const quiet = (log: Logger) => ({
  debug: () => {},
  info: () => {},
  warn: (message?: unknown) => log.warn(String(message)),
  error: (message?: unknown) => log.error(String(message)),
})
