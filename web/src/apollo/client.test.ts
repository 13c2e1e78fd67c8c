import { gql } from '@apollo/client'
import { expect, it, vi } from 'vitest'
import { Session } from '../session/session.ts'
import { createClient } from './client.ts'

const Page = gql`
  query Page {
    viewer {
      user {
        id
        ...Part_user
      }
    }
  }
  fragment Part_user on User {
    name
  }
`
const Part = Page.definitions[1]

it('shows a page nothing of what its parts have asked for, and the part all of it', async () => {
  const user = { __typename: 'User', id: 'u1', name: 'Linh' }
  const expiresAt = new Date(Date.now() + 900_000).toISOString()
  const session = new Session()
  session.signedIn({ accessToken: 'token', expiresAt, user: { ...user, email: 'linh@example.com', globalRole: 'USER' } })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ data: { viewer: { __typename: 'Viewer', user } } }), { headers: { 'content-type': 'application/json' } })))
  const client = createClient(session)
  const { data } = await client.query({ query: Page, fetchPolicy: 'network-only' })
  vi.unstubAllGlobals()
  expect(data).toEqual({ viewer: { __typename: 'Viewer', user: { __typename: 'User', id: 'u1' } } })
  expect(Part && client.readFragment({ id: 'User:u1', fragment: { kind: Page.kind, definitions: [Part] } })).toMatchObject({ name: 'Linh' })
})
