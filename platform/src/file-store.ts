import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { QueryRunner } from 'typeorm'
import type { Database, Tx } from './database.ts'
import type { Download } from './files.ts'
import { uuidv7 } from './ids.ts'
import { guardTenantTable } from './migrations.ts'
import { defineSchedule, type ScheduleDefinition } from './work.ts'

const packBytes = promisify(gzip)
const unpackBytes = promisify(gunzip)

/** What one row holds, before it is packed: small enough that many transfers at once need little memory. */
export const CHUNK_BYTES = 256 * 1024

/** Names a file that is kept in the tables of `createFileTables`. */
export type FileKey = { projectId: string; id: string }

export type KeptFile = FileKey & {
  name: string
  type: string
  /** In bytes, as a person gets it. */
  size: number
  chunks: number
  /** Null while it is being written. */
  completedAt: Date | null
  expiresAt: Date
}

/** Runs a short transaction as the file's tenant: `db.inTenant` with claims and project in it, or `lease.write`. */
export type InProject = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>

/**
 * `<schema>.files` and `<schema>.file_chunks`: files between a person and a job, where every process can reach them. They
 * are gone after a day, by `removeOldFiles`.
 */
export async function createFileTables(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`
    create table ${schema}.files (
      id uuid not null,
      project_id uuid not null,
      name text not null,
      type text not null,
      size bigint not null default 0,
      chunks integer not null default 0,
      completed_at timestamptz(3),
      expires_at timestamptz(3) not null default now() + interval '1 day',
      created_at timestamptz(3) not null default now(),
      primary key (id, project_id)
    )`)
  await runner.query(`create index files_of_project on ${schema}.files (project_id, created_at)`)
  await runner.query(`create index files_by_end on ${schema}.files (expires_at)`)
  await guardTenantTable(runner, {
    schema,
    table: 'files',
    grants: ['select', 'insert', 'update', 'delete'],
    system: { select: ['id', 'project_id', 'expires_at'], delete: true },
  })
  await runner.query(`
    create table ${schema}.file_chunks (
      project_id uuid not null,
      file_id uuid not null,
      position integer not null,
      bytes bytea not null,
      created_at timestamptz(3) not null default now(),
      primary key (project_id, file_id, position),
      foreign key (file_id, project_id) references ${schema}.files (id, project_id) on delete cascade
    )`)
  // They come packed: PostgreSQL would only try in vain to make them smaller.
  await runner.query(`alter table ${schema}.file_chunks alter column bytes set storage external`)
  await guardTenantTable(runner, { schema, table: 'file_chunks', grants: ['select', 'insert'] })
}

/** Begins a file, with nothing in it. */
export async function createFile(tx: Tx, { projectId, name, type }: { projectId: string; name: string; type: string }): Promise<FileKey> {
  const id = uuidv7()
  await tx.query(`insert into ${tx.schema}.files (id, project_id, name, type) values ($1, $2, $3, $4)`, [id, projectId, name, type])
  return { projectId, id }
}

/** A chunk as its row holds it. */
export type PackedChunk = { bytes: Buffer; size: number }

/** Done before the transaction that appends it: packing takes longer than writing. The first level is nearly as small as the ninth, and ten times as fast. */
export const packChunk = async (bytes: Buffer): Promise<PackedChunk> => ({ bytes: await packBytes(bytes, { level: 1 }), size: bytes.length })

/** Appends chunks, in the transaction that notes how far their writer has come. */
export async function appendChunks(tx: Tx, { projectId, id }: FileKey, packed: readonly PackedChunk[]): Promise<void> {
  if (packed.length === 0) return
  const size = packed.reduce((sum, chunk) => sum + chunk.size, 0)
  const [file] = await tx.query<{ chunks: number }>(
    `update ${tx.schema}.files set chunks = chunks + $3, size = size + $4 where project_id = $1 and id = $2 and completed_at is null returning chunks`,
    [projectId, id, packed.length, size],
  )
  if (!file) throw new Error('The file that was being written is gone.')
  // One by one: in an array the driver would send bytes as text, at twice the size.
  for (const [index, { bytes }] of packed.entries()) {
    await tx.query(`insert into ${tx.schema}.file_chunks (project_id, file_id, position, bytes) values ($1, $2, $3, $4)`, [
      projectId,
      id,
      file.chunks - packed.length + index,
      bytes,
    ])
  }
}

/** From now on it can be read, for a day, and not be changed. */
export async function completeFile(tx: Tx, { projectId, id }: FileKey): Promise<KeptFile> {
  const [file] = await tx.query<KeptRow>(
    `update ${tx.schema}.files set completed_at = now(), expires_at = now() + interval '1 day'
     where project_id = $1 and id = $2 and completed_at is null returning ${FILE}`,
    [projectId, id],
  )
  if (!file) throw new Error('The file that was being written is gone.')
  return keptFile(file)
}

/** @returns null for a file that has expired, or is not the project's. */
export async function findFile(tx: Tx, { projectId, id }: FileKey): Promise<KeptFile | null> {
  const [file] = await tx.query<KeptRow>(`select ${FILE} from ${tx.schema}.files where project_id = $1 and id = $2 and expires_at > now()`, [projectId, id])
  return file ? keptFile(file) : null
}

/** With all that is in it. */
export async function removeFile(tx: Tx, { projectId, id }: FileKey): Promise<void> {
  await tx.query(`delete from ${tx.schema}.files where project_id = $1 and id = $2`, [projectId, id])
}

const FILE = `id, project_id as "projectId", name, type, size, chunks, completed_at as "completedAt", expires_at as "expiresAt"`

type KeptRow = Omit<KeptFile, 'size'> & { size: string }

const keptFile = ({ size, ...file }: KeptRow): KeptFile => ({ ...file, size: Number(size) })

/** The bytes, a chunk and a transaction at a time: a reader who takes long holds nothing meanwhile. */
export async function* readFile(inProject: InProject, { projectId, id, chunks }: Pick<KeptFile, 'projectId' | 'id' | 'chunks'>): AsyncGenerator<Buffer> {
  for (let position = 0; position < chunks; position += 1) {
    const [chunk] = await inProject((tx) =>
      tx.query<{ bytes: Buffer }>(`select bytes from ${tx.schema}.file_chunks where project_id = $1 and file_id = $2 and position = $3`, [projectId, id, position]),
    )
    if (!chunk) throw new Error('The file has expired while it was read.')
    yield await unpackBytes(chunk.bytes)
  }
}

/** A kept file as a door gives it out. */
export const downloadOf = (inProject: InProject, file: KeptFile): Download => ({ name: file.name, type: file.type, size: file.size, body: readFile(inProject, file) })

type Kept = {
  projectId: string
  name: string
  type: string
  body: AsyncIterable<Buffer>
  /** In the last transaction, which also completes the file: the row that the file is for learns of it. */
  finish: (tx: Tx, file: KeptFile) => Promise<void>
}

/** Takes in an upload, a chunk and a transaction at a time. One that breaks off leaves nothing behind. */
export async function keepUpload(inProject: InProject, { projectId, name, type, body, finish }: Kept): Promise<KeptFile> {
  const key = await inProject((tx) => createFile(tx, { projectId, name, type }))
  try {
    for await (const chunk of inChunks(body)) {
      const packed = await packChunk(chunk)
      await inProject((tx) => appendChunks(tx, key, [packed]))
    }
    return await inProject(async (tx) => {
      const file = await completeFile(tx, key)
      await finish(tx, file)
      return file
    })
  } catch (error) {
    // Should this fail too, the file is gone after a day.
    await inProject((tx) => removeFile(tx, key)).catch(() => {})
    throw error
  }
}

/** The same bytes in pieces of the size that a row holds; only the last is smaller. */
export async function* inChunks(body: AsyncIterable<Buffer> | Iterable<Buffer>, size = CHUNK_BYTES): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let length = 0
  for await (const piece of body) {
    pieces.push(piece)
    length += piece.length
    if (length < size) continue
    const whole = Buffer.concat(pieces)
    let from = 0
    for (; whole.length - from >= size; from += size) yield whole.subarray(from, from + size)
    // A copy: the rest of a view would keep the whole of it.
    const rest = Buffer.from(whole.subarray(from))
    pieces = rest.length > 0 ? [rest] : []
    length = rest.length
  }
  if (length > 0) yield Buffer.concat(pieces)
}

const SWEEP_MS = 10 * 60_000

/** The schedule by which a subgraph's expired files go, whatever became of those who wrote or wanted them. */
export const removeOldFiles = (subgraph: string): ScheduleDefinition<{ db: Database }> =>
  defineSchedule({
    name: `${subgraph}.removeFiles`,
    everyMs: SWEEP_MS,
    run: async ({ db }, signal) => {
      // One at a time, each with its chunks: a short transaction, however many there are.
      while (!signal.aborted && (await removeOne(db)));
    },
  })

async function removeOne(db: Database): Promise<boolean> {
  const removed = await db.asSystem('files of all tenants expire', (tx) =>
    tx.query(
      `delete from ${tx.schema}.files where (id, project_id) in (
         select id, project_id from ${tx.schema}.files where expires_at <= now() order by expires_at limit 1)
       returning id`,
    ),
  )
  return removed.length > 0
}
