import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { SystemTx } from '@howl/platform/database'

/**
 * How often one may fail within a quarter of an hour before Howl stops looking. An account is guessed at from many
 * addresses, an address guesses at many accounts: each is counted.
 */
const LIMITS = { account: 10, address: 200, signUps: 500 }
const WINDOW = '15 minutes'

type Kind = keyof typeof LIMITS

/** What is counted; the texts sort the same way everywhere, so that two attempts lock their rows in one order. */
export type Counters = { kind: Kind; key: string }[]

export function signInCounters(account: string, address: string | null): Counters {
  // The hash keeps what people mistype (now and then their password) out of the table.
  const hash = createHash('sha256').update(account).digest('base64url')
  return [{ kind: 'account' as const, key: `account:${hash}` }, ...addressCounter('address', address)]
}

export const signUpCounters = (address: string | null): Counters => addressCounter('signUps', address)

/** An IPv6 customer has a whole /64: counting single addresses would count nothing. */
function addressCounter(kind: Kind, address: string | null): Counters {
  if (address === null) return []
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return [{ kind, key: `${kind}:${isIPv6(plain) ? networkOf(plain) : plain}` }]
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const before = groups(head)
  const after = groups(tail)
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

/**
 * Counts an attempt before it is known how it ends, so that a burst of parallel guesses cannot slip through.
 *
 * @returns null, or from when on it may be tried again.
 */
export async function countAttempt(tx: SystemTx, counters: Counters): Promise<Date | null> {
  if (counters.length === 0) return null
  const rows = await tx.query<{ key: string; attempts: number; windowEndsAt: Date }>(
    `insert into identity.sign_in_attempts as a (key, attempts, window_ends_at)
     select key, 1, now() + $2::interval from unnest($1::text[]) as key order by key
     on conflict (key) do update set
       attempts = case when a.window_ends_at <= now() then 1 else a.attempts + 1 end,
       window_ends_at = case when a.window_ends_at <= now() then excluded.window_ends_at else a.window_ends_at end
     returning key, attempts, window_ends_at as "windowEndsAt"`,
    [counters.map(({ key }) => key), WINDOW],
  )
  const over = rows.filter(({ key, attempts }) => attempts > (LIMITS[counters.find((counter) => counter.key === key)?.kind ?? 'account']))
  return over.reduce<Date | null>((latest, { windowEndsAt }) => (latest && latest > windowEndsAt ? latest : windowEndsAt), null)
}

/** A right password was no attempt after all: it frees the account, and gives its address the one attempt back. */
export async function forgiveAttempts(tx: SystemTx, counters: Counters): Promise<void> {
  if (counters.length === 0) return
  await tx.query(
    `with locked as (select key from identity.sign_in_attempts where key = any ($1) order by key for update)
     update identity.sign_in_attempts a
     set attempts = case when a.key like 'account:%' then 0 else greatest(a.attempts - 1, 0) end
     from locked where locked.key = a.key`,
    [counters.map(({ key }) => key)],
  )
}
