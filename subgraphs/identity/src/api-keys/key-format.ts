import { createHash, randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

// howl_<prefix>_<secret><checksum>
//   prefix    8 characters, shown on screens to tell keys apart
//   secret   32 characters of 62: 190 bits
//   checksum  6 characters: CRC-32 of everything before it, so that scanners for leaked secrets and a mistyped key are
//             told without a look into the database
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SHAPE = /^(howl_[0-9A-Za-z]{8})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

const random = (length: number): string => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

function checksum(text: string): string {
  let rest = crc32(text)
  let digits = ''
  for (let place = 0; place < 6; place += 1) {
    digits = `${ALPHABET[rest % ALPHABET.length]}${digits}`
    rest = Math.floor(rest / ALPHABET.length)
  }
  return digits
}

/** @returns the whole key, and the beginning of it that may be shown. */
export function createKey(): { key: string; prefix: string } {
  const prefix = `howl_${random(8)}`
  const body = `${prefix}_${random(32)}`
  return { key: `${body}${checksum(body)}`, prefix }
}

/** Says only that the text was once written by `createKey`, not that the key is known or live. */
export function isWellFormedKey(text: string): boolean {
  const parts = SHAPE.exec(text)
  return parts !== null && checksum(`${parts[1]}_${parts[2]}`) === parts[3]
}

/** Keys are random, so a plain hash is enough: there is nothing to guess, and the look-up stays one index probe. */
export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest()
