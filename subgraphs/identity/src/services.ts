import type { Runtime } from '@howl/platform/subgraph'
import { ApiKeys } from './api-keys/api-keys.ts'
import { AuditEntries } from './audit-entries/audit-entries.ts'
import { AgentTokens } from './claims/agent-tokens.ts'
import { Credentials } from './claims/credentials.ts'
import type { Environment } from './environment.ts'
import { Impersonations } from './impersonations/impersonations.ts'
import { InstallationProjects } from './installation/installation-projects.ts'
import { InstallationUsers } from './installation/installation-users.ts'
import { Invitations } from './members/invitations.ts'
import { Members } from './members/members.ts'
import { Projects } from './projects/projects.ts'
import { openSealedAnswers } from './sealed-answers.ts'
import { openAccessTokens } from './sessions/access-tokens.ts'
import { openRefreshTokens } from './sessions/refresh-tokens.ts'
import { Sessions } from './sessions/sessions.ts'
import { Users } from './users/users.ts'

export type Services = ReturnType<typeof createServices>

export function createServices({ db, env, now }: Pick<Runtime<Environment>, 'db' | 'env' | 'now'>) {
  const accessTokens = openAccessTokens(env.HOWL_SECRET)
  const refreshTokens = openRefreshTokens(env.HOWL_SECRET)
  const answers = openSealedAnswers(env.HOWL_SECRET)
  const auditEntries = new AuditEntries({ db, now })
  const impersonations = new Impersonations({ db, auditEntries, accessTokens, now })
  const sessions = new Sessions({ db, accessTokens, refreshTokens, auditEntries, impersonations, now })
  return {
    db,
    auditEntries,
    impersonations,
    sessions,
    users: new Users({ db, sessions, auditEntries, isFirstUserSuperadmin: env.HOWL_FIRST_USER_IS_SUPERADMIN, now }),
    projects: new Projects({ db, now }),
    installationProjects: new InstallationProjects({ db }),
    installationUsers: new InstallationUsers({ db }),
    members: new Members({ db }),
    invitations: new Invitations({ db, answers }),
    apiKeys: new ApiKeys({ db, answers, now }),
    credentials: new Credentials({ db, accessTokens, refreshTokens }),
    agentTokens: new AgentTokens({ db, accessTokens, now }),
  }
}
