import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { breakingChanges, documentProblems, documentsIn, undecided } from './graph-changes.ts'

/*
 * npm run schema:check [-- BASE]
 *
 * Compares schema/api.graphql with that of a base commit, and validates the web's documents. Without BASE it is the
 * commit of main from which this work began: the last one when something is not yet committed, else the one before.
 */

const root = fileURLToPath(new URL('../', import.meta.url))
const GRAPH = 'schema/api.graphql'
const DECISIONS = 'docs/decisions'

const current = readFileSync(root + GRAPH, 'utf8')
const problems = [...(await changeProblems()), ...documentProblems(current, webDocuments())]
if (problems.length > 0) {
  process.stderr.write(`${problems.map((problem) => `  ${problem}`).join('\n')}\n`)
  process.exitCode = 1
} else {
  process.stdout.write('The web’s documents fit the published graph.\n')
}

async function changeProblems(): Promise<string[]> {
  const base = process.argv[2] ?? defaultBase()
  const before = base === null ? null : git('show', `${base}:${GRAPH}`)
  if (base === null || before === null) {
    process.stdout.write('There is no earlier published graph to compare with.\n')
    return []
  }
  const changes = await breakingChanges(before, current)
  const open = undecided(changes, decisionsSince(base))
  process.stdout.write(`Compared with ${base}: ${changes.length} breaking changes, ${open.length} without a decision.\n`)
  return open.map(({ path, message }) => `${message} Clients break: name ${path} in a new decision in ${DECISIONS}, or keep it.`)
}

function defaultBase(): string | null {
  const head = git('rev-parse', '--verify', '--quiet', 'HEAD')
  if (head === null) return null
  const fork = git('merge-base', 'HEAD', 'main')
  if (fork !== null && fork !== head) return fork
  return git('status', '--porcelain', '--', GRAPH, DECISIONS) === '' ? git('rev-parse', '--verify', '--quiet', 'HEAD~1') : 'HEAD'
}

/** Also what is not committed yet. */
function decisionsSince(base: string): string[] {
  const changed = git('diff', '--name-only', '--diff-filter=AM', base, '--', DECISIONS) ?? ''
  const fresh = git('ls-files', '--others', '--exclude-standard', '--', DECISIONS) ?? ''
  return `${changed}\n${fresh}`
    .split('\n')
    .filter((file) => file !== '' && existsSync(root + file))
    .map((file) => readFileSync(root + file, 'utf8'))
}

/** @returns null when git refuses: no repository, no such commit, no such file in it. */
function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}

function webDocuments(): { file: string; text: string }[] {
  return readdirSync(`${root}web/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('__generated__'))
    .flatMap((file) => documentsIn(`web/src/${file}`, readFileSync(`${root}web/src/${file}`, 'utf8')))
}
