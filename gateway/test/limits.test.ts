import { readdirSync, readFileSync } from 'node:fs'
import { getIntrospectionQuery, Kind, parse, print, visit, type ASTNode, type FragmentDefinitionNode } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { Executor } from '../src/executor.ts'
import { createLimits } from '../src/limits.ts'
import { person, projectClaims } from './subgraphs/identity/src/identity.ts'
import { startTestGateway, type Answer, type TestGateway } from './start-test-gateway.ts'

let howl: TestGateway
const projectId = uuidv7()
beforeAll(async () => {
  howl = await startTestGateway()
  howl.directory.people.set('linh', person({ [projectId]: projectClaims() }))
})
afterAll(() => howl.stop())

const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions['code'])
const ask = (query: string, variables: Record<string, unknown> = { id: projectId }) => howl.ask(query, { token: 'linh', variables })
const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_part, index) => part(index)).join(' ')
const nested = (levels: number) => `query ($id: ID!) { project(id: $id) { items(first: 1) { nodes { ${'related { '.repeat(levels)} title ${'} '.repeat(levels)} } } } }`

describe('refused before anything is resolved', () => {
  const cases: Record<string, [string, Record<string, unknown>?]> = {
    'a document of more than 15,000 characters': [`{ viewer { name } } #${'x'.repeat(15_000)}`],
    'more than 1,000 tokens': [`{ viewer { ${times(500, (index) => `f${index}`)} name } ${times(500, (index) => `g${index}`)} }`],
    'a depth of 16': [nested(12)],
    'a depth made of fragments': [
      `query ($id: ID!) { project(id: $id) { items(first: 1) { nodes { ...A } } } } fragment A on Item { ${'related { '.repeat(6)} ...B ${'} '.repeat(6)} } fragment B on Item { ${'related { '.repeat(6)} title ${'} '.repeat(6)} }`,
    ],
    'sixteen aliases': [`{ ${times(16, (index) => `a${index}: resolved`)} }`],
    'a hundred aliases of __typename': [`{ ${times(100, (index) => `a${index}: __typename`)} }`],
    'the same field five hundred times': [`query cop { ${times(500, () => '__typename')} }`],
    'ten directives on one field': [`query cop { __typename ${times(10, () => '@aa')} }`],
    'more than fifty directives': [`{ ${times(26, (index) => `... @include(if: true) @skip(if: false) { x${index}: __typename }`)} }`],
    'more than ten changes at once': [`mutation { ${times(11, (index) => `m${index}: signIn(input: { name: "x" }) { __typename }`)} }`],
    'pages in pages in pages': ['query ($id: ID!) { project(id: $id) { items(first: 200) { nodes { related { related { related { title price { amount currency } } } } } } } }'],
    'large pages by variables': [
      'query ($id: ID!, $first: Int) { viewer { projects(first: $first) { nodes { items(first: $first) { nodes { title } } } } } project(id: $id) { name } }',
      { id: projectId, first: 200 },
    ],
    'fragments that double at each level': [
      `query ($id: ID!) { project(id: $id) { items(first: 1) { nodes { ...F0 } } } } ${times(40, (index) => `fragment F${index} on Item { ...F${index + 1} ... { ...F${index + 1} } }`)} fragment F40 on Item { title tags }`,
    ],
    'a question about the schema that is deeper than any tool asks': [`{ __schema { types { ${'ofType { '.repeat(19)} name ${'} '.repeat(19)} } } }`],
    'the schema seven times': [`{ ${times(7, (index) => `s${index}: __schema { queryType { name } }`)} }`],
  }
  for (const [name, [query, variables]] of Object.entries(cases)) {
    test(name, async () => {
      const before = howl.shop.resolved
      const started = performance.now()
      const answer = await ask(query, variables)
      expect(codesOf(answer)).toEqual(['OPERATION_TOO_COMPLEX'])
      expect(answer.data).toBeUndefined()
      expect(howl.shop.resolved).toBe(before)
      expect(performance.now() - started).toBeLessThan(1_000)
    })
  }

  test('the status follows the media type', async () => {
    const query = `{ ${times(16, (index) => `a${index}: resolved`)} }`
    expect((await ask(query)).status).toBe(200)
    const newer = await howl.ask(query, { headers: { accept: 'application/graphql-response+json' } })
    expect(newer.status).toBe(400)
    expect(newer.headers.get('content-type')).toContain('application/graphql-response+json')
  })

  test('questions about the schema that go round in circles', async () => {
    const answer = await ask('query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }')
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test('a document that does not parse, and one that is not of this graph, without a hint what would be right', async () => {
    expect(codesOf(await ask('{ viewer { name '))).toEqual(['GRAPHQL_PARSE_FAILED'])
    expect(codesOf(await ask('qwerty cop { abc }'))).toEqual(['GRAPHQL_PARSE_FAILED'])
    for (const query of ['{ viewr { name } }', 'query cop { __schema { directive } }', '{ viewer { nam } }', 'mutation { signIn(input: { nam: "x" }) { __typename } }']) {
      const answer = await ask(query)
      expect(new Set(codesOf(answer))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']))
      expect(JSON.stringify(answer.errors)).not.toContain('Did you mean')
    }
    const variables = await howl.ask('query ($input: EchoInput) { echo(input: $input) }', { variables: { input: { colour: 'REDD', att: 1 } } })
    expect(new Set(codesOf(variables))).toEqual(new Set(['BAD_USER_INPUT']))
    expect(JSON.stringify(variables.errors)).not.toContain('Did you mean')
  })

  test('aliases that begin with two underscores', async () => {
    expect(codesOf(await ask('query ($id: ID!) { project(id: $id) { __typename: name } }'))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test('variables that are nested without end', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    const response = await fetch(`${howl.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"query ($input: EchoInput) { echo(input: $input) }","variables":{"input":{"value":${deep}}}}`,
    })
    expect(codesOf((await response.json()) as Answer)).toEqual(['BAD_USER_INPUT'])
  })

  test('variables that are nested without end where no scalar looks at them', async () => {
    const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as unknown
    expect(codesOf(await ask('{ viewer { name } }', { nobodyAsksForIt: deep }))).toEqual(['BAD_USER_INPUT'])
  })

  test('an operation name that is not in the document', async () => {
    expect(codesOf(await howl.ask('query A { viewer { name } } query B { resolved }', { operationName: 'C' }))).toEqual(['OPERATION_RESOLUTION_FAILURE'])
  })

  test('a persisted query that nobody has sent before', async () => {
    const response = await fetch(`${howl.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    })
    expect(codesOf((await response.json()) as Answer)).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
  })
})

describe('requests that are none', () => {
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
    const response = await fetch(`${howl.url}/graphql`, { method: 'POST', headers, body })
    return { status: response.status, ...((await response.json()) as object) } as Answer
  }

  test('a body of more than 1 MiB', async () => {
    const answer = await post(JSON.stringify({ query: '{ viewer { name } }', variables: { x: 'x'.repeat(2 * 1024 * 1024) } }))
    expect(answer.status).toBe(413)
    expect(codesOf(answer)).toEqual(['BAD_REQUEST'])
  })

  test('bytes that are no UTF-8, no JSON, or no object', async () => {
    for (const body of [Buffer.from('{"query":"{ viewer { name } } # \xff"}', 'latin1'), '{"query":', '"text"', '[]', '', '{"query":"{ viewer { name } }","__proto__":{"x":1}}']) {
      const answer = await post(body)
      expect(answer.status, String(body)).toBe(400)
      expect(codesOf(answer), String(body)).toEqual(['BAD_REQUEST'])
    }
  })

  test('several operations in one request', async () => {
    const answer = await post(JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))))
    expect(answer.status).toBe(400)
    expect(codesOf(answer)).toEqual(['BAD_REQUEST'])
  })

  test('a change by GET', async () => {
    const response = await fetch(`${howl.url}/graphql?query=${encodeURIComponent('mutation cop { __typename }')}`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })
})

describe('let through', () => {
  test('the introspection of every tool', async () => {
    const answer = await ask(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true }))
    expect(answer.errors).toBeUndefined()
  })

  test('fifteen aliases, a depth of fifteen, a page of two hundred', async () => {
    expect((await ask(`{ ${times(15, (index) => `a${index}: resolved`)} }`)).errors).toBeUndefined()
    const around = (inner: string) => `items(first: 1) { nodes { keeper { project { ${inner} } } } }`
    expect((await ask(`query ($id: ID!) { project(id: $id) { ${around(around(around('items(first: 1) { totalCount }')))} } }`)).errors).toBeUndefined()
    expect((await ask('query ($id: ID!) { project(id: $id) { items(first: 200) { nodes { id title price { amount currency } tags related { title } } pageInfo { endCursor } totalCount } } }')).errors).toBeUndefined()
  })

  test('a persisted query, once it was sent', async () => {
    const query = '{ viewer { name } } # persisted'
    const { createHash } = await import('node:crypto')
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } }
    const send = async (body: object) => (await fetch(`${howl.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
    expect(await send({ query, extensions })).toEqual({ data: { viewer: null } })
    expect(await send({ extensions })).toEqual({ data: { viewer: null } })
  })
})

test('every operation of the web fits the limits', () => {
  const limits = createLimits(new Executor(readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')).schema)
  const operations = webOperations()
  expect(operations.length).toBeGreaterThan(5)
  for (const text of operations) {
    expect(() => limits.checkDocument(text), text).not.toThrow()
    const document = parse(text)
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
    if (operation) expect(() => limits.checkVariables(document, operation, {}), text).not.toThrow()
  }
})

/** As the web sends them: each operation with the fragments that it uses. */
function webOperations(): string[] {
  const root = new URL('../../web/src/', import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('__generated__'))
  const sources = files.flatMap((name) => [...readFileSync(new URL(name, root), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, source = '']) => source))
  const definitions = sources.flatMap((source) => parse(source).definitions)
  const fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))
  const used = (node: ASTNode, found = new Set<FragmentDefinitionNode>()): Set<FragmentDefinitionNode> => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (!fragment || found.has(fragment)) return
        found.add(fragment)
        used(fragment, found)
      },
    })
    return found
  }
  return definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => print({ kind: Kind.DOCUMENT, definitions: [operation, ...used(operation)] }))
}
