import { Conditions } from '@howl/platform/conditions'
import type { Database } from '@howl/platform/database'
import { listPage, type Connection } from '@howl/platform/pagination'
import type { InstallationAllProjectsArgs } from '../__generated__/resolvers.ts'
import { OWNER } from '../roles/roles.ts'
import type { InstallationProject } from './entities.ts'
import { addSearch, sortKeys } from './searching.ts'

const COLUMNS = `
  p.id, p.name, p.slug, p.kind, p.currency, p.created_at as "createdAt", p.archived_at as "archivedAt", lower(p.name) as "sortName",
  array(select m.user_id from identity.members m where m.project_id = p.id and m.role_key = '${OWNER}' order by m.joined_at, m.user_id) as "ownerIds",
  (select count(*)::int from identity.members m where m.project_id = p.id) as "memberCount",
  (select e.at from live.events e where e.project_id = p.id order by e.sequence desc limit 1) as "lastActiveAt"`

type Row = InstallationProject & { sortName: string }

/** All projects, for operators: who they belong to and whether they are in use, without asking whose they are. */
export class InstallationProjects {
  readonly #db: Database

  constructor({ db }: { db: Database }) {
    this.#db = db
  }

  async find(ids: readonly string[]): Promise<InstallationProject[]> {
    return this.#db.asSystem('operators are told whose a project is', (tx) =>
      tx.query<InstallationProject>(`select ${COLUMNS} from identity.projects p where p.id = any ($1) order by p.id`, [ids]),
    )
  }

  /** @throws BAD_USER_INPUT */
  async list({ filter, sort, ...args }: Partial<InstallationAllProjectsArgs>): Promise<Connection<InstallationProject>> {
    const conditions = new Conditions(0)
    addSearch(conditions, 'p.search_text', filter?.search)
    if (filter?.state) conditions.add(() => `p.archived_at is ${filter.state === 'ACTIVE' ? 'null' : 'not null'}`)
    const query = <Found>(sql: string, params: unknown[] = []) =>
      this.#db.asSystem('operators look through all projects', (tx) => tx.query<Found>(sql, [...conditions.params, ...params]))
    return listPage<Row>({
      args,
      keys: sortKeys<Row>('p', sort ?? 'CREATED_AT_DESC'),
      paramsBefore: conditions.params.length,
      rows: ({ where, params, orderBy, limit }) =>
        query(`select ${COLUMNS} from identity.projects p where ${conditions.where} and ${where} order by ${orderBy} limit ${limit}`, params),
      count: async () => (await query<{ count: number }>(`select count(*)::int as count from identity.projects p where ${conditions.where}`))[0]?.count ?? 0,
    })
  }
}
