import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsOf, ownProject } from '../test/toy.ts'
import { attachment, atMost, bindFiles, bodyOf, downloadHeaders, type FileDefinition } from './files.ts'
import { uuidv7 } from './ids.ts'

const claims = claimsOf({ [ownProject]: ['a:read'] })
const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: { code?: unknown }) => error.code)

async function* pieces(...sizes: number[]): AsyncGenerator<Buffer> {
  for (const size of sizes) yield Buffer.alloc(size)
}

describe('a file name', () => {
  it.each([
    ['orders.csv', `attachment; filename="orders.csv"; filename*=UTF-8''orders.csv`],
    ['Đơn hàng 50%.csv', `attachment; filename="Don hang 50_.csv"; filename*=UTF-8''%C4%90%C6%A1n%20h%C3%A0ng%2050%25.csv`],
    ['../../etc/passwd', `attachment; filename="_.._etc_passwd"; filename*=UTF-8''_.._etc_passwd`],
    ['a"; filename="evil.exe', `attachment; filename="a_; filename=_evil.exe"; filename*=UTF-8''a_%3B%20filename%3D_evil.exe`],
    ['x\r\nSet-Cookie: a=b', `attachment; filename="x__Set-Cookie_ a=b"; filename*=UTF-8''x__Set-Cookie_%20a%3Db`],
    // It would look like "…exe.csv" and be the other way round.
    ['list\u202Evsc.exe', `attachment; filename="list_vsc.exe"; filename*=UTF-8''list_vsc.exe`],
    ['...', `attachment; filename="file"; filename*=UTF-8''file`],
    ["it's (1)*.csv", `attachment; filename="it's (1)_.csv"; filename*=UTF-8''it%27s%20%281%29_.csv`],
  ])('%j can do no harm', (name, header) => expect(attachment(name)).toBe(header))

  it('is a header of printable ASCII, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 500 })), (name) => {
        const [, ascii = '', encoded = ''] = /^attachment; filename="([^"\\%]+)"; filename\*=UTF-8''([\w.~!#$&+^`|%-]+)$/.exec(attachment(name)) ?? []
        expect([ascii, encoded]).not.toContain('')
        expect(decodeURIComponent(encoded)).not.toMatch(/[/\\\p{C}]|^\.|\.$/u)
      }),
    )
  })
})

describe('a body', () => {
  it('of as much as is allowed goes through, and one byte more does not', async () => {
    const taken: number[] = []
    for await (const piece of atMost(pieces(600, 400), 1000)) taken.push(piece.length)
    expect(taken).toEqual([600, 400])
    const tooMany = atMost(pieces(600, 401), 1000)
    await tooMany.next()
    expect(await codeOf(tooMany.next())).toBe('LIMIT_REACHED')
  })

  it('of a client that goes away fails for whoever reads it, and ends no process when nobody does', async () => {
    const unread = new PassThrough()
    bodyOf(unread as never)
    unread.destroy(new Error('aborted'))
    const read = new PassThrough()
    const body = bodyOf(read as never)
    read.write('x')
    const reading = (async () => {
      for await (const piece of body) expect(piece.toString()).toBe('x')
    })()
    setTimeout(() => read.destroy(new Error('aborted')), 10)
    await expect(reading).rejects.toThrow('aborted')
  })
})

describe('the files of a subgraph', () => {
  const seen: string[] = []
  const definitions: FileDefinition<object>[] = [
    { kind: 'out', download: (_services, { id }) => (seen.push(id), Promise.resolve({ name: 'x', type: 'text/csv', size: null, body: pieces(1) })) },
    { kind: 'in', upload: (_services, { id }) => Promise.resolve(void seen.push(id)) },
  ]
  const files = bindFiles(definitions, {})
  const id = uuidv7()

  it('go in the direction that they have, under ids in small letters', async () => {
    await files.download('out', { claims, id: id.toUpperCase() })
    await files.upload('in', { claims, id: id.toUpperCase(), body: pieces(1) })
    expect(seen).toEqual([id, id])
    for (const [kind, of] of [['in', id], ['nothing', id], ['out', 'no-id'], ['constructor', id]] as const) expect(await codeOf(files.download(kind, { claims, id: of }))).toBe('NOT_FOUND')
    for (const [kind, of] of [['out', id], ['nothing', id], ['in', 'no-id']] as const) expect(await codeOf(files.upload(kind, { claims, id: of, body: pieces(1) }))).toBe('NOT_FOUND')
  })

  it('are for nobody who is not signed in, and only to be looked at by who looks as somebody else', async () => {
    const nobody = { ...claims, caller: { kind: 'anonymous' as const } }
    expect(await codeOf(files.download('out', { claims: nobody, id }))).toBe('UNAUTHENTICATED')
    expect(await codeOf(files.upload('in', { claims: nobody, id, body: pieces(1) }))).toBe('UNAUTHENTICATED')
    const operator = { ...claims, caller: { kind: 'operator' as const, operatorId: id, userId: id, sessionId: id, impersonationId: id } }
    expect(await codeOf(files.download('out', { claims: operator, id }))).toBe('none')
    expect(await codeOf(files.upload('in', { claims: operator, id, body: pieces(1) }))).toBe('FORBIDDEN')
  })

  it('say their size only where it is known', () => {
    const file = { name: 'x', type: 'text/csv', body: pieces() }
    expect(downloadHeaders({ ...file, size: 12 })).toMatchObject({ 'content-length': '12', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
    expect(downloadHeaders({ ...file, size: null })).not.toHaveProperty('content-length')
  })
})
