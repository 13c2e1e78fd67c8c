import { randomUUID } from 'node:crypto'
import type { Claims, ProjectClaims } from '@howl/platform/claims'
import { uuidv7 } from '@howl/platform/ids'

type Wanted = {
  userId?: string
  /** By project id: the scopes, or the scopes with other facts about the project. */
  projects?: Record<string, readonly string[] | Partial<ProjectClaims>>
  globalRole?: Claims['globalRole']
  /** Instead of a person. */
  caller?: Claims['caller']
  refreshToken?: string
}

/** Every scope there is: what an owner may. */
export const allScopes: readonly string[] = [
  'project:read', 'project:admin', 'members:manage', 'keys:manage', 'audit:read',
  'finance:read', 'finance:write', 'finance:refund', 'finance:export', 'connections:manage',
  'growth:read', 'growth:write', 'growth:send', 'growth:publish', 'growth:approve', 'growth:export',
  'ai:read', 'ai:run', 'ai:act', 'ai:manage', 'operations:manage',
]

/** Claims of a signed-in person, as the gateway would hand them to a subgraph. A project is one in VND unless said otherwise. */
export function claimsFor({ userId = uuidv7(), projects = {}, globalRole = 'USER', caller, refreshToken }: Wanted = {}): Claims {
  return {
    requestId: randomUUID(),
    caller: caller ?? { kind: 'user', userId, sessionId: uuidv7() },
    globalRole,
    projects: Object.fromEntries(Object.entries(projects).map(([id, given]) => [id, projectClaims(given)])),
    client: { address: '127.0.0.1', userAgent: 'howl-test', publicUrl: 'http://127.0.0.1:4000' },
    ...(refreshToken === undefined ? {} : { refreshToken }),
  }
}

/** Nobody is signed in. */
export const anonymousClaims = (): Claims => claimsFor({ caller: { kind: 'anonymous' } })

function projectClaims(given: readonly string[] | Partial<ProjectClaims>): ProjectClaims {
  const facts: Partial<ProjectClaims> = isScopes(given) ? { scopes: given } : given
  return { roleKey: 'OWNER', scopes: allScopes, name: 'Test project', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', kind: 'OTHER', state: 'ACTIVE', version: 1, ...facts }
}

const isScopes = (given: readonly string[] | Partial<ProjectClaims>): given is readonly string[] => Array.isArray(given)
