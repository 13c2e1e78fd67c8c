import { ApolloServer } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { expect, test } from 'vitest'
import { AppError, ERROR_CODES, errorMask, forbidden, invalidInput, maskError } from './errors.ts'
import { createLog } from './log.ts'

function openMask() {
  const logged: Record<string, unknown>[] = []
  const log = createLog({ name: 'test', level: 'info', destination: { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) } })
  const mask = (formatted: GraphQLFormattedError, error: unknown = new Error('a bug')) => maskError({ formatted, error, requestId: 'r-1', log })
  return { mask, log, logged }
}

const MASKED = { message: 'Something went wrong on our side. Try again; if it stays, tell us the request id.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } }

/** What libraries put beside a code, and what none of it may leave the process. */
const ADDED = { stacktrace: ['Error: x', '    at run (/srv/howl/finance/orders.js:1:1)'], serviceName: 'finance', exception: { sql: 'select 1' }, query: 'select 1', response: {} }

test('what has no code is a bug: logged whole, and shown without a word of it', () => {
  const { mask, logged } = openMask()
  const cause = new Error('relation "finance.orders" does not exist')
  const shown = mask({ message: cause.message, path: ['project', 'orders'], locations: [{ line: 1, column: 3 }], extensions: ADDED }, new GraphQLError(cause.message, { originalError: cause }))
  expect(shown).toEqual({ ...MASKED, path: ['project', 'orders'], locations: [{ line: 1, column: 3 }] })
  expect(logged).toHaveLength(1)
  expect(logged[0]).toMatchObject({ level: 'error', requestId: 'r-1', err: { message: cause.message } })
})

test.each(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', 'EACCES', '42501', 7, null])('a code that is not published (%j) is a bug as well', (code) => {
  const { mask, logged } = openMask()
  expect(mask({ message: 'permission denied for table orders', extensions: { ...ADDED, code } })).toEqual(MASKED)
  expect(logged).toHaveLength(1)
})

test.each(ERROR_CODES.filter((code) => code !== 'INTERNAL_SERVER_ERROR'))('%s passes with its message, and without what a library added', (code) => {
  const { mask, logged } = openMask()
  const shown = mask({ message: 'Read me.', path: ['project'], extensions: { ...ADDED, code } })
  expect(shown).toEqual({ message: 'Read me.', path: ['project'], extensions: { code } })
  expect(logged).toEqual([])
})

test('of details only those pass that a person can use', () => {
  const { mask } = openMask()
  const missing = forbidden('finance:write')
  expect(mask({ message: missing.message, extensions: missing.extensions }, missing).extensions).toEqual({ code: 'FORBIDDEN', scope: 'finance:write' })
  expect(mask({ message: 'Later.', extensions: { code: 'RATE_LIMITED', retryAt: '2026-11-02T00:00:00Z' } }).extensions).toEqual({ code: 'RATE_LIMITED', retryAt: '2026-11-02T00:00:00Z' })
  expect(mask({ message: 'x', extensions: { code: 'CONFLICT', scope: { sql: 1 }, retryAt: 5 } }).extensions).toEqual({ code: 'CONFLICT' })
})

test('what a subgraph has masked is handed on with its request id, and not logged a second time', () => {
  const { log, logged } = openMask()
  const masked = { message: 'relation does not exist', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-0' } }
  const shown = errorMask(log).formatError(masked, new GraphQLError('x'))
  expect(shown).toEqual({ ...MASKED, extensions: { ...MASKED.extensions, requestId: 'r-0' } })
  expect(logged).toEqual([])
})

test('in a server the answer and the log have the id of the request', async () => {
  const { log, logged } = openMask()
  const { formatError, plugin } = errorMask(log)
  const resolvers = {
    Query: {
      bug: () => {
        throw new TypeError(`cannot read 'minor' of undefined`)
      },
      refused: () => {
        throw new AppError('CONFLICT', 'The project is archived.')
      },
    },
  }
  const server = new ApolloServer<{ claims: { requestId: string } }>({ typeDefs: 'type Query { bug: Int refused: Int }', resolvers, formatError, plugins: [plugin], includeStacktraceInErrorResponses: true })
  await server.start()
  const { body } = await server.executeOperation({ query: '{ bug refused }' }, { contextValue: { claims: { requestId: 'r-1' } } })
  await server.stop()
  if (body.kind !== 'single') throw new Error('one answer was asked for')
  expect(body.singleResult.errors).toEqual([
    { ...MASKED, path: ['bug'], locations: [{ line: 1, column: 3 }] },
    { message: 'The project is archived.', path: ['refused'], locations: [{ line: 1, column: 7 }], extensions: { code: 'CONFLICT' } },
  ])
  expect(logged).toHaveLength(1)
  expect(logged[0]).toMatchObject({ requestId: 'r-1', err: { type: 'TypeError' } })
})

test('input that breaks a rule says where, and has the first message as its own', () => {
  const faults = [{ path: ['lines', '0'], message: 'No.' }, { path: ['name'], message: 'Nor this.' }]
  expect(invalidInput(faults)).toEqual({ __typename: 'InvalidInput', message: 'No.', fieldErrors: faults })
  expect(() => invalidInput([])).toThrow('at least one')
})
