import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Claims } from '@howl/platform/claims'
import { parse } from 'csv-parse/sync'
import type { TestFinance, TestProject } from './factories.ts'

const EXPORT = 'id kind state fileName rowsWritten rowsTotal bytes columns failure requestedByKind requestedById startedAt finishedAt expiresAt downloadUrl'

export type TestExport = { id: string; state: string; fileName: string; rowsWritten: number; rowsTotal: number | null; bytes: string | null; columns: string[]; failure: string | null; downloadUrl: string | null }

/** Exports of one project, by the graph and by the door of files. */
export class TestExports {
  readonly #finance: TestFinance
  readonly #project: TestProject

  constructor(finance: TestFinance, project: TestProject) {
    this.#finance = finance
    this.#project = project
  }

  start(kind: string, more: Record<string, unknown> = {}, claims = this.#project.claims()) {
    return this.#project.tryMutate(
      'startExport',
      { projectId: this.#project.id, kind, ...more },
      { selection: `... on StartExportSuccess { export { ${EXPORT} } } ... on UserError { message } ... on InvalidInput { fieldErrors { path message } }`, claims },
    )
  }

  async started(kind: string, more: Record<string, unknown> = {}): Promise<string> {
    const { data, errors } = await this.start(kind, more)
    if (!data?.['export']) throw new Error(JSON.stringify(errors ?? data))
    return data['export'].id as string
  }

  change(name: 'cancelExport' | 'retryExport', id: string, claims = this.#project.claims()) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    return this.#project.tryMutate(name, { id }, { selection: `... on ${type}Success { export { ${EXPORT} } } ... on UserError { message }`, claims })
  }

  async get(id: string): Promise<TestExport> {
    return (await this.#project.read<{ export: TestExport }>(`export(id: $id) { ${EXPORT} }`, { declare: '$id: ID!', variables: { id } })).export
  }

  async bytes(id: string, claims: Claims = this.#project.claims()): Promise<Buffer> {
    const { body, size } = await this.#finance.running.files.download('export', { claims, id })
    const pieces: Buffer[] = []
    for await (const piece of body) pieces.push(piece)
    const whole = Buffer.concat(pieces)
    if (size !== whole.length) throw new Error(`said ${size} bytes and gave ${whole.length}`)
    return whole
  }

  /** From the wish to the cells. */
  async written(kind: string, more: Record<string, unknown> = {}): Promise<Record<string, string>[]> {
    const id = await this.started(kind, more)
    await this.#finance.drain()
    return rowsOf(await this.bytes(id))
  }
}

/** Read by another program than the one that wrote it. */
export const rowsOf = (file: Buffer): Record<string, string>[] => parse(file, { columns: true, bom: true, record_delimiter: ['\r\n', '\n', '\r'] })

/** Orders as an import of years would leave them, made by one statement: the newest first is by number. */
export async function insertOrders(finance: TestFinance, project: TestProject, count: number, { from = 1 } = {}): Promise<void> {
  // Finance learns of the project by its first request.
  await project.read('orders(first: 1) { nodes { id } }')
  const own = project.id.slice(-6)
  await finance.database.query(
    `insert into finance.orders (id, project_id, number, payment_code, status, reference, customer_name, customer_email, customer_key, currency, total_minor, paid_minor, placed_at, search_text)
     select ('0193a000-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n % 4096), 3, '0') || '-8000-' || lpad(to_hex(n), 6, '0') || $4)::uuid, $1, n, $4 || n,
       case n % 3 when 0 then 'PAID' when 1 then 'AWAITING_PAYMENT' else 'UNDERPAID' end, 'Ref "' || n || '", with a comma', 'Nguyễn Văn ' || n % 997, 'customer' || n % 997 || '@example.com',
       'email:customer' || n % 997, 'VND', n * 1000, case n % 3 when 0 then n * 1000 when 1 then 0 else 500 end, timestamptz '2020-01-01' + n * interval '1 minute', 'order ' || n
     from generate_series($2::int, $3::int) n`,
    [project.id, from, from + count - 1, own],
  )
  await finance.database.query('analyze finance.orders')
}

const program = fileURLToPath(new URL('./export-worker.ts', import.meta.url))

export type ExportWorker = { kill: () => Promise<void>; memory: number[] }

const workers = new Set<ChildProcess>()

export function startExportWorker(finance: TestFinance, ...flags: string[]): ExportWorker {
  const child = spawn(process.execPath, ['--conditions=howl-source', '--import', 'tsx', ...flags, program, finance.database.appUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  workers.add(child)
  const memory: number[] = []
  child.stdout.on('data', (text: Buffer) => memory.push(...text.toString().trim().split('\n').map(Number)))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    memory,
    kill: () => {
      child.kill('SIGKILL')
      workers.delete(child)
      return ended
    },
  }
}

export function killExportWorkers(): void {
  for (const child of workers) child.kill('SIGKILL')
}

export async function until(what: string, is: () => Promise<boolean>, { seconds = 60 } = {}): Promise<void> {
  for (const deadline = Date.now() + seconds * 1_000; Date.now() < deadline; await sleep(10)) if (await is()) return
  throw new Error(`waited in vain until ${what}`)
}
