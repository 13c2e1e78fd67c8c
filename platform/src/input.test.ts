import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputReader } from './input.ts'

const now = new Date('2026-11-23T10:00:00Z')
const note = (value: string | null) => ({ path: ['note'], value, name: 'The note', max: 5 })

test('every fault is told at once, each with its path', () => {
  const reader = new InputReader()
  expect(reader.isFaulty).toBe(false)
  expect(reader.text({ path: ['name'], value: '  ', name: 'The name', max: 5 })).toBe('')
  expect(reader.optionalText(note('too long'))).toBeNull()
  reader.email(['customer', 'email'], 'nobody')
  expect(reader.money({ path: ['amount'], value: { amount: '1', currency: 'USD' }, project: { currency: 'VND' }, least: 0n })).toBe(0n)
  expect(reader.money({ path: ['price'], value: { amount: '0', currency: 'VND' }, project: { currency: 'VND' }, least: 1n })).toBe(0n)
  expect(reader.money({ path: ['fee'], value: { amount: '1.5', currency: 'VND' }, project: { currency: 'VND' }, least: null })).toBe(0n)
  reader.past({ path: ['at'], value: new Date('2026-11-23T10:02:00Z'), name: 'The day', now })
  reader.past({ path: ['since'], value: new Date('1969-12-31'), name: 'The day', now })
  expect(reader.isFaulty).toBe(true)
  const { __typename, message, fieldErrors } = reader.refusal()
  expect([__typename, message]).toEqual(['InvalidInput', 'The name is missing.'])
  expect(fieldErrors.map(({ path }) => path.join('.'))).toEqual(['name', 'note', 'customer.email', 'amount.currency', 'price.amount', 'fee.amount', 'at', 'since'])
})

test('what is right is read, and what is absent is no fault', () => {
  const reader = new InputReader()
  expect(reader.text(note(' a\tb '))).toBe('a\tb')
  expect([reader.optionalText(note(null)), reader.optionalText(note(' ')), reader.email(['email'], null)]).toEqual([null, null, null])
  expect(reader.email(['email'], ' ann@shop.test ')).toBe('ann@shop.test')
  expect(reader.money({ path: ['amount'], value: { amount: '12.34', currency: 'USD' }, project: { currency: 'USD' }, least: 0n })).toBe(1234n)
  // A phone's clock may run ahead.
  const soon = new Date('2026-11-23T10:00:30Z')
  expect(reader.past({ path: ['at'], value: soon, name: 'The day', now })).toBe(soon)
  expect(reader.past({ path: ['at'], value: null, name: 'The day', now })).toBe(now)
  expect(reader.isFaulty).toBe(false)
})

test('a text that passes is one that PostgreSQL takes and that is not longer than allowed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 8 }), (value) => {
      const text = new InputReader().optionalText(note(value))
      if (text === null) return
      expect(text.length).toBeLessThanOrEqual(5)
      // Half a character would come back as another one.
      expect(Buffer.from(text).toString()).toBe(text)
      expect(text).not.toContain('\0')
    }),
  )
})

test('a required text that is faulty is told once', () => {
  const reader = new InputReader()
  reader.text(note('a\0b'))
  expect(reader.refusal().fieldErrors).toEqual([{ path: ['note'], message: 'The note holds characters that cannot be shown.' }])
})
