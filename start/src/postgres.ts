import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { checkVersion, clusterIn, initialise, makeClusterFolder, readSettings, urlOf, type Settings } from './cluster.ts'
import { requireReachable } from './database-user.ts'
import { explain } from './explain.ts'
import { lockFolder } from './folder-lock.ts'
import { adoptOrStop, livePostmaster, startServer, stopServer } from './postmaster.ts'

export type PostgresOptions = {
  /** Holds the database, its log, its password and its port. Made when missing. */
  dataDir: string
  /**
   * False lets a power cut lose the database: for tests only.
   * @defaultValue true
   */
  isDurable?: boolean
  /** Told what takes a while. */
  onProgress?: (line: string) => void
}

export type RunningPostgres = {
  /** Connects as the owner of everything, to the database `howl`. */
  ownerUrl: string
  /** True when the database was made just now. */
  isNew: boolean
  /** True when the server of a former, killed start was still running and is used on. */
  isAdopted: boolean
  /** False once the server has gone, whoever ended it. */
  isAlive(): boolean
  /** Starts the server again after it was ended from outside; same address as before. */
  restart(): Promise<void>
  /** Makes the database `howl` anew, empty. */
  recreateDatabase(): Promise<void>
  stop(): Promise<void>
  /** Tells the server to stop and does not wait: for a process that has to end now. */
  tellToStop(): void
}

const database = 'howl'

/** Starts PostgreSQL on a data folder, in a process group of its own, so that Ctrl-C does not end it before those who use it. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  let unlock = () => {}
  try {
    const isNew = makeFolder(dataDir)
    unlock = lockFolder(dataDir)
    const cluster = await clusterIn({ ...options, dataDir })
    // What we made may be closed to others by our umask; it holds secrets, so they may pass but not look.
    if (cluster.user && isNew) chmodSync(dataDir, 0o711)
    requireReachable(cluster.user, dirname(cluster.binaries.postgres), 'its program')
    requireReachable(cluster.user, dataDir, 'the data folder')
    makeClusterFolder(cluster)
    const { data } = cluster
    const settingsFile = `${dataDir}/postgres.json`
    const isNewCluster = !existsSync(data)
    if (isNewCluster) await initialise(cluster, settingsFile)
    checkVersion(cluster)
    let settings = readSettings(settingsFile, cluster)

    const isAdopted = await adoptOrStop(cluster, settings)
    if (!isAdopted) settings = await startServer(cluster, settings, settingsFile)
    await createDatabase(settings)
    return {
      ownerUrl: urlOf(settings, database),
      isNew: isNewCluster,
      isAdopted,
      isAlive: () => livePostmaster(cluster) !== null,
      restart: async () => {
        if (livePostmaster(cluster) === null) await startServer(cluster, settings, settingsFile)
      },
      recreateDatabase: async () => {
        await asOwner(settings, (client) => client.query(`drop database if exists ${database} with (force)`))
        await createDatabase(settings)
      },
      stop: async () => {
        await untilUnused(settings)
        await stopServer(cluster)
        unlock()
      },
      tellToStop: () => {
        const pid = livePostmaster(cluster)
        // SIGINT is PostgreSQL's fast shutdown.
        if (pid !== null) process.kill(pid, 'SIGINT')
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw explain(error, dataDir)
  }
}

/**
 * Brings the server back when it was ended from outside while we need it.
 *
 * @returns what ends the watch
 */
export function keepAlive(postgres: RunningPostgres, say: (line: string) => void): () => Promise<void> {
  let isOver = false
  let restart: Promise<void> | null = null
  const timer = setInterval(() => {
    if (restart || isOver || postgres.isAlive()) return
    say('The database server has ended and is started again')
    restart = postgres
      .restart()
      .catch((error: unknown) => say(`The database server could not be started again: ${String(error)}`))
      .finally(() => (restart = null))
  }, 500)
  return async () => {
    isOver = true
    clearInterval(timer)
    await restart
  }
}

/** The owner's address of the server that runs on a data folder now, whoever started it; null when none does. */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const folder = resolve(dataDir)
  if (!existsSync(join(folder, 'postgres.json'))) return null
  const cluster = await clusterIn({ dataDir: folder })
  return livePostmaster(cluster) === null ? null : urlOf(readSettings(join(folder, 'postgres.json'), cluster), database)
}

/** Stops the server that a killed start left running on a data folder, if there is one. */
export async function stopOrphanedPostgres(dataDir: string): Promise<void> {
  const unlock = lockFolder(resolve(dataDir))
  try {
    await stopServer(await clusterIn({ dataDir: resolve(dataDir) }))
  } finally {
    unlock()
  }
}

/** @returns whether it was missing */
function makeFolder(folder: string): boolean {
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined
  // A write, because root may write where a read-only file system does not let it.
  const probe = `${folder}/.write-${randomBytes(4).toString('hex')}`
  writeFileSync(probe, 'x')
  rmSync(probe)
  return isNew
}

async function createDatabase(settings: Settings): Promise<void> {
  await asOwner(settings, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  })
}

/** A pool that was closed says goodbye a moment later; a server that stops before that looks to its client like a fault. */
async function untilUnused(settings: Settings): Promise<void> {
  const isUsed = `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`
  try {
    await asOwner(settings, async (client) => {
      for (let tries = 0; tries < 40 && (await client.query(isUsed)).rowCount !== 0; tries += 1) await sleep(25)
    })
  } catch {
    // It does not answer, so there is nobody to be polite to.
  }
}

async function asOwner(settings: Settings, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  // Patient: while the program is read from disk on a busy machine, this process does not come to hear the answer for seconds.
  const client = new pg.Client({ connectionString: urlOf(settings, 'postgres'), connectionTimeoutMillis: 30_000 })
  // A connection that breaks fails the statement on it; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
