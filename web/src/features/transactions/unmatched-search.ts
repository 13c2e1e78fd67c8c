import { pickTexts } from '../../parts/list-search.ts'

export interface UnmatchedSearch {
  q?: string
  /** The transfer that is being looked at. */
  open?: string
}

export function unmatchedSearch(raw: Record<string, unknown>): UnmatchedSearch {
  return pickTexts(raw, ['q', 'open'])
}
