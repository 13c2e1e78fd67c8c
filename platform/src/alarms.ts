import { Gauge } from 'prom-client'

/** How many of each kind wait, by the name of the kind: `discrepancies`. */
export type Alarms = Readonly<Record<string, number>>

/** The subgraphs whose jobs run in this process; each can count its own rows. */
const sources = new Map<string, () => Promise<Alarms>>()

const alarms = new Gauge({
  name: 'howl_alarms',
  help: 'What a person has to look at and no queue shows',
  labelNames: ['subgraph', 'alarm'] as const,
  collect: async () => {
    const all = await Promise.all([...sources].map(async ([subgraph, count]) => ({ subgraph, counted: await count() })))
    alarms.reset()
    for (const { subgraph, counted } of all) for (const [alarm, waiting] of Object.entries(counted)) alarms.set({ subgraph, alarm }, waiting)
  },
})

/** Counted only when somebody asks for the metrics. */
export function measureAlarms(subgraph: string, count: () => Promise<Alarms>): () => void {
  sources.set(subgraph, count)
  return () => {
    if (sources.get(subgraph) === count) sources.delete(subgraph)
  }
}
