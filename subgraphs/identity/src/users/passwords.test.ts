import { readFileSync } from 'node:fs'
import { parseOptions, verify } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword, passwordProblem } from './passwords.ts'

describe('passwords', () => {
  it('are hashed off the main thread: timers run on while many are hashed', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 5)
    const start = performance.now()
    await Promise.all(Array.from({ length: 40 }, (_, index) => hashPassword(`password number ${index}`)))
    const took = performance.now() - start
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(took / 5 / 4)
  })

  it('are hashed two at a time, and refused in a burst that would keep people waiting for long', async () => {
    const results = await Promise.allSettled(Array.from({ length: 220 }, () => isPassword(null, 'x')))
    const refused = results.filter((result) => result.status === 'rejected')
    // 200 wait and 2 are under way.
    expect(refused).toHaveLength(18)
    expect(refused[0]?.reason).toMatchObject({ code: 'RATE_LIMITED' })
    expect(await isPassword(await hashPassword('still works fine'), 'still works fine')).toBe(true)
  })

  it('of nobody costs what everybody\'s costs', async () => {
    const source = readFileSync(new URL('./passwords.ts', import.meta.url), 'utf8')
    const nobody = /NOBODYS_HASH = '([^']+)'/.exec(source)?.[1] ?? ''
    expect(parseOptions(nobody)).toEqual(parseOptions(await hashPassword('anything at all')))
    expect(await verify(nobody, 'anything at all')).toBe(false)
  })

  it('may be long sentences in any language', () => {
    for (const password of ['correct horse battery staple', 'tôi thích ăn phở bò', 'пароль для работы', '我喜欢在河边慢慢地吃面条', 'Tr0ub4dor&3x', 'kitchen-tables-77']) {
      expect(passwordProblem(password, 'me@example.com'), password).toBeNull()
    }
  })
})
