import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { countStatements, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { CANCEL, NOW, RETRY, startAi, type Person } from '../../test/asking.ts'
import type { Day } from '../../test/recorded-graph.ts'
import { ai } from '../index.ts'

let ours: Awaited<ReturnType<typeof startAi>>
const alsoStarted: TestSubgraph[] = []
let who: Person

const DAYS: Day[] = [
  { on: '2026-11-03', received: [100_000n, 23_450n], expenses: [['Hosting', 30_000n]] },
  { on: '2026-11-20', unmatched: [700n] },
  { on: '2026-10-05', received: [80_000n], expenses: [['Hosting', 90_000n]] },
  { on: '2026-10-28', received: [999_999n] },
]

beforeEach(async () => {
  ours = await startAi([...DAYS])
  who = ours.somebody()
})
afterEach(async () => {
  for (const subgraph of alsoStarted.splice(0)) await subgraph.stop()
  await ours.subgraph.stop()
})

/** Holds the graph's answer to one operation back until the test lets it go. */
function holdBack(operation: string): { isAsked: Promise<void>; letGo: () => void } {
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  const isAsked = new Promise<void>((asked) => {
    ours.graph.before = async (name) => {
      if (name !== operation) return
      ours.graph.before = () => {}
      asked()
      await held
    }
  })
  return { isAsked, letGo }
}

describe('a run', () => {
  it('answers with figures, and the rows behind them, and says how far it is', async () => {
    const { id } = await ours.start(who)
    await ours.subgraph.drain()
    const run = await ours.run(id, who)
    expect(run).toMatchObject({ state: 'SUCCEEDED', progress: 100, step: null, failure: null, attempts: 1 })
    expect(run.answer?.headline).toBe('The loss became a profit: 934.50 USD after −100.00 USD')
    expect(run.answer?.paragraphs[0]).toContain('Revenue for 1 to 21 November 2026 was 1,234.50 USD, 434.50 USD (54.31 %) more than in the period before (800.00 USD).')
    const figure = (key: string) => run.answer?.figures.find((one) => one.key === key)
    expect(figure('revenue')).toMatchObject({ text: '1,234.50 USD', rowCount: 2, rows: [{}, {}] })
    expect(figure('netProfit')).toMatchObject({ rowCount: 3, rows: [{}, {}, {}] })
    expect(await ours.changes(id)).toEqual([
      'QUEUED 0', 'RUNNING 0', 'RUNNING 1', 'RUNNING 20', 'RUNNING 45', 'RUNNING 70', 'RUNNING 85', 'RUNNING 95', 'SUCCEEDED 100',
    ])
  })

  it('shows each figure with its query, its place in the result, and rows that add up to it', async () => {
    const { id } = await ours.start(who)
    await ours.subgraph.drain()
    type Shown = { figures: { key: string; query: string; variables: object; path: string; money: { amount: string } | null; rows: { type: string; label: string; amount: { amount: string } }[] }[] }
    const ask = () =>
      ours.subgraph.execute<{ _entities: [{ run: { answer: Shown } }] }>(
        `query ($project: _Any!, $id: ID!) { _entities(representations: [$project]) { ... on Project { run(id: $id) { answer { figures {
           key query variables path money { amount } rows { type label amount { amount } } } } } } } }`,
        { project: { __typename: 'Project', id: Object.keys(who.projects)[0] }, id },
        who,
      )
    const { result, statements } = await countStatements('ai', ask)
    const { figures } = result.data._entities[0].run.answer
    const revenue = figures.find(({ key }) => key === 'revenue')
    expect(revenue).toMatchObject({
      path: 'project.metrics.revenue',
      variables: { range: { from: '2026-11-01', to: '2026-11-21' }, previous: { from: '2026-10-01', to: '2026-10-21' } },
      money: { amount: '1234.50' },
      rows: [
        { type: 'Transaction', label: 'Payment for order #7, Ann (SePay 1)', amount: { amount: '1000.00' } },
        { type: 'Transaction', amount: { amount: '234.50' } },
      ],
    })
    expect(revenue?.query).toMatch(/^query MonthReview\(/)
    // One for the run and one for the rows of all its figures.
    expect(statements).toHaveLength(2)
  })

  it('reads every page of a long list', async () => {
    ours.graph.add({ on: '2026-11-04', received: Array.from({ length: 451 }, () => 1n) })
    const { id } = await ours.start(who)
    await ours.subgraph.drain()
    const { answer } = await ours.run(id, who)
    expect(answer?.figures.find(({ key }) => key === 'revenue')).toMatchObject({ text: '1,239.01 USD', rowCount: 453 })
    expect(answer?.figures.find(({ key }) => key === 'orderCount')).toMatchObject({ text: '453 orders', rowCount: 453 })
    const [kept] = await ours.subgraph.database.query(`select count(*)::int as rows from ai.run_rows where run_id = $1 and row_set = 'received'`, [id])
    expect(kept).toEqual({ rows: 453 })
  })

  it('says honestly that there is no data', async () => {
    const { id } = await ours.start(who, { range: { from: '2026-01-01', to: '2026-01-31' } })
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'SUCCEEDED', answer: { headline: 'Nothing is recorded for January 2026', figures: [] } })
  })

  it('reads again when a payment arrives between the figures and their rows', async () => {
    const { id } = await ours.start(who)
    ours.graph.before = (operation) => {
      if (operation !== 'MonthReviewTransactions') return
      ours.graph.before = () => {}
      ours.graph.add({ on: '2026-11-21', received: [1n] })
    }
    await ours.subgraph.drain()
    expect((await ours.run(id, who)).answer?.paragraphs[0]).toContain('was 1,234.51 USD')
    expect(ours.graph.asked.filter((operation) => operation === 'MonthReview')).toHaveLength(2)
  })

  it('is refused when its figures stay different from their rows', async () => {
    const { id } = await ours.start(who)
    ours.graph.alter = (metrics) => {
      metrics.revenue.amount = '1235.50'
    }
    await ours.subgraph.drain()
    const run = await ours.run(id, who)
    expect(run).toMatchObject({ state: 'FAILED', answer: null, attempts: 1 })
    expect(run.failure).toBe(
      'The answer was refused, because a figure in it could not be confirmed: Revenue is stated as 1,235.50 USD; the 2 rows behind it do not add up to that.',
    )
    expect(await ours.subgraph.database.query('select from ai.run_rows')).toEqual([])
  })
})

describe('rights that end meanwhile', () => {
  it('fail the run in plain words when the person is no member any more', async () => {
    const { id } = await ours.start(who)
    ours.graph.isRefusing = true
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({
      state: 'FAILED',
      attempts: 1,
      failure: 'The person who asked may not see the figures of this project any more. Somebody who may see its finances can ask again.',
    })
  })

  it.each(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'])('fail the run when the graph answers %s half-way', async (code) => {
    const { id } = await ours.start(who)
    ours.graph.before = (operation) => {
      if (operation === 'MonthReviewExpenses') ours.graph.error = code
    }
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'FAILED', attempts: 1, answer: null })
  })
})

describe('a graph that does not answer', () => {
  const isDown = () => {
    throw new Error('connect ECONNREFUSED 10.0.0.7:4000')
  }

  it('is asked again, and the run waits for that', async () => {
    const { id } = await ours.start(who)
    ours.graph.before = isDown
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'QUEUED', attempts: 1, step: 'The figures could not be read; trying again soon' })
    ours.graph.before = () => {}
    await ours.hurry()
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'SUCCEEDED', attempts: 2 })
  })

  it('fails the run in the end, as dead work that can be given another try', async () => {
    const { id } = await ours.start(who)
    ours.graph.before = isDown
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await ours.hurry()
      await ours.subgraph.drain()
    }
    const run = await ours.run(id, who)
    expect(run).toMatchObject({ state: 'FAILED', attempts: 4 })
    expect(run.failure).not.toContain('ECONNREFUSED')
    const projectId = Object.keys(who.projects)[0]
    const work = `query ($project: _Any!) { _entities(representations: [$project]) { ... on Project { aiWork { nodes { id kind state lastError } } } } }`
    const { data } = await ours.subgraph.execute(work, { project: { __typename: 'Project', id: projectId } }, who)
    expect(data).toMatchObject({ _entities: [{ aiWork: { nodes: [{ id, kind: 'ai.executeRun', state: 'DEAD' }] } }] })

    ours.graph.before = () => {}
    await ours.subgraph.execute(`mutation ($input: RetryAiWorkInput!) { retryAiWork(input: $input) { __typename } }`, { input: { projectId, ids: [id] } }, who)
    expect(await ours.run(id, who)).toMatchObject({ state: 'QUEUED', failure: null })
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'SUCCEEDED' })
  })

  it('is waited for when it says that it is asked too fast', async () => {
    const { id } = await ours.start(who)
    ours.graph.before = (operation) => {
      ours.graph.error = operation === 'MonthReviewExpenses' && ours.graph.asked.length < 7 ? 'RATE_LIMITED' : null
    }
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'SUCCEEDED', attempts: 1 })
  })
})

describe('a run that is cancelled while it works', () => {
  it('stops, has no answer, and never succeeds', async () => {
    const { id } = await ours.start(who)
    const { isAsked, letGo } = holdBack('MonthReviewExpenses')
    const working = ours.subgraph.drain()
    await isAsked
    expect(await ours.run(id, who)).toMatchObject({ state: 'RUNNING', progress: 70, step: 'Reading the expenses' })
    expect(await ours.mutate(CANCEL, { id }, who)).toMatchObject({ run: { state: 'CANCELLED' } })
    letGo()
    await working
    await ours.hurry()
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'CANCELLED', answer: null, failure: null, step: null })
    expect((await ours.changes(id)).at(-1)).toBe('CANCELLED 70')
    expect(await ours.subgraph.database.query('select from ai.run_rows')).toEqual([])
  })

  it('stays cancelled even while its worker still holds the lease', async () => {
    const { id } = await ours.start(who)
    // Just before the last write, where only the state itself can stop it.
    await ours.subgraph.database.query(`create function public.wait_for_test() returns trigger language plpgsql as $$ begin
      if new.progress = 95 and old.progress <> 95 then update ai.runs set state = 'CANCELLED' where id = new.id; end if;
      return null; end $$`)
    await ours.subgraph.database.query(`create trigger wait_for_test after update on ai.runs for each row execute function public.wait_for_test()`)
    await ours.subgraph.drain()
    expect(await ours.run(id, who)).toMatchObject({ state: 'CANCELLED', answer: null })
  })

  it('can be asked again at once, while its first worker has not noticed', async () => {
    const { id } = await ours.start(who)
    const { isAsked, letGo } = holdBack('MonthReviewExpenses')
    const working = ours.subgraph.drain()
    await isAsked
    await ours.mutate(CANCEL, { id }, who)
    await ours.mutate(RETRY, { id }, who)
    const another = await startAnother()
    await another.drain()
    // The first worker's process may have noticed after all, and taken the run as the new one that it is.
    const { finishedAt } = await vi.waitFor(async () => {
      const run = await ours.run(id, who)
      expect(run.state).toBe('SUCCEEDED')
      return run
    }, 10_000)
    letGo()
    await working
    expect(await ours.run(id, who)).toMatchObject({ state: 'SUCCEEDED', finishedAt })
    expect((await ours.changes(id)).filter((change) => change === 'SUCCEEDED 100')).toHaveLength(1)
  })
})

describe('a worker that has lost its lease', () => {
  it('writes nothing more: the run has the answer of the worker that took over', async () => {
    const { id } = await ours.start(who)
    const { isAsked, letGo } = holdBack('MonthReviewExpenses')
    const working = ours.subgraph.drain()
    await isAsked
    const another = await startAnother()
    // As if the first worker had been paused for longer than its lease. It is not paused, and may renew it in between.
    const taken = await vi.waitFor(async () => {
      await ours.subgraph.database.query(`update ai.runs set lease_until = now() - interval '1 second' where id = $1 and lease_token is not null`, [id])
      await another.drain()
      const run = await ours.run(id, who)
      expect(run).toMatchObject({ state: 'SUCCEEDED', attempts: 2 })
      return run
    }, 10_000)
    const changes = await ours.changes(id)
    letGo()
    await working
    expect(await ours.run(id, who)).toEqual(taken)
    expect(await ours.changes(id)).toEqual(changes)
  })
})

/** Another process with the same data and the same graph. */
async function startAnother(): Promise<TestSubgraph> {
  const another = await startSubgraphForTest(ai, { database: ours.subgraph.database, surroundings: ours.graph.surroundings, now: () => NOW })
  alsoStarted.push(another)
  return another
}

it('keeps runs of different projects apart', async () => {
  const other = ours.somebody()
  const [mine, theirs] = [await ours.start(who), await ours.start(other)]
  await ours.subgraph.drain()
  const agents = ours.graph.minted as { projectId: string; runId: string }[]
  expect(new Set(agents.filter(({ runId }) => runId === mine.id).map(({ projectId }) => projectId))).toEqual(new Set(Object.keys(who.projects)))
  expect(new Set(agents.filter(({ runId }) => runId === theirs.id).map(({ projectId }) => projectId))).toEqual(new Set(Object.keys(other.projects)))
})
