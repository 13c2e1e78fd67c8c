/**
 * The first Ctrl-C asks for a clean stop. A terminal and npm both pass it on, so the same key press may arrive twice
 * within moments: only a later one counts as the second.
 */
const doubledWithinMs = 700

/**
 * @param onForce what the second Ctrl-C does before the process ends; it must not wait for anything
 */
export function onStopSignals({ onStop, onForce }: { onStop: (signal: NodeJS.Signals) => void; onForce: () => void }): void {
  let firstAt: number | null = null
  const handle = (signal: NodeJS.Signals) => {
    if (firstAt === null) {
      firstAt = Date.now()
      onStop(signal)
    } else if (Date.now() - firstAt > doubledWithinMs) {
      onForce()
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
  if (process.env['npm_lifecycle_event']) whenOrphaned(() => handle('SIGTERM'))
}

const parentCheckMs = 1_000

/** An npm that was killed can tell us nothing: we see it by having another parent, and nobody is left who could stop us. */
function whenOrphaned(react: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    react()
  }, parentCheckMs)
  timer.unref()
}
