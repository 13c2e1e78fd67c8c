import type { Claims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import type { PageKey } from '@howl/platform/pagination'
import { columnsOf } from '../columns.ts'
import type { ProjectFacts } from '../projects/projects.ts'
import { OrderEntry, type OrderEntryKind } from './entities.ts'

/** Who did it: a person, a program, an AI run for a person, or nobody but the rules of matching. */
export type Actor = { kind: 'PERSON' | 'API_KEY' | 'AGENT' | 'RULE'; id: string | null }

export const BY_RULE: Actor = { kind: 'RULE', id: null }

export function actorOf({ caller }: Claims): Actor {
  switch (caller.kind) {
    case 'user':
      return { kind: 'PERSON', id: caller.userId }
    case 'key':
      return { kind: 'API_KEY', id: caller.keyId }
    case 'agent':
      return { kind: 'AGENT', id: caller.userId }
    case 'anonymous':
      throw new Error('nobody changes an order without signing in')
    case 'operator':
      throw new Error('whoever looks as somebody else changes no order')
  }
}

export type NewOrderEntry = {
  orderId: string
  kind: OrderEntryKind
  actor: Actor
  /** Why, or the note itself. */
  text?: string | null
  amountMinor?: bigint
  transactionId?: string
  status?: string
}

/** Writes what happened to orders, in the transaction in which it happens. Nobody changes or removes these rows. */
export async function noteOnOrders(tx: Tx, { projectId, currency }: Pick<ProjectFacts, 'projectId' | 'currency'>, entries: readonly NewOrderEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.query(
    `insert into finance.order_entries (project_id, currency, id, order_id, kind, actor_kind, actor_id, text, amount_minor, transaction_id, status)
     select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::bigint[], $10::uuid[], $11::text[])`,
    [
      projectId,
      currency,
      entries.map(() => uuidv7()),
      entries.map(({ orderId }) => orderId),
      entries.map(({ kind }) => kind),
      entries.map(({ actor }) => actor.kind),
      entries.map(({ actor }) => actor.id),
      entries.map(({ text }) => text ?? null),
      entries.map(({ amountMinor }) => amountMinor?.toString() ?? null),
      entries.map(({ transactionId }) => transactionId ?? null),
      entries.map(({ status }) => status ?? null),
    ],
  )
}

/** The entries of one order, the newest first. */
export const TIMELINE_KEYS: PageKey<OrderEntry>[] = [{ column: 'e.place', type: 'bigint', direction: 'DESC', of: ({ place }) => place }]

export const ENTRY = columnsOf(OrderEntry, 'e')

/**
 * When it happened, which may be long before it was written down: an order of last month that is recorded today was placed
 * last month. `paid_at` is that of the first time, so a second one has its own.
 */
export const HAPPENED_AT = `coalesce(case
  when e.kind = 'PLACED' then o.placed_at
  when e.kind = 'MONEY_MATCHED' then t.occurred_at
  when e.kind = 'CANCELLED' then o.cancelled_at
  when e.kind = 'STATUS_CHANGED' and not exists (
    select from finance.order_entries b where b.project_id = e.project_id and b.order_id = e.order_id and b.place < e.place and b.kind = e.kind and b.status = e.status
  ) then o.paid_at
end, e.created_at)`

/** Every entry has its order; most have no transfer. */
export const HAPPENED_FROM = `finance.order_entries e
  join finance.orders o on o.project_id = e.project_id and o.id = e.order_id
  left join finance.transactions t on t.project_id = e.project_id and t.id = e.transaction_id`

/** What happened at one moment stands as it was written. */
export const HAPPENED_KEYS: PageKey<OrderEntry>[] = [
  { column: HAPPENED_AT, type: 'timestamptz', direction: 'DESC', of: ({ happenedAt, createdAt }) => happenedAt ?? createdAt },
  ...TIMELINE_KEYS,
]
