import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@howl/platform/log'
import { z } from 'zod'
import { parseWithTextNumbers, type JsonMember } from '../../lossless-json.ts'
import { readSepayTransfer, type SepayReading } from './sepay-transfers.ts'
import { bankTime, type SepaySettings } from './sepay.ts'

/** One line of SePay's list: an id that is not the callback's, and the transfer as far as it can be read. */
export type ListedTransfer = { externalId: string; reading: SepayReading }

export type SepayPage = {
  transfers: ListedTransfer[]
  /** How many there are between the two moments, by SePay's own count at the time of this page. */
  total: number
  hasMore: boolean
}

type PageWish = { token: string; settings: SepaySettings; from: Date; to: Date | null; page: number; now: Date; signal: AbortSignal }

export type SepayList = { page: (wish: PageWish) => Promise<SepayPage> }

type ProblemKind = 'REFUSED' | 'LIMITED' | 'UNAVAILABLE' | 'TIMEOUT' | 'UNREADABLE'

/** SePay's list could not be read, in words for the person whose connection it is. */
export class SepayProblem extends Error {
  override name = 'SepayProblem'
  readonly kind: ProblemKind
  /** How long SePay asked to be left alone. */
  readonly retryAfterMs: number

  constructor(kind: ProblemKind, message: string, retryAfterMs = 0) {
    super(message)
    this.kind = kind
    this.retryAfterMs = retryAfterMs
  }
}

/** More than a page of a hundred transfers could ever have. */
const LARGEST_BODY = 4 * 1024 * 1024
const PER_PAGE = 100

const answer = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z.object({ pagination: z.object({ total: z.string().regex(/^\d{1,9}$/), has_more: z.boolean() }) }),
})

type Options = { baseUrl: string; requestsPerSecond: number; timeoutMs: number; log: Logger }

/** SePay's API v2. All requests of a process keep SePay's limit together, because it counts by address. */
export function openSepayList({ baseUrl, requestsPerSecond, timeoutMs, log }: Options): SepayList {
  let freeAt = 0
  const turn = async (signal: AbortSignal): Promise<void> => {
    const at = Math.max(freeAt, performance.now())
    freeAt = at + 1_000 / requestsPerSecond
    await sleep(at - performance.now(), undefined, { signal })
  }

  return {
    page: async ({ token, settings, from, to, page, now, signal }) => {
      await turn(signal)
      const url = new URL(`${baseUrl.replace(/\/$/, '')}/transactions`)
      const wish = { page: String(page), per_page: String(PER_PAGE), transaction_date_from: bankTime(from), ...(to ? { transaction_date_to: bankTime(to) } : {}), transaction_date_sort: 'asc' }
      for (const [name, value] of Object.entries(wish)) url.searchParams.set(name, value)
      const startedAt = performance.now()
      let status: number | string = 'none'
      try {
        const { bytes, response } = await ask(url, { token, timeoutMs, signal })
        status = response.status
        if (!response.ok) throw problemOf(response)
        return readPage(bytes, settings, now)
      } catch (error) {
        if (error instanceof SepayProblem && status === 'none') status = error.kind
        throw error
      } finally {
        // Neither the address nor the headers: the one may say whose account it is, the others hold the token.
        log.info({ provider: 'sepay', purpose: 'list', page, status, durationMs: Math.round(performance.now() - startedAt) }, 'asked the provider')
      }
    },
  }
}

async function ask(url: URL, { token, timeoutMs, signal }: { token: string; timeoutMs: number; signal: AbortSignal }): Promise<{ bytes: Buffer; response: Response }> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    // A redirect is refused: whoever could answer with one would be sent the token.
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' }, redirect: 'error', signal: AbortSignal.any([signal, timeout]) })
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of response.body ?? []) {
      parts.push(part as Uint8Array)
      length += (part as Uint8Array).length
      if (length > LARGEST_BODY) throw new SepayProblem('UNREADABLE', 'SePay answered with far more than a page.')
    }
    return { bytes: Buffer.concat(parts), response }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (timeout.aborted) throw new SepayProblem('TIMEOUT', `SePay did not answer within ${Math.round(timeoutMs / 100) / 10} seconds.`)
    if (error instanceof SepayProblem) throw error
    throw new SepayProblem('UNAVAILABLE', 'SePay could not be reached.')
  }
}

function problemOf({ status, headers }: Response): SepayProblem {
  if (status === 429) return new SepayProblem('LIMITED', 'SePay asks for fewer requests.', retryAfterOf(headers))
  if (status === 401 || status === 403) return new SepayProblem('REFUSED', 'SePay does not accept the API token. Make a new one at my.sepay.vn (Company settings, API access) and give it to the connection.')
  if (status >= 500) return new SepayProblem('UNAVAILABLE', `SePay answered with an error of its own (${status}).`, retryAfterOf(headers))
  return new SepayProblem('UNREADABLE', `SePay refused the question (${status}).`)
}

const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000

/** Seconds or a date, as HTTP has it; a second where SePay names none that can be read. */
function retryAfterOf(headers: Headers, now = Date.now()): number {
  const text = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : 1_000
}

function readPage(bytes: Buffer, settings: SepaySettings, now: Date): SepayPage {
  const read = answer.safeParse(parseWithTextNumbers(bytes))
  if (!read.success) throw new SepayProblem('UNREADABLE', 'SePay answered with something that is no list of transfers.')
  const { data, meta } = read.data
  const transfers = data.map((row): ListedTransfer => {
    const externalId = typeof row['id'] === 'string' && /^[\x21-\x7e]{1,100}$/.test(row['id']) ? row['id'] : null
    if (externalId === null) throw new SepayProblem('UNREADABLE', 'SePay listed a transfer without an id.')
    return { externalId, reading: readSepayTransfer(membersOf(row), settings, now) }
  })
  return { transfers, total: Number(meta.pagination.total), hasMore: meta.pagination.has_more }
}

/** The list has other names for what a callback tells; what they mean is read in one place. */
function membersOf(row: Record<string, unknown>): Map<string, JsonMember> {
  const isOut = row['transfer_type'] === 'out'
  const names = {
    transferType: 'transfer_type',
    transferAmount: isOut ? 'amount_out' : 'amount_in',
    transactionDate: 'transaction_date',
    accountNumber: 'account_number',
    subAccount: 'va',
    referenceCode: 'reference_number',
    code: 'code',
    content: 'transaction_content',
    accumulated: 'accumulated',
  }
  return new Map(
    Object.entries(names).flatMap(([ours, theirs]): [string, JsonMember][] => {
      const value = row[theirs]
      return typeof value === 'string' ? [[ours, { kind: 'string', value, source: value }]] : []
    }),
  )
}
