import { expect, it } from 'vitest'
import { figuresInText } from './figures-in-text.ts'

it('makes every stated figure something to open, and leaves other numbers alone', () => {
  const [pieces] = figuresInText(['Revenue was 1,250 USD, 25 USD more (1,225 USD), from 5 orders in 2025.'], [
    { key: 'revenue', text: '1,250 USD' },
    { key: 'before', text: '1,225 USD' },
    { key: 'change', text: '25 USD' },
    { key: 'orders', text: '5 orders' },
  ])
  expect(pieces?.filter((piece) => piece.kind === 'figure').map((piece) => piece.key)).toEqual(['revenue', 'change', 'before', 'orders'])
  expect(pieces?.map((piece) => piece.text).join('')).toBe('Revenue was 1,250 USD, 25 USD more (1,225 USD), from 5 orders in 2025.')
})

it('gives equal texts to their figures in turn', () => {
  const [pieces] = figuresInText(['0 USD and 0 USD.'], [
    { key: 'first', text: '0 USD' },
    { key: 'second', text: '0 USD' },
  ])
  expect(pieces?.filter((piece) => piece.kind === 'figure').map((piece) => piece.key)).toEqual(['first', 'second'])
})
