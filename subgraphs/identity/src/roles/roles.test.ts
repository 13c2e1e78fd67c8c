import { describe, expect, it } from 'vitest'
import { expandScopes, ROLES, SCOPES, whileArchived } from './roles.ts'

const of = (key: string) => ROLES.find((role) => role.key === key)?.scopes

describe('roles', () => {
  it('are those of the contract, the owner first', () => {
    expect(ROLES.map(({ key }) => key)).toEqual(['OWNER', 'PROJECTADMIN', 'MANAGER', 'ACCOUNTANT', 'MARKETER', 'WORKER', 'VIEWER'])
  })

  it('give what the contract says', () => {
    expect(of('OWNER')).toEqual(SCOPES)
    expect(of('PROJECTADMIN')).toEqual(SCOPES)
    expect(SCOPES.filter((scope) => !of('MANAGER')?.includes(scope))).toEqual(['project:admin', 'members:manage', 'keys:manage', 'connections:manage'])
    expect(of('ACCOUNTANT')).toEqual(['project:read', 'audit:read', 'finance:read', 'finance:write', 'finance:refund', 'finance:export', 'ai:read', 'ai:run'])
    expect(of('MARKETER')).toEqual(['project:read', 'growth:read', 'growth:write', 'growth:send', 'growth:publish', 'growth:approve', 'growth:export', 'ai:read', 'ai:run'])
    expect(of('WORKER')).toEqual(['project:read', 'finance:read', 'growth:read', 'growth:write', 'ai:read'])
    expect(of('VIEWER')).toEqual(['project:read', 'finance:read', 'growth:read', 'ai:read'])
  })

  it('lose in an archived project what changes anything', () => {
    expect(whileArchived(SCOPES)).toEqual(['project:read', 'project:admin', 'audit:read', 'finance:read', 'finance:export', 'growth:read', 'ai:read'])
  })
})

describe('expandScopes', () => {
  it('names each scope once, in one order, and says what it does not know', () => {
    expect(expandScopes(['ai:read', 'finance:*', 'finance:read', 'growth:steal', '*', ':*'])).toEqual({
      scopes: ['finance:read', 'finance:write', 'finance:refund', 'finance:export', 'ai:read'],
      unknown: ['growth:steal', '*', ':*'],
    })
  })
})
