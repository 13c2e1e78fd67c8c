import { randomUUID } from 'node:crypto'
import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'

/** Every code that an answer of the graph can carry in `errors[].extensions.code`. Nothing else leaves the process. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'LIMIT_REACHED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_TOO_COMPLEX',
  'INTERNAL_SERVER_ERROR',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

const isErrorCode = (code: unknown): code is ErrorCode => ERROR_CODES.includes(code as ErrorCode)

/** An outcome that is no bug and no member of a payload union: its message is shown to the person as it is. */
export class AppError extends GraphQLError {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } })
    this.name = 'AppError'
    this.code = code
  }
}

/** @param what the thing in plain words: `notFound('order')` says "There is no such order here." */
export const notFound = (what: string): AppError => new AppError('NOT_FOUND', `There is no such ${what} here.`)

export const unauthenticated = (message = 'Sign in to do this.'): AppError => new AppError('UNAUTHENTICATED', message)

export const forbidden = (scope: string, isArchived = false): AppError =>
  new AppError(
    'FORBIDDEN',
    isArchived
      ? 'The project is archived: it can be read and not changed. A project admin can restore it.'
      : `This needs the right ${scope} in the project. An owner or project admin can give it to you.`,
    { scope },
  )

export const operatorsOnly = (): AppError => new AppError('FORBIDDEN', 'Only an operator of this installation can do this.')

export const badInput = (message: string): AppError => new AppError('BAD_USER_INPUT', message)

export const conflict = (message: string): AppError => new AppError('CONFLICT', message)

export type FieldError = { path: string[]; message: string }

export type InvalidInput = { __typename: 'InvalidInput'; message: string; fieldErrors: FieldError[] }

/**
 * The union member for input that breaks a rule. Services return it, they do not throw it.
 *
 * @param fieldErrors where in the input (outermost first) and how to mend it; the first one also becomes the message.
 */
export function invalidInput(fieldErrors: FieldError[]): InvalidInput {
  const [first] = fieldErrors
  if (!first) throw new Error('invalidInput needs at least one field error')
  return { __typename: 'InvalidInput', message: first.message, fieldErrors }
}

/**
 * The one error mask, of the gateway and of every subgraph: give the first two parts to an ApolloServer; `show` is the
 * same for errors of what was run beside it. Errors with a published
 * code pass, without stack traces, service names or other extensions that a library added; everything else is a bug:
 * it is logged with the request id and shown as INTERNAL_SERVER_ERROR with that id and no detail.
 */
export function errorMask(log: Logger) {
  // `formatError` is not told the request; the plugin, which is, notes it for each error beforehand.
  const requests = new WeakMap<object, string>()
  const plugin: ApolloServerPlugin<{ claims: { requestId: string } }> = {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue }) => {
          for (const error of errors) requests.set(error, contextValue.claims.requestId)
          return Promise.resolve()
        },
      }),
  }
  const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    // A request refused before it had a context has no id yet: the one made here stands in answer and log alike.
    const known = typeof error === 'object' && error !== null ? requests.get(error) : undefined
    const requestId = known ?? maskedId(formatted) ?? randomUUID()
    return maskError({ formatted, error, requestId, log })
  }
  const show = (error: GraphQLError, requestId: string): GraphQLFormattedError => maskError({ formatted: error.toJSON(), error, requestId, log })
  return { formatError, plugin, show }
}

type Failure = { formatted: GraphQLFormattedError; error: unknown; requestId: string; log: Logger }

/** The rule behind `errorMask`, for answers that no ApolloServer makes. */
export function maskError({ formatted, error, requestId, log }: Failure): GraphQLFormattedError {
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  }
  const code = isBadLiteral(formatted, error) ? 'BAD_USER_INPUT' : formatted.extensions?.code
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') {
    return { message: formatted.message, ...place, extensions: { ...detailsOf(formatted), code } }
  }
  // A subgraph has logged its own bug already and sent the mask; the gateway hands that on unchanged.
  if (!isMasked(formatted)) log.error({ err: unwrapResolverError(error), requestId, path: formatted.path }, 'bug in a resolver')
  return {
    message: 'Something went wrong on our side. Try again; if it stays, tell us the request id.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  }
}

/** A scalar refuses a literal while the document is validated; it must look as it does when it comes as a variable. */
function isBadLiteral(formatted: GraphQLFormattedError, error: unknown): boolean {
  if (formatted.extensions?.['code'] !== 'GRAPHQL_VALIDATION_FAILED' || !(error instanceof GraphQLError)) return false
  const refused = error.originalError
  return refused instanceof GraphQLError && refused.extensions['code'] === 'BAD_USER_INPUT'
}

/** Only what an AppError may say beside its code; libraries add stack traces and service names here. */
function detailsOf(formatted: GraphQLFormattedError): Record<string, unknown> {
  const { scope, retryAt } = formatted.extensions ?? {}
  return { ...(typeof scope === 'string' ? { scope } : {}), ...(typeof retryAt === 'string' ? { retryAt } : {}) }
}

const isMasked = (formatted: GraphQLFormattedError): boolean => maskedId(formatted) !== null

/** The request id of an error that was masked before. */
function maskedId({ extensions }: GraphQLFormattedError): string | null {
  const requestId = extensions?.code === 'INTERNAL_SERVER_ERROR' ? extensions.requestId : null
  return typeof requestId === 'string' ? requestId : null
}
