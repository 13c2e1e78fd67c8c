import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { CODE_PREFIX } from '../../orders/payment-codes.ts'

/** SePay watches a bank account and tells of each movement on it. */
export const sepaySettings = z.strictObject(
  {
    bank: z.string('The bank is missing.').trim().min(1, 'The bank is missing.').max(100, 'The bank has at most 100 characters.'),
    accountNumber: z
      .string('The account number is missing.')
      .transform((text) => text.replace(/\s+/g, ''))
      .pipe(z.string().regex(/^[A-Za-z0-9]{3,40}$/, 'The account number is 3 to 40 digits or letters.')),
    codePrefix: z
      .string('The prefix of payment codes is missing.')
      .trim()
      .regex(CODE_PREFIX, 'The prefix of payment codes is 2 to 5 letters.')
      .transform((text) => text.toUpperCase()),
  },
  'The settings are an object { bank, accountNumber, codePrefix }.',
)
export type SepaySettings = z.output<typeof sepaySettings>

/** Printable and without spaces: it has to pass through headers and shells unchanged. */
const token = (name: string) =>
  z.string(`${name} is missing.`).min(1, `${name} is missing.`).max(500, `${name} has at most 500 characters.`).regex(/^[\x21-\x7e]*$/, `${name} holds spaces or characters that cannot stand in a header.`)

/** By which SePay lets its list of transfers be read. */
export const sepayApiToken = token('The API token')

export const sepaySecrets = z.strictObject(
  {
    authentication: z.enum(['HMAC', 'API_KEY'], 'The authentication is HMAC or API_KEY, as chosen at SePay.'),
    secret: token('The secret'),
    apiToken: sepayApiToken.nullish(),
  },
  'The secrets are an object { authentication, secret, apiToken? }.',
)
export type SepaySecrets = z.output<typeof sepaySecrets>

const SIGNATURE_LIFE_SECONDS = 300

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** @returns why the callback is not authentic, for the log; null when it is. */
export function refusalOf({ headers, body, secrets, now }: { headers: Headers; body: Buffer; secrets: SepaySecrets; now: Date }): string | null {
  if (secrets.authentication === 'API_KEY') {
    const given = headers['authorization']
    return typeof given === 'string' && isSame(given, `Apikey ${secrets.secret}`) ? null : 'wrong API key'
  }
  const timestamp = headers['x-sepay-timestamp']
  const signature = headers['x-sepay-signature']
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return 'no timestamp'
  if (typeof signature !== 'string' || !isSame(signature.toLowerCase(), sign(secrets.secret, timestamp, body))) return 'wrong signature'
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  return age > SIGNATURE_LIFE_SECONDS ? `signed ${Math.round(age)} seconds away from now` : null
}

/** Over the bytes as they came: what a parser makes of them would have another signature. */
export const sign = (secret: string, timestamp: string, body: Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`

/** Takes equally long wherever the texts differ, and whatever their lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

export const sepayAnswer = {
  stored: JSON.stringify({ success: true }),
  refused: (message: string) => JSON.stringify({ success: false, message }),
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** The bank's clock: `YYYY-MM-DD HH:mm:ss` in Vietnam, which knows no daylight saving. */
export const bankTime = (instant: Date): string =>
  new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')

export function readBankTime(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(text)) return null
  const instant = new Date(Date.parse(`${text.replace(' ', 'T')}Z`) - VIETNAM_OFFSET_MS)
  // Date.parse moves the 30th of February into March.
  return !Number.isNaN(instant.getTime()) && bankTime(instant) === text.replace('T', ' ') ? instant : null
}

type TestTransfer = { webhookUrl: string; settings: SepaySettings; secrets: SepaySecrets; amount: bigint; content: string; code: string | null; now: Date }

/**
 * A shell command that posts one transfer as SePay would. With HMAC it carries its signature and is good as it stands,
 * for as long as a signature lives; an API key is a secret that is never shown again, so the person puts it in.
 */
export function testTransferCommand({ webhookUrl, settings, secrets, amount, content, code, now }: TestTransfer): { command: string; expiresAt: Date | null } {
  // Like SePay's own: a whole number, and one that is not given twice.
  const id = now.getTime() * 1000 + randomInt(1000)
  const facts = {
    id,
    gateway: settings.bank,
    transactionDate: bankTime(now),
    accountNumber: settings.accountNumber,
    code,
    content,
    transferType: 'in',
    accumulated: 0,
    subAccount: null,
    referenceCode: `TEST.${id}`,
    description: content,
  }
  // Written digit by digit: as a JavaScript number a large amount would lose some.
  const body = `${JSON.stringify(facts).slice(0, -1)},"transferAmount":${amount}}`
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const authentication =
    secrets.authentication === 'HMAC'
      ? [`-H ${quote(`X-SePay-Timestamp: ${timestamp}`)}`, `-H ${quote(`X-SePay-Signature: ${sign(secrets.secret, timestamp, Buffer.from(body))}`)}`]
      : ['-H "Authorization: Apikey ${SEPAY_API_KEY:?set it to your API key first}"']
  const parts = [`curl -sS -X POST ${quote(webhookUrl)}`, `-H ${quote('Content-Type: application/json')}`, ...authentication, `--data-raw ${quote(body)}`]
  const isSigned = secrets.authentication === 'HMAC'
  return { command: parts.join(' \\\n  '), expiresAt: isSigned ? new Date((Number(timestamp) + SIGNATURE_LIFE_SECONDS) * 1000) : null }
}

/** Between single quotes a POSIX shell takes everything as it is but the single quote itself. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
