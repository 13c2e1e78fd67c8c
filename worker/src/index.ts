import type { Logger } from '@howl/platform/log'
import type { RunningSubgraph } from '@howl/platform/subgraph'

type WorkerOptions = {
  subgraphs: readonly Pick<RunningSubgraph, 'name' | 'jobs'>[]
  /** Whose work is done here; everybody's when absent. */
  only?: readonly string[]
  log: Logger
}

export type RunningWorker = {
  /** Whose work is done. */
  subgraphs: string[]
  /** Takes no more work, waits for what runs, but not for ever, and gives back the rest. */
  stop: (graceMs?: number) => Promise<void>
}

/** Does the work of subgraphs: their rings, sweeps and schedules. It sees their doors and nothing behind them. */
export async function startWorker({ subgraphs, only, log }: WorkerOptions): Promise<RunningWorker> {
  const hosted = subgraphs.filter(({ name }) => !only || only.includes(name))
  const started: typeof hosted = []
  const stop = async (graceMs?: number): Promise<void> => {
    await Promise.all(started.splice(0).map(({ jobs }) => jobs.stop(graceMs)))
  }
  try {
    for (const subgraph of hosted) {
      await subgraph.jobs.start()
      started.push(subgraph)
    }
  } catch (error) {
    await stop()
    throw error
  }
  const names = hosted.map(({ name }) => name)
  log.info({ subgraphs: names }, 'working')
  return { subgraphs: names, stop }
}
