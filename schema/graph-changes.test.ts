import { expect, test } from 'vitest'
import { breakingChanges, documentProblems, documentsIn, undecided } from './graph-changes.ts'

const base = `
  directive @needs(scope: String!, of: String) on FIELD_DEFINITION | OBJECT
  directive @operator on FIELD_DEFINITION | OBJECT
  directive @public on FIELD_DEFINITION | OBJECT
  type Query { orders(first: Int): [Order!] @needs(scope: "finance:read") }
  type Order @public { id: ID! number: Int! note: String }
  input Filter { search: String }
`

const paths = async (current: string) => (await breakingChanges(base, current)).map(({ path }) => path)

test('what only adds breaks nobody', async () => {
  const current = base.replace('note: String', 'note: String total: String').replace('first: Int', 'first: Int, after: String')
  expect(await paths(current)).toEqual([])
})

test.each([
  ['a field that goes', 'note: String', '', 'Order.note'],
  ['a field that may become null', 'number: Int!', 'number: Int', 'Order.number'],
  ['an argument that goes', '(first: Int)', '', 'Query.orders.first'],
  ['an argument that becomes required', 'first: Int', 'first: Int!', 'Query.orders.first'],
  ['an input field that becomes required', 'search: String', 'search: String!', 'Filter.search'],
  ['a scope that changes', 'finance:read', 'finance:export', 'Query.orders'],
  ['a field that was public', 'note: String', 'note: String @needs(scope: "finance:read")', 'Order.note'],
  ['a field that is for operators now', 'note: String', 'note: String @operator', 'Order.note'],
  ['a type that was public', 'type Order @public', 'type Order @needs(scope: "finance:read")', 'Order'],
])('%s breaks clients', async (_, before, after, path) => {
  expect(await paths(base.replace(before, after))).toEqual([path])
})

test('a breaking change stands only when a decision names it', () => {
  const changes = [{ path: 'Order.note', message: 'Field note was removed' }]
  expect(undecided(changes, [])).toEqual(changes)
  expect(undecided(changes, ['We drop the field.', 'Order.number and MyOrder.note and Order.notes go.'])).toEqual(changes)
  expect(undecided(changes, ['Nobody reads `Order.note`; it goes.'])).toEqual([])
  expect(undecided(changes, ['We remove Order.note.'])).toEqual([])
})

test('documents of the web are validated together, also when a fragment stands elsewhere', () => {
  const page = documentsIn('Page.tsx', 'const Q = graphql(`query Page { orders { ...Row_order @unmask } }`)')
  const row = documentsIn('Row.tsx', 'graphql(\n  `fragment Row_order on Order { number }`)')
  expect(documentProblems(base, [...page, ...row])).toEqual([])
  expect(documentProblems(base, page)).toEqual([expect.stringContaining('Unknown fragment "Row_order"')])
  expect(documentProblems(base, [...page, { ...row[0]!, text: 'fragment Row_order on Order { total }' }])).toEqual([
    expect.stringContaining('Cannot query field "total"'),
  ])
  expect(documentProblems(base, [{ file: 'Bad.tsx', text: 'query {' }])).toEqual([expect.stringContaining('Bad.tsx: ')])
})
