import { randomUUID } from 'node:crypto'
import type { Claims, CredentialClaims } from '@howl/platform/claims'
import { AppError } from '@howl/platform/errors'
import type { StartOptions } from '@howl/platform/subgraph'
import { startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { identity } from '../src/index.ts'

/** What a client holds: the access token, and the cookie that the gateway made of `setCookie`. */
export type Person = { id: string; email: string; password: string; name: string; token: string; cookie: string }

export type Asker = { bearer?: string; cookie?: string; address?: string | null; publicUrl?: string }

// The data of an answer is whatever the query asked for.
export type Answer = { data: any; code: string | null; extensions: Record<string, unknown>; cookie: string | null | undefined }

export type Identity = Awaited<ReturnType<typeof openIdentity>>

export const PASSWORD = 'correct horse battery staple'

let people = 0

type Options = { env?: Record<string, string>; now?: () => Date; database?: TestSubgraph['database'] }

/**
 * Identity on a database of its own, asked the way the gateway asks it: a credential becomes claims by the subgraph's own
 * internal call, and the claims go with the operation.
 */
export async function openIdentity(options: Options = {}) {
  const subgraph = await startSubgraphForTest(identity, options satisfies Partial<StartOptions>)

  const resolve = async ({ bearer, cookie, address = '203.0.113.7' }: Asker): Promise<CredentialClaims> =>
    (await subgraph.running.call('claims', { ...(bearer ? { bearer } : cookie ? { cookie } : {}), address, userAgent: 'vitest' })) as CredentialClaims

  const claimsOf = async (asker: Asker): Promise<Claims> => ({
    ...(await resolve(asker)),
    requestId: randomUUID(),
    client: { address: asker.address === undefined ? '203.0.113.7' : asker.address, userAgent: 'vitest', publicUrl: asker.publicUrl ?? 'https://howl.test' },
    ...(asker.cookie ? { refreshToken: asker.cookie } : {}),
  })

  const askWith = async (claims: Claims, query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const { data, errors, extensions = {} } = await subgraph.execute(query, variables, claims)
    const cookies = (extensions.setCookie ?? []) as ({ value: string } | null)[]
    const last = cookies.at(-1)
    return {
      data,
      code: errors?.[0] ? String(errors[0].extensions?.code) : null,
      extensions,
      cookie: last === undefined ? undefined : (last?.value ?? null),
    }
  }

  /** @param asker a person, a credential, or `{}` for nobody. */
  const ask = async (asker: Asker | Person, query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    askWith(await claimsOf('token' in asker ? { bearer: asker.token } : asker), query, variables)

  const signUp = async (given: Partial<Pick<Person, 'email' | 'name' | 'password'>> = {}): Promise<Person> => {
    people += 1
    const input = { email: `person${people}@example.com`, name: `Person ${people}`, password: PASSWORD, ...given }
    const { data, cookie } = await ask({}, SIGN_UP, { input })
    if (data?.signUp.__typename !== 'SignUpSuccess') throw new Error(`sign-up: ${JSON.stringify(data)}`)
    return { ...input, id: data.signUp.user.id, email: data.signUp.user.email, token: data.signUp.accessToken, cookie: String(cookie) }
  }

  const createProject = async (owner: Person, given: Record<string, unknown> = {}): Promise<string> => {
    const input = { name: 'In 3D', kind: 'PRINT_SHOP', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', ...given }
    const { data } = await ask(owner, CREATE_PROJECT, { input })
    if (data?.createProject.__typename !== 'CreateProjectSuccess') throw new Error(`createProject: ${JSON.stringify(data)}`)
    return data.createProject.project.id
  }

  const invite = async (by: Person | Asker, input: Record<string, unknown>): Promise<string> => {
    const { data, code } = await ask(by, INVITE, { input })
    if (data?.inviteMember?.__typename !== 'InviteMemberSuccess') throw new Error(`inviteMember: ${code} ${JSON.stringify(data)}`)
    return String(data.inviteMember.invitation.acceptUrl).split('/invite/')[1] ?? ''
  }

  /** A new person who has come into the project by a link. */
  const join = async (owner: Person, projectId: string, roleKey: string): Promise<Person> => {
    const person = await signUp()
    const token = await invite(owner, { projectId, email: person.email, roleKey })
    const { data } = await ask(person, ACCEPT, { input: { token } })
    if (data?.acceptInvitation.__typename !== 'AcceptInvitationSuccess') throw new Error(`acceptInvitation: ${JSON.stringify(data)}`)
    return person
  }

  const createKey = async (by: Person, input: Record<string, unknown>): Promise<{ id: string; secret: string }> => {
    const { data, code } = await ask(by, CREATE_KEY, { input: { name: 'Key', ...input } })
    if (data?.createApiKey?.__typename !== 'CreateApiKeySuccess') throw new Error(`createApiKey: ${code} ${JSON.stringify(data)}`)
    return { id: data.createApiKey.apiKey.id, secret: data.createApiKey.secret }
  }

  /** The events that the subgraph published, oldest first. */
  const events = (type?: string) =>
    subgraph.database.query<{ type: string; project_id: string | null; subject: string; payload: Record<string, unknown> }>(
      'select type, project_id, subject, payload from identity.events where $1::text is null or type = $1 order by at, id',
      [type ?? null],
    )

  return { ...subgraph, resolve, claimsOf, ask, askWith, signUp, createProject, invite, join, createKey, events }
}

/** @returns the code with which a call was refused, or null when it was not. */
export async function codeOf(call: Promise<unknown>): Promise<string | null> {
  try {
    await call
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const USER = 'user { id email name globalRole createdAt }'
const FIELD_ERRORS = '... on InvalidInput { message fieldErrors { path message } }'

export const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { __typename
  ... on SignUpSuccess { accessToken expiresAt ${USER} } ... on EmailTaken { message } ... on TooManyAttempts { message retryAt } ${FIELD_ERRORS} } }`
export const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignInSuccess { accessToken expiresAt ${USER} } ... on InvalidCredentials { message } ... on TooManyAttempts { message retryAt } } }`
export const REFRESH = `mutation ($input: RefreshSessionInput! = {}) { refreshSession(input: $input) { __typename
  ... on RefreshSessionSuccess { accessToken expiresAt ${USER} } ... on SessionEnded { message } } }`
export const SIGN_OUT = `mutation ($input: SignOutInput! = {}) { signOut(input: $input) { __typename ... on SignOutSuccess { endedSessions } } }`
export const REVOKE_SESSION = `mutation ($id: ID!) { revokeSession(input: { id: $id }) { ... on RevokeSessionSuccess { id } } }`
export const SESSIONS = '{ viewer { sessions { id isCurrent userAgent address createdAt lastUsedAt expiresAt } } }'
export const VIEWER = `{ viewer { ${USER} projects { totalCount nodes { id name } } sessions { id } } }`

const PROJECT_FIELDS = 'id slug name kind currency timeZone state createdAt archivedAt myRole { key name builtIn } myScopes'
export const CREATE_PROJECT = `mutation ($input: CreateProjectInput!) { createProject(input: $input) { __typename
  ... on CreateProjectSuccess { project { ${PROJECT_FIELDS} members { nodes { user { id } role { key } } } } } ... on LimitReached { message limit } ${FIELD_ERRORS} } }`
export const UPDATE_PROJECT = `mutation ($input: UpdateProjectInput!) { updateProject(input: $input) { __typename
  ... on UpdateProjectSuccess { project { ${PROJECT_FIELDS} } } ${FIELD_ERRORS} } }`
export const ARCHIVE = `mutation ($id: ID!) { archiveProject(input: { projectId: $id }) { ... on ArchiveProjectSuccess { project { ${PROJECT_FIELDS} } } } }`
export const RESTORE = `mutation ($id: ID!) { restoreProject(input: { projectId: $id }) { ... on RestoreProjectSuccess { project { ${PROJECT_FIELDS} } } } }`
export const PROJECT = `query ($id: ID!) { project(id: $id) { ${PROJECT_FIELDS} } }`

export const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename
  ... on InviteMemberSuccess { invitation { id email role { key } acceptUrl expiresAt createdAt } } ... on AlreadyMember { message } ${FIELD_ERRORS} } }`
export const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename
  ... on AcceptInvitationSuccess { project { ${PROJECT_FIELDS} } } ... on InvitationInvalid { message } ... on InvitationForSomeoneElse { message } } }`
export const REVOKE_INVITATION = `mutation ($id: ID!) { revokeInvitation(input: { id: $id }) { ... on RevokeInvitationSuccess { id } } }`
export const CHANGE_ROLE = `mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { __typename
  ... on ChangeMemberRoleSuccess { member { user { id } role { key } joinedAt } } ... on LastOwner { message } ... on OwnerOnly { message } ${FIELD_ERRORS} } }`
export const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { __typename
  ... on RemoveMemberSuccess { userId } ... on LastOwner { message } ... on OwnerOnly { message } } }`
export const LEAVE = `mutation ($id: ID!) { leaveProject(input: { projectId: $id }) { __typename ... on LeaveProjectSuccess { projectId } ... on LastOwner { message } } }`

export const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { secret apiKey { id name prefix scopes createdAt expiresAt lastUsedAt revokedAt } } ${FIELD_ERRORS} } }`
export const REVOKE_KEY = `mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { ... on RevokeApiKeySuccess { apiKey { id revokedAt } } } }`
