import { afterAll, beforeAll, expect, test } from 'vitest'
import { identity } from '@howl/identity'
import { anonymousClaims, claimsFor, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { uuidv7 } from '@howl/platform/ids'

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

test('a fault leaves the subgraph itself masked: the request id, and no word of the database', async () => {
  const projectId = uuidv7()
  const claims = claimsFor({ projects: { [projectId]: {} } })
  await subgraph.database.query('revoke select on identity.projects from howl_identity')
  const { errors } = await subgraph.execute('query ($projectId: ID!) { project(id: $projectId) { name } }', { projectId }, claims)
  await subgraph.database.query('grant select on identity.projects to howl_identity')
  expect(errors).toMatchObject([{ message: expect.stringContaining('on our side') as string, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: claims.requestId } }])
  expect(JSON.stringify(errors)).not.toMatch(/permission|denied|identity\.|stack/)
})
