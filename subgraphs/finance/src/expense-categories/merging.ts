import type { Tx } from '@howl/platform/database'
import { notFound } from '@howl/platform/errors'
import { columnsOf } from '../columns.ts'
import { refuse } from '../refusals.ts'
import { ExpenseCategory } from './entities.ts'

export type CategoryMerge = { from: string; into: string }

/** What the merge changed beside expenses, so that it can be taken back. */
export type BeforeCategoryMerge = { parentId: string | null; archivedAt: string | null; children: string[]; redirects: string[] }

/**
 * From here on the name of the first stands for the second. Nobody books on the first any more: whoever has looked its name
 * up holds it until the booking is committed, and is waited for here.
 *
 * @throws NOT_FOUND, or a refusal.
 */
export async function redirectCategory(tx: Tx, projectId: string, { from: fromId, into: intoId }: CategoryMerge): Promise<{ category: ExpenseCategory; before: BeforeCategoryMerge }> {
  const rows = await tx.query<ExpenseCategory>(
    `select ${columnsOf(ExpenseCategory, 'c')} from finance.expense_categories c where c.project_id = $1 and c.id = any ($2) order by c.id for update`,
    [projectId, [fromId, intoId]],
  )
  const [from, into] = [fromId, intoId].map((id) => rows.find((row) => row.id === id))
  if (!from || !into) throw notFound('expense category')
  if (from.id === into.id) refuse(['intoId'], 'These are the same category. Choose the one that the expenses move to.')
  if (from.mergedInto) refuse(['id'], `${from.name} was merged into another category already.`)
  if (into.mergedInto) refuse(['intoId'], `${into.name} was itself merged into another category. Choose that one.`)
  if (into.archivedAt) refuse(['intoId'], `${into.name} is archived. Restore it, or choose another.`)
  const children = await tx.query<{ id: string }>('select id from finance.expense_categories where project_id = $1 and parent_id = $2 order by id for update', [projectId, from.id])
  if (children.length > 0 && into.parentId) refuse(['intoId'], `There are categories beneath ${from.name}, and ${into.name} is no top category. Move them first.`)
  await tx.query('update finance.expense_categories set parent_id = $3, updated_at = now() where project_id = $1 and parent_id = $2', [projectId, from.id, into.id])
  const redirects = await tx.query<{ id: string }>(
    'update finance.expense_categories set merged_into = $3, updated_at = now() where project_id = $1 and merged_into = $2 returning id',
    [projectId, from.id, into.id],
  )
  // Out of the tree, so that it holds nothing back: a category with others beneath it cannot be moved.
  await tx.query(
    `update finance.expense_categories set merged_into = $3, parent_id = null, archived_at = coalesce(archived_at, now()), updated_at = now()
     where project_id = $1 and id = $2`,
    [projectId, from.id, into.id],
  )
  return {
    category: into,
    before: {
      parentId: from.parentId,
      archivedAt: from.archivedAt?.toISOString() ?? null,
      children: children.map(({ id }) => id),
      redirects: redirects.map(({ id }) => id),
    },
  }
}

/** Takes a merge back, as far as nobody has changed the same things since. */
export async function restoreMergedCategory(tx: Tx, projectId: string, { from, into, before }: CategoryMerge & { before: BeforeCategoryMerge }): Promise<void> {
  await tx.query('select from finance.expense_categories where project_id = $1 and id = any ($2) order by id for update', [projectId, [from, into]])
  await tx.query(
    `update finance.expense_categories c set merged_into = null, archived_at = $4::timestamptz, updated_at = now(),
       parent_id = (select p.id from finance.expense_categories p where p.project_id = $1 and p.id = $5 and p.parent_id is null and p.merged_into is null)
     where c.project_id = $1 and c.id = $2 and c.merged_into = $3`,
    [projectId, from, into, before.archivedAt, before.parentId],
  )
  // It may have become a category beneath another in the meantime only if nothing hung on it: then these stay where they are.
  await tx.query(
    `update finance.expense_categories set parent_id = $3, updated_at = now()
     where project_id = $1 and id = any ($4) and parent_id = $2
       and exists (select from finance.expense_categories f where f.project_id = $1 and f.id = $3 and f.parent_id is null)`,
    [projectId, into, from, before.children],
  )
  await tx.query('update finance.expense_categories set merged_into = $3, updated_at = now() where project_id = $1 and id = any ($4) and merged_into = $2', [
    projectId,
    into,
    from,
    before.redirects,
  ])
}
