import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'

export type { Logger } from 'pino'

const REDACTED = '[redacted]'
/** Deep enough for a request with a body; what lies deeper is cut off, never logged unseen. */
const MAX_DEPTH = 8

// `parameters` is where TypeORM's errors carry the values of a statement.
const SECRET_KEY =
  /(parameters|password|passphrase|secret|secrets|token|authorization|cookie|api[-_]?key|private[-_]?key|vault[-_]?keys|signature|x-howl-claims)$/i
const CREDENTIALS_IN_URL = /([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi
const BEARER = /\b(Bearer|Apikey|Basic)\s+[\w.~+/=-]+/gi
const API_KEY = /\bhowl_[\w-]+/g
/** What each of the three needs to be there at all: most texts have none of it, and are looked at once. */
const MAY_HOLD_SECRET = /:\/\/|bearer|apikey|basic|howl_/i

/**
 * A JSON logger on standard output that hides secrets wherever they stand: by the name of the property at any depth,
 * and credentials inside texts.
 *
 * @param settings `destination` is for tests.
 */
export function createLog(settings: { name: string; level: string; destination?: DestinationStream }): Logger {
  const { name, level, destination } = settings
  const options = {
    name,
    level,
    base: { name },
    serializers: { err: (error: Error) => redact(stdSerializers.err(error)) },
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: (bindings: Record<string, unknown>) => redact(bindings) as Record<string, unknown>,
      log: (line: Record<string, unknown>) => redact(line) as Record<string, unknown>,
    },
    hooks: {
      // The message is not part of the object that `formatters.log` sees.
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: (...args: Parameters<Logger['info']>) => void) {
        method.apply(this, args.map((part) => (typeof part === 'string' ? redactText(part) : part)) as typeof args)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The same value without its secrets, for bodies that are kept or shown. Errors stay as they are for their serializer. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value
  if (depth >= MAX_DEPTH) return '[too deep]'
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isSecret(key) ? REDACTED : redact(item, depth + 1)]))
}

/** Names come back with every line. */
const secretNames = new Map<string, boolean>()
const MAX_NAMES = 1_000

function isSecret(name: string): boolean {
  const known = secretNames.get(name)
  if (known !== undefined) return known
  const found = SECRET_KEY.test(name)
  if (secretNames.size < MAX_NAMES) secretNames.set(name, found)
  return found
}

function redactText(text: string): string {
  if (!MAY_HOLD_SECRET.test(text)) return text
  return text
    .replace(CREDENTIALS_IN_URL, `$1:${REDACTED}@`)
    .replace(BEARER, `$1 ${REDACTED}`)
    .replace(API_KEY, `howl_${REDACTED}`)
}
