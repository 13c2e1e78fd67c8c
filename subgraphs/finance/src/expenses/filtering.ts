import type { Conditions } from '@howl/platform/conditions'
import { badInput, notFound } from '@howl/platform/errors'
import { isUuid } from '@howl/platform/ids'
import type { ExpenseFilter } from '../__generated__/resolvers.ts'
import { checkRange } from '../day-ranges.ts'
import { nameKey } from '../name-keys.ts'
import { searchWords } from '../search-text.ts'

const MOST_NAMED = 200

/**
 * Adds what a filter says about `finance.expenses e`.
 *
 * @param project how the statement names the project: `parent.id`, `$1`.
 * @throws BAD_USER_INPUT for a reversed range or too many ids, NOT_FOUND for an id that is none.
 */
export function addFilter(conditions: Conditions, filter: ExpenseFilter | null | undefined, project: string): void {
  const { spent, categories, topCategories, vendorIds, ids, changeSetId, recurringExpenseId, importId, isDeleted, search } = filter ?? {}
  conditions.add(() => `e.deleted_at is ${isDeleted ? 'not null' : 'null'}`)
  if (spent) checkRange(spent)
  if (spent) conditions.add((param) => `e.spent_on between ${param(spent.from)}::date and ${param(spent.to)}::date`)
  if (categories) conditions.add((param) => `e.category_id = any (${categoriesWhere(project, `c.key = any (${param(keysOf(categories))}::text[])`)})`)
  if (topCategories) {
    const isTop = `t.project_id = ${project} and t.parent_id is null and t.key`
    conditions.add(
      (param) => `e.category_id = any (${categoriesWhere(project, `coalesce(c.parent_id, c.id) in (select t.id from finance.expense_categories t where ${isTop} = any (${param(keysOf(topCategories))}::text[]))`)})`,
    )
  }
  if (vendorIds) conditions.add((param) => `e.vendor_id = any (${param(checked(vendorIds, 'vendor'))}::uuid[])`)
  if (ids) conditions.add((param) => `e.id = any (${param(checked(ids, 'expense'))}::uuid[])`)
  if (recurringExpenseId) conditions.add((param) => `e.recurring_expense_id = ${param(checkedOne(recurringExpenseId, 'recurring expense'))}::uuid`)
  if (importId) conditions.add((param) => `e.import_id = ${param(checkedOne(importId, 'expense import'))}::uuid`)
  if (changeSetId) {
    conditions.add(
      (param) => `exists (select from finance.expense_change_set_items i where i.project_id = ${project} and i.expense_id = e.id
        and i.change_set_id = ${param(checkedOne(changeSetId, 'expense change set'))}::uuid and i.state in ('CHANGED', 'UNDONE', 'KEPT'))`,
    )
  }
  for (const word of searchWords(search)) {
    conditions.add((param) => {
      const has = (text: string, forms: readonly string[]) => forms.map((form) => `strpos(${text}, ${form}) > 0`).join(' or ')
      const forms = word.map((form) => param(form))
      return `${has('e.search_text', forms)}
        or e.category_id = any (${categoriesWhere(project, has('c.search_text', forms))})
        or e.vendor_id = any (array(select v.id from finance.vendors v where v.project_id = ${project} and (${has('v.search_text', forms)})))`
    })
  }
}

/** Read once a statement and not once an expense. */
const categoriesWhere = (project: string, condition: string): string =>
  `array(select c.id from finance.expense_categories c where c.project_id = ${project} and (${condition}))`

/** No key holds NUL, and PostgreSQL would not even compare it. */
const keysOf = (names: readonly string[]): string[] => names.map(nameKey).filter((key) => !key.includes('\0'))

function checked(ids: readonly string[], what: string): readonly string[] {
  if (ids.length > MOST_NAMED) throw badInput(`Name at most ${MOST_NAMED} records.`)
  return ids.map((id) => checkedOne(id, what))
}

function checkedOne(id: string, what: string): string {
  if (!isUuid(id)) throw notFound(what)
  return id
}
