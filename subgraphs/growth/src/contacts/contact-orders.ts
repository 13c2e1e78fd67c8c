import type { Tx } from '@howl/platform/database'
import { publish } from '@howl/platform/events'
import { uuidv7 } from '@howl/platform/ids'
import { contactCreated } from '@howl/schema/events/growth'
import { nameKey, searchText } from './search-text.ts'

/** What an event of finance says about an order and who placed it. */
export type OrderFact = {
  projectId: string
  orderId: string
  customer: { name: string; email: string | null }
} & ({ placedAt: Date } | { paidAt: Date })

/**
 * Takes one event about an order: finds or makes the contact, and brings the contact's figures up to date. Events may
 * come in any order, twice, and at the same time in several workers; the contacts that result are the same.
 *
 * An e-mail, in lower case, names a contact of the project. Without one the order gets a contact of its own: people
 * share names.
 */
export async function noteOrder(tx: Tx, fact: OrderFact): Promise<void> {
  // Two batches that meet the same orders in another order would wait for each other in a circle; one after the other,
  // they do not. The keys below are what keeps the contacts right.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('growth.contact_orders/' || $1, 0))`, [fact.projectId])
  const contactId = await claimOrder(tx, fact)
  if (contactId !== null) return refreshContact(tx, { ...fact, contactId, newOrders: 1 })
  const known = await correctTime(tx, fact)
  // A payment of an order that is known says nothing new about its contact.
  if ('placedAt' in fact) await refreshContact(tx, { ...fact, contactId: known, newOrders: 0 })
}

/**
 * The key on the order decides which of two events that arrive at once makes the contact.
 *
 * @returns the contact, or null when another event has claimed the order before.
 */
async function claimOrder(tx: Tx, fact: OrderFact): Promise<string | null> {
  const { projectId, orderId, customer } = fact
  const contactId = uuidv7()
  const placedAt = 'placedAt' in fact ? fact.placedAt : null
  const orderedAt = 'placedAt' in fact ? fact.placedAt : fact.paidAt
  const claimed = await tx.query(
    `insert into growth.contact_orders (order_id, project_id, contact_id, customer_name, placed_at, ordered_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (order_id) do nothing returning order_id`,
    [orderId, projectId, contactId, customer.name, placedAt, orderedAt],
  )
  if (claimed.length === 0) return null
  const email = emailKey(customer.email)
  const [contact] = await tx.query<{ id: string }>(
    // The update changes nothing: it locks the contact and gives its id.
    `insert into growth.contacts as c (id, project_id, name, email, name_key, search_text) values ($1, $2, $3, $4, $5, $6)
     on conflict (project_id, email) where email is not null do update set email = c.email returning c.id`,
    [contactId, projectId, customer.name, email, nameKey(customer.name), searchText(customer.name, email)],
  )
  if (!contact) throw new Error('an upsert gave no contact')
  if (contact.id === contactId) {
    await publish(tx, contactCreated, { projectId, subject: contactId, payload: { contactId } })
  } else {
    await tx.query(`update growth.contact_orders set contact_id = $3 where project_id = $1 and order_id = $2`, [
      projectId,
      orderId,
      contact.id,
    ])
  }
  return contact.id
}

/** A payment that came first dated the order by when it was paid; the order's own event knows better. */
async function correctTime(tx: Tx, fact: OrderFact): Promise<string> {
  const { projectId, orderId } = fact
  const [order] =
    'placedAt' in fact
      ? await tx.query<{ contact_id: string }>(
          `update growth.contact_orders set placed_at = $3, ordered_at = $3 where project_id = $1 and order_id = $2 returning contact_id`,
          [projectId, orderId, fact.placedAt],
        )
      : await tx.query<{ contact_id: string }>(`select contact_id from growth.contact_orders where project_id = $1 and order_id = $2`, [
          projectId,
          orderId,
        ])
  if (!order) throw new Error(`The order ${orderId} is known in another project.`)
  return order.contact_id
}

type Refresh = { projectId: string; contactId: string; newOrders: number }

/** Name and last order follow from all orders known so far, so that no order of events can leave another result. */
async function refreshContact(tx: Tx, { projectId, contactId, newOrders }: Refresh): Promise<void> {
  // The lock comes first, in a statement of its own: the next one then sees what other workers have committed meanwhile.
  const [contact] = await tx.query<{ email: string | null; name: string }>(
    `select email, name from growth.contacts where project_id = $1 and id = $2 for update`,
    [projectId, contactId],
  )
  const [orders] = await tx.query<{ name: string; last_order_at: Date }>(
    `select (select customer_name from growth.contact_orders where project_id = $1 and contact_id = $2
             order by ordered_at, order_id limit 1) as name,
            (select ordered_at from growth.contact_orders where project_id = $1 and contact_id = $2
             order by ordered_at desc, order_id desc limit 1) as last_order_at`,
    [projectId, contactId],
  )
  if (!contact || !orders) throw new Error(`The contact ${contactId} of an order is gone.`)
  await tx.query(
    `update growth.contacts set order_count = order_count + $3, last_order_at = $4, name = $5, name_key = $6, search_text = $7
     where project_id = $1 and id = $2`,
    [projectId, contactId, newOrders, orders.last_order_at, orders.name, nameKey(orders.name), searchText(orders.name, contact.email)],
  )
}

function emailKey(email: string | null): string | null {
  const key = email?.normalize('NFC').trim().toLowerCase()
  return key ? key : null
}
