import { expect, it } from 'vitest'
import { columnsFor, inOrder, templateOf } from './columns.ts'

const columns = [
  { key: 'number', width: '84px' },
  { key: 'customer' },
  { key: 'reference', width: '150px', priority: 3 as const },
  { key: 'placed', width: '160px', priority: 2 as const },
  { key: 'paid', width: '150px', isExtra: true },
  { key: 'actions', width: '60px', isLabelHidden: true },
]
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key).join(' ')

it('leaves columns out for want of room, the least important first', () => {
  expect(keys(columnsFor(columns, { choice: {}, room: 1_200 }))).toBe('number customer reference placed actions')
  expect(keys(columnsFor(columns, { choice: {}, room: 800 }))).toBe('number customer placed actions')
  expect(keys(columnsFor(columns, { choice: {}, room: 600 }))).toBe('number customer actions')
})

it('shows what a person chose, whatever the room', () => {
  expect(keys(columnsFor(columns, { choice: { shown: { paid: true, customer: false } }, room: 600 }))).toBe('number reference placed paid actions')
})

it('never loses the column that names the record, nor moves it or the actions', () => {
  const choice = { shown: { number: false }, order: ['actions', 'placed', 'number', 'customer'] }
  expect(keys(inOrder(columns, choice))).toBe('number placed reference customer paid actions')
  expect(keys(columnsFor(columns, { choice, room: 1_200 }))).toBe('number placed reference customer actions')
})

it('always has one column that takes the rest', () => {
  expect(templateOf(columns.slice(0, 3), {})).toEqual({ template: '84px minmax(160px, 1fr) 150px', least: 394 })
  expect(templateOf(columns.slice(0, 3), { widths: { customer: 240 } })).toEqual({ template: '84px minmax(240px, 1fr) 150px', least: 474 })
})
