import type { ExpenseSort } from '../../__generated__/graphql.ts'
import { pickTexts, readListSearch, type ListSearch } from '../../parts/list-search.ts'

export const expenseSorts = ['SPENT_ON_DESC', 'SPENT_ON_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC'] as const satisfies readonly ExpenseSort[]

export interface ExpensesSearch extends ListSearch {
  category?: string
}

export function expensesSearch(raw: Record<string, unknown>): ExpensesSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['category']) }
}
