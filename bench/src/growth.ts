import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_MS = 50

/** What a process holds while something runs, in bytes: at its beginning and at its most. */
export type Growth<Result> = { result: Result; ms: number; before: number; peak: number }

export async function watchGrowth<Result>(memory: () => number, work: () => Promise<Result>): Promise<Growth<Result>> {
  const before = memory()
  let peak = before
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, memory())
      await sleep(LOOK_MS)
    }
  })()
  const began = performance.now()
  try {
    const result = await work()
    return { result, ms: performance.now() - began, before, peak }
  } finally {
    isOver = true
    await watching
  }
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
