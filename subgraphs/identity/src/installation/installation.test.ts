import { uuidv7 } from '@howl/platform/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openIdentity, type Identity } from '../../test/factories.ts'
import { countStatements } from '../../test/statements.ts'

const PROJECTS = `query ($ids: [ID!]!) { installation { projects(ids: $ids) { id name slug state owners { id email name } } } }`

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

async function superadmin() {
  const person = await howl.signUp()
  await howl.running.call('make-superadmin', { email: person.email })
  return person
}

it('an operator who is shown the id of a project learns whose it is, and nothing else of it', async () => {
  const operator = await superadmin()
  const owner = await howl.signUp()
  const projectId = await howl.createProject(owner)
  const second = await howl.join(owner, projectId, 'OWNER')
  await howl.join(owner, projectId, 'VIEWER')
  const { data } = await howl.ask(operator, PROJECTS, { ids: [projectId, uuidv7()] })
  expect(data.installation.projects).toEqual([
    { id: projectId, name: 'In 3D', slug: expect.any(String), state: 'ACTIVE', owners: [owner, second].map(({ id, email, name }) => ({ id, email, name })) },
  ])
  expect((await howl.ask(operator, `query ($id: ID!) { project(id: $id) { name } }`, { id: projectId })).code).toBe('NOT_FOUND')
})

it('what is no id is NOT_FOUND, none or too many are BAD_USER_INPUT, and nobody but an operator is told', async () => {
  const operator = await superadmin()
  const owner = await howl.signUp()
  const projectId = await howl.createProject(owner)
  const code = async (by: Parameters<Identity['ask']>[0], ids: string[]) => (await howl.ask(by, PROJECTS, { ids })).code
  expect(await code(operator, ['nonsense'])).toBe('NOT_FOUND')
  expect(await code(operator, [])).toBe('BAD_USER_INPUT')
  expect(await code(operator, Array.from({ length: 201 }, () => uuidv7()))).toBe('BAD_USER_INPUT')
  expect(await code(owner, [projectId])).toBe('FORBIDDEN')
  expect(await code({}, [projectId])).toBe('UNAUTHENTICATED')
})

it('many projects cost as many statements as one', async () => {
  const operator = await superadmin()
  const owners = [await howl.signUp(), await howl.signUp(), await howl.signUp()]
  const ids = await Promise.all(owners.map((owner) => howl.createProject(owner)))
  const claims = await howl.claimsOf({ bearer: operator.token })
  for (const wanted of [ids.slice(0, 1), ids]) {
    const { result, statements } = await countStatements(() => howl.askWith(claims, PROJECTS, { ids: wanted }))
    expect(result.data.installation.projects).toHaveLength(wanted.length)
    // The projects, and the people.
    expect(statements).toHaveLength(2)
  }
})
