import { randomBytes } from 'node:crypto'
import { deriveKey, type CredentialClaims } from '@howl/platform/claims'
import { defineSubgraph } from '@howl/platform/subgraph'
import { z } from 'zod'
import { CreateIdentity1793527200000 } from '../migrations/20261101T1000-create-identity.ts'
import { CreateAuditEntries1795464000000 } from '../migrations/20261123T2000-create-audit-entries.ts'
import { IndexPeopleAndProjects1795856400000 } from '../migrations/20261128T0900-index-people-and-projects.ts'
import { LetPeopleChangeTheirPassword1795858200000 } from '../migrations/20261128T0930-let-people-change-their-password.ts'
import { ApiKey } from './api-keys/entities.ts'
import { apiKeyResolvers } from './api-keys/resolvers.ts'
import { AuditEntry } from './audit-entries/entities.ts'
import { auditEntryResolvers } from './audit-entries/resolvers.ts'
import { agentTokenInput, type AgentToken } from './claims/agent-tokens.ts'
import { credentialInput } from './claims/credentials.ts'
import type { Resolvers } from './__generated__/resolvers.ts'
import { createContext } from './context.ts'
import { environment } from './environment.ts'
import { Impersonation } from './impersonations/entities.ts'
import { impersonationResolvers } from './impersonations/resolvers.ts'
import { installationResolvers } from './installation/resolvers.ts'
import { jobs } from './jobs.ts'
import { Invitation, Member } from './members/entities.ts'
import { memberResolvers } from './members/resolvers.ts'
import { Project } from './projects/entities.ts'
import { projectResolvers } from './projects/resolvers.ts'
import { roleResolvers } from './roles/resolvers.ts'
import { createServices } from './services.ts'
import { Session } from './sessions/entities.ts'
import { sessionResolvers } from './sessions/resolvers.ts'
import { User } from './users/entities.ts'
import { userResolvers } from './users/resolvers.ts'

export { SCOPES } from './roles/roles.ts'

/** Made anew for each question, so that no token over HTTP ever fits. */
const nobodysKey = (): Uint8Array => randomBytes(32)

/**
 * Who may do what: people, their sessions, projects, members, invitations, API keys.
 *
 * Internal calls:
 * - `claims` (`Credential`, gives `CredentialClaims`): what a credential means at this moment. The caller proves itself
 *   with HOWL_SECRET.
 * - `agent-token` (`AgentTokenInput`, gives `AgentToken`): the token with which an AI run asks the graph. The caller proves
 *   itself with HOWL_AGENT_KEY.
 * - `make-superadmin` (`{ email }`, gives `{ email }`): for a command of the machine, never over HTTP.
 */
export const identity = defineSubgraph({
  name: 'identity',
  url: import.meta.url,
  resolvers: merged(projectResolvers, userResolvers, sessionResolvers, memberResolvers, roleResolvers, apiKeyResolvers, auditEntryResolvers, impersonationResolvers, installationResolvers),
  entities: [ApiKey, AuditEntry, Impersonation, Invitation, Member, Project, Session, User],
  migrations: [CreateIdentity1793527200000, CreateAuditEntries1795464000000, IndexPeopleAndProjects1795856400000, LetPeopleChangeTheirPassword1795858200000],
  environment,
  createServices,
  createContext,
  jobs,
  internal: {
    claims: {
      key: ({ HOWL_SECRET }) => deriveKey(HOWL_SECRET, 'internal-calls'),
      run: ({ credentials }, input): Promise<CredentialClaims> => credentials.resolve(credentialInput.parse(input)),
    },
    'agent-token': {
      key: ({ HOWL_AGENT_KEY }) => (HOWL_AGENT_KEY === undefined ? nobodysKey() : deriveKey(HOWL_AGENT_KEY, 'internal-calls')),
      run: ({ agentTokens }, input): Promise<AgentToken> => agentTokens.mint(agentTokenInput.parse(input)),
    },
    'make-superadmin': {
      key: nobodysKey,
      run: async ({ users }, input) => {
        const { email } = await users.makeSuperadmin(z.object({ email: z.string() }).parse(input).email)
        return { email }
      },
    },
  },
})

/** Nouns share the types Query, Mutation, Viewer and Project. */
function merged(...nouns: Resolvers[]): Resolvers {
  const all: Record<string, object> = {}
  for (const noun of nouns) for (const [type, fields] of Object.entries(noun)) all[type] = { ...all[type], ...fields }
  return all
}
