import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { claimsFor } from '@howl/testkit'
import { startFinance, type TestFinance, type TestProject } from '../../test/factories.ts'

let now = new Date('2026-11-15T18:00:00Z')
let finance: TestFinance
beforeAll(async () => {
  finance = await startFinance({ now: () => now })
})
afterAll(() => finance.stop())

const VALUE = 'amount { amount currency } count firstAt'
const DISCREPANCY = `id figure day kept { ${VALUE} } counted { ${VALUE} } orderId transactionId categoryId state foundAt closedAt closedByKind closedById`

/** Two orders, one paid by two transfers, money that waits, and an expense; all of it folded. */
async function shop() {
  const project = finance.project()
  const connection = await project.connect()
  const paid = await project.createOrder(1_000)
  const open = await project.createOrder(700)
  await connection.send({ transferAmount: 400, code: paid.paymentCode, transactionDate: '2026-03-01 09:00:00' })
  await connection.send({ transferAmount: 600, code: paid.paymentCode, transactionDate: '2026-03-02 09:00:00' })
  await connection.send({ transferAmount: 250, transactionDate: '2026-03-02 10:00:00' })
  await project.recordExpense(90, { spentOn: '2026-03-02' })
  await finance.drain()
  while ((await finance.fold(100)) > 0);
  return { project, paid, open }
}

async function recount(project: TestProject, filter: Record<string, unknown> = { states: ['OPEN'] }) {
  await project.mutate('startRecount', { projectId: project.id }, { selection: '... on StartRecountSuccess { recount { state } }' })
  await finance.drain()
  return discrepanciesOf(project, filter)
}

async function discrepanciesOf(project: TestProject, filter: Record<string, unknown> = {}) {
  const data = await project.read(`recount { state startedAt finishedAt rowsCounted openDiscrepancies dueAt } discrepancies(filter: $filter, first: 200) { totalCount nodes { ${DISCREPANCY} } }`, {
    declare: '$filter: DiscrepancyFilter',
    variables: { filter },
  })
  return { recount: data['recount'], nodes: data['discrepancies'].nodes as Record<string, any>[], total: data['discrepancies'].totalCount as number }
}

const repair = (project: TestProject, ids: string[]) =>
  project.mutate('repairDiscrepancies', { projectId: project.id, ids }, { selection: `... on RepairDiscrepanciesSuccess { discrepancies { ${DISCREPANCY} } }` })

const audited = (project: TestProject) =>
  finance.database.query<{ subject: string; payload: any }>(`select subject, payload from finance.events where project_id = $1 and type = 'audit.recorded' and payload ->> 'action' = 'discrepancy.repaired' order by at`, [project.id])

const rollup = (project: TestProject, set: string, where: string) => finance.database.query(`update finance.metric_rollups set ${set} where project_id = $1 and ${where}`, [project.id])

describe('a recount', () => {
  test('finds nothing where nothing is wrong, and says how much it has looked at', async () => {
    const { project } = await shop()
    const { nodes, recount: done } = await recount(project, {})
    expect(nodes).toEqual([])
    // Three transfers, one expense, two orders.
    expect(done).toMatchObject({ state: 'RESTING', rowsCounted: 6, openDiscrepancies: 0, startedAt: expect.any(String), finishedAt: expect.any(String) })
  })

  test('finds a sum that is wrong, with both values, and repairs it on the record', async () => {
    const { project } = await shop()
    await rollup(project, `minor = minor + 11, count = count + 1`, `kind = 'RECEIVED' and day = '2026-03-02'`)
    expect((await project.metrics({ from: '2026-03-02', to: '2026-03-02' })).revenue.amount).toBe('611')
    const { nodes } = await recount(project)
    expect(nodes).toEqual([
      {
        id: expect.any(String), figure: 'RECEIVED', day: '2026-03-02', orderId: null, transactionId: null, categoryId: null, state: 'OPEN',
        kept: { amount: { amount: '611', currency: 'VND' }, count: 2, firstAt: null },
        counted: { amount: { amount: '600', currency: 'VND' }, count: 1, firstAt: null },
        foundAt: expect.any(String), closedAt: null, closedByKind: null, closedById: null,
      },
    ])
    const claims = project.claims()
    const { discrepancies } = await project.mutate('repairDiscrepancies', { projectId: project.id, ids: [nodes[0]?.['id']] }, { selection: `... on RepairDiscrepanciesSuccess { discrepancies { ${DISCREPANCY} } }`, claims })
    expect(discrepancies).toMatchObject([{ id: nodes[0]?.['id'], state: 'REPAIRED', closedAt: expect.any(String), closedByKind: 'PERSON', closedById: (claims.caller as { userId: string }).userId }])
    expect((await project.metrics({ from: '2026-03-02', to: '2026-03-02' })).revenue.amount).toBe('600')
    const [entry, ...others] = await audited(project)
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      subject: nodes[0]?.['id'],
      payload: {
        before: { figure: 'RECEIVED', day: '2026-03-02', amount: { amount: '611', currency: 'VND' }, count: 2 },
        after: { figure: 'RECEIVED', day: '2026-03-02', amount: { amount: '600', currency: 'VND' }, count: 1 },
      },
    })
    expect((await recount(project)).nodes).toEqual([])
  })

  test('finds a sum of a category, a count of orders, a day on which nothing happened, and a rollup that is gone', async () => {
    const { project } = await shop()
    await rollup(project, 'minor = 91', `kind = 'SPENT'`)
    await rollup(project, 'count = 2', `kind = 'ORDERED'`)
    await finance.database.query(`delete from finance.metric_rollups where project_id = $1 and kind = 'UNMATCHED'`, [project.id])
    await finance.database.query(`insert into finance.metric_rollups (project_id, day, kind, currency, minor, count) values ($1, '2019-07-01', 'RECEIVED', 'VND', 5, 1)`, [project.id])
    const { nodes } = await recount(project)
    expect(nodes.map(({ figure, day, kept, counted }) => [figure, day, kept.amount.amount, kept.count, counted.amount.amount, counted.count]).toSorted()).toEqual([
      ['ORDERED', '2026-03-01', '0', 2, '0', 1],
      ['RECEIVED', '2019-07-01', '5', 1, '0', 0],
      ['SPENT', '2026-03-02', '91', 1, '90', 1],
      ['UNMATCHED', '2026-03-02', '0', 0, '250', 1],
    ])
    expect(nodes.find(({ figure }) => figure === 'SPENT')?.['categoryId']).toMatch(/^[0-9a-f-]{36}$/)
    await repair(project, nodes.map(({ id }) => id))
    expect((await recount(project)).nodes).toEqual([])
    expect(await audited(project)).toHaveLength(4)
  })

  test('finds what an order says is paid of it, and since when, and settles it anew without touching the figures', async () => {
    const { project, paid } = await shop()
    await finance.database.query(`update finance.orders set paid_minor = 300, status = 'UNDERPAID', first_paid_at = '2026-03-05T00:00:00Z' where id = $1`, [paid.id])
    const { nodes } = await recount(project)
    expect(nodes).toMatchObject([{ figure: 'ORDER_PAID', orderId: paid.id, kept: { amount: { amount: '300' }, firstAt: '2026-03-05T00:00:00.000Z' }, counted: { amount: { amount: '1000' }, firstAt: '2026-03-01T02:00:00.000Z' } }])
    await repair(project, nodes.map(({ id }) => id))
    expect(await project.order(paid.id)).toMatchObject({ status: 'PAID', paid: { amount: '1000' } })
    expect((await recount(project)).nodes).toEqual([])
  })

  test('finds what a transfer says is matched of it, and sets it right', async () => {
    const { project } = await shop()
    const [waiting] = await finance.database.query<{ id: string }>(`update finance.transactions set matched_minor = 50 where project_id = $1 and match_state = 'UNMATCHED' returning id`, [project.id])
    const [whole] = await finance.database.query<{ id: string }>(`update finance.transactions set matched_minor = 0, match_state = 'UNMATCHED' where project_id = $1 and match_state = 'MATCHED' and amount_minor = 600 returning id`, [project.id])
    const { nodes } = await recount(project)
    expect(nodes.map(({ figure, transactionId, kept, counted }) => [figure, transactionId, kept.amount.amount, counted.amount.amount]).toSorted()).toEqual(
      [['TRANSACTION_MATCHED', waiting?.id, '50', '0'], ['TRANSACTION_MATCHED', whole?.id, '0', '600']].toSorted(),
    )
    await repair(project, nodes.map(({ id }) => id))
    expect(await finance.database.query('select match_state as state, matched_minor as matched from finance.transactions where project_id = $1 order by amount_minor', [project.id])).toEqual([
      { state: 'UNMATCHED', matched: '0' },
      { state: 'MATCHED', matched: '400' },
      { state: 'MATCHED', matched: '600' },
    ])
    expect((await recount(project)).nodes).toEqual([])
  })

  test('keeps one entry for one difference with the values of now, and closes it when it is gone', async () => {
    const { project } = await shop()
    await rollup(project, 'minor = 601', `kind = 'RECEIVED' and day = '2026-03-02'`)
    const first = await recount(project)
    await rollup(project, 'minor = 602', `kind = 'RECEIVED' and day = '2026-03-02'`)
    const again = await recount(project)
    expect(again.nodes).toMatchObject([{ id: first.nodes[0]?.['id'], kept: { amount: { amount: '602' } } }])
    await rollup(project, 'minor = 600', `kind = 'RECEIVED' and day = '2026-03-02'`)
    const { nodes, recount: done } = await recount(project, {})
    expect(nodes).toMatchObject([{ id: first.nodes[0]?.['id'], state: 'GONE', closedByKind: 'RULE', closedById: null }])
    expect(done.openDiscrepancies).toBe(0)
  })

  test('is no repair twice: what is closed stays closed, and what is not there any more is gone', async () => {
    const { project } = await shop()
    await rollup(project, 'minor = 601', `kind = 'RECEIVED' and day = '2026-03-02'`)
    const [found] = (await recount(project)).nodes
    const answers = await Promise.all(Array.from({ length: 5 }, () => repair(project, [found?.['id']])))
    expect(answers.map(({ discrepancies }) => discrepancies[0].state)).toEqual(Array.from({ length: 5 }, () => 'REPAIRED'))
    expect(await audited(project)).toHaveLength(1)
    expect((await project.metrics({ from: '2026-03-02', to: '2026-03-02' })).revenue.amount).toBe('600')
    await rollup(project, 'minor = minor + 3', `kind = 'RECEIVED' and day = '2026-03-02'`)
    const [other] = (await recount(project)).nodes
    await rollup(project, 'minor = minor - 3', `kind = 'RECEIVED' and day = '2026-03-02'`)
    expect((await repair(project, [other?.['id']])).discrepancies[0].state).toBe('GONE')
    expect(await audited(project)).toHaveLength(1)
  })

  test('raises no false alarm, and repairs what is wrong, while money comes in, is moved and is folded', async () => {
    const { project } = await shop()
    await rollup(project, 'minor = minor + 7', `kind = 'RECEIVED' and day = '2026-03-02'`)
    const [wrong] = (await recount(project)).nodes
    const connection = await project.connect({ accountNumber: '555', codePrefix: 'ZZ' })
    const orders = [await project.createOrder(500), await project.createOrder(500)]
    let isDone = false
    const writing = (async () => {
      for (let times = 0; times < 40; times += 1) {
        const at = `2026-03-0${1 + (times % 4)} 0${times % 10}:00:00`
        await connection.send({ accountNumber: '555', transferAmount: 10 + times, code: times % 3 ? orders[times % 2]?.paymentCode : null, transactionDate: at })
        if (times % 5 === 0) await project.cancelOrder(orders[times % 2]?.id ?? '')
        if (times % 5 === 2) await project.mutate('reopenOrder', { id: orders[times % 2]?.id }, { selection: '' })
        await project.recordExpense(times + 1, { spentOn: `2026-03-0${1 + (times % 4)}` })
        await finance.drain()
      }
    })().finally(() => (isDone = true))
    const folding = (async () => {
      while (!isDone) await finance.fold(2)
    })()
    const met: unknown[] = []
    for (let recounts = 1; !isDone; recounts += 1) {
      met.push(...(await recount(project, {})).nodes.map(({ id }) => id))
      if (recounts === 3) expect((await repair(project, [wrong?.['id']])).discrepancies[0].state).toBe('REPAIRED')
    }
    await Promise.all([writing, folding])
    expect(met.length).toBeGreaterThan(5)
    expect(new Set(met)).toEqual(new Set([wrong?.['id']]))
    expect((await recount(project, {})).nodes).toMatchObject([{ id: wrong?.['id'], state: 'REPAIRED' }])
  })

  test('goes through many days and orders in pieces, and locks nothing that a writer needs', async () => {
    const project = finance.project()
    const order = await project.createOrder(1_000_000)
    await finance.database.query(
      `with money as (
         insert into finance.transactions (id, project_id, provider, source, external_id, direction, amount_minor, currency, occurred_at, match_state, search_text)
         select gen_random_uuid(), $1, 'MANUAL', 'HAND', 'x' || n, 'IN', 5, 'VND', timestamptz '2020-01-01T00:00:00Z' + n * interval '1 hour', 'UNMATCHED', ''
         from generate_series(1, 25000) n returning project_id, (occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as day, amount_minor)
       insert into finance.metric_rollups (project_id, day, kind, currency, minor, count) select project_id, day, 'UNMATCHED', 'VND', sum(amount_minor), count(*) from money group by 1, 2`,
      [project.id],
    )
    await rollup(project, 'minor = minor + 1', `day = '2022-06-01'`)
    // As a writer that has not committed yet would hold them.
    await finance.db.inTenant(project.claims(), [project.id], async (tx) => {
      await tx.query('select from finance.orders where id = $1 for update', [order.id])
      await tx.query(`insert into finance.metric_deltas (project_id, day, kind, currency, minor, count) values ($1, '2022-06-02', 'UNMATCHED', 'VND', 9, 1)`, [project.id])
      const { nodes, recount: done } = await recount(project)
      expect(nodes).toMatchObject([{ day: '2022-06-01', kept: { amount: { amount: '121' } }, counted: { amount: { amount: '120' } } }])
      expect(done.rowsCounted).toBe(25_001)
    })
    // The entry that nothing belongs to is there now.
    expect((await recount(project)).nodes.map(({ day }) => day).toSorted()).toEqual(['2022-06-01', '2022-06-02'])
  }, 60_000)
})

describe('nights', () => {
  test('every project has its own, in its own zone; a recount comes back the night after', async () => {
    const [hanoi, auckland] = [finance.project({ timeZone: 'Asia/Ho_Chi_Minh' }), finance.project({ timeZone: 'Pacific/Auckland' })]
    for (const project of [hanoi, auckland]) await project.createOrder(5)
    const tick = async () => {
      await finance.database.query(`update live.schedules set next_run_at = now() where name = 'finance.findDueRecounts'`)
      await finance.running.jobs.runSchedule('finance.findDueRecounts')
      await finance.drain()
    }
    await tick()
    const due = async (project: TestProject) => new Date((await discrepanciesOf(project)).recount.dueAt as string)
    // 18:00 UTC is one in the morning of the sixteenth in Hà Nội, and seven in Auckland: the night to come is that of the seventeenth.
    const [first, other] = [await due(hanoi), await due(auckland)]
    for (const [at, midnight] of [[first, '2026-11-16T17:00:00Z'], [other, '2026-11-16T11:00:00Z']] as const) {
      expect(at.getTime() - Date.parse(midnight)).toBeGreaterThanOrEqual(3 * 3_600_000)
      expect(at.getTime() - Date.parse(midnight)).toBeLessThan(5 * 3_600_000)
    }
    expect((await discrepanciesOf(hanoi)).recount).toMatchObject({ finishedAt: null })
    now = new Date(first.getTime() + 1_000)
    await tick()
    expect((await discrepanciesOf(hanoi)).recount).toMatchObject({ state: 'RESTING', finishedAt: expect.any(String) })
    expect((await due(hanoi)).getTime() - first.getTime()).toBe(24 * 3_600_000)
  })
})

describe('who sees it', () => {
  test('those who look after the project, and nobody else', async () => {
    const { project } = await shop()
    const without = project.claims(['project:read', 'finance:read', 'finance:write'])
    const { errors } = await project.ask(
      'query ($projects: [_Any!]!) { _entities(representations: $projects) { ... on Project { recount { id } discrepancies { totalCount } } } }',
      { projects: [{ __typename: 'Project', id: project.id }] },
      without,
    )
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    for (const [name, input] of [['startRecount', {}], ['repairDiscrepancies', { ids: [uuidv7()] }]] as const) {
      expect((await project.tryMutate(name, { projectId: project.id, ...input }, { selection: '', claims: without })).code).toBe('FORBIDDEN')
    }
  })

  test('a foreign discrepancy is not found, whoever asks for its repair', async () => {
    const [mine, theirs] = [await shop(), await shop()]
    await rollup(theirs.project, 'minor = 1', `kind = 'SPENT'`)
    const [found] = (await recount(theirs.project)).nodes
    expect((await mine.project.tryMutate('repairDiscrepancies', { projectId: mine.project.id, ids: [found?.['id']] }, { selection: '' })).code).toBe('NOT_FOUND')
    expect((await recount(theirs.project)).nodes).toHaveLength(1)
  })

  test('operators see that there is one and whose, over all projects, and no amount of it', async () => {
    const { project } = await shop()
    await rollup(project, 'minor = 1', `kind = 'SPENT'`)
    const [found] = (await recount(project)).nodes
    const operator = { ...claimsFor({ globalRole: 'SUPERADMIN' }) }
    const asked = await project.ask('query ($it: [_Any!]!) { _entities(representations: $it) { ... on Installation { discrepancies { totalCount nodes { id projectId figure day foundAt } } } } }', { it: [{ __typename: 'Installation', id: 'installation' }] }, operator)
    expect(asked.errors).toBeUndefined()
    const nodes = (asked.data as any)._entities[0].discrepancies.nodes as { id: string }[]
    expect(nodes.find(({ id }) => id === found?.['id'])).toEqual({ id: found?.['id'], projectId: project.id, figure: 'SPENT', day: '2026-03-02', foundAt: found?.['foundAt'] })
    await expect(finance.db.asSystem('a test', (tx) => tx.query('select kept_minor from finance.discrepancies'))).rejects.toMatchObject({ code: '42501' })
  })
})
