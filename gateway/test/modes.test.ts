import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SignJWT } from 'jose'
import { claimsKeys } from '@howl/platform/claims'
import { uuidv7 } from '@howl/platform/ids'
import { testSecrets } from '@howl/testkit'
import { person, projectClaims } from './subgraphs/identity/src/identity.ts'
import { startTestGateway, type Answer, type TestGateway } from './start-test-gateway.ts'

// What differs between subgraphs in this process and subgraphs over HTTP is a bug.

const mine = uuidv7()
const without = uuidv7()
const foreign = uuidv7()
const linh = person({ [mine]: projectClaims(), [without]: projectClaims({ scopes: ['project:read'], name: 'Without finance' }) })

let embedded: TestGateway
let networked: TestGateway
beforeAll(async () => {
  embedded = await startTestGateway({ mode: 'embedded' })
  networked = await startTestGateway({ mode: 'networked' })
  for (const { directory } of [embedded, networked]) directory.people.set('linh', structuredClone(linh))
})
afterAll(async () => {
  await networked.stop()
  await embedded.stop()
})

const comparable = ({ status, headers, ...body }: Answer) => ({
  status,
  cookie: headers.get('set-cookie'),
  cache: headers.get('cache-control'),
  type: headers.get('content-type'),
  body: JSON.parse(JSON.stringify(body).replaceAll(headers.get('x-request-id') ?? 'none', 'the-request-id')) as object,
})

type Asked = { query: string; variables?: Record<string, unknown>; token?: string; headers?: Record<string, string> }

const cases: Record<string, Asked> = {
  'an entity from two subgraphs': { query: 'query ($id: ID!) { project(id: $id) { name items(first: 3) { totalCount nodes { title label price { amount currency } keeper { name } anything } } } }', variables: { id: mine } },
  'errors of single fields': { query: 'query ($id: ID!) { project(id: $id) { items(first: 6) { nodes { id rating keeper { name } } } } }', variables: { id: mine } },
  'a bug, masked': { query: 'query ($id: ID!) { project(id: $id) { name broken } }', variables: { id: mine } },
  'a missing scope': { query: 'query ($id: ID!) { project(id: $id) { name items { totalCount } } }', variables: { id: without } },
  'a refusal inside a list': { query: '{ viewer { projects { nodes { name items(first: 1) { totalCount } } } } }' },
  'a foreign project': { query: 'query ($id: ID!) { project(id: $id) { name } }', variables: { id: foreign } },
  'a malformed id': { query: '{ project(id: "x") { name } }' },
  'signed out': { query: 'query ($id: ID!) { viewer { name } project(id: $id) { name } }', variables: { id: mine }, token: '' },
  'a stale token': { query: '{ viewer { name } }', token: 'stale' },
  'a value that is not of its scalar': { query: 'query ($input: EchoInput) { echo(input: $input) }', variables: { input: { at: '2026-02-30T00:00:00Z' } } },
  'the same as a literal': { query: '{ echo(input: { at: "2026-02-30T00:00:00Z" }) }' },
  'JSON, untouched': { query: 'query ($input: EchoInput) { echo(input: $input) }', variables: { input: { value: { z: 1, a: [null, { __typename: 'x', constructor: 1 }], nested: { toString: 'y' } }, colour: 'RED' } } },
  'JSON that is too deep': { query: 'query ($input: EchoInput) { echo(input: $input) }', variables: { input: { value: JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`) as unknown } } },
  'a missing variable': { query: 'query ($id: ID!) { project(id: $id) { name } }' },
  'a change of the cookie': { query: 'mutation { signIn(input: { name: "linh" }) { ... on SignInSuccess { accessToken } } }' },
  'a cookie taken away': { query: 'mutation { refreshSession { __typename ... on UserError { message } } }' },
  'a change refused for its scope': { query: 'mutation ($input: RenameProjectInput!) { renameProject(input: $input) { __typename } }', variables: { input: { projectId: without, name: 'x' } } },
  'a change of a foreign project': { query: 'mutation ($input: RenameProjectInput!) { renameProject(input: $input) { __typename } }', variables: { input: { projectId: foreign, name: 'x' } } },
  'a syntax error': { query: '{ viewer {' },
  'an unknown field': { query: '{ viewer { naem } }' },
  introspection: { query: '{ __type(name: "Item") { fields { name type { name kind } } } }' },
}

for (const [name, { query, token = 'linh', ...rest }] of Object.entries(cases)) {
  test(`in process and over HTTP: ${name}`, async () => {
    const options = { ...rest, ...(token ? { token } : {}) }
    const [here, there] = await Promise.all([embedded.ask(query, options), networked.ask(query, options)])
    expect(comparable(there)).toEqual(comparable(here))
  })
}

test('a bug is told with the request id and no detail, and logged with both', async () => {
  for (const howl of [embedded, networked]) {
    const { errors, headers } = await howl.ask('query ($id: ID!) { project(id: $id) { broken } }', { token: 'linh', variables: { id: mine } })
    const requestId = headers.get('x-request-id')
    expect(errors).toEqual([{ message: expect.stringContaining('on our side') as string, path: ['project', 'broken'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }])
    expect(JSON.stringify(errors)).not.toMatch(/select|shop|permission|stack/i)
    const lines = howl.logged.filter((line) => line['requestId'] === requestId && line['level'] === 'error')
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).toContain('permission denied')
  }
})

describe('a subgraph that cannot be reached', () => {
  let howl: TestGateway
  beforeAll(async () => {
    howl = await startTestGateway({ mode: 'networked', unreachable: 'shop' })
    howl.directory.people.set('linh', structuredClone(linh))
  })
  afterAll(() => howl.stop())

  test('takes its own part of the answer along and no more, and says which', async () => {
    const { data, errors, headers } = await howl.ask('query ($id: ID!) { project(id: $id) { name stock: items(first: 1) { totalCount } } }', { token: 'linh', variables: { id: mine } })
    expect(data).toEqual({ project: { name: 'Print shop', stock: null } })
    expect(errors).toEqual([{ message: expect.stringContaining('on our side') as string, path: ['project', 'stock'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers.get('x-request-id') } }])
    expect(JSON.stringify(errors)).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/)
  })

  test('makes the gateway not ready, and leaves it alive', async () => {
    const ready = await fetch(`${howl.url}/ready`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'not ready', checks: { database: 'ok', identity: 'ok', shop: 'does not answer' } })
    expect((await fetch(`${howl.url}/health`)).status).toBe(200)
  })
})

test('a subgraph over HTTP answers nobody but the gateway', async () => {
  const place = networked.places['shop']
  if (typeof place !== 'string') throw new Error('the shop answers over HTTP')
  const response = await fetch(`${place}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ resolved }"}' })
  expect(response.status).toBe(401)
})

test('a subgraph over HTTP takes no claims for good because they were good once', async () => {
  const { privateKey } = claimsKeys(testSecrets.HOWL_SECRET)
  const claims = { ...linh, requestId: 'test', client: { address: null, userAgent: null, publicUrl: 'http://localhost' } }
  // For two seconds more they pass, for clocks that differ.
  const token = await new SignJWT({ claims }).setProtectedHeader({ alg: 'EdDSA', typ: 'howl-claims+jwt' }).setAudience('shop').setExpirationTime(Math.floor(Date.now() / 1000) - 2).sign(privateKey)
  const ask = () => fetch(`${networked.places['shop'] as string}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-howl-claims': token }, body: '{"query":"{ resolved }"}' })
  expect((await ask()).status).toBe(200)
  await new Promise((done) => setTimeout(done, 5_500))
  expect((await ask()).status).toBe(401)
})

test('ready, and the metrics of what was asked', async () => {
  for (const howl of [embedded, networked]) {
    const ready = await fetch(`${howl.url}/ready`)
    expect(await ready.json()).toEqual({ status: 'ready', checks: { database: 'ok', identity: 'ok', shop: 'ok' } })
    expect(await (await fetch(`${howl.url}/metrics`)).text()).toContain('howl_subgraph_fetch_seconds_count{subgraph="shop"}')
  }
})

test('from within the process, by a token, as from outside', async () => {
  const request = { query: 'query ($id: ID!) { project(id: $id) { name items(first: 1) { totalCount } } }', variables: { id: mine } }
  expect(await embedded.gateway.execute(request, { authorization: 'Bearer linh' })).toEqual({ data: { project: { name: 'Print shop', items: { totalCount: 1 } } } })
  const refused = await embedded.gateway.execute({ query: `{ ${'a '.repeat(600)} }` }, { authorization: 'Bearer linh' })
  expect(refused.errors?.[0]?.extensions).toEqual({ code: 'OPERATION_TOO_COMPLEX' })
})
