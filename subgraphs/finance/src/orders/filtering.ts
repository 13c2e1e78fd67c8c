import type { Conditions } from '@howl/platform/conditions'
import { badInput, notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import type { OrderFilter } from '../__generated__/resolvers.ts'
import { boundAmount } from '../amount-ranges.ts'
import { searchWords } from '../search-text.ts'

const MOST_NAMED = 200

/**
 * Adds what a filter says about `finance.orders o`. Its days are bound by `parent.lower` and `parent.upper`: see `instantsOf`.
 *
 * @throws BAD_USER_INPUT for a bound that is no amount of the project's currency or for too many ids, NOT_FOUND for an id that is none.
 */
export function addOrderFilter(conditions: Conditions, filter: OrderFilter | null | undefined, currency: string): void {
  const { statuses, placed, search, customerKey, total, paid, due, hasEmail, hasReference, isOverpaymentOpen, changeSetId, ids, exceptIds } = filter ?? {}
  if (ids) conditions.add((param) => `o.id = any (${param(checked(ids))}::uuid[])`)
  if (changeSetId) {
    conditions.add(
      (param) => `exists (select from finance.order_change_set_items i where i.project_id = o.project_id and i.order_id = o.id
        and i.change_set_id = ${param(checkedOne(changeSetId, 'order change set'))}::uuid and i.state in ('CHANGED', 'UNDONE', 'KEPT'))`,
    )
  }
  if (exceptIds) conditions.add((param) => `o.id <> all (${param(checked(exceptIds))}::uuid[])`)
  if (customerKey) conditions.add((param) => `o.customer_key = ${param(customerKey)}`)
  if (total) boundAmount(conditions, 'o.total_minor', { ...total, currency })
  if (paid) boundAmount(conditions, 'o.paid_place', { ...paid, currency })
  if (due) boundAmount(conditions, 'o.due_minor', { ...due, currency })
  if (hasEmail != null) conditions.add(() => `o.customer_email is ${hasEmail ? 'not null' : 'null'}`)
  if (hasReference != null) conditions.add(() => `o.reference is ${hasReference ? 'not null' : 'null'}`)
  // The state stands in the statement itself, so that PostgreSQL sees that the index of overpaid orders serves.
  if (isOverpaymentOpen) conditions.add(() => `o.status = 'OVERPAID' and o.paid_minor - o.total_minor > o.kept_overpayment_minor`)
  if (statuses) conditions.add((param) => `o.status = any (${param(statuses)}::text[])`)
  if (placed) conditions.add(() => 'o.placed_at >= parent.lower and o.placed_at < parent.upper')
  for (const word of searchWords(search)) {
    conditions.add((param) => word.map((form) => `strpos(o.search_text, ${param(form)}) > 0`).join(' or '))
  }
}

function checked(ids: readonly string[]): readonly string[] {
  if (ids.length > MOST_NAMED) throw badInput(`Name at most ${MOST_NAMED} records.`)
  return ids.map((id) => checkedOne(id, 'order'))
}

function checkedOne(id: string, what: string): string {
  if (!isUuid(id)) throw notFound(what)
  return id
}
