import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors'
import type { GraphQLFormattedError } from 'graphql'

/** What went wrong, as far as a person needs to know. */
export interface Problem {
  kind: 'notFound' | 'forbidden' | 'signedOut' | 'tooMany' | 'refused' | 'offline' | 'broken'
  /** The server's own words, where it has any that are meant for people. */
  message: string | null
  requestId: string | null
  /** For `forbidden`: the right that is missing. */
  scope: string | null
}

const kinds: Record<string, Problem['kind']> = {
  NOT_FOUND: 'notFound',
  FORBIDDEN: 'forbidden',
  UNAUTHENTICATED: 'signedOut',
  RATE_LIMITED: 'tooMany',
  CONFLICT: 'refused',
  BAD_USER_INPUT: 'refused',
  LIMIT_REACHED: 'refused',
}

/**
 * The problem of one part of a page.
 *
 * @param path where the part stands in the answer; without it, the first problem of the whole.
 */
export function problemOf(error: unknown, path?: readonly string[]): Problem | null {
  if (!error) return null
  if (CombinedGraphQLErrors.is(error)) {
    const mine = path ? error.errors.find((one) => concerns(one, path)) : error.errors[0]
    return mine ? fromGraph(mine) : null
  }
  if (ServerError.is(error) || ServerParseError.is(error)) {
    const kind = error.statusCode === 429 ? 'tooMany' : 'broken'
    return { kind, message: null, requestId: error.response.headers.get('x-request-id'), scope: null }
  }
  return { kind: 'offline', message: null, requestId: null, scope: null }
}

function fromGraph(error: GraphQLFormattedError): Problem {
  const { code, requestId, scope } = error.extensions ?? {}
  const kind = kinds[String(code)] ?? 'broken'
  return {
    kind,
    message: kind === 'broken' ? null : error.message,
    requestId: typeof requestId === 'string' ? requestId : null,
    scope: typeof scope === 'string' ? scope : null,
  }
}

/** An error without a path, or at a parent, takes everything below it with it. */
function concerns(error: GraphQLFormattedError, path: readonly string[]): boolean {
  const at = (error.path ?? []).filter((step) => typeof step === 'string')
  return at.every((step, index) => index >= path.length || step === path[index])
}
