import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type RunningProcess = {
  url: string
  /** Where its parts listen, by name, when it has several. */
  urls: Record<string, string>
  /** Seconds of processor time used so far, all threads together. */
  cpuSeconds: () => Promise<number>
  /** What it holds in memory, in bytes: from Linux's own account. */
  memory: () => number
  /** What of that is in use, in bytes: what is left of its heap and buffers after a collection. */
  live: () => Promise<number>
  stop: () => Promise<void>
}

/**
 * Starts a module of this folder in a process of its own; it says where it listens by a line `{"url": …}`.
 *
 * @param input handed over as its only argument.
 */
export async function startProcess(module: string, input: object): Promise<RunningProcess> {
  const file = fileURLToPath(new URL(module, import.meta.url))
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', '--conditions=howl-source', file, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
  })
  const { url, urls = {} } = await announced(child, module)
  return { url, urls, cpuSeconds: () => answerOf(child, 'cpu'), memory: () => memoryOf(child), live: () => answerOf(child, 'live'), stop: () => end(child) }
}

type Announcement = { url: string; urls?: Record<string, string> }

function announced(child: ChildProcess, module: string): Promise<Announcement> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('the output of a contender is a pipe')
    // Libraries tell this and that before.
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('{"url"') && resolve(JSON.parse(line) as Announcement))
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code} before it listened`)))
  })
}

type Question = 'cpu' | 'live'

function answerOf(child: ChildProcess, question: Question): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as number))
    child.send(question, (error) => error && reject(error))
  })
}

function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (!kilobytes) throw new Error('this system does not say what a process holds')
  return Number(kilobytes) * 1024
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** For a contender's process: tells where it listens, and ends when asked, or with whoever started it. */
export function announce(url: string, stop: () => Promise<void>, urls?: Record<string, string>): void {
  process.stdout.write(`${JSON.stringify({ url, urls })}\n`)
  const answers: Record<Question, () => number> = {
    cpu: () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    },
    live: () => {
      globalThis.gc?.()
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    },
  }
  process.on('message', (question: Question) => process.send?.(answers[question]()))
  process.once('disconnect', () => process.exit(0))
  process.once('SIGTERM', () => {
    void stop().finally(() => process.exit(0))
  })
}

export type Keep = <Running extends { stop: () => Promise<void> }>(starting: Promise<Running>) => Promise<Running>

/** Ends what was started, in the opposite order, however `work` ended. */
export async function withStarted<Result>(work: (keep: Keep) => Promise<Result>): Promise<Result> {
  const stops: (() => Promise<void>)[] = []
  try {
    return await work(async (starting) => {
      const running = await starting
      stops.unshift(() => running.stop())
      return running
    })
  } finally {
    for (const stop of stops) await stop()
  }
}
