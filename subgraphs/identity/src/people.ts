import type { Claims } from '@howl/platform/claims'
import { AppError, unauthenticated } from '@howl/platform/errors'

/**
 * For what only a person may do for themselves: a key has no person, and an AI run acts within projects and never on
 * the account of whom it runs for.
 *
 * @throws UNAUTHENTICATED when signed out, FORBIDDEN for a key or an AI run.
 */
export function signedInPerson({ caller }: Claims): { userId: string; sessionId: string } {
  if (caller.kind === 'anonymous') throw unauthenticated()
  if (caller.kind !== 'user') throw new AppError('FORBIDDEN', 'Only a signed-in person can do this, not a program.')
  return caller
}
