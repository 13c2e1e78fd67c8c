import type { GraphName } from '../graphs/graph.ts'
import { announce } from '../processes.ts'
import { startStockSubgraphs } from './stock-subgraphs.ts'

const { graph } = JSON.parse(process.argv[2] ?? '{}') as { graph: GraphName }
announce('', () => Promise.resolve(), await startStockSubgraphs(graph))
