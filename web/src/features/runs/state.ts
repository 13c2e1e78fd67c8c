import type { RunState } from '../../__generated__/graphql.ts'
import type { Tone } from '../../parts/StatusMark.tsx'

export const runTones: Record<RunState, Tone> = { QUEUED: 'calm', RUNNING: 'calm', SUCCEEDED: 'good', FAILED: 'bad', CANCELLED: 'calm' }

export function isGoing(state: RunState): boolean {
  return state === 'QUEUED' || state === 'RUNNING'
}
