import type { Claims } from '@howl/platform/claims'
import type { PageKey } from '@howl/platform/pagination'
import type { RevenuePartSort } from '../__generated__/resolvers.ts'
import type { Projects } from '../projects/projects.ts'
import type { RevenuePart } from './entities.ts'
import { givenIn, lineParts, matchedParts, ordersOf, type Given, type Param } from './matched-parts.ts'
import { NOTHING, type Span, type Sum } from './report-figures.ts'
import type { SpanList } from './span-lists.ts'

/** Whom revenue came from, or what it was for. */
export type PartOf = 'CUSTOMER' | 'LINE'

/** Orders first: a customer's orders are few, and their transfers many. */
const customers = (given: Given, keys?: () => string): string => `
  select o.customer_key as key, sum(paid.minor) as minor, sum(paid.count)::int as count, count(*)::int as "orderCount"
  from (
    select order_id, sum(amount_minor) as minor, count(*) as count from (${matchedParts(given, keys && ordersOf(given, keys()))}) part group by order_id
  ) paid
  join finance.orders o on o.project_id = ${given.projectId} and o.id = paid.order_id
  group by o.customer_key`

const lines = (given: Given, keys?: () => string): string =>
  `select description as key, sum(minor) as minor, count(*)::int as count from (${lineParts(given, keys)}) part group by description`

function byRevenue<Row extends RevenuePart>(sort: RevenuePartSort | null | undefined): PageKey<Row>[] {
  const direction = sort === 'REVENUE_ASC' ? 'ASC' : 'DESC'
  return [
    { column: 'r.minor', type: 'numeric', direction, of: ({ minor }) => minor },
    { column: 'r.key', type: 'text', direction, of: ({ key }) => key },
  ]
}

export const customerList = (sort: RevenuePartSort | null | undefined): SpanList<RevenuePart & { orderCount: number }> => ({ source: (given) => customers(given), keys: byRevenue(sort) })

export const lineList = (sort: RevenuePartSort | null | undefined): SpanList<RevenuePart> => ({ source: (given) => lines(given), keys: byRevenue(sort) })

export type PartAsked = { span: Span; of: PartOf; key: string }

/** For loaders: what each customer or line came to in a span. The rows of a page are of one span, and one statement. */
export async function readParts(projects: Projects, claims: Claims, asked: readonly PartAsked[]): Promise<Sum[]> {
  const found = new Map<string, Sum>()
  await projects.read(claims, [...new Set(asked.map(({ span }) => span.projectId))], async (tx) => {
    for (const [of, write] of [['CUSTOMER', customers], ['LINE', lines]] as const) {
      const wanted = asked.filter((one) => one.of === of)
      if (wanted.length === 0) continue
      const params: unknown[] = []
      const param: Param = (value) => `$${params.push(value)}`
      const selects = [...new Map(wanted.map((one) => [spanKey(one), one.span]))].map(([name, span]) => {
        const keys = wanted.filter((one) => spanKey(one) === name).map(({ key }) => key)
        return `select ${param(name)}::text as name, part.key, part.minor::text as minor, part.count from (${write(givenIn(span, param), () => param(keys))}) part`
      })
      const rows = await tx.query<{ name: string; key: string; minor: string; count: number }>(selects.join(' union all '), params)
      for (const { name, key, minor, count } of rows) found.set(`${name} ${key}`, { minor: BigInt(minor), count })
    }
  })
  return asked.map((one) => found.get(`${spanKey(one)} ${one.key}`) ?? NOTHING)
}

const spanKey = ({ of, span: { projectId, period } }: PartAsked): string => `${of} ${projectId} ${period.from} ${period.to}`

export type CustomerAsked = { projectId: string; key: string }

/** For loaders: how each customer is called on the newest order. */
export async function readCustomers(projects: Projects, claims: Claims, asked: readonly CustomerAsked[]): Promise<{ name: string; email: string | null }[]> {
  const rows = await projects.read(claims, [...new Set(asked.map(({ projectId }) => projectId))], (tx) =>
    tx.query<{ place: string; name: string; email: string | null }>(
      `select given.place, newest.* from unnest($1::uuid[], $2::text[]) with ordinality as given (project_id, key, place) cross join lateral (
         select o.customer_name as name, o.customer_email as email from finance.orders o
         where o.project_id = given.project_id and o.customer_key = given.key order by o.placed_at desc, o.id desc limit 1) newest`,
      [asked.map(({ projectId }) => projectId), asked.map(({ key }) => key)],
    ),
  )
  const byPlace = new Map(rows.map(({ place, ...customer }) => [Number(place), customer]))
  return asked.map(({ key }, index) => byPlace.get(index + 1) ?? { name: key, email: null })
}
