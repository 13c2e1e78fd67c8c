import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { dayIn } from '@howl/platform/dates'
import { invalidInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { checkSameInput, repeatableCall, type RepeatableCall } from '@howl/platform/idempotency'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import type { Connection, PageKey } from '@howl/platform/pagination'
import { listConditions, openProjectLists, type ProjectList } from '@howl/platform/project-lists'
import { cancelWork } from '@howl/platform/work-rows'
import { runChanged } from '@howl/schema/events/ai'
import type { ProjectRunsArgs, StartRunInput } from '../__generated__/resolvers.ts'
import { ENGINE } from './analyst.ts'
import { RUN_COLUMNS, type Run, type RunState } from './entities.ts'
import { daysOf, monthToDate, type Period } from './periods.ts'

export const EXECUTE_RUN = 'ai.executeRun'

/** What a run may ever read, whoever asks for it. */
const CEILING = ['project:read', 'ai:read', 'finance:read', 'growth:read']

/** Without these there is no month review: the project's name and currency, and its figures. */
const NEEDED = ['project:read', 'finance:read']

/** Runs of one project that wait or work at the same time. */
const MOST_GOING = 5

const LONGEST_RANGE_DAYS = 366

const NEWEST_FIRST: PageKey<Run>[] = [
  { column: 'r.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'r.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

type Wish = Pick<StartRunInput, 'kind' | 'range' | 'idempotencyKey'>

type RunResult<Typename extends string> = { __typename: Typename; run: Run }
type Refusal<Typename extends string> = { __typename: Typename; message: string }

/** The runs that one request may see and ask for. Scopes are checked by the schema before anything here is called. */
export class Runs {
  readonly #claims: Claims
  readonly #db: Database
  readonly #now: () => Date
  readonly #lists

  constructor({ claims, db, now }: { claims: Claims; db: Database; now: () => Date }) {
    this.#claims = claims
    this.#db = db
    this.#now = now
    this.#lists = openProjectLists((projectIds, work) => db.inTenant(claims, projectIds, work))
  }

  list(projectId: string, { filter, ...args }: Partial<ProjectRunsArgs>): Promise<Connection<Run>> {
    return this.#lists.page(projectId, runList(filter?.states ?? null), args)
  }

  /** @throws NOT_FOUND */
  async get(projectId: string, id: string): Promise<Run> {
    if (!isUuid(id)) throw notFound('run')
    const [run] = await this.#inProject(projectId, (tx) =>
      tx.query<Run>(`select ${RUN_COLUMNS} from ai.runs r where r.project_id = $1 and r.id = $2`, [projectId, id]),
    )
    if (!run) throw notFound('run')
    return run
  }

  async start(projectId: string, input: Wish): Promise<RunResult<'StartRunSuccess'> | InvalidInput> {
    const person = this.#person(projectId)
    if ('__typename' in person) return person
    const period = this.#period(projectId, input.range ?? null)
    if ('__typename' in period) return period
    const call = repeatableCall(this.#claims, input.idempotencyKey, { kind: input.kind, range: input.range })
    return this.#inProject(projectId, async (tx) => {
      await holdProject(tx, projectId)
      const known = call && (await findEarlier(tx, projectId, call))
      if (known) return { __typename: 'StartRunSuccess', run: known }
      const tooMany = await tooManyGoing(tx, projectId)
      if (tooMany) return tooMany
      const [run] = await tx.query<Run>(
        `insert into ai.runs as r (id, project_id, kind, state, engine, range_from, range_to, requested_by, scopes, request_caller, request_key, request_hash)
         values ($1, $2, $3, 'QUEUED', $4, $5, $6, $7, $8, $9, $10, $11) returning ${RUN_COLUMNS}`,
        [
          uuidv7(),
          projectId,
          input.kind,
          ENGINE,
          period.from,
          period.to,
          person.userId,
          person.scopes,
          call?.caller ?? null,
          call?.key ?? null,
          call?.inputHash.toString('base64url') ?? null,
        ],
      )
      await queued(tx, run)
      return { __typename: 'StartRunSuccess', run: required(run) }
    })
  }

  /** Also stops a run that is being worked on: its worker can write nothing more. */
  async cancel(projectId: string, id: string): Promise<RunResult<'CancelRunSuccess'> | Refusal<'RunAlreadyFinished'>> {
    return this.#inProject(projectId, async (tx) => {
      const [run] = await tx.query<Run>(
        `update ai.runs r set state = 'CANCELLED', step = null, finished_at = now()
         where r.project_id = $1 and r.id = $2 and r.state in ('QUEUED', 'RUNNING') returning ${RUN_COLUMNS}`,
        [projectId, id],
      )
      if (!run) return { __typename: 'RunAlreadyFinished', message: 'The run has already ended, so there is nothing to cancel.' }
      await cancelWork(tx, 'ai.runs', id)
      await publishChange(tx, run)
      return { __typename: 'CancelRunSuccess', run }
    })
  }

  /** The same question again, now in the name of whoever asks again. */
  async retry(
    projectId: string,
    id: string,
  ): Promise<RunResult<'RetryRunSuccess'> | Refusal<'RunStillGoing' | 'RunAlreadyFinished'> | InvalidInput> {
    const person = this.#person(projectId)
    if ('__typename' in person) return person
    return this.#inProject(projectId, async (tx) => {
      await holdProject(tx, projectId)
      const [found] = await tx.query<{ state: RunState }>(
        `select r.state from ai.runs r where r.project_id = $1 and r.id = $2 for update`,
        [projectId, id],
      )
      if (!found) throw notFound('run')
      if (found.state === 'SUCCEEDED') {
        return { __typename: 'RunAlreadyFinished', message: 'This run has its answer. Start another run to ask again.' }
      }
      if (found.state === 'QUEUED' || found.state === 'RUNNING') {
        return { __typename: 'RunStillGoing', message: 'The run is still going. Wait for it, or cancel it first.' }
      }
      const tooMany = await tooManyGoing(tx, projectId)
      if (tooMany) return tooMany
      const [run] = await tx.query<Run>(
        `update ai.runs r set state = 'QUEUED', progress = 0, step = null, failure = null, started_at = null, finished_at = null,
           requested_by = $3, scopes = $4, attempts = 0, next_attempt_at = now(), dead_at = null, last_error = null
         where r.project_id = $1 and r.id = $2 returning ${RUN_COLUMNS}`,
        [projectId, id, person.userId, person.scopes],
      )
      await queued(tx, run)
      return { __typename: 'RetryRunSuccess', run: required(run) }
    })
  }

  /**
   * A run reads in somebody's name and never more than that person may see. An API key is no person: its rights could
   * not be looked up again when the run executes.
   */
  #person(projectId: string): { userId: string; scopes: string[] } | InvalidInput {
    const { caller, projects } = this.#claims
    if (caller.kind !== 'user') {
      return invalidInput([{ path: [], message: 'A run reads in the name of a person: ask for it signed in, not with an API key.' }])
    }
    const scopes = CEILING.filter((scope) => projects[projectId]?.scopes.includes(scope))
    if (!NEEDED.every((scope) => scopes.includes(scope))) {
      const message = 'This review reads the finances of the project, and your role may not see them. An owner or project admin can change that.'
      return invalidInput([{ path: ['kind'], message }])
    }
    return { userId: caller.userId, scopes }
  }

  #period(projectId: string, range: Period | null): Period | InvalidInput {
    const today = dayIn(this.#claims.projects[projectId]?.timeZone ?? 'Etc/UTC', this.#now())
    const { from, to } = range ?? monthToDate(today)
    if (from > to) return invalidInput([{ path: ['range', 'to'], message: 'The range ends before it begins.' }])
    if (from > today) return invalidInput([{ path: ['range', 'from'], message: 'The range lies in the future.' }])
    // A month is asked for as a whole while it is going on: what has not happened yet is no part of it.
    const period = { from, to: to > today ? today : to }
    if (daysOf(period) > LONGEST_RANGE_DAYS) {
      return invalidInput([{ path: ['range', 'from'], message: `A run looks at ${LONGEST_RANGE_DAYS} days at most.` }])
    }
    return period
  }

  #inProject<Result>(projectId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#db.inTenant(this.#claims, [projectId], work)
  }
}

export const publishChange = (tx: Tx, { id, projectId, state, progress }: Pick<Run, 'id' | 'projectId' | 'state' | 'progress'>): Promise<void> =>
  publish(tx, runChanged, { projectId, subject: id, payload: { runId: id, state, progress } })

async function queued(tx: Tx, run: Run | undefined): Promise<void> {
  await publishChange(tx, required(run))
  tx.ring(EXECUTE_RUN)
}

/** One start at a time in a project, so that the cap holds and of two equal calls the second finds the first one's run. */
async function holdProject(tx: Tx, projectId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('ai.runs/' || $1, 0))`, [projectId])
}

async function tooManyGoing(tx: Tx, projectId: string): Promise<InvalidInput | null> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from ai.runs r where r.project_id = $1 and r.state in ('QUEUED', 'RUNNING')`,
    [projectId],
  )
  if ((row?.count ?? 0) < MOST_GOING) return null
  return invalidInput([{ path: ['projectId'], message: `${MOST_GOING} runs of this project are still going. Wait for one of them, or cancel it.` }])
}

function runList(states: readonly RunState[] | null): ProjectList<Run> {
  const conditions = listConditions()
  if (states) conditions.add((param) => `r.state = any (${param(states)}::text[])`)
  return { columns: RUN_COLUMNS, from: 'ai.runs r', projectColumn: 'r.project_id', keys: NEWEST_FIRST, conditions }
}

async function findEarlier(tx: Tx, projectId: string, call: RepeatableCall): Promise<Run | null> {
  const [run] = await tx.query<Run & { hash: string }>(
    `select ${RUN_COLUMNS}, r.request_hash as hash from ai.runs r where r.project_id = $1 and r.request_caller = $2 and r.request_key = $3`,
    [projectId, call.caller, call.key],
  )
  if (!run) return null
  checkSameInput(call, Buffer.from(run.hash, 'base64url'))
  return run
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a statement that always gives a row gave none')
  return value
}
