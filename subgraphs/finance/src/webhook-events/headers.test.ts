import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptHeaders } from './headers.ts'

test('what says how and when a callback was sent is kept in clear', () => {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'SePay/2.1', date: 'Mon, 02 Nov 2026 00:00:00 GMT', 'x-sepay-timestamp': '1767225600', accept: ['*/*', 'text/html'] }
  expect(keptHeaders(headers)).toEqual({ ...headers, accept: '*/*, text/html' })
})

test.each([
  'authorization',
  'x-sepay-signature',
  'cookie',
  'set-cookie',
  'x-api-key',
  'apikey',
  'x-secret-key',
  'proxy-authorization',
  'stripe-signature',
  'x-hub-signature-256',
  'webhook-signature',
  'x-something-we-do-not-know',
])('of %s the name alone is kept', (name) => {
  expect(keptHeaders({ [name]: 's3cret', 'content-type': 'text/plain' })).toEqual({ [name]: '[redacted]', 'content-type': 'text/plain' })
})

test('a credential in a header where none belongs is hidden too', () => {
  expect(keptHeaders({ 'user-agent': 'curl Bearer abc.def' })).toEqual({ 'user-agent': 'curl Bearer [redacted]' })
})

test('what servers on the way put there is no part of the callback', () => {
  expect(keptHeaders({ host: 'finance:4000', connection: 'keep-alive', 'content-length': '5', 'x-howl-client-address': '127.0.0.1', 'x-howl-claims': 'eyJ', date: 'now' })).toEqual({ date: 'now' })
})

test('whatever the header is called, its value is kept only of the few that are known to be harmless', () => {
  const name = fc.string({ minLength: 1 }).map((text) => text.toLowerCase())
  fc.assert(
    fc.property(fc.dictionary(name, fc.constantFrom('s3cret-value', ['s3cret-value', 'x'])), (headers) => {
      const kept = JSON.stringify(keptHeaders(headers))
      const harmless = ['accept', 'date'].some((one) => one in headers)
      if (!harmless) expect(kept).not.toContain('s3cret')
    }),
  )
})

test('what PostgreSQL cannot store as JSON, and what is endless, does not stop a callback', () => {
  const kept = keptHeaders({ 'user-agent': `a\u0000b\ud800${'c'.repeat(5000)}`, ...Object.fromEntries(Array.from({ length: 300 }, (_one, index) => [`x-${index}`, 'y'])) })
  expect(kept['user-agent']).toBe(`a\ufffdb\ufffd${'c'.repeat(996)}`)
  expect(Object.keys(kept)).toHaveLength(100)
})
