import { join } from 'node:path'
import { demoStateOf, rememberDemo } from './data-folder.ts'
import { requireDatabase } from './external-database.ts'
import { keepAlive, startPostgres, type RunningPostgres } from './postgres.ts'
import { resetData } from './reset.ts'
import { secretsOf } from './secrets.ts'
import { Shutdown } from './shutdown.ts'
import { onStopSignals } from './signals.ts'
import { StartError } from './start-error.ts'

export type MainOptions = {
  root: string
  /** As it was given: what is no port is refused with all other wrong variables. */
  port: number | string
  host: string
  dataDir: string
  hasDemo: boolean
  isReset: boolean
  /** Settles when the web app is built. */
  web: Promise<void>
  say?: (line: string) => void
}

/** `npm start`: everything in this process, beside one PostgreSQL. Returns once it serves. */
export async function main(options: MainOptions): Promise<void> {
  const start = new EmbeddedStart(options)
  start.obeySignals()
  await start.run()
}

class EmbeddedStart {
  readonly #options: MainOptions
  readonly #say: (line: string) => void
  readonly #shutdown = new Shutdown()
  readonly #stopping = new AbortController()
  #postgres: RunningPostgres | null = null
  #isServing = false

  constructor(options: MainOptions) {
    this.#options = options
    this.#say = options.say ?? console.log
  }

  obeySignals(): void {
    onStopSignals({
      onStop: () => {
        this.#say('\nStopping …')
        // Before it serves, the start itself notices and puts away what it has begun.
        this.#stopping.abort()
        if (this.#isServing) void this.#end(0)
      },
      onForce: () => this.#postgres?.tellToStop(),
    })
    const fail = (error: unknown) => {
      console.error('Howl stops because of a fault in it:', error)
      void this.#end(1)
    }
    process.on('uncaughtException', fail)
    process.on('unhandledRejection', fail)
  }

  async run(): Promise<void> {
    try {
      await this.#start()
    } catch (error) {
      const wasAsked = this.#stopping.signal.aborted
      await this.#end(wasAsked ? 0 : null)
      throw error
    }
  }

  async #start(): Promise<void> {
    const { root, port, host, dataDir, isReset, web } = this.#options
    if (isReset) await resetData(dataDir)
    const isOurs = !process.env['DATABASE_URL']
    const isOnLoopback = ['127.0.0.1', '::1', 'localhost'].includes(host)
    if (isOurs && !isOnLoopback) requireNoDemo(dataDir, host)

    // PostgreSQL comes up while the rest of the program is read from disk.
    const database = isOurs ? this.#startPostgres({ mayHaveDemo: isOnLoopback }) : requireDatabase(process.env['DATABASE_URL'] ?? '')
    database.catch(() => {})
    const [{ checkWholeEnv }, { startEmbedded }] = await Promise.all([import('./doors.ts'), import('./embedded.ts')])
    const settings = { PORT: String(port), HOST: host, HOWL_FIRST_USER_IS_SUPERADMIN: String(isOurs && isOnLoopback) }
    checkWholeEnv({ ...process.env, ...settings })
    const ownerUrl = await database
    const env = { ...process.env, ...settings, ...secretsOf(dataDir, process.env), DATABASE_URL: ownerUrl }

    const webRoot = web.then(() => join(root, 'web/dist'))
    // Heard of where it is awaited, which may be later than it fails.
    webRoot.catch(() => {})
    const howl = await startEmbedded({ env, webRoot, signal: this.#stopping.signal })
    this.#shutdown.before(() => howl.stop())
    if (isOurs && demoStateOf(dataDir) === 'creating') await this.#createDemo(howl.url)
    this.#stopping.signal.throwIfAborted()
    this.#isServing = true
    await this.#announce(howl.url)
  }

  async #startPostgres({ mayHaveDemo }: { mayHaveDemo: boolean }): Promise<string> {
    const { dataDir, hasDemo } = this.#options
    const postgres = await startPostgres({ dataDir, onProgress: this.#say })
    this.#postgres = postgres
    this.#shutdown.before(() => postgres.stop())
    this.#shutdown.before(keepAlive(postgres, this.#say))
    if (postgres.isNew) rememberDemo(dataDir, mayHaveDemo && hasDemo ? 'creating' : 'none')
    // A demo that was broken off is begun again; nobody has worked with it, since it was never announced.
    else if (demoStateOf(dataDir) === 'creating') {
      await postgres.recreateDatabase()
      if (!mayHaveDemo || !hasDemo) rememberDemo(dataDir, 'none')
    }
    return postgres.ownerUrl
  }

  async #createDemo(url: string): Promise<void> {
    this.#say('Creating demo data: three businesses with half a year behind them …')
    const { createDemo } = await import('./demo/create.ts')
    await createDemo({ url, now: new Date(), signal: this.#stopping.signal })
    rememberDemo(this.#options.dataDir, 'done')
  }

  async #announce(url: string): Promise<void> {
    const { dataDir } = this.#options
    this.#say(`\nHowl is ready: ${url}\n`)
    if (demoStateOf(dataDir) === 'done') {
      const { demoPassword, demoPeople } = await import('./demo/create.ts')
      const { owner, worker, manager } = demoPeople
      this.#say(`  Sign in with  ${owner.email}   password  ${demoPassword}`)
      this.#say(`  (the owner of all three projects, and SUPERADMIN of this installation)`)
      this.#say(`  With fewer rights, same password: ${worker.email} (worker), ${manager.email} (manager and accountant)\n`)
    } else if (this.#postgres?.isNew) {
      this.#say('  Nobody is in it yet. Who signs up first is SUPERADMIN of this installation.\n')
    }
    this.#say(`Ctrl-C stops it; the data stays in ${dataDir}`)
  }

  /** @param code null leaves it to the caller to end the process */
  async #end(code: number | null): Promise<void> {
    this.#stopping.abort()
    try {
      await this.#shutdown.run()
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
    if (code !== null) process.exit(code)
  }
}

/** The demo's sign-in stands in the documentation, so its data must not be reachable from other machines. */
function requireNoDemo(dataDir: string, host: string): void {
  if (demoStateOf(dataDir) !== 'done') return
  throw new StartError(
    `${dataDir} holds the demo, whose password everybody knows, and HOST=${host} would open it to other machines.\n` +
      'Leave HOST out, or start with another folder (npm start -- --data OTHER-FOLDER), or empty this one (npm start -- --reset --no-demo).',
  )
}
