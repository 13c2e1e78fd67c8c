import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAi, type Person } from '../../test/asking.ts'
import { ROWS_KEPT_DAYS } from './forgetting.ts'

let ours: Awaited<ReturnType<typeof startAi>>
beforeAll(async () => {
  ours = await startAi([{ on: '2026-11-03', received: [100n, 250n] }])
})
afterAll(() => ours.subgraph.stop())

async function answered(who: Person): Promise<string> {
  const { id } = await ours.start(who)
  await ours.subgraph.drain()
  return id
}

const rowsOf = async (id: string) => (await ours.subgraph.database.query<{ count: number }>('select count(*)::int as count from ai.run_rows where run_id = $1', [id]))[0]?.count
const age = (id: string, days: number) => ours.subgraph.database.query(`update ai.runs set finished_at = now() - $2 * interval '1 day' where id = $1`, [id, days])
const forget = async () => {
  await ours.subgraph.database.query(`update live.schedules set next_run_at = now() where name = 'ai.forgetRows'`)
  expect(await ours.subgraph.running.jobs.runSchedule('ai.forgetRows')).toBe(true)
}
const answerOf = async (id: string, who: Person) => {
  const [projectId = ''] = Object.keys(who.projects)
  const { data, errors } = await ours.subgraph.execute<{ _entities: [{ run: { answer: Record<string, unknown> & { figures: { rowCount: number; rows: object[] }[] } } }] }>(
    `query ($project: _Any!, $id: ID!) { _entities(representations: [$project]) { ... on Project { run(id: $id) { answer { headline rowsKeptUntil areRowsKept figures { rowCount rows { id } } } } } } }`,
    { project: { __typename: 'Project', id: projectId }, id },
    who,
  )
  expect(errors).toBeUndefined()
  return data._entities[0].run.answer
}

it('an answer forgets its rows after 90 days, and keeps its words and how many rows there were; a younger one keeps them', async () => {
  const who = ours.somebody()
  const [old, older, young] = [await answered(who), await answered(ours.somebody()), await answered(who)]
  await age(old, ROWS_KEPT_DAYS + 0.01)
  await age(older, 1_000)
  await age(young, ROWS_KEPT_DAYS - 0.01)
  const before = await answerOf(old, who)
  expect(before.areRowsKept).toBe(true)
  expect(before.figures.some(({ rows }) => rows.length > 0)).toBe(true)

  await forget()
  expect([await rowsOf(old), await rowsOf(older)]).toEqual([0, 0])
  expect(await rowsOf(young)).toBeGreaterThan(0)
  const after = await answerOf(old, who)
  expect(after).toEqual({ ...before, areRowsKept: false, figures: before.figures.map(({ rowCount }) => ({ rowCount, rows: [] })) })
  expect((await answerOf(young, who)).areRowsKept).toBe(true)

  // Nothing is done a second time.
  const [marked] = await ours.subgraph.database.query('select rows_forgotten_at from ai.runs where id = $1', [old])
  await forget()
  expect(await ours.subgraph.database.query('select rows_forgotten_at from ai.runs where id = $1', [old])).toEqual([marked])
})

it('says until when the rows are kept: 90 days after the answer', async () => {
  const who = ours.somebody()
  const id = await answered(who)
  const [row] = await ours.subgraph.database.query<{ finished: Date }>('select finished_at as finished from ai.runs where id = $1', [id])
  const { rowsKeptUntil } = await answerOf(id, who)
  expect(new Date(String(rowsKeptUntil)).getTime() - (row?.finished.getTime() ?? 0)).toBe(ROWS_KEPT_DAYS * 86_400_000)
})
