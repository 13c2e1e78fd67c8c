import type { RunState } from '../../__generated__/graphql.ts'
import { pickTexts } from '../../parts/list-search.ts'

export const runStates = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const satisfies readonly RunState[]

export interface RunsSearch {
  state?: string
  view?: string
}

export function runsSearch(raw: Record<string, unknown>): RunsSearch {
  return pickTexts(raw, ['state', 'view'])
}
