/**
 * Every right there is, `<area>:<verb>`. Fields of the graph name the one they need with `@needs`, and composing the graph
 * knows the same list from schema/scopes.ts: neither may import the other, and a test compares them.
 */
export const SCOPES = [
  'project:read',
  'project:admin',
  'members:manage',
  'keys:manage',
  'audit:read',
  'finance:read',
  'finance:write',
  'finance:refund',
  'finance:export',
  'connections:manage',
  'growth:read',
  'growth:write',
  'growth:send',
  'growth:publish',
  'growth:approve',
  'growth:export',
  'ai:read',
  'ai:run',
  'ai:act',
  'ai:manage',
  'operations:manage',
] as const

export type Scope = (typeof SCOPES)[number]

/** A role as the graph shows it. */
export type Role = { key: string; name: string; scopes: Scope[]; builtIn: boolean }

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text)

/**
 * `finance:*` stands for every scope of its area; the answer is in the order of `SCOPES`, each once.
 *
 * @returns `unknown` holds what is neither a scope nor an area.
 */
export function expandScopes(names: readonly string[]): { scopes: Scope[]; unknown: string[] } {
  const wanted = new Set<Scope>()
  const unknown: string[] = []
  for (const name of names) {
    const found = name.endsWith(':*') ? SCOPES.filter((scope) => scope.startsWith(name.slice(0, -1))) : SCOPES.filter((scope) => scope === name)
    if (found.length === 0) unknown.push(name)
    for (const scope of found) wanted.add(scope)
  }
  return { scopes: SCOPES.filter((scope) => wanted.has(scope)), unknown }
}

function builtIn(key: string, name: string, names: readonly string[]): Role {
  const { scopes, unknown } = expandScopes(names)
  if (unknown.length > 0) throw new Error(`Role ${key} names scopes that do not exist: ${unknown.join(', ')}`)
  return { key, name, scopes, builtIn: true }
}

const allBut = (...left: Scope[]): Scope[] => SCOPES.filter((scope) => !left.includes(scope))

export const OWNER = 'OWNER'

/** The one table of roles. What an owner may do beyond a project admin is no scope: see members.ts. */
export const ROLES: readonly Role[] = [
  builtIn(OWNER, 'Owner', SCOPES),
  builtIn('PROJECTADMIN', 'Project admin', SCOPES),
  builtIn('MANAGER', 'Manager', allBut('project:admin', 'members:manage', 'keys:manage', 'connections:manage')),
  builtIn('ACCOUNTANT', 'Accountant', ['project:read', 'finance:*', 'audit:read', 'ai:read', 'ai:run']),
  builtIn('MARKETER', 'Marketer', ['project:read', 'growth:*', 'ai:read', 'ai:run']),
  builtIn('WORKER', 'Worker', ['project:read', 'finance:read', 'growth:read', 'growth:write', 'ai:read']),
  builtIn('VIEWER', 'Viewer', ['project:read', 'finance:read', 'growth:read', 'ai:read']),
]

export const findRole = (key: string): Role | null => ROLES.find((role) => role.key === key) ?? null

/** @throws Error for a key that the table does not have: the database's check lets no such key in. */
export function getRole(key: string): Role {
  const role = findRole(key)
  if (!role) throw new Error(`There is no role ${key}`)
  return role
}

/** An archived project can be read, exported, audited and restored; everything else is closed. */
export const whileArchived = (scopes: readonly Scope[]): Scope[] =>
  scopes.filter((scope) => scope.endsWith(':read') || scope === 'project:admin' || scope === 'finance:export')

/** Whoever looks as somebody else sees what reading alone shows, and nothing that is shown to those who may change it. */
export const whileLooking = (scopes: readonly Scope[]): Scope[] => scopes.filter((scope) => scope.endsWith(':read'))
