import { randomBytes } from 'node:crypto'
import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import fc from 'fast-check'
import type { QueryRunner } from 'typeorm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimsOf, otherProject, ownProject, quietLog } from '../test/toy.ts'
import { openDatabase, type Database } from './database.ts'
import { appendChunks, CHUNK_BYTES, completeFile, createFile, createFileTables, findFile, inChunks, keepUpload, packChunk, readFile, removeFile, removeOldFiles, type InProject, type KeptFile } from './file-store.ts'
import { needFileOf } from './files.ts'
import { uuidv7 } from './ids.ts'
import { appUrl, migrate } from './migrations.ts'

class CreateFiles1790000000000 {
  up(runner: QueryRunner): Promise<void> {
    return createFileTables(runner, 'depot')
  }

  down(): Promise<void> {
    return Promise.resolve()
  }
}

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await cloneDatabase()
  await migrate({ ownerUrl: database.ownerUrl, subgraphs: [{ name: 'depot', migrations: [CreateFiles1790000000000], consumers: [] }], log: quietLog })
  // A single connection: whoever held on to it would stop everybody else.
  db = await openDatabase({ url: appUrl(database.ownerUrl), schema: 'depot', entities: [], log: quietLog, maxConnections: 1 })
})
beforeEach(() => database.query('truncate depot.files cascade'))
afterAll(async () => {
  await db.close()
  await database.drop()
})

const claims = claimsOf({ [ownProject]: ['a:read'], [otherProject]: [] })
const own: InProject = (work) => db.inTenant(claims, [ownProject], work)
const other: InProject = (work) => db.inTenant(claims, [otherProject], work)
const count = async (table: string): Promise<number> => (await database.query<{ count: number }>(`select count(*)::int as count from depot.${table}`))[0]?.count ?? -1

async function* streamed(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield piece
}

const keep = (pieces: AsyncIterable<Buffer>, finish: (file: KeptFile) => Promise<void> = async () => {}): Promise<KeptFile> =>
  keepUpload(own, { projectId: ownProject, name: 'list.csv', type: 'text/csv', body: pieces, finish: (_tx, file) => finish(file) })

async function bytesOf(file: KeptFile, inProject = own): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readFile(inProject, file)) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('what is brought', () => {
  it('comes back as it was, in whatever pieces it came', async () => {
    const size = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: CHUNK_BYTES - 2, max: CHUNK_BYTES + 2 }), fc.integer({ min: 0, max: 3 * CHUNK_BYTES }))
    await fc.assert(
      fc.asyncProperty(fc.array(size, { maxLength: 6 }), async (sizes) => {
        const pieces = sizes.map((length) => randomBytes(length))
        const whole = Buffer.concat(pieces)
        const file = await keep(streamed(pieces))
        expect(file).toMatchObject({ size: whole.length, chunks: Math.ceil(whole.length / CHUNK_BYTES), name: 'list.csv', type: 'text/csv' })
        expect(Buffer.compare(await bytesOf(file), whole)).toBe(0)
      }),
      { numRuns: 20 },
    )
  })

  it('is kept in rows of one size, packed', async () => {
    const file = await keep(streamed([Buffer.alloc(CHUNK_BYTES * 2 + 1, 'howl')]))
    const rows = await database.query<{ position: number; length: number }>('select position, length(bytes) as length from depot.file_chunks where file_id = $1 order by position', [file.id])
    expect(rows.map(({ position }) => position)).toEqual([0, 1, 2])
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThan(CHUNK_BYTES / 50)
  })

  it('leaves nothing behind when it breaks off, or is refused at the end', async () => {
    const torn = async function* () {
      yield Buffer.alloc(CHUNK_BYTES)
      throw new Error('aborted')
    }
    await expect(keep(torn())).rejects.toThrow('aborted')
    await expect(keep(streamed([Buffer.alloc(CHUNK_BYTES)]), () => Promise.reject(new Error('too late')))).rejects.toThrow('too late')
    expect([await count('files'), await count('file_chunks')]).toEqual([0, 0])
  })

  it('is asked for no faster than it is kept', async () => {
    let asked = 0
    const counted = async function* () {
      for (; asked < 8; asked += 1) yield Buffer.alloc(CHUNK_BYTES)
    }
    const seen: [number, number][] = []
    let chunks = 0
    const slow: InProject = async (work) => {
      seen.push([asked, chunks])
      chunks += 1
      return own(work)
    }
    await keepUpload(slow, { projectId: ownProject, name: 'x', type: 'x', body: counted(), finish: async () => {} })
    for (const [given, kept] of seen) expect(given - kept).toBeLessThanOrEqual(1)
  })

  it('is regrouped without a byte lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 30 })), fc.integer({ min: 1, max: 40 }), async (pieces, size) => {
        const chunks: Buffer[] = []
        for await (const chunk of inChunks(pieces.map((piece) => Buffer.from(piece)), size)) chunks.push(chunk)
        expect(Buffer.compare(Buffer.concat(chunks), Buffer.concat(pieces))).toBe(0)
        expect(chunks.slice(0, -1).every(({ length }) => length === size)).toBe(true)
        expect(chunks.every(({ length }) => length > 0 && length <= size)).toBe(true)
      }),
    )
  })
})

describe('what is read', () => {
  it('holds no connection while the reader takes his time', async () => {
    const file = await keep(streamed([randomBytes(CHUNK_BYTES * 3)]))
    const reading = readFile(own, file)
    await reading.next()
    expect(await own((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }])
    await reading.return(undefined)
  })

  it('fails in the middle when it is gone, and does not end as if it were whole', async () => {
    const file = await keep(streamed([randomBytes(CHUNK_BYTES * 2)]))
    const reading = readFile(own, file)
    await reading.next()
    await own((tx) => removeFile(tx, file))
    await expect(reading.next()).rejects.toThrow('expired')
  })

  it('is of its own tenant alone', async () => {
    const file = await keep(streamed([Buffer.from('secret')]))
    expect(await other((tx) => findFile(tx, file))).toBeNull()
    expect(await other((tx) => findFile(tx, { ...file, projectId: otherProject }))).toBeNull()
    await expect(bytesOf(file, other)).rejects.toThrow('expired')
    await expect(bytesOf({ ...file, projectId: otherProject }, other)).rejects.toThrow('expired')
    await other((tx) => removeFile(tx, file))
    expect((await bytesOf(file)).toString()).toBe('secret')
  })
})

describe('a file that is written in steps', () => {
  it('has what was committed, in its order, and can be gone on with', async () => {
    const key = await own((tx) => createFile(tx, { projectId: ownProject, name: 'x', type: 'text/csv' }))
    const packed = await Promise.all(['a', 'b', 'c', 'd'].map((text) => packChunk(Buffer.from(text))))
    await own((tx) => appendChunks(tx, key, packed.slice(0, 2)))
    await expect(
      own(async (tx) => {
        await appendChunks(tx, key, packed)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    await own((tx) => appendChunks(tx, key, packed.slice(2)))
    const file = await own((tx) => completeFile(tx, key))
    expect(file).toMatchObject({ size: 4, chunks: 4 })
    expect((await bytesOf(file)).toString()).toBe('abcd')
  })

  it('does not change any more once it is whole', async () => {
    const file = await keep(streamed([Buffer.from('a')]))
    await expect(own(async (tx) => appendChunks(tx, file, [await packChunk(Buffer.from('b'))]))).rejects.toThrow('gone')
    await expect(own((tx) => completeFile(tx, file))).rejects.toThrow('gone')
  })
})

describe('after a day', () => {
  it('a file goes with all that is in it, whether it was finished or not, and no other goes', async () => {
    const file = await keep(streamed([randomBytes(CHUNK_BYTES * 2)]))
    const stays = await keep(streamed([Buffer.from('stays')]))
    const half = await own((tx) => createFile(tx, { projectId: ownProject, name: 'half', type: 'x' }))
    const days = (await database.query<{ days: number }>('select extract(epoch from expires_at - now()) / 86400 as days from depot.files')).map(({ days: left }) => Math.round(Number(left) * 100) / 100)
    expect(days).toEqual([1, 1, 1])
    await database.query(`update depot.files set expires_at = now() where id <> $1`, [stays.id])
    expect(await own((tx) => findFile(tx, file))).toBeNull()
    await removeOldFiles('depot').run({ db }, new AbortController().signal)
    expect((await database.query('select id from depot.files')).map((row) => row['id'] as string)).toEqual([stays.id])
    expect(await count('file_chunks')).toBe(1)
    expect((await bytesOf(stays)).toString()).toBe('stays')
    expect(await own((tx) => findFile(tx, half))).toBeNull()
  })

  it('nothing more is removed by a worker that stops', async () => {
    const file = await keep(streamed([Buffer.from('a')]))
    await database.query('update depot.files set expires_at = now()')
    await removeOldFiles('depot').run({ db }, AbortSignal.abort())
    expect(await count('files')).toBe(1)
    expect(file.chunks).toBe(1)
  })
})

describe('the row that a file is asked for by', () => {
  const needed = (asking: typeof claims, id: string) => needFileOf(db, { claims: asking, id, table: 'depot.files', scope: 'a:read', what: 'list' })
  const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: { code?: unknown }) => error.code)

  it('is looked for in all of the caller\'s projects, and needs the right in its own', async () => {
    const { id } = await keep(streamed([]))
    expect(await needed(claims, id)).toBe(ownProject)
    expect(await codeOf(needed(claimsOf({ [ownProject]: ['b:read'], [otherProject]: ['a:read'] }), id))).toBe('FORBIDDEN')
    expect(await codeOf(needed(claimsOf({ [otherProject]: ['a:read'] }), id))).toBe('NOT_FOUND')
    expect(await codeOf(needed(claimsOf({}), id))).toBe('NOT_FOUND')
    expect(await codeOf(needed(claims, uuidv7()))).toBe('NOT_FOUND')
  })
})
