import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export type HowlProcess = {
  child: ChildProcess
  /** Everything it wrote so far. */
  output: () => string
  /** Resolves with the first match of what it writes. @throws when it ends before */
  writes: (pattern: RegExp) => Promise<RegExpExecArray>
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** As Ctrl-C does. */
  interrupt: () => Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

const script = new URL('../run.js', import.meta.url).pathname

/** Runs `npm start` without npm. */
export function runHowl(words: readonly string[], env: Record<string, string> = {}): HowlProcess {
  const { PORT: _port, HOST: _host, DATABASE_URL: _database, REDIS_URL: _redis, ...ours } = process.env
  const child = spawn(process.execPath, [script, ...words], { env: { ...ours, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const listeners = new Set<() => void>()
  const heard = (chunk: Buffer) => {
    text += chunk.toString('utf8')
    for (const listen of listeners) listen()
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }))
  return {
    child,
    output: () => text,
    ended,
    interrupt: () => {
      child.kill('SIGINT')
      return ended
    },
    writes: (pattern) =>
      new Promise((done, failed) => {
        const look = () => {
          const match = pattern.exec(text)
          if (match) done(match)
        }
        listeners.add(look)
        look()
        void ended.then(({ code }) => failed(new Error(`It ended with ${code} and had not written ${pattern}:\n${text}`)))
      }),
  }
}

export const readyAt = async (howl: HowlProcess): Promise<string> => (await howl.writes(/Howl is ready: (http:\S+)[\s\S]*Ctrl-C/))[1] ?? ''
