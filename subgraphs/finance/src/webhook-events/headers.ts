import { redact } from '@howl/platform/log'

const REDACTED = '[redacted]'

/** What says how and when something was sent, and proves nothing. All else may be a secret of a provider that we do not know yet. */
const SHOWN = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'content-language',
  'content-type',
  'date',
  'user-agent',
  'x-request-id',
  'x-sepay-timestamp',
])

/** Of the connection between two servers, or put there by ours: not of the message, and not the same in every mode. */
const LEFT_OUT = /^(connection|keep-alive|transfer-encoding|te|trailer|upgrade|proxy-connection|expect|host|content-length|x-howl-.*)$/

const MOST_HEADERS = 100
const LONGEST_VALUE = 1_000

/**
 * A callback's headers as they are kept: the name of each, and the value where it can be no secret.
 *
 * @param headers by their names in lower case, as Node gives them.
 */
export function keptHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || LEFT_OUT.test(name) ? [] : [[plain(name), SHOWN.has(name) ? shown(value) : REDACTED]],
  )
  return Object.fromEntries(kept.slice(0, MOST_HEADERS))
}

/** Also here nothing that looks like a credential: a sender may put one where none belongs. */
const shown = (value: string | string[]): string => plain(String(redact(Array.isArray(value) ? value.join(', ') : value)))

/** jsonb takes no NUL and no half of a character. */
const plain = (text: string): string => text.slice(0, LONGEST_VALUE).replace(/[\0\p{Surrogate}]/gu, '\ufffd')
