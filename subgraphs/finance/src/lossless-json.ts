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
  if (!isJsonObject(text)) return null
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

/** The native parser decides what is JSON, also at any depth; what follows may rely on that. */
function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return false
    throw error
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
