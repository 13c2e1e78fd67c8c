import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPostgres, stopOrphanedPostgres, type RunningPostgres } from '../src/postgres.ts'

let base: string
let folder: string
let opened: RunningPostgres[] = []
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'howl-postgres-'))
  chmodSync(base, 0o711)
  folder = join(base, 'data folder')
})
afterEach(async () => {
  // Also after a test that failed half-way: no server is left behind.
  await Promise.all(opened.map((postgres) => postgres.stop()))
  opened = []
  if (existsSync(join(folder, 'postgres.json'))) await stopOrphanedPostgres(folder)
  rmSync(base, { recursive: true, force: true })
})

async function start({ isDurable = false, onProgress = (_line: string): void => {} } = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir: folder, isDurable, onProgress })
  opened.push(postgres)
  return postgres
}

async function query(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const serverPid = () => Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

/** Another process that runs the server and does nothing else, so that it can be killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL('../src/postgres.ts', import.meta.url).href)})
    const { ownerUrl } = await startPostgres({ dataDir: ${JSON.stringify(folder)}, isDurable: false })
    console.log(ownerUrl)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--conditions=howl-source', '--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((done, failed) => {
    child.stdout.once('data', (chunk: Buffer) => done(chunk.toString().trim()))
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)))
  })
  child.removeAllListeners('exit')
  return { child, url }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

describe('a server on a data folder', { timeout: 90_000 }, () => {
  test('keeps its data, its address and its password from start to start', async () => {
    const first = await start()
    expect(first.isNew).toBe(true)
    await query(first.ownerUrl, 'create table kept as select 7 as number')
    await first.stop()
    await expect(query(first.ownerUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/)

    const second = await start()
    expect(second).toMatchObject({ isNew: false, isAdopted: false, ownerUrl: first.ownerUrl })
    expect(await query(second.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
    await second.stop()
  })

  test('speaks UTF-8, sorts the same on every machine, and takes nobody without the password', async () => {
    const { ownerUrl, stop } = await start()
    const [row] = await query(ownerUrl, `select current_setting('server_encoding') as encoding, upper('đỗ') as upper, current_setting('TimeZone') as zone`)
    expect(row).toEqual({ encoding: 'UTF8', upper: 'ĐỖ', zone: 'UTC' })
    const wrong = new URL(ownerUrl)
    wrong.password = 'guess'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(join(folder, 'postgres.json')).mode & 0o077).toBe(0)
    await stop()
  })

  test('a durable one waits for the disk at every commit', async () => {
    const { ownerUrl, stop } = await start({ isDurable: true })
    expect(await query(ownerUrl, `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`)).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
    await stop()
  })

  test('runs in a process group of its own, where the Ctrl-C of our terminal does not reach it', async () => {
    const { stop } = await start()
    const groupOf = (pid: number) => execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    expect(groupOf(serverPid())).not.toBe(groupOf(process.pid))
    await stop()
  })

  test('takes another port when a stranger has its own by now', async () => {
    const first = await start()
    await first.stop()
    const port = Number(new URL(first.ownerUrl).port)
    const stranger = createServer()
    await new Promise<void>((done) => stranger.listen(port, '127.0.0.1', done))
    const second = await start()
    expect(new URL(second.ownerUrl).port).not.toBe(String(port))
    expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    await new Promise((done) => stranger.close(done))
  })

  test('a second start on the folder is refused, names the first one, and does it no harm', async () => {
    const { ownerUrl, stop } = await start()
    await expect(start()).rejects.toThrow(new RegExp(`Another Howl \\(process ${process.pid}\\).*--data`, 's'))
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await stop()
  })
})

describe('after a kill', { timeout: 90_000 }, () => {
  test('of the program, the server that is left is used on, with what it was told last', async () => {
    const { child, url } = await startElsewhere()
    await query(url, 'create table kept as select 7 as number')
    await kill(child)
    const next = await start()
    expect(next).toMatchObject({ isAdopted: true, isNew: false })
    expect(await query(next.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
    await next.stop()
  })

  test('a server that was started with other settings is stopped and started', async () => {
    const { child, url } = await startElsewhere()
    await query(url, 'create table kept as select 7 as number')
    await kill(child)
    const pid = serverPid()
    const next = await start({ isDurable: true })
    expect(next.isAdopted).toBe(false)
    expect(serverPid()).not.toBe(pid)
    expect(await query(next.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
    await next.stop()
  })

  test('of everything while it works, the next start waits for old sessions and comes up', async () => {
    const { child, url } = await startElsewhere()
    const busy = new pg.Client({ connectionString: url })
    busy.on('error', () => {})
    await busy.connect()
    // Holds the shared memory for as long as it does not look up from its work.
    const work = busy.query(`do $$ begin for i in 1..30 loop perform sum(n) from generate_series(1, 400000) n; end loop; end $$`).catch(() => null)
    await new Promise((done) => setTimeout(done, 300))
    await kill(child)
    process.kill(serverPid(), 'SIGKILL')
    const said: string[] = []
    const next = await start({ onProgress: (line) => said.push(line) })
    expect(said).toEqual(['Waiting for sessions of a killed database server to end'])
    expect(next.isAdopted).toBe(false)
    expect(await query(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.stop()
    await work
    await busy.end().catch(() => {})
  })

  test('a stale process number that belongs to somebody else by now does not stop the next start', async () => {
    const { child } = await startElsewhere()
    await kill(child)
    process.kill(serverPid(), 'SIGKILL')
    const file = join(folder, 'postgres/data/postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', uid: statSync(file).uid, gid: statSync(file).gid })
    writeFileSync(file, [String(stranger.pid), ...rest].join('\n'))
    const next = await start()
    expect(await query(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
    await next.stop()
    stranger.kill()
  })

  test('in the middle of making the database, the next start makes it anew', async () => {
    mkdirSync(join(folder, 'postgres/new-half'), { recursive: true })
    writeFileSync(join(folder, 'postgres/new-half/PG_VERSION'), '18\n')
    const { isNew, stop } = await start()
    expect(isNew).toBe(true)
    expect(existsSync(join(folder, 'postgres/new-half'))).toBe(false)
    await stop()
  })

  test('of the server alone, restart brings it back under the same address', async () => {
    const postgres = await start()
    await query(postgres.ownerUrl, 'create table kept as select 7 as number')
    process.kill(serverPid(), 'SIGKILL')
    await expect.poll(() => postgres.isAlive()).toBe(false)
    await postgres.restart()
    expect(await query(postgres.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
    await postgres.stop()
  })
})

describe('what a person can put right is said plainly', { timeout: 90_000 }, () => {
  test('a data folder that is a file', async () => {
    writeFileSync(folder, '')
    await expect(start()).rejects.toThrow(/cannot be the data folder.*--data/s)
    rmSync(folder)
  })

  test('a database of another PostgreSQL', async () => {
    const { stop } = await start()
    await stop()
    writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17, and this Howl brings PostgreSQL 18/)
    writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '18\n')
  })

  test('a password that is lost', async () => {
    const { stop } = await start()
    await stop()
    rmSync(join(folder, 'postgres.json'))
    await expect(start()).rejects.toThrow(/postgres\.json.*is missing.*backup/s)
  })

  test.runIf(process.getuid?.() === 0)('a folder that the user of the database cannot reach', async () => {
    chmodSync(base, 0o700)
    await expect(start()).rejects.toThrow(new RegExp(`cannot reach the data folder.*${base} is closed to others.*chmod o\\+x '${base}'`, 's'))
  })

  test.runIf(process.getuid?.() !== 0)('a folder that may not be written', async () => {
    mkdirSync(folder, { mode: 0o500 })
    await expect(start()).rejects.toThrow(/cannot be written.*--data/s)
  })

  test.runIf(process.getuid?.() === 0 && process.platform === 'linux')('a disk that is full, and one that is read-only', async () => {
    mkdirSync(folder)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      // A container without the right to mount cannot make a small disk.
      return
    }
    try {
      await expect(start()).rejects.toThrow(/disk that holds .* is full/)
      execFileSync('mount', ['-o', 'remount,ro', folder])
      await expect(start()).rejects.toThrow(/cannot be written.*--data/s)
    } finally {
      execFileSync('umount', [folder])
    }
  })
})
