import { expect, test } from 'vitest'
import { backoffMs, errorText } from './work-failures.ts'

test('the wait doubles with each attempt, up to an hour; chance takes off up to a half', () => {
  expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000])
  expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, 0))).toEqual([500, 1_000, 2_000, 4_000])
  expect(backoffMs(40, 1)).toBe(3_600_000)
  expect(backoffMs(2_000, 0)).toBe(1_800_000)
})

test('what is kept of a failure is its message: short, without secrets, and fit for the database', () => {
  expect(errorText(new Error('no answer from https://user:secret@shop.example, Bearer abc.def'))).toBe('no answer from https://user:[redacted]@shop.example, Bearer [redacted]')
  expect(errorText(new Error('x'.repeat(2_000)))).toHaveLength(500)
  expect(errorText('a text\u0000 with a zero byte')).toBe('a text with a zero byte')
  expect(errorText(new TypeError(''))).toBe('TypeError')
  expect(errorText(undefined)).toBe('undefined')
})
