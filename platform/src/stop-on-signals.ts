import type { Logger } from './log.ts'

/** Whoever stops us may wait 20 seconds, or 10 in a container; what is killed then was not even logged. */
const PATIENCE_MS = 18_000

/**
 * Runs `stop` once when the process is told to end, and ends it: with 1 when stopping failed or took too long. A second
 * signal is not heard.
 */
export function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let isStopping = false
  const end = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => {
      log.error('did not stop in time')
      process.exit(1)
    }, PATIENCE_MS).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
}
