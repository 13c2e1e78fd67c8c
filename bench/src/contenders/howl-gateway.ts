import type { GraphName } from '../graphs/graph.ts'
import { announce } from '../processes.ts'
import { startHowl } from './howl.ts'

const input = JSON.parse(process.argv[2] ?? '{}') as { graph: GraphName; ownerUrl: string; urls?: Record<string, string> }
const { url, stop } = await startHowl(input)
announce(`${url}/graphql`, stop)
