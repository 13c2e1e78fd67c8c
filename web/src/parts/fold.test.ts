import { expect, it } from 'vitest'
import { matches } from './fold.ts'

it('finds words by their beginnings, without case and accents, in any order', () => {
  expect(matches('Tạo đơn hàng', 'don tao')).toBe(true)
  expect(matches('Create order', 'ord CRE')).toBe(true)
  expect(matches('Create order', 'rder')).toBe(false)
  expect(matches('Anything', '')).toBe(true)
})
