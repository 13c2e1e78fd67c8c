import { audit } from '@howl/platform/audit'
import { projectIdsWith, type Claims, type ProjectClaims } from '@howl/platform/claims'
import { currencyDigits } from '@howl/platform/currencies'
import type { Database, SystemTx, Tx } from '@howl/platform/database'
import { isTimeZone } from '@howl/platform/dates'
import { conflict, invalidInput, notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { checkSameInput, repeatableCall, type RepeatableCall } from '@howl/platform/idempotency'
import { uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import { listPage, type Connection, type PageArgs } from '@howl/platform/pagination'
import { memberJoined, projectChanged, projectCreated } from '@howl/schema/events/identity'
import type { CreateProjectInput, UpdateProjectInput } from '../__generated__/resolvers.ts'
import { readName } from '../names.ts'
import { signedInPerson } from '../people.ts'
import { getRole, OWNER, whileArchived, type Scope } from '../roles/roles.ts'
import { PROJECT_COLUMNS, type Project } from './entities.ts'
import { slugOf, varied } from './slugs.ts'

/** Claims travel in a header, and each project takes about 500 bytes of it. */
const MAX_PROJECTS = 200

/** `claims` is what the caller may do in the project from now on: the request's own claims do not have it yet. */
export type Entered = { project: Project; claims: ProjectClaims }

export type CreateProjectOutcome =
  | ({ __typename: 'CreateProjectSuccess' } & Entered)
  | { __typename: 'LimitReached'; message: string; limit: number }
  | InvalidInput

export const projectState = ({ archivedAt }: Pick<Project, 'archivedAt'>): 'ACTIVE' | 'ARCHIVED' => (archivedAt ? 'ARCHIVED' : 'ACTIVE')

/** The project as it stands in claims, with what the caller was given; an archived one takes some of it back. */
export function claimsWith(project: Project, { roleKey, scopes }: { roleKey: string | null; scopes: readonly Scope[] }): ProjectClaims {
  const state = projectState(project)
  const { name, currency, timeZone, kind, version } = project
  return { roleKey, scopes: state === 'ARCHIVED' ? whileArchived(scopes) : [...scopes], name, currency, timeZone, kind, state, version }
}

/** What a member of that role may do in the project. */
export const claimsOf = (project: Project, roleKey: string): ProjectClaims => claimsWith(project, { roleKey, scopes: getRole(roleKey).scopes })

type Wish = Omit<CreateProjectInput, 'idempotencyKey'>
type NewProject = { id: string; wish: Wish; userId: string; call: RepeatableCall | null }

export class Projects {
  readonly #db: Database
  readonly #now: () => Date

  constructor({ db, now }: { db: Database; now: () => Date }) {
    this.#db = db
    this.#now = now
  }

  async create(claims: Claims, input: CreateProjectInput): Promise<CreateProjectOutcome> {
    const { userId } = signedInPerson(claims)
    const wish = readWish(input)
    if ('fieldErrors' in wish) return wish
    const call = repeatableCall(claims, input.idempotencyKey, wish)
    return this.#db.asSystem("a project that is being made is in nobody's claims yet", async (tx): Promise<CreateProjectOutcome> => {
      // One after another for each person: a repeated call finds the first one's project, and the limit holds.
      await tx.query('select id from identity.users where id = $1 for no key update', [userId])
      const earlier = call && (await findEarlier(tx, call))
      if (earlier) return { __typename: 'CreateProjectSuccess', project: earlier, claims: claimsOf(earlier, await roleIn(tx, earlier.id, userId)) }
      const [made] = await tx.query<{ count: number }>('select count(*)::int as count from identity.projects where created_by = $1', [userId])
      if ((made?.count ?? 0) >= MAX_PROJECTS) {
        const message = `One person can make ${MAX_PROJECTS} projects. Ask us when you need more.`
        return { __typename: 'LimitReached', message, limit: MAX_PROJECTS }
      }
      const id = uuidv7()
      const project = await tx.inProject(id, (inside) => this.#insert(inside, claims, { id, wish, userId, call }))
      return { __typename: 'CreateProjectSuccess', project, claims: claimsOf(project, OWNER) }
    })
  }

  async #insert(tx: Tx, claims: Claims, { id, wish, userId, call }: NewProject): Promise<Project> {
    const base = slugOf(wish.name)
    let project: Project | undefined
    for (let slug = base; !project; slug = varied(base)) {
      ;[project] = await tx.query<Project>(
        `insert into identity.projects as p (id, slug, name, kind, currency, time_zone, created_at, created_by, caller, idempotency_key, input_hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (slug) do nothing returning ${PROJECT_COLUMNS}`,
        [
          id,
          slug,
          wish.name,
          wish.kind,
          wish.currency,
          wish.timeZone,
          this.#now(),
          userId,
          call?.caller ?? null,
          call?.key ?? null,
          call?.inputHash ?? null,
        ],
      )
    }
    await tx.query('insert into identity.members (project_id, user_id, role_key, joined_at) values ($1, $2, $3, $4)', [id, userId, OWNER, project.createdAt])
    const { name, kind, currency, timeZone, version } = project
    await publish(tx, projectCreated, { projectId: id, subject: id, payload: { name, kind, currency, timeZone, version } })
    await publish(tx, memberJoined, { projectId: id, subject: userId, payload: { userId, roleKey: OWNER } })
    await audit(tx, claims, { projectId: id, action: 'project.created', subject: id, after: { ...factsOf(project), currency, timeZone } })
    return project
  }

  /** @throws NOT_FOUND for a project that is not the caller's. */
  async findMany(claims: Claims, ids: readonly string[]): Promise<Project[]> {
    return this.#db.readInTenant<Project>(claims, ids, { sql: `select ${PROJECT_COLUMNS} from identity.projects p where p.project_id = any ($1)`, params: [ids] })
  }

  /** The projects that the caller may enter, by name. */
  async list(claims: Claims, args: PageArgs): Promise<Connection<Project>> {
    const mine = projectIdsWith(claims, 'project:read')
    return listPage<Project & { sortName: string }>({
      args,
      keys: [
        { column: 'lower(p.name)', type: 'text', direction: 'ASC', of: ({ sortName }) => sortName },
        { column: 'p.id', type: 'uuid', direction: 'ASC', of: ({ id }) => id },
      ],
      paramsBefore: 1,
      rows: ({ where, params, orderBy, limit }) =>
        this.#db.inTenant(claims, mine, (tx) =>
          tx.query(
            `select ${PROJECT_COLUMNS}, lower(p.name) as "sortName" from identity.projects p
             where p.project_id = any ($1) and ${where} order by ${orderBy} limit ${limit}`,
            [mine, ...params],
          ),
        ),
      // Every project in the claims is one row, so there is nothing to ask the database.
      count: () => Promise.resolve(mine.length),
    })
  }

  async update(claims: Claims, input: UpdateProjectInput): Promise<Project | InvalidInput> {
    const { name, problem } = input.name == null ? { name: null, problem: null } : readName(input.name)
    if (problem) return invalidInput([{ path: ['name'], message: problem }])
    return this.#change(claims, { id: input.projectId, action: 'project.updated' }, (project) => {
      if (project.archivedAt) throw conflict('The project is archived. Restore it before you change it.')
      return { ...project, name: name ?? project.name, kind: input.kind ?? project.kind }
    })
  }

  archive(claims: Claims, projectId: string): Promise<Project> {
    return this.#change(claims, { id: projectId, action: 'project.archived' }, (project) => ({ ...project, archivedAt: project.archivedAt ?? this.#now() }))
  }

  restore(claims: Claims, projectId: string): Promise<Project> {
    return this.#change(claims, { id: projectId, action: 'project.restored' }, (project) => ({ ...project, archivedAt: null }))
  }

  /** What is the same afterwards was no change: no version, no event. */
  async #change(claims: Claims, { id, action }: { id: string; action: string }, change: (project: Project) => Project): Promise<Project> {
    return this.#db.inTenant(claims, [id], async (tx) => {
      const [before] = await tx.query<Project>(`select ${PROJECT_COLUMNS} from identity.projects p where p.project_id = $1 for no key update`, [id])
      if (!before) throw notFound('project')
      const { name, kind, archivedAt } = change(before)
      if (name === before.name && kind === before.kind && archivedAt === before.archivedAt) return before
      const [after] = await tx.query<Project>(
        `update identity.projects p set name = $2, kind = $3, archived_at = $4, version = version + 1 where p.project_id = $1 returning ${PROJECT_COLUMNS}`,
        [id, name, kind, archivedAt],
      )
      if (!after) throw notFound('project')
      const { currency, timeZone, version } = after
      await publish(tx, projectChanged, {
        projectId: id,
        subject: id,
        payload: { name, kind, currency, timeZone, version, state: projectState(after) },
      })
      await audit(tx, claims, { projectId: id, action, subject: id, before: factsOf(before), after: factsOf(after) })
      return after
    })
  }
}

const factsOf = (project: Project) => ({ name: project.name, kind: project.kind, state: projectState(project) })

function readWish({ name: nameText, kind, currency, timeZone }: CreateProjectInput): Wish | InvalidInput {
  const reader = new InputReader()
  const { name, problem } = readName(nameText)
  if (problem) reader.fault(['name'], problem)
  if (currencyDigits(currency) === null) reader.fault(['currency'], 'This is no currency code of ISO 4217, such as VND, USD or ZAR.')
  if (timeZone.length > 64 || !isTimeZone(timeZone)) {
    reader.fault(['timeZone'], 'This is no time zone, such as Asia/Ho_Chi_Minh or Africa/Johannesburg.')
  }
  return reader.isFaulty || name === null ? reader.refusal() : { name, kind, currency, timeZone }
}

async function findEarlier(tx: SystemTx, call: RepeatableCall): Promise<Project | null> {
  const [row] = await tx.query<Project & { inputHash: Buffer }>(
    `select ${PROJECT_COLUMNS}, p.input_hash as "inputHash" from identity.projects p where p.caller = $1 and p.idempotency_key = $2`,
    [call.caller, call.key],
  )
  if (!row) return null
  const { inputHash, ...project } = row
  checkSameInput(call, inputHash)
  return project
}

/** @throws NOT_FOUND for somebody who has left the project since. */
async function roleIn(tx: SystemTx, projectId: string, userId: string): Promise<string> {
  const [row] = await tx.query<{ roleKey: string }>('select role_key as "roleKey" from identity.members where project_id = $1 and user_id = $2', [
    projectId,
    userId,
  ])
  if (!row) throw notFound('project')
  return row.roleKey
}
