import type { AuditRecord } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import { Conditions } from '@howl/platform/conditions'
import type { Database, SystemTx, Tx } from '@howl/platform/database'
import { endOfDay, startOfDay } from '@howl/platform/dates'
import { badInput } from '@howl/platform/errors'
import type { DomainEvent } from '@howl/platform/events'
import { isUuid, uuidv7 } from '@howl/platform/ids'
import { listPage, type Connection, type PageArgs, type PageKey } from '@howl/platform/pagination'
import { listConditions, type ProjectList } from '@howl/platform/project-lists'
import type { AuditFilter } from '../__generated__/resolvers.ts'
import { AUDIT_ENTRY_COLUMNS, type AuditEntry } from './entities.ts'
import { searchPatterns, searchText } from './search-text.ts'

type Happening = { id: string; projectId: string | null; at: string | Date; subject: string; record: AuditRecord }
type Filter = AuditFilter | null | undefined

const NEWEST_FIRST: PageKey<AuditEntry>[] = [
  { column: 'a.at', type: 'timestamptz', direction: 'DESC', of: ({ at }) => at },
  { column: 'a.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
]

/** Who did what. Entries are added, and neither changed nor removed: the database refuses it to everybody. */
export class AuditEntries {
  readonly #db: Database
  readonly #now: () => Date

  constructor({ db, now }: { db: Database; now: () => Date }) {
    this.#db = db
    this.#now = now
  }

  /** What a part of the product did in a project. The entry has the event's id, so that it stands there once. */
  async keep(tx: Tx, { id, projectId, at, subject, payload: record }: DomainEvent<AuditRecord>): Promise<void> {
    await insert(tx, { id, projectId, at, subject, record })
    const people = peopleIn(record)
    if (people.length === 0) return
    await tx.query('insert into identity.audited_people (project_id, user_id) select $1, unnest($2::uuid[]) on conflict do nothing', [projectId, people])
  }

  /** What belongs to no project: no consumer would hear of it, so it is written with what it tells of. */
  async keepForInstallation(tx: SystemTx, { subject, record }: Pick<Happening, 'subject' | 'record'>): Promise<void> {
    await insert(tx, { id: uuidv7(), projectId: null, at: this.#now(), subject, record })
  }

  /** The entries of a project, the newest first. */
  list(filter: Filter, timeZone: string): ProjectList<AuditEntry> {
    const conditions = narrow(listConditions(), filter)
    const bounds = boundsOf(filter, timeZone)
    if (bounds) conditions.add(() => 'a.at >= parent.lower and a.at < parent.upper')
    return { columns: AUDIT_ENTRY_COLUMNS, from: 'identity.audit_entries a', projectColumn: 'a.project_id', keys: NEWEST_FIRST, conditions, bounds }
  }

  /** The entries that belong to no project. */
  listOfInstallation(filter: Filter, args: PageArgs): Promise<Connection<AuditEntry>> {
    const conditions = narrow(new Conditions(0), filter)
    const bounds = boundsOf(filter, 'UTC')
    if (bounds) conditions.add((param) => `a.at >= ${param(bounds.lower)} and a.at < ${param(bounds.upper)}`)
    const from = `from identity.audit_entries a where a.project_id is null and ${conditions.where}`
    const query = <Row>(sql: string, params: unknown[]) =>
      this.#db.asSystem('what concerns the whole installation has no tenant', (tx) => tx.query<Row>(sql, [...conditions.params, ...params]))
    return listPage<AuditEntry>({
      args,
      keys: NEWEST_FIRST,
      paramsBefore: conditions.params.length,
      rows: ({ where, params, orderBy, limit }) => query(`select ${AUDIT_ENTRY_COLUMNS} ${from} and ${where} order by ${orderBy} limit ${limit}`, params),
      count: async () => (await query<{ count: number }>(`select count(*)::int as count ${from}`, []))[0]?.count ?? 0,
    })
  }

  /** What the keys of projects are called, also of those that are revoked. */
  async keyNames(claims: Claims, keys: readonly { id: string; projectId: string }[]): Promise<(string | null)[]> {
    const projectIds = [...new Set(keys.map(({ projectId }) => projectId))]
    const rows = await this.#db.inTenant(claims, projectIds, (tx) =>
      tx.query<{ id: string; name: string }>('select k.id, k.name from identity.api_keys k where k.project_id = any ($1) and k.id = any ($2)', [
        projectIds,
        keys.map(({ id }) => id),
      ]),
    )
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    return keys.map(({ id }) => names.get(id) ?? null)
  }
}

async function insert(tx: Tx, { id, projectId, at, subject, record }: Happening): Promise<void> {
  const { action, outcome, who, asUserId, before, after, note, scope, count, requestId, address, userAgent } = record
  const text = searchText([action, subject, note, scope, address, before, after, ...(await namesOf(tx, record))])
  await tx.query(
    `insert into identity.audit_entries
       (id, project_id, at, action, subject, outcome, actor_kind, actor_id, as_user_id, before, after, note, scope, count, request_id, address, user_agent, search_text)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict (id) do nothing`,
    [
      id,
      projectId,
      at,
      action,
      subject,
      outcome,
      who.kind,
      who.id,
      asUserId,
      before && JSON.stringify(before),
      after && JSON.stringify(after),
      note,
      scope,
      count,
      requestId,
      address,
      userAgent,
      text,
    ],
  )
}

const peopleIn = ({ who, asUserId }: AuditRecord): string[] =>
  [who.kind === 'USER' || who.kind === 'OPERATOR' ? who.id : null, asUserId].filter((id) => id !== null)

/** By which an entry is found too. Somebody who was gone before the entry was kept is found by what was changed. */
async function namesOf(tx: Tx, record: AuditRecord): Promise<string[]> {
  const { who } = record
  const rows = await tx.query<{ name: string; email: string | null }>(
    who.kind === 'API_KEY' ? 'select name, null as email from identity.api_keys where id = any ($1)' : 'select name, email from identity.users where id = any ($1)',
    [who.kind === 'API_KEY' ? [who.id] : peopleIn(record)],
  )
  return rows.flatMap(({ name, email }) => [name, email ?? ''])
}

function narrow(conditions: Conditions, filter: Filter): Conditions {
  const { actions, actorId, outcome, search } = filter ?? {}
  if (actions) conditions.add((param) => `a.action = any (${param(actions)}::text[])`)
  if (outcome) conditions.add((param) => `a.outcome = ${param(outcome)}`)
  if (actorId != null) {
    if (isUuid(actorId)) conditions.add((param) => `a.actor_id = ${param(actorId)} or a.as_user_id = ${param(actorId)}`)
    else conditions.add(() => 'false')
  }
  for (const pattern of searchPatterns(search)) conditions.add((param) => `a.search_text like ${param(pattern)}`)
  return conditions
}

/** No entry is older or newer; what lies beyond could not be turned into an instant that PostgreSQL and JavaScript both know. */
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '9000-12-31']

/** @throws BAD_USER_INPUT for a range that ends before it begins. */
function boundsOf(filter: Filter, timeZone: string): { lower: Date; upper: Date } | null {
  if (!filter?.range) return null
  const { from, to } = filter.range
  if (from > to) throw badInput(`The range ends on ${to}, before it begins on ${from}.`)
  const clamp = (day: string): string => (day < FIRST_DAY ? FIRST_DAY : day > LAST_DAY ? LAST_DAY : day)
  return { lower: startOfDay(timeZone, clamp(from)), upper: endOfDay(timeZone, clamp(to)) }
}
