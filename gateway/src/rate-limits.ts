import { isIPv6 } from 'node:net'
import { performance } from 'node:perf_hooks'
import { callerKey, type Claims } from '@howl/platform/claims'
import type { Logger } from '@howl/platform/log'
import type { GatewayDatabase } from './database.ts'

export type Verdict = { isAllowed: true } | { isAllowed: false; retryAfterSeconds: number }

export type RateLimits = {
  /** One operation of a caller. All gateways of an installation share the count. */
  take: (key: string) => Promise<Verdict>
  stop: () => void
}

type Options = { perSecond: number; burst: number; database: Pick<GatewayDatabase, 'query'>; log: Logger }

/**
 * One caller's tokens at this gateway. They are leased from the shared bucket in chunks, so that not every request
 * writes to the database.
 */
type Lease = {
  tokens: number
  expiresAt: number
  /** How many to lease next: more for those who use them up. */
  chunk: number
  /** Let through before the lease that pays for them is there. */
  owed: number
  waiting: number
  refusedUntil: number
  leasing: Promise<void> | null
  usedAt: number
}

const SMALLEST_CHUNK = 5
const LARGEST_CHUNK = 50
/** Tokens that lie unused are forgotten: by then the bucket has grown by more than a chunk. */
const LEASE_MS = 2_000
/** So many operations of a caller need not wait for the database; a burst of more waits for the first answer. */
const MAX_OWED = 5
/** A caller without tokens costs one write each so often, however hard it knocks. */
const REFUSAL_MS = 250
const FORGET_MS = 60_000
const SWEEP_MS = 30_000

const ALLOWED: Verdict = { isAllowed: true }

/**
 * The bucket holds somewhat more than the burst, because a chunk may lie unused at another gateway: nobody is refused
 * within the burst that is promised.
 */
const capacityOf = (burst: number): number => burst + LARGEST_CHUNK

const LEASE = `
  insert into live.rate_limits as bucket (key, tokens, granted, updated_at) values ($1, $2::float8 - $4::float8, $4::float8, clock_timestamp())
  on conflict (key) do update set (tokens, granted, updated_at) = (
    select available - least($4::float8, floor(greatest(available, 0))), least($4::float8, floor(greatest(available, 0))), clock_timestamp()
    from (select least($2::float8, bucket.tokens + $3::float8 * greatest(0, extract(epoch from clock_timestamp() - bucket.updated_at))) as available) filled
  )
  returning granted`

/** Long unused buckets are full again: a missing row says the same. */
const CLEAN = `delete from live.rate_limits where updated_at < now() - interval '1 hour'`

export function openRateLimits({ perSecond, burst, database, log }: Options): RateLimits {
  const leases = new Map<string, Lease>()
  const alone = new Map<string, { tokens: number; at: number }>()
  let complainedAt = -Infinity

  /** The database does not answer: this gateway counts for itself, rather than letting nobody in, or everybody. */
  const grantAlone = (key: string, wanted: number): number => {
    const now = performance.now()
    const bucket = alone.get(key) ?? { tokens: burst, at: now }
    const available = Math.min(burst, bucket.tokens + (perSecond * (now - bucket.at)) / 1000)
    const granted = Math.min(wanted, Math.floor(Math.max(0, available)))
    alone.set(key, { tokens: available - granted, at: now })
    return granted
  }

  const grant = async (key: string, wanted: number): Promise<number> => {
    try {
      const [row] = await database.query<{ granted: number }>(LEASE, [key, capacityOf(burst), perSecond, wanted])
      return row?.granted ?? 0
    } catch (err) {
      if (performance.now() - complainedAt > 60_000) {
        complainedAt = performance.now()
        log.warn({ err }, 'rate limits are counted by this gateway alone, because the database does not answer')
      }
      return grantAlone(key, wanted)
    }
  }

  const lease = async (key: string, held: Lease): Promise<void> => {
    const wanted = held.owed + held.waiting + held.chunk
    const granted = await grant(key, wanted)
    const now = performance.now()
    held.tokens = Math.max(0, granted - held.owed)
    held.owed = Math.max(0, held.owed - granted)
    held.expiresAt = now + LEASE_MS
    held.leasing = null
    if (granted === wanted) return
    held.chunk = SMALLEST_CHUNK
    if (held.tokens < 1) held.refusedUntil = now + Math.max(REFUSAL_MS, 1000 / perSecond)
  }

  const take = async (key: string): Promise<Verdict> => {
    const held = leases.get(key) ?? newLease(leases, key)
    for (;;) {
      const now = performance.now()
      held.usedAt = now
      if (held.tokens >= 1 && now < held.expiresAt) {
        held.tokens -= 1
        return ALLOWED
      }
      if (now < held.refusedUntil) return { isAllowed: false, retryAfterSeconds: Math.ceil((held.refusedUntil - now) / 1000) }
      if (!held.leasing) {
        // Used up before it ran out: whoever is that busy gets more at a time.
        held.chunk = now < held.expiresAt ? Math.min(LARGEST_CHUNK, held.chunk * 2) : SMALLEST_CHUNK
        held.tokens = 0
        held.leasing = lease(key, held)
      }
      if (held.owed < MAX_OWED) {
        held.owed += 1
        return ALLOWED
      }
      held.waiting += 1
      await held.leasing
      held.waiting -= 1
    }
  }

  const sweep = setInterval(() => {
    const old = performance.now() - FORGET_MS
    for (const [key, held] of leases) if (held.usedAt < old && !held.leasing) leases.delete(key)
    for (const [key, { at }] of alone) if (at < old) alone.delete(key)
    database.query(CLEAN).catch((err: unknown) => log.debug({ err }, 'old rate limits stay for now'))
  }, SWEEP_MS)
  sweep.unref()

  return { take, stop: () => clearInterval(sweep) }
}

/** Whose tokens an operation takes: the caller's, or of nobody known those of the network that he is in. */
export function bucketOf(claims: Claims): string {
  const { address } = claims.client
  return claims.caller.kind === 'anonymous' && address !== null && isIPv6(address) ? `network:${networkOf(address)}` : callerKey(claims)
}

/** Whoever has one IPv6 address has a whole /64 of them. */
function networkOf(address: string): string {
  const plain = address.split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = plain.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])]
  return all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

function newLease(leases: Map<string, Lease>, key: string): Lease {
  const now = performance.now()
  const held: Lease = { tokens: 0, expiresAt: 0, chunk: SMALLEST_CHUNK, owed: 0, waiting: 0, refusedUntil: 0, leasing: null, usedAt: now }
  leases.set(key, held)
  return held
}
