import { expect, test } from 'vitest'
import { Turns } from './webhooks.ts'

/** Takes a turn of one tick and notes when it came. */
async function take(turns: Turns, key: string, order: string[]): Promise<void> {
  const done = await turns.take(key, 1)
  if (!done) return void order.push(`${key} refused`)
  order.push(key)
  await new Promise((resolve) => setImmediate(resolve))
  done()
}

test('who sends a hundred times as much makes nobody but himself wait', async () => {
  const turns = new Turns(4)
  const order: string[] = []
  const flood = Array.from({ length: 500 }, () => take(turns, 'flood', order))
  const quiet = Array.from({ length: 5 }, () => take(turns, 'quiet', order))
  await Promise.all([...flood, ...quiet])
  expect(order).toHaveLength(505)
  // Four were running; from then on every second turn is the quiet one's.
  expect(order.lastIndexOf('quiet')).toBeLessThanOrEqual(4 + 2 * 5)
})

test('what is free is used, whoever it is for', async () => {
  const turns = new Turns(64)
  const takes = await Promise.all(Array.from({ length: 64 }, () => turns.take('one', 1)))
  expect(takes.every((done) => done !== null)).toBe(true)
})

test('more than can wait is refused, and only for those who have so much waiting', async () => {
  const turns = new Turns(1)
  const order: string[] = []
  const all = [...Array.from({ length: 2_010 }, () => take(turns, 'flood', order)), take(turns, 'quiet', order)]
  await Promise.all(all)
  expect(order.filter((entry) => entry === 'flood refused')).toHaveLength(9)
  expect(order).toContain('quiet')
})
