import { projectIn, type Claims, type ProjectClaims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { conflict, notFound } from '@howl/platform/errors'
import { createDefaultCategories } from '../expense-categories/defaults.ts'

/** What a job has to know of a project. */
export type ProjectFacts = { projectId: string; currency: string; timeZone: string }

const REMEMBERED_AT_MOST = 50_000

/**
 * Finance's own copy of what it must know of a project, and the door through which every other service enters one.
 * Requests bring the facts in their claims; jobs have no claims and read the copy.
 */
export class Projects {
  readonly #db: Database
  /** The version that this process has seen written, so that a request costs no statement for it. */
  readonly #written = new Map<string, number>()

  constructor(db: Database) {
    this.#db = db
  }

  /** @throws NOT_FOUND for a project that is not the caller's. */
  read<Result>(claims: Claims, projectIds: readonly string[], work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#db.inTenant(claims, projectIds, async (tx) => {
      await this.#remember(tx, projectIds, claims)
      return work(tx)
    })
  }

  /** As `read`, for one statement that is asked often and whose best plan does not depend on the values. */
  readOne<Row extends object>(claims: Claims, projectIds: readonly string[], statement: { sql: string; params: unknown[] }): Promise<Row[]> {
    if (this.#unknown(projectIds, claims).length === 0) return this.#db.readInTenant<Row>(claims, projectIds, statement)
    return this.read(claims, projectIds, (tx) => tx.query<Row>(statement.sql, statement.params))
  }

  /**
   * @throws NOT_FOUND for a project that is not the caller's.
   * @throws CONFLICT for one that is archived.
   */
  async change<Result>(claims: Claims, projectId: string, work: (tx: Tx, project: ProjectFacts) => Promise<Result>): Promise<Result> {
    const { currency, timeZone } = changeable(claims, projectId)
    return this.read(claims, [projectId], (tx) => work(tx, { projectId, currency, timeZone }))
  }

  /** For jobs. A connection or an order was made with claims, so the row is there before any work for it. */
  async facts(tx: Tx, projectId: string): Promise<ProjectFacts & { isArchived: boolean }> {
    const [row] = await tx.query<{ currency: string; timeZone: string; isArchived: boolean }>(
      `select currency, time_zone as "timeZone", state = 'ARCHIVED' as "isArchived" from finance.projects where project_id = $1`,
      [projectId],
    )
    if (!row) throw new Error(`Finance knows nothing of project ${projectId} yet.`)
    return { projectId, ...row }
  }

  #unknown(projectIds: readonly string[], claims: Claims): (ProjectClaims & { id: string })[] {
    return projectIds.flatMap((id) => {
      const project = projectIn(claims, id)
      return project && (this.#written.get(id) ?? -1) < project.version ? [{ id, ...project }] : []
    })
  }

  async #remember(tx: Tx, projectIds: readonly string[], claims: Claims): Promise<void> {
    const unknown = this.#unknown(projectIds, claims)
    if (unknown.length === 0) return
    // Claims of two requests may pass each other: an older version never overwrites a newer one.
    const written = await tx.query<{ projectId: string }>(
      `insert into finance.projects (project_id, currency, time_zone, state, version)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[]) as given (id, currency, time_zone, state, version) order by id
       on conflict (project_id) do update
         set currency = excluded.currency, time_zone = excluded.time_zone, state = excluded.state, version = excluded.version, updated_at = now()
         where projects.version < excluded.version or not projects.has_categories
       returning project_id as "projectId"`,
      [
        unknown.map(({ id }) => id),
        unknown.map(({ currency }) => currency),
        unknown.map(({ timeZone }) => timeZone),
        unknown.map(({ state }) => state),
        unknown.map(({ version }) => version),
      ],
    )
    const met = new Set(written.map(({ projectId }) => projectId))
    await createDefaultCategories(tx, unknown.filter(({ id }) => met.has(id)).map(({ id, kind }) => ({ projectId: id, kind })))
    tx.afterCommit(() => {
      if (this.#written.size >= REMEMBERED_AT_MOST) this.#written.clear()
      for (const { id, version } of unknown) this.#written.set(id, version)
    })
  }
}

/** The project's facts from the claims, when it is open for changes. */
export function changeable(claims: Claims, projectId: string): ProjectClaims {
  const project = projectIn(claims, projectId)
  if (!project) throw notFound('project')
  if (project.state === 'ARCHIVED') throw conflict('The project is archived and closed for changes. Restore it first.')
  return project
}
