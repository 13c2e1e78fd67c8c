import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './start-error.ts'

export type ServiceProcess = {
  name: string
  pid: number
  /** Resolves when it answers that it is ready; rejects when it ends before. */
  ready: () => Promise<void>
  /** Settles when it has ended, for whatever reason; null after `stop`. */
  ended: Promise<string | null>
  stop: () => Promise<void>
}

type Options = {
  name: string
  /** What Node is to run. */
  command: string[]
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Asked at `/ready`. */
  url: string
}

const readyTimeoutMs = 60_000
const stopTimeoutMs = 20_000

/** Runs one service as a process of its own, out of reach of the terminal's Ctrl-C: it is stopped in its turn. */
export function startService({ name, command, cwd, env, url }: Options): ServiceProcess {
  const child = spawn(process.execPath, command, { cwd, env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  let isStopping = false
  const ended = new Promise<string | null>((done) => {
    child.once('error', (error) => done(`could not be run: ${error.message}`))
    child.once('exit', (code, signal) => done(isStopping ? null : `ended by itself (${signal ?? `code ${code}`})`))
  })
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    ready: () => untilReady(name, url, ended),
    stop: async () => {
      isStopping = true
      await stop(child)
    },
  }
}

async function untilReady(name: string, url: string, ended: Promise<string | null>): Promise<void> {
  const end: { how?: string } = {}
  void ended.then((how) => (end.how = how ?? 'was stopped'))
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    if (end.how) throw new StartError(`${name} ${end.how} before it was ready. What it wrote above says why.`)
    try {
      const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5_000) })
      await response.arrayBuffer()
      if (response.ok) return
    } catch {
      // Not listening yet; the deadline bounds how long that may be.
    }
    await sleep(50)
  }
  throw new StartError(`${name} was not ready within ${readyTimeoutMs / 1000} seconds.`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exit = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await exit
  clearTimeout(late)
}
