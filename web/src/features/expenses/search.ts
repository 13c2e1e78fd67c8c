import type { ExpenseSort } from '../../__generated__/graphql.ts'
import { pickTexts, readListSearch, type ListSearch } from '../../parts/list-search.ts'

export const expenseSorts = ['SPENT_ON_DESC', 'SPENT_ON_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC'] as const satisfies readonly ExpenseSort[]

export interface ExpensesSearch extends ListSearch {
  category?: string
  vendor?: string
  /** Of one change of many. */
  set?: string
  /** Deleted ones, and no others. */
  deleted?: string
}

export function expensesSearch(raw: Record<string, unknown>): ExpensesSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['category', 'vendor', 'set', 'deleted']) }
}

/** The import that is being worked on; none: a new one. */
export function importSearch(raw: Record<string, unknown>): { import?: string } {
  return pickTexts(raw, ['import'])
}
