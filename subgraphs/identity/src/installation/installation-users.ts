import { Conditions } from '@howl/platform/conditions'
import type { Database } from '@howl/platform/database'
import { listPage, type Connection } from '@howl/platform/pagination'
import type { InstallationUsersArgs } from '../__generated__/resolvers.ts'
import { USER_COLUMNS } from '../users/entities.ts'
import type { InstallationUser } from './entities.ts'
import { addSearch, sortKeys } from './searching.ts'

const COLUMNS = `
  ${USER_COLUMNS}, lower(u.name) as "sortName",
  (select s.last_used_at from identity.sessions s where s.user_id = u.id order by s.last_used_at desc limit 1) as "lastSeenAt",
  (select count(*)::int from identity.members m where m.user_id = u.id) as "projectCount"`

type Row = InstallationUser & { sortName: string }

/** Everybody with an account, for operators, who share no project with them. */
export class InstallationUsers {
  readonly #db: Database

  constructor({ db }: { db: Database }) {
    this.#db = db
  }

  async find(ids: readonly string[]): Promise<InstallationUser[]> {
    return this.#db.asSystem('operators are told who a person is', (tx) => tx.query<InstallationUser>(`select ${COLUMNS} from identity.users u where u.id = any ($1)`, [ids]))
  }

  /** @throws BAD_USER_INPUT */
  async list({ filter, sort, ...args }: Partial<InstallationUsersArgs>): Promise<Connection<InstallationUser>> {
    const conditions = new Conditions(0)
    addSearch(conditions, 'u.search_text', filter?.search)
    if (filter?.globalRole) conditions.add((param) => `u.global_role = ${param(filter.globalRole)}`)
    const query = <Found>(sql: string, params: unknown[] = []) =>
      this.#db.asSystem('operators look through all people', (tx) => tx.query<Found>(sql, [...conditions.params, ...params]))
    return listPage<Row>({
      args,
      keys: sortKeys<Row>('u', sort ?? 'CREATED_AT_DESC'),
      paramsBefore: conditions.params.length,
      rows: ({ where, params, orderBy, limit }) =>
        query(`select ${COLUMNS} from identity.users u where ${conditions.where} and ${where} order by ${orderBy} limit ${limit}`, params),
      count: async () => (await query<{ count: number }>(`select count(*)::int as count from identity.users u where ${conditions.where}`))[0]?.count ?? 0,
    })
  }
}
