import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { person, projectClaims } from './subgraphs/identity/src/identity.ts'
import { noFiles, type FileObservations } from './subgraphs/shop/src/files.ts'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

const [mine, without, closed, foreign] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
const MIB = 1024 * 1024
const linh = () =>
  person({
    [mine]: projectClaims(),
    [without]: projectClaims({ scopes: ['project:read'], name: 'Without finance' }),
    [closed]: projectClaims({ name: 'Closed' }),
  })

async function until(what: string, is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (is()) return
    await sleep(25)
  }
  throw new Error(`never came: ${what}`)
}

for (const mode of ['embedded', 'networked'] as const) {
  describe(mode, () => {
    let howl: TestGateway
    let seen: FileObservations
    beforeAll(async () => {
      howl = await startTestGateway({ mode })
      seen = howl.shop.files ?? noFiles()
    })
    beforeEach(() => {
      howl.directory.people.set('linh', linh())
      Object.assign(seen, { given: 0, taken: 0, kept: 0, gate: null })
    })
    afterAll(() => howl.stop())

    const bearer = { authorization: 'Bearer linh' }
    const get = (path: string, headers: Record<string, string> = bearer) => fetch(`${howl.url}/files/${path}`, { headers })
    const put = (path: string, body: Buffer | string | null, headers: Record<string, string> = bearer) => fetch(`${howl.url}/files/${path}`, { method: 'PUT', body, headers, duplex: 'half' })
    const told = async (response: Response) => {
      const { errors } = (await response.json()) as { errors: { message: string; extensions: Record<string, unknown> }[] }
      expect(errors).toHaveLength(1)
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
      return [response.status, errors[0]?.extensions['code'], errors[0]?.message]
    }
    /** A client of which the test says when it reads and when it goes. */
    const open = (method: string, path: string, headers: Record<string, string> = {}): ClientRequest =>
      httpRequest(`${howl.url}/files/${path}`, { method, agent: false, headers: { ...bearer, ...headers } })
    const answerTo = (request: ClientRequest) => new Promise<IncomingMessage>((resolve, reject) => request.once('response', resolve).once('error', reject))

    test('a file comes whole, under a name that can do no harm, and nobody keeps it on the way', async () => {
      const response = await get(`shop/report/${mine}`)
      expect(response.status).toBe(200)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-length': '300000',
        'content-disposition': `attachment; filename="bao cao _report__.._thang 11__.csv"; filename*=UTF-8''b%C3%A1o%20c%C3%A1o%20_report__.._th%C3%A1ng%2011__.csv`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringContaining(`default-src 'none'`) as string,
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      expect([bytes.length, bytes.toString('latin1', 0, 8)]).toEqual([300_000, 'howlhowl'])
      expect(seen.open).toBe(0)
    })

    test('a reader who takes nothing is given nothing more, and one who goes away ends the reading', async () => {
      const request = open('GET', `shop/endless/${mine}`)
      request.end()
      const answer = await answerTo(request)
      answer.pause()
      const isStill = async () => {
        const before = seen.given
        await sleep(400)
        return seen.given === before
      }
      try {
        await until('the way is full', () => seen.given > MIB)
        for (let tries = 0; !(await isStill()); tries += 1) if (tries > 20) throw new Error('it never stops')
        // What lies in buffers of sockets on the way, and not a file.
        expect(seen.given).toBeLessThan(64 * MIB)
        expect(seen.open).toBe(1)
      } finally {
        request.destroy()
      }
      await until('the reading has ended', () => seen.open === 0)
      expect(seen.given).toBeLessThan(80 * MIB)
    })

    test('a file that breaks off in the middle does not look whole', async () => {
      const response = await get(`shop/torn/${mine}`)
      expect(response.status).toBe(200)
      await expect(response.arrayBuffer()).rejects.toThrow()
    })

    test('an upload goes in whole', async () => {
      const response = await put(`shop/list/${mine}`, Buffer.alloc(3 * MIB, 'x'))
      expect([response.status, await response.text(), seen.taken, seen.kept]).toEqual([204, '', 3 * MIB, 1])
    })

    test('an upload without a type, and an empty one', async () => {
      const request = open('PUT', `shop/list/${mine}`)
      request.end(Buffer.alloc(10))
      expect((await answerTo(request)).statusCode).toBe(204)
      expect((await put(`shop/list/${mine}`, null)).status).toBe(204)
      expect([seen.taken, seen.kept]).toEqual([10, 2])
    })

    test('who sends faster than it is taken is held back', async () => {
      let openGate: () => void = () => {}
      seen.gate = new Promise((resolve) => {
        openGate = resolve
      })
      const request = open('PUT', `shop/list/${mine}`)
      const answer = answerTo(request)
      let sent = 0
      const send = () => {
        while (sent < 60 * MIB) {
          sent += MIB
          if (!request.write(Buffer.alloc(MIB))) return request.once('drain', send)
        }
        return request.end()
      }
      send()
      await until('the upload has begun', () => seen.open === 1)
      for (let before = -1; before !== sent; await sleep(400)) before = sent
      expect(sent).toBeLessThan(40 * MIB)
      openGate()
      expect((await answer).statusCode).toBe(204)
      expect([seen.taken, seen.kept]).toEqual([60 * MIB, 1])
    })

    test('one that breaks off is not taken for whole', async () => {
      const request = open('PUT', `shop/list/${mine}`, { 'content-length': String(10 * MIB) })
      request.on('error', () => {})
      request.write(Buffer.alloc(MIB))
      await until('some of it has come', () => seen.taken > 0)
      request.destroy()
      await until('the upload is over', () => seen.open === 0)
      expect(seen.kept).toBe(0)
      expect(howl.logged.filter(({ level }) => level === 'error')).toEqual([])
    })

    test('more than 64 MiB is 413, whether the client says so before or not', async () => {
      const request = open('PUT', `shop/list/${mine}`, { 'content-length': String(64 * MIB + 1) })
      request.on('error', () => {})
      request.flushHeaders()
      const answer = await answerTo(request)
      expect(answer.statusCode).toBe(413)
      expect(JSON.parse((await answer.toArray()).join(''))).toMatchObject({ errors: [{ message: 'The file is larger than 64 MiB.', extensions: { code: 'LIMIT_REACHED' } }] })
      expect(seen.taken).toBe(0)
      request.destroy()

      const unsaid = open('PUT', `shop/list/${mine}`)
      unsaid.on('error', () => {})
      const refused = answerTo(unsaid)
      let isOver = false
      const send = () => {
        for (let more = true; more && !isOver; ) more = unsaid.write(Buffer.alloc(MIB))
        if (!isOver) unsaid.once('drain', send)
      }
      send()
      const { statusCode } = await refused
      isOver = true
      unsaid.destroy()
      expect([statusCode, seen.kept]).toEqual([413, 0])
      expect(seen.taken).toBeLessThanOrEqual(64 * MIB)
      await until('it is over', () => seen.open === 0)
    })

    test('exactly 64 MiB is taken', async () => {
      const request = open('PUT', `shop/list/${mine}`)
      const answer = answerTo(request)
      for (let sent = 0; sent < 64; sent += 1) if (!request.write(Buffer.alloc(MIB))) await new Promise((resolve) => request.once('drain', resolve))
      request.end()
      expect([(await answer).statusCode, seen.taken]).toEqual([204, 64 * MIB])
    })

    test('who is not signed in, or by a stale token, is 401', async () => {
      for (const headers of [{}, { authorization: 'Bearer stale' }] as Record<string, string>[]) {
        expect((await told(await get(`shop/report/${mine}`, headers))).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED'])
        expect((await told(await put(`shop/list/${mine}`, 'x', headers))).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED'])
      }
      expect(seen).toMatchObject({ given: 0, taken: 0 })
    })

    test('without the right it is 403, and of a foreign project, or of no kind that there is, 404', async () => {
      expect((await told(await get(`shop/report/${without}`))).slice(0, 2)).toEqual([403, 'FORBIDDEN'])
      expect((await told(await put(`shop/list/${without}`, Buffer.alloc(5 * MIB)))).slice(0, 2)).toEqual([403, 'FORBIDDEN'])
      for (const path of [`shop/report/${foreign}`, 'shop/report/no-id', `shop/nothing/${mine}`, `nobody/report/${mine}`, `shop/list/${mine}`, `shop/__proto__/${mine}`]) {
        expect([path, ...(await told(await get(path))).slice(0, 2)]).toEqual([path, 404, 'NOT_FOUND'])
      }
      for (const path of [`shop/list/${foreign}`, `shop/report/${mine}`, `nobody/list/${mine}`]) {
        expect([path, ...(await told(await put(path, Buffer.alloc(5 * MIB)))).slice(0, 2)]).toEqual([path, 404, 'NOT_FOUND'])
      }
      expect(seen).toMatchObject({ given: 0, taken: 0 })
    })

    test('a refusal of the door itself comes through as it is', async () => {
      expect(await told(await put(`shop/list/${closed}`, 'x'))).toEqual([409, 'CONFLICT', 'The list was brought already.'])
    })

    test('a bug is told without a detail', async () => {
      const [status, code, message] = await told(await get(`shop/broken/${mine}`))
      expect([status, code]).toEqual([500, 'INTERNAL_SERVER_ERROR'])
      expect(message).not.toMatch(/select|permission/)
    })

    test('a right that was taken away a moment ago is gone, whatever the gateway remembers', async () => {
      expect((await get(`shop/report/${mine}`)).status).toBe(200)
      Object.assign(howl.directory.people.get('linh')?.projects ?? {}, { [mine]: projectClaims({ scopes: ['project:read'] }) })
      expect((await get(`shop/report/${mine}`)).status).toBe(403)
    })

    test('a cookie counts for pages of our own: to fetch by where the request came from, to bring only with our header', async () => {
      const cookie = { cookie: 'howl=linh' }
      const statusOf = async (headers: Record<string, string>) => (await get(`shop/report/${mine}`, { ...cookie, ...headers })).status
      expect(await statusOf({ 'sec-fetch-site': 'same-origin' })).toBe(200)
      expect(await statusOf({ 'x-howl-client': 'web' })).toBe(200)
      expect(await statusOf({ origin: howl.url })).toBe(200)
      for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, { origin: 'https://evil.example' }] as Record<string, string>[]) {
        expect([headers, await statusOf(headers)]).toEqual([headers, 401])
      }
      expect((await put(`shop/list/${mine}`, 'x', { ...cookie, 'x-howl-client': 'web' })).status).toBe(204)
      for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: howl.url }, { 'content-type': 'application/json' }] as Record<string, string>[]) {
        expect([headers, (await put(`shop/list/${mine}`, '{}', { ...cookie, ...headers })).status]).toEqual([headers, 401])
      }
    })

    test('an operator who looks as somebody may fetch what they may, and bring nothing', async () => {
      howl.directory.people.set('operator', { ...linh(), caller: { kind: 'operator', operatorId: uuidv7(), userId: uuidv7(), sessionId: uuidv7(), impersonationId: uuidv7() } })
      const headers = { authorization: 'Bearer operator' }
      expect((await get(`shop/report/${mine}`, headers)).status).toBe(200)
      expect((await told(await put(`shop/list/${mine}`, 'x', headers))).slice(0, 2)).toEqual([403, 'FORBIDDEN'])
    })

    test('more than eight files at once of one caller are refused with the time to wait; nobody else is', async () => {
      howl.directory.people.set('minh', { ...linh(), caller: { kind: 'key', keyId: uuidv7() } })
      const requests = Array.from({ length: 8 }, () => open('GET', `shop/endless/${mine}`))
      const answers = await Promise.all(
        requests.map((request) => {
          request.end()
          return answerTo(request)
        }),
      )
      for (const answer of answers) answer.pause()
      const refused = await get(`shop/report/${mine}`)
      expect(refused.headers.get('retry-after')).toBe('5')
      expect((await told(refused)).slice(0, 2)).toEqual([429, 'RATE_LIMITED'])
      expect((await get(`shop/report/${mine}`, { authorization: 'Bearer minh' })).status).toBe(200)
      for (const request of requests) request.destroy()
      await until('they are over', () => seen.open === 0)
      expect((await get(`shop/report/${mine}`)).status).toBe(200)
    })

    test('other methods are nothing here', async () => {
      for (const method of ['POST', 'DELETE', 'HEAD']) expect((await fetch(`${howl.url}/files/shop/report/${mine}`, { method, headers: bearer })).status).toBe(404)
    })
  })
}

test('files count among the operations of a caller', async () => {
  const howl = await startTestGateway({ env: { HOWL_OPERATIONS_PER_SECOND: '1', HOWL_OPERATIONS_BURST: '10' } })
  try {
    howl.directory.people.set('linh', linh())
    const responses = await Promise.all(Array.from({ length: 100 }, () => fetch(`${howl.url}/files/shop/report/${foreign}`, { headers: { authorization: 'Bearer linh' } })))
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(20)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  } finally {
    await howl.stop()
  }
})

test('an owner that cannot be reached is 503, with the time to wait', async () => {
  const howl = await startTestGateway({ mode: 'networked', unreachable: 'shop' })
  try {
    howl.directory.people.set('linh', linh())
    for (const [method, kind] of [['GET', 'report'], ['PUT', 'list']] as const) {
      const response = await fetch(`${howl.url}/files/shop/${kind}/${mine}`, { method, headers: { authorization: 'Bearer linh' }, ...(method === 'PUT' ? { body: 'x'.repeat(100_000) } : {}) })
      expect([method, response.status, response.headers.get('retry-after')]).toEqual([method, 503, '5'])
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
    }
  } finally {
    await howl.stop()
  }
})

test('a subgraph over HTTP gives files to the gateway alone', async () => {
  const howl = await startTestGateway({ mode: 'networked' })
  try {
    for (const method of ['GET', 'PUT']) {
      const response = await fetch(`${howl.places['shop'] as string}/files/report/${mine}`, { method, headers: { 'x-howl-claims': 'forged', authorization: 'Bearer linh' } })
      expect([method, response.status]).toEqual([method, 401])
    }
  } finally {
    await howl.stop()
  }
})
