import { doorsOf, TOKEN } from './contenders/howl.ts'
import { startBenchDatabase } from './database.ts'
import { answersOf } from './gateway-embedded.ts'
import { loadGraph } from './graphs/graph.ts'
import { sendFor } from './load.ts'
import { describe, judge, measureInTurn, type Bench } from './measure.ts'
import { startProcess, withStarted, type RunningProcess } from './processes.ts'

/** Gateways in a process of their own, their subgraphs in another, everything over HTTP. */
export const gatewayNetworked: Bench = () =>
  withStarted(async (keep) => {
    const graph = 'howl'
    const { subgraphs, query, variables } = await loadGraph(graph)
    const { ownerUrl } = await keep(startBenchDatabase(doorsOf(subgraphs)))
    const howlSubgraphs = await keep(startProcess('contenders/howl-subgraphs.ts', { graph, ownerUrl }))
    const howlGateway = await keep(startProcess('contenders/howl-gateway.ts', { graph, ownerUrl, urls: howlSubgraphs.urls }))
    const stockSubgraphs = await keep(startProcess('contenders/stock-subgraphs-alone.ts', { graph }))
    const stockGateway = await keep(startProcess('contenders/stock-gateway.ts', { graph, urls: stockSubgraphs.urls }))

    const body = JSON.stringify({ query, variables })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
    const contenders = [
      { name: 'Howl', url: howlGateway.url, cpuSeconds: together(howlGateway, howlSubgraphs) },
      { name: 'stock RemoteGraphQLDataSource on Express', url: stockGateway.url, cpuSeconds: together(stockGateway, stockSubgraphs) },
    ].map((contender) => ({ ...contender, body, headers }))
    await answersOf(contenders)
    const [howl, stock] = await measureInTurn(contenders.map((contender) => ({ ...contender, run: (ms) => sendFor(ms, contender) })))
    if (!howl || !stock) throw new Error('two contenders were measured')
    const { lines, isMissed } = judge([{ of: howl, against: stock, must: 1.8 }])
    return { lines: ['three-fetch query over the real schemas:', describe(howl), describe(stock), ...lines], isMissed }
  })

const together =
  (...processes: RunningProcess[]) =>
  async (): Promise<number> =>
    (await Promise.all(processes.map(({ cpuSeconds }) => cpuSeconds()))).reduce((sum, seconds) => sum + seconds, 0)
