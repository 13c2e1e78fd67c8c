// Plain JavaScript without dependencies: this runs before anything is installed.
import { spawn } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'fs'
import { join } from 'path'
import { Refusal } from './options.js'

/** Installs the packages of the lock file when they are missing or older than it. */
export async function installPackages(root, { say }) {
  if (isInstalled(root)) return
  const stop = say.during(existsSync(join(root, 'node_modules')) ? 'Bringing packages up to date' : 'Installing packages (about a minute, once)')
  const { code, output } = await runNpm(root, ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'])
  stop()
  if (code !== 0) throw new Refusal(`The packages could not be installed (npm ci ended with ${code}):\n${output.trim()}\n\nCheck the connection to the package registry and start again.`)
  remember(root)
}

/** Where the lock file that was last installed is remembered by content: a checkout touches files without changing them. */
const stamp = (root) => join(root, 'node_modules/.cache/howl/installed')

function isInstalled(root) {
  const lock = join(root, 'package-lock.json')
  // npm writes this file last, so it is missing when an install was broken off.
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true
  return existsSync(stamp(root)) && readFileSync(stamp(root), 'utf8') === contentOf(lock)
}

function remember(root) {
  mkdirSync(join(root, 'node_modules/.cache/howl'), { recursive: true })
  writeFileSync(stamp(root), contentOf(join(root, 'package-lock.json')))
}

const contentOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

function runNpm(root, words) {
  // Under `npm start` this is the npm that runs us; by itself `node start/run.js` takes the one on the path.
  const npm = process.env.npm_execpath
  const [program, before] = npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  return new Promise((done, failed) => {
    const child = spawn(program, [...before, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => failed(new Refusal(`npm could not be run (${error.message}). Install Node with npm, then start again.`)))
    child.once('close', (code) => done({ code, output }))
  })
}
