import { join } from 'node:path'
import { demoStateOf, rememberDemo } from './data-folder.ts'
import { readWholeEnv, startEnvironment } from './environment.ts'
import { freePort } from './free-port.ts'
import { requireDatabase } from './external-database.ts'
import type { MainOptions } from './main.ts'
import { keepAlive, startPostgres } from './postgres.ts'
import { resetData } from './reset.ts'
import { secretsOf, type Secrets } from './secrets.ts'
import { startService, type ServiceProcess } from './service-process.ts'
import { gatewayService, subgraphServices, workerService, type NeighbourUrl, type Service } from './services.ts'
import { Shutdown } from './shutdown.ts'
import { onStopSignals } from './signals.ts'
import { StartError } from './start-error.ts'

type Env = Readonly<Record<string, string | undefined>>

export type NetworkedOptions = {
  root: string
  port: number
  host: string
  /** Of the person who starts it; secrets and addresses are added. */
  env: Env
  secrets: Secrets
  /** The owner of a migrated database. */
  databaseUrl: string
  /** How Node runs a workspace's main; compiled when absent. */
  command?: (workspace: string) => string[]
}

export type RunningNetwork = {
  url: string
  urls: Readonly<Record<string, string>>
  /** Tells which process ended by itself, and how. */
  failure: Promise<string>
  stop: () => Promise<void>
  processes: readonly ServiceProcess[]
}

/** Gateway, subgraphs and worker, each a process of its own on loopback; the database runs already. */
export async function startNetwork(options: NetworkedOptions): Promise<RunningNetwork> {
  const shutdown = new Shutdown()
  const processes: ServiceProcess[] = []
  let tell: (failure: string) => void = () => {}
  const failure = new Promise<string>((done) => (tell = done))
  const ports = new Map<string, number>()
  for (const { name } of [...subgraphServices, workerService]) ports.set(name, await freePort())
  ports.set('gateway', options.port === 0 ? await freePort() : options.port)
  const urlOf = (name: string) => `http://127.0.0.1:${ports.get(name)}`

  const start = (service: Service) => {
    const env = environmentOf(service, { ...options, urlOf, port: ports.get(service.name) ?? 0 })
    const running = startService({ name: service.name, command: (options.command ?? compiled)(service.workspace), cwd: options.root, env, url: urlOf(service.name) })
    processes.push(running)
    shutdown.before(() => running.stop())
    void running.ended.then((how) => how !== null && tell(`${service.name} (process ${running.pid}) ${how}`))
    return running.ready()
  }
  try {
    await Promise.all(subgraphServices.map(start))
    // Stopped before the subgraphs, the worker before the gateway: what is drained still finds everything it needs.
    await start(gatewayService)
    await start(workerService)
  } catch (error) {
    await shutdown.run()
    throw error
  }
  const urls = Object.fromEntries([...ports.keys()].map((name) => [name, urlOf(name)]))
  return { url: urlOf('gateway'), urls, failure, stop: () => shutdown.run(), processes }
}

const compiled = (workspace: string): string[] => [
  '--import', new URL('./follow-parent.js', import.meta.url).href,
  `${workspace}/dist/src/main.js`,
]

type Place = NetworkedOptions & { urlOf: (name: string) => string; port: number }

/** No service sees a secret that it does not use: what is not in it cannot leak from it. */
function environmentOf({ name, secrets, neighbours }: Service, { env, host, databaseUrl, secrets: all, urlOf, port }: Place): Env {
  const withheld = new Set<string>([...Object.keys(all), 'IDENTITY_URL', 'FINANCE_URL', 'GROWTH_URL', 'AI_URL', 'GATEWAY_URL'])
  return {
    ...Object.fromEntries(Object.entries(env).filter(([variable]) => !withheld.has(variable))),
    ...Object.fromEntries(secrets.map((secret) => [secret, all[secret]])),
    ...Object.fromEntries(neighbours.map((variable: NeighbourUrl) => [variable, urlOf(variable.slice(0, -'_URL'.length).toLowerCase())])),
    DATABASE_URL: databaseUrl,
    // Only the gateway is for others.
    HOST: name === 'gateway' ? host : '127.0.0.1',
    PORT: String(port),
  }
}

/** `npm run start:networked`. Returns once it serves. */
export async function main({ root, port, host, dataDir, isReset, web, say = console.log }: MainOptions): Promise<void> {
  const shutdown = new Shutdown()
  const stopping = new AbortController()
  let isServing = false
  let forced = () => {}
  const end = async (code: number) => {
    await shutdown.run()
    process.exit(code)
  }
  onStopSignals({
    onStop: () => {
      say('\nStopping …')
      stopping.abort()
      if (isServing) void end(0)
    },
    onForce: () => forced(),
  })
  try {
    if (isReset) await resetData(dataDir)
    const { checkWholeEnv } = await import('./doors.ts')
    checkWholeEnv({ ...process.env, PORT: String(port), HOST: host })
    const given = readWholeEnv(startEnvironment, process.env)
    let databaseUrl = given.DATABASE_URL
    if (databaseUrl) await requireDatabase(databaseUrl)
    else {
      const postgres = await startPostgres({ dataDir, onProgress: say })
      shutdown.before(() => postgres.stop())
      shutdown.before(keepAlive(postgres, say))
      forced = () => postgres.tellToStop()
      // Demo data is for the one-process start; this folder was first used without.
      if (postgres.isNew) rememberDemo(dataDir, 'none')
      databaseUrl = postgres.ownerUrl
    }
    const { migrateAll } = await import('./migrate.ts')
    await migrateAll(databaseUrl, given.LOG_LEVEL ?? 'warn')
    const secrets = secretsOf(dataDir, process.env)
    await web
    stopping.signal.throwIfAborted()

    const network = await startNetwork({ root, port: Number(port), host, env: { LOG_LEVEL: 'warn', ...process.env }, secrets, databaseUrl })
    shutdown.before(() => network.stop())
    forced = joined(forced, () => network.processes.forEach(({ pid }) => process.kill(pid, 'SIGKILL')))
    stopping.signal.throwIfAborted()
    isServing = true
    say(`\nHowl is ready: ${network.url}\n`)
    for (const { name, pid } of network.processes) say(`  ${name.padEnd(8)}  process ${pid}, ${network.urls[name]}`)
    if (demoStateOf(dataDir) === 'done') say('\n  It holds the demo of `npm start`; its sign-in works here too.')
    say(`\nCtrl-C stops all of it; the data stays in ${given.DATABASE_URL ? 'the database of DATABASE_URL' : join(dataDir, 'postgres')}`)
    void network.failure.then((failure) => {
      if (stopping.signal.aborted) return
      console.error(`\n${failure}. The rest is stopped too.`)
      void end(1)
    })
  } catch (error) {
    await shutdown.run()
    if (stopping.signal.aborted && !(error instanceof StartError)) process.exit(0)
    throw error
  }
}

const joined = (first: () => void, second: () => void) => () => {
  second()
  first()
}
