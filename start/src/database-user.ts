import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from './start-error.ts'

/** The system user that PostgreSQL runs as; null for our own. PostgreSQL refuses to run as root. */
export type DatabaseUser = { name: string; uid: number; gid: number } | null

/**
 * @param clusterFolder where the database is or will be; an existing one keeps its user
 */
export function databaseUser(clusterFolder: string): DatabaseUser {
  const owner = ownerOf(clusterFolder)
  const ourUid = process.getuid?.() ?? -1
  if (ourUid !== 0) {
    if (owner !== null && owner.uid !== ourUid) {
      throw new StartError(
        `The database in ${clusterFolder} belongs to another user (number ${owner.uid}).\n` +
          'Start Howl as that user, or with a folder of your own: npm start -- --data OTHER-FOLDER',
      )
    }
    return null
  }
  if (owner !== null && owner.uid !== 0) return { name: nameOf(owner.uid), ...owner }
  return lookUp('postgres') ?? lookUp('howl') ?? create('howl') ?? lookUp('nobody') ?? noUser()
}

/** Fails, with what to do, when the user cannot enter the folder: every folder above it has to let them through. */
export function requireReachable(user: DatabaseUser, folder: string, what: string): void {
  if (user === null || canEnter(user, folder)) return
  let blocked = folder
  while (dirname(blocked) !== blocked && !canEnter(user, dirname(blocked))) blocked = dirname(blocked)
  throw new StartError(
    `PostgreSQL does not run as root, so Howl runs it as the user "${user.name}"; but that user cannot reach ${what} in ${folder}, ` +
      `because ${blocked} is closed to others.\n` +
      `Let others pass through it (chmod o+x '${blocked}'), or ${
        what === 'the data folder'
          ? 'choose a data folder elsewhere: npm start -- --data /var/lib/howl'
          : 'move Howl to a folder that others can enter, for example /opt/howl'
      }, or start Howl as an ordinary user.`,
  )
}

function canEnter(user: NonNullable<DatabaseUser>, folder: string): boolean {
  // Asked of the system itself, as that user: mode bits alone do not tell of access lists.
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', uid: user.uid, gid: user.gid, stdio: 'ignore' })
  return status === 0
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(folder)
    return { uid, gid }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function lookUp(name: string): DatabaseUser {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { name, uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function nameOf(uid: number): string {
  const { status, stdout } = spawnSync('id', ['-nu', String(uid)], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : String(uid)
}

function create(name: string): DatabaseUser {
  const { status } = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' })
  return status === 0 ? lookUp(name) : null
}

function noUser(): never {
  throw new StartError('PostgreSQL does not run as root, and no other user was found or could be made. Start Howl as an ordinary user, or set DATABASE_URL.')
}
