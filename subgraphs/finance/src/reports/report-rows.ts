import type { PageKey } from '@howl/platform/pagination'
import type { ReportRowsKind } from '../__generated__/resolvers.ts'
import { cashSides } from './cash.ts'
import type { ReportRow } from './entities.ts'
import { lineParts, matchedParts, ordersOf, transfersIn, type Given } from './matched-parts.ts'
import type { SpanList } from './span-lists.ts'

/** Exactly the rows that a figure counts, the newest first. */
export const reportRows = ({ kind, part }: { kind: ReportRowsKind; part: string | null }): SpanList<ReportRow> => ({
  // No text in the database holds NUL, and PostgreSQL would not even compare it.
  source: (given, param) => (part?.includes('\0') ? nothing(given) : SOURCES[kind](given, part === null ? null : () => param(part))),
  keys: KEYS,
})

const KEYS: PageKey<ReportRow>[] = [
  { column: 'r.at', type: 'timestamptz', direction: 'DESC', of: ({ at }) => at },
  { column: 'r.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
  { column: 'r.position', type: 'integer', direction: 'DESC', of: ({ position }) => position },
]

type Columns = Record<'at' | 'id' | 'minor' | 'currency', string> & Partial<Record<'position' | 'day' | 'transactionId' | 'orderId' | 'expenseId' | 'line', string>>

/** Every source has the same columns in the same order, so that two of them can stand in one list. */
const select = (given: Given, { at, id, position = '0', day = 'null::text', minor, currency, ...of }: Columns): string =>
  `select ${given.projectId} as "projectId", ${at} as at, ${id} as id, ${position}::int as position, ${day} as day, (${minor})::text as minor, ${currency} as currency,
     ${of.transactionId ?? 'null::uuid'} as "transactionId", ${of.orderId ?? 'null::uuid'} as "orderId", ${of.expenseId ?? 'null::uuid'} as "expenseId", ${of.line ?? 'null::text'} as line`

const nothing = (given: Given): string => `${select(given, { at: 'now()', id: 'null::uuid', minor: '0', currency: 'null::text' })} where false`

/** @param part gives the placeholder of the part of the figure; null for the whole. */
type Source = (given: Given, part: (() => string) | null) => string

type Counted = { minor: string; condition: string }

const transfers = (given: Given, { minor, condition }: Counted, currency?: string): string =>
  `${select(given, { at: 't.occurred_at', id: 't.id', minor, currency: 't.currency', transactionId: 't.id' })} from finance.transactions t where ${transfersIn(given, currency)} and ${condition}`

const revenue: Counted = { minor: 't.matched_minor', condition: 't.matched_minor > 0' }

/**
 * An expense has a day and no time. In a list it stands at the beginning of its day, counted from that of the range,
 * which is known as an instant: PostgreSQL need not know the time zone.
 */
const expenses = (given: Given, { sign = '', condition = 'true' }: { sign?: string; condition?: string } = {}): string => {
  const at = `${given.lower} + make_interval(days => e.spent_on - ${given.from})`
  return `${select(given, { at, id: 'e.id', day: 'e.spent_on::text', minor: `${sign}e.amount_minor`, currency: 'e.currency', expenseId: 'e.id' })} from finance.expenses e
    where e.project_id = ${given.projectId} and e.deleted_at is null and e.currency = ${given.currency} and e.spent_on between ${given.from} and ${given.to} and ${condition}`
}

const ofCategory = (given: Given, id: string): string =>
  `e.category_id in (select c.id from finance.expense_categories c where c.project_id = ${given.projectId} and ${id}::uuid in (c.id, c.parent_id))`

const cash =
  (side: keyof typeof cashSides): Source =>
  (given, part) =>
    transfers(given, cashSides[side], part?.())

const SOURCES: Record<ReportRowsKind, Source> = {
  REVENUE: (given) => transfers(given, revenue),
  EXPENSES: (given, part) => expenses(given, part ? { condition: ofCategory(given, part()) } : {}),
  NET_PROFIT: (given) => `${transfers(given, revenue)} union all ${expenses(given, { sign: '-' })}`,
  UNMATCHED: (given) => transfers(given, { minor: 't.amount_minor - t.matched_minor - t.set_aside_minor', condition: `t.match_state = 'UNMATCHED'` }),
  ORDERS: (given) =>
    `${select(given, { at: 'o.first_paid_at', id: 'o.id', minor: 'o.paid_minor', currency: 'o.currency', orderId: 'o.id' })} from finance.orders o
     where o.project_id = ${given.projectId} and o.currency = ${given.currency} and o.first_paid_at >= ${given.lower} and o.first_paid_at < ${given.upper}`,
  CUSTOMER_REVENUE: (given, part) =>
    `${select(given, { at: 'part.occurred_at', id: 'part.id', minor: 'part.amount_minor', currency: given.currency, transactionId: 'part.transaction_id', orderId: 'part.order_id' })}
     from (${matchedParts(given, part ? ordersOf(given, `array[${part()}]`) : undefined)}) part`,
  LINE_REVENUE: (given, part) =>
    `${select(given, { at: 'part.occurred_at', id: 'part.id', position: 'part.position', minor: 'part.minor', currency: given.currency, transactionId: 'part.transaction_id', orderId: 'part.order_id', line: 'part.description' })}
     from (${lineParts(given, part ? () => `array[${part()}]` : undefined)}) part`,
  CASH_IN: cash('cashIn'),
  CASH_MATCHED: cash('matched'),
  CASH_UNMATCHED: cash('unmatched'),
  CASH_SET_ASIDE: cash('setAside'),
  CASH_NOT_APPLICABLE: cash('notApplicable'),
  CASH_OUT: cash('cashOut'),
  NET_CASH: (given, part) => `${transfers(given, cashSides.cashIn, part?.())} union all ${transfers(given, { ...cashSides.cashOut, minor: `-${cashSides.cashOut.minor}` }, part?.())}`,
}
