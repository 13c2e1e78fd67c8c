import type { Claims } from '@howl/platform/claims'
import { formatMoney, type Money } from '@howl/platform/money'
import type { Projects } from '../projects/projects.ts'
import { fold } from '../search-text.ts'

/**
 * Orders of one customer have one key: the e-mail address in lower case, or else the name. A name alone may be shared
 * by several people, which its prefix says.
 */
export const customerKey = ({ customerName, customerEmail }: { customerName: string; customerEmail: string | null }): string =>
  customerEmail ? `email:${customerEmail.toLowerCase()}` : `name:${fold(customerName).replaceAll(/\s+/g, ' ')}`

/** What the orders of one customer come to. Cancelled ones are counted and owe nothing. */
export type Customer = {
  key: string
  /** As on the newest order. */
  name: string
  email: string | null
  orderCount: number
  total: Money
  paid: Money
  due: Money
  firstOrderAt: Date
  lastOrderAt: Date
}

type Row = Omit<Customer, 'total' | 'paid' | 'due'> & { currency: string; totalMinor: string; paidMinor: string; dueMinor: string }

/** @returns null for a customer without orders in the project. */
export async function findCustomer(projects: Projects, claims: Claims, { projectId, key }: { projectId: string; key: string }): Promise<Customer | null> {
  const [row] = await projects.read(claims, [projectId], (tx) =>
    tx.query<Row>(
      `select customer_key as key, currency, count(*)::int as "orderCount",
         (array_agg(customer_name order by placed_at desc, id desc))[1] as name, (array_agg(customer_email order by placed_at desc, id desc))[1] as email,
         coalesce(sum(total_minor) filter (where status <> 'CANCELLED'), 0)::text as "totalMinor", sum(paid_minor)::text as "paidMinor",
         coalesce(sum(greatest(total_minor - paid_minor, 0)) filter (where status <> 'CANCELLED'), 0)::text as "dueMinor",
         min(placed_at) as "firstOrderAt", max(placed_at) as "lastOrderAt"
       from finance.orders where project_id = $1 and customer_key = $2 group by customer_key, currency`,
      [projectId, key],
    ),
  )
  if (!row) return null
  const { currency, totalMinor, paidMinor, dueMinor, ...customer } = row
  const money = (minor: string) => formatMoney({ minor: BigInt(minor), currency })
  return { ...customer, total: money(totalMinor), paid: money(paidMinor), due: money(dueMinor) }
}
