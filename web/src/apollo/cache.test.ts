import { gql } from '@apollo/client'
import { buildASTSchema, getNamedType, isObjectType, parse } from 'graphql'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aheadSize, createCache } from './cache.ts'

const graph = buildASTSchema(parse(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8')), { assumeValidSDL: true })

const connections = Object.values(graph.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const answer = getNamedType(field.type)
      return isObjectType(answer) && 'edges' in answer.getFields() ? [{ type: type.name, field: field.name }] : []
    }),
  )

it('keeps the pages of every list of the graph together', () => {
  const { policies } = createCache()
  expect(connections.length).toBeGreaterThan(20)
  const without = connections.filter(({ type, field }) => policies.getMergeFunction(type, field, undefined) === undefined)
  expect(without).toEqual([])
})

const OrderIds = gql`
  query OrderIds($filter: OrderFilter, $first: Int, $after: String) {
    project(id: "p") {
      id
      orders(filter: $filter, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`

const page = (ids: string[], hasNextPage = true) => ({
  project: {
    __typename: 'Project',
    id: 'p',
    orders: {
      __typename: 'OrderConnection',
      edges: ids.map((id) => ({ __typename: 'OrderEdge', cursor: id, node: { __typename: 'Order', id } })),
      pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: ids.at(-1) },
    },
  },
})

function createList() {
  const cache = createCache()
  const write = (variables: Record<string, unknown>, ids: string[]) => cache.writeQuery({ query: OrderIds, variables, data: page(ids) })
  const read = (variables: Record<string, unknown>) => cache.readQuery<ReturnType<typeof page>>({ query: OrderIds, variables })?.project.orders.edges.map(({ node }) => node.id)
  return { write, read }
}

it('puts the next page behind the first, and another filter into a list of its own', () => {
  const { write, read } = createList()
  write({ first: 2 }, ['a', 'b'])
  write({ first: 2, after: 'b' }, ['c'])
  write({ first: 2, filter: { search: 'x' } }, ['z'])
  expect(read({ first: 2 })).toEqual(['a', 'b', 'c'])
  expect(read({ first: 2, filter: { search: 'x' } })).toEqual(['z'])
})

it('keeps a page that was loaded ahead for itself', () => {
  const { write, read } = createList()
  write({ first: 2 }, ['a', 'b'])
  write({ first: aheadSize, after: 'b' }, ['c'])
  expect(read({ first: 2 })).toEqual(['a', 'b'])
  expect(read({ first: aheadSize, after: 'b' })).toEqual(['c'])
})
