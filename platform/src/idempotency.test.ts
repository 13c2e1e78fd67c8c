import { cloneDatabase, type TestDatabase } from '@howl/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, openToyDatabase, otherUserId, ownProject } from '../test/toy.ts'
import type { Database } from './database.ts'
import { checkSameInput, findRepeated, repeatableCall } from './idempotency.ts'
import { uuidv7 } from './ids.ts'

const claims = claimsOf({ [ownProject]: [] })
const badKeys = ['', ' ', 'a b', 'x'.repeat(201), 'ü', 'a\u0000']

describe('repeatableCall', () => {
  const hashOf = (input: object) => repeatableCall(claims, 'k', input)?.inputHash ?? null

  it('is none without a key, and names whoever calls', () => {
    expect(repeatableCall(claims, null, {})).toBeNull()
    expect(repeatableCall(claims, undefined, {})).toBeNull()
    const [mine, theirs] = [claims, claimsOf({}, otherUserId)].map((who) => repeatableCall(who, 'k', {}))
    expect(mine?.caller).not.toBe(theirs?.caller)
  })

  it.each(badKeys)('refuses %j as a key', (key) => {
    expect(() => repeatableCall(claims, key, {})).toThrow('idempotencyKey')
  })

  it('takes wishes as equal whatever the order of their fields, and what is null as absent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (input) => {
        const other = Object.fromEntries(Object.entries({ ...input, zero: null }).toReversed())
        const call = repeatableCall(claims, 'k', input)
        if (call) checkSameInput(call, hashOf({ ...other, zero: input['zero'] ?? null }))
      }),
    )
  })

  it.each([
    ['another value', { amount: '2' }],
    ['another type', { amount: 1 }],
    ['one field more', { amount: '1', note: '' }],
    ['a list', { amount: ['1'] }],
  ])('tells %s apart', (_, input) => {
    const call = repeatableCall(claims, 'k', { amount: '1' })
    expect(() => call && checkSameInput(call, hashOf(input))).toThrow('another input')
    expect(() => call && checkSameInput(call, null)).toThrow('another input')
  })
})

describe('findRepeated', () => {
  let clone: TestDatabase
  let db: Database
  beforeAll(async () => {
    clone = await cloneDatabase()
    db = await openToyDatabase(clone.ownerUrl)
    await clone.query('create table toy.keys (project_id uuid, operation text, key text, input_hash text, result_id uuid, primary key (project_id, operation, key))')
    await clone.query('grant select, insert on toy.keys to howl_toy')
  })
  afterAll(async () => {
    await db.close()
    await clone.drop()
  })

  const call = (more: { key?: string | null; operation?: string; input?: object } = {}) =>
    db.inTenant(claims, [ownProject], async (tx) => {
      const newId = uuidv7()
      return (await findRepeated(tx, 'toy.keys', { projectId: ownProject, operation: 'make', key: 'k', input: { amount: 1n }, newId, ...more })) ?? `new ${newId}`
    })

  it('lets one of many calls at once create, and gives the others what it made', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => call()))
    const [first, ...others] = ids.toSorted().toReversed()
    expect(first).toMatch(/^new /)
    expect(new Set(others)).toEqual(new Set([first?.slice('new '.length)]))
  })

  it('keeps operations apart, and lets every call without a key create', async () => {
    for (const more of [{ operation: 'other' }, { key: null }, { key: null }]) expect(await call(more)).toMatch(/^new /)
  })

  it('is a CONFLICT for another input', async () => {
    await expect(call({ input: { amount: 2n } })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it.each(badKeys)('refuses %j as a key', async (key) => {
    await expect(call({ key })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
