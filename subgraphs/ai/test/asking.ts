import { expect } from 'vitest'
import { uuidv7 } from '@howl/platform/ids'
import { claimsFor, startSubgraphForTest, type TestSubgraph } from '@howl/testkit'
import { ai } from '../src/index.ts'
import { RecordedGraph, type Day } from './recorded-graph.ts'

export type RunShown = {
  id: string
  state: string
  progress: number
  step: string | null
  engine: string
  range: { from: string; to: string }
  answer: { headline: string; paragraphs: string[]; figures: { key: string; text: string; rowCount: number; rows: { id: string }[] }[] } | null
  failure: string | null
  attempts: number
  startedAt: string | null
  finishedAt: string | null
}

type Payload = { __typename: string; run?: RunShown; message?: string; fieldErrors?: { path: string[]; message: string }[] }

const RUN = `{ id state progress step engine range { from to } failure attempts startedAt finishedAt
  answer { headline paragraphs figures { key text rowCount rows(first: 5) { id } } } }`

const payload = (success: string) => `{ __typename ... on ${success} { run ${RUN} } ... on UserError { message }
  ... on InvalidInput { fieldErrors { path message } } }`

export const START = `mutation ($input: StartRunInput!) { it: startRun(input: $input) ${payload('StartRunSuccess')} }`
export const CANCEL = `mutation ($input: CancelRunInput!) { it: cancelRun(input: $input) { __typename ... on CancelRunSuccess { run ${RUN} } ... on UserError { message } } }`
export const RETRY = `mutation ($input: RetryRunInput!) { it: retryRun(input: $input) ${payload('RetryRunSuccess')} }`

/** What a member needs for a month review. */
export const SCOPES = ['project:read', 'finance:read', 'growth:read', 'ai:read', 'ai:run', 'operations:manage']

export const NOW = new Date('2026-11-21T20:00:00Z')

/** A subgraph that asks a recorded graph, and a way to ask it for runs. */
export async function startAi(days: Day[] = []) {
  const graph = new RecordedGraph(days)
  const subgraph = await startSubgraphForTest(ai, { surroundings: graph.surroundings, now: () => NOW })
  return { graph, subgraph, ...asking(subgraph) }
}

export const member = (projectId: string, scopes: readonly string[] = SCOPES) => claimsFor({ projects: { [projectId]: { scopes, currency: 'USD', timeZone: 'Etc/UTC' } } })

export type Person = ReturnType<typeof claimsFor>

function asking(subgraph: TestSubgraph) {
  const mutate = async (query: string, input: object, who: Person): Promise<Payload> => {
    const { data, errors } = await subgraph.execute<{ it: Payload }>(query, { input }, who)
    expect(errors).toBeUndefined()
    return data.it
  }

  const run = async (id: string, who: Person): Promise<RunShown> => {
    const [projectId = ''] = Object.keys(who.projects)
    const { data, errors } = await subgraph.execute<{ _entities: [{ run: RunShown }] }>(
      `query ($project: _Any!, $id: ID!) { _entities(representations: [$project]) { ... on Project { run(id: $id) ${RUN} } } }`,
      { project: { __typename: 'Project', id: projectId }, id },
      who,
    )
    expect(errors).toBeUndefined()
    return data._entities[0].run
  }

  const start = async (who: Person, input: object = {}): Promise<RunShown> => {
    const [projectId] = Object.keys(who.projects)
    const { run: started, ...refusal } = await mutate(START, { projectId, kind: 'MONTH_REVIEW', ...input }, who)
    if (!started) throw new Error(`the run was refused: ${JSON.stringify(refusal)}`)
    return started
  }

  return {
    mutate,
    run,
    start,
    /** Makes what was put off due now. */
    hurry: () => subgraph.database.query(`update ai.runs set next_attempt_at = now() - interval '1 second' where next_attempt_at is not null`),
    /** What was said about the run to whoever listens, in order. */
    changes: async (id: string) => {
      const rows = await subgraph.database.query<{ payload: { state: string; progress: number } }>(
        `select payload from ai.events where subject = $1 and type = 'ai.runChanged' order by at, id`,
        [id],
      )
      return rows.map(({ payload: { state, progress } }) => `${state} ${progress}`)
    },
    /** Somebody in a project of their own. */
    somebody: () => member(uuidv7()),
  }
}
