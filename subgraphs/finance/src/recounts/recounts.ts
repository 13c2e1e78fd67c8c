import { checkIds } from '@howl/platform/access'
import { auditAll } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { addDays, dayIn, startOfDay } from '@howl/platform/dates'
import { notFound } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { formatMoney } from '@howl/platform/money'
import { listPage, type Connection, type PageArgs } from '@howl/platform/pagination'
import { recountChanged } from '@howl/schema/events/finance'
import { columnsOf } from '../columns.ts'
import { actorOf } from '../orders/timeline.ts'
import type { Projects } from '../projects/projects.ts'
import { close, countOpen, DISCREPANCY } from './discrepancies.ts'
import { Recount, type Discrepancy, type InstallationDiscrepancy } from './entities.ts'
import { repair } from './repairing.ts'

export const RECOUNT_JOB = 'finance.recount'

const RECOUNT = columnsOf(Recount, 'r')

const MINUTE_MS = 60_000

/** Three hours after the next midnight of the project, and some minutes that differ between projects: not all at once. */
export function nextNight({ projectId, timeZone }: { projectId: string; timeZone: string }, now: Date): Date {
  const midnight = startOfDay(timeZone, addDays(dayIn(timeZone, now), 1))
  return new Date(midnight.getTime() + (180 + (Number.parseInt(projectId.slice(-4), 16) % 120)) * MINUTE_MS)
}

/** Whether what is kept is what the rows come to: asked every night, and whenever somebody wants to know. */
export class Recounts {
  readonly #db: Database
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ db, projects, now }: { db: Database; projects: Projects; now: () => Date }) {
    this.#db = db
    this.#projects = projects
    this.#now = now
  }

  /** Null for a project that has not had its first. */
  find(claims: Claims, projectId: string): Promise<Recount | null> {
    return this.#projects.read(claims, [projectId], async (tx) => {
      const [found] = await tx.query<Recount>(`select ${RECOUNT} from finance.recounts r where r.project_id = $1`, [projectId])
      return found ?? null
    })
  }

  countOpen(claims: Claims, projectId: string): Promise<number> {
    return this.#projects.read(claims, [projectId], (tx) => countOpen(tx, projectId))
  }

  /** Now, and not in the night. One that is going goes on. */
  start(claims: Claims, projectId: string): Promise<Recount> {
    return this.#projects.read(claims, [projectId], async (tx) => {
      await lockRecount(tx, projectId, nextNight({ projectId, timeZone: claims.projects[projectId]?.timeZone ?? 'UTC' }, this.#now()))
      const [started] = await tx.query<Recount>(
        `update finance.recounts r set next_attempt_at = now(), attempts = 0, dead_at = null, lease_token = null, lease_until = null, last_error = null
         where r.project_id = $1 and (lease_until is null or lease_until <= now()) returning ${RECOUNT}`,
        [projectId],
      )
      if (!started) return await get(tx, projectId)
      tx.ring(RECOUNT_JOB)
      return started
    })
  }

  /** Each by itself and in the order of their ids; those that are closed already stay as they are. */
  repair(claims: Claims, { projectId, ids }: { projectId: string; ids: readonly string[] }): Promise<Discrepancy[]> {
    checkIds(ids)
    const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].toSorted()
    return this.#projects.change(claims, projectId, async (tx, project) => {
      await lockRecount(tx, projectId, nextNight(project, this.#now()))
      const found = await tx.query<Discrepancy>(`select ${DISCREPANCY} from finance.discrepancies d where d.project_id = $1 and d.id = any ($2) order by d.id`, [projectId, wanted])
      if (found.length < wanted.length) throw notFound('discrepancy')
      const actor = actorOf(claims)
      const after: Discrepancy[] = []
      for (const discrepancy of found) {
        if (discrepancy.state !== 'OPEN') {
          after.push(discrepancy)
          continue
        }
        const { state, difference } = await repair(tx, project, { discrepancy, actor })
        after.push(state === 'OPEN' ? discrepancy : await close(tx, discrepancy, { state, actor, difference }))
      }
      const repaired = after.filter(({ id, state }) => state === 'REPAIRED' && found.some((one) => one.id === id && one.state === 'OPEN'))
      await auditAll(
        tx,
        claims,
        repaired.map((one) => ({ projectId, action: 'discrepancy.repaired', subject: one.id, before: factsOf(one, 'kept'), after: factsOf(one, 'counted') })),
      )
      await publish(tx, recountChanged, { projectId, subject: projectId, payload: { openDiscrepancies: await countOpen(tx, projectId) } })
      return after
    })
  }

  /** Over all tenants. */
  async countAllOpen(): Promise<number> {
    const [open] = await this.#db.asSystem('discrepancies of all tenants are an alarm of the installation', (tx) =>
      tx.query<{ count: number }>(`select count(*)::int as count from finance.discrepancies where state = 'OPEN'`),
    )
    return open?.count ?? 0
  }

  /** Over all tenants, the newest first: that there are some, of what kind and whose, and not what their money comes to. */
  listOfInstallation(args: PageArgs): Promise<Connection<InstallationDiscrepancy>> {
    const from = `from finance.discrepancies d where d.state = 'OPEN'`
    return listPage<InstallationDiscrepancy>({
      args,
      keys: [
        { column: 'd.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
        { column: 'd.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
      ],
      rows: ({ where, params, orderBy, limit }) =>
        this.#db.asSystem('discrepancies of all tenants are shown to whoever operates them', (tx) =>
          tx.query<InstallationDiscrepancy>(
            `select d.id, d.project_id as "projectId", d.figure, d.day::text as day, d.created_at as "createdAt" ${from} and ${where} order by ${orderBy} limit ${limit}`,
            params,
          ),
        ),
      count: () => this.countAllOpen(),
    })
  }
}

async function get(tx: Tx, projectId: string): Promise<Recount> {
  const [found] = await tx.query<Recount>(`select ${RECOUNT} from finance.recounts r where r.project_id = $1`, [projectId])
  if (!found) throw notFound('recount')
  return found
}

/** Also of a project that has none yet. A recount holds it while it notes what it has met. */
async function lockRecount(tx: Tx, projectId: string, dueAt: Date): Promise<void> {
  await tx.query('insert into finance.recounts (id, project_id, due_at, next_attempt_at) values ($1, $2, $3, null) on conflict (project_id) do nothing', [uuidv7(), projectId, dueAt])
  await tx.query('select from finance.recounts where project_id = $1 for update', [projectId])
}

function factsOf({ figure, day, subjectId, currency, keptMinor, countedMinor, keptCount, countedCount }: Discrepancy, side: 'kept' | 'counted'): Record<string, unknown> {
  const [minor, count] = side === 'kept' ? [keptMinor, keptCount] : [countedMinor, countedCount]
  return { figure, day, subjectId, amount: formatMoney({ minor: BigInt(minor), currency }), ...(count === null ? {} : { count: Number(count) }) }
}
