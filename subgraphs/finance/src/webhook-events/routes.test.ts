import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { SECRET, sepayEvent, signedHeaders, startFinance, type TestConnection, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

const rowsOf = (project: TestProject) =>
  finance.database.query<{ external_id: string; duplicates: number; state: string; outcome: string | null; payload: Buffer }>(
    `select w.*, coalesce(d.count, 0) as duplicates from finance.webhook_events w
     left join finance.webhook_duplicates d on d.connection_id = w.connection_id and d.external_id = w.external_id where w.project_id = $1 order by w.id`,
    [project.id],
  )

describe('what a callback is answered', () => {
  let project: TestProject
  let connection: TestConnection
  beforeAll(async () => {
    project = finance.project()
    connection = await project.connect()
  })

  test('200 and `success: true` once it is stored, byte for byte', async () => {
    const body = Buffer.from(` ${JSON.stringify(sepayEvent({ id: 1, content: 'chuyển tiền' }))}\n`)
    expect(await connection.post(body)).toEqual({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"success":true}' })
    expect(await rowsOf(project)).toMatchObject([{ external_id: '1', duplicates: 0, state: 'RECEIVED', payload: body }])
  })

  test('200 to a duplicate too, which is counted on the first row', async () => {
    expect(await connection.send({ id: 1, content: 'anything' })).toMatchObject({ status: 200, body: '{"success":true}' })
    expect(await rowsOf(project)).toMatchObject([{ duplicates: 1 }])
  })

  test('401 to a wrong, stale or missing signature, and nothing is stored', async () => {
    const body = Buffer.from(JSON.stringify(sepayEvent({ id: 2 })))
    for (const answer of [
      connection.postRaw(body, signedHeaders(body, { secret: `${SECRET}x` })),
      connection.postRaw(body, signedHeaders(body, { at: Date.now() - 302_000 })),
      connection.postRaw(body, signedHeaders(body, { at: Date.now() + 302_000 })),
      connection.postRaw(Buffer.concat([body, Buffer.from(' ')]), signedHeaders(body)),
      connection.postRaw(body, {}),
      connection.postRaw(body, { authorization: `Apikey ${SECRET}` }),
    ]) {
      expect(await answer).toMatchObject({ status: 401, body: '{"success":false,"message":"The callback is not authentic."}' })
    }
    expect(await rowsOf(project)).toHaveLength(1)
  })

  test.each(['', '{', '[]', '"x"', '1', 'null', '{}', '{"id":null}', '{"id":""}', '{"id":{}}', '{"id":true}', '\u0000', 'id=5', '<a/>'])('400 when what is authentic is no object with an id: %j', async (body) => {
    expect(await connection.post(body)).toMatchObject({ status: 400 })
    expect(await connection.post(body, { secret: 'wrong' })).toMatchObject({ status: 401 })
  })

  test('404 for a connection that nobody has, or that is no id', async () => {
    const body = Buffer.from('{"id":1}')
    for (const path of [uuidv7(), 'x', '', `${connection.id}/x`, '%00']) {
      const answer = await finance.running.handleRoute('sepay', { method: 'POST', path, headers: signedHeaders(body), query: {}, body, address: null })
      expect(answer).toMatchObject({ status: 404 })
    }
    expect(await finance.running.handleRoute('stripe', { method: 'POST', path: connection.id, headers: {}, query: {}, body, address: null })).toBeNull()
  })

  test('413 over 1 MiB, and 200 at exactly that', async () => {
    const shell = JSON.stringify({ id: 77, pad: '' })
    const exact = shell.replace('""', `"${'x'.repeat(1024 * 1024 - shell.length)}"`)
    expect(exact).toHaveLength(1024 * 1024)
    expect(await connection.post(exact)).toMatchObject({ status: 200 })
    expect(await connection.post(`${exact} `)).toMatchObject({ status: 413 })
  })

  test('405 to what is not a POST', async () => {
    const answer = await finance.running.handleRoute('sepay', { method: 'GET', path: connection.id, headers: {}, query: {}, body: Buffer.alloc(0), address: null })
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } })
  })

  test('503 with Retry-After when it cannot be stored, and 200 as soon as it can', async () => {
    await finance.database.query('revoke insert on finance.webhook_events from howl_finance_system')
    const answers = await Promise.all(Array.from({ length: 5 }, () => connection.send({ id: 5 })))
    for (const answer of answers) expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } })
    await finance.database.query('grant insert on finance.webhook_events to howl_finance_system')
    expect(await connection.send({ id: 5 })).toMatchObject({ status: 200 })
  })

  test('one row that cannot be stored does not take its neighbours with it', async () => {
    await finance.database.query(`alter table finance.webhook_events add constraint no_666 check (external_id <> '666')`)
    const answers = await Promise.all([660, 666, 667].map((id) => connection.send({ id })))
    await finance.database.query('alter table finance.webhook_events drop constraint no_666')
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 200])
  })

  test('200 with an API key, and 401 with another', async () => {
    const byKey = await finance.project().connect({}, { authentication: 'API_KEY', secret: 'key-0001' })
    const send = (authorization: string) => byKey.postRaw(Buffer.from('{"id":1}'), { authorization })
    expect([(await send('Apikey key-0001')).status, (await send('Bearer key-0001')).status, (await send('Apikey key-0002')).status]).toEqual([200, 401, 401])
  })
})

test('fifty deliveries of one event at once are one row, and count once', async () => {
  const project = finance.project()
  const connection = await project.connect()
  const order = await project.createOrder(250_000)
  const body = JSON.stringify(sepayEvent({ code: order.paymentCode }))
  const answers = await Promise.all(Array.from({ length: 50 }, () => connection.post(body)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await Promise.all([finance.drain(), finance.drain()])
  await connection.post(body)
  await finance.drain()
  expect((await project.read('webhookEvents { nodes { duplicates } }')).webhookEvents.nodes).toEqual([{ duplicates: 50 }])
  expect(await rowsOf(project)).toMatchObject([{ duplicates: 50, state: 'PROCESSED' }])
  expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '250000' } })
})

test('deliveries of one event that are stored together are one row, and its duplicates are those after the first', async () => {
  const project = finance.project()
  const connection = await project.connect()
  await connection.send({ id: 1 })
  // While the first is written the others wait, and are written together.
  const answers = await Promise.all([2, 3, 3, 3].map((id) => connection.send({ id })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const rows = await rowsOf(project)
  expect(rows.map(({ external_id, duplicates }) => [external_id, duplicates]).sort()).toEqual([['1', 0], ['2', 0], ['3', 2]])
})

test('what is stored wakes its worker, and what is refused wakes nobody', async () => {
  const connection = await finance.project().connect()
  const rings = vi.spyOn(finance.queues, 'ring')
  try {
    expect((await connection.post('{"id":1}', { secret: 'wrong' })).status).toBe(401)
    expect(rings).not.toHaveBeenCalled()
    expect((await connection.send({})).status).toBe(200)
    expect(rings).toHaveBeenCalledWith('finance', 'finance.processWebhook')
  } finally {
    rings.mockRestore()
  }
})

test('a delivery that comes again neither waits for the row that is being worked on, nor holds it up', async () => {
  const project = finance.project()
  const connection = await project.connect()
  await connection.send({ id: 5 })
  await finance.db.asSystem('a worker of the test', async (tx) => {
    await tx.query('select id from finance.webhook_events where project_id = $1 for update', [project.id])
    expect(await connection.send({ id: 5 })).toMatchObject({ status: 200 })
  })
  expect(await rowsOf(project)).toMatchObject([{ duplicates: 1 }])
})

test('two hundred different events at once are all stored', async () => {
  const project = finance.project()
  const connection = await project.connect()
  const answers = await Promise.all(Array.from({ length: 200 }, () => connection.send({ transferAmount: 10 })))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  await finance.drain()
  const { transactions } = await project.read('transactions(first: 1) { totalCount }')
  expect(transactions.totalCount).toBe(200)
})

test('ids that differ beyond 2^53 are different events', async () => {
  const project = finance.project()
  const connection = await project.connect()
  for (const id of ['9007199254740993', '9007199254740992', '9007199254740993']) await connection.post(`{"id":${id}}`)
  expect((await rowsOf(project)).map(({ external_id, duplicates }) => [external_id, duplicates])).toEqual([
    ['9007199254740993', 1],
    ['9007199254740992', 0],
  ])
})

/** Bodies that are no transfer, nearly one, or one with anything in its fields. */
const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double(), fc.bigInt().map(String), fc.constantFrom(0, -1, 1e308, '', 'in', 'out', '2026-11-02 07:00:00', '0123499999'))
const nearlyTransfer = fc
  .record(
    Object.fromEntries(['id', 'transactionDate', 'accountNumber', 'code', 'content', 'transferType', 'transferAmount', 'accumulated', 'subAccount', 'referenceCode', 'description'].map((name) => [name, anything])),
    { requiredKeys: [] },
  )
  .map((odd) => ({ ...sepayEvent(), ...odd }))
const bodies = fc.oneof(
  nearlyTransfer.map((event) => Buffer.from(JSON.stringify(event))),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  // One byte of a good event is another: often broken UTF-8 or broken JSON.
  fc.tuple(fc.nat(), fc.nat(255)).map(([place, byte]) => {
    const bytes = Buffer.from(JSON.stringify(sepayEvent({ content: 'chuyển tiền' })))
    bytes[place % bytes.length] = byte
    return bytes
  }),
  fc.nat(3000).map((depth) => Buffer.from(`{"id":"deep-${depth}","content":${'['.repeat(depth)}${']'.repeat(depth)}}`)),
  fc.tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('', '-')).map(([digits, sign]) => Buffer.from(JSON.stringify(sepayEvent({ transferAmount: '#' })).replace('"#"', `${sign}${'9'.repeat(digits)}`))),
)

test('a thousand random bodies: never a 5xx, and nothing authentic is lost or left undone', async () => {
  const project = finance.project()
  const connection = await project.connect()
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(bodies, fc.boolean(), async (body, isForged) => {
      const { status } = await connection.post(body, isForged ? { secret: 'forged' } : {})
      expect(isForged ? [401] : [200, 400]).toContain(status)
      if (status !== 200) return
      accepted += 1
    }),
    { numRuns: 1000 },
  )
  await finance.drain()
  const rows = await rowsOf(project)
  expect(rows.reduce((sum, { duplicates }) => sum + duplicates + 1, 0)).toBe(accepted)
  expect(rows.filter(({ state }) => !['PROCESSED', 'IGNORED', 'FAILED'].includes(state))).toEqual([])
  expect(rows.filter(({ outcome }) => !outcome)).toEqual([])
  const dead = await finance.database.query('select last_error from finance.webhook_events where dead_at is not null or last_error is not null')
  expect(dead).toEqual([])
})
