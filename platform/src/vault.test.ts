import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from './ids.ts'
import { generateVaultKeys, openVault } from './vault.ts'

const project = uuidv7()
const ring = generateVaultKeys('first')
const vault = openVault(ring)

test('what was sealed opens again, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      expect(vault.open(project, vault.seal(project, plain))).toBe(plain)
    }),
  )
})

test('the same text never looks the same twice, and shows nothing of itself', () => {
  const sealed = Array.from({ length: 50 }, () => vault.seal(project, 'spk_live_hunter2'))
  expect(new Set(sealed).size).toBe(50)
  expect(sealed.join()).not.toMatch(/hunter2|c3BrX2xpdm/)
})

test('every change of a single character is refused', () => {
  const sealed = vault.seal(project, 'hunter2')
  for (let index = 0; index < sealed.length; index += 1) {
    for (const other of ['A', 'B', 'f', '0', '-', '_', '.', '=', '']) {
      if (sealed[index] === other) continue
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1)
      expect(() => vault.open(project, changed), changed).toThrow()
    }
  }
})

test('every change of a single byte is refused', () => {
  const [version, keyId, text = ''] = vault.seal(project, 'hunter2').split('.')
  const body = Buffer.from(text, 'base64url')
  for (let index = 0; index < body.length; index += 1) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const changed = Buffer.from(body)
      changed.writeUInt8(changed.readUInt8(index) ^ flip, index)
      expect(() => vault.open(project, [version, keyId, changed.toString('base64url')].join('.'))).toThrow('changed')
    }
  }
})

test('it opens for its own project only', () => {
  const sealed = vault.seal(project, 'hunter2')
  expect(() => vault.open(uuidv7(), sealed)).toThrow('not sealed for the project')
})

test('another installation’s key of the same name opens nothing', () => {
  expect(() => openVault(generateVaultKeys('first')).open(project, vault.seal(project, 'hunter2'))).toThrow()
})

describe('rotation', () => {
  const rotated = openVault(`${generateVaultKeys('second')}, ${ring}`)
  const old = vault.seal(project, 'hunter2')

  test('old texts open, and fresh ones use the new key', () => {
    expect(rotated.open(project, old)).toBe('hunter2')
    expect(rotated.keyIdOf(old)).toBe('first')
    expect(rotated.keyIdOf(rotated.seal(project, 'x'))).toBe('second')
  })

  test('a text is resealed once, and then left alone', () => {
    const fresh = rotated.rotate(project, old)
    expect(fresh).not.toBeNull()
    expect(rotated.open(project, fresh ?? '')).toBe('hunter2')
    expect(rotated.rotate(project, fresh ?? '')).toBeNull()
  })

  test('without the old key the message says which one is missing', () => {
    expect(() => openVault(generateVaultKeys('second')).open(project, old)).toThrow('"first"')
  })

  test('a text of another project is not resealed into this one', () => {
    expect(() => rotated.rotate(uuidv7(), old)).toThrow()
  })
})

test('a ring that is no ring is refused without repeating it', () => {
  const key = 'hunter2hunter2'
  for (const wrong of ['', key, `a:${key}`, `${ring},`, `${ring},${ring}`, ring.replace('first', 'First Key')]) {
    expect(() => openVault(wrong)).toThrow(/^HOWL_VAULT_KEYS (?!.*hunter2)/)
  }
})
