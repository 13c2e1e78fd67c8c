import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

for (const mode of ['embedded', 'networked'] as const) {
  describe(mode, () => {
    let howl: TestGateway
    beforeAll(async () => {
      howl = await startTestGateway({ mode })
    })
    afterAll(() => howl.stop())
    const send = (path: string, init: RequestInit = {}) => fetch(`${howl.url}/webhooks/${path}`, { method: 'POST', ...init })

    test('method, path, query, headers and bytes reach the owner, and its answer comes back as it is', async () => {
      const body = Buffer.from([0, 255, 10, 13, 123, 34])
      const response = await send('sepay/0190-abc?challenge=x&y=1&y=2', { body, headers: { 'content-type': 'application/json', 'x-signature': 'sig', 'x-howl-claims': 'forged', 'x-howl-client-address': '6.6.6.6' } })
      expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'application/json; charset=utf-8', '{"success":true}'])
      const got = howl.shop.callbacks.at(-1)
      expect(got).toMatchObject({ method: 'POST', path: '0190-abc', query: { challenge: 'x', y: ['1', '2'] }, address: '127.0.0.1' })
      expect(got?.headers).toMatchObject({ 'x-signature': 'sig', 'content-type': 'application/json' })
      expect(got?.headers).not.toHaveProperty('x-howl-claims')
      expect(Buffer.compare(got?.body ?? Buffer.alloc(0), body)).toBe(0)
    })

    test('bytes of every type are left alone', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', null]) {
        const response = await send('sepay/types', { body: Buffer.from('a=1&b=%20 {'), ...(type ? { headers: { 'content-type': type } } : {}) })
        expect(response.status, String(type)).toBe(200)
        expect(howl.shop.callbacks.at(-1)?.body.toString(), String(type)).toBe('a=1&b=%20 {')
      }
    })

    test('a GET answers a challenge', async () => {
      expect((await fetch(`${howl.url}/webhooks/sepay/app?hub.challenge=42`)).status).toBe(200)
      expect(howl.shop.callbacks.at(-1)).toMatchObject({ method: 'GET', path: 'app', query: { 'hub.challenge': '42' } })
    })

    test('a provider that nobody owns is 404, and more than 1 MiB is 413', async () => {
      expect((await send('unknown/x', { body: '{}' })).status).toBe(404)
      expect((await send('sepay/x', { body: new Uint8Array(1024 * 1024 + 1) })).status).toBe(413)
      expect((await send('sepay/x', { body: new Uint8Array(1024 * 1024) })).status).toBe(200)
    })

    test('an owner that fails is 503, with the time to wait and no detail', async () => {
      const response = await send('sepay/broken', { body: '{}' })
      expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([503, '5', ''])
    })

    test('two hundred at once are all taken', async () => {
      const statuses = await Promise.all(Array.from({ length: 200 }, async (_one, index) => (await send(`sepay/slow-${index % 4}`, { body: '{}' })).status))
      expect(new Set(statuses)).toEqual(new Set([200]))
    })
  })
}

test('an owner that cannot be reached is 503', async () => {
  const howl = await startTestGateway({ mode: 'networked', unreachable: 'shop' })
  try {
    const response = await fetch(`${howl.url}/webhooks/sepay/x`, { method: 'POST', body: '{}' })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  } finally {
    await howl.stop()
  }
})
