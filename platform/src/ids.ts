import { randomBytes } from 'node:crypto'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const COUNTER_LIMIT = 0x1000

let lastMillisecond = 0
let counter = 0

/**
 * A UUID v7 (RFC 9562): sorted by time, so that an index over ids grows at its end. Ids that one process makes without
 * `now` ascend strictly, also within a millisecond and when the clock steps back.
 *
 * @param now milliseconds; given for rows that are dated back, which then sort by that date.
 */
export function uuidv7(now?: number): string {
  const random = randomBytes(10)
  if (now !== undefined) return layOut(now, random.readUInt16BE(0) % COUNTER_LIMIT, random)
  const clock = Date.now()
  if (clock > lastMillisecond) {
    lastMillisecond = clock
    // Half of the counter's range stays free for the ids that follow in the same millisecond.
    counter = random.readUInt16BE(0) % (COUNTER_LIMIT / 2)
  } else {
    counter += 1
    if (counter >= COUNTER_LIMIT) {
      lastMillisecond += 1
      counter = 0
    }
  }
  return layOut(lastMillisecond, counter, random)
}

/** True for any UUID, whatever its version. Everything else must not reach a uuid column: PostgreSQL raises an error. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text)
}

function layOut(millisecond: number, sequence: number, random: Buffer): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(millisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  random.copy(bytes, 8, 2)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
