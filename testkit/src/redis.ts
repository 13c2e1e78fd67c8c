import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@howl/start'

export type TestRedis = {
  url: string
  port: number
  /** Ends it as a power cut would. Nothing is kept: it comes back empty. */
  kill(): Promise<void>
  /** Starts it again on the same address. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const places = [process.env['HOWL_TEST_REDIS'], '/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server']

/** The redis-server of this machine; null when it has none. */
export const redisServer: string | null = places.find((place) => place !== undefined && existsSync(place)) ?? null

/** A Redis of its own, on a free port, that keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const program = redisServer
  if (program === null) throw new Error('There is no redis-server on this machine.')
  const folder = mkdtempSync(`${tmpdir()}/howl-redis-`)
  const port = await freePort()
  let child = await start(program, folder, port)
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: () => kill('SIGKILL'),
    restart: async () => {
      await kill('SIGTERM')
      child = await start(program, folder, port)
    },
    stop: async () => {
      await kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(program: string, folder: string, port: number) {
  const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 250; tries += 1) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode} at once.`)
    if (await accepts(port)) return child
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error('redis-server did not answer within five seconds.')
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
