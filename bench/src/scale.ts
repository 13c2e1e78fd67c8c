import { judgeTimes, timeInTurn, type Bench } from './measure.ts'
import { withStarted } from './processes.ts'
import { checkBooks, fillShops, startShops, type Shops } from './shops.ts'

const PROJECTS = 100

type Sizes = { few: number; many: number }

/** What people look at, with few orders and with many of them over a hundred projects: it must cost about the same. */
const scaleOf =
  ({ few, many }: Sizes): Bench =>
  () =>
    withStarted(async (keep) => {
      const small = await keep(startShops(PROJECTS))
      await fillShops(small, few)
      const large = await keep(startShops(PROJECTS))
      const began = performance.now()
      await fillShops(large, many)
      const filled = performance.now() - began
      const books = await checkBooks(large)
      const depth = Math.min(100_000, Math.floor(many / 10))
      const after = await cursorAt(large, depth)
      const [fewBoard, manyBoard, sql, fewOrders, manyOrders, deepOrders, one, all] = await timeInTurn([
        { name: 'dashboard with few', work: () => ask(small, DASHBOARD) },
        { name: 'dashboard with many', work: () => ask(large, DASHBOARD) },
        { name: 'SQL', work: () => bestSql(large) },
        { name: 'orders with few', work: () => ask(small, ORDERS) },
        { name: 'orders with many', work: () => ask(large, ORDERS) },
        { name: 'orders at depth', work: () => ask(large, ORDERS, { after }) },
        { name: 'one project', work: () => ask(large, ONE_PROFIT) },
        { name: 'all projects', work: () => ask(large, ALL_PROFITS) },
      ])
      if (!fewBoard || !manyBoard || !sql || !fewOrders || !manyOrders || !deepOrders || !one || !all) throw new Error('eight things were timed')
      const { lines, isMissed } = judgeTimes([
        { what: 'dashboard with many orders, 95th of 100', of: manyBoard.p95, against: fewBoard.p95, than: 'with few', most: 1.3 },
        { what: 'dashboard', of: manyBoard.median, against: sql.median, than: 'the best SQL over the rollups', most: 4, aim: 2 },
        { what: `page of orders at depth ${depth.toLocaleString('en')}`, of: deepOrders.median, against: manyOrders.median, than: 'the first, both filtered', most: 1.5, aim: 1.2 },
        { what: 'first page of orders with many', of: manyOrders.median, against: fewOrders.median, than: 'with few', most: 1.5, aim: 1.2 },
        { what: `profit of ${PROJECTS} projects`, of: all.median, against: one.median, than: 'of one', most: 5, aim: 2 },
      ])
      return {
        lines: [
          `${few.toLocaleString('en')} and ${many.toLocaleString('en')} orders over ${PROJECTS} projects, filled in ${(filled / 1000).toFixed(0)} s; a fifth of them are those of the project that is looked at`,
          `a recount of that project looked at ${books.rows.toLocaleString('en')} rows in ${(books.ms / 1000).toFixed(1)} s and found nothing wrong`,
          ...lines,
        ],
        isMissed,
      }
    })

export const scale: Bench = scaleOf({ few: 10_000, many: 1_000_000 })
/** To see that it runs. */
export const scaleSmall: Bench = scaleOf({ few: 2_000, many: 20_000 })

const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
const range = { from: day(89), to: day(0) }
const previous = { from: day(179), to: day(90) }

const FIGURES = `revenue { amount currency } refunds { amount } expenses { amount } netProfit { amount } profitMargin orderCount averageOrderValue { amount } unmatched { amount } unmatchedCount`
/** All that the first page of a project asks of the figures. */
const DASHBOARD = `query ($projectId: ID!, $range: DateRangeInput!, $previous: DateRangeInput!) { project(id: $projectId) { id
  current: metrics(range: $range, bucket: DAY) { asOf ${FIGURES} burnRate { amount } runwayMonths runwayUnknownBecause cashOutOn
    series { from to revenue { amount currency } expenses { amount } netProfit { amount } orderCount } expenseBreakdown { category amount { amount } share } }
  before: metrics(range: $previous, bucket: DAY) { ${FIGURES} }
  orders(first: 8) { nodes { id number status customer { name } total { amount currency } placedAt } }
  transactions(filter: { matchStates: [UNMATCHED] }, first: 5) { nodes { id amount { amount currency } occurredAt } } } }`
const ORDERS = `query ($projectId: ID!, $after: String) { project(id: $projectId) { orders(filter: { statuses: [PAID] }, first: 50, after: $after) {
  nodes { id number status reference customer { name email } total { amount currency } paid { amount } due { amount } placedAt paidAt } pageInfo { hasNextPage endCursor } } } }`
const PROFIT = 'metrics(range: $range) { netProfit { amount currency } }'

const ONE_PROFIT = `query ($projectId: ID!, $range: DateRangeInput!) { project(id: $projectId) { ${PROFIT} } }`
const ALL_PROFITS = `query ($range: DateRangeInput!) { viewer { projects(first: ${PROJECTS}) { nodes { id name ${PROFIT} } } } }`

const ask = (shops: Shops, query: string, variables: object = {}): Promise<unknown> => shops.ask(query, { projectId: shops.projectIds[0], range, previous, ...variables })

async function cursorAt({ projectIds: [projectId], database }: Shops, depth: number): Promise<string> {
  const { rows } = await database.query<{ id: string; at: Date }>(
    `select id, placed_at as at from finance.orders where project_id = $1 and status = 'PAID' order by placed_at desc, id desc offset $2 limit 1`,
    [projectId, depth],
  )
  const [row] = rows
  if (!row) throw new Error(`the large project has no ${depth} orders`)
  return Buffer.from(JSON.stringify([row.at.toISOString(), row.id])).toString('base64url')
}

/** What a careful hand would ask for the same figures: days by kind over the rollups, and the two short lists. */
async function bestSql({ database, projectIds: [projectId] }: Shops): Promise<void> {
  await Promise.all([
    database.query('select day, kind, category_id, sum(minor), sum(count) from finance.metric_rollups where project_id = $1 and day between $2 and $3 group by 1, 2, 3', [projectId, previous.from, range.to]),
    database.query('select id, number, status, customer_name, total_minor, placed_at from finance.orders where project_id = $1 order by placed_at desc, id desc limit 8', [projectId]),
    database.query(`select id, amount_minor, occurred_at from finance.transactions where project_id = $1 and match_state = 'UNMATCHED' order by occurred_at desc limit 5`, [projectId]),
  ])
}

