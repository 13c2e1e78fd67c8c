import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { standFor } from '../merged-names.ts'
import { nameKey } from '../name-keys.ts'
import { searchText } from '../search-text.ts'

export const LONGEST_VENDOR = 200

export type NamedVendor = { id: string; name: string; defaultCategoryId: string | null }

/** A name, and the category that a vendor made of it starts with. */
type Wanted = { name: string; categoryId: string | null }

/**
 * The vendors that names stand for, by `nameKey`: those that are not there yet are made. The name of a vendor that was
 * merged into another stands for that one. Each stays as it is until the transaction ends. One that was withdrawn with its
 * import is made anew by being named.
 */
export async function vendorsNamed(tx: Tx, { projectId, vendors, importId = null }: { projectId: string; vendors: readonly Wanted[]; importId?: string | null }): Promise<Map<string, NamedVendor>> {
  // Of two spellings the first stands.
  const wanted = new Map(vendors.toReversed().map((vendor) => [nameKey(vendor.name), vendor]))
  const found = await findVendors(tx, projectId, [...wanted.keys()])
  const missing = [...wanted].filter(([key]) => !found.has(key)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (missing.length === 0) return found
  await tx.query(
    `insert into finance.vendors as v (project_id, made_by_import, id, name, key, search_text, default_category_id)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[]) on conflict on constraint vendors_key
     do update set withdrawn_at = null, made_by_import = excluded.made_by_import, default_category_id = excluded.default_category_id where v.withdrawn_at is not null`,
    [
      projectId,
      importId,
      missing.map(() => uuidv7()),
      missing.map(([, { name }]) => name),
      missing.map(([key]) => key),
      missing.map(([, { name }]) => searchText([name])),
      missing.map(([, { categoryId }]) => categoryId),
    ],
  )
  const all = await findVendors(tx, projectId, [...wanted.keys()])
  if (all.size < wanted.size) throw new Error('a vendor vanished')
  return all
}

type FoundVendor = NamedVendor & { key: string; mergedInto: string | null; isWithdrawn: boolean }

/** Those of the names that are there, and not withdrawn, by `nameKey`. */
export const findVendors = (tx: Tx, projectId: string, keys: readonly string[]): Promise<Map<string, NamedVendor>> =>
  standFor(keys, (by, values) =>
    tx.query<FoundVendor>(
      `select v.id, v.key, v.name, v.default_category_id as "defaultCategoryId", v.merged_into as "mergedInto", v.withdrawn_at is not null as "isWithdrawn"
       from finance.vendors v where v.project_id = $1 and v.${by} = any ($2) order by v.id for key share`,
      [projectId, values],
    ),
  )

/** The vendor of one name; null for no name. */
export async function vendorNamed(tx: Tx, projectId: string, { name, categoryId }: { name: string | null; categoryId: string | null }): Promise<NamedVendor | null> {
  if (name === null) return null
  return (await vendorsNamed(tx, { projectId, vendors: [{ name, categoryId }] })).get(nameKey(name)) ?? null
}

/** Where expenses of vendors belong by now: those that were merged into another, there. Each stays so until the transaction ends. */
export async function followMergedVendors(tx: Tx, projectId: string, ids: readonly string[]): Promise<(id: string | null) => string | null> {
  const rows =
    ids.length === 0
      ? []
      : await tx.query<{ id: string; into: string | null }>(
          'select v.id, v.merged_into as into from finance.vendors v where v.project_id = $1 and v.id = any ($2) order by v.id for key share',
          [projectId, [...new Set(ids)]],
        )
  const into = new Map(rows.map((row) => [row.id, row.into]))
  return (id) => (id === null ? null : (into.get(id) ?? id))
}
