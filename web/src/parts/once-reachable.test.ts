import { expect, it } from 'vitest'
import { onceReachable } from './once-reachable.ts'

const pause = () => Promise.resolve()

it('loads again until the server can be reached', async () => {
  let tries = 0
  const load = () => (++tries < 3 ? Promise.reject(new Error('Failed to fetch')) : Promise.resolve('code'))
  expect(await onceReachable(load, { answers: () => Promise.resolve(false), pause })).toBe('code')
  expect(tries).toBe(3)
})

it('throws what fails although the server answers', async () => {
  const load = () => Promise.reject(new Error('Failed to fetch'))
  await expect(onceReachable(load, { answers: () => Promise.resolve(true), pause })).rejects.toThrow('Failed to fetch')
})
