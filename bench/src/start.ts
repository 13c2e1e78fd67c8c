import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { freePort } from '@howl/start'
import { summary, type Bench } from './measure.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SECOND_STARTS = 5
const MUST = { second: 5_000, clean: 120_000 }

/** What a person waits for: from the command to the printed address. A clean clone installs, builds and makes the demo first. */
export const start: Bench = async () => {
  const folder = mkdtempSync(`${tmpdir()}/howl-bench-`)
  // PostgreSQL of a run as root is another user.
  chmodSync(folder, 0o711)
  try {
    execFileSync('git', ['clone', '--quiet', ROOT, `${folder}/clone`])
    const clean = await startOnce(`${folder}/clone`, `${folder}/data`)
    const again: number[] = []
    for (let times = 0; times < SECOND_STARTS; times += 1) again.push(await startOnce(`${folder}/clone`, `${folder}/data`))
    const { median, spread } = summary(again)
    return {
      lines: [
        `a clean clone is ready after ${seconds(clean)} (must ${seconds(MUST.clean)})`,
        `a second start is ready after ${seconds(median)}, median of ${SECOND_STARTS} (spread ${(spread * 100).toFixed(0)} %; must ${seconds(MUST.second)})`,
      ],
      isMissed: clean > MUST.clean || median > MUST.second,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns milliseconds from the command to the line with the address; Howl is stopped again */
async function startOnce(root: string, data: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['start/run.js', '--port', String(await freePort()), '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<never>((_done, failed) => child.once('exit', (code) => failed(new Error(`the start ended with ${code}`))))
  ended.catch(() => {})
  // Listened to until its end: a pipe that nobody reads any more would be a fault of its own.
  const ready = new Promise<number>((done) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('Howl is ready')) done(performance.now() - begun)
    })
  })
  const took = await Promise.race([ready, ended])
  const stopped = new Promise((done) => child.once('exit', done))
  child.kill('SIGINT')
  await stopped
  return took
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
