import type { GraphName } from '../graphs/graph.ts'
import { announce } from '../processes.ts'
import { serveSubgraphs } from './howl.ts'

const input = JSON.parse(process.argv[2] ?? '{}') as { graph: GraphName; ownerUrl: string }
announce('', () => Promise.resolve(), await serveSubgraphs(input))
