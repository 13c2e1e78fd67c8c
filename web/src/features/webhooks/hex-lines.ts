const width = 16

/** Bytes the way that editors show them: where they stand, each as two digits, and what of them is plain text. */
export function hexLines(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const lines: string[] = []
  for (let from = 0; from < bytes.length; from += width) {
    const part = [...bytes.subarray(from, from + width)]
    const digits = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${from.toString(16).padStart(6, '0')}  ${digits.padEnd(width * 3 - 1)}  ${text}`)
  }
  return lines.join('\n')
}
