import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { generateSecrets, openGraphClient, requireSuccess } from '@howl/start'
import { startBenchDatabase } from './database.ts'
import { startProcess } from './processes.ts'

const TIME_ZONE = 'Asia/Ho_Chi_Minh'
const [EMAIL, PASSWORD] = ['bench@example.com', 'a long enough password']
/** Of the fifteen minutes that a token is good for. */
const TOKEN_MS = 8 * 60_000

/** A whole Howl with projects of one person, and its database seen by the owner. */
export type Shops = {
  url: string
  token: string
  /** The first is the large one. */
  projectIds: string[]
  database: pg.Pool
  /** A token that is good for a while yet: the first one is not for as long as a large fill takes. */
  signedIn: () => Promise<string>
  ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>
  /** Seconds of processor time that Howl has used. */
  cpuSeconds: () => Promise<number>
  /** Of the process of Howl, in bytes. */
  memory: () => number
  /** What of that is in use, after a collection. */
  live: () => Promise<number>
  mutate: <Selected>(name: string, input: object, selection: string) => Promise<Selected>
  stop: () => Promise<void>
}

export async function startShops(count: number): Promise<Shops> {
  const server = await startBenchDatabase([])
  const ownerUrl = await server.create('product')
  const howl = await startProcess('contenders/howl-whole.ts', { env: { ...generateSecrets(), DATABASE_URL: ownerUrl } })
  const database = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  const stop = async () => {
    await database.end()
    await howl.stop()
    await server.stop()
  }
  try {
    const client = openGraphClient(howl.url)
    let [token, since]: [string | null, number] = [null, performance.now()]
    const signedIn = async (): Promise<string> => {
      if (token !== null && performance.now() - since < TOKEN_MS) return token
      const { signIn } = await client.ask<{ signIn: { __typename: string; accessToken: string } }>('mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInSuccess { accessToken } } }', { input: { email: EMAIL, password: PASSWORD } })
      ;[token, since] = [requireSuccess(signIn).accessToken, performance.now()]
      return token
    }
    const ask = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> => client.ask(query, variables, await signedIn())
    const mutate = async <Selected>(name: string, input: object, selection: string): Promise<Selected> => {
      const type = name.charAt(0).toUpperCase() + name.slice(1)
      const data = await client.ask<Record<string, { __typename: string }>>(`mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } } }`, { input }, name === 'signUp' ? null : await signedIn())
      return requireSuccess(data[name] as { __typename: string }) as Selected
    }
    token = (await mutate<{ accessToken: string }>('signUp', { email: EMAIL, password: PASSWORD, name: 'Bench' }, 'accessToken')).accessToken
    const projectIds: string[] = []
    for (let n = 1; n <= count; n += 1) {
      const input = { name: `Shop ${String(n).padStart(3, '0')}`, kind: 'PRINT_SHOP', currency: 'VND', timeZone: TIME_ZONE }
      const { project } = await mutate<{ project: { id: string } }>('createProject', input, 'project { id }')
      projectIds.push(project.id)
      // So that finance knows it, with its categories.
      await ask('query ($id: ID!) { project(id: $id) { orders(first: 1) { nodes { id } } } }', { id: project.id })
    }
    return { url: howl.url, token, signedIn, ask, projectIds, database, cpuSeconds: howl.cpuSeconds, memory: howl.memory, live: howl.live, mutate, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Of several projects the first has a fifth of all orders. */
const ofProject = (orders: number, projects: number, place: number): number => (projects === 1 ? orders : place === 0 ? Math.floor(orders / 5) : Math.floor((orders * 4) / 5 / (projects - 1)))

/**
 * Brings the projects to so many orders in all, over two years: nine in ten paid by a transfer, each with a line, and an
 * expense a day. It writes rows and their sums as the product would have them; `checkBooks` has the product say so.
 */
export async function fillShops(shops: Shops, orders: number): Promise<void> {
  const { database, projectIds } = shops
  const categories = new Map((await database.query<{ project_id: string; id: string }>('select distinct on (project_id) project_id, id from finance.expense_categories order by project_id, id')).rows.map(({ project_id: project, id }) => [project, id]))
  const restoreIndexes = await dropIndexes(database)
  const left = projectIds.map((projectId, place) => ({ projectId, place }))
  const fill = async () => {
    const client = await database.connect()
    try {
      // Rows that fit each other need no trigger to look them up one by one, and nobody will miss them after a crash.
      await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
      for (let next = left.shift(); next; next = left.shift()) {
        const { projectId, place } = next
        await client.query('begin')
        await client.query(ORDERS, [projectId, 1, ofProject(orders, projectIds.length, place), place])
        await client.query(EXPENSES, [projectId, categories.get(projectId)])
        await client.query(ROLLUPS, [projectId, TIME_ZONE])
        await client.query('insert into finance.order_counters (project_id, last_number) select $1, max(number) from finance.orders where project_id = $1 on conflict (project_id) do update set last_number = excluded.last_number', [projectId])
        await client.query('commit')
      }
      await client.query('reset session_replication_role; reset synchronous_commit')
    } finally {
      client.release()
    }
  }
  await Promise.all([fill(), fill()])
  await restoreIndexes()
  await database.query('vacuum analyze')
}

/** Built once over all rows an index costs a fraction of what it costs row by row. @returns builds them again. */
async function dropIndexes(database: pg.Pool): Promise<() => Promise<void>> {
  const { rows } = await database.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any ('{finance.orders,finance.order_lines,finance.transactions,finance.matches}'::regclass[])
       and not i.indisprimary and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  )
  for (const { name } of rows) await database.query(`drop index ${name}`)
  return async () => {
    const left = rows.map(({ definition }) => definition)
    const build = async () => {
      const client = await database.connect()
      await client.query(`set maintenance_work_mem = '512MB'`)
      for (let next = left.shift(); next !== undefined; next = left.shift()) await client.query(next)
      client.release()
    }
    await Promise.all([build(), build()])
  }
}

/** Spread evenly over two years. */
const ORDERS = `
  with made as materialized (
    select gen_random_uuid() as id, gen_random_uuid() as transaction_id, n, n % 10 <> 0 as is_paid, 10000 + (n * 7919) % 900000 as total,
      date_trunc('second', now()) - ((n * 2654435761) % 63072000) * interval '1 second' as at
    from generate_series($2::bigint, $3::bigint) n
  ), money as (
    insert into finance.transactions (id, project_id, provider, source, external_id, direction, amount_minor, currency, occurred_at, match_state, match_reason, matched_minor, search_text)
    select transaction_id, $1, 'MANUAL', 'HAND', transaction_id::text, 'IN', total, 'VND', at, 'MATCHED', 'Recorded by hand for this order.', total, 'hand ' || total from made where is_paid
  ), lines as (
    insert into finance.order_lines (project_id, order_id, position, description, quantity, unit_price_minor, total_minor) select $1, id, 1, 'Vase', 1, total, total from made
  ), matches as (
    insert into finance.matches (id, project_id, transaction_id, order_id, amount_minor, reason) select gen_random_uuid(), $1, transaction_id, id, total, 'Recorded by hand for this order.' from made where is_paid
  )
  insert into finance.orders (id, project_id, number, payment_code, status, customer_name, customer_email, customer_key, currency, total_minor, paid_minor, placed_at, first_paid_at, paid_at, announced_paid_at, search_text)
  select id, $1, n, 'SEED' || $4::int || 'N' || n, case when is_paid then 'PAID' else 'AWAITING_PAYMENT' end, 'Customer ' || n % 5000, 'customer' || n % 5000 || '@example.com', 'email:customer' || n % 5000 || '@example.com',
    'VND', total, case when is_paid then total else 0 end, at, case when is_paid then at end, case when is_paid then at end, case when is_paid then at end, '#' || n || ' customer ' || n % 5000
  from made`

const EXPENSES = `
  insert into finance.expenses (id, project_id, category_id, amount_minor, currency, spent_on, search_text)
  select gen_random_uuid(), $1, $2, 1000 * n, 'VND', current_date - n, 'seed' from generate_series(1, 729) n`

const ROLLUPS = `
  insert into finance.metric_rollups (project_id, day, kind, currency, category_id, minor, count)
  select $1::uuid, (occurred_at at time zone $2)::date, 'RECEIVED', currency, '00000000-0000-0000-0000-000000000000'::uuid, sum(matched_minor), count(*) from finance.transactions where project_id = $1 and matched_minor > 0 group by 2, 4
  union all
  select $1, (first_paid_at at time zone $2)::date, 'ORDERED', currency, '00000000-0000-0000-0000-000000000000', 0, count(*) from finance.orders where project_id = $1 and first_paid_at is not null group by 2, 4
  union all
  select $1, spent_on, 'SPENT', currency, category_id, sum(amount_minor), count(*) from finance.expenses where project_id = $1 and deleted_at is null group by 2, 4, 5`

/** Has the product count one project anew. @returns how many rows it looked at, and how long it took. @throws when it finds a sum that is wrong. */
export async function checkBooks({ ask, projectIds: [projectId], mutate }: Shops): Promise<{ rows: number; ms: number }> {
  const began = performance.now()
  await mutate('startRecount', { projectId }, '__typename')
  let rows = 0
  await until('the recount is done', async () => {
    const { project } = await ask<{ project: { recount: { state: string; rowsCounted: number; openDiscrepancies: number } } }>('query ($id: ID!) { project(id: $id) { recount { state rowsCounted openDiscrepancies } } }', { id: projectId })
    const { state, rowsCounted, openDiscrepancies } = project.recount
    if (openDiscrepancies > 0 || state === 'FAILED') throw new Error(`the seeded sums are wrong: ${openDiscrepancies} differ (${state})`)
    rows = rowsCounted
    return state === 'RESTING'
  })
  return { rows, ms: performance.now() - began }
}

const [ASK_AGAIN_MS, GIVE_UP_MS] = [100, 20 * 60_000]

/** @throws when that takes far longer than anything here should. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + GIVE_UP_MS; performance.now() < deadline; await sleep(ASK_AGAIN_MS)) if (await isSo()) return
  throw new Error(`it did not come to it that ${what}`)
}
