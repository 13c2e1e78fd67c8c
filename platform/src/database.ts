import 'reflect-metadata'
import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Logger } from 'pino'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type QueryRunner } from 'typeorm'
import { projectIn, userIdOf, type Claims } from './claims.ts'
import { notFound } from './errors.ts'
import { outliveLostConnections } from './lost-connections.ts'
import { runOneStatement } from './one-statement.ts'

/** A short transaction. It ends with the function it was given to, and nothing may keep it longer. */
export type Tx = {
  manager: EntityManager
  /** The schema of the subgraph that the transaction belongs to: `finance`. */
  schema: string
  query: <Row>(sql: string, params?: unknown[]) => Promise<Row[]>
  /** Runs once the transaction is committed, and never when it is not: the place to ring a bell. */
  afterCommit: (run: () => void) => void
  /** Wakes a job of this subgraph once the transaction is committed: its table has new work. */
  ring: (job: string) => void
  /** What `work` did is undone when it throws, and the transaction lives on. */
  savepoint: <Result>(work: () => Promise<Result>) => Promise<Result>
}

export type SystemTx = Tx & {
  /** Goes on in the same transaction as a tenant: only rows of this project can be seen or written until `work` ends. */
  inProject: <Result>(projectId: string, work: (tx: Tx) => Promise<Result>) => Promise<Result>
}

export type Database = {
  schema: string
  /**
   * The only way to the rows of tenants: a short transaction that can see and write just the given projects (and the
   * rows of the caller's own person). `[]` reaches the person's own rows alone.
   *
   * @throws NOT_FOUND for a project that the claims do not hold.
   */
  inTenant: <Result>(claims: Claims, projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
  /**
   * One statement as `inTenant` would run it, in a single round trip: for what is read with nearly every request. The
   * server keeps its plan, so it is for statements whose best plan does not depend on the values.
   *
   * @throws NOT_FOUND for a project that the claims do not hold.
   */
  readInTenant: <Row extends object>(claims: Claims, projectIds: readonly string[], statement: { sql: string; params: unknown[] }) => Promise<Row[]>
  /**
   * For what runs before or across tenants, with a role whose grants cover only the tables and columns that need it.
   *
   * @param reason why no tenant can be named here, in plain words; it stands in the log of a failure.
   */
  asSystem: <Result>(reason: string, work: (tx: SystemTx) => Promise<Result>) => Promise<Result>
  /** The name of the table that holds an entity, from the class's name: `Order` gives `orders`. Null when there is none. */
  tableOf: (entityName: string) => string | null
  close: () => Promise<void>
}

type DatabaseOptions = {
  /** The login of `howl_app`, as `appUrl` gives it. */
  url: string
  schema: string
  entities: EntityTarget<ObjectLiteral>[]
  /** @defaultValue 8 */
  maxConnections?: number
  /** How a job of the subgraph is woken; without it the sweep finds the work. */
  ring?: (job: string) => void
  log: Logger
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

type Tenant = { projectIds: readonly string[]; userId: string }

const NOBODY: Tenant = { projectIds: [], userId: '' }

/** @throws NOT_FOUND for a project that the claims do not hold, and for what is no id. */
function tenantOf(claims: Claims, projectIds: readonly string[]): Tenant {
  for (const id of projectIds) if (!projectIn(claims, id) || !UUID.test(id)) throw notFound('project')
  const userId = userIdOf(claims) ?? ''
  if (userId && !UUID.test(userId)) throw notFound('project')
  return { projectIds, userId }
}

/** Role, projects and person go with BEGIN. The simple protocol takes no parameters: `tenantOf` has looked at the ids. */
function settings(role: string, { projectIds, userId }: Tenant): string {
  return (
    `set local role ${role}; ` +
    `select set_config('howl.project_ids', '${projectIds.join(',')}', true), set_config('howl.user_id', '${userId}', true)`
  )
}

export async function openDatabase({ url, schema, entities, maxConnections = 8, ring = () => {}, log }: DatabaseOptions): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: entities as never,
    synchronize: false,
    logging: false,
    applicationName: `howl-${schema}`,
    extra: {
      max: maxConnections,
      connectionTimeoutMillis: 10_000,
      // Statements are sent without waiting for the answer to the one before: BEGIN costs no round trip of its own.
      pipeline: true,
      // A transaction that waits for nothing holds locks and a connection: PostgreSQL ends it.
      options: '-c idle_in_transaction_session_timeout=30000 -c timezone=UTC',
    },
    // Told below, with what else is said of connections.
    poolErrorHandler: () => {},
  })
  await source.initialize()
  const pool = (source.driver as PostgresDriver).master as Pool
  outliveLostConnections(pool, (err) => log.warn({ err }, 'a database connection was lost'))

  const transaction = async <Result>(head: string, reason: string, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
    const runner = source.createQueryRunner()
    const afterCommit: (() => void)[] = []
    let result: Result
    try {
      const client = (await runner.connect()) as PoolClient
      try {
        // The first statement follows at once. Should this fail, so does everything after it: it ends in a transaction
        // that is aborted, or without a connection, and never in one without role and tenant.
        const begun = client.query(`begin; ${head}`)
        begun.catch(() => {})
        // TypeORM does not see a raw BEGIN: without this, save() would open and commit a transaction of its own, and
        // end ours with role and tenant gone.
        setTransactionActive(runner, true)
        result = await work(openTx(runner, { schema, afterCommit, ring }))
        await begun
        await commit(client)
      } catch (error) {
        log.debug({ err: error, reason }, 'transaction rolled back')
        // A connection that cannot be rolled back must not reach the next borrower with this tenant's role.
        await client.query('rollback').catch((failure: unknown) => discard(runner, failure))
        throw error
      } finally {
        setTransactionActive(runner, false)
      }
    } finally {
      await runner.release()
    }
    for (const run of afterCommit) run()
    return result
  }

  return {
    schema,
    inTenant: async (claims, projectIds, work) => {
      return transaction(settings(`howl_${schema}`, tenantOf(claims, projectIds)), 'tenant', work)
    },
    readInTenant: async <Row extends object>(claims: Claims, projectIds: readonly string[], { sql, params }: { sql: string; params: unknown[] }) => {
      const tenant = tenantOf(claims, projectIds)
      return runOneStatement<Row>(pool, { settings: [`howl_${schema}`, tenant.projectIds.join(','), tenant.userId], sql, params })
    },
    asSystem: (reason, work) =>
      transaction(settings(`howl_${schema}_system`, NOBODY), reason, (tx) =>
        work({ ...tx, inProject: (projectId, inside) => enterProject(tx, projectId, inside) }),
      ),
    tableOf: (entityName) => {
      const metadata = source.entityMetadatas.find(({ name }) => name === entityName)
      return metadata ? `${schema}.${metadata.tableName}` : null
    },
    close: () => source.destroy(),
  }
}

function openTx(runner: QueryRunner, { schema, afterCommit, ring }: { schema: string; afterCommit: (() => void)[]; ring: (job: string) => void }): Tx {
  let depth = 0
  return {
    manager: runner.manager,
    schema,
    query: async <Row>(sql: string, params: unknown[] = []) => (await rowsOf<Row>(runner, sql, params)),
    afterCommit: (run) => void afterCommit.push(run),
    ring: (job) => void afterCommit.push(() => ring(job)),
    savepoint: async (work) => {
      const name = `s${++depth}`
      const bells = afterCommit.length
      await runner.query(`savepoint ${name}`)
      try {
        const result = await work()
        await runner.query(`release savepoint ${name}`)
        return result
      } catch (error) {
        await runner.query(`rollback to savepoint ${name}; release savepoint ${name}`)
        afterCommit.length = bells
        throw error
      } finally {
        depth -= 1
      }
    },
  }
}

async function rowsOf<Row>(runner: QueryRunner, sql: string, params: unknown[]): Promise<Row[]> {
  // The structured result has rows for every kind of statement; without it an UPDATE … RETURNING comes as a pair.
  const result = await runner.query(sql, params, true)
  return result.records as Row[]
}

async function enterProject<Result>(tx: Tx, projectId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  await tx.query(becoming(`howl_${tx.schema}`, projectId))
  const back = () => tx.query(becoming(`howl_${tx.schema}_system`, ''))
  const result = await work(tx)
  // After an error the transaction (or the savepoint around us) is rolled back, and role and project with it.
  await back()
  return result
}

/** `set local role` as a function call, so that role and project change in one statement with one round trip. */
function becoming(role: string, projectId: string): string {
  if (projectId && !UUID.test(projectId)) throw notFound('project')
  return `select set_config('role', '${role}', true), set_config('howl.project_ids', '${projectId}', true), set_config('howl.user_id', '', true)`
}

/** A COMMIT after a swallowed SQL error is answered with ROLLBACK and no error: it must not look like success. */
async function commit(client: PoolClient): Promise<void> {
  const result: QueryResult = await client.query('commit')
  if (result.command !== 'COMMIT') throw new Error('The transaction could not be committed: a statement in it had failed.')
}

function setTransactionActive(runner: QueryRunner, isActive: boolean): void {
  ;(runner as { isTransactionActive: boolean }).isTransactionActive = isActive
}

/** Destroys the connection instead of giving it back to the pool. */
async function discard(runner: QueryRunner, failure: unknown): Promise<void> {
  const { releasePostgresConnection } = runner as QueryRunner & { releasePostgresConnection: (error: unknown) => Promise<void> }
  await releasePostgresConnection.call(runner, failure)
}
