import type { Tx } from '@howl/platform/database'
import { uuidv7 } from '@howl/platform/ids'
import { nameKey } from '../name-keys.ts'
import { searchText } from '../search-text.ts'

/** Top categories, and what stands beneath each. */
type Tree = Readonly<Record<string, readonly string[]>>

const EVERYWHERE: Tree = {
  Administration: ['Bank fees', 'Office', 'Software', 'Tax', 'Travel'],
  Marketing: [],
  People: ['Salaries'],
}

/** What a project of each kind is likely to need besides. A suggestion: any of it may be renamed, moved, archived. */
const BY_KIND: Readonly<Record<string, Tree>> = {
  PRINT_SHOP: { Administration: ['Rent'], Fulfilment: ['Packaging', 'Shipping'], Workshop: ['Electricity', 'Filament', 'Machines', 'Spare parts'] },
  SAAS_TOOL: { People: ['Contractors'], Service: ['Domains', 'Hosting', 'Support'] },
  EVENT: { Event: ['Catering', 'Equipment', 'Insurance', 'Performers', 'Security', 'Venue'] },
  DIGITAL_PRODUCT: { People: ['Contractors'], Product: ['Hosting', 'Licences', 'Platform fees'] },
  TREND: { Fulfilment: ['Packaging', 'Shipping'], Goods: ['Samples', 'Stock'] },
}

type Named = { projectId: string; parent: string | null; name: string }

function defaultsOf({ projectId, kind }: { projectId: string; kind: string }): Named[] {
  const trees = [EVERYWHERE, BY_KIND[kind] ?? {}]
  const tops = [...new Set(trees.flatMap((tree) => Object.keys(tree)))]
  return tops.flatMap((top) => [
    { projectId, parent: null, name: top },
    ...trees.flatMap((tree) => tree[top] ?? []).map((name) => ({ projectId, parent: top, name })),
  ])
}

/**
 * Gives projects that finance meets for the first time the categories of their kind, once: what a person then takes away
 * does not come back. A category of the same name that is there already is left where it is, unless it stands nowhere.
 */
export async function createDefaultCategories(tx: Tx, projects: readonly { projectId: string; kind: string }[]): Promise<void> {
  if (projects.length === 0) return
  const met = await tx.query<{ projectId: string }>(
    'update finance.projects set has_categories = true where project_id = any ($1) and not has_categories returning project_id as "projectId"',
    [projects.map(({ projectId }) => projectId)],
  )
  const isMet = new Set(met.map(({ projectId }) => projectId))
  const wanted = projects.filter(({ projectId }) => isMet.has(projectId)).flatMap(defaultsOf)
  if (wanted.length === 0) return
  const columns = (list: readonly Named[]) => [
    list.map(() => uuidv7()),
    list.map(({ projectId }) => projectId),
    list.map(({ name }) => name),
    list.map(({ name }) => nameKey(name)),
    list.map(({ name }) => searchText([name])),
  ]
  await tx.query(
    `insert into finance.expense_categories (id, project_id, name, key, search_text)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]) on conflict on constraint expense_categories_key do nothing`,
    columns(wanted.filter(({ parent }) => parent === null)),
  )
  const children = wanted.filter(({ parent }) => parent !== null)
  await tx.query(
    `insert into finance.expense_categories as c (id, project_id, name, key, search_text, parent_id)
     select given.id, given.project_id, given.name, given.key, given.search_text, top.id
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) as given (id, project_id, name, key, search_text, top_key)
     join finance.expense_categories top on top.project_id = given.project_id and top.key = given.top_key and top.parent_id is null
     on conflict on constraint expense_categories_key do update set parent_id = excluded.parent_id where c.parent_id is null`,
    [...columns(children), children.map(({ parent }) => nameKey(parent ?? ''))],
  )
}
