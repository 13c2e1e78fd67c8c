import type { Tx } from '@howl/platform/database'

const MOST_NAMED = 10

/**
 * Takes back what an import made beside expenses, once these are undone: categories and vendors that nothing uses and nobody
 * has edited since. Versions of expenses name them for ever, so they are not deleted: they are withdrawn, which nobody sees,
 * and come back when somebody names them again.
 *
 * @returns which of them stay because something uses them, in plain words; null when none does.
 */
export async function withdrawMade(tx: Tx, { projectId, importId }: { projectId: string; importId: string }): Promise<string | null> {
  // Locked in a statement of their own: whoever records an expense with one of them at this moment is waited for, and seen by the next.
  await tx.query('select id from finance.vendors where project_id = $1 and made_by_import = $2 order by id for update', [projectId, importId])
  await tx.query('select id from finance.expense_categories where project_id = $1 and made_by_import = $2 order by id for update', [projectId, importId])
  await tx.query(
    `update finance.vendors v set withdrawn_at = now()
     where v.project_id = $1 and v.made_by_import = $2 and v.withdrawn_at is null and v.merged_into is null and v.updated_at = v.created_at
       and not exists (select from finance.expenses e where e.project_id = v.project_id and e.vendor_id = v.id and e.deleted_at is null)
       and not exists (select from finance.recurring_expenses r where r.project_id = v.project_id and r.vendor_id = v.id)
       and not exists (select from finance.vendors o where o.project_id = v.project_id and o.merged_into = v.id)`,
    [projectId, importId],
  )
  await tx.query(
    `update finance.expense_categories c set withdrawn_at = now(), archived_at = now()
     where c.project_id = $1 and c.made_by_import = $2 and c.withdrawn_at is null and c.merged_into is null and c.archived_at is null and c.updated_at = c.created_at
       and not exists (select from finance.expenses e where e.project_id = c.project_id and e.category_id = c.id and e.deleted_at is null)
       and not exists (select from finance.recurring_expenses r where r.project_id = c.project_id and r.category_id = c.id)
       and not exists (select from finance.expense_categories o where o.project_id = c.project_id and (o.merged_into = c.id or o.parent_id = c.id))
       and not exists (select from finance.vendors v where v.project_id = c.project_id and v.default_category_id = c.id and v.withdrawn_at is null)`,
    [projectId, importId],
  )
  const left = await tx.query<{ name: string }>(
    `select name from finance.expense_categories where project_id = $1 and made_by_import = $2 and withdrawn_at is null
     union all select name from finance.vendors where project_id = $1 and made_by_import = $2 and withdrawn_at is null order by name limit ${MOST_NAMED + 1}`,
    [projectId, importId],
  )
  if (left.length === 0) return null
  const names = left.slice(0, MOST_NAMED).map(({ name }) => name).join(', ')
  return `Made by the import, and left because they are used or were edited since: ${names}${left.length > MOST_NAMED ? ' …' : ''}.`
}

/** What expenses name again is there again. */
export async function bringBack(tx: Tx, projectId: string, { categoryIds, vendorIds }: { categoryIds: readonly string[]; vendorIds: readonly string[] }): Promise<void> {
  await tx.query(
    `with vendors as (update finance.vendors set withdrawn_at = null where project_id = $1 and id = any ($2) and withdrawn_at is not null)
     update finance.expense_categories set withdrawn_at = null, archived_at = null where project_id = $1 and id = any ($3) and withdrawn_at is not null`,
    [projectId, vendorIds, categoryIds],
  )
}
