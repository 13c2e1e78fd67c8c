import type { Tx } from '@howl/platform/database'
import type { InputReader } from '@howl/platform/input'
import { uuidv7 } from '@howl/platform/ids'
import { standFor } from '../merged-names.ts'
import { nameKey } from '../name-keys.ts'
import { searchText } from '../search-text.ts'

export const LONGEST_CATEGORY = 80

export type NamedCategory = { id: string; name: string; isArchived: boolean }

/**
 * The categories that names stand for, by `nameKey`: those that are not there yet are made. The name of a category that
 * was merged into another stands for that one.
 *
 * Each stays as it is until the transaction ends: a merge waits, so nothing is booked on a category that has just gone. One
 * that was withdrawn with its import is made anew by being named.
 */
export async function categoriesNamed(tx: Tx, { projectId, names, importId = null }: { projectId: string; names: readonly string[]; importId?: string | null }): Promise<Map<string, NamedCategory>> {
  // Of two spellings the first stands.
  const wanted = new Map(names.toReversed().map((name) => [nameKey(name), name]))
  const found = await findCategories(tx, projectId, [...wanted.keys()])
  const missing = [...wanted].filter(([key]) => !found.has(key)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (missing.length === 0) return found
  await tx.query(
    `insert into finance.expense_categories as c (project_id, made_by_import, id, name, key, search_text)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) on conflict on constraint expense_categories_key
     do update set withdrawn_at = null, archived_at = null, made_by_import = excluded.made_by_import where c.withdrawn_at is not null`,
    [projectId, importId, missing.map(() => uuidv7()), missing.map(([, name]) => name), missing.map(([key]) => key), missing.map(([, name]) => searchText([name]))],
  )
  const all = await findCategories(tx, projectId, [...wanted.keys()])
  if (all.size < wanted.size) throw new Error('an expense category vanished')
  return all
}

type FoundCategory = NamedCategory & { key: string; mergedInto: string | null; isWithdrawn: boolean }

const findCategories = (tx: Tx, projectId: string, keys: readonly string[]): Promise<Map<string, NamedCategory>> =>
  standFor(keys, (by, values) =>
    tx.query<FoundCategory>(
      `select c.id, c.key, c.name, c.archived_at is not null as "isArchived", c.merged_into as "mergedInto", c.withdrawn_at is not null as "isWithdrawn"
       from finance.expense_categories c where c.project_id = $1 and c.${by} = any ($2) order by c.id for key share`,
      [projectId, values],
    ),
  )

/**
 * The category that a name in an input stands for; it is made when it is not there yet.
 *
 * @returns null when it cannot be booked on, and says so to the reader.
 */
export async function readCategory(tx: Tx, { projectId, name, reader, path }: { projectId: string; name: string; reader: InputReader; path: string[] }): Promise<string | null> {
  const category = (await categoriesNamed(tx, { projectId, names: [name] })).get(nameKey(name))
  if (!category) throw new Error('an expense category vanished')
  if (!category.isArchived) return category.id
  reader.fault(path, archivedText(category.name))
  return null
}

export const archivedText = (name: string): string => `The category ${name} is archived. Restore it, or choose another.`

/** Where expenses of categories belong by now: those that were merged into another, there. Each stays so until the transaction ends. */
export async function followMerged(tx: Tx, projectId: string, ids: readonly string[]): Promise<(id: string) => string> {
  const rows = await tx.query<{ id: string; into: string | null }>(
    `select c.id, c.merged_into as into from finance.expense_categories c where c.project_id = $1 and c.id = any ($2) order by c.id for key share`,
    [projectId, [...new Set(ids)]],
  )
  const into = new Map(rows.map((row) => [row.id, row.into]))
  return (id) => into.get(id) ?? id
}

/**
 * The category that a vendor falls back on, wherever it has been merged to.
 */
export async function fallbackCategory(tx: Tx, projectId: string, id: string): Promise<NamedCategory> {
  const followed = (await followMerged(tx, projectId, [id]))(id)
  const [category] = await tx.query<NamedCategory>(
    `select c.id, c.name, c.archived_at is not null as "isArchived" from finance.expense_categories c where c.project_id = $1 and c.id = $2 for key share`,
    [projectId, followed],
  )
  if (!category) throw new Error('an expense category vanished')
  return category
}
