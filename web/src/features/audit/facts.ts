/** A value of an entry before and after; absent is undefined. */
export interface Fact {
  field: string
  before: unknown
  after: unknown
  isChanged: boolean
}

/** Both sides of an entry field by field, what changed first. Objects are opened up, so that every line holds one value. */
export function changesOf(before: unknown, after: unknown): Fact[] {
  const [was, is] = [flat(before), flat(after)]
  const facts = [...new Set([...was.keys(), ...is.keys()])].map((field): Fact => {
    const [one, other] = [was.get(field), is.get(field)]
    return { field, before: one, after: other, isChanged: JSON.stringify(one) !== JSON.stringify(other) }
  })
  return [...facts.filter((fact) => fact.isChanged), ...facts.filter((fact) => !fact.isChanged)]
}

function flat(value: unknown, path: readonly string[] = [], into = new Map<string, unknown>()): Map<string, unknown> {
  if (value === null || value === undefined) return into
  if (typeof value === 'object' && !Array.isArray(value)) for (const [key, inner] of Object.entries(value)) flat(inner, [...path, key], into)
  else into.set(path.join('.'), value)
  return into
}

/** "roleKey" as "Role key": names of fields come from the server as programs know them. */
export function fieldName(field: string): string {
  const words = field.replaceAll('.', ' › ').replace(/([a-z\d])([A-Z])/g, (_whole, end: string, begin: string) => `${end} ${begin.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
