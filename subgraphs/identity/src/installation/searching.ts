import type { Conditions } from '@howl/platform/conditions'
import { badInput } from '@howl/platform/errors'
import type { PageKey } from '@howl/platform/pagination'

const LONGEST_SEARCH = 200

/** Each word has to stand in the row's `search_text`, wherever. Both sides are folded by the same function. */
export function addSearch(conditions: Conditions, column: string, search: string | null | undefined): void {
  if ((search?.length ?? 0) > LONGEST_SEARCH) throw badInput(`A search has at most ${LONGEST_SEARCH} characters.`)
  const words = (search ?? '').replaceAll('\0', '').split(/\s+/).filter(Boolean)
  for (const word of words) conditions.add((param) => `strpos(${column}, identity.fold_text(${param(word)}::text)) > 0`)
}

/** By name or by creation, each with its index; the id decides between equals. */
export function sortKeys<Row extends { id: string; createdAt: Date; sortName: string }>(table: string, sort: 'CREATED_AT_DESC' | 'CREATED_AT_ASC' | 'NAME_ASC' | 'NAME_DESC'): PageKey<Row>[] {
  const direction = sort.endsWith('_ASC') ? 'ASC' : 'DESC'
  const first: PageKey<Row> = sort.startsWith('NAME')
    ? { column: `lower(${table}.name)`, type: 'text', direction, of: ({ sortName }) => sortName }
    : { column: `${table}.created_at`, type: 'timestamptz', direction, of: ({ createdAt }) => createdAt }
  return [first, { column: `${table}.id`, type: 'uuid', direction, of: ({ id }) => id }]
}
