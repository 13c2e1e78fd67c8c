import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { appendChunks, completeFile, createFile, findFile, inChunks, packChunk, type PackedChunk } from '@howl/platform/file-store'
import type { Lease } from '@howl/platform/leases'
import { defineLeased, type WorkRow } from '@howl/platform/work'
import { createContext } from '../context.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import type { Services } from '../services.ts'
import { BYTE_ORDER_MARK, csvLines } from './csv.ts'
import type { Export } from './entities.ts'
import { exportKinds } from './export-kinds.ts'
import { forgetKeys, keysOfPage, settleKeys } from './export-pages.ts'
import { beginAgain, dropWritten, EXPORT, publishChange, WRITE_EXPORT } from './exports.ts'

const MOST_ATTEMPTS = 5
/** How often whoever waits hears how far it is. */
const TOLD_EVERY_MS = 1_000
/** After so many the place goes to the next in turn: a project with a million rows makes nobody wait who has ten. */
const PAGES_A_TURN = 25

/**
 * Writes a file a page at a time. A page is read and packed, and then appended in the transaction that notes it as written:
 * a worker that is lost has either written a page or not, and the next one goes on behind it.
 */
export const writeExport = defineLeased<Services>({
  name: WRITE_EXPORT,
  table: 'exports',
  concurrency: 2,
  timeoutMs: 60 * 60_000,
  maxAttempts: MOST_ATTEMPTS,
  handle: async (services, { row, lease }) => {
    const begun = await lease.write((tx) => begin(tx, services, row))
    if (!begun) return
    try {
      await writeFile({ services, lease, project: begun.project }, begun.entry)
    } catch (error) {
      // Cancelled, or taken over by another worker: there is nothing left that this one may write.
      if (!lease.signal.aborted && row.attempts < MOST_ATTEMPTS) await lease.write((tx) => waitForNextAttempt(tx, begun.entry))
      throw error
    }
  },
  onDead: async (_services, tx, { id, project_id: projectId }) => {
    const failure = 'The file could not be written, although it was tried several times. Try it again in a while.'
    const failed = await change(tx, { id, projectId }, { set: `state = 'FAILED', finished_at = now(), failure = $3`, values: [failure] })
    await dropWritten(tx, failed)
    await publishChange(tx, failed)
  },
  onRetry: async (_services, tx, { id, project_id: projectId }) => publishChange(tx, await beginAgain(tx, { id, projectId })),
})

type Writing = { services: Services; lease: Lease; project: ProjectFacts }

async function writeFile(writing: Writing, begun: Export): Promise<void> {
  const { lease } = writing
  let entry = begun.pages === null ? await settle(writing, begun) : begun
  let toldAt = performance.now()
  for (const last = begun.pagesWritten + PAGES_A_TURN; entry.pagesWritten < (entry.pages ?? 0); ) {
    if (entry.pagesWritten === last) return lease.finish(() => Promise.resolve(), { again: new Date() })
    const isTold = performance.now() - toldAt >= TOLD_EVERY_MS
    entry = await writePage(writing, entry, isTold)
    if (isTold) toldAt = performance.now()
  }
  await lease.finish((tx) => finish(tx, entry))
}

/** @returns null for an export that has ended in the meantime: then there is nothing to do. */
async function begin(tx: Tx, { projects }: Services, { id, project_id: projectId }: WorkRow): Promise<{ entry: Export; project: ProjectFacts } | null> {
  const which = { id, projectId }
  const [found] = await tx.query<Export>(`select ${EXPORT} from finance.exports x where x.project_id = $1 and x.id = $2`, [projectId, id])
  if (!found || !isGoing(found)) return null
  // What an earlier attempt has written is gone when this one comes after more than a day.
  if (found.fileId !== null && !(await findFile(tx, { projectId, id: found.fileId }))) await beginAgain(tx, which)
  const entry = await change(tx, which, { set: `state = 'RUNNING', started_at = coalesce(x.started_at, now())`, values: [] })
  if (found.state !== 'RUNNING') await publishChange(tx, entry)
  return { entry, project: await projects.facts(tx, projectId) }
}

const isGoing = ({ state }: Export): boolean => state === 'QUEUED' || state === 'RUNNING'

async function settle({ services, lease, project }: Writing, entry: Export): Promise<Export> {
  const { projectId, kind, wish, columns, hasByteOrderMark, fileName } = entry
  const keys = exportKinds[kind].keys(services, { project, wish })
  const head = await packed(`${hasByteOrderMark ? BYTE_ORDER_MARK : ''}${csvLines([columns])}`)
  return lease.write(async (tx) => {
    const { pages, rows } = await settleKeys(tx, entry, keys)
    const file = await createFile(tx, { projectId, name: fileName, type: 'text/csv; charset=utf-8' })
    await appendChunks(tx, file, head)
    const settled = await change(tx, entry, { set: 'pages = $3, rows_total = $4, file_id = $5', values: [pages, rows, file.id] })
    await publishChange(tx, settled)
    return settled
  })
}

async function writePage({ services, lease, project }: Writing, entry: Export, isTold: boolean): Promise<Export> {
  const { projectId, kind, wish, columns, pagesWritten, fileId } = entry
  if (fileId === null) throw new Error('an export with pages and without a file')
  const claims = inNameOf(entry, project)
  const keys = await services.projects.read(claims, [projectId], (tx) => keysOfPage(tx, entry, pagesWritten))
  // Its loaders remember what they have read: a context of its own for each page, or memory would grow with the file.
  const rows = await exportKinds[kind].read(createContext(services, { claims }), { claims, project, wish, columns, keys })
  const chunks = await packed(csvLines(rows))
  return lease.write(async (tx) => {
    await appendChunks(tx, { projectId, id: fileId }, chunks)
    const set = 'pages_written = pages_written + 1, rows_written = rows_written + $3'
    const written = await change(tx, entry, { set, values: [rows.length] })
    if (isTold) await publishChange(tx, written)
    return written
  })
}

async function finish(tx: Tx, entry: Export): Promise<void> {
  const { projectId, fileId } = entry
  if (fileId === null) throw new Error('an export without a file')
  const { size, expiresAt } = await completeFile(tx, { projectId, id: fileId })
  const set = `state = 'READY', finished_at = now(), bytes = $3, expires_at = $4`
  const ready = await change(tx, entry, { set, values: [size, expiresAt] })
  await forgetKeys(tx, ready)
  await publishChange(tx, ready)
}

const waitForNextAttempt = async (tx: Tx, entry: Export): Promise<void> => publishChange(tx, await change(tx, entry, { set: `state = 'QUEUED'`, values: [] }))

/** Only an export that is going changes: one that has ended stays as it ended, whoever writes late. */
async function change(tx: Tx, { projectId, id }: Pick<Export, 'projectId' | 'id'>, { set, values }: { set: string; values: unknown[] }): Promise<Export> {
  const [entry] = await tx.query<Export>(
    `update finance.exports x set ${set} where x.project_id = $1 and x.id = $2 and x.state in ('QUEUED', 'RUNNING') returning ${EXPORT}`,
    [projectId, id, ...values],
  )
  if (!entry) throw new Error('The export has ended already.')
  return entry
}

async function packed(text: string): Promise<PackedChunk[]> {
  const chunks: PackedChunk[] = []
  for await (const bytes of inChunks([Buffer.from(text)])) chunks.push(await packChunk(bytes))
  return chunks
}

/**
 * A worker reads as a request does, with the same services, for the project that the export is of and nothing else. Whether
 * somebody may have the file is asked when they fetch it.
 */
function inNameOf({ id, projectId, caller }: Export, { currency, timeZone }: ProjectFacts): Claims {
  const facts = { roleKey: null, name: '', kind: 'OTHER', state: 'ACTIVE' as const, currency, timeZone }
  return {
    requestId: `export ${id}`,
    caller,
    globalRole: 'USER',
    // Older than any that a request brings: what is known of the project is not written anew by these.
    projects: { [projectId]: { ...facts, scopes: ['project:read', 'finance:read'], version: -1 } },
    client: { address: null, userAgent: null, publicUrl: '' },
  }
}
