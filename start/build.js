// Plain JavaScript without dependencies other than the tools it starts.
import { spawn } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'fs'
import { join } from 'path'
import { Refusal } from './options.js'

/** Compiles the server when it is older than its sources. */
export async function buildServer(root, { say }) {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'))
  const workspaces = references.map(({ path }) => path)
  await build(root, {
    name: 'server',
    sources: [...workspaces, 'tsconfig.json', 'tsconfig.build.json'],
    isSource: (file) => /\.(ts|json)$/.test(file) && !/\.test\.ts$/.test(file),
    outputs: workspaces.map((path) => `${path}/dist/.tsbuildinfo`),
    doing: 'Building the server',
    command: ['node_modules/typescript-7/bin/tsc', '-b', 'tsconfig.build.json'],
    say,
  })
}

/** Builds the web app when it is older than its sources. */
export async function buildWeb(root, { say }) {
  await build(root, {
    name: 'web',
    sources: ['web/src', 'web/public', 'web/build-plugins', 'web/index.html', 'web/graphiql.html', 'web/vite.config.ts', 'web/package.json', 'web/tsconfig.json', 'package-lock.json'],
    isSource: (file) => !/\.test\.tsx?$/.test(file),
    outputs: ['web/dist/index.html'],
    doing: 'Building the web app',
    command: [viteOf(root), 'build', '--logLevel', 'warn'],
    folder: 'web',
    say,
  })
}

/** Where npm put it depends on who else needs one. */
export function viteOf(root) {
  const places = ['web/node_modules/vite/bin/vite.js', 'node_modules/vite/bin/vite.js'].map((place) => join(root, place))
  return places.find((place) => existsSync(place)) ?? places[1]
}

async function build(root, { name, sources, isSource, outputs, doing, command, folder = '.', say }) {
  const stamp = join(root, `node_modules/.cache/howl/${name}-built`)
  // By names, sizes and times of all sources rather than by the newest time: a deleted or an older, restored file counts too.
  const before = fingerprint(root, sources, isSource)
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === before && outputs.every((output) => existsSync(join(root, output)))
  if (isFresh) return
  const stop = say.during(doing)
  const { code, output } = await run(join(root, folder), command)
  stop()
  if (code !== 0) throw new Refusal(`${doing} failed:\n${output.trim()}`)
  mkdirSync(join(root, 'node_modules/.cache/howl'), { recursive: true })
  writeFileSync(stamp, before)
}

const notSources = new Set(['node_modules', 'dist', 'test'])

function fingerprint(root, sources, isSource) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    const stat = statSync(full)
    if (stat.isDirectory()) {
      for (const entry of readdirSync(full).sort()) if (!notSources.has(entry)) visit(`${path}/${entry}`)
    } else if (isSource(path)) {
      hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
    }
  }
  sources.forEach(visit)
  return hash.digest('hex')
}

function run(cwd, command) {
  return new Promise((done, failed) => {
    // Whoever starts it may run in another mode, a test for one; what is built here is what people are served.
    const child = spawn(process.execPath, command, { cwd, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', failed)
    child.once('close', (code) => done({ code, output }))
  })
}
