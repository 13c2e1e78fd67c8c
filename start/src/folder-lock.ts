import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { StartError } from './start-error.ts'

/** Who holds a data folder: a process id alone is reused by the system, together with the start of the process it is not. */
type Holder = { pid: number; startedAt: string }

/**
 * Takes a data folder for this process, or says who has it. A lock whose holder was killed is taken over.
 *
 * @returns what gives the folder back
 */
export function lockFolder(folder: string): () => void {
  const path = `${folder}/lock`
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) } satisfies Partial<Holder>)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    for (;;) {
      try {
        // link() fails when the name exists, so of two starts at the same moment one wins.
        linkSync(draft, path)
        let isHeld = true
        return () => {
          // Once only: by the second time this process may hold the folder anew.
          if (isHeld && readOrNull(path) === mine) rmSync(path, { force: true })
          isHeld = false
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const theirs = readOrNull(path)
      if (theirs === null) continue
      const holder = parseHolder(theirs)
      if (holder && isAlive(holder)) {
        throw new StartError(
          `Another Howl (process ${holder.pid}) is running on the data folder ${folder}.\n` +
            'Stop it first (Ctrl-C where it runs), or give this one a folder of its own: npm start -- --data OTHER-FOLDER',
        )
      }
      // Moved away rather than deleted: if somebody else has just taken the folder over, their lock is put back.
      const moved = `${draft}.stale`
      try {
        renameSync(path, moved)
      } catch {
        continue
      }
      if (readOrNull(moved) === theirs) rmSync(moved, { force: true })
      else renameSync(moved, path)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // ESRCH: a process that ended while its /proc file was read.
    if (code === 'ENOENT' || code === 'ESRCH') return null
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>
    return typeof value.pid === 'number' && typeof value.startedAt === 'string' ? { pid: value.pid, startedAt: value.startedAt } : null
  } catch {
    // A file cut short by a full disk or a power cut names nobody.
    return null
  }
}

function isAlive(holder: Holder): boolean {
  return holder.startedAt === processStart(holder.pid)
}

/** When a process began, in whatever words the system has for it; empty when there is no such process. */
function processStart(pid: number): string {
  if (process.platform === 'linux') {
    const stat = readOrNull(`/proc/${pid}/stat`)
    // Field 22, counted behind the name, which stands in brackets and may hold anything.
    return stat === null ? '' : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '')
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).trim()
  } catch {
    return ''
  }
}
