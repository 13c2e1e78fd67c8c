import { describe, expect, it } from 'vitest'
import { normaliseEmail } from './emails.ts'

describe('normaliseEmail', () => {
  it.each([
    ['Ann@Example.com', 'ann@example.com'],
    [' ann@example.com\n', 'ann@example.com'],
    ['ann+tag@mail.example.co.uk', 'ann+tag@mail.example.co.uk'],
    ["o'neil@example.ie", "o'neil@example.ie"],
    ['café@example.com', 'café@example.com'],
  ])('reads %j as %s', (text, email) => {
    expect(normaliseEmail(text)).toBe(email)
  })

  it.each(['', 'ann', 'ann@localhost', 'ann@.com', 'ann@example.', 'a b@example.com', 'a,b@example.com', '"a"@example.com', 'a@b@example.com', 'a\ud800@example.com'])('refuses %j', (text) => {
    expect(normaliseEmail(text)).toBeNull()
  })

  it('takes no time for hostile input', () => {
    const start = performance.now()
    normaliseEmail(`a@${'a.'.repeat(100_000)}`)
    normaliseEmail(`${'a'.repeat(100_000)}@`)
    expect(performance.now() - start).toBeLessThan(100)
  })
})
