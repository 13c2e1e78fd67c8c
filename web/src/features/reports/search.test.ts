import { expect, it } from 'vitest'
import { readRows, writeRows } from './search.ts'

it('keeps the figure whose rows are open in the address', () => {
  const address = writeRows({ kind: 'CUSTOMER_REVENUE', from: '2026-01-01', to: '2026-03-31', part: 'an@example.com' })
  expect(address).toEqual({ rows: 'CUSTOMER_REVENUE.2026-01-01.2026-03-31', part: 'an@example.com' })
  expect(readRows(address)).toEqual({ kind: 'CUSTOMER_REVENUE', range: { from: '2026-01-01', to: '2026-03-31' }, part: 'an@example.com' })
})

it('opens nothing for an address that names no figure', () => {
  expect(readRows({})).toBeNull()
  expect(readRows({ rows: 'EVIL.2026-01-01.2026-03-31' })).toBeNull()
  expect(readRows({ rows: 'REVENUE' })).toBeNull()
})
