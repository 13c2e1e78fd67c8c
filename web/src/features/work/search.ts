import type { WorkState } from '../../__generated__/graphql.ts'
import { pickTexts } from '../../parts/list-search.ts'

export const workStates = ['DEAD', 'STUCK', 'WAITING', 'RUNNING'] as const satisfies readonly WorkState[]
/** What needs a person; the rest goes on by itself. */
export const needyStates: readonly WorkState[] = ['DEAD', 'STUCK']

export interface WorkSearch {
  state?: string
  /** The piece of work whose cause is open. */
  open?: string
}

export function workSearch(raw: Record<string, unknown>): WorkSearch {
  return pickTexts(raw, ['state', 'open'])
}
