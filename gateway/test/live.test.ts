import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { person, projectClaims } from './subgraphs/identity/src/identity.ts'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

type Told = { id: string; event: string; data: Record<string, unknown> }
type Stream = { response: Response; told: Told[]; comments: number; isEnded: boolean; close: () => void }

let first: TestGateway
let second: TestGateway
const mine = uuidv7()
const also = uuidv7()
const foreign = uuidv7()
const open: Stream[] = []

beforeAll(async () => {
  first = await startTestGateway({ env: { PUBLIC_URL: 'http://howl.example' } })
  second = await startTestGateway({ beside: first })
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.close()
})
afterAll(async () => {
  await second.stop()
  await first.stop()
})

function signIn(projects = { [mine]: projectClaims(), [also]: projectClaims() }): string {
  const token = uuidv7()
  first.directory.people.set(token, person(projects))
  return token
}

async function listen(howl: TestGateway, path: string, headers: Record<string, string>): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(`${howl.url}${path}`, { headers, signal: abort.signal })
  const stream: Stream = { response, told: [], comments: 0, isEnded: false, close: () => abort.abort() }
  open.push(stream)
  if (response.ok) void read(stream)
  else await response.arrayBuffer()
  return stream
}

async function read(stream: Stream): Promise<void> {
  let text = ''
  try {
    for await (const chunk of (stream.response.body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream())) {
      text += chunk
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) take(stream, part)
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
  stream.isEnded = true
}

function take(stream: Stream, part: string): void {
  const fields = Object.fromEntries(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]))
  if (fields['data']) stream.told.push({ id: fields['id'] ?? '', event: fields['event'] ?? '', data: JSON.parse(fields['data']) as Record<string, unknown> })
  else stream.comments += 1
}

/** As the dispatcher does it. */
async function happens(...events: { projectId: string | null; type: string; subject?: string }[]): Promise<string[]> {
  const sequences: string[] = []
  for (const { projectId, type, subject = uuidv7() } of events) {
    const [row] = await first.database.query<{ sequence: string }>(
      `insert into live.events (sequence, id, project_id, type, subject, at) values (nextval('live.event_sequence'), gen_random_uuid(), $1, $2, $3, now()) returning sequence`,
      [projectId, type, subject],
    )
    sequences.push(row?.sequence ?? '')
  }
  await first.database.query(`select pg_notify('howl_events', '')`)
  return sequences
}

async function until(condition: () => boolean, ms = 3_000): Promise<void> {
  const deadline = Date.now() + ms
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('did not come about in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('events of my projects, from every gateway, in the form of the contract', async () => {
  const token = signIn()
  const [here, there] = [await listen(first, '/events', bearer(token)), await listen(second, '/events', bearer(token))]
  expect(here.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const [sequence] = await happens({ projectId: mine, type: 'finance.orderPaid', subject: 'an-order' }, { projectId: foreign, type: 'finance.orderPaid' }, { projectId: null, type: 'identity.sessionEnded' })
  await until(() => here.told.length > 0 && there.told.length > 0)
  const expected = { id: sequence, event: 'finance.orderPaid', data: { id: expect.any(String) as string, projectId: mine, type: 'finance.orderPaid', subject: 'an-order', at: expect.stringMatching(/^\d{4}-.*Z$/) as string } }
  expect(here.told).toEqual([expected])
  expect(there.told).toEqual([expected])
})

test('only the projects that were named', async () => {
  const token = signIn()
  const stream = await listen(first, `/events?projectId=${mine}`, bearer(token))
  await happens({ projectId: also, type: 'finance.orderPaid' }, { projectId: mine, type: 'finance.orderPlaced' })
  await until(() => stream.told.length > 0)
  expect(stream.told.map(({ event }) => event)).toEqual(['finance.orderPlaced'])
})

test('only what the scopes allow', async () => {
  const token = signIn({ [mine]: projectClaims({ scopes: ['project:read', 'growth:read'] }) })
  const stream = await listen(first, '/events', bearer(token))
  await happens({ projectId: mine, type: 'finance.orderPaid' }, { projectId: mine, type: 'growth.contactCreated' }, { projectId: mine, type: 'identity.projectChanged' })
  await until(() => stream.told.length > 1)
  expect(stream.told.map(({ event }) => event)).toEqual(['growth.contactCreated', 'identity.projectChanged'])
})

test('nor is anything else told to who resumes', async () => {
  const token = signIn({ [mine]: projectClaims({ scopes: ['project:read', 'growth:read'] }) })
  const [seen] = await happens({ projectId: mine, type: 'finance.orderPlaced' }, { projectId: mine, type: 'finance.orderPaid' }, { projectId: mine, type: 'growth.contactCreated' })
  const stream = await listen(first, '/events', { ...bearer(token), 'last-event-id': seen ?? '' })
  await until(() => stream.told.some(({ event }) => event === 'growth.contactCreated'))
  expect(stream.told.map(({ event }) => event)).toEqual(['growth.contactCreated'])
})

test('resumes at another gateway after the last event that was seen, and goes on', async () => {
  const token = signIn()
  const [seen, ...missed] = await happens(...Array.from({ length: 5 }, () => ({ projectId: mine, type: 'finance.orderPlaced' })), { projectId: foreign, type: 'finance.orderPlaced' })
  const stream = await listen(second, '/events', { ...bearer(token), 'last-event-id': seen ?? '' })
  await until(() => stream.told.length === 4)
  expect(stream.told.map(({ id }) => id)).toEqual(missed.slice(0, 4))
  const [next] = await happens({ projectId: mine, type: 'finance.orderPaid' })
  await until(() => stream.told.length === 5)
  expect(stream.told.at(-1)?.id).toBe(next)
  const byParameter = await listen(first, `/events?lastEventId=${missed[2]}`, bearer(token))
  await until(() => byParameter.told.length === 2)
})

test('what was seen at a gateway that is ahead is not told again by one that is behind', async () => {
  const token = signIn()
  const rows = await first.database.query<{ sequence: string }>(
    `insert into live.events (sequence, id, project_id, type, subject, at) select nextval('live.event_sequence'), gen_random_uuid(), $1, 'finance.orderPaid', 'x', now() from generate_series(1, 3) returning sequence`,
    [mine],
  )
  // Nobody was notified: the gateway does not know yet what the client has seen elsewhere.
  const stream = await listen(second, '/events', { ...bearer(token), 'last-event-id': rows[1]?.sequence ?? '' })
  await first.database.query(`select pg_notify('howl_events', '')`)
  await until(() => stream.told.length > 0)
  expect(stream.told.map(({ id }) => id)).toEqual([rows[2]?.sequence])
})

test('nothing is lost or told twice while a stream resumes in the middle of events', async () => {
  const token = signIn()
  const before = await happens(...Array.from({ length: 2_500 }, () => ({ projectId: mine, type: 'finance.orderPlaced' })).slice(0, 40))
  const streams: Stream[] = []
  const all = [...before]
  for (let round = 0; round < 20; round += 1) {
    const happening = happens({ projectId: mine, type: 'finance.orderPaid' }, { projectId: mine, type: 'finance.orderPaid' })
    streams.push(await listen(round % 2 ? first : second, '/events', { ...bearer(token), 'last-event-id': before[0] ?? '' }))
    all.push(...(await happening))
  }
  await until(() => streams.every(({ told }) => told.length >= all.length - 1))
  for (const { told } of streams) expect(told.map(({ id }) => id)).toEqual(all.slice(1))
})

test('signed out is 401, a foreign, missing or malformed project 404, a strange number 400', async () => {
  const token = signIn()
  for (const [path, headers, status] of [
    ['/events', {}, 401],
    ['/events', bearer('stale'), 401],
    [`/events?projectId=${foreign}`, bearer(token), 404],
    [`/events?projectId=${mine}&projectId=${foreign}`, bearer(token), 404],
    ['/events?projectId=none', bearer(token), 404],
    ['/events', { ...bearer(token), 'last-event-id': 'x' }, 400],
  ] as [string, Record<string, string>, number][]) {
    const { response } = await listen(first, path, headers)
    expect(response.status, path).toBe(status)
  }
})

test('a cookie counts for a page of our own origin alone', async () => {
  const cookie = `howl=${signIn()}`
  const allowed: Record<string, string>[] = [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://howl.example' }, { referer: 'http://howl.example/orders' }, { 'x-howl-client': 'web' }]
  for (const headers of allowed) expect((await listen(first, '/events', { cookie, ...headers })).response.status, JSON.stringify(headers)).toBe(200)
  const refused: Record<string, string>[] = [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://evil.example' }, { 'sec-fetch-site': 'none' }, { referer: 'http://howl.example.evil/' }]
  for (const headers of refused) expect((await listen(first, '/events', { cookie, ...headers })).response.status, JSON.stringify(headers)).toBe(401)
})

test('whoever is removed hears nothing more, within a second, and the named stream ends', async () => {
  const token = signIn()
  const all = await listen(first, '/events', bearer(token))
  const named = await listen(second, `/events?projectId=${mine}`, bearer(token))
  const claims = first.directory.people.get(token)
  first.directory.people.set(token, person({ [also]: projectClaims() }))
  const userId = claims?.caller.kind === 'user' ? claims.caller.userId : ''
  await happens({ projectId: mine, type: 'identity.memberRemoved', subject: userId }, { projectId: mine, type: 'finance.orderPaid' }, { projectId: also, type: 'finance.orderPaid' })
  await until(() => named.isEnded, 1_000)
  await until(() => all.told.length > 0, 1_000)
  expect(all.told.map(({ data }) => data['projectId'])).toEqual([also])
  expect(named.told).toEqual([])
})

test('a session or key that has ended ends its streams, and no others', async () => {
  const token = signIn()
  const other = await listen(first, '/events', bearer(signIn()))
  const stream = await listen(first, '/events', bearer(token))
  const claims = first.directory.people.get(token)
  first.directory.people.delete(token)
  await happens({ projectId: null, type: 'identity.sessionEnded', subject: claims?.caller.kind === 'user' ? claims.caller.sessionId : '' })
  await until(() => stream.isEnded, 1_000)
  expect(other.isEnded).toBe(false)
})

test('rights that end without an event are noticed by the next look, a minute after the last one', async () => {
  const token = signIn()
  const stream = await listen(first, '/events', bearer(token))
  const lasting = await listen(first, '/events', bearer(signIn()))
  first.directory.people.delete(token)
  const now = performance.now.bind(performance)
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 61_000)
  try {
    await until(() => stream.isEnded, 8_000)
  } finally {
    clock.mockRestore()
  }
  expect(lasting.isEnded).toBe(false)
})

test('who reads nothing is cut off, and holds no memory and no place', async () => {
  const token = signIn()
  const open = async () => Number(/^howl_live_streams (\d+)$/m.exec(await (await fetch(`${first.url}/metrics`)).text())?.[1])
  await expect.poll(open, { timeout: 5_000 }).toBe(0)
  const socket = connect(Number(new URL(first.url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.pause()
  socket.write(`GET /events HTTP/1.1\r\nhost: howl\r\nauthorization: Bearer ${token}\r\n\r\n`)
  await expect.poll(open, { timeout: 5_000 }).toBe(1)
  // More than the system's own buffers hold, and no more than is told at once: the streams of later tests hear none of it.
  await first.database.query(
    `insert into live.events (sequence, id, project_id, type, subject, at)
     select nextval('live.event_sequence'), gen_random_uuid(), $1, 'finance.orderPaid', repeat('x', 20000), now() from generate_series(1, 900)`,
    [mine],
  )
  await first.database.query(`select pg_notify('howl_events', '')`)
  await expect.poll(open, { timeout: 10_000 }).toBe(0)
  socket.destroy()
})

test('whoever joins hears of the new project from that moment', async () => {
  const token = signIn({ [mine]: projectClaims() })
  const stream = await listen(first, '/events', bearer(token))
  const claims = first.directory.people.get(token)
  Object.assign(claims?.projects ?? {}, { [foreign]: projectClaims() })
  await happens({ projectId: foreign, type: 'identity.memberJoined', subject: claims?.caller.kind === 'user' ? claims.caller.userId : '' }, { projectId: foreign, type: 'finance.orderPaid' })
  await until(() => stream.told.length === 2, 1_500)
})

test('one person opens no more than fifty', async () => {
  const token = signIn()
  const streams = await Promise.all(Array.from({ length: 51 }, () => listen(first, '/events', bearer(token))))
  expect(streams.map(({ response }) => response.status).sort().slice(-2)).toEqual([200, 429])
})

test('a lost connection to the database is made again, and what happened meanwhile is told', async () => {
  const token = signIn()
  const stream = await listen(first, '/events', bearer(token))
  await first.database.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'howl-gateway' and datname = current_database()`)
  await happens({ projectId: mine, type: 'finance.orderPaid' })
  await until(() => stream.told.length === 1, 8_000)
})

test('a gateway that stops ends its streams at once', async () => {
  const third = await startTestGateway({ beside: first })
  const stream = await listen(third, '/events', bearer(signIn()))
  const started = Date.now()
  await third.stop()
  await until(() => stream.isEnded, 500)
  expect(Date.now() - started).toBeLessThan(3_000)
})
