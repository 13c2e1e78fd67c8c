import type { Database } from '@howl/platform/database'
import { notFound } from '@howl/platform/errors'
import { z } from 'zod'
import { isScope } from '../roles/roles.ts'
import type { AccessTokens } from '../sessions/access-tokens.ts'
import { findMembership } from './credentials.ts'

/** `scopes` is the ceiling: what the person, who may have more, let this run do. */
export const agentTokenInput = z.object({ userId: z.uuid(), projectId: z.uuid(), scopes: z.array(z.string()), runId: z.uuid() })

export type AgentTokenInput = z.infer<typeof agentTokenInput>

/** `expiresAt` is text, so that it is the same in one process and over HTTP. */
export type AgentToken = { token: string; expiresAt: string }

export class AgentTokens {
  readonly #db: Database
  readonly #accessTokens: AccessTokens
  readonly #now: () => Date

  constructor({ db, accessTokens, now }: { db: Database; accessTokens: AccessTokens; now: () => Date }) {
    this.#db = db
    this.#accessTokens = accessTokens
    this.#now = now
  }

  /**
   * A token of ten minutes for one AI run in one project. It carries the ceiling and no rights: those are looked up each
   * time, so a person who loses a role takes it from their runs too.
   *
   * @throws NOT_FOUND when the person is no member of the project.
   */
  async mint({ userId, projectId, scopes, runId }: AgentTokenInput): Promise<AgentToken> {
    const member = await this.#db.asSystem('an AI run asks on behalf of a person who may be away', (tx) => findMembership(tx, userId, projectId))
    if (!member) throw notFound('project')
    const bearer = { kind: 'agent' as const, sub: userId, run: runId, project: projectId, scopes: scopes.filter(isScope) }
    const { token, expiresAt } = await this.#accessTokens.sign(bearer, this.#now())
    return { token, expiresAt: expiresAt.toISOString() }
  }
}
