import { ApolloServer } from '@apollo/server'
import fc from 'fast-check'
import { type GraphQLError, parseConstValue, parseValue } from 'graphql'
import { describe, expect, test } from 'vitest'
import { errorMask } from './errors.ts'
import { createLog } from './log.ts'
import { scalars } from './scalars.ts'

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
const deepLiteral = (levels: number): string => (levels === 0 ? '1' : `{ a: ${deepLiteral(levels - 1)} }`)

const refused: Record<keyof typeof scalars, unknown[]> = {
  DateTime: ['2026-02-30T00:00:00Z', '2026-01-31', '2026-01-31T08:30:00', '2026-01-31T24:00:00Z', '2026-01-31T08:30:60Z', '0000-01-01T00:00:00Z', '2026-1-31T08:30:00Z', '', 5],
  Date: ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '26-01-01', '2026-01-01T00:00:00Z', ' 2026-01-01', '', 20260101],
  Decimal: ['1234567890123456789', '12345678901234567890', '1e3', '1E3', '+1', '1.', '.5', '01', '1,5', '1 000', '0x10', 'NaN', 'Infinity', '--1', '', '١', 12.5, 12],
  Currency: ['usd', 'XXX', 'XAU', 'US', 'USDT', '', 840],
  JSON: [deep(21), 'a\u0000b', { 'a\u0000': 1 }, '\ud800', ['\udfff']],
}

const accepted: [keyof typeof scalars, unknown, unknown][] = [
  ['DateTime', '2026-01-31T08:30:00Z', new Date(Date.UTC(2026, 0, 31, 8, 30))],
  ['DateTime', '2026-01-31T08:30:00.123456+07:00', new Date(Date.UTC(2026, 0, 31, 1, 30, 0, 123))],
  ['DateTime', '2024-02-29t23:59:59z', new Date(Date.UTC(2024, 1, 29, 23, 59, 59))],
  ['Date', '2024-02-29', '2024-02-29'],
  ['Decimal', '-999999999999999999.5', '-999999999999999999.5'],
  ['Decimal', '0', '0'],
  ['Currency', 'VND', 'VND'],
  ['JSON', deep(20), deep(20)],
  ['JSON', null, null],
  ['JSON', { text: 'a😀', list: [1, 2.5, true, null] }, { text: 'a😀', list: [1, 2.5, true, null] }],
]

/** Only what JSON and GraphQL write alike, without object keys: enough for the literals above. */
function asLiteral(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(asLiteral).join(', ')}]`
  return `{ ${Object.entries(value).map(([key, item]) => `${key}: ${asLiteral(item)}`).join(', ')} }`
}

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as GraphQLError

describe.each(Object.keys(refused) as (keyof typeof scalars)[])('%s', (name) => {
  test.each(refused[name])('refuses %j as a variable', (value) => {
    expect(() => scalars[name].parseValue(value)).toThrow(badInput)
  })

  const literals = refused[name].filter((value) => !JSON.stringify(value).includes('\\u'))
  test.each(literals)('refuses %j as a literal', (value) => {
    expect(() => scalars[name].parseLiteral(parseConstValue(asLiteral(value)))).toThrow(badInput)
  })

  const good = accepted.filter(([scalar]) => scalar === name)
  test.each(good)('%s takes %j as variable and as literal', (_, value, internal) => {
    expect(scalars[name].parseValue(value)).toEqual(internal)
    expect(scalars[name].parseLiteral(parseConstValue(asLiteral(value)))).toEqual(internal)
  })
})

test('what DateTime shows is always UTC with milliseconds, and reads back to the same instant', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (instant) => {
      const shown = scalars.DateTime.serialize(instant)
      expect(shown).toMatch(/\.\d{3}Z$/)
      expect(scalars.DateTime.parseValue(shown)).toEqual(instant)
    }),
  )
})

test('a JSON literal takes variables from inside', () => {
  expect(scalars.JSON.parseLiteral(parseValue('{ note: $note, list: [$note] }'), { note: 'hi' })).toEqual({ note: 'hi', list: ['hi'] })
  expect(() => scalars.JSON.parseLiteral(parseValue('[[[$note]]]'), { note: deep(18) })).toThrow(badInput)
})

test('a key named __proto__ is only a key', () => {
  const seen = scalars.JSON.parseLiteral(parseConstValue('{ __proto__: { isAdmin: true } }')) as object
  expect(Object.keys(seen)).toEqual(['__proto__'])
  expect((seen as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('a resolver that gives a wrong value is a bug and not bad input', () => {
  for (const [name, wrong] of [['Decimal', 12.5], ['Date', new Date()], ['DateTime', 'soon'], ['Currency', 'usd']] as const) {
    expect(() => scalars[name].serialize(wrong)).toThrow(TypeError)
  }
})

test('through a server, a bad literal and a bad variable answer the same code', async () => {
  const server = new ApolloServer({
    typeDefs: 'scalar Date type Query { day(on: Date!): Date }',
    resolvers: { Date: scalars.Date, Query: { day: (_: unknown, { on }: { on: string }) => on } },
    formatError: errorMask(createLog({ name: 'test', level: 'silent' })).formatError,
  })
  const codes = []
  for (const request of [
    { query: '{ day(on: "2026-02-30") }' },
    { query: 'query ($on: Date!) { day(on: $on) }', variables: { on: '2026-02-30' } },
    { query: '{ day(on: "2026-02-28") nothing }' },
  ]) {
    const { body } = await server.executeOperation(request)
    if (body.kind === 'single') codes.push(body.singleResult.errors?.map((error) => error.extensions?.['code']))
  }
  expect(codes).toEqual([['BAD_USER_INPUT'], ['BAD_USER_INPUT'], ['GRAPHQL_VALIDATION_FAILED']])
  await server.stop()
})

test('a literal that is nested without end is refused before it is read', () => {
  expect(() => scalars.JSON.parseLiteral(parseConstValue(deepLiteral(900)))).toThrow(badInput)
})
