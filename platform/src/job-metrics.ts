import { Counter, Gauge, Histogram } from 'prom-client'
import type { Depth } from './work-rows.ts'

/** How rings ended: a failed one is no loss, but many of them mean that work waits for the sweep. */
export const ringsTotal = new Counter({ name: 'howl_rings_total', help: 'Rings sent to the queue', labelNames: ['queue', 'outcome'] as const })

/** `done`, `failed` (will be tried again), `dead` (waits for a person), `lost` (another worker took over), `cancelled`. */
export const jobsTotal = new Counter({ name: 'howl_jobs_total', help: 'Pieces of work handled', labelNames: ['subgraph', 'job', 'outcome'] as const })

export const jobSeconds = new Histogram({
  name: 'howl_job_seconds',
  help: 'Duration of a batch (drains, consumers, the dispatcher), of one piece of leased work or of one run of a schedule',
  labelNames: ['subgraph', 'job'] as const,
  buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300],
})

/** The running jobs of this process; each can count its own rows. */
const sources = new Map<string, () => Promise<Depth[]>>()

let counting: Promise<(Depth & { subgraph: string })[]> | null = null

/** Both gauges are collected at the same moment: the rows are counted once for both. */
function countAll(): Promise<(Depth & { subgraph: string })[]> {
  counting ??= Promise.all([...sources].map(async ([subgraph, count]) => (await count()).map((depth) => ({ subgraph, ...depth }))))
    .then((all) => all.flat())
    .finally(() => (counting = null))
  return counting
}

const depth = new Gauge({
  name: 'howl_work',
  help: 'Rows of work that are not done, by state',
  labelNames: ['subgraph', 'job', 'state'] as const,
  collect: async () => {
    const all = await countAll()
    depth.reset()
    for (const { subgraph, job, waiting, running, stuck, dead } of all) {
      for (const [state, rows] of Object.entries({ waiting, running, stuck, dead })) depth.set({ subgraph, job, state }, rows)
    }
  },
})

const age = new Gauge({
  name: 'howl_work_age_seconds',
  help: 'How long the longest due row of work waits for a worker',
  labelNames: ['subgraph', 'job'] as const,
  collect: async () => {
    const all = await countAll()
    age.reset()
    for (const { subgraph, job, ageSeconds } of all) age.set({ subgraph, job }, ageSeconds ?? 0)
  },
})

/** Counted only when somebody asks for the metrics. */
export function measureDepth(subgraph: string, count: () => Promise<Depth[]>): () => void {
  sources.set(subgraph, count)
  return () => {
    if (sources.get(subgraph) === count) sources.delete(subgraph)
  }
}
