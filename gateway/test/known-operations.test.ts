import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { person, projectClaims } from './subgraphs/identity/src/identity.ts'
import { startTestGateway, type TestGateway } from './start-test-gateway.ts'

// What was answered before is run without asking the server again: nobody may be able to tell by the answer.

for (const mode of ['embedded', 'networked'] as const) {
  describe(`${mode}: an operation that was answered before`, () => {
    let howl: TestGateway
    const projectId = uuidv7()
    const linh = uuidv7()
    beforeAll(async () => {
      howl = await startTestGateway({ mode })
      howl.directory.people.set(linh, person({ [projectId]: projectClaims() }))
    })
    afterAll(() => howl.stop())

    const send = async (body: object, headers: Record<string, string> = {}) => {
      const response = await fetch(`${howl.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${linh}`, ...headers },
        body: JSON.stringify(body),
      })
      const { date: _date, 'x-request-id': requestId = '', 'keep-alive': _keep, ...shown } = Object.fromEntries(response.headers)
      return { status: response.status, headers: shown, text: (await response.text()).replaceAll(requestId, 'the request') }
    }

    const NAME = 'query Name($id: ID!) { project(id: $id) { name } }'
    const BROKEN = 'query Broken($id: ID!) { project(id: $id) { name broken items(first: 1) { nodes { title rating } } } }'
    const TWO = 'query One { asked { caller } } query Two($id: ID!) { project(id: $id) { id } }'
    const cases: Record<string, [body: object, headers?: Record<string, string>]> = {
      'with data': [{ query: NAME, variables: { id: projectId } }],
      'with data of the newer media type': [{ query: NAME, variables: { id: projectId } }, { accept: 'application/graphql-response+json' }],
      'with data for whoever prefers the newer media type': [{ query: NAME, variables: { id: projectId } }, { accept: 'application/graphql-response+json, application/json;q=0.9' }],
      'that accepts none of our media types': [{ query: NAME, variables: { id: projectId } }, { accept: 'text/plain' }],
      'without variables': [{ query: '{ asked { caller } }', variables: null, operationName: null }],
      'without a variable that it needs': [{ query: NAME, variables: {} }],
      'with a variable of another type': [{ query: NAME, variables: { id: { not: 'an id' } } }, { accept: 'application/graphql-response+json' }],
      'with variables that are none': [{ query: NAME, variables: [projectId] }],
      'with variables without end': [{ query: NAME, variables: { id: projectId, more: JSON.parse('['.repeat(60) + ']'.repeat(60)) as object } }],
      'with a bug in a subgraph': [{ query: BROKEN, variables: { id: projectId } }],
      'about a project of somebody else': [{ query: NAME, variables: { id: uuidv7() } }],
      'by nobody known': [{ query: NAME, variables: { id: projectId } }, { authorization: 'Bearer stale' }],
      'by name': [{ query: TWO, operationName: 'Two', variables: { id: projectId } }],
      'by the other name': [{ query: TWO, operationName: 'One' }],
      'by no name where it needs one': [{ query: TWO }],
      'by an unknown name': [{ query: TWO, operationName: 'Three' }],
      'by a name that is none': [{ query: NAME, variables: { id: projectId }, operationName: 3 }],
      'with a persisted query': [{ query: NAME, variables: { id: projectId }, extensions: { persistedQuery: { version: 1, sha256Hash: 'of another' } } }],
    }

    for (const [what, [body, headers]] of Object.entries(cases)) {
      test(`is answered the same ${what}`, async () => {
        const first = await send(body, headers)
        expect(await send(body, headers)).toEqual(first)
        expect(await send(body, headers)).toEqual(first)
      })
    }

    test('is answered the same by its hash', async () => {
      const query = `${NAME} # by its hash`
      const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } }
      const variables = { id: projectId }
      const unknown = await send({ extensions, variables })
      expect(unknown.text).toContain('PERSISTED_QUERY_NOT_FOUND')
      // What is known by its text alone has not been given its hash.
      const first = await send({ query, variables })
      expect(await send({ extensions, variables })).toEqual(unknown)
      expect(await send({ query, extensions, variables })).toEqual(first)
      for (let times = 0; times < 2; times += 1) expect(await send({ extensions, variables })).toEqual(first)
      expect(await send({ extensions: { persistedQuery: { ...extensions.persistedQuery, version: 2 } }, variables })).not.toEqual(first)
    })

    test('changes once what it changes, also when a part of its answer fails', async () => {
      const query = 'mutation { createProject(input: { name: "Once" }) { ... on CreateProjectSuccess { project { name broken } } } }'
      const count = async () => ((await howl.ask('{ viewer { projects { totalCount } } }', { token: linh })).data as { viewer: { projects: { totalCount: number } } }).viewer.projects.totalCount
      const before = await count()
      for (let times = 1; times <= 3; times += 1) {
        const answer = await howl.ask(query, { token: linh })
        expect(answer.errors).toHaveLength(1)
        expect(await count()).toBe(before + times)
      }
    })

    test('is written down as what it is, and by whom', async () => {
      const query = 'query Written { asked { caller } }'
      for (let times = 0; times < 3; times += 1) await send({ query })
      const written = () => howl.logged.filter(({ operation, status, caller }) => operation === 'query Written' && status === 200 && (caller as { kind: string }).kind === 'user')
      await expect.poll(() => written().length).toBe(3)
    })
  })
}
