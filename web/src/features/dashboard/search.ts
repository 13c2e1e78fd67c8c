import type { RangeSearch } from '../../format/ranges.ts'
import { pickTexts } from '../../parts/list-search.ts'

export function homeSearch(raw: Record<string, unknown>): RangeSearch {
  return pickTexts(raw, ['range', 'from', 'to'])
}
