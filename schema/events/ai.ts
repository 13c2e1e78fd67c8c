import { z } from 'zod'
import { defineEvent } from './event.ts'

/** The run is in another state, or further on. */
export const runChanged = defineEvent(
  'ai.runChanged',
  z.object({
    runId: z.uuid(),
    state: z.enum(['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED']),
    progress: z.number().int().min(0).max(100),
  }),
)
