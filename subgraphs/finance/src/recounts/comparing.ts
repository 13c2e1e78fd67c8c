import type { Tx } from '@howl/platform/database'
import { addDays, dayIn, startOfDay } from '@howl/platform/dates'
import type { ProjectFacts } from '../projects/projects.ts'
import type { Discrepancy } from './entities.ts'

const NOTHING = '00000000-0000-0000-0000-000000000000'

/** What is kept, and what the rows come to. */
export type Difference = Pick<Discrepancy, 'figure' | 'day' | 'currency' | 'subjectId' | 'keptMinor' | 'countedMinor' | 'keptCount' | 'countedCount' | 'keptFirstAt' | 'countedFirstAt'>

type Compared = { rows: number; differences: Difference[] }

/** A piece is days with about so many rows: one statement, which reads and locks nothing. A day is never divided. */
const ROWS_A_PIECE = 10_000
const MOST_DAYS = 366

export type Span = { from: string; to: string }

/**
 * The next days on which anything is kept or stands in a row, at most about as many rows of them as one piece takes.
 *
 * @param from the first day that is not counted yet; null at the beginning.
 * @returns null when nothing is left.
 */
export async function nextSpan(tx: Tx, { projectId, timeZone }: ProjectFacts, from: string | null): Promise<Span | null> {
  const [next] = await tx.query<{ day: string | null; at: Date | null }>(
    `select least(
         (select min(day) from finance.metric_rollups where project_id = $1 and ($2::date is null or day >= $2)),
         (select min(day) from finance.metric_deltas where project_id = $1 and ($2::date is null or day >= $2)),
         (select min(spent_on) from finance.expenses where project_id = $1 and deleted_at is null and ($2::date is null or spent_on >= $2))
       )::text as day,
       (select min(occurred_at) from finance.transactions where project_id = $1 and ($3::timestamptz is null or occurred_at >= $3)) as at`,
    [projectId, from, from && startOfDay(timeZone, from)],
  )
  const first = [next?.day, next?.at && dayIn(timeZone, next.at)].filter((day) => day != null).toSorted()[0]
  if (first === undefined) return null
  const [beyond] = await tx.query<{ day: string | null; at: Date | null }>(
    `select
       (select spent_on::text from finance.expenses where project_id = $1 and deleted_at is null and spent_on >= $2 order by spent_on, id offset $4 limit 1) as day,
       (select occurred_at from finance.transactions where project_id = $1 and occurred_at >= $3 order by occurred_at, id offset $4 limit 1) as at`,
    [projectId, first, startOfDay(timeZone, first), ROWS_A_PIECE],
  )
  const full = [beyond?.day, beyond?.at && dayIn(timeZone, beyond.at)].filter((day) => day != null).map((day) => addDays(day, -1))
  const to = [addDays(first, MOST_DAYS - 1), ...full].toSorted()[0] ?? first
  return { from: first, to: to < first ? first : to }
}

/**
 * Compares what is kept of some days with their rows, by one statement: rollup, tail and rows are of one moment, so
 * whatever is written meanwhile is in all of them or in none. Days begin where the project's do, as they did for whoever
 * wrote the entries: PostgreSQL's own calendar may be of another year.
 */
export async function compareDays(tx: Tx, { projectId, timeZone }: ProjectFacts, { from, to }: Span): Promise<Compared> {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  // Each day ends where the next begins.
  const bounds = [...days, addDays(to, 1)].map((day) => startOfDay(timeZone, day))
  const rows = await tx.query<Difference & { rows: number; figure: Difference['figure'] | null }>(DAYS, [projectId, days, bounds.slice(0, -1), bounds.slice(1), from, to, bounds[0]])
  return { rows: rows[0]?.rows ?? 0, differences: rows.flatMap(({ rows: _rows, ...row }) => (row.figure ? [row] : [])) }
}

/**
 * A transfer is money for an order as long as nobody has said otherwise, of all of it or of a part; what of it is matched, its matches say.
 * An order counts on the day of the first money that is matched to it.
 */
const DAYS = `
  with day as materialized (
    select * from unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) as day (day, lower, upper)
  ), money as materialized (
    select day.day, t.id, t.currency, t.amount_minor, t.matched_minor, t.set_aside_minor, t.match_state in ('MATCHED', 'UNMATCHED', 'SET_ASIDE') as is_for_orders,
      coalesce((select sum(m.amount_minor) from finance.matches m where m.project_id = $1 and m.transaction_id = t.id), 0) as matched
    from day join finance.transactions t on t.project_id = $1 and t.occurred_at >= day.lower and t.occurred_at < day.upper
  ), spent as materialized (
    select e.spent_on as day, e.currency, e.category_id, sum(e.amount_minor) as minor, count(*) as count
    from finance.expenses e where e.project_id = $1 and e.deleted_at is null and e.spent_on between $5 and $6
    group by e.spent_on, e.currency, e.category_id
  ), paying as (
    select m.order_id, min(money.day) as day from money join finance.matches m on m.project_id = $1 and m.transaction_id = money.id group by m.order_id
  ), counted as (
    select day, 'RECEIVED' as kind, currency, '${NOTHING}'::uuid as category_id, sum(matched) as minor, count(*) as count
    from money where matched > 0 group by day, currency
    union all
    select day, 'UNMATCHED', currency, '${NOTHING}', sum(amount_minor - matched - set_aside_minor), count(*)
    from money where is_for_orders and matched + set_aside_minor < amount_minor group by day, currency
    union all
    select day, 'SPENT', currency, category_id, minor, count from spent
    union all
    select paying.day, 'ORDERED', o.currency, '${NOTHING}', 0, count(*)
    from paying join finance.orders o on o.project_id = $1 and o.id = paying.order_id
    where not exists (
      select from finance.matches m join finance.transactions t on t.project_id = $1 and t.id = m.transaction_id
      where m.project_id = $1 and m.order_id = paying.order_id and t.occurred_at < $7)
    group by paying.day, o.currency
  ), kept as (
    select day, kind, currency, category_id, sum(minor) as minor, sum(count) as count from (
      select day, kind, currency, category_id, minor, count from finance.metric_rollups where project_id = $1 and day between $5 and $6
      union all
      select day, kind, currency, category_id, minor, count from finance.metric_deltas where project_id = $1 and day between $5 and $6
    ) entry group by day, kind, currency, category_id
  ), different as (
    select kind as figure, day, currency, category_id as subject_id, coalesce(kept.minor, 0) as kept_minor, coalesce(counted.minor, 0) as counted_minor,
      coalesce(kept.count, 0) as kept_count, coalesce(counted.count, 0) as counted_count
    from kept full join counted using (day, kind, currency, category_id)
    where (coalesce(kept.minor, 0), coalesce(kept.count, 0)) <> (coalesce(counted.minor, 0), coalesce(counted.count, 0))
    union all
    select 'TRANSACTION_MATCHED', day, currency, id, matched_minor, matched, null, null from money where matched_minor <> matched
  )
  select ((select count(*) from money) + (select coalesce(sum(count), 0) from spent))::int as rows,
    figure, day::text as day, currency, subject_id as "subjectId", kept_minor::text as "keptMinor", counted_minor::text as "countedMinor",
    kept_count::text as "keptCount", counted_count::text as "countedCount", null::timestamptz as "keptFirstAt", null::timestamptz as "countedFirstAt"
  from (select) one left join different on true`

/** Orders are looked at by their numbers, so many by one statement. */
const ORDERS_A_PIECE = 5_000

/**
 * Compares what orders say is paid of them with the money that is matched to them.
 *
 * @param after the last number that was looked at.
 * @returns `last` is null when there are no more.
 */
export async function compareOrders(tx: Tx, { projectId, timeZone }: ProjectFacts, after: number): Promise<Compared & { last: number | null }> {
  const rows = await tx.query<OrderRow>(orders(`o.number > $2 order by o.number limit ${ORDERS_A_PIECE}`), [projectId, after])
  return { rows: rows[0]?.rows ?? 0, last: rows[0]?.last ?? null, differences: rows.flatMap((row) => differenceOf(row, timeZone)) }
}

/** Compares one order. */
export async function compareOrder(tx: Tx, { projectId, timeZone }: ProjectFacts, id: string): Promise<Difference[]> {
  const rows = await tx.query<OrderRow>(orders('o.id = $2'), [projectId, id])
  return rows.flatMap((row) => differenceOf(row, timeZone))
}

type OrderRow = Pick<Difference, 'keptMinor' | 'countedMinor' | 'keptFirstAt' | 'countedFirstAt' | 'currency'> & { rows: number; last: number | null; id: string | null; placedAt: Date }

const differenceOf = ({ id, placedAt, keptMinor, countedMinor, keptFirstAt, countedFirstAt, currency }: OrderRow, timeZone: string): Difference[] =>
  id === null
    ? []
    : [{ figure: 'ORDER_PAID', day: dayIn(timeZone, placedAt), currency, subjectId: id, keptMinor, countedMinor, keptCount: null, countedCount: null, keptFirstAt, countedFirstAt }]

const orders = (which: string): string => `
  with page as materialized (
    select o.id, o.number, o.currency, o.placed_at, o.paid_minor, o.first_paid_at from finance.orders o where o.project_id = $1 and ${which}
  ), different as (
    select page.id, page.currency, page.placed_at, page.paid_minor, page.first_paid_at, coalesce(money.minor, 0) as minor, money.first_at
    from page cross join lateral (
      select sum(m.amount_minor) as minor, min(t.occurred_at) as first_at
      from finance.matches m join finance.transactions t on t.project_id = $1 and t.id = m.transaction_id
      where m.project_id = $1 and m.order_id = page.id
    ) money
    where page.paid_minor <> coalesce(money.minor, 0) or page.first_paid_at is distinct from money.first_at
  )
  select (select count(*)::int from page) as rows, (select max(number) from page) as last, id, currency, placed_at as "placedAt",
    paid_minor::text as "keptMinor", minor::text as "countedMinor", first_paid_at as "keptFirstAt", first_at as "countedFirstAt"
  from (select) one left join different on true`
