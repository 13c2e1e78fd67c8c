/** The value of one member: numbers stay as they were written, because JSON.parse would round what is beyond 2^53. */
export type JsonMember =
  | { kind: 'string'; value: string; source: string }
  | { kind: 'number'; source: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  | { kind: 'nested' }

/**
 * The members of a JSON object, or null when the bytes are no JSON object. Bytes that are no UTF-8 become U+FFFD: a
 * broken letter in a text must not hide the money beside it. Of members with the same name the last one counts, as
 * everywhere.
 */
export function readJsonObject(bytes: Buffer): Map<string, JsonMember> | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const whole = parse(text)
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return null
  const members = new Map<string, JsonMember>()
  let at = skipSpace(text, text.indexOf('{') + 1)
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at)
    const key = JSON.parse(text.slice(at, keyEnd)) as string
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1)
    const end = endOfValue(text, start)
    members.set(key, memberOf(text.slice(start, end)))
    at = skipSpace(text, end)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return members
}

/** Beyond this depth everything stands on one line: indentation grows with the square of the depth. */
const DEEPEST_INDENTED = 16

/**
 * JSON as people read it, each member on a line of its own. Texts and numbers stand as they were written: no digit is
 * lost, no name that comes twice, no escape. Null when the bytes are no JSON.
 */
export function indentJson(bytes: Buffer): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (parse(text) === undefined) return null
  const parts: string[] = []
  const line = (depth: number): string => `\n${'  '.repeat(depth)}`
  let depth = 0
  let before = ''
  for (const token of tokensOf(text)) {
    const isFirst = before === '{' || before === '['
    if (token === '}' || token === ']') {
      depth -= 1
      parts.push(isFirst || depth >= DEEPEST_INDENTED ? '' : line(depth), token)
    } else {
      if ((isFirst || before === ',') && depth <= DEEPEST_INDENTED) parts.push(line(depth))
      parts.push(token === ':' ? ': ' : token)
      if (token === '{' || token === '[') depth += 1
    }
    before = token
  }
  return parts.join('')
}

/** The texts and numbers that stand in JSON, without the names of members, until they have this many characters; null when it is none. */
export function jsonValues(bytes: Buffer, most: number): string[] | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (parse(text) === undefined) return null
  const values: string[] = []
  let length = 0
  let last: string | null = null
  const keep = (source: string): void => {
    const value = source.startsWith('"') ? (JSON.parse(source) as string) : source
    values.push(value)
    length += value.length
  }
  for (const token of tokensOf(text)) {
    // A text is a name when a colon follows.
    if (last !== null && token !== ':') keep(last)
    last = /^["\d-]/.test(token) ? token : null
    if (length >= most) return values
  }
  if (last !== null) keep(last)
  return values
}

/** Whole JSON in which every number is the text that it was written with, so that no digit is lost; undefined when the bytes are none. */
export function parseWithTextNumbers(bytes: Buffer): unknown {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (parse(text) === undefined) return undefined
  const tokens = [...tokensOf(text)].map((token) => (/^[\d-]/.test(token) ? JSON.stringify(token) : token))
  return parse(tokens.join(''))
}

/** @returns undefined for what is no JSON: the native parser decides, also at any depth, and what follows may rely on that. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** The tokens of a text that is JSON, each as it was written. */
function* tokensOf(text: string): Generator<string> {
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const isMark = '{}[],:'.includes(text.charAt(at))
    const end = isMark ? at + 1 : endOfValue(text, at)
    yield text.slice(at, end)
    at = skipSpace(text, end)
  }
}

function memberOf(source: string): JsonMember {
  switch (source[0]) {
    case '"':
      return { kind: 'string', value: JSON.parse(source) as string, source }
    case '{':
    case '[':
      return { kind: 'nested' }
    case 't':
    case 'f':
      return { kind: 'boolean', value: source === 'true' }
    case 'n':
      return { kind: 'null' }
    default:
      return { kind: 'number', source }
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1
  return at
}

/** @param from the opening quote. @returns the place behind the closing one. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from)
  let at = from
  if (text[at] !== '{' && text[at] !== '[') {
    while (at < text.length && !',}] \t\r\n'.includes(text.charAt(at))) at += 1
    return at
  }
  let depth = 0
  do {
    const character = text[at]
    if (character === '"') {
      at = endOfString(text, at)
      continue
    }
    if (character === '{' || character === '[') depth += 1
    if (character === '}' || character === ']') depth -= 1
    at += 1
  } while (depth > 0 && at < text.length)
  return at
}
