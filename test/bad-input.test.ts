import fc from 'fast-check'
import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutationInputs } from './mutation-cases.ts'
import { fieldsOf, isForOperators, mutationFor, publishedGraph } from './published-graph.ts'
import { seedProject, type Seeded } from './seed.ts'

/** Whatever is sent, the answer is a clear refusal or a success: never a 5xx, a stack, a statement or a masked bug. */
let seeded: Seeded
beforeAll(async () => {
  seeded = await seedProject()
}, 180_000)
afterAll(() => seeded?.stop())

/** These end the sessions, rights or projects that the other inputs are tried with. */
const ENDS_THE_TRIAL = ['signOut', 'revokeSession', 'archiveProject', 'leaveProject', 'removeMember', 'changeMemberRole', 'signUp', 'signIn', 'refreshSession']

const mutations = fieldsOf(publishedGraph, 'Mutation').filter(({ field }) => !ENDS_THE_TRIAL.includes(field.name))

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', ' ', '\u0000', 'a\u0000b', '\ud800', '’; drop table finance.orders; --', '../../etc/passwd', '💸'.repeat(2000), 'x'.repeat(100_000)),
  fc.integer(),
  fc.double(),
  fc.bigInt().map(String),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 6 }),
)

const moneyText = fc.oneof(
  fc.constantFrom('0', '-1', '1.5', '0.001', '99999999999999999999', '1e9', 'NaN', 'Infinity', '٣٤', '', '1,000', '--1', '0x10', '999999999999999999.99'),
  fc.bigInt().map(String),
  fc.double().map(String),
)

const SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  ID: fc.oneof(fc.uuid(), fc.string(), fc.constantFrom('0', '00000000-0000-0000-0000-000000000000')),
  String: fc.oneof(fc.string({ unit: 'binary' }), nasty.filter((value) => typeof value === 'string')),
  Int: fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2_147_483_647, -2_147_483_648)),
  Boolean: fc.boolean(),
  Decimal: moneyText,
  Currency: fc.oneof(fc.constantFrom('VND', 'USD', 'KWD', 'XXX', 'vnd', 'EURO', '', 'BTC'), fc.string()),
  Date: fc.oneof(fc.constantFrom('2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', '2026-1-1', '-000001-01-01', '2024-02-29'), fc.string()),
  DateTime: fc.oneof(fc.constantFrom('2026-02-30T00:00:00Z', '2026-01-01', '9999-12-31T23:59:59.999Z', '2026-01-01T25:00:00Z', '1e3'), fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
  JSON: fc.jsonValue({ maxDepth: 8 }),
}

/** Values that mostly fit the type, so that they reach the rules behind it, and sometimes do not. */
function valueOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  const bare = getNullableType(type)
  if (isListType(bare)) return fc.oneof({ weight: 6, arbitrary: fc.array(valueOf(bare.ofType, depth + 1), { maxLength: 3 }) }, { weight: 1, arbitrary: nasty })
  const named = getNamedType(bare)
  if (isEnumType(named)) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...named.getValues().map(({ name }) => name)) }, { weight: 1, arbitrary: nasty })
  if (!isInputObjectType(named)) return fc.oneof({ weight: 8, arbitrary: SCALARS[named.name] ?? nasty }, { weight: 1, arbitrary: nasty })
  const fields = Object.values(named.getFields())
  const shape = Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, depth + 1)]))
  return fc.oneof(
    { weight: 12, arbitrary: fc.record(shape, { requiredKeys: fields.filter(({ type: of }) => String(of).endsWith('!')).map(({ name }) => name) }) },
    { weight: 1, arbitrary: nasty },
  )
}

/** A fitting input in which some fields are random: it gets past the ids, to where the rules are. */
const inputs = fc.constantFrom(...mutations).chain((published) => {
  const [argument] = published.field.args
  const random = argument ? valueOf(argument.type) : fc.constant({})
  return fc.tuple(fc.constant(published), random, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
})

const LEAKS = /\bat .+\.(ts|js):\d+|node_modules|\b(select|insert|update|delete)\b.+\b(from|into|set)\b|QueryFailedError|pg_|howl_(app|finance|identity|growth|ai)\b|ECONN/i

describe('1,000 random inputs at the mutations', () => {
  it('are each refused clearly or accepted, and show no internals', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ([published, random, isKept]) => {
        const fitting = mutationInputs[published.field.name]?.(seeded.seed) ?? {}
        const isObject = typeof random === 'object' && random !== null && !Array.isArray(random)
        const input = isObject
          ? { ...random, ...Object.fromEntries(Object.entries(fitting).filter((_, index) => isKept[index])) }
          : random
        const token = isForOperators(published) ? seeded.tokens.operator : seeded.tokens.owner
        const { status, body } = await seeded.send(mutationFor(published, input), token)
        expect(status).toBeLessThan(500)
        const codes = (body.errors ?? []).map(({ extensions }) => extensions?.code)
        expect(codes).not.toContain('INTERNAL_SERVER_ERROR')
        // What the sender wrote may come back in a message; everything else may not.
        const said = (body.errors ?? []).map(({ message }) => message.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''))
        for (const message of said) expect(message).not.toMatch(LEAKS)
      }),
      { numRuns: 1000, ...(process.env.FC_SEED ? { seed: Number(process.env.FC_SEED) } : {}) },
    )
  }, 300_000)
})

describe('named bad input', () => {
  const dong = (amount: string) => ({ amount, currency: 'VND' })
  const order = (unitPrice: unknown, more: object = {}) => ({
    projectId: seeded.seed.projectId,
    customer: { name: 'Lan' },
    lines: [{ description: 'Dragon', quantity: 1, unitPrice }],
    ...more,
  })
  const expense = (more: object) => ({ projectId: seeded.seed.projectId, category: 'Filament', amount: dong('1000'), spentOn: '2026-01-15', ...more })
  const mutation = (name: string) => fieldsOf(publishedGraph, 'Mutation').find(({ field }) => field.name === name)!
  const send = ([name, input]: readonly [string, unknown]) => seeded.send(mutationFor(mutation(name), input), seeded.tokens.owner)

  it.each([
    ['a negative price', () => order(dong('-1')), ['lines', '0', 'unitPrice']],
    ['a fraction of a dong', () => order(dong('1.5')), ['lines', '0', 'unitPrice']],
    ['another currency than the project’s', () => order({ amount: '10', currency: 'USD' }), ['lines', '0', 'unitPrice']],
    ['no line', () => ({ ...order(dong('1')), lines: [] }), ['lines']],
    ['a quantity of zero', () => ({ ...order(dong('1')), lines: [{ description: 'x', quantity: 0, unitPrice: dong('1') }] }), ['lines', '0', 'quantity']],
    ['a customer without a name', () => order(dong('1'), { customer: { name: ' ' } }), ['customer', 'name']],
  ])('createOrder with %s is InvalidInput at its path', async (_, input, path) => {
    const { body } = await send(['createOrder', input()])
    expect(body.data).toMatchObject({ createOrder: { __typename: 'InvalidInput' } })
    const fieldErrors = (body.data?.createOrder as { InvalidInput_fieldErrors: { path: string[] }[] }).InvalidInput_fieldErrors
    expect(fieldErrors[0]?.path.slice(0, path.length)).toEqual(path)
  })

  it.each([
    ['20 digits', () => ['createOrder', order(dong('12345678901234567890'))] as const],
    ['an unknown currency', () => ['createOrder', order({ amount: '1', currency: 'ZZZ' })] as const],
    ['a day that does not exist', () => ['recordExpense', expense({ spentOn: '2026-02-30' })] as const],
    ['a moment that does not exist', () => ['createOrder', order(dong('1'), { placedAt: '2026-02-30T00:00:00Z' })] as const],
  ])('%s is BAD_USER_INPUT', async (_, input) => {
    const { body } = await send(input())
    expect((body.errors ?? []).map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('a reversed range is BAD_USER_INPUT', async () => {
    const query = 'query ($id: ID!, $range: DateRangeInput!) { project(id: $id) { metrics(range: $range) { asOf } } }'
    const variables = { id: seeded.seed.projectId, range: { from: '2026-02-01', to: '2026-01-01' } }
    expect(await seeded.codes({ query, variables }, seeded.tokens.owner)).toEqual(['BAD_USER_INPUT'])
  })

  it.each([
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0x71, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['JSON nested 100,000 deep', Buffer.from('['.repeat(100_000) + ']'.repeat(100_000))],
    ['half a JSON object', Buffer.from('{"query": "{ viewer')],
    ['an array of operations', Buffer.from('[{"query":"{ viewer { user { id } } }"}]')],
    ['nothing', Buffer.alloc(0)],
    ['2 MiB', Buffer.from(JSON.stringify({ query: '{ viewer { user { id } } }', variables: { fill: 'x'.repeat(2 * 1024 * 1024) } }))],
  ])('a body of %s is a 4xx without internals', async (_, body) => {
    const response = await fetch(`${seeded.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${seeded.tokens.owner}` },
      body,
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toMatch(LEAKS)
  })
})
