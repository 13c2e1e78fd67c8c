import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, readFileSync, readdirSync, readlinkSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { run, urlOf, writeSettings, type Cluster, type Settings } from './cluster.ts'
import { freePort } from './free-port.ts'

const oldBackendsTimeoutMs = 60_000

/** True when a server left by a killed start runs as we would start it; any other on our data is stopped. */
export async function adoptOrStop(cluster: Cluster, settings: Settings): Promise<boolean> {
  const pid = livePostmaster(cluster)
  if (pid === null) return false
  const started = existsSync(`${cluster.data}/postmaster.opts`) ? readFileSync(`${cluster.data}/postmaster.opts`, 'utf8') : ''
  const wanted = [cluster.binaries.postgres, ...['-D', cluster.data, ...serverArguments(cluster, settings.port)].map((argument) => `"${argument}"`)].join(' ')
  if (started.trim() === wanted && (await answers(settings))) {
    cluster.onProgress(`Going on with the database server that a former start left running (process ${pid})`)
    return true
  }
  cluster.onProgress(`Stopping the database server that a former start left running (process ${pid})`)
  await stopServer(cluster)
  return false
}

export async function startServer(cluster: Cluster, settings: Settings, settingsFile: string): Promise<Settings> {
  trimLog(cluster)
  const deadline = Date.now() + oldBackendsTimeoutMs
  let { port } = settings
  let hasToldOfOldBackends = false
  for (;;) {
    await forgetReusedPid(cluster)
    const logStart = existsSync(cluster.log) ? statSync(cluster.log).size : 0
    const { code, output } = await run(cluster, cluster.binaries.pg_ctl, [
      'start', '-D', cluster.data, '-l', cluster.log, '-w', '-t', '120', '-s', '-o', serverArguments(cluster, port).map(shellQuote).join(' '),
    ])
    if (code === 0) {
      if (port !== settings.port) writeSettings(settingsFile, { ...settings, port })
      return { ...settings, port }
    }
    const said = existsSync(cluster.log) ? readFileSync(cluster.log).subarray(logStart).toString('utf8') : ''
    if (/pre-existing shared memory block/.test(said) && Date.now() < deadline) {
      // After kill -9 of the server its sessions end once they notice, and one that is busy notices late.
      if (!hasToldOfOldBackends) {
        cluster.onProgress('Waiting for sessions of a killed database server to end')
        endSessions(cluster)
      }
      hasToldOfOldBackends = true
      await sleep(250)
    } else if (/Address already in use/.test(said) && Date.now() < deadline) {
      port = await freePort()
    } else {
      throw new Error(`PostgreSQL did not start:\n${(said.trim() || output.trim()).split('\n').slice(-12).join('\n')}`)
    }
  }
}

/** Asks the sessions that a killed server left behind to end. They are known by working in the folder of its data. */
function endSessions({ data }: Cluster): void {
  if (process.platform !== 'linux') return
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) === data && commandOf(Number(entry))[0]?.startsWith('postgres: ')) process.kill(Number(entry), 'SIGTERM')
    } catch {
      // Somebody else's process, or one that has just ended: neither is a session of this server.
    }
  }
}

function serverArguments(cluster: Cluster, port: number): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // One server on one machine, nobody replicates from it: less to write and fewer processes.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '512MB',
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'warning',
    // A client that was killed is noticed in seconds, not after the hours of the system's default.
    client_connection_check_interval: '2s',
    ...(cluster.isDurable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  return ['-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

export async function stopServer(cluster: Cluster): Promise<void> {
  if (livePostmaster(cluster) === null) return
  const stop = (mode: string, seconds: number) => run(cluster, cluster.binaries.pg_ctl, ['stop', '-D', cluster.data, '-m', mode, '-w', '-s', '-t', String(seconds)])
  const { code } = await stop('fast', 30)
  if (code === 0 || livePostmaster(cluster) === null) return
  const { code: immediate, output } = await stop('immediate', 30)
  if (immediate !== 0 && livePostmaster(cluster) !== null) throw new Error(`PostgreSQL did not stop: ${output.trim()}`)
}

/** The process id of the server that runs on the cluster; a process that merely got the same number later is not one. */
export function livePostmaster({ data }: Cluster): number | null {
  const pid = postmasterPid(data)
  if (pid === null || !isProcess(pid)) return null
  const command = commandOf(pid)
  return command.some((word) => word.endsWith('postgres')) && command.join(' ').includes(data) ? pid : null
}

/** Empty for a process that has ended and only waits for its parent to take note. */
function commandOf(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(' ')
  } catch {
    // It ended in this very moment.
    return []
  }
}

function postmasterPid(data: string): number | null {
  try {
    const pid = Number(readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The server refuses to start while the process named in postmaster.pid exists, and after a reboot or in a container that
 * number may be anybody's, or that of a killed server which nobody has taken note of. The file cannot simply be deleted, since it also names the shared memory that tells the server
 * whether old sessions are still writing: so only the number in it is replaced, by that of a process that has just ended.
 */
async function forgetReusedPid({ data, user }: Cluster): Promise<void> {
  const pid = postmasterPid(data)
  if (pid === null || !isProcess(pid)) return
  const file = `${data}/postmaster.pid`
  const ended = spawn('/bin/sh', ['-c', ':'], { stdio: 'ignore' })
  await new Promise((done, failed) => ended.once('exit', done).once('error', failed))
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(`${file}.new`, [String(ended.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 })
  if (user) chownSync(`${file}.new`, user.uid, user.gid)
  renameSync(`${file}.new`, file)
}

async function answers(settings: Settings): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(settings, 'postgres'), connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function trimLog({ log }: Cluster): void {
  if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.1`)
}

function shellQuote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
