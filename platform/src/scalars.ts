import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, print, valueFromASTUntyped } from 'graphql'
import { currencyDigits } from './currencies.ts'
import { isDay } from './dates.ts'

const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
/** No sign but minus, no exponent, no leading zeros: one number has one way to be written before the point. */
const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?$/
const MAX_JSON_DEPTH = 20

/** Resolvers of the shared scalars; every subgraph gets them. Bad input is BAD_USER_INPUT, as literal and as variable. */
export const scalars = {
  DateTime: scalar<Date, string>({
    name: 'DateTime',
    parse(text) {
      const [, day] = INSTANT.exec(text) ?? []
      if (day === undefined || !isDay(day)) throw refuse('DateTime', 'an instant like 2026-01-31T08:30:00Z')
      return new Date(text.toUpperCase())
    },
    serialize(value) {
      const instant = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null
      if (!instant || Number.isNaN(instant.getTime())) throw new TypeError('DateTime: a resolver gave no instant.')
      return instant.toISOString()
    },
  }),
  Date: scalar<string, string>({
    name: 'Date',
    parse(text) {
      if (!isDay(text)) throw refuse('Date', 'a day that exists, like 2026-01-31')
      return text
    },
    serialize(value) {
      // A JavaScript Date has no time zone of its own, so turning it into a day would guess one.
      if (!isDay(value)) throw new TypeError('Date: a resolver gave no YYYY-MM-DD text.')
      return value
    },
  }),
  Decimal: scalar<string, string>({
    name: 'Decimal',
    parse(text) {
      if (!DECIMAL.test(text)) {
        throw refuse('Decimal', 'a string like "12.50", with at most 18 digits before the point and no exponent')
      }
      return text
    },
    serialize(value) {
      // Sums may be longer than what comes in, and a number would have lost digits already.
      if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) {
        throw new TypeError('Decimal: a resolver gave no decimal string.')
      }
      return value
    },
  }),
  Currency: scalar<string, string>({
    name: 'Currency',
    parse(text) {
      if (currencyDigits(text) === null) throw refuse('Currency', 'a currency code of ISO 4217, like VND, USD or ZAR')
      return text
    },
    serialize(value) {
      if (typeof value !== 'string' || currencyDigits(value) === null) {
        throw new TypeError('Currency: a resolver gave no currency code.')
      }
      return value
    },
  }),
  JSON: new GraphQLScalarType<unknown, unknown>({
    name: 'JSON',
    parseValue: guardJson,
    parseLiteral(node, variables) {
      guardLiteral(node, 0)
      return guardJson(valueFromASTUntyped(node, variables))
    },
    serialize: (value) => value,
  }),
}

type ScalarDefinition<Internal, External> = {
  name: string
  parse: (text: string) => Internal
  serialize: (value: unknown) => External
}

/** All but JSON are strings outside, so literals and variables take the same way. */
function scalar<Internal, External>(definition: ScalarDefinition<Internal, External>) {
  const { name, parse, serialize } = definition
  const parseText = (value: unknown): Internal => {
    if (typeof value !== 'string') throw refuse(name, 'a string')
    return parse(value)
  }
  return new GraphQLScalarType<Internal, External>({
    name,
    serialize,
    parseValue: parseText,
    parseLiteral: (node) => parseText(node.kind === Kind.STRING ? node.value : undefined),
  })
}

function guardJson(value: unknown): unknown {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  // A loop and not a recursion: the depth is exactly what is in doubt.
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: current, depth } = next
    if (depth > MAX_JSON_DEPTH) throw refuse('JSON', `a value nested at most ${MAX_JSON_DEPTH} deep`)
    if (typeof current === 'string') guardText(current)
    if (typeof current !== 'object' || current === null) continue
    for (const [key, child] of Object.entries(current)) {
      guardText(key)
      open.push({ value: child, depth: depth + 1 })
    }
  }
  return value
}

/** The untyped reading of a literal recurses, so a deep one is refused before. */
function guardLiteral(node: ValueNode, depth: number): void {
  if (depth > MAX_JSON_DEPTH) throw refuse('JSON', `a value nested at most ${MAX_JSON_DEPTH} deep`)
  if (node.kind === Kind.LIST) for (const item of node.values) guardLiteral(item, depth + 1)
  if (node.kind === Kind.OBJECT) for (const field of node.fields) guardLiteral(field.value, depth + 1)
  if (node.kind === Kind.ENUM) throw refuse('JSON', `a value of JSON; ${print(node)} is none`)
}

/** PostgreSQL's jsonb has no place for these, and would answer with an error instead of a refusal. */
function guardText(text: string): void {
  if (/[\0\p{Surrogate}]/u.test(text)) throw refuse('JSON', 'well-formed text without NUL characters')
}

function refuse(name: string, expected: string): GraphQLError {
  return new GraphQLError(`${name} must be ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } })
}
