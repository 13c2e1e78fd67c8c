import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * No linter can tell a statement in a tenant's transaction from one beside it, so the doors themselves are counted: who
 * opens a connection, and who goes past the tenants with `asSystem`, and why. A new line here is a decision that a
 * reviewer sees.
 */
const root = join(import.meta.dirname, '..')
const SOURCES = ['platform/src', 'gateway/src', 'worker/src', 'subgraphs']

/** PostgreSQL is reached from these files and no others. */
const CONNECTIONS = [
  // Tenants and the system: the door that everything else uses.
  'platform/src/database.ts',
  // BullMQ's own tables, in a schema of their own.
  'platform/src/jobs.ts',
  // Schemas and roles, as the owner of the database, before anything runs.
  'platform/src/migrations.ts',
  // live.events and rate limits, as howl_gateway, which can read nothing else.
  'gateway/src/database.ts',
]

/** Where no tenant can be named yet, or all of them are meant. */
const SYSTEM: Record<string, string[]> = {
  'platform/src/drains.ts': [
    'due work of all tenants is claimed together',
    'rows of a broken batch',
    'each row is handled as its own tenant',
    'work whose worker is gone, of any tenant',
    'dead work of a tenant',
    'failed work of a tenant',
  ],
  'platform/src/events.ts': ['events of all tenants are numbered together', 'old events of all tenants'],
  'platform/src/file-store.ts': ['files of all tenants expire'],
  'platform/src/leases.ts': [
    'due work of all tenants is claimed together',
    'work of a stopping worker',
    'failed work of a tenant',
    'a row of work and what belongs to it',
    'leases of running work',
  ],
  'platform/src/schedules.ts': ['schedules belong to the installation', 'schedules belong to the installation', 'schedules belong to the installation'],
  'platform/src/subgraph.ts': ['readiness'],
  'platform/src/work-lists.ts': ['work of all tenants is shown to whoever operates them', 'an operator tries work of any tenant again'],
  'platform/src/work.ts': ['due work of all tenants', 'how much work waits', 'how much work waits'],
  'subgraphs/ai/src/runs/forgetting.ts': ['rows of old answers of all tenants'],
  'subgraphs/finance/src/metrics/jobs.ts': ['figures of all tenants are folded together'],
  'subgraphs/finance/src/payment-connections/payment-connections.ts': ['a callback names its connection and no tenant', 'a refused callback has no tenant to act as'],
  'subgraphs/finance/src/recounts/jobs.ts': ['recounts of all tenants fall due together'],
  'subgraphs/finance/src/recounts/recounts.ts': ['discrepancies of all tenants are an alarm of the installation', 'discrepancies of all tenants are shown to whoever operates them'],
  'subgraphs/finance/src/reconciliation/reconciliation.ts': ['bank lists of all tenants fall due together'],
  'subgraphs/finance/src/recurring-expenses/jobs.ts': ['recurring expenses of all tenants fall due together'],
  'subgraphs/finance/src/webhook-events/webhook-store.ts': ['callbacks of several tenants are committed together'],
  'subgraphs/identity/src/claims/agent-tokens.ts': ['an AI run asks on behalf of a person who may be away'],
  'subgraphs/identity/src/audit-entries/audit-entries.ts': ['what concerns the whole installation has no tenant'],
  'subgraphs/identity/src/claims/credentials.ts': [
    'a session says who asks',
    'an API key says which project it is for',
    'an operator looks as somebody else',
    'an AI run says for whom it asks',
  ],
  'subgraphs/identity/src/impersonations/impersonations.ts': [
    'an operator looks into projects that are in nobody else’s claims',
    'an operator stops looking into projects of others',
    'who looks as whom stands in no project',
  ],
  'subgraphs/identity/src/context.ts': ['operators see who works where'],
  'subgraphs/identity/src/installation/installation-projects.ts': ['operators are told whose a project is', 'operators look through all projects'],
  'subgraphs/identity/src/installation/installation-users.ts': ['operators are told who a person is', 'operators look through all people'],
  'subgraphs/identity/src/members/invitations.ts': ['whoever holds the link may not be signed in', 'whoever accepts is no member of the project yet'],
  'subgraphs/identity/src/projects/projects.ts': ["a project that is being made is in nobody's claims yet"],
  'subgraphs/identity/src/sessions/sessions.ts': [
    'sign-in: who it is stands in no claims yet',
    'sign-in: the person is known now, but has no session yet',
    'a refresh token says who asks',
    'a session ends, and its end belongs to no project',
    'a refresh token says who asks',
    'a session ends, and its end belongs to no project',
  ],
  'subgraphs/identity/src/sweep.ts': ['what is old is cleared for all people and projects at once'],
  'subgraphs/identity/src/users/users.ts': [
    'sign-up: nobody is signed in yet',
    'sign-up: nobody is signed in yet',
    'what a person is called belongs to no project',
    'a password is looked at by nobody but its owner',
    'a password is changed by its owner',
    'operators and those they look as share no project',
    'a command of the machine: nobody is signed in',
  ],
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist', 'test', '__generated__'].includes(entry.name) ? [] : sourceFiles(path)
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path] : []
  })
}

const files = SOURCES.flatMap((folder) => sourceFiles(join(root, folder))).map((path) => ({
  name: relative(root, path),
  text: readFileSync(path, 'utf8'),
}))

describe('the doors of the database', () => {
  it('are never pg under another name, which the next test could not see', () => {
    expect(files.filter(({ text }) => /from 'pg'/.test(text) && !/import pg from 'pg'|import type .* from 'pg'/.test(text)).map(({ name }) => name)).toEqual([])
  })

  it('are opened only where the list says', () => {
    const opens = files.filter(({ text }) => /new pg\.(Pool|Client)\(|new DataSource\(|createQueryRunner\(/.test(text))
    expect(opens.map(({ name }) => name).sort()).toEqual([...CONNECTIONS].sort())
  })

  it('are passed without a tenant only for the reasons that the list says', () => {
    const calls = files.flatMap(({ name, text }) => {
      if (name === 'platform/src/database.ts') return []
      const reasons = [...text.matchAll(/\.asSystem\(\s*(['"`])(.*?)\1/g)].map((match) => match[2] ?? '')
      const all = [...text.matchAll(/\.asSystem\(/g)].length
      // A reason that is computed could be anything: it stands in the call, as text.
      expect({ name, reasons: reasons.length }).toEqual({ name, reasons: all })
      return reasons.length > 0 ? [[name, reasons] as const] : []
    })
    expect(Object.fromEntries(calls)).toEqual(SYSTEM)
  })
})
