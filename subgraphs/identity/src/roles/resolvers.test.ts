import { afterAll, beforeAll, expect, it } from 'vitest'
import { openIdentity, type Identity } from '../../test/factories.ts'
import { ROLES } from './roles.ts'

let howl: Identity
beforeAll(async () => {
  howl = await openIdentity()
})
afterAll(() => howl.stop())

it('shows the roles to everybody, so that an invitation can say what it gives', async () => {
  const { data } = await howl.ask({}, '{ roles { key name scopes builtIn } }')
  expect(data.roles).toEqual(ROLES)
})
