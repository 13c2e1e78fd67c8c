import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { badInput, notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import { listPage, type Connection, type PageArgs, type PageKey } from '@howl/platform/pagination'
import DataLoader from 'dataloader'
import type { ContactSort, ProjectContactsArgs } from '../__generated__/resolvers.ts'
import type { Contact, ContactOrder } from './entities.ts'
import { groupBy, openPageLoader, type ReadPages } from './page-loader.ts'
import { searchPatterns } from './search-text.ts'

/** What another subgraph gets of an order: enough to ask finance for it. */
export type OrderReference = { __typename: 'Order'; id: string; projectId: string }

type OrderRow = Pick<ContactOrder, 'orderId' | 'projectId' | 'orderedAt'>

const LONGEST_SEARCH = 200

const CONTACT_COLUMNS = `c.id, c.project_id as "projectId", c.name, c.email, c.name_key as "nameKey",
  c.search_text as "searchText", c.order_count as "orderCount", c.last_order_at as "lastOrderAt", c.created_at as "createdAt"`

const created = (direction: 'ASC' | 'DESC'): PageKey<Contact>[] => [
  { column: 'c.created_at', type: 'timestamptz', direction, of: ({ createdAt }) => createdAt },
  { column: 'c.id', type: 'uuid', direction, of: ({ id }) => id },
]

const named = (direction: 'ASC' | 'DESC'): PageKey<Contact>[] => [
  { column: 'c.name_key', type: 'text', direction, of: ({ nameKey }) => nameKey },
  { column: 'c.id', type: 'uuid', direction, of: ({ id }) => id },
]

const SORTS: Record<ContactSort, PageKey<Contact>[]> = {
  CREATED_AT_DESC: created('DESC'),
  CREATED_AT_ASC: created('ASC'),
  NAME_ASC: named('ASC'),
  NAME_DESC: named('DESC'),
}

const NEWEST_ORDER_FIRST: PageKey<OrderRow>[] = [
  { column: 'o.ordered_at', type: 'timestamptz', direction: 'DESC', of: ({ orderedAt }) => orderedAt },
  { column: 'o.order_id', type: 'uuid', direction: 'DESC', of: ({ orderId }) => orderId },
]

const meets = (patterns: readonly string[], firstParam: number): string =>
  patterns.map((_, index) => `c.search_text like $${firstParam + index}`).join(' and ') || 'true'

/**
 * The inner select finds the page in the index alone, search included; the outer one reads only the rows of the page.
 * A trigram index would not help: under row-level security PostgreSQL uses no index for LIKE, because LIKE is not
 * marked leakproof.
 */
const readContacts: ReadPages<Contact> = (tx, parents, { query, search }) =>
  tx.query(
    `select parent.place::int as place, ${CONTACT_COLUMNS}
     from unnest($1::uuid[]) with ordinality as parent (project_id, place)
     cross join lateral (
       select c.id from growth.contacts c
       where c.project_id = parent.project_id and ${meets(search, 2)} and ${query.where}
       order by ${query.orderBy} limit ${query.limit}
     ) found
     join growth.contacts c on c.project_id = parent.project_id and c.id = found.id
     order by parent.place, ${query.orderBy}`,
    [parents.map(({ projectId }) => projectId), ...search, ...query.params],
  )

const readOrders: ReadPages<OrderRow> = (tx, parents, { query }) =>
  tx.query(
    `select parent.place::int as place, o.order_id as "orderId", o.project_id as "projectId", o.ordered_at as "orderedAt"
     from unnest($1::uuid[], $2::uuid[]) with ordinality as parent (project_id, contact_id, place)
     cross join lateral (
       select o.order_id, o.project_id, o.ordered_at from growth.contact_orders o
       where o.project_id = parent.project_id and o.contact_id = parent.contact_id and ${query.where}
       order by ${query.orderBy} limit ${query.limit}
     ) o
     order by parent.place, ${query.orderBy}`,
    [parents.map(({ projectId }) => projectId), parents.map(({ id }) => id), ...query.params],
  )

/** The contacts that one request may see. Scopes are checked by the schema before anything here is called. */
export class Contacts {
  readonly #inTenant: <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
  readonly #pages
  readonly #orderPages
  readonly #counts
  readonly #byId
  readonly #byOrder

  constructor({ claims, db }: { claims: Claims; db: Database }) {
    const inTenant = (this.#inTenant = (projectIds, work) => db.inTenant(claims, projectIds, work))
    this.#pages = openPageLoader(inTenant, readContacts)
    this.#orderPages = openPageLoader(inTenant, readOrders)
    this.#counts = new DataLoader((wanted: readonly Searched[]) => this.#count(wanted), { cache: false })
    this.#byId = new DataLoader((wanted: readonly Reference[]) => this.#read(wanted, BY_ID), { cacheKeyFn: ({ id }) => id })
    this.#byOrder = new DataLoader((wanted: readonly Reference[]) => this.#read(wanted, BY_ORDER), { cacheKeyFn: ({ id }) => id })
  }

  /** @throws BAD_USER_INPUT */
  async list(projectId: string, { filter, sort, ...args }: Partial<ProjectContactsArgs>): Promise<Connection<Contact>> {
    const text = filter?.search ?? ''
    if (text.length > LONGEST_SEARCH) throw badInput(`A search has at most ${LONGEST_SEARCH} characters.`)
    const search = searchPatterns(text)
    return listPage({
      args,
      keys: SORTS[sort ?? 'CREATED_AT_DESC'],
      paramsBefore: 1 + search.length,
      rows: (query) => this.#pages.load({ parent: { projectId, id: projectId }, query, search }),
      count: () => this.#counts.load({ projectId, search }),
    })
  }

  /** @throws NOT_FOUND */
  async get(projectId: string, id: string): Promise<Contact> {
    const contact = isUuid(id) ? await this.#byId.load({ projectId, id: id.toLowerCase() }) : null
    if (!contact) throw notFound('contact')
    return contact
  }

  /** Null until the events of the order have arrived. */
  async findByOrder({ id, projectId }: { id: string; projectId: string }): Promise<Contact | null> {
    return isUuid(id) ? this.#byOrder.load({ projectId, id: id.toLowerCase() }) : null
  }

  async orders(contact: Contact, args: PageArgs): Promise<Connection<OrderReference>> {
    const { edges, pageInfo, totalCount } = await listPage<OrderRow>({
      args,
      keys: NEWEST_ORDER_FIRST,
      defaultFirst: 20,
      paramsBefore: 2,
      rows: (query) => this.#orderPages.load({ parent: contact, query, search: [] }),
      count: () => Promise.resolve(contact.orderCount),
    })
    const references = edges.map(({ cursor, node: { orderId, projectId } }) => ({
      cursor,
      node: { __typename: 'Order' as const, id: orderId, projectId },
    }))
    return { edges: references, nodes: references.map(({ node }) => node), pageInfo, totalCount }
  }

  async #count(wanted: readonly Searched[]): Promise<number[]> {
    const found = new Map<Searched, number>()
    await this.#inTenant([...new Set(wanted.map(({ projectId }) => projectId))], async (tx) => {
      for (const group of groupBy(wanted, ({ search }) => JSON.stringify(search)).values()) {
        const search = group[0]?.search ?? []
        const rows = await tx.query<{ project_id: string; count: number }>(
          `select c.project_id, count(*)::int as count from growth.contacts c where c.project_id = any ($1) and ${meets(search, 2)} group by 1`,
          [group.map(({ projectId }) => projectId), ...search],
        )
        const counts = new Map(rows.map(({ project_id, count }) => [project_id, count]))
        for (const one of group) found.set(one, counts.get(one.projectId) ?? 0)
      }
    })
    return wanted.map((one) => found.get(one) ?? 0)
  }

  async #read(wanted: readonly Reference[], from: string): Promise<(Contact | null)[]> {
    const rows = await this.#inTenant([...new Set(wanted.map(({ projectId }) => projectId))], (tx) =>
      tx.query<Contact & { asked: string }>(`select ${CONTACT_COLUMNS}, wanted.id as asked ${from}`, [
        wanted.map(({ projectId }) => projectId),
        wanted.map(({ id }) => id),
      ]),
    )
    const byAsked = new Map(rows.map(({ asked, ...contact }) => [asked, contact]))
    return wanted.map(({ id }) => byAsked.get(id) ?? null)
  }
}

type Searched = { projectId: string; search: readonly string[] }
type Reference = { projectId: string; id: string }

const WANTED = 'from unnest($1::uuid[], $2::uuid[]) as wanted (project_id, id)'
const BY_ID = `${WANTED} join growth.contacts c on c.project_id = wanted.project_id and c.id = wanted.id`
const BY_ORDER = `${WANTED}
  join growth.contact_orders o on o.project_id = wanted.project_id and o.order_id = wanted.id
  join growth.contacts c on c.project_id = o.project_id and c.id = o.contact_id`
