import { afterAll, beforeAll, expect, test } from 'vitest'
import { identity } from '@howl/identity'
import { anonymousClaims, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraphForTest(identity)
})
afterAll(() => subgraph.stop())

test('a subgraph answers on a database of its own, with claims of the test', async () => {
  const { data, errors } = await subgraph.execute<{ viewer: null }>('{ viewer { user { id } } }', {}, anonymousClaims())
  expect(errors).toBeUndefined()
  expect(data.viewer).toBeNull()
})
