import { randomInt } from 'node:crypto'

const MAX_LENGTH = 40
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** The name as it can stand in an address: "In 3D Hà Nội" gives `in-3d-ha-noi`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Letters that Unicode does not take apart.
    .replace(/[đĐ]/gu, 'd')
    .replace(/ß/gu, 'ss')
    .replace(/[øØ]/gu, 'o')
    .replace(/[łŁ]/gu, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'project' : plain
}

/** Another one for a name whose slug is taken. Random, so that nobody can count how many have the same name. */
export const varied = (slug: string): string =>
  `${slug.slice(0, MAX_LENGTH - 5)}-${Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
