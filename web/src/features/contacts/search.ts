import type { ContactSort } from '../../__generated__/graphql.ts'
import { readListSearch, type ListSearch } from '../../parts/list-search.ts'

export const contactSorts = ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'NAME_ASC', 'NAME_DESC'] as const satisfies readonly ContactSort[]

export function contactsSearch(raw: Record<string, unknown>): ListSearch {
  return readListSearch(raw)
}
