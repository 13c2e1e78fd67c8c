import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { badInput, notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import type { Connection, PageArgs, PageKey } from '@howl/platform/pagination'
import { listConditions, openProjectLists, searchBy, type ProjectList } from '@howl/platform/project-lists'
import DataLoader from 'dataloader'
import type { ContactSort, ProjectContactsArgs } from '../__generated__/resolvers.ts'
import type { Contact, ContactOrder } from './entities.ts'
import { patternOf, searchWords } from './search-text.ts'

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

/** The page is found in indexes alone: what few contacts have by that of the texts, what many have along the order of the list. Only the rows of the page are read. */
function contactList(search: string, sort: ContactSort): ProjectList<Contact> {
  const conditions = listConditions()
  const words = searchWords(search)
  for (const word of words) conditions.add((param) => `c.search_text like ${param(patternOf(word))}`)
  return {
    columns: 'c.id',
    from: 'growth.contacts c',
    projectColumn: 'c.project_id',
    keys: SORTS[sort],
    conditions,
    found: searchBy('growth.contacts', { key: 'c.id', words: words.map((word) => [word]) }),
    details: { columns: CONTACT_COLUMNS, join: 'growth.contacts c on c.project_id = parent.id and c.id = page.id' },
  }
}

const orderList = ({ id, orderCount }: Contact): ProjectList<OrderRow> => ({
  columns: 'o.order_id as "orderId", o.project_id as "projectId", o.ordered_at as "orderedAt"',
  from: 'growth.contact_orders o',
  projectColumn: 'o.project_id',
  owner: { column: 'o.contact_id', id },
  keys: NEWEST_ORDER_FIRST,
  total: orderCount,
  defaultFirst: 20,
})

/** The contacts that one request may see. Scopes are checked by the schema before anything here is called. */
export class Contacts {
  readonly #inTenant: <Result>(projectIds: readonly string[], work: (tx: Tx) => Promise<Result>) => Promise<Result>
  readonly #lists
  readonly #byId
  readonly #byOrder
  readonly #orderIds
  readonly #firstOrder

  constructor({ claims, db }: { claims: Claims; db: Database }) {
    const inTenant = (this.#inTenant = (projectIds, work) => db.inTenant(claims, projectIds, work))
    this.#lists = openProjectLists(inTenant)
    this.#byId = new DataLoader((wanted: readonly Reference[]) => this.#read(wanted, BY_ID), { cacheKeyFn: ({ id }) => id })
    this.#byOrder = new DataLoader((wanted: readonly Reference[]) => this.#read(wanted, BY_ORDER), { cacheKeyFn: ({ id }) => id })
    this.#orderIds = new DataLoader((wanted: readonly Reference[]) => this.#readOrders(wanted, ORDER_IDS), { cacheKeyFn: ({ id }) => id })
    this.#firstOrder = new DataLoader((wanted: readonly Reference[]) => this.#readOrders(wanted, FIRST_ORDER), { cacheKeyFn: ({ id }) => id })
  }

  /** @throws BAD_USER_INPUT */
  async list(projectId: string, { filter, sort, ...args }: Partial<ProjectContactsArgs>): Promise<Connection<Contact>> {
    const text = filter?.search ?? ''
    if (text.length > LONGEST_SEARCH) throw badInput(`A search has at most ${LONGEST_SEARCH} characters.`)
    return this.#lists.page(projectId, contactList(text, sort ?? 'CREATED_AT_DESC'), args)
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
    const { edges, pageInfo, totalCount } = await this.#lists.page(contact.projectId, orderList(contact), args)
    const references = edges.map(({ cursor, node: { orderId, projectId } }) => ({
      cursor,
      node: { __typename: 'Order' as const, id: orderId, projectId },
    }))
    return { edges: references, nodes: references.map(({ node }) => node), pageInfo, totalCount }
  }

  /** Of the newest orders, the newest first. */
  async orderIds({ id, projectId }: Contact): Promise<string[]> {
    return this.#orderIds.load({ id, projectId })
  }

  /** The order that made the contact; the orders that came in the same moment made it together. */
  async createdFrom({ id, projectId }: Contact): Promise<OrderReference | null> {
    const [orderId] = await this.#firstOrder.load({ id, projectId })
    return orderId === undefined ? null : { __typename: 'Order', id: orderId, projectId }
  }

  async #readOrders(wanted: readonly Reference[], sql: string): Promise<string[][]> {
    const rows = await this.#inTenant([...new Set(wanted.map(({ projectId }) => projectId))], (tx) =>
      tx.query<{ asked: string; orderIds: string[] }>(sql, [wanted.map(({ projectId }) => projectId), wanted.map(({ id }) => id)]),
    )
    const byContact = new Map(rows.map(({ asked, orderIds }) => [asked, orderIds]))
    return wanted.map(({ id }) => byContact.get(id) ?? [])
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

type Reference = { projectId: string; id: string }

const WANTED = 'from unnest($1::uuid[], $2::uuid[]) as wanted (project_id, id)'
const BY_ID = `${WANTED} join growth.contacts c on c.project_id = wanted.project_id and c.id = wanted.id`
const MOST_ORDER_IDS = 1_000
const ORDER_IDS = `
  select wanted.id as asked, array(
    select o.order_id from growth.contact_orders o where o.project_id = wanted.project_id and o.contact_id = wanted.id
    order by o.ordered_at desc, o.order_id desc limit ${MOST_ORDER_IDS}) as "orderIds"
  ${WANTED}`
const FIRST_ORDER = `
  select wanted.id as asked, array(
    select o.order_id from growth.contact_orders o where o.project_id = wanted.project_id and o.contact_id = wanted.id
    order by o.created_at, o.ordered_at, o.order_id limit 1) as "orderIds"
  ${WANTED}`
const BY_ORDER = `${WANTED}
  join growth.contact_orders o on o.project_id = wanted.project_id and o.order_id = wanted.id
  join growth.contacts c on c.project_id = o.project_id and c.id = o.contact_id`
