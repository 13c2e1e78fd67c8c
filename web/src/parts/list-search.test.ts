import { expect, it } from 'vitest'
import { parseAddress, readAmounts, readChoices, readListSearch, writeAddress, writeAmounts, writeChoices } from './list-search.ts'

it('keeps filters in the address, and gives them back as they were', () => {
  const search = { q: 'An & Bình 100%', status: writeChoices(['PAID', 'OVERPAID']), sort: undefined }
  const address = writeAddress(search)
  expect(address).toBe('?q=An+%26+B%C3%ACnh+100%25&status=PAID,OVERPAID')
  const back = parseAddress(address)
  expect(readListSearch(back)).toEqual({ q: 'An & Bình 100%' })
  expect(readChoices(back['status'], ['AWAITING_PAYMENT', 'PAID', 'OVERPAID'])).toEqual(['PAID', 'OVERPAID'])
})

it('does not take a number for anything but a text', () => {
  expect(readListSearch(parseAddress('?q=00123'))).toEqual({ q: '00123' })
})

it('leaves out what is not among the choices', () => {
  expect(readChoices('PAID,EVIL', ['PAID'])).toEqual(['PAID'])
  expect(writeAddress({ status: writeChoices([]) })).toBe('')
})

it('reads amounts from and to, and writes them as it reads them', () => {
  for (const text of ['100..200', '100..', '..0.50']) expect(writeAmounts(readAmounts(text) ?? {})).toBe(text)
  for (const text of [undefined, '', '..', '100', 'a..b', '1..2..3', '-1..', '1e3..']) expect(readAmounts(text)).toBeUndefined()
})
