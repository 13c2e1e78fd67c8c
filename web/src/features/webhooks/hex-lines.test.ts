import { expect, it } from 'vitest'
import { hexLines } from './hex-lines.ts'

it('shows every byte as it came, also what is no text', () => {
  const bytes = String.fromCharCode(0x7b, 0x22, 0x61, 0x22, 0x3a, 0x31, 0x7d, 0x00, 0xff, 0x0a, ...Array.from({ length: 8 }, (_, index) => 0x41 + index))
  expect(hexLines(btoa(bytes)).split('\n')).toEqual(['000000  7b 22 61 22 3a 31 7d 00 ff 0a 41 42 43 44 45 46  {"a":1}...ABCDEF', '000010  47 48                                            GH'])
  expect(hexLines('')).toBe('')
})
