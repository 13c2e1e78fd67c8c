import { expect, it } from 'vitest'
import { safeNext } from './next.ts'

it('leads only to pages of this app', () => {
  expect(safeNext('/p/1/orders?status=PAID')).toBe('/p/1/orders?status=PAID')
  for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', undefined]) expect(safeNext(elsewhere)).toBe('/')
})
