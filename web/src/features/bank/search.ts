import type { BankFindingKind, BankFindingSort, BankFindingState } from '../../__generated__/graphql.ts'
import { pickTexts, readListSearch, type ListSearch } from '../../parts/list-search.ts'

export const findingStates = ['OPEN', 'RESOLVED', 'DISMISSED'] as const satisfies readonly BankFindingState[]
export const findingKinds = ['ARRIVED_TWICE', 'AMOUNT_DIFFERS', 'NOT_AT_BANK', 'MISSING_HERE', 'WEBHOOK_SILENCE'] as const satisfies readonly BankFindingKind[]
export const findingSorts = ['FOUND_AT_DESC', 'FOUND_AT_ASC'] as const satisfies readonly BankFindingSort[]

export interface BankSearch extends ListSearch {
  state?: string
  kind?: string
  /** Of one connection, by its id. */
  connection?: string
}

export function bankSearch(raw: Record<string, unknown>): BankSearch {
  return { ...readListSearch(raw), ...pickTexts(raw, ['state', 'kind', 'connection']) }
}
