import { instantsOf } from '../day-ranges.ts'
import type { Span } from './report-figures.ts'

/** Turns a value into its placeholder, so that no value ever stands in the SQL. */
export type Param = (value: unknown) => string

/**
 * A span as a statement reads it. It stands there as plain parameters, not as a row that is joined: the planner has to know
 * how many transfers lie in the range, or it looks each of a hundred thousand up by itself.
 */
export type Given = Record<'projectId' | 'currency' | 'from' | 'to' | 'lower' | 'upper', string>

export function givenIn({ projectId, currency, timeZone, period }: Span, param: Param): Given {
  const { lower, upper } = instantsOf(timeZone, period)
  return {
    // A parameter that no part of a statement reads would have no type.
    get projectId() {
      return `${param(projectId)}::uuid`
    },
    get currency() {
      return `${param(currency)}::text`
    },
    get from() {
      return `${param(period.from)}::date`
    },
    get to() {
      return `${param(period.to)}::date`
    },
    get lower() {
      return `${param(lower)}::timestamptz`
    },
    get upper() {
      return `${param(upper)}::timestamptz`
    },
  }
}

/** Transfers `t` of the span. */
export const transfersIn = (given: Given, currency = given.currency): string =>
  `t.project_id = ${given.projectId} and t.currency = ${currency} and t.occurred_at >= ${given.lower} and t.occurred_at < ${given.upper}`

/**
 * What transfers of the span pay of which order: revenue, in its smallest parts.
 *
 * @param orders narrows it to the orders `m.order_id` that the condition names.
 */
export const matchedParts = (given: Given, orders = 'true'): string => `
  select m.id, m.order_id, m.transaction_id, m.amount_minor, t.occurred_at
  from finance.transactions t join finance.matches m on m.project_id = ${given.projectId} and m.transaction_id = t.id
  where ${transfersIn(given)} and t.matched_minor > 0 and ${orders}`

/** The condition by which `matchedParts` gives those of some customers alone. */
export const ordersOf = (given: Given, keys: string): string =>
  `m.order_id in (select o.id from finance.orders o where o.project_id = ${given.projectId} and o.customer_key = any (${keys}::text[]))`

/**
 * The same parts spread over the lines of their orders by the lines' totals, and nothing lost: each line gets its share
 * rounded down, and what is left goes by one unit to the largest remainders, the earlier line first (`allocate` in
 * `@howl/platform/money`). Each part is spread by itself, so that what a month shows stays when later money comes, and
 * months add up to their year.
 *
 * An order that one transfer pays exactly, as nearly all are, needs no division.
 *
 * @param descriptions the lines that are wanted, as a list; all when absent.
 */
export function lineParts(given: Given, descriptions?: () => string): string {
  const wanted = descriptions ? () => `l.description = any (${descriptions()}::text[])` : () => 'true'
  const parts = matchedParts(
    given,
    descriptions && `exists (select from finance.order_lines l where l.project_id = ${given.projectId} and l.order_id = m.order_id and ${wanted()})`,
  )
  return `
  with part as materialized (
    select part.*, o.total_minor from (${parts}) part join finance.orders o on o.project_id = ${given.projectId} and o.id = part.order_id
  )
  select part.id, part.order_id, part.transaction_id, part.occurred_at, l.position, l.description, l.total_minor::numeric as minor
  from part join finance.order_lines l on l.project_id = ${given.projectId} and l.order_id = part.order_id
  where part.amount_minor = part.total_minor and l.total_minor > 0 and ${wanted()}
  union all
  select id, order_id, transaction_id, occurred_at, position, description, minor from (
    select weighed.*, share + case when row_number() over (partition by id order by remainder desc, position) <= amount_minor - sum(share) over (partition by id) then 1 else 0 end as minor
    from (
      select part.*, l.position, l.description,
        div(part.amount_minor::numeric * l.total_minor, part.total_minor) as share, mod(part.amount_minor::numeric * l.total_minor, part.total_minor) as remainder
      from part join finance.order_lines l on l.project_id = ${given.projectId} and l.order_id = part.order_id
      where part.amount_minor <> part.total_minor
    ) weighed
  ) l where minor > 0 and ${wanted()}`
}
