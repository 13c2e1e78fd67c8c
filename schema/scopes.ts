/**
 * Every right that a role, an API key or an agent can carry, as `<area>:<verb>`. `@needs` may name no other:
 * composing fails on a scope that is not listed here, because nobody could ever hold it. Identity's table of roles has the
 * same list: neither may import the other, and a test compares them.
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
