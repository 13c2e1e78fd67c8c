import { deepStrictEqual } from 'node:assert'
import { doorsOf, TOKEN } from './contenders/howl.ts'
import { startBenchDatabase } from './database.ts'
import { loadGraph, type GraphName } from './graphs/graph.ts'
import { askOnce, sendFor, type LoadRequest } from './load.ts'
import { describe, judge, measureInTurn, type Bench, type Outcome } from './measure.ts'
import { startProcess, withStarted } from './processes.ts'

/** Each contender in one process with all its subgraphs, the load in another. */
export const gatewayEmbedded: Bench = async () => {
  const threeFetch = await compare('howl', { stock: { must: 3.3 }, plain: { must: 0.5, aim: 0.9 } })
  const heavy = await compare('guild', { stock: { must: 2.5 }, plain: { must: 0.15, aim: 0.5 } })
  return { lines: ['three-fetch query over the real schemas:', ...threeFetch.lines, "The Guild's query over four subgraphs:", ...heavy.lines], isMissed: threeFetch.isMissed || heavy.isMissed }
}

type Wanted = { must: number; aim?: number }

function compare(graph: GraphName, wanted: { stock: Wanted; plain: Wanted }): Promise<Outcome> {
  return withStarted(async (keep) => {
    const { subgraphs, query, variables } = await loadGraph(graph)
    const { ownerUrl } = await keep(startBenchDatabase(doorsOf(subgraphs)))
    const started = [
      { name: 'Howl', ...(await keep(startProcess('contenders/howl-gateway.ts', { graph, ownerUrl }))) },
      { name: 'stock RemoteGraphQLDataSource on Express', ...(await keep(startProcess('contenders/stock-gateway.ts', { graph }))) },
      { name: 'one plain Apollo Server', ...(await keep(startProcess('contenders/plain.ts', { graph }))) },
    ]
    const body = JSON.stringify({ query, variables })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
    const requests = started.map((running) => ({ ...running, body, headers }))
    const size = await answersOf(requests)
    const [howl, stock, plain] = await measureInTurn(requests.map((request) => ({ ...request, run: (ms) => sendFor(ms, request) })))
    if (!howl || !stock || !plain) throw new Error('three contenders were measured')
    const { lines, isMissed } = judge([
      { of: howl, against: stock, ...wanted.stock },
      { of: howl, against: plain, ...wanted.plain },
    ])
    return { lines: [...[howl, stock, plain].map((figure) => describe(figure)), `each answer ${Math.round(size / 1024)} KB`, ...lines], isMissed }
  })
}

/** Who answers something else is not compared. @returns the size of the answer. */
export async function answersOf(requests: readonly LoadRequest[]): Promise<number> {
  const [first, ...others] = await Promise.all(requests.map(askOnce))
  const { data, errors } = first as { data?: object | null; errors?: unknown }
  if (!data || errors) throw new Error(`the answer has errors: ${JSON.stringify(errors)?.slice(0, 500)}`)
  for (const other of others) deepStrictEqual(other, first)
  return JSON.stringify(first).length
}
