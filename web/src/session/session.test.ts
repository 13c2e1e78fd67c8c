import { gql, type ApolloClient } from '@apollo/client'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createClient } from '../apollo/client.ts'
import { Session } from './session.ts'

interface Asked {
  operationName: string
  authorization: string | undefined
}

const user = { id: 'u1', email: 'linh@example.com', name: 'Linh', globalRole: 'USER' as const }
const whoAmI = gql`
  query WhoAmI {
    viewer {
      user {
        id
      }
    }
  }
`

const rename = gql`
  mutation Rename {
    viewer {
      user {
        id
      }
    }
  }
`

/** The server as the browser meets it: tokens that it does not know are refused, the cookie gives the next one. */
let server: Server
let asked: Asked[]
let issuedToken: string
let acceptedToken: string
let isSessionOver: boolean
let isDown: boolean
let lifetimeMs: number

beforeEach(async () => {
  asked = []
  issuedToken = 'token-1'
  acceptedToken = 'token-1'
  isSessionOver = false
  isDown = false
  lifetimeMs = 900_000
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { operationName } = JSON.parse(body) as { operationName: string }
      const { authorization } = request.headers
      asked.push({ operationName, authorization })
      response.setHeader('content-type', 'application/json')
      if (isDown) response.statusCode = 503
      response.end(isDown ? '{}' : JSON.stringify(answerTo(operationName, authorization)))
    })
  }).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => fetch(new URL(path, base), options))
})

afterEach(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function answerTo(operationName: string, authorization: string | undefined): unknown {
  if (operationName === 'RefreshSession') {
    if (isSessionOver) return { data: { refreshSession: { __typename: 'SessionEnded', message: 'Sign in again.' } } }
    return { data: { refreshSession: { __typename: 'RefreshSessionSuccess', accessToken: issuedToken, expiresAt: new Date(Date.now() + lifetimeMs).toISOString(), user } } }
  }
  if (authorization !== `Bearer ${acceptedToken}`) return { data: null, errors: [{ message: 'Sign in to do this.', extensions: { code: 'UNAUTHENTICATED' } }] }
  return { data: { viewer: { __typename: 'Viewer', user: { __typename: 'User', id: user.id } } } }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const count = (operationName: string) => asked.filter((one) => one.operationName === operationName).length
const ask = (client: ApolloClient) => client.query({ query: whoAmI, fetchPolicy: 'no-cache', errorPolicy: 'none' })

it('exchanges the cookie once, however many requests wait for it', async () => {
  const client = createClient(new Session())
  await Promise.all(Array.from({ length: 10 }, () => ask(client)))
  expect(count('RefreshSession')).toBe(1)
  expect(asked.filter((one) => one.operationName === 'WhoAmI').every((one) => one.authorization === 'Bearer token-1')).toBe(true)
})

it('exchanges a token that is about to end before it uses it', async () => {
  lifetimeMs = 5_000
  const session = new Session()
  const client = createClient(session)
  await session.settled()
  lifetimeMs = 900_000
  await ask(client)
  await ask(client)
  expect(count('RefreshSession')).toBe(2)
})

it('asks a refused request once more with a fresh token', async () => {
  const session = new Session()
  const client = createClient(session)
  await session.settled()
  issuedToken = acceptedToken = 'token-2'
  const { data } = await ask(client)
  expect(data).toMatchObject({ viewer: { user: { id: 'u1' } } })
  expect(asked.map((one) => one.operationName)).toEqual(['RefreshSession', 'WhoAmI', 'RefreshSession', 'WhoAmI'])
})

it('makes a refused change once more with a fresh token, and once only', async () => {
  const session = new Session()
  const client = createClient(session)
  await ask(client)
  acceptedToken = issuedToken = 'token-2'
  const { data } = await client.mutate({ mutation: rename })
  expect(data).toMatchObject({ viewer: { user: { id: 'u1' } } })
  expect(asked.filter(({ operationName }) => operationName === 'Rename').map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
})

it('asks once more and not for ever', async () => {
  const session = new Session()
  const client = createClient(session)
  await session.settled()
  acceptedToken = 'never issued'
  await expect(ask(client)).rejects.toThrow('Sign in to do this.')
  expect(asked.map((one) => one.operationName)).toEqual(['RefreshSession', 'WhoAmI', 'RefreshSession', 'WhoAmI'])
})

it('tells a session that ended under somebody from one that never was', async () => {
  isSessionOver = true
  const stranger = new Session()
  expect(await stranger.settled()).toEqual({ phase: 'signedOut' })

  isSessionOver = false
  const session = new Session()
  await session.settled()
  isSessionOver = true
  acceptedToken = 'token-2'
  const asking = ask(createClient(session))
  await vi.waitFor(() => expect(session.state).toEqual({ phase: 'ended', user }))
  session.signedOut()
  await expect(asking).rejects.toThrow('Sign in to do this.')
})

it('keeps a query of an ended session until the person is back', async () => {
  const session = new Session()
  await session.settled()
  isSessionOver = true
  acceptedToken = 'token-2'
  const asking = ask(createClient(session))
  await vi.waitFor(() => expect(session.state.phase).toBe('ended'))
  expect(asked.map((one) => one.operationName)).toEqual(['RefreshSession', 'WhoAmI', 'RefreshSession'])

  session.signedIn({ accessToken: 'token-2', expiresAt: new Date(Date.now() + lifetimeMs).toISOString(), user })
  expect((await asking).data).toMatchObject({ viewer: { user: { id: 'u1' } } })
  expect(asked.every(({ operationName, authorization }) => operationName === 'RefreshSession' || authorization !== undefined)).toBe(true)
})

it('knows nothing while the server is down, and finds out when it is back', async () => {
  isDown = true
  const session = new Session()
  expect(await session.settled()).toEqual({ phase: 'unreachable' })
  isDown = false
  expect(await session.settled()).toMatchObject({ phase: 'signedIn', user })
})

it('keeps a token that still counts when an exchange fails for want of a server', async () => {
  const session = new Session()
  await session.settled()
  isDown = true
  await expect(session.refresh()).rejects.toThrow()
  expect(session.state).toMatchObject({ phase: 'signedIn', accessToken: 'token-1' })
})
