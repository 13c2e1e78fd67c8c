import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { type Composition, composeGraph, readSubgraphs } from './composition.ts'

const shared = readFileSync(new URL('../platform/src/shared.graphql', import.meta.url), 'utf8')

const shop = `
  type Query { shop(id: ID!): Shop @public }
  type Shop @key(fields: "id") @needs(scope: "project:read") { id: ID! name: String! }
`
const till = `
  type Shop @key(fields: "id") { id: ID! takings: Money @needs(scope: "finance:read") }
`

function compose(subgraphs: Record<string, string>): Composition {
  return composeGraph(Object.entries(subgraphs).map(([name, sdl]) => ({ name, document: parse(shared + sdl) })))
}

function problems(subgraphs: Record<string, string>): string {
  const composition = compose(subgraphs)
  return composition.ok ? 'composes' : composition.problems.join('\n')
}

test('what is guarded composes, and a repeated key needs no second guard', () => {
  expect(problems({ shop, till })).toBe('composes')
  const byField = 'type Query { shop: Shop @public } type Shop @key(fields: "id") { id: ID! @public name: String @needs(scope: "project:read") }'
  expect(problems({ shop: byField, till })).toBe('composes')
})

test('the published graph says what each field needs, and nothing of the machinery', () => {
  const composition = compose({ shop, till })
  if (!composition.ok) throw new Error(composition.problems.join('\n'))
  const { api, supergraph, subgraphs } = composition.graph
  expect(api).toContain('type Shop @needs(scope: "project:read") {')
  expect(api).toContain('takings: Money @needs(scope: "finance:read")')
  expect(api).toContain('shop(id: ID!): Shop @public')
  expect(api.match(/directive @/g)).toHaveLength(3)
  expect(api).not.toMatch(/join__|_entities|_service|@key|@shareable/)
  expect(supergraph).toContain('@needs(scope: "finance:read")')
  expect(Object.keys(subgraphs)).toEqual(['shop', 'till'])
})

test('a field that nothing guards does not compose', () => {
  expect(problems({ shop, till: `${till} extend type Shop { secret: String }` })).toContain('till: Shop.secret has neither @needs nor @public')
  expect(problems({ shop: `${shop} extend type Query { open: Int }` })).toContain('shop: Query.open has neither')
})

test('what is for operators composes, by field and by type, and the published graph says so', () => {
  const composition = compose({ shop: `${shop} extend type Query { all: All @operator } type All @operator { count: Int }`, till })
  if (!composition.ok) throw new Error(composition.problems.join('\n'))
  expect(composition.graph.api).toContain('all: All @operator')
  expect(composition.graph.api).toContain('type All @operator {')
})

test('a key that no other subgraph guards is a field like any other', () => {
  const bare = 'type Query { shop: Shop @public } type Shop @key(fields: "id") { id: ID! name: String @public }'
  expect(problems({ shop: bare })).toContain('shop: Shop.id has neither')
})

test('a scope that nobody can hold does not compose', () => {
  expect(problems({ shop, till: till.replace('finance:read', 'finance:raed') })).toContain('Shop.takings needs the unknown scope "finance:raed"')
  expect(problems({ shop: shop.replace('project:read', 'read') })).toContain('Shop needs the unknown scope "read"')
})

test('what composing would lose quietly does not compose', () => {
  const filter = (fields: string) => `input Filter { a: Int ${fields} }`
  const lost = problems({
    shop: `${shop} ${filter('b: Int')} extend type Query { one(filter: Filter): Int @public }`,
    till: `${till} ${filter('')} type Query { two(filter: Filter): Int @public }`,
  })
  expect(lost).toContain('INCONSISTENT_INPUT_OBJECT_FIELD')
})

test('composition errors say their code', () => {
  const clash = `${till} type Query { shop(id: ID!): Shop @public }`
  expect(problems({ shop, till: clash })).toContain('INVALID_FIELD_SHARING')
})

test('what stands in schema/ is what the subgraphs’ SDL composes to', () => {
  const composition = composeGraph(readSubgraphs(new URL('../', import.meta.url)))
  if (!composition.ok) throw new Error(composition.problems.join('\n'))
  const { supergraph, api, subgraphs } = composition.graph
  const onDisk = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
  const stale = Object.entries({ 'supergraph.graphql': supergraph, 'api.graphql': api })
    .concat(Object.entries(subgraphs).map(([name, sdl]) => [`subgraphs/${name}.graphql`, sdl]))
    .filter(([file, text]) => onDisk(file) !== text)
  expect(stale.map(([file]) => file), 'npm run schema:compose brings them up to date').toEqual([])
})
