/**
 * What a person calls something: one line, without the characters that PostgreSQL or a screen cannot take.
 *
 * @returns the text as it is stored, or what is wrong with it.
 */
export function readName(text: string, max = 100): { name: string; problem: null } | { name: null; problem: string } {
  const name = text.trim().replace(/\s+/gu, ' ').normalize('NFC')
  if (name === '') return { name: null, problem: 'Give it a name.' }
  if ([...name].length > max) return { name: null, problem: `A name has at most ${max} characters.` }
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return { name: null, problem: 'A name cannot hold control characters.' }
  return { name, problem: null }
}
