import { summary, type Bench, type Outcome } from './measure.ts'
import { checkBooks, fillShops, startShops, type Shops } from './shops.ts'

const PROJECTS = 100
const TIMES = 60

type Sizes = { few: number; many: number }

/** What people look at, with few orders and with many of them over a hundred projects: it must cost about the same. */
const scaleOf =
  ({ few, many }: Sizes): Bench =>
  async () => {
    const shops = await startShops(PROJECTS)
    try {
      await fillShops(shops, few)
      const small = await look(shops)
      await fillShops(shops, many)
      const books = await checkBooks(shops)
      const large = await look(shops)
      const depth = Math.min(100_000, Math.floor(many / 10))
      const lists = await lookAtLists(shops, depth)
      const sql = await timesOf(() => bestSql(shops))
      const lines = [
        `${few.toLocaleString('en')} and then ${many.toLocaleString('en')} orders over ${PROJECTS} projects; a fifth of them are those of the project that is looked at; ${TIMES} times each, one after another`,
        `a recount of that project looked at ${books.rows.toLocaleString('en')} rows in ${(books.ms / 1000).toFixed(1)} s and found nothing wrong`,
      ]
      return verdicts(lines, [
        { what: 'dashboard with many orders, 95th of 100', of: large.dashboard.p95, against: small.dashboard.p95, than: 'with few', most: 1.3 },
        { what: 'dashboard', of: large.dashboard.median, against: sql.median, than: 'the best SQL over the rollups', most: 4, aim: 2 },
        { what: `page of orders at depth ${depth.toLocaleString('en')}`, of: lists.deep.median, against: lists.first.median, than: 'the first, both filtered', most: 1.5, aim: 1.2 },
        { what: 'first page of orders with many', of: lists.first.median, against: small.orders.median, than: 'with few', most: 1.5, aim: 1.2 },
        { what: `profit of ${PROJECTS} projects`, of: large.portfolio.median, against: large.project.median, than: 'of one', most: 5, aim: 2 },
      ])
    } finally {
      await shops.stop()
    }
  }

export const scale: Bench = scaleOf({ few: 10_000, many: 1_000_000 })
/** To see that it runs. */
export const scaleSmall: Bench = scaleOf({ few: 2_000, many: 20_000 })

type Times = { median: number; p95: number }
type Judged = { what: string; of: number; against: number; than: string; most: number; aim?: number }

function verdicts(lines: string[], judged: readonly Judged[]): Outcome {
  const told = judged.map(({ what, of, against, than, most, aim }) => {
    const ratio = of / against
    return `${what}: ${of.toFixed(1)} ms, ${ratio.toFixed(2)} × ${than} (${against.toFixed(1)} ms; at most ${most}${aim ? `, aim ${aim}` : ''}): ${ratio <= most ? 'met' : 'MISSED'}`
  })
  return { lines: [...lines, ...told], isMissed: judged.some(({ of, against, most }) => of / against > most) }
}

async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  for (let times = 0; times < 10; times += 1) await work()
  const took: number[] = []
  for (let times = 0; times < TIMES; times += 1) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  const sorted = took.toSorted((a, b) => a - b)
  return { median: summary(took).median, p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Infinity }
}

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

async function look({ client, token, projectIds: [projectId] }: Shops) {
  const ask = (query: string, variables: object = {}) => client.ask(query, { projectId, range, previous, ...variables }, token)
  return {
    dashboard: await timesOf(() => ask(DASHBOARD)),
    orders: await timesOf(() => ask(ORDERS)),
    project: await timesOf(() => ask(`query ($projectId: ID!, $range: DateRangeInput!) { project(id: $projectId) { ${PROFIT} } }`)),
    portfolio: await timesOf(() => ask(`query ($range: DateRangeInput!) { viewer { projects(first: ${PROJECTS}) { nodes { id name ${PROFIT} } } } }`)),
  }
}

async function lookAtLists({ client, token, projectIds: [projectId], database }: Shops, depth: number) {
  const { rows } = await database.query<{ id: string; at: Date }>(
    `select id, placed_at as at from finance.orders where project_id = $1 and status = 'PAID' order by placed_at desc, id desc offset $2 limit 1`,
    [projectId, depth],
  )
  const [row] = rows
  if (!row) throw new Error(`the large project has no ${depth} orders`)
  const after = Buffer.from(JSON.stringify([row.at.toISOString(), row.id])).toString('base64url')
  return {
    first: await timesOf(() => client.ask(ORDERS, { projectId }, token)),
    deep: await timesOf(() => client.ask(ORDERS, { projectId, after }, token)),
  }
}

/** What a careful hand would ask for the same figures: days by kind over the rollups, and the two short lists. */
async function bestSql({ database, projectIds: [projectId] }: Shops): Promise<void> {
  await Promise.all([
    database.query('select day, kind, category_id, sum(minor), sum(count) from finance.metric_rollups where project_id = $1 and day between $2 and $3 group by 1, 2, 3', [projectId, previous.from, range.to]),
    database.query('select id, number, status, customer_name, total_minor, placed_at from finance.orders where project_id = $1 order by placed_at desc, id desc limit 8', [projectId]),
    database.query(`select id, amount_minor, occurred_at from finance.transactions where project_id = $1 and match_state = 'UNMATCHED' order by occurred_at desc limit 5`, [projectId]),
  ])
}

