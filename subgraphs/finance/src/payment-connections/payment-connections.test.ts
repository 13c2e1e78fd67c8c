import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allScopes, countStatements } from '@howl/testkit'
import { SECRET, signedHeaders, startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance()
})
afterAll(() => finance.stop())

const settings = { bank: 'Vietcombank', accountNumber: '0123499999', codePrefix: 'DH' }
const secrets = { authentication: 'HMAC', secret: SECRET }
const CONNECTION = 'id provider name webhookUrl status settings secretHint lastWebhookAt refusedWebhooks createdAt'
const SELECTION = `... on CreatePaymentConnectionSuccess { connection { ${CONNECTION} } } ... on InvalidInput { message fieldErrors { path message } }`

const create = (project: TestProject, more: Record<string, unknown> = {}) =>
  project.tryMutate('createPaymentConnection', { projectId: project.id, provider: 'SEPAY', name: 'Main', settings, secrets, ...more }, { selection: SELECTION })

describe('a SePay connection', () => {
  test('is made, waits for its first callback, and says where that goes', async () => {
    const project = finance.project()
    const { data } = await create(project, { settings: { ...settings, accountNumber: ' 0123 4999 99', codePrefix: 'dh' } })
    expect(data).toMatchObject({
      __typename: 'CreatePaymentConnectionSuccess',
      connection: { provider: 'SEPAY', name: 'Main', status: 'WAITING', settings, secretHint: '0001', lastWebhookAt: null, refusedWebhooks: 0 },
    })
    expect(data['connection'].webhookUrl).toBe(`http://127.0.0.1:4000/webhooks/sepay/${data['connection'].id}`)
  })

  test('shows its secrets nowhere: not in the graph, and in the database only sealed', async () => {
    const project = finance.project()
    const connection = await project.connect({}, { apiToken: 'api-token-0001' })
    const rows = await finance.database.query('select * from finance.payment_connections where id = $1', [connection.id])
    const everything = JSON.stringify(rows) + JSON.stringify(await project.read(`paymentConnections { nodes { ${CONNECTION} } }`))
    expect(everything).not.toContain(SECRET)
    expect(everything).not.toContain('api-token-0001')
    const short = await create(finance.project(), { secrets: { authentication: 'API_KEY', secret: 'short-key' } })
    expect(short.data['connection'].secretHint).toBeNull()
  })

  test.each([
    [['settings.bank'], { settings: { ...settings, bank: ' ' } }],
    [['settings.accountNumber'], { settings: { ...settings, accountNumber: '01-23' } }],
    [['settings.codePrefix'], { settings: { ...settings, codePrefix: 'D' } }],
    [['settings.codePrefix'], { settings: { ...settings, codePrefix: 'ĐH' } }],
    [['settings.codePrefix'], { settings: { bank: 'a', accountNumber: '123456' } }],
    [['settings.prefix'], { settings: { ...settings, prefix: 'x' } }],
    [['settings'], { settings: 'none' }],
    [['settings'], { settings: null }],
    [['settings'], { settings: [] }],
    [['secrets.authentication'], { secrets: { ...secrets, authentication: 'NONE' } }],
    [['secrets.secret'], { secrets: { authentication: 'HMAC' } }],
    [['secrets.secret'], { secrets: { authentication: 'API_KEY', secret: 'two words' } }],
    [['secrets.apiToken'], { secrets: { ...secrets, apiToken: 7 } }],
    [['name'], { name: '' }],
    [['name', 'settings.bank', 'secrets.secret'], { name: 'x'.repeat(101), settings: { ...settings, bank: 5 }, secrets: { authentication: 'HMAC', secret: '' } }],
    [['provider'], { provider: 'STRIPE' }],
    [['provider'], { provider: 'PAYFAST' }],
    [['provider'], { provider: 'MANUAL' }],
  ])('names the fault at %j', async (paths, more) => {
    const { data, errors } = await create(finance.project(), more)
    // A required value of the graph cannot be null at all.
    if (Object.values(more).includes(null)) return expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
    expect(data['fieldErrors']?.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths)
    expect(JSON.stringify(data)).not.toContain(SECRET)
  })

  test('says which provider is not there yet', async () => {
    expect((await create(finance.project(), { provider: 'PAYFAST' })).data).toMatchObject({ message: expect.stringContaining('PayFast is not available yet') })
  })

  test('is made once by calls with one idempotencyKey; other settings or other secrets are a CONFLICT', async () => {
    const project = finance.project()
    const [first, second] = await Promise.all([create(project, { idempotencyKey: 'k' }), create(project, { idempotencyKey: 'k' })])
    expect(first.data['connection'].id).toBe(second.data['connection'].id)
    expect((await create(project, { idempotencyKey: 'k', name: 'Other' })).code).toBe('CONFLICT')
    expect((await create(project, { idempotencyKey: 'k', secrets: { ...secrets, secret: 'another-secret-0002' } })).code).toBe('CONFLICT')
    const stored = await finance.database.query('select * from finance.idempotency_keys where project_id = $1', [project.id])
    expect(stored).toHaveLength(1)
  })

  test('needs connections:manage to be made or changed, finance:read to be seen', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const without = allScopes.filter((scope) => scope !== 'connections:manage')
    for (const name of ['updatePaymentConnection', 'disablePaymentConnection', 'enablePaymentConnection', 'prepareTestTransfer']) {
      expect((await project.tryMutate(name, { id: connection.id }, { selection: '', claims: project.claims(without) })).code).toBe('FORBIDDEN')
      expect((await finance.project().tryMutate(name, { id: connection.id }, { selection: '' })).code).toBe('NOT_FOUND')
    }
  })

  test('is switched off at once, and on again', async () => {
    const project = finance.project()
    const connection = await project.connect()
    expect(await connection.send({})).toMatchObject({ status: 200 })
    const change = (name: string) => project.mutate(name, { id: connection.id }, { selection: `... on ${name.charAt(0).toUpperCase()}${name.slice(1)}Success { connection { status } }` })
    expect(await change('disablePaymentConnection')).toMatchObject({ connection: { status: 'DISABLED' } })
    expect(await connection.send({})).toMatchObject({ status: 404 })
    expect(await change('enablePaymentConnection')).toMatchObject({ connection: { status: 'ACTIVE' } })
    expect(await connection.send({})).toMatchObject({ status: 200 })
  })

  test('that another process has switched off is off here within a second', async () => {
    const connection = await finance.project().connect()
    expect((await connection.send({})).status).toBe(200)
    await finance.database.query('update finance.payment_connections set disabled_at = now() where id = $1', [connection.id])
    await new Promise((done) => setTimeout(done, 1_000))
    expect((await connection.send({})).status).toBe(404)
  })

  test('takes a changed secret at once; what is not given stays', async () => {
    const project = finance.project()
    const connection = await project.connect()
    await connection.send({})
    const update = (input: Record<string, unknown>) =>
      project.mutate('updatePaymentConnection', { id: connection.id, ...input }, { selection: `... on UpdatePaymentConnectionSuccess { connection { ${CONNECTION} } } ... on InvalidInput { fieldErrors { path } }` })
    expect(await update({ secrets: { authentication: 'HMAC', secret: 'another-secret-0002' } })).toMatchObject({ connection: { name: 'Main account', secretHint: '0002', settings } })
    expect(await connection.send({})).toMatchObject({ status: 401 })
    expect(await connection.post('{"id":1}', { secret: 'another-secret-0002' })).toMatchObject({ status: 200 })
    expect(await update({ name: 'Second', settings: { ...settings, codePrefix: 'ZZ' } })).toMatchObject({ connection: { name: 'Second', secretHint: '0002', settings: { codePrefix: 'ZZ' } } })
    expect(await update({ name: ' ' })).toMatchObject({ fieldErrors: [{ path: ['name'] }] })
    expect((await project.createOrder(1)).paymentCode).toMatch(/^ZZ/)
  })

  test('counts what it refused, and remembers the last that it took', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const body = Buffer.from('{"id":1}')
    await Promise.all(Array.from({ length: 30 }, () => connection.postRaw(body, signedHeaders(body, { secret: 'wrong' }))))
    const seen = async () => (await project.read(`paymentConnections { nodes { ${CONNECTION} } }`)).paymentConnections.nodes[0]
    expect(await seen()).toMatchObject({ refusedWebhooks: 30, status: 'WAITING', lastWebhookAt: null })
    await connection.send({})
    expect(await seen()).toMatchObject({ refusedWebhooks: 30, status: 'ACTIVE', lastWebhookAt: expect.stringMatching(/Z$/) })
  })

  test('the list costs two statements', async () => {
    const project = finance.project()
    for (let index = 0; index < 5; index += 1) await project.connect()
    const { result, statements } = await countStatements('finance', () => project.read(`paymentConnections { nodes { ${CONNECTION} } }`))
    expect(result.paymentConnections.nodes).toHaveLength(5)
    expect(statements).toHaveLength(2)
  })
})

describe('the test transfer', () => {
  const prepare = (project: TestProject, input: Record<string, unknown>) =>
    project.tryMutate('prepareTestTransfer', input, { selection: '... on PrepareTestTransferSuccess { command expiresAt } ... on InvalidInput { fieldErrors { path message } }' })

  /** What curl would send, read from the command. */
  const request = (command: string) => {
    const unquoted = [...command.matchAll(/'((?:[^']|'\\'')*)'/g)].map(([, text = '']) => text.replaceAll("'\\''", "'"))
    const headers = Object.fromEntries(unquoted.filter((text) => /^[A-Za-z-]+: /.test(text)).map((text) => [text.split(': ')[0]?.toLowerCase() ?? '', text.split(': ')[1] ?? '']))
    return { url: unquoted[0], headers, body: Buffer.from(unquoted.at(-1) ?? '') }
  }

  test('for an order pays what it still owes', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const order = await project.createOrder(250_000)
    await project.recordPayment(order.id, 50_000)
    const { data } = await prepare(project, { id: connection.id, orderId: order.id })
    const { url, headers, body } = request(data['command'])
    expect(url).toBe(`http://127.0.0.1:4000/webhooks/sepay/${connection.id}`)
    expect(await connection.postRaw(body, headers)).toMatchObject({ status: 200 })
    await finance.drain()
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID', paid: { amount: '250000' } })
    expect(Date.parse(data['expiresAt'])).toBeGreaterThan(Date.now())
  })

  test('each has an id of its own', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const order = await project.createOrder(100)
    for (let times = 0; times < 2; times += 1) {
      const { headers, body } = request((await prepare(project, { id: connection.id, orderId: order.id, amount: project.money(50) })).data['command'])
      await connection.postRaw(body, headers)
    }
    await finance.drain()
    expect(await project.order(order.id)).toMatchObject({ status: 'PAID' })
  })

  test.each([
    [['amount', 'content'], {}],
    [['content'], { amount: { amount: '5', currency: 'VND' } }],
    [['amount'], { content: 'x' }],
    [['amount.currency'], { amount: { amount: '5', currency: 'USD' }, content: 'x' }],
    [['amount.amount'], { amount: { amount: '0', currency: 'VND' }, content: 'x' }],
    [['amount.amount'], { amount: { amount: '0.5', currency: 'VND' }, content: 'x' }],
    [['content'], { amount: { amount: '5', currency: 'VND' }, content: 'a\u0007' }],
  ])('asks for what is missing at %j', async (paths, more) => {
    const project = finance.project()
    const connection = await project.connect()
    const { data } = await prepare(project, { id: connection.id, ...more })
    expect(new Set(data['fieldErrors'].map(({ path }: { path: string[] }) => path.join('.')))).toEqual(new Set(paths))
  })

  test('is refused for a foreign order and for a connection that is off', async () => {
    const project = finance.project()
    const connection = await project.connect()
    const foreign = await finance.project().createOrder(1)
    expect((await prepare(project, { id: connection.id, orderId: foreign.id })).code).toBe('NOT_FOUND')
    await project.mutate('disablePaymentConnection', { id: connection.id }, { selection: '' })
    expect((await prepare(project, { id: connection.id, amount: project.money(1), content: 'x' })).data['fieldErrors']).toMatchObject([{ path: ['id'] }])
  })
})
