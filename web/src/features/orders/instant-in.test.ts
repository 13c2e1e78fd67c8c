import { expect, it } from 'vitest'
import { instantIn } from './instant-in.ts'

it('takes a time as the clock of the project shows it', () => {
  expect(instantIn('Asia/Ho_Chi_Minh', '2026-11-24T09:30')).toBe('2026-11-24T02:30:00.000Z')
  expect(instantIn('Asia/Ho_Chi_Minh', '2026-01-01T00:00')).toBe('2025-12-31T17:00:00.000Z')
})

it('follows the clock when it is changed', () => {
  expect(instantIn('Europe/Berlin', '2026-03-29T01:30')).toBe('2026-03-29T00:30:00.000Z')
  expect(instantIn('Europe/Berlin', '2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z')
})
