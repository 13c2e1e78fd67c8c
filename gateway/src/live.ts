import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Claims } from '@howl/platform/claims'
import { AppError, badInput, notFound, unauthenticated } from '@howl/platform/errors'
import type { Logger } from '@howl/platform/log'
import { bearerOf, isSameOrigin, type Auth, type Client, type Credential } from './auth.ts'
import type { GatewayDatabase } from './database.ts'
import { EventFeed, type LiveEvent } from './event-feed.ts'
import { liveEvents, liveStreams } from './metrics.ts'

type CredentialClaims = Pick<Claims, 'caller' | 'projects'>

type LiveOptions = {
  auth: Auth
  database: GatewayDatabase
  log: Logger
  publicUrl: () => string
  readCookie: (request: FastifyRequest) => string | null
  clientOf: (request: FastifyRequest) => Client
}

/** One open event stream: a response, and what its owner may see. */
type Stream = {
  response: ServerResponse
  credential: Credential
  client: Client
  owner: string
  claims: CredentialClaims
  /** The projects that were asked for by name; null for all that the owner has. */
  wanted: readonly string[] | null
  /** What its owner has seen before, maybe at a gateway that was ahead of this one. */
  after: bigint
  /** What happened while older events are still on their way; null once they are through. */
  backlog: LiveEvent[] | null
  checkedAt: number
}

const RECHECK_MS = 60_000
const HEARTBEAT_MS = 20_000
/** Who reads slower than this is cut off, and comes back with the number of the last event. */
const MAX_UNREAD_BYTES = 256 * 1024
const MAX_BACKLOG = 5_000
const MAX_STREAMS_OF_ONE = 50
/** Rights are looked up before events are handed out that follow a change of rights; but nobody else waits longer. */
const RIGHTS_FIRST_MS = 500
const RECHECKS_AT_ONCE = 20

/** Server-sent events of all projects of a caller, from any gateway, resumable at any other. */
export class LiveStreams {
  readonly #options: LiveOptions
  readonly #feed: EventFeed
  readonly #streams = new StreamIndex()
  #heartbeat: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(options: LiveOptions) {
    this.#options = options
    this.#feed = new EventFeed({ database: options.database, log: options.log, prepare: (events) => this.#lookUpRights(events), deliver: (events) => this.#tell(events) })
  }

  async start(app: FastifyInstance): Promise<void> {
    await this.#feed.start()
    let beats = 0
    // Rights are looked at in slices between the heartbeats, not of everybody at the same moment.
    this.#heartbeat = setInterval(() => {
      if (++beats % 4 === 0) for (const stream of this.#streams.all) this.#write(stream, ':\n\n')
      const due = performance.now() - RECHECK_MS
      void this.#recheck([...this.#streams.all].filter(({ checkedAt }) => checkedAt < due))
    }, HEARTBEAT_MS / 4)
    app.get('/events', { exposeHeadRoute: false }, (request, reply) => this.#open(request, reply))
    // A server that is closing waits for its responses, and these never end by themselves.
    app.addHook('preClose', () => this.#endAll())
  }

  async stop(): Promise<void> {
    this.#endAll()
    clearInterval(this.#heartbeat)
    await this.#feed.stop()
  }

  #endAll(): void {
    this.#isEnded = true
    for (const { response } of this.#streams.all) response.end()
  }

  async #open(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { auth, clientOf } = this.#options
    const credential = this.#credentialOf(request)
    const client = clientOf(request)
    const wanted = wantedProjects(request)
    const resumeAfter = lastEventId(request)
    const resolved = await auth.resolve(credential, client)
    let { claims } = resolved
    if (!resolved.isFresh && wanted?.some((id) => !Object.hasOwn(claims.projects, id))) ({ claims } = await auth.resolveAnew(credential, client))
    if (claims.caller.kind === 'anonymous') throw unauthenticated('Sign in to listen to events.')
    if (wanted?.some((id) => !mayListen(claims, id))) throw notFound('project')
    const owner = ownerOf(claims)
    if (this.#streams.countOf(owner) >= MAX_STREAMS_OF_ONE) throw new AppError('RATE_LIMITED', `At most ${MAX_STREAMS_OF_ONE} event streams at once.`)
    if (this.#isEnded) return reply.code(503).header('retry-after', '1').send()

    const headers = reply.getHeaders()
    reply.hijack()
    const { raw: response } = reply
    response.writeHead(200, {
      ...(headers as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Proxies that gather answers before they pass them on would hold events back.
      'x-accel-buffering': 'no',
    })
    // Spread, so that after a restart not everybody comes back at once.
    response.write(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`)
    const stream: Stream = { response, credential, client, owner, claims, wanted, after: resumeAfter ?? 0n, backlog: resumeAfter === null ? null : [], checkedAt: performance.now() }
    this.#streams.add(stream)
    response.on('error', (err) => this.#options.log.debug({ err }, 'an event stream broke'))
    response.on('close', () => this.#streams.delete(stream))
    if (resumeAfter !== null) await this.#replay(stream, resumeAfter)
  }

  /** Bearer, or the cookie on requests that a page of our own made. */
  #credentialOf(request: FastifyRequest): Credential {
    const bearer = bearerOf(request.headers)
    const mayUseCookie = !bearer && isSameOrigin(request.headers, this.#options.publicUrl())
    return { bearer, cookie: mayUseCookie ? this.#options.readCookie(request) : null }
  }

  /** What was missed, and then what happened meanwhile. */
  async #replay(stream: Stream, after: bigint): Promise<void> {
    const upTo = this.#feed.position
    try {
      for (let position = after, isMore = position < upTo; isMore; ) {
        const page = await this.#feed.between(position, upTo, projectIdsOf(stream))
        for (const event of page.events) {
          if (sees(stream, event)) stream.response.write(textOf(event))
        }
        position = page.events.at(-1)?.sequence ?? upTo
        isMore = page.isMore
        if (!(await isDrained(stream.response))) return
      }
      const missed = stream.backlog ?? []
      stream.backlog = null
      for (const event of missed) if (event.sequence > upTo) this.#write(stream, textOf(event))
    } catch (err) {
      this.#options.log.warn({ err }, 'an event stream could not be resumed')
      // The client comes back with the number of the last event that reached it.
      stream.response.destroy()
    }
  }

  /** Before anything is handed out that follows a change of rights. */
  async #lookUpRights(events: LiveEvent[]): Promise<void> {
    const changes = events.filter(({ type }) => type.startsWith('identity.'))
    if (changes.length === 0) return
    this.#options.auth.dropAll()
    const affected = [...this.#streams.all].filter((stream) => changes.some((event) => isAbout(event, stream)))
    await Promise.race([this.#recheck(affected), sleep(RIGHTS_FIRST_MS, undefined, { ref: false })])
  }

  #tell(events: LiveEvent[]): void {
    for (const event of events) {
      if (event.projectId === null) continue
      const text = textOf(event)
      for (const stream of this.#streams.of(event.projectId)) {
        if (!sees(stream, event)) continue
        if (stream.backlog) this.#hold(stream, event)
        else this.#write(stream, text)
      }
    }
  }

  #hold(stream: Stream, event: LiveEvent): void {
    if (!stream.backlog) return
    stream.backlog.push(event)
    if (stream.backlog.length > MAX_BACKLOG) stream.response.destroy()
  }

  #write({ response }: Stream, text: string): void {
    if (response.writableEnded || response.destroyed) return
    if (response.writableLength > MAX_UNREAD_BYTES) {
      response.destroy()
      return
    }
    response.write(text)
    if (text.startsWith('id')) liveEvents.inc()
  }

  async #recheck(streams: Stream[]): Promise<void> {
    const queue = [...streams]
    const work = async () => {
      for (let stream = queue.pop(); stream; stream = queue.pop()) await this.#recheckOne(stream)
    }
    await Promise.all(Array.from({ length: Math.min(RECHECKS_AT_ONCE, queue.length) }, work))
  }

  async #recheckOne(stream: Stream): Promise<void> {
    const { auth, log } = this.#options
    stream.checkedAt = performance.now()
    try {
      const { claims } = await auth.resolve(stream.credential, stream.client)
      this.#streams.change(stream, claims)
      // The client asks again, and is told by the status that it may not.
      if (claims.caller.kind === 'anonymous' || stream.wanted?.some((id) => !mayListen(claims, id))) stream.response.end()
    } catch (err) {
      log.warn({ err }, 'the rights of an event stream could not be looked up')
      stream.response.end()
    }
  }
}

/** The open streams, found by what events and limits name. */
class StreamIndex {
  readonly all = new Set<Stream>()
  readonly #byProject = new Map<string, Set<Stream>>()
  readonly #byOwner = new Map<string, number>()

  of(projectId: string): Iterable<Stream> {
    return this.#byProject.get(projectId) ?? []
  }

  countOf(owner: string): number {
    return this.#byOwner.get(owner) ?? 0
  }

  add(stream: Stream): void {
    this.all.add(stream)
    this.#byOwner.set(stream.owner, this.countOf(stream.owner) + 1)
    this.#enter(stream)
    liveStreams.set(this.all.size)
  }

  change(stream: Stream, claims: CredentialClaims): void {
    if (!this.all.has(stream)) return
    this.#leave(stream)
    stream.claims = claims
    this.#enter(stream)
  }

  delete(stream: Stream): void {
    if (!this.all.delete(stream)) return
    const rest = this.countOf(stream.owner) - 1
    if (rest > 0) this.#byOwner.set(stream.owner, rest)
    else this.#byOwner.delete(stream.owner)
    this.#leave(stream)
    liveStreams.set(this.all.size)
  }

  #enter(stream: Stream): void {
    for (const id of projectIdsOf(stream)) {
      const streams = this.#byProject.get(id)
      if (streams) streams.add(stream)
      else this.#byProject.set(id, new Set([stream]))
    }
  }

  #leave(stream: Stream): void {
    for (const id of projectIdsOf(stream)) {
      const streams = this.#byProject.get(id)
      streams?.delete(stream)
      if (streams?.size === 0) this.#byProject.delete(id)
    }
  }
}

/** Scopes are `<area>:<verb>`, and events are named for the area that they come from. */
const scopeFor = (type: string): string => {
  const area = type.slice(0, type.indexOf('.'))
  return area === 'identity' ? 'project:read' : `${area}:read`
}

const ownerOf = ({ caller }: CredentialClaims): string => Object.values(caller).join('/')

const mayListen = ({ projects }: CredentialClaims, id: string): boolean => projects[id]?.scopes.includes('project:read') ?? false

const projectIdsOf = ({ wanted, claims }: Stream): readonly string[] => wanted ?? Object.keys(claims.projects)

function sees({ wanted, claims, after }: Stream, { sequence, projectId, type }: LiveEvent): boolean {
  if (sequence <= after) return false
  if (projectId === null || !Object.hasOwn(claims.projects, projectId)) return false
  if (wanted && !wanted.includes(projectId)) return false
  return claims.projects[projectId]?.scopes.includes(scopeFor(type)) ?? false
}

/** Whether a change of rights can concern the owner of a stream: it names the person, key or session, or a project of theirs. */
function isAbout({ projectId, subject }: LiveEvent, { claims: { caller, projects } }: Stream): boolean {
  if (projectId !== null && Object.hasOwn(projects, projectId)) return true
  return Object.values(caller).includes(subject)
}

function textOf({ sequence, id, projectId, type, subject, at }: LiveEvent): string {
  return `id: ${sequence}\nevent: ${type}\ndata: ${JSON.stringify({ id, projectId, type, subject, at })}\n\n`
}

function wantedProjects(request: FastifyRequest): string[] | null {
  const { projectId } = request.query as { projectId?: string | string[] }
  if (projectId === undefined) return null
  return [...new Set(Array.isArray(projectId) ? projectId : [projectId])]
}

/** The header of a browser that comes back by itself, or the parameter of a program that opens a new stream. */
function lastEventId(request: FastifyRequest): bigint | null {
  const { lastEventId: parameter } = request.query as { lastEventId?: string | string[] }
  const given = request.headers['last-event-id'] ?? parameter
  if (given === undefined || given === '') return null
  if (typeof given !== 'string' || !/^\d{1,18}$/.test(given)) throw badInput('Last-Event-ID must be the number of an event that this address gave.')
  return BigInt(given)
}

/** @returns false when the other side has gone. */
async function isDrained(response: ServerResponse): Promise<boolean> {
  while (response.writableNeedDrain && !response.destroyed) {
    await new Promise<void>((resolve) => {
      const done = () => {
        response.off('drain', done).off('close', done)
        resolve()
      }
      response.on('drain', done).on('close', done)
    })
  }
  return !response.destroyed && !response.writableEnded
}
