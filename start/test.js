// `npm test`. Plain JavaScript that needs nothing installed, like start/run.js.
import { spawn } from 'child_process'
import { existsSync } from 'fs'
import { dirname, resolve } from 'path'
import { fileURLToPath } from 'url'
import { buildServer, buildWeb } from './build.js'
import { installPackages } from './install.js'
import { requireNode } from './node-version.js'
import { Refusal } from './options.js'
import { sayTo } from './say.js'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** What some suites need of the machine. The test kit looks in the same places. */
const optional = [
  {
    name: 'redis-server',
    variable: 'HOWL_TEST_REDIS',
    places: ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'],
    skipped: 'suites of the queue on Redis and of the networked mode with Redis',
  },
  {
    name: 'Chromium',
    variable: 'HOWL_TEST_CHROMIUM',
    places: [
      '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    skipped: 'suites that walk the web app in a browser',
  },
]

async function run() {
  requireNode()
  const say = sayTo(process.stdout)
  await installPackages(root, { say })
  await Promise.all([buildServer(root, { say }), buildWeb(root, { say })])
  const missing = optional.filter(({ variable, places }) => ![process.env[variable], ...places].some((place) => place && existsSync(place)))
  const isCi = /^(1|true)$/.test(process.env.CI || '')
  for (const { name, variable, skipped } of missing) say(`${isCi ? 'MISSING' : 'Skipped'}: ${skipped}, because ${name} was not found (${variable} may name it)`)
  if (isCi && missing.length > 0) throw new Refusal(`With CI=true everything has to run: install ${missing.map(({ name }) => name).join(' and ')}.`)
  process.exitCode = await vitest(process.argv.slice(2))
}

function vitest(words) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [resolve(root, 'node_modules/vitest/vitest.mjs'), 'run', ...words], { cwd: root, stdio: 'inherit' })
    // At a terminal Ctrl-C reaches vitest by itself, and a second one would end it before its database is put away.
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.once('error', failed)
    child.once('exit', (code) => done(code === null ? 1 : code))
  })
}

run().catch((error) => {
  console.error(`\n${error instanceof Refusal ? error.message : (error && error.stack) || error}\n`)
  process.exit(1)
})
