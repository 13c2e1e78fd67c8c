// `npm start` and its relatives. Plain JavaScript that needs nothing installed: it must work on a fresh clone, and on a
// Node that is too old it must live long enough to say so. Hence no syntax and no module newer than Node 14.
import { createInterface } from 'readline'
import { spawn } from 'child_process'
import { dirname, resolve } from 'path'
import { fileURLToPath } from 'url'
import { requireNode } from './node-version.js'
import { buildServer, buildWeb, viteOf } from './build.js'
import { installPackages } from './install.js'
import { readOptions, Refusal, usage } from './options.js'
import { requireFreePort, suggestPort } from './ports.js'
import { sayTo } from './say.js'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

async function run() {
  requireNode()
  const options = readOptions(process.argv.slice(2), { cwd: process.env.INIT_CWD || process.cwd(), resolve, env: process.env })
  if (options.mode === 'help') return void console.log(usage)
  if (options.mode === 'source') return (await import('./src/main.ts')).main({ ...at(options), web: Promise.resolve() })

  const isForPrograms = options.mode === 'keys'
  const needsWeb = options.mode !== 'keys' && options.mode !== 'superadmin'
  const say = sayTo(isForPrograms ? process.stderr : process.stdout)
  const serves = ['embedded', 'networked', 'watch'].includes(options.mode)
  if (serves && Number.isInteger(options.port)) await requireFreePort(options.port, hostOf())
  if (options.isReset && !options.isYes) await confirmReset(at(options).dataDir)

  await installPackages(root, { say })
  if (options.mode === 'watch') return watch(options, say)
  // The web app is built while PostgreSQL starts and migrates; whoever serves it waits for it.
  const web = needsWeb ? buildWeb(root, { say }) : Promise.resolve()
  web.catch(() => {})
  await buildServer(root, { say })
  if (options.mode === 'build-only') return await web
  if (options.mode === 'keys') return (await import('./dist/src/keys.js')).printKeys()
  if (options.mode === 'superadmin') return (await import('./dist/src/superadmin.js')).makeSuperadmin({ email: options.email, dataDir: at(options).dataDir })
  if (options.mode === 'networked') return (await import('./dist/src/networked.js')).main({ ...at(options), web, say })
  return (await import('./dist/src/main.js')).main({ ...at(options), web, say })
}

/** What the start needs to know that only the command knows. */
function at(options) {
  const dataDir = options.dataDir || resolve(root, process.env.HOWL_DATA_DIR || '.howl')
  return { root, port: options.port, host: hostOf(), dataDir, hasDemo: options.hasDemo, isReset: options.isReset }
}

function hostOf() {
  return process.env.HOST || '127.0.0.1'
}

async function confirmReset(dataDir) {
  if (!process.stdin.isTTY) throw new Refusal(`--reset would delete all data in ${dataDir}. Nobody can be asked here: add --yes if that is meant.`)
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await new Promise((done) => reader.question(`This deletes all data in ${dataDir} for good. Type "delete" to go on: `, done))
  reader.close()
  if (answer.trim().toLowerCase() !== 'delete') throw new Refusal('Nothing was deleted.')
}

/** The server from its sources, started again at every change, and the web app by Vite, which updates itself. */
async function watch(options, say) {
  if (options.isReset) await resetOnce(at(options).dataDir)
  // Out of reach of the terminal's Ctrl-C, which then comes from us, and once: tsx takes a second signal as the wish to
  // end the server at any price.
  const apart = { detached: true, stdio: ['ignore', 'inherit', 'inherit'] }
  const webPort = await suggestPort(5173, '127.0.0.1')
  const { port, dataDir, host } = at(options)
  const server = spawn(
    process.execPath,
    [
      resolve(root, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', '--conditions=howl-source', '--include', '**/*.graphql', '--exclude', '**/web/**',
      resolve(root, 'start/run.js'), '--source', '--port', String(port), '--data', dataDir, ...(options.hasDemo ? [] : ['--no-demo']),
    ],
    { cwd: root, env: { ...process.env, INIT_CWD: root }, ...apart },
  )
  const web = spawn(process.execPath, [viteOf(root), '--port', String(webPort), '--strictPort', '--logLevel', 'warn'], {
    cwd: resolve(root, 'web'),
    env: { ...process.env, GATEWAY_URL: `http://${host}:${port}` },
    ...apart,
  })
  say(`The web app with reload: http://127.0.0.1:${webPort} (the server itself: http://${host}:${port})`)
  const children = [server, web]
  let isStopping = false
  const stop = () => {
    if (!isStopping) for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
    isStopping = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  await Promise.all(children.map((child) => new Promise((done) => child.once('exit', () => (stop(), done())))))
}

/** Before the watch, which starts the server again and again. */
function resetOnce(dataDir) {
  const child = spawn(process.execPath, [resolve(root, 'node_modules/tsx/dist/cli.mjs'), '--conditions=howl-source', resolve(root, 'start/src/reset.ts'), dataDir], { cwd: root, stdio: 'inherit' })
  return new Promise((done, failed) => child.once('error', failed).once('exit', (code) => (code === 0 ? done() : failed(new Refusal('The data was not deleted.')))))
}

run().catch(async (error) => {
  // Free when it was looked at, and taken by somebody while packages were installed or the database began.
  if (error && error.code === 'EADDRINUSE') error = await requireFreePort(error.port, hostOf()).then(() => error, (refusal) => refusal)
  // By name, because the compiled part has a class of its own for the same thing.
  const isForPeople = error instanceof Refusal || (error && error.name === 'StartError')
  console.error(`\n${isForPeople ? error.message : (error && error.stack) || error}\n`)
  process.exit(1)
})
