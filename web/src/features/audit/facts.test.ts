import { expect, it } from 'vitest'
import { changesOf } from './facts.ts'

it('sets what was beside what is, also inside of what they hold', () => {
  expect(changesOf({ name: 'Linh', settings: { bank: 'VCB', codes: ['A'] } }, { name: 'Linh', settings: { bank: 'ACB', codes: ['A', 'B'] } })).toEqual([
    { field: 'settings.bank', before: 'VCB', after: 'ACB', isChanged: true },
    { field: 'settings.codes', before: ['A'], after: ['A', 'B'], isChanged: true },
    { field: 'name', before: 'Linh', after: 'Linh', isChanged: false },
  ])
})

it('of what was made or is gone has one side only', () => {
  expect(changesOf(null, { name: 'Key' })).toEqual([{ field: 'name', before: undefined, after: 'Key', isChanged: true }])
  expect(changesOf({ name: 'Key' }, null)).toEqual([{ field: 'name', before: 'Key', after: undefined, isChanged: true }])
})

it('shows no difference where a value only was absent', () => {
  expect(changesOf({ note: null }, {})).toEqual([])
})
