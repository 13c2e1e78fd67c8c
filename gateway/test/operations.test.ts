import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { person, projectClaims } from './subgraphs/identity/src/identity.ts'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

const codesOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) => answer.errors?.map(({ extensions }) => extensions['code'])

for (const mode of ['embedded', 'networked'] as const) {
  describe(`${mode}: who asks`, () => {
    let howl: TestGateway
    const projectId = uuidv7()
    /** Another one for each test: what is known of a credential is kept for a moment. */
    let linh = ''
    beforeAll(async () => {
      howl = await startTestGateway({ mode, env: { PUBLIC_URL: 'https://howl.example' } })
    })
    afterAll(() => howl.stop())
    beforeEach(() => {
      linh = uuidv7()
      howl.directory.people.set(linh, person({ [projectId]: projectClaims() }))
    })

    test('a bearer says who asks, and the subgraph learns it with request id and public address', async () => {
      const { data, headers } = await howl.ask('{ viewer { name } asked { caller requestId publicUrl refreshToken } }', { token: linh })
      expect(data).toEqual({
        viewer: { name: 'Linh' },
        asked: { caller: 'user', requestId: headers.get('x-request-id'), publicUrl: 'https://howl.example', refreshToken: null },
      })
    })

    test('claims that a client sends are never forwarded', async () => {
      const { data } = await howl.ask('{ asked { caller } }', { headers: { 'x-howl-claims': 'eyJhbGciOiJub25lIn0.e30.', 'x-request-id': 'mine' } })
      expect(data).toEqual({ asked: { caller: 'anonymous' } })
    })

    test('a request is called by our own id, whatever its client calls it', async () => {
      const { data, headers } = await howl.ask('{ asked { requestId } }', { headers: { 'x-request-id': 'mine', 'x-howl-request-id': 'mine too' } })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(data).toEqual({ asked: { requestId: headers.get('x-request-id') } })
    })

    test('without a credential everybody is anonymous, and a project needs one', async () => {
      const answer = await howl.ask('query ($id: ID!) { viewer { name } project(id: $id) { name } }', { variables: { id: projectId } })
      expect(answer.data).toEqual({ viewer: null, project: null })
      expect(codesOf(answer)).toEqual(['UNAUTHENTICATED'])
    })

    test('a bearer that is not valid is refused, except where one gets a fresh one', async () => {
      const refused = await howl.ask('{ viewer { name } }', { token: 'stale' })
      expect(refused.data).toBeUndefined()
      expect(codesOf(refused)).toEqual(['UNAUTHENTICATED'])
      expect(refused.status).toBe(200)
      const newer = await howl.ask('{ viewer { name } }', { token: 'stale', headers: { accept: 'application/graphql-response+json' } })
      expect(newer.status).toBe(401)
      const signedIn = await howl.ask('mutation { signIn(input: { name: "linh" }) { ... on SignInSuccess { accessToken } } }', { token: 'stale' })
      expect(signedIn.data).toEqual({ signIn: { accessToken: 'token-of-linh' } })
    })

    test('what an operation changes about its asker holds for the rest of the operation', async () => {
      const answer = await howl.ask(
        'mutation { createProject(input: { name: "Event" }) { ... on CreateProjectSuccess { project { name items(first: 1) { nodes { title } } } } } }',
        { token: linh },
      )
      expect(answer.errors).toBeUndefined()
      expect(answer.data).toEqual({ createProject: { project: { name: 'Event', items: { nodes: [{ title: 'Item 0' }] } } } })
      expect(answer.extensions).toBeUndefined()
      const { data } = await howl.ask('{ viewer { projects { totalCount } } }', { token: linh })
      expect(data).toEqual({ viewer: { projects: { totalCount: 2 } } })
    })

    test('a project that cached claims lack is looked for once more before it is said not to be there', async () => {
      await howl.ask('{ viewer { name } }', { token: linh })
      const joined = uuidv7()
      Object.assign(howl.directory.people.get(linh)?.projects ?? {}, { [joined]: projectClaims({ name: 'Joined elsewhere' }) })
      const read = await howl.ask('query ($id: ID!) { project(id: $id) { name items(first: 1) { totalCount } } }', { token: linh, variables: { id: joined } })
      expect(read).toMatchObject({ data: { project: { name: 'Joined elsewhere', items: { totalCount: 1 } } } })
    })

    test('so it is for a change', async () => {
      await howl.ask('{ viewer { name } }', { token: linh })
      const joined = uuidv7()
      Object.assign(howl.directory.people.get(linh)?.projects ?? {}, { [joined]: projectClaims({ name: 'Old' }) })
      const changed = await howl.ask(
        'mutation ($input: RenameProjectInput!) { renameProject(input: $input) { ... on RenameProjectSuccess { project { name } } } }',
        { token: linh, variables: { input: { projectId: joined, name: 'New' } } },
      )
      expect(changed).toMatchObject({ data: { renameProject: { project: { name: 'New' } } } })
    })

    test('a project of nobody stays NOT_FOUND, with one more look at most', async () => {
      await howl.ask('{ viewer { name } }', { token: linh })
      const before = howl.directory.asked
      const answer = await howl.ask('query ($id: ID!) { project(id: $id) { name } }', { token: linh, variables: { id: uuidv7() } })
      expect(answer.data).toEqual({ project: null })
      expect(codesOf(answer)).toEqual(['NOT_FOUND'])
      expect(howl.directory.asked - before).toBeLessThanOrEqual(1)
    })

    test('a revoked credential holds nowhere after a second', async () => {
      await howl.ask('{ viewer { name } }', { token: linh })
      howl.directory.people.delete(linh)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      expect(codesOf(await howl.ask('{ viewer { name } }', { token: linh }))).toEqual(['UNAUTHENTICATED'])
    })

    test('nor does one that is used all the time', async () => {
      await howl.ask('{ viewer { name } }', { token: linh })
      howl.directory.people.delete(linh)
      for (const end = Date.now() + 1_000; Date.now() < end; ) await howl.ask('{ viewer { name } }', { token: linh })
      expect(codesOf(await howl.ask('{ viewer { name } }', { token: linh }))).toEqual(['UNAUTHENTICATED'])
    })

    test('a change of several parts is not made again because one of them was not found', async () => {
      await howl.ask('{ viewer { name } }', { token: linh })
      const joined = uuidv7()
      Object.assign(howl.directory.people.get(linh)?.projects ?? {}, { [joined]: projectClaims() })
      const { errors } = await howl.ask(
        'mutation ($input: RenameProjectInput!) { createProject(input: { name: "Once" }) { __typename } renameProject(input: $input) { __typename } }',
        { token: linh, variables: { input: { projectId: joined, name: 'New' } } },
      )
      expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([[['renameProject'], 'NOT_FOUND']])
      const made = Object.values(howl.directory.people.get(linh)?.projects ?? {}).filter(({ name }) => name === 'Once')
      expect(made).toHaveLength(1)
    })

    test('many requests with one credential ask identity once', async () => {
      const before = howl.directory.asked
      await Promise.all(Array.from({ length: 20 }, () => howl.ask('{ viewer { name } }', { token: linh })))
      expect(howl.directory.asked - before).toBe(1)
    })
  })

  describe(`${mode}: the cookie`, () => {
    let howl: TestGateway
    beforeAll(async () => {
      howl = await startTestGateway({ mode, env: { PUBLIC_URL: 'https://howl.example' } })
      howl.directory.people.set('refresh-token', person())
    })
    afterAll(() => howl.stop())
    const cookie = '__Host-howl=refresh-token'

    test('signing in sets it for this host alone, out of reach of scripts, and says nothing of it in the answer', async () => {
      const { headers, extensions, data } = await howl.ask('mutation { signIn(input: { name: "linh" }) { ... on SignInSuccess { accessToken } } }')
      expect(headers.get('set-cookie')).toBe('__Host-howl=cookie-of-linh; Expires=Tue, 01 Jan 2030 00:00:00 GMT; Path=/; HttpOnly; Secure; SameSite=Strict')
      expect(extensions).toBeUndefined()
      expect(JSON.stringify(data)).not.toContain('cookie-of-linh')
    })

    test('it is taken away as it was set', async () => {
      const { headers } = await howl.ask('mutation { refreshSession { __typename } }')
      expect(headers.get('set-cookie')).toBe('__Host-howl=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict')
    })

    test('it counts on a POST with JSON', async () => {
      expect((await howl.ask('{ viewer { name } }', { headers: { cookie } })).data).toEqual({ viewer: { name: 'Linh' } })
    })

    test('it counts on no GET, unless our own header says that a page of ours asks', async () => {
      const url = `${howl.url}/graphql?query=${encodeURIComponent('{ viewer { name } }')}`
      expect(await (await fetch(url, { headers: { cookie } })).json()).toEqual({ data: { viewer: null } })
      expect(await (await fetch(url, { headers: { cookie, 'x-howl-client': 'web' } })).json()).toEqual({ data: { viewer: { name: 'Linh' } } })
    })

    test('a form of another site is refused before anybody looks at it', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
        const response = await fetch(`${howl.url}/graphql`, { method: 'POST', headers: { cookie, 'content-type': type }, body: '{"query":"{ viewer { name } }"}' })
        expect(response.status, type).toBe(415)
        expect(await response.text()).not.toContain('Linh')
      }
    })

    test('a cookie of another name is none', async () => {
      expect((await howl.ask('{ viewer { name } }', { headers: { cookie: 'howl=refresh-token' } })).data).toEqual({ viewer: null })
    })

    test('only what signs in or out gets to see the refresh token', async () => {
      const seen = await howl.ask('mutation { refreshSession { ... on RefreshSessionSuccess { sawRefreshToken } } }', { headers: { cookie } })
      expect(seen.data).toEqual({ refreshSession: { sawRefreshToken: 'refresh-token' } })
      const unseen = await howl.ask('{ asked { caller refreshToken } }', { headers: { cookie } })
      expect(unseen.data).toEqual({ asked: { caller: 'user', refreshToken: null } })
      const stale = await howl.ask('mutation { refreshSession { ... on RefreshSessionSuccess { sawRefreshToken } } }', { token: 'stale', headers: { cookie } })
      expect(stale.data).toEqual({ refreshSession: { sawRefreshToken: 'refresh-token' } })
    })
  })
}

test('over plain http the cookie has its plain name and is not Secure', async () => {
  const howl = await startTestGateway()
  try {
    const { headers } = await howl.ask('mutation { signIn(input: { name: "linh" }) { __typename } }')
    expect(headers.get('set-cookie')).toBe('howl=cookie-of-linh; Expires=Tue, 01 Jan 2030 00:00:00 GMT; Path=/; HttpOnly; SameSite=Strict')
  } finally {
    await howl.stop()
  }
})
