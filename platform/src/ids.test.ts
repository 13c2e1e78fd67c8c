import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, uuidv7 } from './ids.ts'

test('ids are UUIDs of version 7', () => {
  for (let round = 0; round < 100; round += 1) {
    expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})

test('ids made one after the other ascend, also within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id for a given moment begins with that moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (moment) => {
      const id = uuidv7(moment)
      expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(moment)
    }),
  )
})

test('dating an id back does not disturb the order of the ids made now', () => {
  const before = uuidv7()
  uuidv7(Date.UTC(2100, 0, 1))
  expect(uuidv7() > before).toBe(true)
  expect(uuidv7() < uuidv7(Date.UTC(2100, 0, 1))).toBe(true)
})

test('only a whole UUID counts as one', () => {
  fc.assert(fc.property(fc.uuid(), (id) => isUuid(id) && isUuid(id.toUpperCase())))
  const id = uuidv7()
  for (const wrong of ['', 'x', id.slice(1), `${id}0`, `${id}\n`, id.replaceAll('-', ''), `{${id}}`, null, undefined, 7, {}]) {
    expect(isUuid(wrong)).toBe(false)
  }
})
