import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { isReadOnly, needScope, type Claims } from './claims.ts'
import type { Database } from './database.ts'
import { AppError, notFound, unauthenticated } from './errors.ts'
import { isUuid } from './ids.ts'
import type { Refusals } from './refusals.ts'

/** Which file, and who wants it or brings it. Its door looks up whose it is, and whether they may. */
export type FileRequest = { claims: Claims; id: string }

/** A file on its way to a person. */
export type Download = {
  /** What it is called on the disk that it comes to. */
  name: string
  /** Its media type. */
  type: string
  /** In bytes; null where that is not known before. */
  size: number | null
  /** Asked for the next piece when there is room for it, and left alone once nobody reads any more. */
  body: AsyncIterable<Buffer>
}

export type Upload = FileRequest & { body: AsyncIterable<Buffer> }

/** One kind of file that a subgraph gives out or takes in, at `/files/<subgraph>/<kind>/<id>`. */
export type FileDefinition<Services> = {
  kind: string
  /** @throws NOT_FOUND for what is not the caller's, FORBIDDEN without the right to it. */
  download?(services: Services, request: FileRequest): Promise<Download>
  /**
   * Resolves when the whole file is kept. What cannot be taken is thrown, also half-way: the client is told and stops.
   *
   * @throws NOT_FOUND for what is not the caller's, FORBIDDEN without the right to it.
   */
  upload?(services: Services, upload: Upload): Promise<void>
}

/** The files of a started subgraph. */
export type Files = {
  download: (kind: string, request: FileRequest) => Promise<Download>
  upload: (kind: string, upload: Upload) => Promise<void>
}

/** More is no list that a person keeps. */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024

/** Whose file it was that somebody may not have, for the audit. */
const refusedFiles = new WeakMap<object, { projectId: string; scope: string }>()

/**
 * Joins what a subgraph defined with what it works with. What holds for every file is refused here.
 *
 * @param refusals keeps who was refused which file; without it nobody does.
 */
export function bindFiles<Services>(definitions: readonly FileDefinition<Services>[], services: Services, refusals?: Refusals): Files {
  const kinds = new Map(definitions.map((definition) => [definition.kind, definition]))
  const enter = async <Asked extends FileRequest, Result>(
    { kind, action, asked }: { kind: string; action: string; asked: Asked },
    work: (definition: FileDefinition<Services>, asked: Asked) => Promise<Result>,
  ): Promise<Result> => {
    if (asked.claims.caller.kind === 'anonymous') throw unauthenticated()
    const definition = kinds.get(kind)
    if (!definition || !isUuid(asked.id)) throw notFound('file')
    const id = asked.id.toLowerCase()
    try {
      return await work(definition, { ...asked, id })
    } catch (error) {
      const refused = refusedFiles.get(error as object)
      if (refused) await refusals?.note(asked.claims, { ...refused, action: `${kind}.${action}`, subject: id })
      throw error
    }
  }
  return {
    download: (kind, request) =>
      enter({ kind, action: 'downloaded', asked: request }, async (definition, asked) => {
        if (!definition.download) throw notFound('file')
        return definition.download(services, asked)
      }),
    upload: (kind, upload) =>
      enter({ kind, action: 'uploaded', asked: upload }, async (definition, asked) => {
        if (!definition.upload) throw notFound('file')
        if (isReadOnly(asked.claims)) throw new AppError('FORBIDDEN', 'You are looking as somebody else, and can change nothing. End that first.')
        return definition.upload(services, { ...asked, body: atMost(asked.body) })
      }),
  }
}

type Owned = {
  claims: Claims
  id: string
  /** With its schema: `finance.exports`. It has `id` and `project_id`. */
  table: string
  scope: string
  /** The thing in plain words, for who does not find it. */
  what: string
}

/**
 * Whose a row is that a file is asked for by. It looks in all of the caller's projects at once: another tenant's row is
 * simply not among them.
 *
 * @returns the project.
 * @throws NOT_FOUND for what is in none of the caller's projects, FORBIDDEN without the scope there.
 */
export async function needFileOf(db: Database, { claims, id, table, scope, what }: Owned): Promise<string> {
  const mine = Object.keys(claims.projects)
  if (mine.length === 0) throw notFound(what)
  const [row] = await db.inTenant(claims, mine, (tx) =>
    tx.query<{ projectId: string }>(`select project_id as "projectId" from ${table} where id = $1 and project_id = any ($2)`, [id, mine]),
  )
  if (!row) throw notFound(what)
  try {
    needScope(claims, row.projectId, scope)
  } catch (error) {
    refusedFiles.set(error as object, { projectId: row.projectId, scope })
    throw error
  }
  return row.projectId
}

/**
 * The bytes of a request, taken only as they are asked for. Who stops half-way leaves the connection as it is, because the
 * answer goes back by it.
 */
export function bodyOf(request: IncomingMessage): AsyncIterable<Buffer> {
  const body = new PassThrough()
  // Whoever reads it hears of the failure; one that nobody reads must not end the process.
  body.on('error', () => {})
  request.once('error', (error) => body.destroy(error))
  return request.pipe(body) as AsyncIterable<Buffer>
}

/** The same bytes, as long as they are not too many. */
export async function* atMost(body: AsyncIterable<Buffer>, bytes = MAX_UPLOAD_BYTES): AsyncGenerator<Buffer> {
  let taken = 0
  for await (const piece of body) {
    taken += piece.length
    if (taken > bytes) throw tooLarge(bytes)
    yield piece
  }
}

export const tooLarge = (bytes = MAX_UPLOAD_BYTES): AppError => new AppError('LIMIT_REACHED', `The file is larger than ${bytes / 1024 / 1024} MiB.`)

/** What goes before the bytes. A browser puts the file on the disk and never shows it as a page of ours. */
export function downloadHeaders({ name, type, size }: Download): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': attachment(name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    ...(size === null ? {} : { 'content-length': String(size) }),
  }
}

const LONGEST_NAME = 150

/** The name twice (RFC 6266): as it is, and for old programs in ASCII. Neither can leave its folder, nor end the header. */
export function attachment(name: string): string {
  // Unassigned, control and direction characters go: the last could make .exe look like .csv.
  const clean = [...name.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')].slice(0, LONGEST_NAME).join('')
  const safe = clean.replace(/^[.\s]+|[.\s]+$/g, '') || 'file'
  const ascii = safe.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[^\x20-\x7e]|%/g, '_')
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
