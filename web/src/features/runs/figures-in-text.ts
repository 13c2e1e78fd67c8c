interface Stated {
  key: string
  text: string
}

export type Piece = { kind: 'text'; text: string } | { kind: 'figure'; text: string; key: string }

/**
 * Finds the figures of an answer in its words, so that each can be opened where it is read. A text that several figures
 * share goes to them in the order in which they are stated.
 */
export function figuresInText(paragraphs: readonly string[], figures: readonly Stated[]): Piece[][] {
  const unused = [...figures]
  const longestFirst = [...figures].sort((one, other) => other.text.length - one.text.length)
  return paragraphs.map((paragraph) => {
    const pieces: Piece[] = []
    let plain = ''
    let at = 0
    while (at < paragraph.length) {
      const found = isWordStart(paragraph, at) ? longestFirst.find(({ text }) => text !== '' && paragraph.startsWith(text, at) && isWordEnd(paragraph, at + text.length)) : undefined
      if (!found) {
        plain += paragraph[at] ?? ''
        at += 1
        continue
      }
      const index = unused.findIndex(({ text }) => text === found.text)
      const [figure = found] = index >= 0 ? unused.splice(index, 1) : []
      if (plain !== '') pieces.push({ kind: 'text', text: plain })
      plain = ''
      pieces.push({ kind: 'figure', text: found.text, key: figure.key })
      at += found.text.length
    }
    if (plain !== '') pieces.push({ kind: 'text', text: plain })
    return pieces
  })
}

const partOfNumber = /[\p{L}\p{N}]/u

/** "5" is not found within "15" or "2.5". */
function isWordStart(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' '
  return !partOfNumber.test(before) && !(/[.,]/.test(before) && /\d/.test(text[at - 2] ?? ''))
}

function isWordEnd(text: string, at: number): boolean {
  const after = text[at] ?? ' '
  return !partOfNumber.test(after) && !(/[.,]/.test(after) && /\d/.test(text[at + 1] ?? ''))
}
