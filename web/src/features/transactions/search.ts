import type { MatchState, TransactionSort } from '../../__generated__/graphql.ts'
import { pickTexts, readListSearch, type ListSearch } from '../../parts/list-search.ts'

export const matchStates = ['UNMATCHED', 'MATCHED', 'SET_ASIDE', 'NOT_APPLICABLE', 'VOID'] as const satisfies readonly MatchState[]
export const transactionSorts = ['OCCURRED_AT_DESC', 'OCCURRED_AT_ASC', 'AMOUNT_DESC', 'AMOUNT_ASC'] as const satisfies readonly TransactionSort[]

export interface TransactionsSearch extends ListSearch {
  match?: string
  direction?: string
  /** What was set aside as one of these. */
  aside?: string
  /** The row whose details are open. */
  open?: string
}

export function transactionsSearch(raw: Record<string, unknown>): TransactionsSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['match', 'direction', 'aside', 'open']) }
}
