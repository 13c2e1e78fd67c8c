import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  ACCEPT,
  CHANGE_ROLE,
  CREATE_KEY,
  CREATE_PROJECT,
  INVITE,
  LEAVE,
  openIdentity,
  REFRESH,
  REMOVE,
  REVOKE_INVITATION,
  REVOKE_KEY,
  REVOKE_SESSION,
  SIGN_IN,
  SIGN_UP,
  UPDATE_PROJECT,
  type Identity,
  type Person,
} from '../test/factories.ts'

let howl: Identity
let owner: Person
let projectId: string
beforeAll(async () => {
  howl = await openIdentity()
  owner = await howl.signUp()
  projectId = await howl.createProject(owner)
})
afterAll(() => howl.stop())

/** What breaks programs: nothing, NUL, half a surrogate pair, markup, SQL, other scripts, thousands of characters. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('', ' ', '\u0000', '\ud800', "'; drop table identity.users; --", '<script>', '%s%n', '__proto__', '\u202e', 'ß', 'İ', 'x'.repeat(5_000), 'a@example.com', '{}'),
)
const id = fc.oneof(text, fc.uuid())
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const inOurs = fc.oneof({ weight: 3, arbitrary: fc.constant('ours') }, { weight: 1, arbitrary: id })

const mutations: Record<string, { query: string; variables: fc.Arbitrary<Record<string, unknown>> }> = {
  signUp: { query: SIGN_UP, variables: fc.record({ input: fc.record({ email: text, password: text, name: text }) }) },
  signIn: { query: SIGN_IN, variables: fc.record({ input: fc.record({ email: text, password: text }) }) },
  refreshSession: { query: REFRESH, variables: fc.record({ input: fc.record({ refreshToken: maybe(text) }) }) },
  revokeSession: { query: REVOKE_SESSION, variables: fc.record({ id }) },
  createProject: {
    query: CREATE_PROJECT,
    variables: fc.record({ input: fc.record({ name: text, kind: fc.constant('OTHER'), currency: fc.constantFrom('VND', 'USD'), timeZone: fc.oneof(text, fc.constant('UTC')), idempotencyKey: maybe(text) }) }),
  },
  updateProject: { query: UPDATE_PROJECT, variables: fc.record({ input: fc.record({ projectId: inOurs, name: maybe(text) }) }) },
  inviteMember: { query: INVITE, variables: fc.record({ input: fc.record({ projectId: inOurs, email: text, roleKey: fc.oneof(text, fc.constant('VIEWER')), idempotencyKey: maybe(text) }) }) },
  acceptInvitation: { query: ACCEPT, variables: fc.record({ input: fc.record({ token: text }) }) },
  revokeInvitation: { query: REVOKE_INVITATION, variables: fc.record({ id }) },
  changeMemberRole: { query: CHANGE_ROLE, variables: fc.record({ input: fc.record({ projectId: inOurs, userId: id, roleKey: text }) }) },
  removeMember: { query: REMOVE, variables: fc.record({ input: fc.record({ projectId: inOurs, userId: id }) }) },
  leaveProject: { query: LEAVE, variables: fc.record({ id }) },
  createApiKey: {
    query: CREATE_KEY,
    variables: fc.record({
      input: fc.record({
        projectId: inOurs,
        name: text,
        scopes: fc.array(fc.oneof(text, fc.constantFrom('project:read', 'finance:*'))),
        expiresAt: maybe(fc.oneof(text, fc.date({ noInvalidDate: true }).map((date) => date.toISOString()))),
        idempotencyKey: maybe(text),
      }),
    }),
  },
  revokeApiKey: { query: REVOKE_KEY, variables: fc.record({ id }) },
  'the page of a list': { query: 'query ($after: String, $first: Int) { viewer { projects(first: $first, after: $after) { nodes { id } } } }', variables: fc.record({ after: maybe(text), first: maybe(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })) }) },
}

it.each(Object.keys(mutations))('%s refuses nonsense clearly, and never breaks', async (name) => {
  const { query, variables } = mutations[name] as (typeof mutations)[string]
  await fc.assert(
    fc.asyncProperty(variables, fc.boolean(), async (given, isSignedIn) => {
      const named = JSON.parse(JSON.stringify(given).replaceAll('"ours"', `"${projectId}"`)) as Record<string, unknown>
      const { code, data } = await howl.ask(isSignedIn ? { bearer: owner.token, address: null } : { address: null }, query, named)
      if (code === null) expect(data).not.toBeNull()
      else expect(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'BAD_USER_INPUT']).toContain(code)
    }),
    { numRuns: 80 },
  )
})
