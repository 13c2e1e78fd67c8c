import { expect, test } from 'vitest'
import { suggestedPart } from './suggested-part.ts'

test('confirming a suggestion gives the order what it said, also where the transfer is more', () => {
  const suggestion = { __typename: 'MatchSuggestion', order: { __typename: 'Order', id: 'order-1' }, amount: { __typename: 'Money', amount: '100', currency: 'VND' } }
  expect(suggestedPart(suggestion)).toEqual({ orderId: 'order-1', amount: { amount: '100', currency: 'VND' } })
})
