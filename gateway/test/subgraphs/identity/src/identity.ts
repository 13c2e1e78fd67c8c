import { deriveKey, type Claims, type CredentialClaims, type ProjectClaims } from '@howl/platform/claims'
import { AppError, notFound, unauthenticated } from '@howl/platform/errors'
import { uuidv7 } from '@howl/platform/ids'
import { defineSubgraph, type BaseContext, type Door } from '@howl/platform/subgraph'
import { z } from 'zod'

/** Who is known to this identity: by access token, API key or cookie. A test changes it as it goes. */
export type Directory = {
  people: Map<string, CredentialClaims>
  /** How often somebody asked what a credential means. */
  asked: number
}

export const ALL_SCOPES = ['project:read', 'project:admin', 'finance:read', 'growth:read']

export const projectClaims = (over: Partial<ProjectClaims> = {}): ProjectClaims => ({
  roleKey: 'OWNER',
  scopes: ALL_SCOPES,
  name: 'Print shop',
  currency: 'VND',
  timeZone: 'Asia/Ho_Chi_Minh',
  kind: 'PRINT_SHOP',
  state: 'ACTIVE',
  version: 1,
  ...over,
})

export const person = (projects: Record<string, ProjectClaims> = {}): CredentialClaims => ({
  caller: { kind: 'user', userId: uuidv7(), sessionId: uuidv7() },
  globalRole: 'USER',
  projects,
})

const ANONYMOUS: CredentialClaims = { caller: { kind: 'anonymous' }, globalRole: 'USER', projects: {} }

/** Small, but a subgraph like the others: only its store is a map. */
export function testIdentity(directory: Directory): Door {
  return defineSubgraph({
    name: 'identity',
    url: import.meta.url,
    entities: [],
    migrations: [],
    environment: { HOWL_SECRET: z.string() },
    jobs: [],
    createServices: () => ({}),
    createContext: (_services, base) => base,
    internal: {
      claims: {
        key: ({ HOWL_SECRET }) => deriveKey(HOWL_SECRET, 'internal-calls'),
        run: (_services, input: { bearer?: string; cookie?: string }) => {
          directory.asked += 1
          const found = directory.people.get(input.bearer ?? input.cookie ?? '')
          if (!found && input.bearer) throw unauthenticated()
          return Promise.resolve(structuredClone(found ?? ANONYMOUS))
        },
      },
    },
    resolvers: resolvers(directory),
  })
}

const connection = <Node>(nodes: Node[]) => ({
  nodes,
  edges: nodes.map((node, index) => ({ cursor: String(index), node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
  totalCount: nodes.length,
})

const projectsOf = (claims: Claims) => Object.entries(claims.projects).map(([id, { name }]) => ({ id, name }))

type ItemReference = { id: string; projectId: string; title?: string; price?: { amount: string } }

const resolvers = (directory: Directory) => ({
  Query: {
    viewer: (_parent: unknown, _args: unknown, { claims }: BaseContext) => (claims.caller.kind === 'anonymous' ? null : { name: 'Linh' }),
    project: (_parent: unknown, { id }: { id: string }, { claims }: BaseContext) => {
      if (claims.caller.kind === 'anonymous') throw unauthenticated()
      const project = projectsOf(claims).find((one) => one.id === id)
      if (!project) throw notFound('project')
      return project
    },
    echo: (_parent: unknown, { input }: { input: unknown }) => JSON.stringify(input),
    asked: (_parent: unknown, _args: unknown, { claims: { caller, requestId, client, refreshToken } }: BaseContext) => ({
      caller: caller.kind,
      requestId,
      publicUrl: client.publicUrl,
      refreshToken,
    }),
  },
  Viewer: { projects: (_parent: unknown, _args: unknown, { claims }: BaseContext) => connection(projectsOf(claims)) },
  Project: { __resolveReference: ({ id }: { id: string }, { claims }: BaseContext) => projectsOf(claims).find((project) => project.id === id) },
  Item: {
    label: ({ title, price }: ItemReference) => (title && price ? `${title} at ${price.amount}` : null),
    keeper: ({ id, projectId }: ItemReference) => {
      const number = Number(id.split('-')[1])
      if (number % 5 === 4) throw new AppError('CONFLICT', 'The keeper is changing.')
      return number % 4 === 3 ? null : { name: `Keeper ${number % 2}`, project: { id: projectId, name: 'Print shop' } }
    },
  },
  Mutation: {
    signIn: (_parent: unknown, { input }: { input: { name: string } }, context: BaseContext) => {
      context.responseExtensions['setCookie'] = [{ value: `cookie-of-${input.name}`, expiresAt: new Date('2030-01-01T00:00:00Z') }]
      return { __typename: 'SignInSuccess', accessToken: `token-of-${input.name}` }
    },
    refreshSession: (_parent: unknown, _args: unknown, context: BaseContext) => {
      const { refreshToken } = context.claims
      if (!refreshToken) {
        context.responseExtensions['setCookie'] = [null]
        return { __typename: 'SessionEnded', message: 'The session has ended. Sign in again.' }
      }
      return { __typename: 'RefreshSessionSuccess', accessToken: 'fresh', sawRefreshToken: refreshToken }
    },
    createProject: (_parent: unknown, { input }: { input: { name: string } }, context: BaseContext) => {
      const { caller } = context.claims
      if (caller.kind !== 'user') throw unauthenticated()
      const id = uuidv7()
      for (const known of directory.people.values()) {
        if (known.caller.kind === 'user' && known.caller.userId === caller.userId) Object.assign(known.projects, { [id]: projectClaims({ name: input.name }) })
      }
      context.responseExtensions['claimsChanged'] = true
      return { __typename: 'CreateProjectSuccess', project: { id, name: input.name } }
    },
    renameProject: (_parent: unknown, { input }: { input: { projectId: string; name: string } }) => ({
      __typename: 'RenameProjectSuccess',
      project: { id: input.projectId, name: input.name },
    }),
  },
})
