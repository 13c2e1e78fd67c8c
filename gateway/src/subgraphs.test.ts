import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { claimsKeys, type Claims } from '@howl/platform/claims'
import { networkedSubgraph, type Subgraph } from './subgraphs.ts'

/** Takes each request whole, and breaks the connection instead of answering the first one. */
let server: Server
let shop: Subgraph
let taken = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      taken += 1
      if (taken === 1) request.socket.destroy()
      else response.end('{"data":{}}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  shop = networkedSubgraph({ name: 'shop', url: `http://127.0.0.1:${port}`, privateKey: claimsKeys('a secret for tests, long enough').privateKey })
})
beforeEach(() => {
  taken = 0
})
afterAll(async () => {
  await shop.stop()
  server.close()
})

const nobody: Claims = {
  requestId: 'test',
  caller: { kind: 'anonymous' },
  globalRole: 'USER',
  projects: {},
  client: { address: null, userAgent: null, publicUrl: 'http://localhost' },
}

test('a question whose connection broke is asked again', async () => {
  expect(await shop.execute({ query: '{ items { id } }' }, nobody)).toEqual({ data: {} })
  expect(taken).toBe(2)
})

test('a change whose connection broke is not made again: it may have been made', async () => {
  await expect(shop.execute({ query: 'mutation { buy { id } }' }, nobody)).rejects.toThrow()
  expect(taken).toBe(1)
})
