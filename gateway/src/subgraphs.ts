import type { KeyObject } from 'node:crypto'
import { parse, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql'
import { Pool } from 'undici'
import { CLAIMS_HEADER, REQUEST_ID_HEADER, signClaims, type Claims } from '@howl/platform/claims'
import type { Logger } from '@howl/platform/log'
import type { GraphRequest, GraphResponse, RunningSubgraph } from '@howl/platform/subgraph'
import type { Asking } from './asking.ts'
import { fetchDuration } from './metrics.ts'

/** One subgraph as the gateway sees it, whether it runs in this process or answers over HTTP. */
export type Subgraph = {
  name: string
  execute: (request: GraphRequest, claims: Claims) => Promise<GraphResponse>
  /** @throws when it does not answer, or cannot do its work. */
  ready: () => Promise<void>
  /** Set when it answers over HTTP. */
  pool: Pool | null
  stop: () => Promise<void>
}

/** In this process: the object goes over as it is, through the subgraph's own server, mask and document cache. */
export function embeddedSubgraph(running: RunningSubgraph): Subgraph {
  return {
    name: running.name,
    execute: running.execute,
    ready: running.ready,
    pool: null,
    // Whoever started it stops it.
    stop: () => Promise.resolve(),
  }
}

type Networked = { name: string; url: string; privateKey: KeyObject }

const ANSWER_TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_MS = 3_000
/** These say that the request never reached anybody who could have begun to run it. */
const CLOSING = 'HOWL_CLOSING'
const UNSENT = new Set([CLOSING, 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'ENOTFOUND', 'EAI_AGAIN'])
/** These say that the connection broke; the other side may have run the request. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/**
 * A part of Howl that is being restarted closes connections that we hold, and its successor answers at once: what may be
 * sent again is sent again, once.
 *
 * @param mayHaveRun whether it does no harm that the first attempt was run after all.
 */
export async function twice<Result>(send: () => Promise<Result>, mayHaveRun: boolean): Promise<Result> {
  try {
    return await send()
  } catch (error) {
    const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
    const reason = String(code ?? cause?.code)
    if (!UNSENT.has(reason) && !(mayHaveRun && BROKEN.has(reason))) throw error
    return await send()
  }
}

/** Over HTTP: kept connections, and claims that only this subgraph accepts. No header of a client goes along. */
export function networkedSubgraph({ name, url, privateKey }: Networked): Subgraph {
  const pool = new Pool(new URL(url).origin, {
    connections: 64,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: ANSWER_TIMEOUT_MS,
  })
  const tokens = tokenCache(name, privateKey)

  const post = async (request: GraphRequest, claims: Claims): Promise<GraphResponse> => {
    const { statusCode, body } = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', [CLAIMS_HEADER]: await tokens(claims), [REQUEST_ID_HEADER]: claims.requestId },
      body: JSON.stringify(request),
    })
    const text = await body.text()
    if (statusCode !== 200) throw Object.assign(new Error(`${name} answered ${statusCode}`), statusCode === 503 ? { code: CLOSING } : {})
    return readAnswer(name, text)
  }

  return {
    name,
    execute: (request, claims) => twice(() => post(request, claims), !isMutation(request.query)),
    ready: async () => {
      const { statusCode, body } = await pool.request({ path: '/ready', method: 'GET', headersTimeout: 5_000, bodyTimeout: 5_000 })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${name} answered ${statusCode}`)
    },
    pool,
    stop: () => pool.close(),
  }
}

function readAnswer(name: string, text: string): GraphResponse {
  const answer = JSON.parse(text) as GraphResponse | null
  if (answer === null || (answer.data === undefined && answer.errors === undefined)) throw new Error(`${name} answered something that is no GraphQL response`)
  return answer
}

/** Well within the minute that a token is good for. */
const TOKEN_MS = 15_000
const MAX_TOKENS = 5_000

/**
 * Claims are signed once for all requests of a person that share what identity has said: a signature costs more than
 * the rest of the request. The request's own id goes beside them.
 */
function tokenCache(audience: string, privateKey: KeyObject): (claims: Claims) => Promise<string> {
  const tokens = new Map<string, { projects: Claims['projects']; token: Promise<string>; until: number }>()
  return (claims) => {
    // Seldom, and good for one operation alone.
    if (claims.refreshToken !== undefined) return signClaims(claims, audience, privateKey)
    const { caller, projects, client, globalRole } = claims
    const key = `${Object.values(caller).join('/')} ${globalRole} ${client.address} ${client.userAgent}`
    const known = tokens.get(key)
    if (known?.projects === projects && performance.now() < known.until) return known.token
    const token = signClaims(claims, audience, privateKey)
    if (tokens.size >= MAX_TOKENS) tokens.clear()
    tokens.set(key, { projects, token, until: performance.now() + TOKEN_MS })
    return token
  }
}

const isMutation = (query: string): boolean => query.startsWith('mutation')

type Fetch = Required<Pick<GraphRequest, 'query' | 'variables'>>

/** Asks subgraphs for parts of an operation: by the same rules whichever way the subgraph is reached. */
export class SubgraphFetcher {
  readonly #subgraphs: ReadonlyMap<string, Subgraph>
  readonly #log: Logger

  constructor(subgraphs: readonly Subgraph[], log: Logger) {
    this.#subgraphs = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]))
    this.#log = log
  }

  async fetch(name: string, request: Fetch, asking: Asking): Promise<GraphResponse> {
    const claims = await asking.currentClaims()
    const answer = await this.#execute(name, request, claims)
    if (answer.extensions) asking.take(answer.extensions)
    if (!answer.errors || !hasNotFound(answer.errors) || !isSafeToRepeat(request.query) || !(await asking.gainsByRenewal(claims))) return answer
    return await this.#execute(name, request, asking.claims)
  }

  async #execute(name: string, request: Fetch, claims: Claims): Promise<GraphResponse> {
    const started = performance.now()
    try {
      const subgraph = this.#subgraphs.get(name)
      if (!subgraph) throw new Error(`The supergraph names the subgraph ${name}, and the gateway was not told where it is.`)
      return await subgraph.execute(request, claims)
    } catch (err) {
      const { requestId } = claims
      this.#log.error({ err, requestId, subgraph: name }, 'a subgraph gave no answer')
      return noAnswer(request, requestId)
    } finally {
      fetchDuration.observe({ subgraph: name }, (performance.now() - started) / 1000)
    }
  }
}

const hasNotFound = (errors: readonly GraphQLFormattedError[]): boolean => errors.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND')

/** Fields of a mutation run one after the other: with a single one, its NOT_FOUND says that nothing was done. */
function isSafeToRepeat(query: string): boolean {
  if (!isMutation(query)) return true
  return operationIn(query).selectionSet.selections.length === 1
}

function operationIn(query: string): OperationDefinitionNode {
  const operation = parse(query, { noLocation: true }).definitions.find((node) => node.kind === 'OperationDefinition')
  if (!operation) throw new Error('a fetch without an operation')
  return operation
}

/** Whom nobody could ask for a thousand records need not say so a thousand times. */
const MAX_ERRORS = 20

/**
 * What a subgraph that gave no answer would have said: each field that was asked of it failed. So the rest of the answer
 * lives, and a client can tell which part is missing.
 */
function noAnswer({ query, variables }: Fetch, requestId: string): GraphResponse {
  const { representations } = variables
  const names = [...namesIn(operationIn(query).selectionSet)]
  const paths = Array.isArray(representations)
    ? representations.flatMap((_entity, index) => names.map((field) => ['_entities', index, field]))
    : names.map((field) => [field])
  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId }
  return { data: null, errors: paths.slice(0, MAX_ERRORS).map((path) => ({ message: 'A part of the answer is missing.', path, extensions })) }
}

function namesIn({ selections }: OperationDefinitionNode['selectionSet']): Set<string> {
  return new Set(
    selections.flatMap((selection) => {
      if (selection.kind === 'FragmentSpread') return []
      if (selection.kind === 'InlineFragment') return [...namesIn(selection.selectionSet)]
      if (selection.name.value === '_entities') return selection.selectionSet ? [...namesIn(selection.selectionSet)] : []
      if (selection.name.value === '__typename') return []
      return [selection.alias?.value ?? selection.name.value]
    }),
  )
}
