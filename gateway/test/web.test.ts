import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

let howl: TestGateway
const root = mkdtempSync(join(tmpdir(), 'howl-web-'))
const page = '<!doctype html><title>Howl</title><script type="module" src="/assets/main-abc123.js"></script>'
const script = 'console.log("howl")'

beforeAll(async () => {
  mkdirSync(join(root, 'assets'))
  for (const [name, text] of [
    ['index.html', page],
    ['graphiql.html', '<!doctype html><title>Graph</title>'],
    ['assets/main-abc123.js', script],
    ['favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['.secret', 'no'],
  ] as const) {
    writeFileSync(join(root, name), text)
    if (/html|js$/.test(name)) writeFileSync(join(root, `${name}.br`), brotliCompressSync(text))
  }
  howl = await startTestGateway({ webRoot: root })
})
afterAll(async () => {
  await howl.stop()
  rmSync(root, { recursive: true })
})

/** Without fetch, which would undo the compression. */
async function get(path: string, headers: Record<string, string> = {}) {
  const { statusCode, headers: answered, body } = await request(`${howl.url}${path}`, { headers })
  return { status: statusCode, headers: answered, body: Buffer.from(await body.arrayBuffer()) }
}

test('a script with a hash in its name is served compressed, and for ever', async () => {
  const { status, headers, body } = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' })
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
  expect(headers['content-type']).toMatch(/^(text|application)\/javascript/)
  expect(headers['vary']).toMatch(/accept-encoding/i)
  expect(brotliDecompressSync(body).toString()).toBe(script)
  const plain = await get('/assets/main-abc123.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.body.toString()).toBe(script)
})

test('every address that is no file is the page, which is asked for anew each time', async () => {
  for (const path of ['/', '/projects/print-shop/orders', '/orders?status=PAID', '/p/01a2/customers/email:mai@post.example']) {
    const { status, headers, body } = await get(path, { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'br' })
    expect(status, path).toBe(200)
    expect(headers['cache-control'], path).toBe('no-cache')
    expect(brotliDecompressSync(body).toString(), path).toBe(page)
  }
})

test('pages run no script that is not ours, and may not be framed', async () => {
  const policy = String((await get('/', { accept: 'text/html' })).headers['content-security-policy'])
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]))
  expect(rules.get('default-src')).toEqual(["'none'"])
  expect(rules.get('script-src')).toEqual(["'self'"])
  expect(rules.get('connect-src')).toEqual(["'self'"])
  expect(rules.get('frame-ancestors')).toEqual(["'none'"])
  expect(rules.get('base-uri')).toEqual(["'none'"])
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
})

test('every answer, whatever it is, tells the browser what it must not do with it', async () => {
  for (const path of ['/', '/assets/main-abc123.js', '/graphql?query={__typename}', '/health', '/nothing.txt', '/events', '/webhooks/nobody/x']) {
    const { headers } = await get(path)
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('payment=()') as string,
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    })
    // Whoever reached us by plain http could not come back by it.
    expect(headers['strict-transport-security'], path).toBeUndefined()
    if (path !== '/') expect(headers['content-security-policy'], path).toBe("default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
  }
})

test('over https a browser is told to stay with it', async () => {
  const secure = await startTestGateway({ beside: howl, env: { PUBLIC_URL: 'https://howl.example' } })
  try {
    expect((await fetch(`${secure.url}/health`)).headers.get('strict-transport-security')).toBe('max-age=31536000')
  } finally {
    await secure.stop()
  }
})

test('a file that is missing is no page', async () => {
  for (const path of ['/assets/main-old.js', '/robots.txt', '/p/01a2/main.js', '/.secret', '/assets/', '/../package.json', '/%2e%2e/package.json']) {
    const { status, body } = await get(path, { accept: '*/*' })
    expect(status, path).toBe(404)
    expect(body.toString(), path).not.toContain('<!doctype')
  }
  expect((await fetch(`${howl.url}/orders`, { method: 'POST' })).status).toBe(404)
})

test('pages are reached by their own addresses alone', async () => {
  for (const path of ['/index.html', '/graphiql.html', '/index.html.br']) expect((await get(path)).status, path).toBe(404)
})

test('a browser that is sent to the graph gets its explorer, a program its answer', async () => {
  const { status, headers, body } = await get('/graphql', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('text/html')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).toContain("worker-src 'self' blob:")
  expect(body.toString()).toContain('Graph')
  const program = await get(`/graphql?query=${encodeURIComponent('{ viewer { name } }')}`, { accept: '*/*' })
  expect(JSON.parse(program.body.toString())).toEqual({ data: { viewer: null } })
})

test('answers of the graph are kept by nobody', async () => {
  const { headers } = await howl.ask('{ viewer { name } }')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('the log says who asked what, and no secret', async () => {
  howl.directory.people.set('a-secret-token', { caller: { kind: 'key', keyId: '01a1fda8-b817-7641-95a3-de0cca931ea7' }, globalRole: 'USER', projects: {} })
  const { headers } = await howl.ask('query WhoAmI { viewer { name } }', { token: 'a-secret-token', headers: { cookie: 'howl=a-secret-cookie' } })
  await get('/invitations?token=a-secret-parameter')
  const line = howl.logged.find(({ requestId }) => requestId === headers.get('x-request-id'))
  expect(line).toMatchObject({ method: 'POST', path: '/graphql', status: 200, operation: 'query WhoAmI', caller: { kind: 'key', keyId: '01a1fda8-b817-7641-95a3-de0cca931ea7' } })
  expect(JSON.stringify(howl.logged)).not.toContain('a-secret')
})
