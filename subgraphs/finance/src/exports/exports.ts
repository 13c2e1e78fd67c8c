import { audit } from '@howl/platform/audit'
import type { Claims, ProjectClaims } from '@howl/platform/claims'
import type { Tx } from '@howl/platform/database'
import { dayIn } from '@howl/platform/dates'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { findFile, removeFile, type KeptFile } from '@howl/platform/file-store'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { PageKey } from '@howl/platform/pagination'
import type { ProjectList } from '@howl/platform/project-lists'
import { cancelWork } from '@howl/platform/work-rows'
import { exportChanged } from '@howl/schema/events/finance'
import type { StartExportInput } from '../__generated__/resolvers.ts'
import { columnsOf } from '../columns.ts'
import { findRepeated } from '../idempotency.ts'
import { actorOf } from '../orders/timeline.ts'
import type { Projects } from '../projects/projects.ts'
import type { Services } from '../services.ts'
import { Export, type ExportWish } from './entities.ts'
import type { ExportDefinition } from './export-definitions.ts'
import { exportKinds } from './export-kinds.ts'
import { forgetKeys } from './export-pages.ts'

export const WRITE_EXPORT = 'finance.writeExport'

/** Of one project, at the same time: more would only wait for each other. */
const MOST_GOING = 5

export const EXPORT = columnsOf(Export, 'x')

type Which = { projectId: string; id: string }
type Result<Typename extends string> = { __typename: Typename; export: Export }
type Refusal<Typename extends string> = { __typename: Typename; message: string }

const NEWEST_FIRST: PageKey<Export>[] = [
  { column: 'x.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
  { column: 'x.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

export class Exports {
  readonly #projects: Projects
  readonly #now: () => Date

  constructor({ projects, now }: { projects: Projects; now: () => Date }) {
    this.#projects = projects
    this.#now = now
  }

  list(): ProjectList<Export> {
    return { columns: EXPORT, from: 'finance.exports x', projectColumn: 'x.project_id', keys: NEWEST_FIRST }
  }

  /** @throws NOT_FOUND, also for a malformed id. */
  get(claims: Claims, { projectId, id }: Which): Promise<Export> {
    if (!isUuid(id)) throw notFound('export')
    return this.#projects.read(claims, [projectId], (tx) => get(tx, { projectId, id }))
  }

  /** An archived project can be exported too: it is how its people take their figures along. */
  async start(services: Services, claims: Claims, input: StartExportInput): Promise<Result<'StartExportSuccess'> | Refusal<'TooManyExports'> | InvalidInput> {
    const { projectId, idempotencyKey, ...asked } = input
    const project = claims.projects[projectId]
    if (!project) throw notFound('project')
    const definition = exportKinds[input.kind]
    const wish = readWish(input, definition)
    if ('__typename' in wish) return wish
    // What the list itself would refuse is refused now, and not by a worker later.
    definition.keys(services, { project: { projectId, currency: project.currency, timeZone: project.timeZone }, wish })
    return this.#projects.read(claims, [projectId], async (tx) => {
      const id = uuidv7()
      const earlier = await findRepeated(tx, { projectId, operation: 'startExport', key: idempotencyKey, input: asked, newId: id })
      if (earlier) return { __typename: 'StartExportSuccess', export: await get(tx, { projectId, id: earlier }) }
      const tooMany = await tooManyGoing(tx, projectId)
      if (tooMany) return tooMany
      const actor = actorOf(claims)
      const columns = input.columns ?? definition.columns
      const [made] = await tx.query<Export>(
        `insert into finance.exports as x (id, project_id, kind, file_name, wish, columns, has_byte_order_mark, caller, actor_kind, actor_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${EXPORT}`,
        [
          id,
          projectId,
          input.kind,
          this.#fileName(project, input.kind),
          JSON.stringify(wish),
          columns,
          input.hasByteOrderMark ?? false,
          JSON.stringify(claims.caller),
          actor.kind,
          actor.id,
        ],
      )
      if (!made) throw new Error('an export was not made')
      await audit(tx, claims, { projectId, action: 'export.started', subject: id, after: { kind: made.kind, ...wish, columns } })
      await queued(tx, made)
      return { __typename: 'StartExportSuccess', export: made }
    })
  }

  #fileName({ name, timeZone }: ProjectClaims, kind: string): string {
    return `${name} ${kind.toLowerCase().replaceAll('_', ' ')} ${dayIn(timeZone, this.#now())}.csv`
  }

  /** Also stops one that is being written: its worker can write nothing more. */
  cancel(claims: Claims, { projectId, id: given }: Which): Promise<Result<'CancelExportSuccess'> | Refusal<'ExportAlreadyEnded'>> {
    const id = given.toLowerCase()
    return this.#projects.read(claims, [projectId], async (tx) => {
      const [cancelled] = await tx.query<Export>(
        `update finance.exports x set state = 'CANCELLED', finished_at = now()
         where x.project_id = $1 and x.id = $2 and x.state in ('QUEUED', 'RUNNING') returning ${EXPORT}`,
        [projectId, id],
      )
      if (!cancelled) return { __typename: 'ExportAlreadyEnded', message: 'The export has already ended, so there is nothing to cancel.' }
      await cancelWork(tx, 'finance.exports', id)
      await dropWritten(tx, cancelled)
      await audit(tx, claims, { projectId, action: 'export.cancelled', subject: id, after: { kind: cancelled.kind, rowsWritten: cancelled.rowsWritten } })
      await publishChange(tx, cancelled)
      return { __typename: 'CancelExportSuccess', export: cancelled }
    })
  }

  /** The same wish again, from its beginning and with what is there now, in the name of whoever asks again. */
  retry(
    claims: Claims,
    { projectId, id: given }: Which,
  ): Promise<Result<'RetryExportSuccess'> | Refusal<'ExportStillGoing' | 'ExportStillThere' | 'TooManyExports'>> {
    const id = given.toLowerCase()
    return this.#projects.read(claims, [projectId], async (tx) => {
      const [found] = await tx.query<Export>(`select ${EXPORT} from finance.exports x where x.project_id = $1 and x.id = $2 for update`, [projectId, id])
      if (!found) throw notFound('export')
      if (found.state === 'QUEUED' || found.state === 'RUNNING') return { __typename: 'ExportStillGoing', message: 'The export is still going. Wait for it, or cancel it first.' }
      if (found.state === 'READY' && !isExpired(found, this.#now())) return { __typename: 'ExportStillThere', message: 'The file is ready. Start another export to have what has changed since.' }
      const tooMany = await tooManyGoing(tx, projectId)
      if (tooMany) return tooMany
      const actor = actorOf(claims)
      const again = await beginAgain(tx, { projectId, id }, { set: `, caller = $3, actor_kind = $4, actor_id = $5`, values: [JSON.stringify(claims.caller), actor.kind, actor.id] })
      await tx.query(
        `update finance.exports set attempts = 0, next_attempt_at = now(), dead_at = null, last_error = null, lease_token = null, lease_until = null
         where project_id = $1 and id = $2`,
        [projectId, id],
      )
      await audit(tx, claims, { projectId, action: 'export.started', subject: id, after: { kind: again.kind, ...again.wish, columns: again.columns } })
      await queued(tx, again)
      return { __typename: 'RetryExportSuccess', export: again }
    })
  }

  /** The file of a finished export, to somebody who takes it out of the house: that is written down. @throws NOT_FOUND when there is none (any more). */
  fetch(claims: Claims, { projectId, id }: Which): Promise<KeptFile> {
    return this.#projects.read(claims, [projectId], async (tx) => {
      const entry = await get(tx, { projectId, id })
      const file = entry.state === 'READY' && entry.fileId && !isExpired(entry, this.#now()) ? await findFile(tx, { projectId, id: entry.fileId }) : null
      if (!file) throw notFound('file')
      await audit(tx, claims, { projectId, action: 'export.downloaded', subject: id, after: { kind: entry.kind, rows: entry.rowsWritten, bytes: file.size } })
      return file
    })
  }
}

export const isExpired = ({ expiresAt }: Export, now: Date): boolean => expiresAt !== null && expiresAt <= now

function readWish(input: StartExportInput, definition: ExportDefinition): ExportWish | InvalidInput {
  const { orders, transactions, expenses, report, columns } = input
  const reader = new InputReader()
  for (const [part, given] of Object.entries({ orders, transactions, expenses, report })) {
    if (given && part !== definition.part) reader.fault([part], `This says nothing of an export of ${input.kind}.`)
  }
  if (definition.part === 'report' && !report) reader.fault(['report'], 'Name the days that the report is of.')
  const unknown = columns?.find((column) => !definition.columns.includes(column))
  if (unknown !== undefined) reader.fault(['columns'], `There is no column ${unknown.slice(0, 40)}. There are ${definition.columns.join(', ')}.`)
  else if (columns && new Set(columns).size < columns.length) reader.fault(['columns'], 'A column is named twice.')
  else if (columns?.length === 0) reader.fault(['columns'], 'Name at least one column.')
  if (reader.isFaulty) return reader.refusal()
  const own = input[definition.part]
  return own ? { [definition.part]: own } : {}
}

/** The project's row stands for the count: of two calls at once the second waits. */
async function tooManyGoing(tx: Tx, projectId: string): Promise<Refusal<'TooManyExports'> | null> {
  await tx.query('select from finance.projects where project_id = $1 for update', [projectId])
  const [going] = await tx.query<{ count: number }>(`select count(*)::int as count from finance.exports where project_id = $1 and state in ('QUEUED', 'RUNNING')`, [projectId])
  if ((going?.count ?? 0) < MOST_GOING) return null
  return { __typename: 'TooManyExports', message: `${MOST_GOING} exports of this project are not done yet. Wait for one, or cancel it.` }
}

async function get(tx: Tx, { projectId, id }: Which): Promise<Export> {
  const [found] = await tx.query<Export>(`select ${EXPORT} from finance.exports x where x.project_id = $1 and x.id = $2`, [projectId, id])
  if (!found) throw notFound('export')
  return found
}

/** Takes away what an earlier attempt has left, and puts the export before its beginning. */
export async function beginAgain(tx: Tx, { projectId, id }: Which, also: { set: string; values: unknown[] } = { set: '', values: [] }): Promise<Export> {
  await dropWritten(tx, await get(tx, { projectId, id }))
  const [again] = await tx.query<Export>(
    `update finance.exports x set state = 'QUEUED', pages = null, pages_written = 0, rows_total = null, rows_written = 0, file_id = null, bytes = null,
       failure = null, started_at = null, finished_at = null, expires_at = null${also.set}
     where x.project_id = $1 and x.id = $2 returning ${EXPORT}`,
    [projectId, id, ...also.values],
  )
  if (!again) throw notFound('export')
  return again
}

/** Keys and chunks of a file that nobody will fetch. */
export async function dropWritten(tx: Tx, { projectId, id, fileId }: Pick<Export, 'projectId' | 'id' | 'fileId'>): Promise<void> {
  await forgetKeys(tx, { projectId, id })
  if (fileId) await removeFile(tx, { projectId, id: fileId })
}

async function queued(tx: Tx, made: Export): Promise<void> {
  await publishChange(tx, made)
  tx.ring(WRITE_EXPORT)
}

export const publishChange = (tx: Tx, { projectId, id, state }: Export): Promise<void> =>
  publish(tx, exportChanged, { projectId, subject: id, payload: { exportId: id, state } })
