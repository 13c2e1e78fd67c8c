/** The rights that a page can name in words. The server may know more; those are shown by their key. */
export const scopeKeys = [
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

export type ScopeKey = (typeof scopeKeys)[number]
