import { afterEach, beforeEach, expect, it } from 'vitest'
import { readDraft } from './drafts.ts'

const kept = new Map<string, string>()
beforeEach(() => Object.assign(globalThis, { sessionStorage: { getItem: (key: string) => kept.get(key) ?? null } }))
afterEach(() => kept.clear())

it('gives back what was typed', () => {
  kept.set('a', JSON.stringify({ note: 'half a sen', amount: '12' }))
  expect(readDraft('a', { note: '', amount: '' })).toEqual({ note: 'half a sen', amount: '12' })
})

it('is not taken for the draft of a form with other fields, nor when it is broken', () => {
  kept.set('a', JSON.stringify({ note: 'x', vendor: 'y' }))
  kept.set('b', '{')
  expect(readDraft('a', { note: '', amount: '' })).toBeNull()
  expect(readDraft('b', { note: '' })).toBeNull()
  expect(readDraft('c', { note: '' })).toBeNull()
})
